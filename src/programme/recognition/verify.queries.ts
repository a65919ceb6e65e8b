import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FactCheck, Held } from '../evidence/types.ts'

export type Counts = Record<'recognition' | 'snapshot' | 'session' | 'decision', number>

/** How many rows the tables of the module hold. */
export const counts = async (tx: Tx) =>
  (
    await sql<Counts>`
      select (select count(*) from recognition.recognition) as "recognition", (select count(*) from recognition.snapshot) as "snapshot",
        (select count(*) from recognition.session where state = 'closed') as "session",
        (select count(*) from recognition.decision where number is not null) as "decision"
    `.execute(tx)
  ).rows[0] as Counts

/** What the tables hold, to be compared with the log. */
export const heldRecognitions = sql<Held>`select * from recognition.held`

type Wrong = NonNullable<FactCheck['wrong']>

/** The first frozen content that is not the one whose hash the log told, or is not there, or was told of by nobody. */
export const wrongSnapshot = async (tx: Tx): Promise<Wrong | null> =>
  (
    await sql<Wrong>`
      select 'hồ sơ ' || coalesce(t.dossier, s.dossier_id) as "source", 'bản chốt ' || coalesce(t.number, s.number) as "unit",
        case when t.dossier is not null then 1 end as "told", case when s.dossier_id is not null then 1 end as "found"
      from (
        select (e.payload ->> 'dossier')::int as dossier, (e.payload ->> 'snapshot')::int as number, e.payload ->> 'hash' as hash
        from events.entry e where e.kind = 'dossier.freeze'
      ) t
      full join recognition.snapshot s on s.dossier_id = t.dossier and s.number = t.number
      where t.hash is distinct from s.hash or s.hash is distinct from encode(sha256(convert_to(s.content, 'UTF8')), 'hex')
      order by 1, 2 limit 1
    `.execute(tx)
  ).rows[0] ?? null

/** The first vote whose counts are not those that the log told when it was closed. */
export const wrongSession = async (tx: Tx): Promise<Wrong | null> =>
  (
    await sql<Wrong>`
      select 'hồ sơ ' || coalesce(t.dossier, s.dossier_id) as "source", 'phiên họp ' || coalesce(t.session, s.id) as "unit",
        case when t.session is not null then 1 end as "told", case when s.id is not null then 1 end as "found"
      from (
        select (e.payload ->> 'dossier')::int as dossier, (e.payload ->> 'session')::int as session, (e.payload ->> 'agree')::int as agree,
          (e.payload ->> 'disagree')::int as disagree, (e.payload ->> 'blank')::int as blank, (e.payload ->> 'passed')::boolean as passed
        from events.entry e where e.kind = 'dossier.closeVote'
      ) t
      full join (select x.* from recognition.session x where x.state = 'closed') s on s.id = t.session
      where (t.agree, t.disagree, t.blank, t.passed) is distinct from (s.agree, s.disagree, s.blank, s.passed)
      order by 1, 2 limit 1
    `.execute(tx)
  ).rows[0] ?? null

/** The first decision whose number, day or digest of the dossier is not what the log told. */
export const wrongDecision = async (tx: Tx): Promise<Wrong | null> =>
  (
    await sql<Wrong>`
      select 'hồ sơ ' || coalesce(t.dossier, d.dossier_id) as "source", 'quyết định ' || coalesce(t.number, d.number) as "unit",
        case when t.dossier is not null then 1 end as "told", case when d.dossier_id is not null then 1 end as "found"
      from (
        select (e.payload ->> 'dossier')::int as dossier, e.payload ->> 'number' as number, (e.payload ->> 'decidedOn')::date as decided_on,
          e.payload ->> 'hash' as hash
        from events.entry e where e.kind = 'dossier.number'
      ) t
      full join (select x.* from recognition.decision x where x.number is not null) d on d.dossier_id = t.dossier
      where (t.number, t.decided_on, t.hash) is distinct from (d.number, d.decided_on, d.hash)
      order by 1, 2 limit 1
    `.execute(tx)
  ).rows[0] ?? null
