import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import type { QueueScope } from './queue.types.ts'
import type { ReviewStage } from './review.types.ts'

/**
 * Sheets under a unit that wait for somebody, by where their units lay on their day. `first_submitted`: since they were last taken back;
 * `verified_at`: when all criteria had been verified. Worked out once a sheet, not once a criterion.
 */
const sheetsUnder = (unitId: number | null, where: RawBuilder<unknown> = sql`s.state in ('submitted', 'returned', 'verified')`) => sql`
  select s.*, v.name as unit_name, v.code as unit_code, v.parent_id, v.province_id,
    (select min(p.stepped_at) from assessment.sheet_step p
      where p.unit_id = s.unit_id and p.sheet_id = s.id and p.to_state = 'submitted' and p.number > coalesce((
        select max(w.number) from assessment.sheet_step w where w.unit_id = s.unit_id and w.sheet_id = s.id and w.verb = 'withdraw'), 0)
    ) as first_submitted,
    (select max(p.stepped_at) from assessment.sheet_step p
      where p.unit_id = s.unit_id and p.sheet_id = s.id and p.to_state = 'verified') as verified_at
  from assessment.sheet s
  join units.live v on v.unit_id = s.unit_id and v.valid_from <= s.as_of and v.valid_to > s.as_of
    and ${unitId === null ? sql`true` : sql`(v.province_id = ${unitId} or v.parent_id = ${unitId} or v.unit_id = ${unitId})`}
  where ${where}`

/** The day, in Việt Nam, on which the criterion `k` of the sheet `s` came to lie before a stage: what was returned begins anew when it is submitted again. */
const startedOn = (stage: ReviewStage): RawBuilder<unknown> =>
  stage === 'verified'
    ? sql`((case when k.reason is null then s.first_submitted else s.submitted_at end) at time zone 'Asia/Ho_Chi_Minh')::date`
    : sql`(s.verified_at at time zone 'Asia/Ho_Chi_Minh')::date`

const waits = (stage: ReviewStage) =>
  stage === 'verified' ? sql`(k.state = 'submitted')` : sql`(k.state = 'verified' and s.state = 'verified')`

/** Only what a body answers for on the day; all where it answers for nothing in particular. */
const dutiful = (bodyId: number | null, today: LocalDate) =>
  bodyId === null
    ? sql`true`
    : sql`(
      exists (
        select from people.duty d where d.body_id = ${bodyId} and d.kind = 'answers' and d.valid_from <= ${today}::date and d.valid_to > ${today}::date
          and (d.criterion is null or d.criterion = s.set_id || '/' || k.criterion)
          and d.unit_id in (s.unit_id, s.parent_id, s.province_id, (select u.id from units.unit u where u.origin = 'country' limit 1))
      ) or not exists (
        select from people.duty d where d.body_id = ${bodyId} and d.kind = 'answers' and d.valid_from <= ${today}::date and d.valid_to > ${today}::date
      ))`

const mine = (criteria: readonly string[] | null) =>
  criteria === null ? sql`true` : sql`(s.set_id || '/' || k.criterion) = any (${[...criteria]}::text[])`

export type WaitingRow = {
  roundId: number
  setId: string
  setVersion: number
  procedure: string
  criterion: string
  /** null for what is not waiting */
  startedOn: LocalDate | null
  waiting: number
  returned: number
  done: number
}

/** One row = what waits of a criterion in a round since one day. */
export const waitingRows = async (
  tx: Tx,
  { stage, unitId, criteria, bodyId }: Omit<QueueScope, 'unitId'> & { unitId: number | null },
  today: LocalDate,
) =>
  (
    await sql<WaitingRow>`
      with s as materialized (${sheetsUnder(unitId, stage === 'verified' ? sql`s.state in ('submitted', 'returned', 'verified')` : sql`s.state in ('returned', 'verified')`)})
      select q."roundId", q."setId", max(q.set_version)::int as "setVersion", q.procedure, q.criterion, q."startedOn",
        count(*) filter (where q.waits)::int as "waiting",
        count(*) filter (where q.state = 'returned')::int as "returned",
        count(*) filter (where not q.waits and q.state = any (${stage === 'verified' ? ['verified', 'appraised'] : ['appraised']}::text[]))::int as "done"
      from (
        select s.round_id as "roundId", s.set_id as "setId", s.set_version, s.procedure, k.criterion, k.state, ${waits(stage)} as waits,
          case when ${waits(stage)} then ${startedOn(stage)} end as "startedOn"
        from s join assessment.sheet_criterion k on k.unit_id = s.unit_id and k.sheet_id = s.id
        where ${mine(criteria)} and ${dutiful(bodyId, today)}
      ) q
      group by q."roundId", q."setId", q.procedure, q.criterion, q."startedOn"
    `.execute(tx)
  ).rows

