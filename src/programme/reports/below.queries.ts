import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BelowLine } from './types.ts'

export type BelowAsked = { unitId: number; regime: string; year: number; number: number; on: LocalDate }

/** One row = a commune of a place on a day with its report of the period; those that sent none first, in the order of codes. */
export const communesBelow = async (tx: Tx, { unitId, regime, year, number, on }: BelowAsked): Promise<BelowLine[]> =>
  (
    await sql<BelowLine>`
      select c.unit_id as "unitId", l.code, l.name, r.id as "reportId", r.state, r.sent, s.at as "sentAt"
      from units.communes_of(${unitId}::int, ${on}::date, 'xa') c
      cross join lateral (
        select l.code, l.name from units.live l where l.unit_id = c.unit_id and l.valid_from <= ${on}::date and l.valid_to > ${on}::date limit 1
      ) l
      left join reports.report r on r.unit_id = c.unit_id and r.regime = ${regime} and r.year = ${year} and r.number = ${number}
      left join lateral (
        select t.at from reports.step t where t.unit_id = r.unit_id and t.report_id = r.id and t.verb = 'send' order by t.number desc limit 1
      ) s on true
      order by r.sent is not null, l.code
    `.execute(tx)
  ).rows

export type SentBelow = { unitId: number; unitName: string; reportId: number; version: number; met: number | null; own: string[] }

/** One row = a commune's report as it was sent last: what it says of its criteria, and the proposals that it wrote itself. */
export const sentBelow = async (tx: Tx, asked: BelowAsked): Promise<SentBelow[]> =>
  (
    await sql<SentBelow>`
      select r.unit_id as "unitId", v.content->'ledger'->'frame'->>'unitName' as "unitName", r.id as "reportId", v.version,
        (select (f->>'value')::int from jsonb_array_elements(v.content->'ledger'->'figures') f where f->>'slot' = 'criteria-met-of-unit') as met,
        array(
          select e->>'text' from jsonb_array_elements(v.content->'sections') p cross join jsonb_array_elements(p->'sentences') e
          where p->>'key' = 'kien-nghi' and e->>'kind' = 'own'
        ) as own
      from reports.report r
      join reports.version v on v.unit_id = r.unit_id and v.report_id = r.id and v.version = r.sent
      where r.regime = ${asked.regime} and r.year = ${asked.year} and r.number = ${asked.number}
        and r.unit_id in (select c.unit_id from units.communes_of(${asked.unitId}::int, ${asked.on}::date, 'xa') c)
      order by r.unit_id
    `.execute(tx)
  ).rows

type Including = { unitId: number; reportId: number; version: number }

/** Writes down which reports went into a frozen version. */
export const addIncluded = (tx: Tx, { unitId, reportId, version }: Including, below: readonly SentBelow[]) =>
  sql`
    insert into reports.included (unit_id, report_id, version, child_unit_id, child_report_id, child_version)
    select ${unitId}::int, ${reportId}::int, ${version}::int, t.unit_id, t.report_id, t.version
    from unnest(${below.map((one) => one.unitId)}::int[], ${below.map((one) => one.reportId)}::int[], ${below.map((one) => one.version)}::int[])
      t (unit_id, report_id, version)
  `.execute(tx)

/** Received reports that went into one above are aggregated; each says so in its own steps. */
export const markAggregated = (tx: Tx, below: readonly SentBelow[], who: { by: string; post: string; at: Date; reason: string }) =>
  sql`
    with moved as (
      update reports.report r set state = 'aggregated', steps = r.steps + 1
      where r.id = any(${below.map((one) => one.reportId)}::int[]) and r.unit_id = any(${below.map((one) => one.unitId)}::int[]) and r.state = 'received'
      returning r.unit_id, r.id, r.steps, r.sent
    )
    insert into reports.step (unit_id, report_id, number, verb, from_state, to_state, version, reason, by, post, at)
    select m.unit_id, m.id, m.steps, 'aggregate', 'received', 'aggregated', m.sent, ${who.reason}, ${who.by}, ${who.post}, ${who.at} from moved m
  `.execute(tx)
