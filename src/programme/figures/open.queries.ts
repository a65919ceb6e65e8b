import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'

/** A unit, the day of its data and how they were judged; `limit` and `offset` cut a page out of the rows. */
export type OpenAsk = { unitId: number; on: LocalDate; setId: string; stage: Stage; scope: string; limit: number; offset: number }

export type OpenStanding = {
  unitId: number
  code: string
  name: string
  set: string
  stage: Stage
  criterion: string
  verdict: VerdictValue
  basis: 'asserted' | 'judged'
  from: LocalDate
  to: LocalDate | null
  source: string | null
  demonstration: boolean
  total: number
}

/** One row = one criterion of one commune in scope with the verdict alive on the day, of its present territory. */
export async function standingsUnder(tx: Tx, { unitId, on, setId, stage, scope, limit, offset }: OpenAsk): Promise<OpenStanding[]> {
  const { rows } = await sql<OpenStanding>`
    select c.unit_id as "unitId", c.code, c.name, s.set_id as "set", s.stage, s.criterion, s.verdict, s.basis, s.valid_from as "from",
      nullif(s.valid_to, 'infinity') as "to", e.title as "source", coalesce(e.demonstration, false) as "demonstration", count(*) over ()::int as "total"
    from units.communes_of(${unitId}, ${on}, ${scope}) c
    join assessment.standing s on s.unit_id = c.unit_id and s.set_id = ${setId} and s.stage = ${stage}
      and s.valid_from <= ${on} and s.valid_to > ${on} and s.valid_from >= c.territory_since
    left join evidence.source e on e.id = s.source_id
    order by c.code, length(s.criterion), s.criterion limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export type OpenMeasurement = {
  unitId: number
  code: string
  name: string
  measure: string
  value: string | null
  valueText: string | null
  validOn: LocalDate
  stage: Stage
  source: string | null
  demonstration: boolean
  total: number
}

/** One row = the newest value of one measure of one commune in scope up to the day, of its present territory; corrections win, what was taken back is not said. */
export async function measurementsUnder(tx: Tx, { unitId, on, stage, scope, limit, offset }: OpenAsk): Promise<OpenMeasurement[]> {
  const { rows } = await sql<OpenMeasurement>`
    with newest as (
      select distinct on (s.unit_id, s.measure) s.*
      from (
        select distinct on (m.unit_id, m.measure, m.valid_on) c.code, c.name, m.*
        from units.communes_of(${unitId}, ${on}, ${scope}) c
        join assessment.measurement m on m.unit_id = c.unit_id and m.stage = ${stage} and m.valid_on <= ${on} and m.valid_on >= c.territory_since
        order by m.unit_id, m.measure, m.valid_on desc, m.known_at desc
      ) s
      where num_nonnulls(s.value, s.value_text) = 1
      order by s.unit_id, s.measure, s.valid_on desc
    )
    select n.unit_id as "unitId", n.code, n.name, n.measure, n.value::text, n.value_text as "valueText", n.valid_on as "validOn", n.stage,
      e.title as "source", coalesce(e.demonstration, false) as "demonstration", count(*) over ()::int as "total"
    from newest n left join evidence.source e on e.id = n.source_id
    order by n.code, n.measure limit ${limit} offset ${offset}`.execute(tx)
  return rows
}
