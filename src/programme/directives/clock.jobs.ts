import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { enterAll } from '../../platform/events/log.ts'
import { workCalendar } from '../calendar/reads.ts'
import { tell } from '../desk/actions.ts'
import type { NewNotice } from '../desk/types.ts'
import { matchData } from './binding.actions.ts'
import * as queries from './clock.queries.ts'
import { type Reminder, reminderKey, reminderOn, reminderTitle } from './clock.rules.ts'
import { audienceOf } from './move.actions.ts'
import { reminderRules } from './procedures.ts'
import { addSteps, type StepRow } from './step.queries.ts'
import { dueIn, titleOf } from './task.rules.ts'
import { periodText } from './text.ts'

export type ClockRun = { recurred: number; expired: number; closed: number; reopened: number; reminded: number; escalated: number }

/** days ahead within which a working day seven ahead surely lies, Tết among them */
const ahead = 30

/**
 * What the day brings to all tasks: the next occurrences, those whose period is over, what data close and reopen, reminders and escalation.
 * Run again on the same day it does nothing; days that were missed are made up, with the reminder that stands now and no earlier one.
 */
export async function runTasks(db: Db, edge: Edge): Promise<ClockRun> {
  const recurred = await writeAs(db, edge, recur)
  const expired = await writeAs(db, edge, expire)
  const { closed, reopened } = await writeAs(db, edge, (ctx) => matchData(ctx, null))
  const { reminded, escalated } = await writeAs(db, edge, remind)
  return { recurred, expired, closed, reopened, reminded, escalated }
}

/** A step for each, and one entry in the log of each unit. */
async function keepAll(ctx: WriteCtx, kind: string, steps: readonly StepRow[]): Promise<void> {
  await addSteps(ctx.tx, steps, { by: ctx.actor, on: ctx.today, at: ctx.now })
  const byUnit = Map.groupBy(steps, ({ unitId }) => unitId)
  await enterAll(
    ctx.tx,
    [...byUnit].map(([unitId, of]) => ({
      ...{ chain: `unit:${unitId}`, kind: `directives.${kind}`, actor: ctx.actor, at: ctx.now },
      payload: { tasks: of.map(({ taskId, said }) => ({ taskId, ...(said ? { said } : {}) })) },
    })),
  )
}

async function recur(ctx: WriteCtx): Promise<number> {
  const missing = await queries.missingOccurrences(ctx.tx, ctx.today)
  const rows = missing.map((row) => ({ ...row, dueOn: dueIn(row.period, row.every, row.dueDay) }))
  const gathering = await queries.addOccurrences(
    ctx.tx,
    rows.filter(({ gathers }) => gathers),
    ctx.today,
  )
  const single = await queries.addOccurrences(
    ctx.tx,
    rows.filter(({ gathers }) => !gathers),
    ctx.today,
  )
  const made = [...gathering, ...single]
  await keepAll(
    ctx,
    'recurred',
    made.map(({ unitId, id, period, every }) => ({
      unitId,
      taskId: id,
      kind: 'assigned',
      said: every ? `Kỳ ${periodText(period, every)}` : null,
    })),
  )
  await tell(
    ctx,
    single.map((row) => ({
      ...{ to: audienceOf(row, 'tasks.report'), key: `task:${row.id}:assigned`, href: `/nhiem-vu/${row.id}` },
      title: `Nhiệm vụ ${row.every ? periodText(row.period, row.every) : ''}: ${titleOf(row.what)}`,
    })),
  )
  return made.length
}

async function expire(ctx: WriteCtx): Promise<number> {
  const over = await queries.expire(ctx.tx, ctx.today)
  await keepAll(
    ctx,
    'expired',
    over.map(({ unitId, id }) => ({ unitId, taskId: id, kind: 'expired' })),
  )
  return over.length
}

type Due = queries.Dated & { rule: Reminder; key: string }

async function remind(ctx: WriteCtx): Promise<{ reminded: number; escalated: number }> {
  const calendar = await workCalendar(ctx)
  const [last] = reminderRules.slice(-1)
  const dated = await queries.datedUpTo(ctx.tx, addDays(ctx.today, ahead), last?.key ?? '')
  const rules = new Map<LocalDate, Reminder | null>()
  for (const { dueOn } of dated) if (!rules.has(dueOn)) rules.set(dueOn, reminderOn(ctx.today, dueOn, calendar))
  const due = dated.flatMap((task): Due[] => {
    const rule = rules.get(task.dueOn)
    const key = rule ? reminderKey(task.dueOn, rule) : null
    return rule && key !== null && key !== task.reminded ? [{ ...task, rule, key }] : []
  })
  if (due.length === 0) return { reminded: 0, escalated: 0 }
  const late = due.filter(({ rule }) => rule.escalate)
  await tell(ctx, [...due.map(reminderOf), ...escalationsOf(late)])
  await queries.setReminded(
    ctx.tx,
    due.map(({ unitId, id, key }) => ({ unitId, id, reminded: key })),
  )
  await keepAll(
    ctx,
    'reminded',
    due.map(({ unitId, id, rule, what, dueOn }) => ({
      ...{ unitId, taskId: id, kind: rule.escalate ? 'escalated' : 'reminded' },
      said: reminderTitle(what, dueOn, rule).replace(/: .*$/u, ''),
    })),
  )
  return { reminded: due.length - late.length, escalated: late.length }
}

const reminderOf = (task: Due): NewNotice => ({
  ...{ to: audienceOf(task, 'tasks.report'), key: `task:${task.id}:${task.key}`, href: `/nhiem-vu/${task.id}` },
  title: reminderTitle(task.what, task.dueOn, task.rule),
})

/** Who gave the work hears once of all that are late under one task. */
function escalationsOf(late: readonly Due[]): NewNotice[] {
  const byRoot = Map.groupBy(
    late,
    ({ id, parentId, parentUnitId, assignerUnitId, key }) =>
      `${parentUnitId === assignerUnitId && parentId !== null ? parentId : id} ${key}`,
  )
  return [...byRoot].flatMap(([root, tasks]) => {
    const [first] = tasks
    if (!first) return []
    const id = root.split(' ')[0]
    const many = tasks.length > 1 ? `${tasks.length} đơn vị, cơ quan. ` : ''
    return [
      {
        to: audienceOf({ unitId: first.assignerUnitId, bodyId: first.assignerBodyId }, 'tasks.assign'),
        key: `task:${id}:late:${first.key}`,
        title: `${many}${reminderTitle(first.what, first.dueOn, first.rule)}`,
        href: `/nhiem-vu/${id}`,
      },
    ]
  })
}
