import { sql } from 'kysely'
import { mostFound, type Sought } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { ProvisionLine } from './types.ts'

/** One row = a set, a criterion or an indicator of the newest version of a set; of what fits alike the set that is judged by on the day first. */
export const provisionsFound = async (tx: Tx, sought: Sought, on: LocalDate, { limit, offset }: Span): Promise<(ProvisionLine & Total)[]> =>
  (
    await sql<ProvisionLine & Total>`
      with found as materialized (
        select p.set_id, p.criterion, p.place, p.title, v.name as "setName", v.decision, v.issued, v.valid_from,
          v.valid_from <= ${on}::date and v.valid_to > ${on}::date as is_current,
          ${fitAsked(sought, sql`p.title`, sql`p.folded_title`)} as fit
        from criteria.provision p
        join criteria.set_version v on (v.set_id, v.version) = (p.set_id, p.version)
        where p.found @@ ${wordsAsked(sought)}
          and not exists (select from criteria.set_version n where n.set_id = p.set_id and n.version > p.version)
        limit ${mostFound + 1}
      )
      select f.set_id as "setId", f.criterion, f.title, f."setName", f.decision, f.issued, f.fit, count(*) over ()::int as total
      from found f
      order by f.fit, f.is_current desc, f.valid_from desc, f.set_id, f.place limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows
