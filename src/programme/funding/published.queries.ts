import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered, Held } from '../evidence/types.ts'
import type { PublishedTable } from './types.ts'

type Origin = { sourceId: number; knownAt: Date }

/** Enters the lines of the file that differ from the newest of their key. One row = one unit: how many facts, and their digest. */
export const enterPublished = async (tx: Tx, { sourceId, knownAt }: Origin): Promise<Entered[]> =>
  (
    await sql<Entered>`
      with given as (
        select r.unit_id, r.f[1] as title, r.f[2] as source, r.f[3] as kind, r.f[4]::date as as_of, r.f[5]::int as year, r.f[6]::bigint as money_unit,
               r.f[7] as plan, r.f[8] as disbursed, r.f[9] as remaining, r.f[10] as percent, r.f[11] as document, r.f[12] as url
        from pg_temp.ready r
      ), fresh as (
        insert into funding.published (unit_id, title, source, kind, as_of, year, money_unit, plan, disbursed, remaining, percent, document, url,
          source_id, known_at)
        select g.*, ${sourceId}, ${knownAt} from given g
        left join lateral (
          select p.* from funding.published p
          where (p.unit_id, p.title, p.source, p.kind) = (g.unit_id, g.title, g.source, g.kind) order by p.known_at desc limit 1
        ) stands on true
        where (stands.as_of, stands.year, stands.money_unit, stands.plan, stands.disbursed, stands.remaining, stands.percent, stands.document, stands.url)
          is distinct from (g.as_of, g.year, g.money_unit, g.plan, g.disbursed, g.remaining, g.percent, g.document, g.url)
        returning unit_id, funding.published_line(published) collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest"
      from fresh f group by f.unit_id order by f.unit_id
    `.execute(tx)
  ).rows

/** One row = a published table with its lines as they are known now; of a unit (and a year), or all of them, the newest day first. */
export const publishedTables = async (
  tx: Tx,
  { unitId, year }: { unitId: number | null; year: number | null },
): Promise<PublishedTable[]> =>
  (
    await sql<PublishedTable>`
      with lines as (
        select distinct on (p.unit_id, p.title, p.source, p.kind) p.* from funding.published p
        where (${unitId}::int is null or p.unit_id = ${unitId}::int) and (${year}::int is null or p.year = ${year}::int)
        order by p.unit_id, p.title, p.source, p.kind, p.known_at desc
      )
      select l.unit_id as "unitId", v.code as "unitCode", v.name as "unitName", l.title, max(l.as_of) as "asOf", max(l.year) as year,
             max(l.money_unit) as "moneyUnit", max(l.document) as document, max(l.url) as url, bool_or(s.demonstration) as demonstration,
             jsonb_agg(jsonb_build_object('source', l.source, 'kind', l.kind, 'plan', l.plan, 'disbursed', l.disbursed, 'remaining', l.remaining,
               'percent', l.percent)
               order by array_position('{central,province,district,commune,integrated,credit,enterprise,community,all}', l.source),
                 array_position('{investment,recurrent,unsorted,total}', l.kind)) as lines
      from lines l
      join evidence.source s on s.id = l.source_id
      cross join lateral (
        select n.code, n.name from units.live n where n.unit_id = l.unit_id and n.valid_from <= l.as_of and n.valid_to > l.as_of limit 1
      ) v
      group by l.unit_id, v.code, v.name, l.title order by max(l.as_of) desc, v.name, l.title
    `.execute(tx)
  ).rows

export const publishedCount = async (tx: Tx): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from funding.published`.execute(tx)).rows[0]?.n ?? 0

/** What the table holds, to be compared with the log. */
export const heldPublished = sql<Held>`select * from funding.published_held`
