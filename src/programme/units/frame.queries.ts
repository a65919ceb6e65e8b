import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Unit } from './types.ts'

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
    from units.live v
    where v.unit_id = any (${ids}::int[]) and v.valid_from <= ${on} and v.valid_to > ${on}`.execute(tx)
  return rows
}
