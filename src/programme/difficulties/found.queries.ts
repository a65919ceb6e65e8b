import { sql } from 'kysely'
import { type Fit, mostFound, type Sought } from '../../platform/base/found.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { Publication } from './types.ts'

/** One row = a published answer; of what fits alike the newest first. The newest 401 are looked at. */
export const answersFound = async (tx: Tx, sought: Sought, { limit, offset }: Span): Promise<(Publication & Total & { fit: Fit })[]> =>
  (
    await sql<Publication & Total & { fit: Fit }>`
      with candidate as materialized (
        select p.* from difficulties.publication p
        where p.ended_on is null and p.found @@ ${wordsAsked(sought)}
        order by p.published_on desc, p.id desc limit ${mostFound + 1}
      ), found as (
        select c.*, ${fitAsked(sought, sql`c.title`, sql`c.folded_title`)} as fit, count(*) over ()::int as total from candidate c
        order by fit, c.published_on desc, c.id desc limit ${limit} offset ${offset}
      )
      select p.id, v.name as "unitName", w.name as "provinceName", p.title, p.question, p.answer, p.answered_by as "answeredBy",
        p.answered_on as "answeredOn", p.published_on as "publishedOn", p.fit, p.total
      from found p
      cross join lateral (
        select l.name, l.province_id from units.live l where l.unit_id = p.unit_id
        order by l.valid_from <= p.published_on desc, l.valid_from desc limit 1
      ) v
      left join lateral (
        select l.name from units.live l where l.unit_id = v.province_id and l.valid_from <= p.published_on and l.valid_to > p.published_on
      ) w on true
      order by p.fit, p.published_on desc, p.id desc
    `.execute(tx)
  ).rows
