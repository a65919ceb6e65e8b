import { sha256 } from './platform/events/canonical.ts'
import type { Finding } from './programme/documents/file.types.ts'
import type { Examiner } from './programme/documents/port.reads.ts'
import { readText } from './programme/reading/reads.ts'
import type { Finding as Found } from './programme/reading/types.ts'
import { unitById } from './programme/units/reads.ts'

const lowered = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

const findingOf = ({ kind, sentence, stated, computed, how, likely, severity }: Found): Finding => ({
  key: sha256([kind, sentence, stated, computed].join('\n')).slice(0, 16),
  contradiction: severity === 'error',
  sentence,
  text: [`Văn bản ghi ${stated}`, computed ? `tính ra ${computed}` : '', how].filter(Boolean).join('; ').concat(`. ${likely}`),
})

/** Every document is read by the checker of reports before it is signed or leaves: `reading` is a later module, so `documents` gets it from here. */
export const examine: Examiner = async (ctx, { text, unitId }) => {
  const unit = await unitById(ctx, unitId, ctx.today)
  const province = unit?.level === 'commune' && unit.provinceId !== null ? await unitById(ctx, unit.provinceId, ctx.today) : undefined
  const place = unit && unit.level !== 'country' ? [unit, province].flatMap((one) => (one ? [lowered(one.name)] : [])).join(', ') : null
  const { findings } = await readText(ctx, text, { documentDay: ctx.today, place })
  const all = findings.map(findingOf)
  return all.filter(({ key }, at) => all.findIndex((one) => one.key === key) === at)
}
