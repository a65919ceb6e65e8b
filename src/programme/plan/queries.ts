import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Registration } from './types.ts'

/** One row = one registration of a unit, as known now, newest year first. */
export const registrationsOf = async (tx: Tx, unitId: number) =>
  (
    await sql<Registration>`
      select unit_id as "unitId", year, tier, status, criteria, ticked, due, decision, reason, source_id as "sourceId", known_at as "knownAt"
      from plan.registration where unit_id = ${unitId} order by year desc, tier
    `.execute(tx)
  ).rows
