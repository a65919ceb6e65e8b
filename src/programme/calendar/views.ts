import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { instant } from '../people/views.ts'
import { stateOf } from './round.rules.ts'
import { certaintyNames, setNames, stateNames, stepLevelNames, stepNames } from './text.ts'
import type { Certainty, Deadline, Extension, ExtensionRequest, Round, RoundState, SpecialDay, WorkCalendar } from './types.ts'
import { isWeekend, specialDaysOf, unsettledOf, weekdayOf } from './working-day.rules.ts'

/** A round in a list; `ownDueOn` is the commune's own day where a commune looks. */
export function roundView(round: Round, ownDueOn: LocalDate, today: LocalDate) {
  const state: RoundState = stateOf(round, ownDueOn, today)
  return {
    id: round.id,
    unitId: round.unitId,
    name: round.name,
    opensOn: formatDate(round.opensOn),
    closesOn: formatDate(round.closesOn),
    dueOn: formatDate(ownDueOn),
    isExtended: ownDueOn > round.dueOn,
    endsOn: formatDate(round.endsOn),
    sets: round.setIds.map((id) => ({ id, name: setNames[id] ?? id })),
    source: round.source,
    state,
    stateName: stateNames[state],
    openedBy: round.openedBy,
    cancelledBecause: round.cancelledBecause,
  }
}
export type RoundView = ReturnType<typeof roundView>

/** Where a day comes from; what no document says is told as such. */
const basisOf = (citation: string, certainty: Certainty) =>
  certainty === 'official'
    ? citation
    : certainty === 'inferred'
      ? `${citation}, chưa có văn bản`
      : `${citation} (${certaintyNames[certainty]})`

export const deadlineView = ({ step, level, dueOn, citation, certainty }: Deadline) => ({
  step,
  name: stepNames[step],
  level: stepLevelNames[level],
  dueOn: formatDate(dueOn),
  basis: basisOf(citation, certainty),
})
export type DeadlineView = ReturnType<typeof deadlineView>

/** `unitId` of the round tells what was given to all. */
export const extensionView = (one: Extension, roundUnitId: number) => ({
  key: `${one.unitId} ${one.number}`,
  unit: one.unitId === roundUnitId ? 'Tất cả các xã' : one.unitName,
  until: formatDate(one.until),
  reason: one.reason,
  by: `${one.grantedBy}, ${instant(one.grantedAt)}`,
})
export type ExtensionView = ReturnType<typeof extensionView>

const answerNames = { granted: 'đồng ý', refused: 'không đồng ý' } as const

export const requestView = (one: ExtensionRequest) => ({
  key: `${one.unitId} ${one.number}`,
  unitId: one.unitId,
  number: one.number,
  unit: one.unitName,
  until: formatDate(one.until),
  reason: one.reason,
  by: `${one.askedBy}, ${instant(one.askedAt)}`,
  waits: one.answer === null,
  answer: one.answer === null ? 'chưa trả lời' : `${answerNames[one.answer]}${one.answerReason ? `: ${one.answerReason}` : ''}`,
})
export type RequestView = ReturnType<typeof requestView>

const weekdays = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'].map((name) => name.replace(' ', '\u00a0'))

const specialDayView = ({ day, name, works, certainty, source }: SpecialDay) => ({
  key: `${day} ${name}`,
  day: `${formatDate(day)}, ${weekdays[weekdayOf(day)]}`,
  name,
  kind: works ? 'đi làm' : isWeekend(day) ? 'nghỉ, trùng ngày nghỉ hằng tuần' : 'nghỉ',
  certainty: certaintyNames[certainty],
  source,
})

/** The special days of a year, and what nobody has settled in it. */
export const yearView = (calendar: WorkCalendar, year: number) => ({
  year,
  days: specialDaysOf(calendar, year).map(specialDayView),
  document: calendar.arrangements.find((one) => one.year === year)?.document ?? null,
  unsettled: unsettledOf(calendar, year).map(({ name }) => name),
})
export type YearView = ReturnType<typeof yearView>
