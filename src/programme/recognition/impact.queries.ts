import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../criteria/types.ts'

type Since = { unitId: number; on: LocalDate }
const given = (units: readonly Since[]) =>
  sql`unnest(${units.map(({ unitId }) => unitId)}::int[], ${units.map(({ on }) => on)}::date[]) as d (unit_id, day)`

export type Holder = { name: string; tier: Tier; decidedOn: LocalDate }

/** One row = an act of recognition that a unit holds on the eve of a day. */
export const heldOn = async (tx: Tx, units: readonly Since[]): Promise<Holder[]> =>
  (
    await sql<Holder>`
      select v.name, r.tier, r.decided_on as "decidedOn"
      from ${given(units)}
      join units.live v on v.unit_id = d.unit_id and v.valid_from < d.day and v.valid_to >= d.day
      join recognition.recognition r on r.unit_id = d.unit_id and r.decided_on < d.day and r.decided_on >= v.territory_since
        and (r.revoked_on is null or r.revoked_on >= d.day)
      order by v.name, r.decided_on
    `.execute(tx)
  ).rows

/** One row = an act of recognition of a unit that was decided on its day or later. */
export const decidedSince = async (tx: Tx, units: readonly Since[]): Promise<Holder[]> =>
  (
    await sql<Holder>`
      select v.name, r.tier, r.decided_on as "decidedOn"
      from ${given(units)}
      join recognition.recognition r on r.unit_id = d.unit_id and r.decided_on >= d.day
      cross join lateral (select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from desc limit 1) v
      order by v.name, r.decided_on
    `.execute(tx)
  ).rows

/** One row = a dossier of a unit that is under way; by the name of its unit. */
export const dossiersUnderWay = async (tx: Tx, units: readonly Since[]): Promise<{ name: string; tier: Tier }[]> =>
  (
    await sql<{ name: string; tier: Tier }>`
      select v.name, o.tier
      from ${given(units)}
      join recognition.dossier o on o.unit_id = d.unit_id and o.state not in ('decided', 'published', 'withdrawn')
      cross join lateral (select l.name from units.live l where l.unit_id = d.unit_id order by l.valid_from desc limit 1) v
      order by v.name, o.id
    `.execute(tx)
  ).rows
