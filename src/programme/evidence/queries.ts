import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FactCheck, Source } from './types.ts'

export type NewSource = Pick<Source, 'kind' | 'title' | 'hash' | 'demonstration' | 'enteredBy'> & { at: Date }

/** A new source, known later than every source before it. */
export const addSource = async (tx: Tx, { kind, title, hash, demonstration, enteredBy, at }: NewSource) =>
  (
    await sql<{ sourceId: number; knownAt: Date }>`
      select source_id as "sourceId", known_at as "knownAt"
      from evidence.add_source(${kind}, ${title}, ${hash}, ${demonstration}, ${enteredBy}, ${at})
    `.execute(tx)
  ).rows[0] as { sourceId: number; knownAt: Date }

export type Opened = { sourceId: number; knownAt: Date; chain: string }

/** Holds the facts of a unit and opens a source for them. */
export const openFor = async (tx: Tx, unitId: number, said: { title: string; demonstration: boolean; by: string; at: Date }) =>
  (
    await sql<Opened>`
      select source_id as "sourceId", known_at as "knownAt", chain
      from evidence.open_for(${unitId}, ${said.title}, ${said.demonstration}, ${said.by}, ${said.at})
    `.execute(tx)
  ).rows[0] as Opened

/** One row = a unit and the chain of the log that its facts are told in. */
export const chainsOf = async (tx: Tx, unitIds: readonly number[]) =>
  (
    await sql<{ unitId: number; chain: string }>`
      select u.id as "unitId", evidence.chain_of(u.id) as "chain" from unnest(${[...unitIds]}::int[]) u (id)
    `.execute(tx)
  ).rows

/** The files that demonstration data were entered from, by their hash. */
export const demonstrationHashes = async (tx: Tx) =>
  (await sql<{ hash: string }>`select distinct hash from evidence.source where demonstration and hash is not null`.execute(tx)).rows.map(
    (row) => row.hash,
  )

export const sourceCount = async (tx: Tx) =>
  (await sql<{ count: number }>`select count(*) as count from evidence.source`.execute(tx)).rows[0]?.count ?? 0

/** The first source that is not as the log tells of it. */
export const wrongSource = async (tx: Tx) =>
  (
    await sql<NonNullable<FactCheck['wrong']>>`
      select e.payload ->> 'title' as "source", 'nguồn ' || (e.payload ->> 'source') as "unit", 1 as "told",
        case when s.id is not null then 1 end as "found"
      from events.entry e left join evidence.source s on s.id = (e.payload ->> 'source')::int
      where e.kind = 'facts.entered'
        and (s.title, s.demonstration, s.entered_by) is distinct from
          (e.payload ->> 'title', (e.payload ->> 'demonstration')::boolean, e.payload ->> 'by')
      order by (e.payload ->> 'source')::int limit 1
    `.execute(tx)
  ).rows[0] ?? null
