import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { PostingStanding } from './types.ts'

/** One row = the newest posting of a sheet that was not withdrawn. */
export const standingOf = async (tx: Tx, unitId: number, sheetId: number): Promise<PostingStanding | null> =>
  (
    await sql<PostingStanding>`
      select p.id as "postingId", p.from_on as "from", p.until_on as until, p.state, p.closed_on as "closedOn",
             s.version <> p.sheet_version as "changedSince", o.opinions, o.handled
      from consultation.posting p
      join assessment.sheet s on (s.unit_id, s.id) = (p.unit_id, p.sheet_id)
      cross join lateral (
        select count(*)::int as opinions, count(n.answer)::int as handled
        from consultation.opinion n where n.unit_id = p.unit_id and n.posting_id = p.id
      ) o
      where p.unit_id = ${unitId} and p.sheet_id = ${sheetId} and p.state <> 'withdrawn'
      order by p.id desc limit 1
    `.execute(tx)
  ).rows[0] ?? null
