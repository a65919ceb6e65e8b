import { formatNumber } from '../../platform/text/number.ts'
import { type MovedKind, movedKinds } from '../people/succession.types.ts'
import { instant } from '../people/views.ts'
import type { MapChange, Successor } from '../units/change.types.ts'
import { daysText, planStateNames } from './text.ts'
import type { UnitPlan } from './types.ts'

/** «Xã Bính Xá (06622), toàn bộ», «Xã A (99901), 40%», «Xã B (99902), chưa nêu tỷ lệ». */
export function successorText({ name, code, whole, share }: Successor): string {
  const part = whole ? 'toàn bộ' : share === null ? 'một phần, chưa nêu tỷ lệ' : `${formatNumber(share * 100)}% diện tích`
  return `${name} (${code}), ${part}`
}

type Run = Pick<UnitPlan, 'changes' | 'firstOn' | 'lastOn'> & { change: MapChange }

/** The sentence that answers first. */
export function leadOf({ changes, firstOn, lastOn, change }: Run): string {
  const founded = change.regrounded.filter(({ isNew }) => isNew).length
  const kept = change.regrounded.length - founded
  return `${changes} thay đổi, hiệu lực ${daysText(firstOn, lastOn)}: ${change.endings.length} đơn vị thôi tồn tại, ${founded} đơn vị mới, ${kept} đơn vị đổi địa bàn.`
}

/** What the list shows of a plan. */
export const planRow = (plan: Omit<UnitPlan, 'file'>) => ({
  id: plan.id,
  name: plan.note || plan.fileName,
  days: daysText(plan.firstOn, plan.lastOn),
  changes: plan.changes,
  state: planStateNames[plan.state],
  proposed: `${plan.proposedBy}, ${instant(plan.proposedAt)}`,
  decided: plan.decidedAt ? `${plan.decidedBy}, ${instant(plan.decidedAt)}` : '–',
})

/** What its own page shows. */
export const planView = (plan: UnitPlan) => ({
  ...planRow(plan),
  fileName: plan.fileName,
  file: plan.file,
  stateId: plan.state,
  reason: plan.reason,
  reversed: plan.reversedAt ? `${plan.reversedBy}, ${instant(plan.reversedAt)}: ${plan.reversedBecause}` : null,
})

/** What was chosen in the list of people and duties: `den-assignment-12` = id of the unit, nothing where it stays. */
export const movesOf = (fields: [string, string][]): { kind: MovedKind; id: number; toUnitId: number }[] =>
  fields.flatMap(([name, value]) => {
    const [, kind, id] = /^den-([a-z]+)-(\d{1,9})$/.exec(name) ?? []
    const known = movedKinds.find((one) => one === kind)
    return known && /^\d{1,9}$/.test(value) ? [{ kind: known, id: Number(id), toUnitId: Number(value) }] : []
  })
