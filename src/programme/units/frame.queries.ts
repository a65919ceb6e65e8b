import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Unit } from './types.ts'

/** One row = the unit that held a code on a day, as it stood then. */
export async function unitByCode(tx: Tx, code: string, on: LocalDate): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select v.unit_id as "id", v.id as "versionId", v.code, v.name, v.short_name as "shortName", v.level, v.kind,
      v.parent_id as "parentId", v.province_id as "provinceId",
      nullif(v.valid_from, '1900-01-01') as "validFrom", nullif(v.valid_to, 'infinity') as "validTo",
      nullif(v.territory_since, '1900-01-01') as "territorySince"
    from units.version v
    where v.code = ${code} and v.valid_from <= ${on} and v.valid_to > ${on} and v.withdrawn_at is null`.execute(tx)
  return rows[0]
}

export type Holder = { name: string; validFrom: LocalDate | null; validTo: LocalDate | null }

/** One row = one version of a unit that ever held a code, oldest first. */
export async function holdersOfCode(tx: Tx, code: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select v.name, nullif(v.valid_from, '1900-01-01') as "validFrom", nullif(v.valid_to, 'infinity') as "validTo"
    from units.version v where v.code = ${code} and v.withdrawn_at is null order by v.valid_from`.execute(tx)
  return rows
}

/** One row = one list of communes that count. */
export async function scopeById(tx: Tx, id: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`select s.id, s.name from units.scope s where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** One row = a unit by its identity as it stood on a day. */
export async function unitsById(tx: Tx, ids: number[], on: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select v.unit_id as "id", v.id as "versionId", v.code, v.name, v.short_name as "shortName", v.level, v.kind,
      v.parent_id as "parentId", v.province_id as "provinceId",
      nullif(v.valid_from, '1900-01-01') as "validFrom", nullif(v.valid_to, 'infinity') as "validTo",
      nullif(v.territory_since, '1900-01-01') as "territorySince"
    from units.version v
    where v.unit_id = any (${ids}::int[]) and v.valid_from <= ${on} and v.valid_to > ${on} and v.withdrawn_at is null`.execute(tx)
  return rows
}
