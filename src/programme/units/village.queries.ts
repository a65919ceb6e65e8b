import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Village, VillageCut } from './village.types.ts'

const villageColumns = sql`
  v.unit_id as "id", v.id as "versionId", v.name, v.parent_id as "communeId", v.valid_from as "validFrom",
  nullif(v.valid_to, 'infinity') as "validTo", v.territory_since as "territorySince", v.source,
  (select coalesce(h.name, '') from units.edge e
   join units.version n on n.id = e.to_version_id and n.unit_id = v.unit_id and n.valid_from = v.valid_to
     and (n.parent_id, n.province_id) is distinct from (v.parent_id, v.province_id)
   left join units.live h on h.unit_id = n.parent_id and h.valid_from <= n.valid_from and h.valid_to > n.valid_from
   where e.from_version_id = v.id and e.withdrawn_at is null limit 1) as "goesTo"`

/** Holds the villages of a commune for this transaction, and the map with them: no plan is written meanwhile. */
export async function lockVillages(tx: Tx, communeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('units.plan'))`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtext('units.villages'), ${communeId}::int)`.execute(tx)
}

/** One row = one village that a commune has on a day. */
export async function villagesOn(tx: Tx, communeId: number, on: LocalDate): Promise<Village[]> {
  const { rows } = await sql<Village>`
    select ${villageColumns} from units.village v
    where v.parent_id = ${communeId} and v.valid_from <= ${on} and v.valid_to > ${on}`.execute(tx)
  return rows
}

/** One row = one village that a commune has, or will have, on some day from this one on. */
export async function villagesFrom(tx: Tx, communeId: number, on: LocalDate): Promise<Village[]> {
  const { rows } = await sql<Village>`
    select ${villageColumns} from units.village v where v.parent_id = ${communeId} and v.valid_to > ${on}`.execute(tx)
  return rows
}

/** One row = one version of a village that is over, or that comes later, newest first. */
export async function villagesOver(tx: Tx, communeId: number, on: LocalDate): Promise<Village[]> {
  const { rows } = await sql<Village>`
    select ${villageColumns} from units.village v
    where v.parent_id = ${communeId} and (v.valid_to <= ${on} or v.valid_from > ${on}) order by v.valid_from desc, v.id`.execute(tx)
  return rows
}

/** One row = one village of the communes on some day from this one on. */
export async function villagesUnder(
  tx: Tx,
  communeIds: number[],
  on: LocalDate,
): Promise<{ communeId: number; name: string; validFrom: LocalDate }[]> {
  const { rows } = await sql<{ communeId: number; name: string; validFrom: LocalDate }>`
    select v.parent_id as "communeId", v.name, v.valid_from as "validFrom" from units.village v
    where v.parent_id = any (${communeIds}::int[]) and v.valid_to > ${on} order by v.name`.execute(tx)
  return rows
}

/** One row = one village without commune whose commune was divided, and a part of it came to this one. */
export async function villagesAdrift(tx: Tx, communeId: number): Promise<(Village & { before: string })[]> {
  const { rows } = await sql<Village & { before: string }>`
    select distinct ${villageColumns}, c.name as "before"
    from units.village v
    join units.edge own on own.to_version_id = v.id and own.withdrawn_at is null
    join units.version f on f.id = own.from_version_id
    join units.version c on c.unit_id = f.parent_id and c.withdrawn_at is null and c.valid_to = v.valid_from
    join units.edge given on given.from_version_id = c.id and given.withdrawn_at is null
    join units.version t on t.id = given.to_version_id and t.unit_id = ${communeId}
    where v.parent_id is null order by v.name`.execute(tx)
  return rows
}

export type NewVillage = {
  unitId: number
  name: string
  shortName: string
  communeId: number
  provinceId: number
  from: LocalDate
  /** the day since which its ground is unchanged */
  since: LocalDate
  source: string
}