export type ListRow = {
  sheetId: number
  unitId: number
  unitCode: string
  startedOn: LocalDate | null
  reason: string | null
  needs: string | null
  dueOn: LocalDate | null
  previous: VerdictValue | null
  previousOn: LocalDate | null
  previousStage: Stage | null
}

/** One row = a sheet of a round that was submitted (for appraisal: that was verified), with what its criterion was judged before its day at the furthest stage. */
export const listRows = async (
  tx: Tx,
  q: { stage: ReviewStage; unitId: number | null; roundId: number; setId: string; criterion: string },
): Promise<ListRow[]> =>
  (
    await sql<ListRow>`
      with s as materialized (${sheetsUnder(q.unitId, sql`s.round_id = ${q.roundId} and s.set_id = ${q.setId} and s.state not in ('draft', 'moved')`)})
      select s.id as "sheetId", s.unit_id as "unitId", s.unit_code as "unitCode",
        case when ${waits(q.stage)} then ${startedOn(q.stage)} end as "startedOn",
        k.reason, k.needs, k.due_on as "dueOn", b.verdict as "previous", b.valid_from as "previousOn", b.stage as "previousStage"
      from s
      join assessment.sheet_criterion k on k.unit_id = s.unit_id and k.sheet_id = s.id and k.criterion = ${q.criterion}
      left join lateral (
        select t.verdict, t.valid_from, t.stage from assessment.standing t
        where t.unit_id = s.unit_id and t.set_id = s.set_id and t.criterion = k.criterion and t.valid_from < s.as_of and t.valid_to > s.as_of - 366
        order by t.stage = 'appraised' desc, t.stage = 'verified' desc, t.valid_from desc limit 1
      ) b on true
      where ${q.stage === 'verified' ? sql`true` : sql`s.verified_at is not null`}
      order by s.unit_name, s.id
    `.execute(tx)
  ).rows

export type ReadingRow = {
  unitId: number
  measure: string
  now: number | null
  nowText: string | null
  nowOn: LocalDate | null
  before: number | null
  beforeText: string | null
  beforeOn: LocalDate | null
  beforeStage: Stage | null
  own: number | null
  ownText: string | null
}

/** The newest day's value of a measure under conditions; what was taken back was never said. */
const newest = (where: RawBuilder<unknown>) => sql`
  select d.* from (
    select distinct on (m.valid_on, m.stage) m.valid_on, m.stage, m.value::float8 as value, m.value_text
    from assessment.measurement m where m.unit_id = u.unit_id and m.measure = k.measure and ${where}
    order by m.valid_on desc, m.stage desc, m.known_at desc
  ) d where num_nonnulls(d.value, d.value_text) = 1
  order by d.valid_on desc, d.stage = 'appraised' desc, d.stage = 'verified' desc limit 1`

/** One row = a measure of a unit: what the commune says by the day, what stood before it, what the stage says beside it. */
export const readingRows = async (
  tx: Tx,
  q: { unitIds: readonly number[]; measures: readonly string[]; asOf: LocalDate; stage: ReviewStage },
): Promise<ReadingRow[]> =>
  (
    await sql<ReadingRow>`
      select u.unit_id as "unitId", k.measure, n.value as "now", n.value_text as "nowText", n.valid_on as "nowOn",
        b.value as "before", b.value_text as "beforeText", b.valid_on as "beforeOn", b.stage as "beforeStage", o.value as "own", o.value_text as "ownText"
      from unnest(${[...q.unitIds]}::int[]) as u (unit_id)
      cross join unnest(${[...q.measures]}::text[]) as k (measure)
      left join lateral (${newest(sql`m.stage = 'self' and m.valid_on <= ${q.asOf}::date`)}) n on true
      left join lateral (${newest(sql`m.valid_on < ${q.asOf}::date`)}) b on true
      left join lateral (${newest(sql`m.valid_on = ${q.asOf}::date and m.stage = ${q.stage}`)}) o on true
    `.execute(tx)
  ).rows

/** One row = two sheets of a round that say the same in several cells, leaving aside what many say. */
export const twins = async (tx: Tx, sheetIds: readonly number[], { shared, equal }: { shared: number; equal: number }) =>
  (
    await sql<{ a: number; b: number; equal: number }>`
      with said as (
        select c.sheet_id, c.measure, c.value, count(*) over (partition by c.measure, c.value) as sharers
        from assessment.sheet s
        join assessment.cell c on c.unit_id = s.unit_id and c.sheet_id = s.id
        where s.id = any (${[...sheetIds]}::int[]) and c.value is not null and c.value <> trunc(c.value)
      ), rare as (select sheet_id, measure, value from said where sharers between 2 and ${shared})
      select x.sheet_id as a, y.sheet_id as b, count(*)::int as equal
      from rare x join rare y on y.measure = x.measure and y.value = x.value and y.sheet_id <> x.sheet_id
      group by 1, 2 having count(*) >= ${equal}
      order by 1, 3 desc, 2
    `.execute(tx)
  ).rows

