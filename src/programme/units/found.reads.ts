import { type FoundPart, nothingFound, partOf, type Sought } from '../../platform/base/found.ts'
import { localDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { type FoundUnit, similarNames, unitsFound, unitsWithin } from './found.queries.ts'
import { spanText } from './lane.views.ts'
import { cutsOf } from './search.rules.ts'
import { levelWords } from './text.ts'

const segments: Record<string, string> = { province: 'tinh', district: 'huyen', commune: 'xa' }
/** words of kinds of units, which name nothing alone: what they find is the whole list */
const kindWords = /^(?:xa|phuong|dac khu|thi tran|thi xa|quan|huyen|tinh|thanh pho)$/

/** The page of a unit; of what has ended on a day of its life. */
const hrefOf = ({ level, code, validFrom, validTo }: FoundUnit): string =>
  `/${segments[level] ?? 'don-vi'}/${code}${validTo ? `?ngay=${validFrom ?? localDate('2004-08-31')}` : ''}`

/** Which units are meant: by a name of today or a former one, by a code, or by a name with those of the units above? */
export async function findUnits(ctx: ReadCtx, sought: Sought, span: Span): Promise<FoundPart> {
  const [folded = ''] = sought.readings
  if (kindWords.test(folded)) return nothingFound
  const cuts = cutsOf(folded).filter(({ name }) => !kindWords.test(name))
  const isWithin = !sought.together && cuts.length > 0
  const rows = isWithin ? await unitsWithin(ctx.tx, cuts, ctx.today, span) : await unitsFound(ctx.tx, sought, ctx.today, span)
  return partOf(rows, (unit) => ({
    ...{ href: hrefOf(unit), title: `${unit.name} (mã ${unit.code})`, date: null, fit: unit.fit },
    text: `${levelWords[unit.level]}, ${spanText(unit)}${unit.current ? '' : ' (đã thay đổi)'}`,
    where: [...new Set([unit.parentName, unit.provinceName])]
      .filter((name) => name && name !== unit.name && name !== 'Việt Nam')
      .join(', '),
  }))
}

/** Names of today that resemble what was typed. */
export const similarUnits = (ctx: ReadCtx, { readings: [folded = ''] }: Sought): Promise<{ name: string; code: string }[]> =>
  similarNames(ctx.tx, folded.slice(0, 60), ctx.today, 6)
