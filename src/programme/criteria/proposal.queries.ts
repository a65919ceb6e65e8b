import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Proposal, ProposalState } from './proposal.types.ts'
import type { CriteriaSet, Measure } from './types.ts'

const proposalColumns = sql`
  p.id, p.set_id as "setId", p.version, p.hash, p.file, p.measures, p.note, p.state, p.proposed_by as "proposedById",
  (select o.name from people.person o where o.id = p.proposed_by) as "proposedBy", p.proposed_at as "proposedAt",
  (select o.name from people.person o where o.id = p.decided_by) as "decidedBy", p.decided_at as "decidedAt", p.reason`

/** One row = one proposal, newest first; its files are left out. */
export const allProposals = async (tx: Tx): Promise<Omit<Proposal, 'file' | 'measures'>[]> =>
  (await sql<Proposal>`select ${proposalColumns} from criteria.proposal p order by p.id desc`.execute(tx)).rows.map(
    ({ file: _file, measures: _measures, ...proposal }) => proposal,
  )

/** One row = one proposal. */
export const proposalById = async (tx: Tx, id: number): Promise<Proposal | undefined> =>
  (await sql<Proposal>`select ${proposalColumns} from criteria.proposal p where p.id = ${id}`.execute(tx)).rows[0]

/** The same, held for this transaction. */
export const holdProposal = async (tx: Tx, id: number): Promise<Proposal | undefined> =>
  (await sql<Proposal>`select ${proposalColumns} from criteria.proposal p where p.id = ${id} for update of p`.execute(tx)).rows[0]

export type NewProposal = Pick<Proposal, 'setId' | 'version' | 'hash' | 'file' | 'measures' | 'note'> & { by: number; at: Date }

/** The id; null where a proposal of the same version waits already. */
export const addProposal = async (tx: Tx, p: NewProposal): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into criteria.proposal (set_id, version, hash, file, measures, note, proposed_by, proposed_at)
      values (${p.setId}, ${p.version}, ${p.hash}, ${p.file}, ${p.measures}, ${p.note}, ${p.by}, ${p.at})
      on conflict (set_id, version) where state = 'proposed' do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export const decideProposal = (tx: Tx, id: number, to: { state: ProposalState; by: number; at: Date; reason: string }) =>
  sql`
    update criteria.proposal set state = ${to.state}, decided_by = ${to.by}, decided_at = ${to.at}, reason = ${to.reason} where id = ${id}
  `.execute(tx)

/** One row = the file of a version that was published from a proposal. */
export const publishedFiles = async (tx: Tx): Promise<{ setId: string; version: number; hash: string; file: string }[]> =>
  (
    await sql<{ setId: string; version: number; hash: string; file: string }>`
      select p.set_id as "setId", p.version, p.hash, p.file from criteria.proposal p where p.state = 'published'
    `.execute(tx)
  ).rows

/** What is measured by the published sets, each as the newest of them says it. One row = one measure. */
export const publishedMeasures = async (tx: Tx): Promise<Measure[]> =>
  (
    await sql<{ measure: Measure }>`
      select distinct on (m.key) m.value as "measure" from criteria.set_version v cross join lateral jsonb_each(v.body -> 'measures') m
      where v.body ? 'measures' order by m.key, v.published_at desc
    `.execute(tx)
  ).rows.map(({ measure }) => measure)

/** The highest version of a set that is published; 0 where there is none. */
export const highestVersion = async (tx: Tx, setId: string): Promise<number> =>
  (
    await sql<{
      version: number
    }>`select coalesce(max(v.version), 0) as version from criteria.set_version v where v.set_id = ${setId}`.execute(tx)
  ).rows[0]?.version ?? 0

/** The national set by which a level was judged for a tier before a day, another than this one: its id. */
export const judgedBefore = async (
  tx: Tx,
  set: Pick<CriteriaSet, 'id' | 'level' | 'tier'>,
  on: LocalDate,
): Promise<{ id: string; version: number } | undefined> =>
  (
    await sql<{ id: string; version: number }>`
      select v.set_id as id, v.version from criteria.set_version v
      where v.level = ${set.level} and v.tier = ${set.tier} and v.set_id <> ${set.id} and v.province_id is null and v.valid_from < ${on}::date
      order by v.valid_from desc, v.version desc limit 1
    `.execute(tx)
  ).rows[0]

/**
 * What provinces set for slots of the version before holds for the slots that the new one leaves them too: their decisions go on. Answers how
 * many values went along.
 */
export const carrySlots = async (
  tx: Tx,
  q: { setId: string; from: number; to: number; indicators: readonly string[]; at: Date },
): Promise<number> =>
  (
    await sql`
      insert into criteria.slot_value (province_id, set_id, version, indicator, valid_from, known_at, value, decision, decided_on, entered_by)
      select distinct on (s.province_id, s.indicator, s.valid_from)
        s.province_id, s.set_id, ${q.to}::int, s.indicator, s.valid_from, ${q.at}::timestamptz, s.value, s.decision, s.decided_on, s.entered_by
      from criteria.slot_value s
      where s.set_id = ${q.setId} and s.version = ${q.from} and s.indicator = any (${[...q.indicators]}::text[])
      order by s.province_id, s.indicator, s.valid_from, s.known_at desc
      returning indicator
    `.execute(tx)
  ).rows.length
