import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { canonical } from '../../platform/events/canonical.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { bodyOn } from './queries.ts'
import { insertSlot, provinceName, slotsOn } from './slot.queries.ts'
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
}

/**
 * A province sets the value of a slot from a day on, by a decision of its own; a later value ends an earlier one.
 * Refused: `slot.setUnknown`, `slot.unknown`, `slot.notProvincial`, `slot.noDecision`, `slot.beforeDecision`, `slot.wrongValue`, `slot.notProvince`.
 * The same value of the same decision again changes nothing.
 */
export async function setProvincialSlot(ctx: WriteCtx, slot: NewSlot): Promise<Result<'set' | 'already'>> {
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
  const before = (await slotsOn(ctx.tx, slot.provinceId, set.id, set.version, slot.validFrom)).find(
    ({ indicator }) => indicator === slot.indicator,
  )
  if (before && isSame(before, slot)) return done('already')
  await insertSlot(ctx.tx, { ...slot, setId: set.id, version: set.version, by: ctx.actor, at: ctx.now })
  const { indicator, threshold, decision, decidedOn, validFrom } = slot
  const payload = { set: set.id, version: set.version, indicator, threshold, decision, decidedOn, validFrom }
  await ctx.enter({ chain: `unit:${slot.provinceId}`, kind: 'criteria.slotSet', payload })
  return done('set')
}

const isSame = (before: SlotValue, slot: NewSlot): boolean =>
  before.validFrom === slot.validFrom &&
  before.decision === slot.decision &&
  before.decidedOn === slot.decidedOn &&
  canonical(before.threshold) === canonical(slot.threshold)
