import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Kind, Level, PlacedUnit, Unit, UnitAttributes, UnitClass } from './types.ts'

/** The columns of a `Unit`; the version stands under `v`. */
export const unitColumns = sql`
  v.unit_id as "id", v.id as "versionId", v.code, v.name, v.short_name as "shortName", v.level, v.kind,
  v.parent_id as "parentId", v.province_id as "provinceId",
  nullif(v.valid_from, '1900-01-01') as "validFrom", nullif(v.valid_to, 'infinity') as "validTo",
  nullif(v.territory_since, '1900-01-01') as "territorySince"`

/** Names above a version `v` on a day of its life, given as the alias `d.day`. */
export const placeNames = sql`
  (select p.name from units.version p where p.unit_id = v.parent_id and p.withdrawn_at is null
     and p.valid_from <= d.day and p.valid_to > d.day) as "parentName",
  (select p.name from units.version p where p.unit_id = v.province_id and p.withdrawn_at is null
     and p.valid_from <= d.day and p.valid_to > d.day) as "provinceName"`

/** One row = the unit that bears a code on a day; a code that only another list gives it comes second. */
export async function unitByCode(tx: Tx, code: string, asOf: LocalDate): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select ${unitColumns}
    from units.live v
    where v.valid_from <= ${asOf} and v.valid_to > ${asOf} and v.unit_id = any (array(
      -- apart, because over an «or» every version would be read
      select c.unit_id from units.live c where c.code = ${code} and c.valid_from <= ${asOf} and c.valid_to > ${asOf}
      union all
      select a.unit_id from units.code_alias a where a.code = ${code} and a.valid_from <= ${asOf} and a.valid_to > ${asOf}))
    order by v.code = ${code} desc limit 1`.execute(tx)
  return rows[0]
}

/** One row = the unit as it stood on a day. */
export async function unitById(tx: Tx, id: number, asOf: LocalDate): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v
    where v.unit_id = ${id} and v.valid_from <= ${asOf} and v.valid_to > ${asOf}`.execute(tx)
  return rows[0]
}

/** One row = the country itself. */
export async function countryUnit(tx: Tx): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v join units.unit u on u.id = v.unit_id where u.origin = 'country'`.execute(tx)
  return rows[0]
}

/** One row = one version that ever bore a code, oldest first. */
export async function holdersOfCode(tx: Tx, code: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v
    where v.id = any (array(
      -- apart, because over an «or» every version would be read
      select c.id from units.live c where c.code = ${code}
      union all
      select o.id from units.code_alias a join units.live o on o.unit_id = a.unit_id where a.code = ${code}))
    order by v.valid_from`.execute(tx)
  return rows
}

/** One row = one version of a unit, oldest first, with the names above it on its last day, or today. */
export async function versionsOf(tx: Tx, unitId: number, today: LocalDate): Promise<PlacedUnit[]> {
  const { rows } = await sql<PlacedUnit>`
    select ${unitColumns}, ${placeNames}
    from units.live v
    -- its first day may be older than the list
    cross join lateral (select least(v.valid_to - 1, ${today}::date) as day) d
    where v.unit_id = ${unitId} order by v.valid_from`.execute(tx)
  return rows
}

export type UnitFilter = { asOf: LocalDate; level?: Level; kind?: Kind; withinId?: number; withinCode?: string }

/** One row = one unit as of a day, in the order of codes; `within` covers the unit itself, what stands under it, and everything of its province. */
export async function unitsAsOf(tx: Tx, { asOf, level, kind, withinId, withinCode }: UnitFilter): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with within as materialized (
      select w.unit_id, u.origin = 'country' as everything
      from units.live w join units.unit u on u.id = w.unit_id
      where (w.unit_id = ${withinId ?? null} or w.code = ${withinCode ?? null}) and w.valid_from <= ${asOf} and w.valid_to > ${asOf}
    )
    select ${unitColumns}
    from units.live v
    where v.valid_from <= ${asOf} and v.valid_to > ${asOf}
      and (${level ?? null}::text is null or v.level = ${level ?? null})
      and (${kind ?? null}::text is null or v.kind = ${kind ?? null})
      and (${withinId ?? null}::int is null and ${withinCode ?? null}::text is null
           or exists (select 1 from within w where w.everything or w.unit_id in (v.unit_id, v.parent_id, v.province_id)))
    order by v.code`.execute(tx)
  return rows
}

/** One row = one unit right under another on a day. */
export async function childrenOf(tx: Tx, unitId: number, asOf: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${unitColumns} from units.live v
    where v.parent_id = ${unitId} and v.valid_from <= ${asOf} and v.valid_to > ${asOf}`.execute(tx)
  return rows
}

