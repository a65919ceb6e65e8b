import type { LocalDate } from '../../platform/base/local-date.ts'
import { dayHref, unitPath } from '../figures/address.rules.ts'
import { figureAt } from '../figures/page.views.ts'
import type { Shown } from '../figures/place.types.ts'
import type { Stage } from '../units/types.ts'

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2022-12-31` → «31 December 2022». */
export function englishDate(day: LocalDate): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^Tỉnh /, ' province'],
  [/^Thành phố /, ' city'],
  [/^Huyện /, ' district'],
]

/** «Tỉnh Cao Bằng» → «Cao Bằng province»; names keep their letters. */
export function englishPlace(name: string): string {
  const [prefix, word] = kinds.find(([pattern]) => pattern.test(name)) ?? [/^/, '']
  return `${name.replace(prefix, '')}${word}`
}

const stages: Record<Stage, string> = { self: 'self-assessed', verified: 'verified', appraised: 'appraised' }

/** Stage, set, coverage, day of publication: what a figure needs beside it to be quoted. */
function sourceOf({ release, picture, resolved }: Pick<Shown, 'release' | 'picture' | 'resolved'>): string[] {
  const coverage = figureAt(picture.figures, 'average-criteria-met')?.coverage
  return [
    `Results as ${stages[picture.frame.stage]}`,
    ...(resolved.set ? [`criteria set ${resolved.set.label.replace('Bộ tiêu chí ', '')}`] : []),
    ...(coverage ? [`data for ${numbers.format(coverage.have)} of ${numbers.format(coverage.of)} communes`] : []),
    `approved for publication ${englishDate(release.approvedOn)}`,
  ]
}

/** The published figures of a place in an English sentence: the same numbers and the same day as on the Vietnamese page. */
export function englishResult({ release, picture, resolved, level }: Shown) {
  const recognised = figureAt(picture.figures, 'communes-recognised', (figure) => !figure.qualifier?.tier)
  const average = figureAt(picture.figures, 'average-criteria-met')?.value ?? null
  const coverage = recognised?.coverage
  const parts = [
    recognised?.value !== null && recognised?.value !== undefined && coverage
      ? `${numbers.format(recognised.value)} of ${numbers.format(coverage.have)} communes${coverage.have < coverage.of ? ' with data' : ''} were recognised as meeting the new rural standard`
      : null,
    average === null ? null : `a commune met ${numbers.format(average)} criteria on average`,
  ].filter((part) => part !== null)
  return {
    place: englishPlace(release.unitName),
    sentence: `As of ${englishDate(release.asOf)}, ${parts.join('; ') || 'no figure can be computed'}.`,
    href: level === 'country' ? unitPath({ level, code: release.unitCode }) : dayHref({ level, code: release.unitCode }, release.asOf),
    source: sourceOf({ release, picture, resolved }),
    isDemonstration: release.demonstration,
  }
}
