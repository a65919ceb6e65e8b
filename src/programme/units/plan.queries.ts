import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fold } from '../../platform/text/fold.ts'
import type { PlannedEdge, PlannedTransition, PlannedVersion } from './plan.types.ts'
import { unitColumns } from './queries.ts'
import type { Unit } from './types.ts'

/** One plan at a time: what one decides on must not change before it is written. */
export async function lockPlans(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('units.plan'))`.execute(tx)
}

/** The newest population of each unit known on the day, by unit. */
export async function populationsOf(tx: Tx, unitIds: number[], on: LocalDate): Promise<Map<number, number>> {
  const { rows } = await sql<{ unitId: number; population: number }>`
    select distinct on (a.unit_id) a.unit_id as "unitId", a.population from units.attribute a
    where a.unit_id = any (${unitIds}::int[]) and a.valid_from <= ${on} and a.population is not null
    order by a.unit_id, a.valid_from desc`.execute(tx)
  return new Map(rows.map(({ unitId, population }) => [unitId, population]))
}

/** One row = one version of a unit that ever bore one of the codes, oldest first. */
export async function versionsUnderCodes(tx: Tx, codes: string[]): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v
    where v.unit_id in (select c.unit_id from units.live c where c.code = any (${codes}::text[]))
    order by v.valid_from, v.id`.execute(tx)
  return rows
}

/** One row = one unit that stands right under one of the units now. */
export async function subordinatesOf(tx: Tx, unitIds: number[]): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v
    where v.parent_id = any (${unitIds}::int[]) and v.valid_to = 'infinity' order by v.code`.execute(tx)
  return rows
}

/** One row = one transition that a plan entered and nobody withdrew. */
export async function transitionsOfPlan(tx: Tx, plan: string): Promise<{ id: number; on: LocalDate; knownAt: Date }[]> {
  const { rows } = await sql<{ id: number; on: LocalDate; knownAt: Date }>`
    select t.id, t.effective_date as "on", t.known_at as "knownAt" from units.transition t
    where t.plan = ${plan} and t.withdrawn_at is null order by t.id`.execute(tx)
  return rows
}

/** One row = one unit of our own identity that a plan founds. */
export async function foundUnits(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into units.unit (origin) select 'plan' from generate_series(1, ${count}::int) returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** The versions end on the day. */
export async function endVersions(tx: Tx, ids: number[], days: LocalDate[]): Promise<void> {
  await sql`
    update units.version v set valid_to = e.day
    from unnest(${ids}::int[], ${days}::date[]) as e (id, day) where v.id = e.id`.execute(tx)
}

/** One row = one version that begins; answers its id by its unit (a plan makes one version a unit). */
export async function beginVersions(tx: Tx, versions: PlannedVersion[], source: string, now: Date): Promise<Map<number, number>> {
  const column = <K extends keyof PlannedVersion>(key: K) => versions.map((version) => version[key])
  const { rows } = await sql<{ id: number; unitId: number }>`
    insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id,
                               valid_from, territory_since, source, known_at)
    select d.*, ${source}, ${now}::timestamptz from unnest(
      ${column('unitId')}::int[], ${column('code')}::text[], ${column('name')}::text[], ${column('shortName')}::text[],
      ${column('name').map(fold)}::text[], ${column('shortName').map(fold)}::text[], ${column('level')}::text[], ${column('kind')}::text[],
      ${column('parentId')}::int[], ${column('provinceId')}::int[], ${column('validFrom')}::date[],
      ${column('territorySince').map((day) => day ?? '1900-01-01')}::date[]) as d
    returning id, unit_id as "unitId"`.execute(tx)
  return new Map(rows.map((row) => [row.unitId, row.id]))
}

/** One row = one clause of the plan; answers the ids in the order given. */
export async function enterTransitions(tx: Tx, planned: PlannedTransition[], source: string, plan: string, now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into units.transition (kind, effective_date, decree, source, plan, known_at)
    select d.kind, d.day, d.decree, ${source}, ${plan}, ${now}::timestamptz
    from unnest(${planned.map((t) => t.kind)}::text[], ${planned.map((t) => t.on)}::date[], ${planned.map((t) => t.decree)}::text[])
      with ordinality as d (kind, day, decree, number)
    order by d.number returning id`.execute(tx)
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** One row = one edge of territory. */
export async function enterEdges(tx: Tx, edges: (PlannedEdge & { transitionId: number; toVersionId: number })[]): Promise<void> {
  await sql`
    insert into units.edge (transition_id, from_version_id, to_version_id, whole, share, note)
    select d.transition_id, d.from_id, d.to_id, d.whole, d.share / 1000000.0, d.note
    from unnest(${edges.map((e) => e.transitionId)}::int[], ${edges.map((e) => e.from.versionId)}::int[], ${edges.map((e) => e.toVersionId)}::int[],
      ${edges.map((e) => e.whole)}::boolean[], ${edges.map((e) => e.share)}::numeric[], ${edges.map((e) => e.note)}::text[])
      as d (transition_id, from_id, to_id, whole, share, note)`.execute(tx)
}

/** A village has no code. */
type Named = { name: string; code: string | null }

/** One row = one version begun by the transitions that something later was built on: it ended since, or gave territory, or has units under it. */
export async function builtUpon(tx: Tx, transitionIds: number[]): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select v.name, v.code
    from units.version v
    where v.id in (select e.to_version_id from units.edge e where e.transition_id = any (${transitionIds}::int[]) and e.withdrawn_at is null)
      and (v.valid_to <> 'infinity'
           or exists (select 1 from units.edge o where o.from_version_id = v.id and o.withdrawn_at is null)
           -- a unit that would vanish while another plan stands on it
           or not exists (
                select 1 from units.edge own join units.version f on f.id = own.from_version_id
                where own.to_version_id = v.id and own.withdrawn_at is null and f.unit_id = v.unit_id)
              and exists (
                select 1 from units.version c where c.parent_id = v.unit_id and c.withdrawn_at is null and c.id not in (
                  select e.to_version_id from units.edge e where e.transition_id = any (${transitionIds}::int[]))))
    order by v.code`.execute(tx)
  return rows
}

export type Withdrawn = { ended: Named[]; restored: Named[] }

/** Takes transitions back: what they began is withdrawn, what they ended goes on. Nothing is deleted. */
export async function withdrawTransitions(tx: Tx, transitionIds: number[], now: Date): Promise<Withdrawn> {
  const { rows: ended } = await sql<Named>`
    update units.version v set withdrawn_at = ${now}::timestamptz
    where v.id in (select e.to_version_id from units.edge e where e.transition_id = any (${transitionIds}::int[]) and e.withdrawn_at is null)
    returning v.name, v.code`.execute(tx)
  const { rows: restored } = await sql<Named>`
    update units.version v set valid_to = 'infinity'
    where v.id in (select e.from_version_id from units.edge e where e.transition_id = any (${transitionIds}::int[]) and e.withdrawn_at is null)
    returning v.name, v.code`.execute(tx)
  await sql`
    update units.edge set withdrawn_at = ${now}::timestamptz
    where transition_id = any (${transitionIds}::int[]) and withdrawn_at is null`.execute(tx)
  await sql`update units.transition set withdrawn_at = ${now}::timestamptz where id = any (${transitionIds}::int[])`.execute(tx)
  return { ended, restored }
}
