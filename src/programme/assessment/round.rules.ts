import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Participant, Round, WorkCalendar } from '../calendar/types.ts'
import { workingDaysBetween } from '../calendar/working-day.rules.ts'
import type { SheetState } from './procedure.types.ts'

/** `none`: no sheet was opened. */
export type CommuneState = 'none' | SheetState

/** How a commune stands in a round by the set that all must fill. */
export type CommuneProgress = Participant & {
  sheetId: number | null
  state: CommuneState
  /** nothing has been submitted yet */
  isMissing: boolean
  /** working days since its own last day, for one that is missing; 0 while there is time */
  lateBy: number
  /** working days after today that it still has, 0 on its last day; null for one that owes nothing or is late */
  daysLeft: number | null
}

type SheetOf = { unitId: number; sheetId: number; setId: string; state: SheetState }

/** The states in which a commune still owes its sheet. `returned`: it was submitted, and is asked again. */
const owes: readonly CommuneState[] = ['none', 'draft', 'moved']

/** Where each commune of a round stands on a day, those that owe most first, then by code. Sets beside the first are nobody's duty. */
export function progressOf(
  { setIds }: Pick<Round, 'setIds'>,
  communes: readonly Participant[],
  sheets: readonly SheetOf[],
  today: LocalDate,
  calendar: WorkCalendar,
): CommuneProgress[] {
  const own = new Map(sheets.filter(({ setId }) => setId === setIds[0]).map((sheet) => [sheet.unitId, sheet]))
  // communes share few last days, and counting reads a calendar
  const counted = new Map<LocalDate, number>()
  /** working days from the last day to today, negative while there is time */
  const since = (due: LocalDate) => {
    const days = counted.get(due) ?? workingDaysBetween(due, today, calendar)
    counted.set(due, days)
    return days
  }
  const all = communes.map((commune): CommuneProgress => {
    const sheet = own.get(commune.unitId)
    const state = sheet?.state ?? 'none'
    const isMissing = owes.includes(state)
    const isOver = commune.ownDueOn < today
    const days = isMissing ? Math.abs(since(commune.ownDueOn)) : 0
    const told = { lateBy: isOver ? days : 0, daysLeft: isMissing && !isOver ? days : null }
    return { ...commune, sheetId: sheet?.sheetId ?? null, state, isMissing, ...told }
  })
  return all.sort((a, b) => Number(b.isMissing) - Number(a.isMissing) || b.lateBy - a.lateBy || (a.code < b.code ? -1 : 1))
}

/** Whom a round's communes are told of today. `dueSoon` is the day from which a last day is near. */
export function toldToday(
  progress: readonly CommuneProgress[],
  today: LocalDate,
  soon: LocalDate,
): { opened: number[]; dueSoon: number[]; overdue: number[] } {
  const ids = (which: (one: CommuneProgress) => boolean) => progress.filter(which).map(({ unitId }) => unitId)
  return {
    opened: ids(({ ownDueOn }) => ownDueOn >= today),
    dueSoon: ids(({ isMissing, ownDueOn }) => isMissing && today <= ownDueOn && ownDueOn <= soon),
    overdue: ids(({ isMissing, ownDueOn }) => isMissing && ownDueOn < today),
  }
}
