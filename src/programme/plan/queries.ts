import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Registration, Target } from './types.ts'

/** One row = one registration of a unit, as known now, newest year first. */
export const registrationsOf = async (tx: Tx, unitId: number) =>
  (
    await sql<Registration>`
      select unit_id as "unitId", year, tier, status, criteria, due, decision, reason, source_id as "sourceId", known_at as "knownAt"
      from plan.registration where unit_id = ${unitId} order by year desc, tier
    `.execute(tx)
  ).rows

/** One row = one target of a unit, as known now, in the order of the days they fall due. */
export const targetsOf = async (tx: Tx, unitId: number) =>
  (
    await sql<Target>`
      select distinct on (due, figure, qualifier, set_on)
        unit_id as "unitId", figure, qualifier, due, map_of as "mapOf", set_on as "setOn", num, den, set_id as "set", status, document, note,
        source_id as "sourceId", known_at as "knownAt"
      from plan.target where unit_id = ${unitId} order by due, figure, qualifier, set_on, known_at desc
    `.execute(tx)
  ).rows
