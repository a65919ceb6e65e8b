import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'
import type { Recognition } from './types.ts'

type Origin = { sourceId: number; knownAt: Date }

export type Act = Omit<Recognition, 'sourceId' | 'knownAt'>

/** Enters one act; undefined where the unit has one of that tier and day already. */
export const enterAct = async (tx: Tx, a: Act, { sourceId, knownAt }: Origin): Promise<Entered | undefined> =>
  (
    await sql<Entered>`
      with fresh as (
        insert into recognition.recognition (unit_id, tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision, note, booked_year,
          source_id, known_at)
        values (${a.unitId}, ${a.tier}, ${a.decidedOn}, ${a.kind}, ${a.set}, ${a.decision}, ${a.body}, ${a.revokedOn}, ${a.revokedDecision},
          ${a.note}, ${a.bookedYear}, ${sourceId}, ${knownAt})
        on conflict do nothing
        returning unit_id, recognition.line(tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision, note, booked_year)
          collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id
    `.execute(tx)
  ).rows[0]

/** Takes an act that is not revoked out of the table and keeps it as it was known; undefined where there is none. */
export const setAside = async (tx: Tx, q: Pick<Act, 'unitId' | 'tier' | 'decidedOn'>, { knownAt }: Origin): Promise<Act | undefined> =>
  (
    await sql<Act>`
      with old as (
        delete from recognition.recognition h
        where h.unit_id = ${q.unitId} and h.tier = ${q.tier} and h.decided_on = ${q.decidedOn} and h.revoked_on is null
        returning h.*
      )
      insert into recognition.superseded (unit_id, tier, decided_on, kind, set_id, decision, body, revoked_on, revoked_decision, source_id,
        known_at, note, booked_year, superseded_at)
      select o.unit_id, o.tier, o.decided_on, o.kind, o.set_id, o.decision, o.body, o.revoked_on, o.revoked_decision, o.source_id, o.known_at,
        o.note, o.booked_year, ${knownAt}::timestamptz from old o
      returning unit_id as "unitId", tier, decided_on as "decidedOn", kind, set_id as "set", decision, body, revoked_on as "revokedOn",
        revoked_decision as "revokedDecision", note, booked_year as "bookedYear"
    `.execute(tx)
  ).rows[0]
