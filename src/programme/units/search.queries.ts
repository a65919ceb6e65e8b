import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { placeNames, unitColumns } from './queries.ts'
import type { SearchHit } from './types.ts'

export type Candidate = SearchHit & { rank: number }

/**
 * One row = one version whose code is the text, or whose folded name contains it, best first.
 * rank 0 code · 1 whole name · 2 beginning of the name · 3 beginning of a word · 4 inside a word.
 * `like` wildcards cannot occur: folded text has letters, digits and spaces only.
 */
export async function candidates(
  tx: Tx,
  folded: string,
  code: string,
  asOf: LocalDate | null,
  today: LocalDate,
  limit: number,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with found as (
      select v.id,
        case when v.code = ${code} then 0
             when v.folded = ${folded} or v.folded_short = ${folded} then 1
             when v.folded like ${folded} || '%' or v.folded_short like ${folded} || '%' then 2
             when v.folded like '% ' || ${folded} || '%' then 3
             else 4 end as rank
      from units.live v
      where (v.code = ${code} or (${folded} <> '' and v.folded like '%' || ${folded} || '%')
             or v.unit_id in (select a.unit_id from units.code_alias a where a.code = ${code}))
        and (${asOf}::date is null or v.valid_from <= ${asOf} and v.valid_to > ${asOf})
    )
    select ${unitColumns}, ${placeNames}, f.rank, v.valid_from <= ${today} and v.valid_to > ${today} as "current"
    from found f
    join units.version v on v.id = f.id
    cross join lateral (select coalesce(${asOf}::date, least(v.valid_to - 1, ${today}::date)) as day) d
    order by f.rank, v.valid_to desc, array_position(array['country', 'province', 'district', 'commune', 'village'], v.level), v.code
    limit ${limit}`.execute(tx)
  return rows
}
