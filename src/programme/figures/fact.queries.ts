import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Level, Unit } from '../units/types.ts'
import type { Base, CommuneFact, CriterionCount, FactRow, Straddler } from './types.ts'

/** What the functions of the database take: bases by column, the place counted, and the map when it is another day's. */
export type Asked = { bases: Base[]; scope: string; target: { id: number; level: Level }; mapOf: LocalDate | null }

const columns = ({ bases }: Asked) => ({
  units: bases.map((base) => base.unitId),
  levels: bases.map((base) => base.level),
  asOfs: bases.map((base) => base.asOf),
  sets: bases.map((base) => base.set?.id ?? null),
  versions: bases.map((base) => base.set?.version ?? null),
  stages: bases.map((base) => base.stage),
  needed: bases.map((base) => base.set?.criteriaCount ?? null),
})

/** The communes of a question, on the map of the data's day or carried onto another; one row = one commune. */
function communes(asked: Asked) {
  const { units, levels, asOfs } = columns(asked)
  const { scope, target, mapOf } = asked
  return mapOf === null
    ? sql`figures.commune(${units}::int[], ${levels}::text[], ${asOfs}::date[], ${scope}, ${target.id}, ${target.level})`
    : sql`figures.carried_commune(${units}::int[], ${asOfs}::date[], ${scope}, ${target.id}, ${target.level}, ${mapOf}::date)`
}

/** What the acts of recognition that count say of a commune. */
const heldColumns = sql`
  bool_or(r.tier in ('advanced', 'model')) as advanced, bool_or(r.tier = 'model') as model, bool_or(r.tier = 'modern') as modern,
  min(r.decided_on) as first_on, (array_agg(r.kind order by r.decided_on, r.kind))[1] as first_kind, max(r.decided_on) as decided_newest`
const holds = sql`r.unit_id = c.unit_id and r.decided_on <= c.as_of and r.decided_on >= c.territory_since
  and (r.revoked_on is null or r.revoked_on > c.as_of)`
const listedColumns = sql`bool_or(g.tier = 'standard' and g.status = 'approved' and g.criteria is null) as registered`
const lists = sql`g.unit_id = c.unit_id and g.year = extract(year from c.as_of)::int`

/**
 * Decisions and registrations of the communes. The planner cannot know how many communes there are: those of the country are joined
 * at once, those of one place looked up one by one (for a province four times as fast, for the country half as slow again).
 */
const decisions = ({ bases }: Asked) =>
  bases.length <= 2
    ? {
        tables: sql``,
        joins: sql`
          left join lateral (select min(r.unit_id) as unit_id, ${heldColumns} from recognition.recognition r where ${holds}) h on true
          left join lateral (select min(g.unit_id) as unit_id, ${listedColumns} from plan.registration g where ${lists}) l on true`,
      }
    : {
        tables: sql`, held as (
          select c.base, c.unit_id, ${heldColumns} from commune c join recognition.recognition r on ${holds} group by c.base, c.unit_id
        ), listed as (
          select c.base, c.unit_id, ${listedColumns} from commune c join plan.registration g on ${lists} group by c.base, c.unit_id
        )`,
        joins: sql`
          left join held h on h.base = c.base and h.unit_id = c.unit_id
          left join listed l on l.base = c.base and l.unit_id = c.unit_id`,
      }

/**
 * What counts for each commune of a question on the day of its base; one row = one commune.
 * Results recorded before the day since which the territory is unchanged say nothing of it (a merged commune waits).
 * Of a commune's tallies the last begun by the day is the only one that can be alive, so one index step finds it.
 * A commune has data when at least one criterion has a verdict.
 */
function facts(asked: Asked) {
  const { sets, stages, needed } = columns(asked)
  const { tables, joins } = decisions(asked)
  return sql`(
    with commune as materialized (
      select c.*, (${sets}::text[])[c.base] as set_id, (${stages}::text[])[c.base] as stage, (${needed}::int[])[c.base] as needed
      from ${communes(asked)} c
    )${tables}
    select c.base, c.as_of, c.unit_id, c.version_id, c.part_id, c.inside,
      t.met, coalesce(t.met + coalesce(t.not_applicable, 0) >= c.needed, false) as all_met, t.unjudgeable, t.newest,
      h.unit_id is not null as standard, coalesce(h.advanced, false) as advanced, coalesce(h.model, false) as model,
      coalesce(h.modern, false) as modern, h.first_on, h.first_kind, h.decided_newest,
      l.unit_id is not null as listed, coalesce(l.registered, false) as registered
    from commune c
    left join lateral (
      select y.met, y.not_met, y.not_applicable, y.unjudgeable, y.newest, y.valid_to
      from assessment.tally y
      where y.unit_id = c.unit_id and y.set_id = c.set_id and y.stage = c.stage
        and y.valid_from <= c.as_of and y.valid_from >= c.territory_since
      order by y.valid_from desc limit 1
    ) t on t.valid_to > c.as_of and (t.not_met is null or t.met + t.not_met + coalesce(t.not_applicable, 0) > 0)
    ${joins}
  )`
}

