import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BodyLoad, Count, Filter, Grouping, ThreadLine } from './types.ts'

const isOpen = sql`t.state in ('received', 'assigned', 'inProgress', 'passedUp')`

/** Threads of a unit and of all that ever stood under it. */
const under = (unitId: number) => sql`(
  t.unit_id = ${unitId}::int
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')
  or t.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int or l.parent_id = ${unitId}::int))`

const viewed = ({ view }: Filter, bodyId: number, today: LocalDate) =>
  ({
    open: isOpen,
    late: sql`${isOpen} and t.due_on < ${today}::date`,
    mine: sql`${isOpen} and t.body_id = ${bodyId}::int`,
    answered: sql`t.state = 'answered'`,
    published: sql`t.state = 'published'`,
    all: sql`true`,
  })[view]

type Asked = { unitId: number; ownBodyId: number; filter: Filter; today: LocalDate }

/** One row = a thread in a list: late ones first, then by day, those without a day last; ended ones after them, newest first. */
export const threadsUnder = async (
  tx: Tx,
  { unitId, ownBodyId, filter, today }: Asked,
  { limit, offset }: { limit: number; offset: number },
): Promise<(ThreadLine & { total: number })[]> =>
  (
    await sql<ThreadLine & { total: number }>`
      with found as (
        select t.unit_id, t.id, count(*) over ()::int as total, row_number() over (
          order by ${isOpen} desc, case when ${isOpen} then t.due_on end nulls last, t.received_on desc, t.id desc
        ) as place
        from difficulties.thread t
        where ${under(unitId)} and ${viewed(filter, ownBodyId, today)}
          and (${filter.criterion}::text is null or t.criterion = ${filter.criterion})
          and (${filter.bodyId}::int is null or t.body_id = ${filter.bodyId}::int)
        order by place limit ${limit} offset ${offset}
      )
      select t.id, v.name as "unitName", t.channel, t.criterion, t.title, t.received_on as "receivedOn", t.state, w.name as "atName",
        b.name as "bodyName", t.due_on as "dueOn", t.closed_on as "closedOn", f.total
      from found f
      join difficulties.thread t on (t.unit_id, t.id) = (f.unit_id, f.id)
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.at_unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) w
      left join people.body b on b.id = t.body_id
      order by f.place
    `.execute(tx)
  ).rows

/** One row = a body (null: nobody yet) with what is open before it; the most late first. */
export const loadsUnder = async (tx: Tx, unitId: number, today: LocalDate): Promise<BodyLoad[]> =>
  (
    await sql<BodyLoad>`
      select t.body_id as "bodyId", coalesce(b.name, 'Chưa phân công') as name, count(*)::int as open,
        count(*) filter (where t.due_on < ${today}::date)::int as late
      from difficulties.thread t left join people.body b on b.id = t.body_id
      where ${isOpen} and ${under(unitId)}
      group by 1, 2 order by late desc, open desc, name
    `.execute(tx)
  ).rows

const keys: Record<Grouping, ReturnType<typeof sql>> = {
  criterion: sql`t.criterion`,
  body: sql`coalesce(a.name, b.name)`,
  month: sql`to_char(t.received_on, 'YYYY-MM')`,
}

/** One row = what was received in a year under a unit, by criterion, by the body that has it or answered it, or by month. */
export const countsUnder = async (
  tx: Tx,
  { unitId, year, by, today }: { unitId: number; year: number; by: Grouping; today: LocalDate },
): Promise<Count[]> =>
  (
    await sql<Count>`
      select ${keys[by]} as key, count(*)::int as received,
        count(*) filter (where ${isOpen})::int as open,
        count(*) filter (where ${isOpen} and t.due_on < ${today}::date)::int as late,
        count(*) filter (where t.state in ('answered', 'published') and t.closed_on <= t.due_on)::int as "inTime",
        count(*) filter (where t.state in ('answered', 'published') and t.closed_on > t.due_on)::int as "afterDue",
        count(*) filter (where t.state in ('answered', 'published') and t.due_on is null)::int as "withoutDue",
        count(*) filter (where t.state = 'refused')::int as refused,
        count(*) filter (where s.up)::int as "passedUp"
      from difficulties.thread t
      left join people.body b on b.id = t.body_id
      left join (
        select s.unit_id, s.thread_id, bool_or(s.kind = 'passedUp') as up,
          (array_agg(s.body_id order by s.number desc) filter (where s.kind = 'answered'))[1] as body_id
        from difficulties.step s where s.kind in ('passedUp', 'answered') and s.done_on >= make_date(${year}::int, 1, 1) group by 1, 2
      ) s on (s.unit_id, s.thread_id) = (t.unit_id, t.id)
      left join people.body a on a.id = s.body_id
      where ${under(unitId)} and t.received_on >= make_date(${year}::int, 1, 1) and t.received_on < make_date(${year}::int + 1, 1, 1)
      group by 1 order by 1 nulls last
    `.execute(tx)
  ).rows

/** One row = something that waits for a body, the one due first comes first. */
export const waitingFor = async (tx: Tx, bodyId: number, today: LocalDate, most: number) =>
  (
    await sql<{ id: number; unitName: string; dueOn: LocalDate | null; fromBelow: boolean; total: number }>`
      with found as (
        select t.id, t.unit_id, t.due_on, cardinality(t.below) > 0 as below, count(*) over ()::int as total
        from difficulties.thread t where t.body_id = ${bodyId} and ${isOpen} order by t.due_on nulls last, t.id limit ${most}
      )
      select t.id, v.name as "unitName", t.due_on as "dueOn", t.below as "fromBelow", t.total
      from found t
      cross join lateral (
        select l.name from units.live l where l.unit_id = t.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      order by t.due_on nulls last, t.id
    `.execute(tx)
  ).rows

/** What waits for the office of a level: nobody answers for it yet, or its answer could be published. */
export const waitingAtOffice = async (tx: Tx, unitId: number) =>
  (
    await sql<{ unassigned: number; dueOn: LocalDate | null; answered: number }>`
      select count(*) filter (where ${isOpen})::int as unassigned, min(t.due_on) filter (where ${isOpen}) as "dueOn",
        count(*) filter (where t.state = 'answered')::int as answered
      from difficulties.thread t
      where (${isOpen} and t.body_id is null and t.at_unit_id = ${unitId}::int)
        or (t.state = 'answered' and t.consent and (
          t.at_unit_id = ${unitId}::int or t.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int)))
    `.execute(tx)
  ).rows[0]
