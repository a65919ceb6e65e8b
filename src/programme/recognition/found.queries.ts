import { sql } from 'kysely'
import { mostFound } from '../../platform/base/found.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { PublicDecision } from './decision.queries.ts'

type Line = Pick<PublicDecision, 'id' | 'kind' | 'tier' | 'unitName' | 'above' | 'number' | 'decidedOn' | 'body'> & { isExact: boolean }

/**
 * One row = a public decision that bears a number, or is about a unit of a name, the newest first. `numbers` and `names` are folded.
 */
export const decisionsFound = async (
  tx: Tx,
  { numbers, names }: { numbers: string[]; names: string[] },
  { limit, offset }: Span,
): Promise<(Line & Total)[]> =>
  (
    await sql<Line & Total>`
      with unit as materialized (
        select distinct l.unit_id from units.live l where l.folded = any(${names}::text[]) or l.folded_short = any(${names}::text[])
      ), candidate as materialized (
        select d.unit_id, d.dossier_id, d.decided_on, platform.fold(d.number) = any(${numbers}::text[]) as "isExact"
        from (
          select n.* from recognition.decision n where platform.fold(n.number) = any(${numbers}::text[]) and n.published_on is not null
          union select u.* from unit join recognition.decision u on u.unit_id = unit.unit_id where u.published_on is not null
        ) d
        order by d.decided_on desc, d.dossier_id desc limit ${mostFound + 1}
      ), found as (
        select c.*, count(*) over ()::int as total from candidate c
        order by c."isExact" desc, c.decided_on desc, c.dossier_id desc limit ${limit} offset ${offset}
      )
      select d.dossier_id as "id", d.kind, d.tier, v.name as "unitName", a.name as "above", d.number, d.decided_on as "decidedOn", d.body,
        f."isExact", f.total
      from found f
      join recognition.decision d on (d.unit_id, d.dossier_id) = (f.unit_id, f.dossier_id)
      cross join lateral (
        select l.name, l.province_id from units.live l
        where l.unit_id = d.unit_id order by l.valid_from <= d.decided_on desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l
        where l.unit_id = v.province_id and l.unit_id <> d.unit_id order by l.valid_from <= d.decided_on desc, l.valid_from desc limit 1
      ) a on true
      order by f."isExact" desc, f.decided_on desc, f.dossier_id desc
    `.execute(tx)
  ).rows