/** As many identities as there are villages to begin. */
export async function foundVillages(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into units.unit (origin) select 'village' from generate_series(1, ${count}::int) returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** One row = one village that begins; answers the ids of their versions in the order given. */
export async function beginVillages(tx: Tx, villages: readonly NewVillage[], now: Date): Promise<number[]> {
  const column = <K extends keyof NewVillage>(key: K) => villages.map((village) => village[key])
  const { rows } = await sql<{ id: number; unitId: number }>`
    insert into units.version (unit_id, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from,
      territory_since, source, known_at)
    select d.unit_id, d.name, d.short, d.folded, d.folded_short, 'village', 'village', d.commune, d.province, d.day, d.since, d.source,
      ${now}::timestamptz
    from unnest(${column('unitId')}::int[], ${column('name')}::text[], ${column('shortName')}::text[], ${column('name').map(fold)}::text[],
      ${column('shortName').map(fold)}::text[], ${column('communeId')}::int[], ${column('provinceId')}::int[], ${column('from')}::date[],
      ${column('since')}::date[], ${column('source')}::text[]) as d (unit_id, name, short, folded, folded_short, commune, province, day, since, source)
    returning id, unit_id as "unitId"`.execute(tx)
  const ids = new Map(rows.map(({ id, unitId }) => [unitId, id]))
  return villages.map(({ unitId }) => ids.get(unitId) ?? 0)
}

/** The versions end on the day. */
export async function endVillages(tx: Tx, versionIds: number[], on: LocalDate): Promise<void> {
  await sql`update units.version v set valid_to = ${on}::date where v.id = any (${versionIds}::int[])`.execute(tx)
}

/** Whether anything came to this version from another. */
export async function hasOrigin(tx: Tx, versionId: number): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from units.edge e where e.to_version_id = ${versionId} and e.withdrawn_at is null) as has`.execute(tx)
  return rows[0]?.has ?? false
}

/** What was entered wrongly is withdrawn, never deleted. */
export async function withdrawVersion(tx: Tx, versionId: number, now: Date): Promise<void> {
  await sql`update units.version set withdrawn_at = ${now}::timestamptz where id = ${versionId}`.execute(tx)
}

export type Correction = { name: string; shortName: string; communeId: number | null; provinceId: number | null; source: string }

/** A version is corrected: it is withdrawn, another stands in its place over the same days, and what led to it or from it leads there. */
export async function correctVersion(tx: Tx, versionId: number, correct: Correction, now: Date): Promise<number> {
  await withdrawVersion(tx, versionId, now)
  const { rows } = await sql<{ id: number }>`
    insert into units.version (unit_id, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to,
      territory_since, source, known_at)
    select v.unit_id, ${correct.name}, ${correct.shortName}, ${fold(correct.name)}, ${fold(correct.shortName)}, v.level, v.kind,
      ${correct.communeId}::int, ${correct.provinceId}::int, v.valid_from, v.valid_to, v.territory_since, ${correct.source}, ${now}::timestamptz
    from units.version v where v.id = ${versionId} returning id`.execute(tx)
  const id = rows[0]?.id as number
  await sql`
    with old as (
      update units.edge e set withdrawn_at = ${now}::timestamptz
      where ${versionId}::int in (e.from_version_id, e.to_version_id) and e.withdrawn_at is null returning e.*
    )
    insert into units.edge (transition_id, from_version_id, to_version_id, whole, share, note)
    select o.transition_id, case o.from_version_id when ${versionId} then ${id} else o.from_version_id end,
      case o.to_version_id when ${versionId} then ${id} else o.to_version_id end, o.whole, o.share, o.note from old o`.execute(tx)
  return id
}

/** A change of villages alone, with its edges; the document is what it stands on. */
export async function enterVillageChange(
  tx: Tx,
  change: { kind: 'merge' | 'rename'; on: LocalDate; document: string; from: number[]; to: number },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into units.transition (kind, effective_date, decree, source, known_at)
    values (${change.kind}, ${change.on}, ${change.document}, ${change.document}, ${now}::timestamptz) returning id`.execute(tx)
  const id = rows[0]?.id as number
  await sql`
    insert into units.edge (transition_id, from_version_id, to_version_id, whole)
    select ${id}, f, ${change.to}::int, true from unnest(${change.from}::int[]) f`.execute(tx)
  return id
}

/**
 * One row = one village whose commune stops having it where it was entered: the commune ends, or goes to another province. It goes to whoever
 * takes the commune whole, else to nobody yet.
 */