/** One row = one unit anywhere under another on a day, tiers from above, codes within a tier. */
export async function subtreeOf(tx: Tx, unitId: number, asOf: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with recursive under as (
      select c.id, c.unit_id, 1 as depth from units.live c
      where c.parent_id = ${unitId} and c.valid_from <= ${asOf} and c.valid_to > ${asOf}
      union all
      select c.id, c.unit_id, u.depth + 1 from under u
      join units.live c on c.parent_id = u.unit_id and c.valid_from <= ${asOf} and c.valid_to > ${asOf}
    )
    select ${unitColumns} from under u join units.version v on v.id = u.id order by u.depth, v.code`.execute(tx)
  return rows
}

/** One row = one unit above another on a day, the country first. */
export async function ancestorsOf(tx: Tx, unitId: number, asOf: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with recursive above as (
      select c.parent_id, 0 as depth from units.live c
      where c.unit_id = ${unitId} and c.valid_from <= ${asOf} and c.valid_to > ${asOf}
      union all
      select p.parent_id, a.depth + 1 from above a
      join units.live p on p.unit_id = a.parent_id and p.valid_from <= ${asOf} and p.valid_to > ${asOf}
    )
    select ${unitColumns} from above a
    join units.live v on v.unit_id = a.parent_id and v.valid_from <= ${asOf} and v.valid_to > ${asOf}
    order by a.depth desc`.execute(tx)
  return rows
}

/** One row = one class of a unit on a day. */
export async function classesOf(tx: Tx, unitId: number, asOf: LocalDate): Promise<UnitClass[]> {
  const { rows } = await sql<UnitClass>`
    select c.scheme, c.value, c.certainty, c.source,
      nullif(c.valid_from, '1900-01-01') as "validFrom", nullif(c.valid_to, 'infinity') as "validTo"
    from units.class c
    where c.unit_id = ${unitId} and c.valid_from <= ${asOf} and c.valid_to > ${asOf} order by c.scheme`.execute(tx)
  return rows
}

export type UnitRegion = { unitId: number; region: string; certainty: string; source: string }

/** One row = the region of one unit on a day: its own class, else that of its province. A unit without either has no row. */
export async function regionsOf(tx: Tx, unitIds: number[], asOf: LocalDate): Promise<UnitRegion[]> {
  const { rows } = await sql<UnitRegion>`
    select distinct on (v.unit_id) v.unit_id as "unitId", c.value as "region", c.certainty, c.source
    from units.live v
    join units.class c on c.unit_id in (v.unit_id, v.province_id) and c.scheme = 'region'
      and c.valid_from <= ${asOf} and c.valid_to > ${asOf}
    where v.unit_id = any (${unitIds}::int[]) and v.valid_from <= ${asOf} and v.valid_to > ${asOf}
    order by v.unit_id, c.unit_id = v.unit_id desc`.execute(tx)
  return rows
}

/** One row = the newest population and area of a unit known on a day. */
export async function attributesOf(tx: Tx, unitId: number, asOf: LocalDate): Promise<UnitAttributes | undefined> {
  const { rows } = await sql<UnitAttributes>`
    select a.valid_from as "validFrom", a.area_km2 as "areaKm2", a.population, a.source,
      case when a.centre_lon is not null and a.centre_lat is not null
        then jsonb_build_object('lon', a.centre_lon, 'lat', a.centre_lat) end as "centre"
    from units.attribute a where a.unit_id = ${unitId} and a.valid_from <= ${asOf} order by a.valid_from desc limit 1`.execute(tx)
  return rows[0]
}
