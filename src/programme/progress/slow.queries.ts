import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Stage } from '../units/types.ts'
import type { Lacking, SlowCommune } from './types.ts'

export type SlowQuestion = {
  placeId: number
  day: LocalDate
  /** the standard set in force, and how many criteria it has */
  set: string
  needed: number | null
  stage: Stage
  limit: number | null
  offset: number
}

/**
 * The communes at or under a place, or under what it came from, that are slow by a rule in force there: a province's own rule, or the country's
 * where it has none of that kind. Every commune costs one step in the index of tallies, and one more where a rule looks back. One row = one slow commune.
 */
export const slowCommunes = async (tx: Tx, q: SlowQuestion): Promise<(SlowCommune & { total: number })[]> =>
  (
    await sql<SlowCommune & { total: number }>`
      with place as materialized (select b.unit_id from plan.behind(${q.placeId}) b),
      whole as materialized (select exists (select from units.unit u where u.id = ${q.placeId} and u.origin = 'country') as yes),
      commune as materialized (
        select v.unit_id, v.code, v.name, v.province_id, v.territory_since
        from units.live v
        join units.scope s on s.id = 'xa'
        left join units.scope_exception x
          on x.scope_id = s.id and x.unit_id = v.unit_id and x.valid_from <= ${q.day}::date and x.valid_to > ${q.day}::date
        where v.level = 'commune' and v.valid_from <= ${q.day}::date and v.valid_to > ${q.day}::date and coalesce(x.counts, v.kind = any (s.kinds))
          and ((select yes from whole) or v.province_id in (select unit_id from place) or v.parent_id in (select unit_id from place)
            or v.unit_id in (select unit_id from place))
      ), said as (
        select distinct on (r.unit_id, r.kind) r.unit_id, r.kind, r.criteria, r.months, r.in_force
        from plan.slow_rule r order by r.unit_id, r.kind, r.known_at desc
      ), heard as materialized (
        select r.province_id, max(r.criteria) filter (where r.kind = 'fewCriteria') as few,
          max(r.criteria) filter (where r.kind = 'registeredShort') as short, max(r.months) filter (where r.kind = 'registeredShort') as short_months,
          max(r.months) filter (where r.kind = 'noProgress') as still_months, jsonb_object_agg(r.kind, r.by) as said_by
        from (
          select distinct on (p.province_id, r.kind) p.province_id, r.kind, r.criteria, r.months, b.name as by
          from (select distinct c.province_id from commune c) p
          join said r on r.in_force and (r.unit_id in (p.province_id, ${q.placeId})
            or exists (select from units.unit u where u.id = r.unit_id and u.origin = 'country'))
          cross join lateral (select l.name from units.live l where l.unit_id = r.unit_id order by l.valid_from desc limit 1) b
          order by p.province_id, r.kind, r.unit_id = p.province_id desc, r.unit_id = ${q.placeId} desc
        ) r
        group by r.province_id
      ), known as materialized (
        select c.*, t.met, t.newest, ${q.needed}::int - t.met - coalesce(t.not_applicable, 0) as missing, g.due
        from commune c
        cross join lateral (
          select y.met, y.not_applicable, y.newest, y.valid_to from assessment.tally y
          where y.unit_id = c.unit_id and y.set_id = ${q.set} and y.stage = ${q.stage} and y.valid_from <= ${q.day}::date
            and y.valid_from >= c.territory_since
          order by y.valid_from desc limit 1
        ) t
        left join lateral (
          select coalesce(r.due, make_date(r.year, 12, 31)) as due from plan.registration r
          where r.unit_id = c.unit_id and r.year = extract(year from ${q.day}::date)::int and r.tier = 'standard' and r.status = 'approved'
            and r.criteria is null
        ) g on true
        where t.valid_to > ${q.day}::date
      ), flagged as (
        select k.*, h.few, h.short, h.short_months, h.still_months, h.said_by, b.met as before, coalesce(k.met < h.few, false) as is_few,
          coalesce(k.missing >= h.short and k.due <= (${q.day}::date + make_interval(months => h.short_months))::date, false) as is_short,
          coalesce(k.met <= b.met and k.missing > 0, false) as is_still
        from known k
        join heard h on h.province_id = k.province_id
        left join lateral (
          select y.met, y.valid_to from assessment.tally y
          where h.still_months is not null and y.unit_id = k.unit_id and y.set_id = ${q.set} and y.stage = ${q.stage}
            and y.valid_from <= (${q.day}::date - make_interval(months => h.still_months))::date and y.valid_from >= k.territory_since
          order by y.valid_from desc limit 1
        ) b on b.valid_to > (${q.day}::date - make_interval(months => h.still_months))::date
      ), shown as (
        select f.*, count(*) over ()::int as total, f.is_short::int + f.is_few::int + f.is_still::int as rules
        from flagged f where f.is_few or f.is_short or f.is_still
        order by rules desc, f.met, f.name collate "C", f.unit_id
        limit ${q.limit} offset ${q.offset}
      )
      select s.unit_id as "unitId", s.code, s.name, p.name as "provinceName", s.met, ${q.needed}::int as "needed", s.newest, s.due, s.before, s.total,
        to_jsonb(array_remove(array[
          case when s.is_short then jsonb_build_object('kind', 'registeredShort', 'criteria', s.short, 'months', s.short_months,
            'by', s.said_by ->> 'registeredShort') end,
          case when s.is_few then jsonb_build_object('kind', 'fewCriteria', 'criteria', s.few, 'months', null, 'by', s.said_by ->> 'fewCriteria') end,
          case when s.is_still then jsonb_build_object('kind', 'noProgress', 'criteria', null, 'months', s.still_months,
            'by', s.said_by ->> 'noProgress') end
        ], null)) as hits
      from shown s
      join units.live p on p.unit_id = s.province_id and p.valid_from <= ${q.day}::date and p.valid_to > ${q.day}::date
      order by s.rules desc, s.met, s.name collate "C", s.unit_id
    `.execute(tx)
  ).rows

