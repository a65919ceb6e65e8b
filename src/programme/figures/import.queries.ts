import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'

type Origin = { sourceId: number; knownAt: Date; demonstration: boolean }

/** The ids of the lists of communes that count. */
export const scopeIds = async (tx: Tx) =>
  (await sql<{ id: string }>`select id from units.scope order by id`.execute(tx)).rows.map((row) => row.id)

/** One row = a row of the file that says something else of a reported figure than stands. */
export const contraryReported = async (tx: Tx) =>
  (
    await sql<{ line: number; stated: string }>`
      select r.line, p.stated
      from pg_temp.ready r
      join figures.reported p
        on p.unit_id = r.unit_id and p.figure = r.f[1] and p.qualifier = r.f[2]::jsonb and p.as_of = r.f[3]::date and p.document = r.f[4]
      where (p.num, p.den, p.stated, p.published_on, p.url, p.note)
        is distinct from (r.f[5]::numeric, r.f[6]::numeric, r.f[7], r.f[8]::date, r.f[9], r.f[10])
      order by r.line
    `.execute(tx)
  ).rows

/** Enters the reported figures of the file that do not stand. One row = one unit: how many facts, and their digest. */
export const enterReported = async (tx: Tx, { sourceId }: Origin) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into figures.reported (unit_id, figure, qualifier, as_of, document, num, den, stated, published_on, url, note, source_id)
        select r.unit_id, r.f[1], r.f[2]::jsonb, r.f[3]::date, r.f[4], r.f[5]::numeric, r.f[6]::numeric, r.f[7], r.f[8]::date, r.f[9], r.f[10], ${sourceId}
        from pg_temp.ready r order by r.line
        on conflict (unit_id, figure, qualifier, as_of, document) do nothing
        returning unit_id,
          figures.reported_line(figure, qualifier, as_of, num, den, stated, document, published_on, url, note) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** One row = a row of the file that says something else of a release than stands. */
export const contraryReleases = async (tx: Tx) =>
  (
    await sql<{ line: number }>`
      select r.line
      from pg_temp.ready r
      join figures.release p on p.unit_id = r.unit_id and p.as_of = r.f[1]::date and p.set_id = r.f[2] and p.stage = r.f[3]
      where (p.scope_id, p.approved_by, p.approved_on, p.title) is distinct from (r.f[4], r.f[5], r.f[6]::date, r.f[7])
      order by r.line
    `.execute(tx)
  ).rows

/** Enters the releases of the file that do not stand. One row = one unit. */
export const enterReleases = async (tx: Tx, { sourceId, knownAt, demonstration }: Origin) =>
  (
    await sql<Entered>`
      with fresh as (
        insert into figures.release (unit_id, as_of, set_id, stage, scope_id, approved_by, approved_on, title, demonstration, source_id, known_at)
        select r.unit_id, r.f[1]::date, r.f[2], r.f[3], r.f[4], r.f[5], r.f[6]::date, r.f[7], ${demonstration}, ${sourceId}, ${knownAt}
        from pg_temp.ready r order by r.line
        on conflict (unit_id, as_of, set_id, stage) do nothing
        returning unit_id, figures.release_line(as_of, set_id, stage, scope_id, approved_by, approved_on, title, demonstration) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows
