import { type RawBuilder, sql } from 'kysely'
import { type Fit, mostFound, type Sought } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import { placeNames, unitColumns } from './queries.ts'
import type { Cut } from './search.queries.ts'
import type { SearchHit } from './types.ts'

export type FoundUnit = SearchHit & Total & { fit: Fit }

/** The hits of `found` (id of the version, fit): a unit once, by its best name; names of today first, then higher levels. */
const hits = (candidates: RawBuilder<unknown>, today: LocalDate, { limit, offset }: Span) => sql<FoundUnit>`
  with candidate as materialized (${candidates}), best as (
    select distinct on (v.unit_id) v.id, v.level, v.valid_to, v.code, c.fit
    from candidate c join units.version v on v.id = c.id order by v.unit_id, c.fit, v.valid_to desc
  ), found as (
    select b.id, b.fit, count(*) over ()::int as total, row_number() over (order by b.fit, b.valid_to desc,
      array_position(array['country', 'province', 'district', 'commune', 'village'], b.level), b.code) as nth
    from best b order by nth limit ${limit} offset ${offset}
  )
  select ${unitColumns}, ${placeNames}, f.fit, f.total, v.valid_from <= ${today}::date and v.valid_to > ${today}::date as "current"
  from found f join units.version v on v.id = f.id
  cross join lateral (select least(v.valid_to - 1, ${today}::date) as day) d
  order by f.nth`

const fitsUnit = (sought: Sought) =>
  sql`least(${fitAsked(sought, sql`v.name`, sql`v.folded`)}, ${fitAsked(sought, sql`v.short_name`, sql`v.folded_short`)})`

/** One row = a unit that bears a code, or a name of today or a former one with these words. Of common words 401 of today and 401 former are looked at. */
export const unitsFound = async (tx: Tx, sought: Sought, today: LocalDate, span: Span): Promise<FoundUnit[]> => {
  const code = sought.text.toUpperCase()
  const named = sql`select v.id, ${fitsUnit(sought)} as fit from units.version v where v.withdrawn_at is null and`
  const candidates = sql`
    select v.id, 0 as fit from units.live v where v.code = ${code}
    union select v.id, 0 from units.code_alias a join units.live v on v.unit_id = a.unit_id where a.code = ${code}
    union ${named} v.folded = any(${sought.readings}::text[])
    union ${named} v.folded_short = any(${sought.readings}::text[])
    union (${named} v.found @@ ${wordsAsked(sought)} and v.valid_to = 'infinity' limit ${mostFound + 1})
    union (${named} v.found @@ ${wordsAsked(sought)} and v.valid_to < 'infinity' limit ${mostFound + 1})`
  return (await hits(candidates, today, span).execute(tx)).rows
}

/** One row = a unit whose name begins a text that goes on with words of the units above it: «xã Bính Xá Lạng Sơn»; the longest name that finds any. */
export const unitsWithin = async (tx: Tx, cuts: Cut[], today: LocalDate, span: Span): Promise<FoundUnit[]> => {
  const asked = cuts.map(({ name }) => wordsAsked({ readings: [name], together: true }))
  const rows = cuts.map(({ name, place }, at) => sql`(${name}::text, ${place}::text, ${asked[at]})`)
  const candidates = sql`
    select t.id, 3 as fit from (
      select v.id, rank() over (order by length(c.name) desc) as nth
      from (values ${sql.join(rows)}) c (name, place, asked)
      join units.version v on v.found @@ c.asked and v.withdrawn_at is null
      join units.live parent on parent.unit_id = v.parent_id and parent.valid_from <= least(v.valid_to - 1, ${today}::date)
        and parent.valid_to > least(v.valid_to - 1, ${today}::date)
      left join units.live province on province.unit_id = v.province_id and province.unit_id not in (v.unit_id, v.parent_id)
        and province.valid_from <= least(v.valid_to - 1, ${today}::date) and province.valid_to > least(v.valid_to - 1, ${today}::date)
      where concat_ws(' ', '', parent.folded, province.folded) like '% ' || replace(c.place, ' ', '% ') || '%'
    ) t where t.nth = 1 limit ${mostFound + 1}`
  return (await hits(candidates, today, span).execute(tx)).rows
}

/** One row = a name of today that resembles a folded text, most alike first; for who typed a name a little wrong. */
export const similarNames = async (tx: Tx, folded: string, today: LocalDate, limit: number): Promise<{ name: string; code: string }[]> =>
  (
    await sql<{ name: string; code: string }>`
      select v.name, v.code from units.version v
      where v.folded operator(ext.%) ${folded} and v.withdrawn_at is null and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
        and v.level <> 'country'
      order by ext.similarity(v.folded, ${folded}) desc, ext.similarity(v.folded_short, ${folded}) desc, v.code limit ${limit}
    `.execute(tx)
  ).rows
