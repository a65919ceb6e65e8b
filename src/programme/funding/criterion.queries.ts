import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Stage } from '../units/types.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { CriterionMoney, Frame } from './types.ts'

/**
 * One row = a criterion that projects of a place serve, with the money paid on them in the calendar year and the communes of the place that meet
 * it on the eve of the year and on the day. A project that serves several criteria is in each of them.
 */
export const criteriaWithMoney = async (tx: Tx, frame: Frame, stage: Stage): Promise<CriterionMoney[]> =>
  (
    await sql<CriterionMoney>`
      with place as materialized (${unitsOfPlace(frame)}),
      served as (
        select p.set_id, c.criterion, p.unit_id, p.id,
          (select coalesce(sum(d.amount), 0)::bigint from funding.disbursement d where d.unit_id = p.unit_id and d.project_id = p.id
            and d.paid_on >= make_date(${frame.year}::int, 1, 1) and d.paid_on <= ${frame.asOf}::date) as paid
        from funding.project p cross join lateral unnest(p.criteria) c (criterion)
        where p.unit_id in (select x.unit_id from place x)
      ),
      money as (
        select s.set_id, s.criterion, count(*)::int as projects, count(distinct s.unit_id)::int as communes, sum(s.paid)::bigint as disbursed
        from served s group by s.set_id, s.criterion
      )
      select m.set_id as "setId", m.criterion, m.projects, m.communes, m.disbursed, t.*
      from money m
      cross join lateral (
        select
          count(*) filter (where t.valid_from < make_date(${frame.year}::int, 1, 1) and t.valid_to >= make_date(${frame.year}::int, 1, 1)
            and t.verdict = 'met')::int as "metBefore",
          count(*) filter (where t.valid_from < make_date(${frame.year}::int, 1, 1) and t.valid_to >= make_date(${frame.year}::int, 1, 1)
            and t.verdict in ('met', 'notMet'))::int as "judgedBefore",
          count(*) filter (where t.valid_from <= ${frame.asOf}::date and t.valid_to > ${frame.asOf}::date and t.verdict = 'met')::int as "metAfter",
          count(*) filter (where t.valid_from <= ${frame.asOf}::date and t.valid_to > ${frame.asOf}::date
            and t.verdict in ('met', 'notMet'))::int as "judgedAfter"
        from assessment.standing t
        where t.set_id = m.set_id and t.criterion = m.criterion and t.stage = ${stage} and t.unit_id in (select x.unit_id from place x)
      ) t
      order by m.disbursed desc, m.set_id, length(m.criterion), m.criterion
    `.execute(tx)
  ).rows
