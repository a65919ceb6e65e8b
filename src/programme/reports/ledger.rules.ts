import type { FigureDefinition, FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Picture, TargetRow } from '../figures/types.ts'
import { differenceOf } from './style.rules.ts'
import type { Quoted, QuotedFrame } from './types.ts'

/** The name of a figure in a report: `communes-in-band:15-18`. The year of what was newly decided or registered follows from the report. */
export function slotOf(key: string, qualifier: Qualifier | null): string {
  const { lo, hi, k, criterion, tier } = qualifier ?? {}
  const part = lo !== undefined ? `${lo}-${hi ?? ''}` : (k ?? criterion ?? tier)
  return part === undefined ? key : `${key}:${part}`
}

export const styleOf = ({ unit, decimals }: Pick<FigureDefinition, 'unit' | 'decimals'>): Quoted['style'] =>
  unit === '%' ? 'percent' : decimals === 0 ? 'count' : 'average'

type Seen = Pick<Picture, 'frame' | 'figures'>

/** The picture of the period before, or why there is none. */
export type Before = { picture: Seen; on: LocalDate } | { why: string }

const communesOf = ({ figures }: Seen) => figures.find(({ key }) => key === 'communes-in-scope')?.value ?? null

/**
 * Whether figures of two days may stand against each other: judged under one set, at one stage, over as many communes. Null where they may; else
 * the sentence that says why not.
 */
export function incomparable(now: Seen, before: Before): string | null {
  if ('why' in before) return before.why
  const day = formatDate(before.on)
  const { frame } = before.picture
  if (frame.set !== now.frame.set) return `Ngày ${day} đánh giá theo bộ tiêu chí khác`
  if (frame.stage !== now.frame.stage) return `Số liệu ngày ${day} ở cấp khác`
  const [then, here] = [communesOf(before.picture), communesOf(now)]
  if (then !== here) return `Số xã trong phạm vi tính thay đổi từ ${then ?? '–'} (ngày ${day}) thành ${here ?? '–'}`
  return null
}

type Change = Pick<Quoted, 'previous' | 'change' | 'noChange'>

/** What a figure was in the period before and how far it moved. */
export function changeSince(figure: FigureValue, now: Seen, before: Before): Change {
  const none = incomparable(now, before)
  if (none !== null || 'why' in before) return { previous: null, change: null, noChange: none }
  const slot = slotOf(figure.key, figure.qualifier)
  const then = before.picture.figures.find((one) => slotOf(one.key, one.qualifier) === slot)
  const day = formatDate(before.on)
  if (!then || then.exact === null || then.value === null) return { previous: null, change: null, noChange: `Ngày ${day} chưa có số liệu` }
  const previous = { value: then.value, exact: then.exact, on: before.on }
  if (figure.exact === null) return { previous, change: null, noChange: null }
  if ((then.coverage?.have ?? 0) !== (figure.coverage?.have ?? 0))
    return {
      previous,
      change: null,
      noChange: `Số xã có số liệu khác nhau: ${then.coverage?.have ?? 0} xã ngày ${day}, nay ${figure.coverage?.have ?? 0} xã`,
    }
  return { previous, change: differenceOf(figure.exact, then.exact), noChange: null }
}

/** The target on a figure that falls due next, else the last one. */
export function targetOf(figure: FigureValue, targets: readonly TargetRow[], asOf: LocalDate): Quoted['target'] {
  const slot = slotOf(figure.key, figure.qualifier)
  const on = targets
    .filter((one) => slotOf(one.key, one.qualifier) === slot && !('units' in (one.qualifier ?? {})))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  const found = on.find(({ due }) => due >= asOf) ?? on.at(-1)
  return found ? { value: found.target, due: found.due, document: found.document, distance: found.distance, reached: found.reached } : null
}

/** Where the number of a figure is entered, for whoever finds it wrong. */
const origins: readonly { keys: RegExp; origin: Quoted['origin'] }[] = [
  { keys: /^communes-(recognised|newly)|^recognised/, origin: { text: 'Quyết định công nhận, tại Hồ sơ', href: '/ho-so' } },
  { keys: /^communes-registered/, origin: { text: 'Danh sách đăng ký', href: '/dang-ky' } },
  { keys: /^communes-in-scope/, origin: { text: 'Danh mục đơn vị hành chính', href: '/don-vi' } },
  { keys: /./, origin: { text: 'Phiếu đánh giá của từng xã', href: '/phieu' } },
]

/** A figure of the registry, quoted. */
export function quotedOf(figure: FigureValue, definition: FigureDefinition, now: Picture, before: Before, frame: QuotedFrame): Quoted {
  const { coverage, value } = figure
  const of = definition.unit === 'xã' && definition.base !== null && value !== null ? (coverage?.have ?? null) : null
  return {
    slot: slotOf(figure.key, figure.qualifier),
    key: figure.key,
    name: figure.name,
    definition: definition.definition,
    unit: figure.unit,
    style: styleOf(definition),
    decimals: definition.decimals,
    value,
    exact: figure.exact,
    of,
    missing: figure.missing?.text ?? null,
    asOf: figure.asOf,
    frame,
    ...changeSince(figure, now, before),
    target: targetOf(figure, now.targets, now.frame.asOf),
    origin: (origins.find(({ keys }) => keys.test(figure.key)) as (typeof origins)[number]).origin,
  }
}

export type Counted = Pick<Quoted, 'slot' | 'name' | 'definition' | 'unit' | 'origin'> & {
  value: number | null
  style?: Quoted['style']
  of?: number | null
  missing?: string | null
  previous?: { value: number; on: LocalDate } | null
}

/** A number counted from the rows of a module, quoted. Without value it says why. */
export function counted(one: Counted, frame: QuotedFrame): Quoted {
  const { slot, name, definition, unit, origin, value, style = 'count', of = null, missing = null, previous = null } = one
  const exact = value === null ? null : { num: value, den: 1 }
  const then = previous === null ? null : { ...previous, exact: { num: previous.value, den: 1 } }
  return {
    ...{ slot, name, definition, unit, origin, value, style, of, missing, exact, frame },
    ...{ key: null, decimals: 0, asOf: value === null ? null : frame.asOf, previous: then, noChange: null, target: null },
    change: exact && then ? differenceOf(exact, then.exact) : null,
  }
}
