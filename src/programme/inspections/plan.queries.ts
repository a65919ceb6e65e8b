import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Chosen, Plan, UnitView, UnitYear, YearTotals } from './types.ts'

const planColumns = sql`
  p.id, p.unit_id as "unitId", n.name as "unitName", p.year, p.title, p.reason, p.document, p.made_by as "madeBy",
  (select count(*)::int from inspections.chosen c where c.plan_id = p.id and c.dropped_because is null) as chosen,
  (select count(distinct v.unit_id)::int from inspections.visit v where v.plan_id = p.id and v.state in ('held', 'concluded')) as visited`

const named = sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = p.unit_id order by l.valid_from <= p.made_at::date desc, l.valid_from desc limit 1
  ) n`

/** One row = a plan. */
export const planById = async (tx: Tx, id: number): Promise<Plan | null> =>
  (await sql<Plan>`select ${planColumns} from inspections.plan p ${named} where p.id = ${id}`.execute(tx)).rows[0] ?? null

/** One row = a plan of one of the units, the newest year first. */
export const plansOf = async (tx: Tx, unitIds: readonly number[]): Promise<Plan[]> =>
  (
    await sql<Plan>`
      select ${planColumns} from inspections.plan p ${named} where p.unit_id = any(${unitIds}::int[]) order by p.year desc, p.id desc limit 100
    `.execute(tx)
  ).rows

type Row = { unitId: number; year: number; title: string; reason: string; document: string | null; by: string; at: Date }
export const addPlan = async (tx: Tx, row: Row): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into inspections.plan (unit_id, year, title, reason, document, made_by, made_at)
      values (${row.unitId}, ${row.year}, ${row.title}, ${row.reason}, ${row.document}, ${row.by}, ${row.at}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** Chooses units; one that was dropped is chosen anew. */
export const choose = (tx: Tx, q: { planId: number; unitIds: readonly number[]; reason: string | null }) =>
  sql`
    insert into inspections.chosen (unit_id, plan_id, reason)
    select u, ${q.planId}::int, ${q.reason}::text from unnest(${q.unitIds}::int[]) u
    on conflict (unit_id, plan_id) do update set dropped_because = null, reason = coalesce(excluded.reason, inspections.chosen.reason)
  `.execute(tx)

export const drop = async (tx: Tx, q: { planId: number; unitId: number; because: string }): Promise<boolean> =>
  (
    await sql`
      update inspections.chosen set dropped_because = ${q.because}
      where plan_id = ${q.planId} and unit_id = ${q.unitId} and dropped_because is null returning unit_id
    `.execute(tx)
  ).rows.length > 0

/** One row = a unit of a plan with its visit. */
export const chosenOf = async (tx: Tx, planId: number, on: LocalDate): Promise<Chosen[]> =>
  (
    await sql<Chosen>`
      select c.unit_id as "unitId", n.code as "unitCode", n.name as "unitName", c.reason, v.id as "visitId", v.held_on as "visitedOn"
      from inspections.chosen c
      cross join lateral (
        select l.name, l.code from units.live l where l.unit_id = c.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) n
      left join lateral (
        select w.id, w.held_on from inspections.visit w
        where w.unit_id = c.unit_id and w.plan_id = c.plan_id and w.state <> 'cancelled' order by w.held_on desc limit 1
      ) v on true
      where c.plan_id = ${planId} and c.dropped_because is null
    `.execute(tx)
  ).rows

type Asked = { unitId: number; year: number; view: UnitView; on: LocalDate }

/** What each commune had in a year, and the counts of all, before a view narrows them. */
const years = ({ unitId, year, on }: Omit<Asked, 'view'>) => sql`
  visits as (
    select v.unit_id, count(*)::int as visits, max(v.held_on) as last from inspections.visit v
    where v.state in ('held', 'concluded') and v.held_on >= make_date(${year}::int, 1, 1) and v.held_on < make_date(${year}::int + 1, 1, 1)
    group by 1
  ), found as (
    select v.unit_id, count(*)::int as findings from inspections.visit v
    join inspections.finding f on f.unit_id = v.unit_id and f.visit_id = v.id and f.taken_back_because is null
    where v.held_on >= make_date(${year}::int, 1, 1) and v.held_on < make_date(${year}::int + 1, 1, 1)
    group by 1
  ), came as (
    select a.unit_id, count(*)::int as courses, sum(a.people)::int as people, sum(a.people * k.hours)::float8 as hours
    from (
      select distinct on (x.unit_id, x.course_id) x.unit_id, x.course_id, x.people from inspections.attendance x
      order by x.unit_id, x.course_id, x.number desc
    ) a
    join inspections.course k on k.id = a.course_id and k.cancelled_because is null
      and k.from_on >= make_date(${year}::int, 1, 1) and k.from_on < make_date(${year}::int + 1, 1, 1)
    where a.people > 0 group by 1
  ), years as (
    select l.unit_id, l.name, coalesce(v.visits, 0) as visits, v.last, coalesce(f.findings, 0) as findings, coalesce(c.courses, 0) as courses,
      coalesce(c.people, 0) as people, coalesce(c.hours, 0) as hours
    from units.live l
    left join visits v on v.unit_id = l.unit_id
    left join found f on f.unit_id = l.unit_id
    left join came c on c.unit_id = l.unit_id
    where l.level = 'commune' and l.valid_from <= ${on}::date and l.valid_to > ${on}::date
      and (${unitId}::int in (l.unit_id, l.parent_id, l.province_id)
        or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country'))
  )`

const viewed: Record<UnitView, ReturnType<typeof sql>> = {
  all: sql`true`,
  notInspected: sql`y.visits = 0`,
  notTrained: sql`y.courses = 0`,
}

/** One row = a commune with what it had in a year. */
export const unitYears = async (tx: Tx, asked: Asked, span: { limit: number; offset: number }): Promise<(UnitYear & { total: number })[]> =>
  (
    await sql<UnitYear & { total: number }>`
      with ${years(asked)}
      select y.unit_id as "unitId", y.name as "unitName", y.visits, y.last as "lastVisit", y.findings, y.courses, y.people,
        y.hours as "personHours", count(*) over ()::int as total
      from years y where ${viewed[asked.view]} order by y.visits, y.courses, y.name, y.unit_id limit ${span.limit} offset ${span.offset}
    `.execute(tx)
  ).rows

/** How many communes there are, how many were inspected, how many trained. */
export const yearTotals = async (tx: Tx, asked: Omit<Asked, 'view'>): Promise<YearTotals> =>
  (
    await sql<YearTotals>`
      with ${years(asked)}
      select count(*)::int as units, (count(*) filter (where y.visits > 0))::int as inspected, (count(*) filter (where y.courses > 0))::int as trained
      from years y
    `.execute(tx)
  ).rows[0] ?? { units: 0, inspected: 0, trained: 0 }
