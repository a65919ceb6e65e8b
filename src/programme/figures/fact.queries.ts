import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Level, Unit } from '../units/types.ts'
import type { CriterionPart } from './measure.types.ts'
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

/** What counts for each commune of a question on the day of its base; one row = one commune. */
function facts(asked: Asked) {
  const { units, levels, asOfs, sets, stages, needed } = columns(asked)
  const { scope, target, mapOf } = asked
  return sql`figures.fact(${units}::int[], ${levels}::text[], ${asOfs}::date[], ${sets}::text[], ${stages}::text[], ${needed}::int[],
    ${scope}, ${target.id}, ${target.level}, ${mapOf}::date)`
}

/** One row = the index of one base some of whose communes lie in the place, wholly or partly. */
export async function basesReaching(tx: Tx, asked: Asked): Promise<number[]> {
  const { rows } = await sql<{ base: number }>`select distinct c.base - 1 as "base" from ${communes(asked)} c`.execute(tx)
  return rows.map((row) => row.base)
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
      count(*) filter (where f.registered) as "registered"
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

/** One row = communes of one part that meet a criterion, and of which somebody could judge it. */
export async function criterionParts(tx: Tx, asked: Asked, criterion: string): Promise<CriterionPart[]> {
  const { sets, stages } = columns(asked)
  const { rows } = await sql<CriterionPart>`
    with commune as materialized (
      select c.unit_id, c.as_of, c.territory_since, c.part_id, (${sets}::text[])[c.base] as set_id, (${stages}::text[])[c.base] as stage
      from ${communes(asked)} c where c.inside
    )
    select c.part_id as "partId", count(*) filter (where s.verdict = 'met') as met, count(*) filter (where s.verdict <> 'unjudgeable') as judged
    from commune c
    join assessment.standing s on s.unit_id = c.unit_id and s.set_id = c.set_id and s.stage = c.stage and s.criterion = ${criterion}
      and s.valid_from <= c.as_of and s.valid_to > c.as_of and s.valid_from >= c.territory_since
    group by c.part_id`.execute(tx)
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
