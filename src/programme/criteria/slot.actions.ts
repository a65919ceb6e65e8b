import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { canonical } from '../../platform/events/canonical.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { bodyOn } from './queries.ts'
import { insertSlot, lockSlots, provinceName, slotHistory } from './slot.queries.ts'
import { fillSlot } from './slot.rules.ts'
import type { SlotValue, Threshold } from './types.ts'

export type NewSlot = {
  provinceId: number
  /** id or alias; of its versions the one that covers `validFrom` */
  setId: string
  indicator: string
  threshold: Threshold
  decision: string
  decidedOn: LocalDate
  validFrom: LocalDate
  /** what stood when the form was shown (`seenSlot`); absent: whoever asks has not looked */
  seen?: string
}

export type SlotSet = { outcome: 'set' | 'already'; setId: string; version: number; level: string }

/** How a form tells which values it showed: the newest knowledge of them. */
export const seenSlot = (history: readonly Pick<SlotValue, 'knownAt'>[]): string =>
  history
    .map(({ knownAt }) => knownAt.toISOString())
    .sort()
    .at(-1) ?? '-'

/**
 * A province sets the value of a slot from a day on, by a decision of its own; a later value ends an earlier one.
 * Refused: `slot.changed` (somebody else set it meanwhile), `slot.setUnknown`, `slot.unknown`, `slot.notProvincial`, `slot.noDecision`, `slot.beforeDecision`, `slot.wrongValue`, `slot.notProvince`.
 * The same value of the same decision again changes nothing.
 */
export async function setProvincialSlot(ctx: WriteCtx, slot: NewSlot): Promise<Result<SlotSet>> {
  await lockSlots(ctx.tx, slot.provinceId)
  const set = await bodyOn(ctx.tx, slot.setId, slot.validFrom)
  if (!set)
    return refused({
      code: 'slot.setUnknown',
      text: `Không có bộ tiêu chí «${slot.setId}». Xem danh sách bộ tiêu chí đã công bố.`,
      status: 404,
    })
  const filled = fillSlot(set, slot)
  if (!filled.ok) return filled
  const province = await provinceName(ctx.tx, slot.provinceId, slot.validFrom)
  if (province === undefined)
    return refused({
      code: 'slot.notProvince',
      text: 'Chỉ UBND tỉnh quy định mức này. Chọn một tỉnh đang tồn tại vào ngày áp dụng.',
      status: 422,
    })
  const history = await slotHistory(ctx.tx, slot.provinceId, set.id, set.version, slot.indicator)
  const before = history.find(({ validFrom }) => validFrom <= slot.validFrom)
  const told = { setId: set.id, version: set.version, level: set.level }
  if (before && isSame(before, slot)) return done({ outcome: 'already', ...told })
  if (slot.seen !== undefined && slot.seen !== seenSlot(history))
    return refused({
      code: 'slot.changed',
      text: 'Mức này vừa được người khác sửa. Xem mức đang có rồi lưu lại nếu vẫn cần.',
      status: 409,
    })
  await insertSlot(ctx.tx, { ...slot, setId: set.id, version: set.version, by: ctx.actor, at: ctx.now })
  const { indicator, threshold, decision, decidedOn, validFrom } = slot
  const payload = { set: set.id, version: set.version, indicator, threshold, decision, decidedOn, validFrom }
  await ctx.enter({ chain: `unit:${slot.provinceId}`, kind: 'criteria.slotSet', payload })
  return done({ outcome: 'set', ...told })
}

const isSame = (before: SlotValue, slot: NewSlot): boolean =>
  before.validFrom === slot.validFrom &&
  before.decision === slot.decision &&
  before.decidedOn === slot.decidedOn &&
  canonical(before.threshold) === canonical(slot.threshold)
