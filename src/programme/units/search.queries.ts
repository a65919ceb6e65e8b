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

/** A text cut in two: a name, and words of the units above it. */
export type Cut = { name: string; place: string }

/**
 * One row = one version whose folded name contains the name of a cut and above which stand units with the words of its place, in
 * their order; of the cuts only the one with the longest name that finds anything. Ranks as of `candidates`.
 */
export async function candidatesWithin(tx: Tx, cuts: Cut[], asOf: LocalDate | null, today: LocalDate, limit: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with found as (
      select v.id, d.day, c.name, rank() over (order by length(c.name) desc) as nth
      from unnest(${cuts.map((cut) => cut.name)}::text[], ${cuts.map((cut) => cut.place)}::text[]) c (name, place)
      join units.live v on v.folded like '%' || c.name || '%'
      cross join lateral (select coalesce(${asOf}::date, least(v.valid_to - 1, ${today}::date)) as day) d
      join units.live parent on parent.unit_id = v.parent_id and parent.valid_from <= d.day and parent.valid_to > d.day
      left join units.live province on province.unit_id = v.province_id and province.unit_id not in (v.unit_id, v.parent_id)
        and province.valid_from <= d.day and province.valid_to > d.day
      where (${asOf}::date is null or v.valid_from <= ${asOf} and v.valid_to > ${asOf})
        and concat_ws(' ', '', parent.folded, province.folded) like '% ' || replace(c.place, ' ', '% ') || '%'
    )
    select ${unitColumns}, ${placeNames}, v.valid_from <= ${today} and v.valid_to > ${today} as "current",
      case when v.folded = f.name or v.folded_short = f.name then 1
           when v.folded like f.name || '%' or v.folded_short like f.name || '%' then 2
           when v.folded like '% ' || f.name || '%' then 3
           else 4 end as rank
    from found f
    join units.version v on v.id = f.id
    cross join lateral (select f.day) d
    where f.nth = 1
    order by rank, v.valid_to desc, v.code
    limit ${limit}`.execute(tx)
  return rows
}