/** One row = communes of one base and part with the same number of criteria met. Newly recognised: in the year of the base's day. */
export async function factRows(tx: Tx, asked: Asked): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.base - 1 as "base", f.part_id as "partId", count(*) as "communes", f.met, f.all_met as "allMet",
      count(*) filter (where f.unjudgeable > 0) as "withUnjudgeable", max(f.newest) as "newest",
      count(*) filter (where f.standard) as "standard", count(*) filter (where f.advanced) as "advanced",
      count(*) filter (where f.model) as "model", count(*) filter (where f.modern) as "modern",
      count(*) filter (where f.first_kind = 'recognition' and f.first_on >= date_trunc('year', f.as_of)::date) as "newly",
      max(f.decided_newest) as "decidedNewest",
      count(*) filter (where f.listed) as "listed", count(*) filter (where f.registered) as "registered"
    from ${facts(asked)} f
    where f.inside
    group by f.base, f.part_id, f.met, f.all_met`.execute(tx)
  return rows
}

/** One row = communes newly recognised in one period, in the order of the periods. */
export async function newlyRecognised(tx: Tx, asked: Asked, periods: { from: LocalDate; to: LocalDate }[]): Promise<number[]> {
  const { rows } = await sql<{ communes: number }>`
    select count(f.unit_id) as "communes"
    from unnest(${periods.map((p) => p.from)}::date[], ${periods.map((p) => p.to)}::date[]) with ordinality as p (first, last, position)
    left join ${facts(asked)} f on f.inside and f.first_kind = 'recognition' and f.first_on between p.first and p.last
    group by p.position order by p.position`.execute(tx)
  return rows.map((row) => row.communes)
}

/** One row = communes per verdict of one criterion, in the order of the set. */
export async function criterionCounts(tx: Tx, asked: Asked): Promise<CriterionCount[]> {
  const { sets, stages, versions } = columns(asked)
  const { rows } = await sql<CriterionCount>`
    with commune as materialized (
      select c.base, c.unit_id, c.as_of, c.territory_since, (${sets}::text[])[c.base] as set_id, (${stages}::text[])[c.base] as stage
      from ${communes(asked)} c where c.inside
    ), counted as (
      select c.base, s.criterion,
        count(*) filter (where s.verdict = 'met') as met, count(*) filter (where s.verdict = 'notMet') as not_met,
        count(*) filter (where s.verdict = 'notApplicable') as not_applicable, count(*) filter (where s.verdict = 'unjudgeable') as unjudgeable
      from commune c
      join assessment.standing s on s.unit_id = c.unit_id and s.set_id = c.set_id and s.stage = c.stage
        and s.valid_from <= c.as_of and s.valid_to > c.as_of and s.valid_from >= c.territory_since
      group by c.base, s.criterion
    )
    select n.base - 1 as "base", n.criterion, c.name, n.met, n.not_met as "notMet", n.not_applicable as "notApplicable", n.unjudgeable
    from counted n
    join criteria.criterion c on c.set_id = (${sets}::text[])[n.base] and c.version = (${versions}::int[])[n.base] and c.code = n.criterion
    order by n.base, c.position`.execute(tx)
  return rows
}

/** One row = one commune that cannot be counted whole in the place or in one part of it. */
export async function straddlers(tx: Tx, asked: Asked): Promise<Straddler[]> {
  const { rows } = await sql<Straddler>`
    select c.unit_id as "unitId", v.name, c.inside, c.touched
    from ${communes(asked)} c
    join units.version v on v.id = c.version_id
    where not c.inside or c.part_id is null`.execute(tx)
  return rows
}

/** One row = one commune of the question with what counts for it. */
export async function communeFacts(tx: Tx, asked: Asked): Promise<CommuneFact[]> {
  const { rows } = await sql<CommuneFact>`
    select v.unit_id as "id", v.code, v.name, v.short_name as "shortName", d.name as "district", d.unit_id as "districtId",
      v.province_id as "provinceId", f.base - 1 as "base", f.part_id as "partId",
      f.met, f.all_met as "allMet", f.unjudgeable, f.newest, f.standard, f.advanced, f.model, f.modern,
      f.first_on as "firstOn", f.first_kind as "firstKind",
      f.registered
    from ${facts(asked)} f
    join units.version v on v.id = f.version_id
    left join units.version d on d.unit_id = v.parent_id and d.level = 'district' and d.withdrawn_at is null
      and d.valid_from <= f.as_of and d.valid_to > f.as_of
    where f.inside`.execute(tx)
  return rows
}

/** One row = the verdicts of one commune, criterion code → verdict. */
export async function verdictsOfCommunes(tx: Tx, asked: Asked): Promise<{ id: number; verdicts: Record<string, string> }[]> {
  const { sets, stages } = columns(asked)
  const { rows } = await sql<{ id: number; verdicts: Record<string, string> }>`
    select c.unit_id as "id", jsonb_object_agg(s.criterion, s.verdict) as "verdicts"
    from ${communes(asked)} c
    join assessment.standing s on s.unit_id = c.unit_id and s.set_id = (${sets}::text[])[c.base] and s.stage = (${stages}::text[])[c.base]
      and s.valid_from <= c.as_of and s.valid_to > c.as_of and s.valid_from >= c.territory_since
    where c.inside
    group by c.unit_id`.execute(tx)
  return rows
}

/** One row = one criterion of one published version of a set, in its order. */
export async function criteriaOf(tx: Tx, setId: string, version: number): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select c.code, c.name from criteria.criterion c where c.set_id = ${setId} and c.version = ${version} order by c.position`.execute(tx)
  return rows
}

/** One row = one unit right under another on a day. */
export async function unitsUnder(tx: Tx, unitId: number, on: LocalDate): Promise<Pick<Unit, 'id' | 'code' | 'name' | 'kind' | 'level'>[]> {
  const { rows } = await sql<Pick<Unit, 'id' | 'code' | 'name' | 'kind' | 'level'>>`
    select v.unit_id as "id", v.code, v.name, v.kind, v.level from units.version v
    where v.parent_id = ${unitId} and v.withdrawn_at is null and v.valid_from <= ${on} and v.valid_to > ${on}`.execute(tx)
  return rows
}
