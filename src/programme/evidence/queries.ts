import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FactCheck, Source } from './types.ts'

export type NewSource = Pick<Source, 'kind' | 'title' | 'hash' | 'demonstration' | 'enteredBy'> & { at: Date }

/**
 * A new source. Its time is the known time of its facts and later than that of every source before it,
 * so that of two facts of one key the one entered later is known later whatever the clocks say.
 */
export const addSource = async (tx: Tx, source: NewSource) =>
  (
    await sql<{ id: number; enteredAt: Date }>`
      insert into evidence.source (kind, title, hash, demonstration, entered_by, entered_at)
      values (${source.kind}, ${source.title}, ${source.hash}, ${source.demonstration}, ${source.enteredBy},
        greatest(${source.at}::timestamptz,
          (select date_trunc('milliseconds', max(s.entered_at)) + interval '1 ms' from evidence.source s)))
      returning id, entered_at as "enteredAt"
    `.execute(tx)
  ).rows[0] as { id: number; enteredAt: Date }

/** One row = one source. */
export const sourcesByIds = async (tx: Tx, ids: readonly number[]) =>
  (
    await sql<Source>`
      select id, kind, title, hash, demonstration, published_on as "publishedOn", url,
        entered_by as "enteredBy", entered_at as "enteredAt"
      from evidence.source where id = any (${[...ids]}::int[]) order by id
    `.execute(tx)
  ).rows

/** One row = a unit and the chain that its facts are told in. */
export const chainsOf = async (tx: Tx, unitIds: readonly number[]) =>
  (
    await sql<{ unitId: number; chain: string }>`
      select distinct on (v.unit_id) v.unit_id as "unitId",
        case when v.level = 'country' then 'country' else 'unit:' || coalesce(v.province_id, v.unit_id) end as chain
      from units.version v
      where v.withdrawn_at is null and v.unit_id = any (${[...unitIds]}::int[])
      order by v.unit_id, v.valid_from desc
    `.execute(tx)
  ).rows

/** The files that demonstration data were entered from, by their hash. */
export const demonstrationHashes = async (tx: Tx) =>
  (await sql<{ hash: string }>`select distinct hash from evidence.source where demonstration and hash is not null`.execute(tx)).rows.map(
    (row) => row.hash,
  )

/** What the log tells of a source beside its facts. */
export const toldOf = async (tx: Tx, id: number) =>
  (
    await sql<{ title: string; demonstration: boolean; by: string }>`
      select title, demonstration, entered_by as "by" from evidence.source where id = ${id}
    `.execute(tx)
  ).rows

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
