import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { holds } from '../people/held.rules.ts'
import type { Held, RoleId } from '../people/types.ts'
import { type MoveKind, moves } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import type { Every, Responsible, Task, TaskState } from './types.ts'

type Answerable = Pick<Task, 'unitId' | 'bodyId' | 'gathers' | 'assignerUnitId' | 'assignerBodyId' | 'state'>

/** Roles that speak for the whole of their unit, whichever body of it gave the work. */
const speakers: readonly RoleId[] = ['leader', 'coordinationOffice', 'nationalOffice', 'communeLeader']

export const speaksForUnit = ({ role }: Held): boolean => speakers.includes(role)

/** Whether the assignment answers for the task. */
export const answersFor = (held: Held, { unitId, bodyId, gathers }: Answerable): boolean =>
  !gathers && holds(held, 'tasks.report') && held.unitId === unitId && (bodyId === null || bodyId === held.bodyId)

/** Whether the assignment gave the task, or speaks for the unit that gave it. */
export const gave = (held: Held, { assignerUnitId, assignerBodyId }: Answerable): boolean =>
  holds(held, 'tasks.assign') &&
  held.unitId === assignerUnitId &&
  (assignerBodyId === null || assignerBodyId === held.bodyId || speaksForUnit(held))

/** Why a person may not do this to the task now; null when they may. */
export function moveRefusal(kind: MoveKind, held: Held, task: Answerable): Refusal | null {
  const { by, from } = moves[kind]
  if (by === 'responsible' && !answersFor(held, task)) return refusals.notResponsible
  if (by === 'assigner' && !gave(held, task)) return refusals.notAssigner
  if (task.gathers && by !== 'assigner') return refusals.gathers
  return (from as readonly TaskState[]).includes(task.state) ? null : refusals.wrongState(task.state)
}

/** What else the assignment may do with a task, beside its moves. */
export const doableBy = (held: Held, task: Answerable & Pick<Task, 'every' | 'binding' | 'endedOn'>) => ({
  givesOn: mayGiveOn(held, task) && task.endedOn === null,
  stops: task.every !== null && gave(held, task),
  matches: task.binding !== null,
})

/** Whether the assignment may give the task on: who answers for it, or who gathers it. */
export const mayGiveOn = (held: Held, task: Answerable): boolean =>
  holds(held, 'tasks.assign') && (answersFor(held, task) || (task.gathers && held.unitId === task.unitId))

/** The first day of the period that a day lies in. */
export function periodOf(on: LocalDate, every: Every): LocalDate {
  const [year, month] = [on.slice(0, 4), Number(on.slice(5, 7))]
  const first = every === 'year' ? 1 : every === 'quarter' ? month - ((month - 1) % 3) : month
  return `${year}-${String(first).padStart(2, '0')}-01` as LocalDate
}

/** How many months a period has. */
export const monthsOf: Record<Every, number> = { month: 1, quarter: 3, year: 12 }

/** The day in a period on which a recurring task is due: that day of its last month, or the month's end where it is shorter; null where no day was stated. */
export function dueIn(period: LocalDate, every: Every, dueDay: number | null): LocalDate | null {
  if (dueDay === null) return null
  const [year, month] = period.split('-').map(Number) as [number, number]
  const end = new Date(Date.UTC(year, month - 1 + monthsOf[every], 0))
  end.setUTCDate(Math.min(dueDay, end.getUTCDate()))
  return end.toISOString().slice(0, 10) as LocalDate
}

/** The period of the first occurrence: that of the day, or the next one where the day on which it is due is over already. */
export function firstPeriod(today: LocalDate, every: Every, dueDay: number | null): LocalDate {
  const period = periodOf(today, every)
  const due = dueIn(period, every, dueDay)
  if (due === null || due >= today) return period
  const [year, month] = period.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + monthsOf[every], 1)).toISOString().slice(0, 10) as LocalDate
}

/** What a unit or a body is called as the one responsible: «Sở Y tế, Tỉnh Lạng Sơn». */
export const responsibleText = ({ bodyName, unitName }: { bodyName: string | null; unitName: string }): string =>
  bodyName === null ? unitName : `${bodyName}, ${unitName}`

export const sameResponsible = (a: Responsible, b: Responsible): boolean => a.unitId === b.unitId && a.bodyId === b.bodyId

/** A task as a title of something told: short, without its end where it is long. */
export const titleOf = (what: string): string => (what.length <= 90 ? what : `${what.slice(0, 88).replace(/\s+\S*$/u, '')}…`)
