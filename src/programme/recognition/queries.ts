import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Recognition } from './types.ts'

/** One row = one recognition of a unit, as known now, oldest first. */
export const recognitionsOf = async (tx: Tx, unitId: number) =>
  (
    await sql<Recognition>`
      select unit_id as "unitId", tier, decided_on as "decidedOn", kind, set_id as "set", decision, body,
        revoked_on as "revokedOn", revoked_decision as "revokedDecision", note, source_id as "sourceId", known_at as "knownAt"
      from recognition.recognition where unit_id = ${unitId} order by decided_on, tier
    `.execute(tx)
  ).rows