export type Since = { roundId: number; startedOn: LocalDate }

/** The criteria that wait at a stage in these rounds since these days: `s` and `k` with the round `r`. Stands after the sheets. */
const waitingSince = (stage: ReviewStage, since: readonly Since[]) => sql`
  from s
  join assessment.sheet_criterion k on k.unit_id = s.unit_id and k.sheet_id = s.id
  join calendar.round r on r.id = s.round_id
  join jsonb_to_recordset(${JSON.stringify(since)}::jsonb) as d ("roundId" int, "startedOn" date)
    on d."roundId" = s.round_id and d."startedOn" = ${startedOn(stage)}
  where ${waits(stage)}`

export type OverdueRow = Since & { unitId: number; provinceId: number | null; sheetId: number; criterion: string }

/** One row = a criterion of a sheet that waits at a stage in one of these rounds since one of these days. */
export const waitingOnes = async (tx: Tx, stage: ReviewStage, unitId: number | null, since: readonly Since[]): Promise<OverdueRow[]> =>
  (
    await sql<OverdueRow>`
      with s as materialized (${sheetsUnder(unitId)})
      select s.round_id as "roundId", s.unit_id as "unitId", s.province_id as "provinceId", s.id as "sheetId", k.criterion, d."startedOn"
      ${waitingSince(stage, since)}
      order by s.unit_id, s.id, length(k.criterion), k.criterion
    `.execute(tx)
  ).rows

export type OverdueGroup = Since & {
  roundName: string
  provinceId: number | null
  provinceName: string | null
  setId: string
  criterion: string
  count: number
  /** the first dozen */
  units: string[]
}

/** One row = the communes of a province in which a criterion waits at a stage in a round since a day, the oldest first. */
export const waitingGroups = async (tx: Tx, stage: ReviewStage, unitId: number | null, since: readonly Since[]): Promise<OverdueGroup[]> =>
  (
    await sql<OverdueGroup>`
      with s as materialized (${sheetsUnder(unitId)})
      select g.*, (select l.name from units.live l where l.unit_id = g."provinceId" order by l.valid_from desc limit 1) as "provinceName"
      from (
        select s.round_id as "roundId", r.name as "roundName", s.province_id as "provinceId", s.set_id as "setId", k.criterion, d."startedOn",
          count(*)::int as "count", (array_agg(s.unit_name order by s.unit_name))[1:12] as "units"
        ${waitingSince(stage, since)}
        group by s.round_id, r.name, s.province_id, s.set_id, k.criterion, d."startedOn"
      ) g
      order by g."startedOn", g."provinceId", g."setId", length(g.criterion), g.criterion
    `.execute(tx)
  ).rows

/** One row = a province with sheets that wait for somebody. */
export const provincesWaiting = async (tx: Tx): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select distinct v.province_id as id
      from assessment.sheet s
      join units.live v on v.unit_id = s.unit_id and v.valid_from <= s.as_of and v.valid_to > s.as_of
      where s.state in ('submitted', 'returned', 'verified') and v.province_id is not null order by 1
    `.execute(tx)
  ).rows.map(({ id }) => id)

/** A step on a criterion that is told to an office. */
export type Escalated = {
  unitId: number
  sheetId: number
  criterion: string
  stage: ReviewStage
  dueOn: LocalDate
  toRole: string
  toUnitId: number
}

/** Keeps what is told to the level above; gives only what had not been told of that day. */
export const addEscalations = async (tx: Tx, rows: readonly Escalated[], today: LocalDate): Promise<Escalated[]> =>
  (
    await sql<Escalated>`
      insert into assessment.escalation (unit_id, sheet_id, criterion, stage, due_on, told_on, to_role, to_unit_id)
      select x."unitId", x."sheetId", x.criterion, x.stage, x."dueOn", ${today}::date, x."toRole", x."toUnitId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x ("unitId" int, "sheetId" int, criterion text, stage text, "dueOn" date, "toRole" text, "toUnitId" int)
      on conflict do nothing
      returning unit_id as "unitId", sheet_id as "sheetId", criterion, stage, due_on as "dueOn", to_role as "toRole", to_unit_id as "toUnitId"
    `.execute(tx)
  ).rows

/** The country, above all. */
export const countryId = async (tx: Tx): Promise<number> =>
  (await sql<{ id: number }>`select u.id from units.unit u where u.origin = 'country' limit 1`.execute(tx)).rows[0]?.id as number