/** One row = a criterion that one of the communes does not meet on the day, and the bodies that answer for it there: those charged with it by name, else those charged with all. */
export const lackingOf = async (
  tx: Tx,
  unitIds: readonly number[],
  { day, set, stage }: Pick<SlowQuestion, 'day' | 'set' | 'stage'>,
): Promise<Lacking[]> =>
  (
    await sql<Lacking>`
      select s.unit_id as "unitId", s.criterion, c.name, s.verdict, s.valid_from as "since", coalesce(a.bodies, '{}') as bodies
      from unnest(${[...unitIds]}::int[]) u (id)
      join units.live v on v.unit_id = u.id and v.valid_from <= ${day}::date and v.valid_to > ${day}::date
      join assessment.standing s on s.unit_id = u.id and s.set_id = ${set} and s.stage = ${stage} and s.valid_from <= ${day}::date
        and s.valid_to > ${day}::date and s.valid_from >= v.territory_since and s.verdict in ('notMet', 'unjudgeable')
      join lateral (
        select k.name, k.position from criteria.criterion k where k.set_id = s.set_id and k.code = s.criterion order by k.version desc limit 1
      ) c on true
      left join lateral (
        select array_agg(distinct b.name order by b.name) filter (where d.criterion is not null) as named,
          array_agg(distinct b.name order by b.name) as charged
        from people.duty d
        join people.body b on b.id = d.body_id and b.valid_from <= ${day}::date and b.valid_to > ${day}::date
        where d.unit_id in (v.unit_id, v.parent_id, v.province_id) and d.kind = 'answers'
          and (d.criterion is null or d.criterion = s.set_id || '/' || s.criterion) and d.valid_from <= ${day}::date and d.valid_to > ${day}::date
      ) w on true
      cross join lateral (select coalesce(w.named, w.charged) as bodies) a
      order by s.unit_id, c.position
    `.execute(tx)
  ).rows