export async function villagesToFollow(tx: Tx, communeIds: number[]): Promise<VillageCut[]> {
  const { rows } = await sql<VillageCut>`
    select distinct on (v.id) v.id as "versionId", c.valid_to as "on", h.transition_id as "transitionId", h.unit_id as "parentId",
      coalesce(h.province_id, v.province_id) as "provinceId"
    from units.village v
    join units.version c on c.unit_id = v.parent_id and c.withdrawn_at is null and c.valid_to > v.valid_from and c.valid_to < v.valid_to
    cross join lateral (
      select min(e.transition_id) as transition_id,
        case when bool_or(t.unit_id = c.unit_id) then c.unit_id when count(*) = 1 and bool_and(e.whole) then min(t.unit_id) end as unit_id,
        case when bool_or(t.unit_id = c.unit_id) then min(t.province_id) filter (where t.unit_id = c.unit_id)
             when count(*) = 1 and bool_and(e.whole) then min(t.province_id) end as province_id
      from units.edge e join units.version t on t.id = e.to_version_id
      where e.from_version_id = c.id and e.withdrawn_at is null
    ) h
    where v.parent_id = any (${communeIds}::int[]) and h.transition_id is not null
      and (h.unit_id, coalesce(h.province_id, v.province_id)) is distinct from (v.parent_id, v.province_id)
    order by v.id, c.valid_to`.execute(tx)
  return rows
}

/** Villages go on at their new place from the day on, as a part of the change that moved their communes. */
export async function followVillages(tx: Tx, cuts: readonly VillageCut[], now: Date): Promise<void> {
  const column = <K extends keyof VillageCut>(key: K) => cuts.map((cut) => cut[key])
  const given = sql`unnest(${column('versionId')}::int[], ${column('on')}::date[], ${column('transitionId')}::int[],
    ${column('parentId')}::int[], ${column('provinceId')}::int[]) as d (version_id, day, transition_id, parent_id, province_id)`
  const { rows: ends } = await sql<{ id: number; validTo: string }>`
    select v.id, v.valid_to::text as "validTo" from units.version v where v.id = any (${column('versionId')}::int[])`.execute(tx)
  await sql`update units.version v set valid_to = d.day from ${given} where v.id = d.version_id`.execute(tx)
  await sql`
    with begun as (
      insert into units.version (unit_id, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to,
        territory_since, source, known_at)
      select v.unit_id, v.name, v.short_name, v.folded, v.folded_short, v.level, v.kind, d.parent_id, d.province_id, d.day, l.ends,
        v.territory_since, v.source, ${now}::timestamptz
      from ${given}
      join units.version v on v.id = d.version_id
      join unnest(${ends.map(({ id }) => id)}::int[], ${ends.map(({ validTo }) => validTo)}::date[]) as l (id, ends) on l.id = v.id
      returning id, unit_id
    )
    insert into units.edge (transition_id, from_version_id, to_version_id, whole)
    select d.transition_id, d.version_id, b.id, true
    from ${given} join units.version v on v.id = d.version_id join begun b on b.unit_id = v.unit_id`.execute(tx)
}

/** The version with which a village goes on at the place where its commune went; undefined where it does not. */
export async function continuationOf(
  tx: Tx,
  versionId: number,
): Promise<{ id: number; validTo: LocalDate | null; isBuiltUpon: boolean } | undefined> {
  const { rows } = await sql<{ id: number; validTo: LocalDate | null; isBuiltUpon: boolean }>`
    select n.id, nullif(n.valid_to, 'infinity') as "validTo",
      exists (select from units.edge o where o.from_version_id = n.id and o.withdrawn_at is null) as "isBuiltUpon"
    from units.version v
    join units.edge e on e.from_version_id = v.id and e.withdrawn_at is null
    join units.version n on n.id = e.to_version_id and n.withdrawn_at is null and n.unit_id = v.unit_id and n.valid_from = v.valid_to
      and (n.parent_id, n.province_id) is distinct from (v.parent_id, v.province_id)
    where v.id = ${versionId}`.execute(tx)
  return rows[0]
}

/** A village goes on where it is: what was to come of its commune's change is withdrawn, to be followed again. */
export async function withdrawContinuation(tx: Tx, versionId: number, nextId: number, now: Date): Promise<void> {
  await withdrawVersion(tx, nextId, now)
  await sql`
    update units.edge set withdrawn_at = ${now}::timestamptz
    where from_version_id = ${versionId} and to_version_id = ${nextId} and withdrawn_at is null`.execute(tx)
  await sql`update units.version set valid_to = 'infinity' where id = ${versionId}`.execute(tx)
}
