import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { BodyKind } from '../people/types.ts'
import type { Level } from '../units/types.ts'

/** One row = a body of the unit on the day. */
export const bodiesOf = async (
  tx: Tx,
  unitId: number,
  on: LocalDate,
): Promise<{ id: number; unitId: number; name: string; kind: BodyKind }[]> =>
  (
    await sql<{ id: number; unitId: number; name: string; kind: BodyKind }>`
      select b.id, b.unit_id as "unitId", b.name, b.kind from people.body b
      where b.unit_id = ${unitId} and b.valid_from <= ${on}::date and b.valid_to > ${on}::date order by b.name
    `.execute(tx)
  ).rows

/** One row = a unit under this one on the day, however far; villages are not there. */
export const unitsUnder = async (
  tx: Tx,
  unitId: number,
  on: LocalDate,
): Promise<{ id: number; name: string; level: Level; kind: string }[]> =>
  (
    await sql<{ id: number; name: string; level: Level; kind: string }>`
      select v.unit_id as id, v.name, v.level, v.kind from units.live v
      where v.valid_from <= ${on}::date and v.valid_to > ${on}::date and v.level in ('province', 'district', 'commune') and v.unit_id <> ${unitId}::int
        and (${unitId}::int in (v.parent_id, v.province_id) or ${unitId}::int = (select u.id from units.unit u where u.origin = 'country'))
      order by v.name
    `.execute(tx)
  ).rows
