import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Frame, LineOf, UnitSums } from './types.ts'

/**
 * The units of a place during a budget year up to a day: itself and all that stood under it, with the group that each is counted in (itself, or
 * its province where the country is looked at). A unit that changed its place in the year is in both.
 */
export const unitsOfPlace = ({ unitId, year, asOf }: Frame) => sql`
  select distinct on (v.unit_id) v.unit_id,
    case when c.is_country then coalesce(v.province_id, v.unit_id) when v.unit_id = ${unitId}::int then v.unit_id
      when v.parent_id = ${unitId}::int then v.unit_id else coalesce(v.parent_id, v.unit_id) end as grouped
  from units.live v
  cross join (select exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country') as is_country) c
  where v.valid_from <= ${asOf}::date and v.valid_to > make_date(${year}::int, 1, 1)
    and (c.is_country or ${unitId}::int in (v.unit_id, v.parent_id, v.province_id))
  order by v.unit_id, v.valid_from desc`

/**
 * One row = what happened to a line of a place in the year. Money that one unit of the place handed to another is counted once, as it came
 * into the place.
 */
export const linesOf = async (tx: Tx, frame: Frame): Promise<LineOf[]> =>
  (
    await sql<LineOf>`
      with place as materialized (${unitsOfPlace(frame)}),
      moved as (
        select a.*, a.from_unit_id is null or not exists (select from place p where p.unit_id = a.from_unit_id) as outside
        from funding.allocation a
        where a.year = ${frame.year} and a.decided_on <= ${frame.asOf}::date and a.unit_id in (select p.unit_id from place p)
      ),
      rows as (
        select m.source, m.kind, m.carried,
          case when m.outside and m.movement = 'allocate' then m.amount else 0 end as allocated,
          case when m.outside and m.movement = 'adjust' then m.amount else 0 end as adjusted,
          case when m.outside and m.movement = 'carryOver' then m.amount else 0 end as carried_over,
          case when m.outside and m.movement = 'withdraw' then m.amount else 0 end as withdrawn,
          case when m.from_unit_id = ${frame.unitId} then m.amount else 0 end as handed_on,
          case when m.unit_id = ${frame.unitId} then m.amount else 0 end as own,
          0::bigint as disbursed, 0::bigint as by_own
        from moved m
        union all
        select d.source, d.kind, d.carried, 0, 0, 0, 0, 0, 0, d.amount, case when d.unit_id = ${frame.unitId} then d.amount else 0 end
        from funding.disbursement d
        where d.year = ${frame.year} and d.paid_on <= ${frame.asOf}::date and d.unit_id in (select p.unit_id from place p)
      )
      select r.source, r.kind, r.carried, sum(r.allocated)::bigint as allocated, sum(r.adjusted)::bigint as adjusted,
             sum(r.carried_over)::bigint as "carriedOver", sum(r.withdrawn)::bigint as withdrawn, sum(r.handed_on)::bigint as "handedOn",
             sum(r.own)::bigint as own, sum(r.disbursed)::bigint as disbursed, sum(r.by_own)::bigint as "disbursedByOwn"
      from rows r group by r.source, r.kind, r.carried
    `.execute(tx)
  ).rows

/** One row = a unit right under a place (a province, where the country is looked at) that has money or spent some in the year. */
export const unitsWithMoney = async (tx: Tx, frame: Frame): Promise<UnitSums[]> =>
  (
    await sql<UnitSums>`
      with place as materialized (${unitsOfPlace(frame)}),
      rows as (
        select p.grouped, a.amount as plan, 0::bigint as disbursed
        from funding.allocation a
        join place p on p.unit_id = a.unit_id
        left join place f on f.unit_id = a.from_unit_id
        where a.year = ${frame.year} and a.decided_on <= ${frame.asOf}::date and f.grouped is distinct from p.grouped
        union all
        select p.grouped, 0, d.amount from funding.disbursement d join place p on p.unit_id = d.unit_id
        where d.year = ${frame.year} and d.paid_on <= ${frame.asOf}::date
      )
      select g.grouped as "unitId", n.code, n.name, g.plan, g.disbursed
      from (select r.grouped, sum(r.plan)::bigint as plan, sum(r.disbursed)::bigint as disbursed from rows r group by r.grouped) g
      cross join lateral (
        select v.code, v.name from units.live v where v.unit_id = g.grouped and v.valid_from <= ${frame.asOf}::date order by v.valid_from desc limit 1
      ) n
      where g.grouped <> ${frame.unitId}::int
    `.execute(tx)
  ).rows
