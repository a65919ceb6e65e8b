import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Edition, PortalOffice, Profile } from './profile.types.ts'

export type Made = { by: string; personId: number | null; on: LocalDate; at: Date }
type NewEdition = { unitId: number; edition: number; said: Profile; hash: string; reason: string | null }

/** The id of a new edition; null where somebody wrote one of this number first. */
export const addEdition = async (tx: Tx, one: NewEdition, { by, personId, on, at }: Made): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into portal.edition (unit_id, edition, said, hash, reason, written_by, writer_id, written_on, written_at)
      values (${one.unitId}, ${one.edition}, ${JSON.stringify(one.said)}::jsonb, ${one.hash}, ${one.reason}, ${by}, ${personId}, ${on}, ${at})
      on conflict (unit_id, edition) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

type NewDecision = { unitId: number; edition: number; kind: 'approved' | 'returned'; reason: string | null }

/** False where somebody decided first. */
export const addDecision = async (tx: Tx, one: NewDecision, { by, personId, on, at }: Made): Promise<boolean> =>
  (
    await sql`
      insert into portal.decision (unit_id, edition, kind, reason, decided_by, decider_id, decided_on, decided_at)
      values (${one.unitId}, ${one.edition}, ${one.kind}, ${one.reason}, ${by}, ${personId}, ${on}, ${at})
      on conflict (unit_id, edition) do nothing returning edition
    `.execute(tx)
  ).rows.length > 0

const edition = sql`
  e.id, e.unit_id as "unitId", e.edition, e.said, e.hash, e.reason, e.written_by as "writtenBy", e.writer_id as "writerId",
  e.written_on as "writtenOn", case when d.kind is null then null else
    jsonb_build_object('kind', d.kind, 'by', d.decided_by, 'on', d.decided_on, 'reason', d.reason) end as decision
  from portal.edition e left join portal.decision d on d.unit_id = e.unit_id and d.edition = e.edition`

/** One row = an edition of an office, the newest first. */
export const editionsOf = async (tx: Tx, unitId: number): Promise<Edition[]> =>
  (await sql<Edition>`select ${edition} where e.unit_id = ${unitId} order by e.edition desc`.execute(tx)).rows

/** The newest edition of an office. */
export const lastEdition = async (tx: Tx, unitId: number): Promise<Edition | null> =>
  (await sql<Edition>`select ${edition} where e.unit_id = ${unitId} order by e.edition desc limit 1`.execute(tx)).rows[0] ?? null

export const editionById = async (tx: Tx, id: number): Promise<Edition | null> =>
  (await sql<Edition>`select ${edition} where e.id = ${id}`.execute(tx)).rows[0] ?? null

/**
 * Whose portal this is: the unit of the code that was set, else the only one with approved words of its own, else the country; with its newest
 * approved words. An illustration (nobody wrote it) is nobody's own.
 */
export const portalOffice = async (tx: Tx, code: string | null, today: LocalDate): Promise<PortalOffice | null> =>
  (
    await sql<PortalOffice>`
      with approved as (
        select distinct on (e.unit_id) e.unit_id, e.said, e.writer_id, d.decided_by, d.decided_on
        from portal.edition e join portal.decision d on d.unit_id = e.unit_id and d.edition = e.edition and d.kind = 'approved'
        order by e.unit_id, e.edition desc
      )
      select v.unit_id as "unitId", v.name as "unitName", v.code as "unitCode", v.level, a.said, a.decided_by as "approvedBy",
        a.decided_on as "approvedOn", a.unit_id is not null and a.writer_id is null as "isDemonstration"
      from units.live v left join approved a on a.unit_id = v.unit_id
      where v.valid_from <= ${today}::date and v.valid_to > ${today}::date and v.level in ('country', 'province')
        and (${code}::text is null or v.code = ${code})
        and (v.level = 'country' or ${code}::text is not null or (a.writer_id is not null and (select count(writer_id) from approved) = 1))
      order by v.level = 'country' limit 1
    `.execute(tx)
  ).rows[0] ?? null
