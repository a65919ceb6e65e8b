import { formatNumber } from '../../platform/text/number.ts'
import { type CountedTier, countedTiers } from '../recognition/metrics.ts'
import { measureSlug } from './measure.rules.ts'
import type { Mark, Measure } from './measure.types.ts'
import { averageText, shareText } from './page.views.ts'

const tierWords: Record<CountedTier, string> = { standard: 'đạt chuẩn', advanced: 'nâng cao', model: 'kiểu mẫu', modern: 'hiện đại' }

/** What communes are said to be that count under a measure: «được công nhận nâng cao», «đạt tiêu chí 10 (Thu nhập)». */
export const countedWords = (measure: Exclude<Measure, { kind: 'met' }>): string =>
  measure.kind === 'tier' ? `được công nhận ${tierWords[measure.tier]}` : `đạt tiêu chí ${measure.code} (${measure.name})`

/** A measure as the name of a map or a table. `one`: each area is one commune. */
export function measureName(measure: Measure, one: boolean): string {
  if (measure.kind === 'met') return one ? 'Số tiêu chí đạt' : 'Tiêu chí đạt bình quân một xã'
  return one ? `Xã ${countedWords(measure)}` : `Tỷ lệ xã ${countedWords(measure)}`
}

/** Everything that a map can be coloured by, for the choice «Chỉ tiêu». */
export const measureChoices = (criteria: readonly { code: string; name: string }[], one: boolean): { value: string; text: string }[] =>
  [
    { kind: 'met' } as const,
    ...countedTiers.map((tier) => ({ kind: 'tier', tier }) as const),
    ...criteria.map((criterion) => ({ kind: 'criterion', ...criterion }) as const),
  ].map((measure) => ({ value: measureSlug(measure), text: measureName(measure, one) }))

/** A part under a measure in words: «61/207 xã (29,5%)», «12,2 tiêu chí/xã»; of one commune «đạt», «chưa». */
export function markText(mark: Mark, measure: Measure, one: boolean): string {
  if (mark === null || mark.den === 0) return '–'
  if (measure.kind === 'met') return one ? formatNumber(mark.num) : (averageText(mark) ?? '–')
  if (one) return mark.num > 0 ? 'có' : 'chưa'
  return `${formatNumber(mark.num)}/${formatNumber(mark.den)} (${shareText(mark.num, mark.den)})`
}
