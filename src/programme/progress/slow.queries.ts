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
        select distinct on (p.province_id, r.kind) p.province_id, r.kind, r.criteria, r.months, b.name as by
        from (select distinct c.province_id from commune c) p
        join said r on r.in_force and (r.unit_id in (p.province_id, ${q.placeId})
          or exists (select from units.unit u where u.id = r.unit_id and u.origin = 'country'))
        cross join lateral (select l.name from units.live l where l.unit_id = r.unit_id order by l.valid_from desc limit 1) b
        order by p.province_id, r.kind, r.unit_id = p.province_id desc, r.unit_id = ${q.placeId} desc
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
      ), hit as (
        select k.unit_id, b.met as before, jsonb_build_object('kind', h.kind, 'criteria', h.criteria, 'months', h.months, 'by', h.by) as rule, h.kind
        from known k
        join heard h on h.province_id = k.province_id
        left join lateral (
          select y.met, y.valid_to from assessment.tally y
          where h.kind = 'noProgress' and y.unit_id = k.unit_id and y.set_id = ${q.set} and y.stage = ${q.stage}
            and y.valid_from <= (${q.day}::date - make_interval(months => h.months))::date and y.valid_from >= k.territory_since
          order by y.valid_from desc limit 1
        ) b on b.valid_to > (${q.day}::date - make_interval(months => h.months))::date
        where case h.kind
          when 'fewCriteria' then k.met < h.criteria
          when 'registeredShort' then k.missing >= h.criteria and k.due <= (${q.day}::date + make_interval(months => h.months))::date
          when 'noProgress' then k.met <= b.met and k.missing > 0 end
      )
      select k.unit_id as "unitId", k.code, k.name, p.name as "provinceName", k.met, ${q.needed}::int as "needed", k.newest, k.due,
        h.before, h.hits, count(*) over ()::int as total
      from (
        select i.unit_id, max(i.before) as before, jsonb_agg(i.rule order by array_position('{registeredShort,fewCriteria,noProgress}', i.kind)) as hits
        from hit i group by i.unit_id
      ) h
      join known k on k.unit_id = h.unit_id
      join units.live p on p.unit_id = k.province_id and p.valid_from <= ${q.day}::date and p.valid_to > ${q.day}::date
      order by jsonb_array_length(h.hits) desc, k.met, k.name collate "C", k.unit_id
      limit ${q.limit} offset ${q.offset}
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
