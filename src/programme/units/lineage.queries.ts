import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { placeNames, unitColumns } from './queries.ts'
import type { Gap, PlacedUnit, Transition, TransitionKind, Unit } from './types.ts'

export type StepRow = {
  transitionId: number
  kind: TransitionKind
  on: LocalDate
  decree: string | null
  source: string
  note: string | null
  whole: boolean
  share: number | null
  direction: 'before' | 'own' | 'after'
  depth: number
  fromVersionId: number
  toVersionId: number
}

/** One row = one edge of the descent of a unit, through as many transitions as there are, in the order of days. */
export async function stepsOf(tx: Tx, unitId: number): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    with recursive own as (select v.id from units.live v where v.unit_id = ${unitId}),
    before as (
      select e.transition_id, e.from_version_id, e.to_version_id, 1 as depth
      from units.edge e where e.to_version_id in (select id from own) and e.withdrawn_at is null
      union
      select e.transition_id, e.from_version_id, e.to_version_id, b.depth + 1
      from before b join units.edge e on e.to_version_id = b.from_version_id and e.withdrawn_at is null
      where b.from_version_id not in (select id from own)
    ),
    after as (
      select e.transition_id, e.from_version_id, e.to_version_id, 1 as depth
      from units.edge e where e.from_version_id in (select id from own) and e.withdrawn_at is null
      union
      select e.transition_id, e.from_version_id, e.to_version_id, a.depth + 1
      from after a join units.edge e on e.from_version_id = a.to_version_id and e.withdrawn_at is null
      where a.to_version_id not in (select id from own)
    ),
    steps as (
      select 'before' as direction, b.* from before b union all select 'after', a.* from after a
    ),
    -- territory that left and came back by another way stands once, by its shortest way
    shortest as (
      select distinct on (s.transition_id, s.from_version_id, s.to_version_id) s.*
      from steps s order by s.transition_id, s.from_version_id, s.to_version_id, s.depth, s.direction desc
    )
    select s.transition_id as "transitionId", t.kind, t.effective_date as "on", t.decree, t.source, coalesce(e.note, t.note) as "note",
      e.whole, e.share::float8 as "share", s.depth, s.from_version_id as "fromVersionId", s.to_version_id as "toVersionId",
      case when s.from_version_id in (select id from own) and s.to_version_id in (select id from own) then 'own' else s.direction end as "direction"
    from shortest s
    join units.edge e using (transition_id, from_version_id, to_version_id)
    join units.transition t on t.id = s.transition_id
    order by t.effective_date, s.transition_id, s.from_version_id`.execute(tx)
  return rows
}

/** One row = one version by its id. */
export async function versionsById(tx: Tx, ids: number[]): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${unitColumns} from units.version v where v.id = any (${ids}::int[])`.execute(tx)
  return rows
}

/**
 * One row = one unit that holds territory of a unit on a day (null columns: part of it has no known holder).
 * Alive on the day: itself. Ended before: forward over the edges. Begun after: backward.
 */
export async function whereabouts(tx: Tx, unitId: number, on: LocalDate): Promise<(PlacedUnit | { id: null })[]> {
  const { rows } = await sql<PlacedUnit | { id: null }>`
    with recursive life as (
      select max(v.valid_to) as ended, min(v.valid_from) as begun from units.live v where v.unit_id = ${unitId}
    ),
    start as (
      select v.id, v.valid_from, v.valid_to from units.live v, life l
      where v.unit_id = ${unitId}
        and case when l.ended <= ${on} then v.valid_to = l.ended when l.begun > ${on} then v.valid_from = l.begun
                 else v.valid_from <= ${on} and v.valid_to > ${on} end
    ),
    forth as (
      select s.id, s.valid_to from start s where s.valid_to <= ${on}
      union
      select t.id, t.valid_to from forth f
      join units.edge e on e.from_version_id = f.id and e.withdrawn_at is null
      join units.version t on t.id = e.to_version_id where f.valid_to <= ${on}
    ),
    back as (
      select s.id, s.valid_from from start s where s.valid_from > ${on}
      union
      select t.id, t.valid_from from back b
      join units.edge e on e.to_version_id = b.id and e.withdrawn_at is null
      join units.version t on t.id = e.from_version_id where b.valid_from > ${on}
    ),
    found as (
      select s.id from start s where s.valid_from <= ${on} and s.valid_to > ${on}
      union
      select case when f.valid_to > ${on} then f.id end from forth f
      where f.valid_to > ${on} or not exists (select 1 from units.edge e where e.from_version_id = f.id and e.withdrawn_at is null)
      union
      select case when b.valid_from <= ${on} then b.id end from back b
      where b.valid_from <= ${on} or not exists (select 1 from units.edge e where e.to_version_id = b.id and e.withdrawn_at is null)
    )
    select ${unitColumns}, ${placeNames}
    from found f cross join (select ${on}::date as day) d left join units.version v on v.id = f.id order by v.code`.execute(tx)
  return rows
}

export type TransitionFilter = {
  /** a unit that takes part in it */
  unitId?: number
  /** a province or district (or the country) that a part of it lies in */
  withinId?: number
  kind?: TransitionKind
  from?: LocalDate
  to?: LocalDate
  limit: number
  offset: number
}

/** One row = one transition with all its edges, newest first; `total` counts the whole list. */
export async function transitionsPage(tx: Tx, filter: TransitionFilter): Promise<(Transition & { total: number })[]> {
  const { rows } = await sql<Transition & { total: number }>`
    with page as (
      select t.id, t.kind, t.effective_date, t.decree, t.source, t.note, count(*) over () as total
      from units.transition t
      where t.withdrawn_at is null
        and (${filter.kind ?? null}::text is null or t.kind = ${filter.kind ?? null})
        and (${filter.from ?? null}::date is null or t.effective_date >= ${filter.from ?? null})
        and (${filter.to ?? null}::date is null or t.effective_date <= ${filter.to ?? null})
        and (${filter.unitId ?? null}::int is null or exists (
          select 1 from units.edge e join units.version v on v.id in (e.from_version_id, e.to_version_id)
          where e.transition_id = t.id and v.unit_id = ${filter.unitId ?? null}))
        and (${filter.withinId ?? null}::int is null or exists (
          select 1 from units.edge e join units.version v on v.id in (e.from_version_id, e.to_version_id)
          where e.transition_id = t.id and ${filter.withinId ?? null} in (v.unit_id, v.parent_id, v.province_id)))
      order by t.effective_date desc, t.id limit ${filter.limit} offset ${filter.offset}
    )
    select p.id, p.kind, p.effective_date as "on", p.decree, p.source, p.note, p.total,
      jsonb_agg(jsonb_build_object(
        'from', jsonb_build_object('id', f.unit_id, 'versionId', f.id, 'code', f.code, 'name', f.name),
        'to', jsonb_build_object('id', v.unit_id, 'versionId', v.id, 'code', v.code, 'name', v.name),
        'whole', e.whole, 'share', e.share, 'note', e.note) order by v.code, f.code) as "edges"
    from page p
    join units.edge e on e.transition_id = p.id and e.withdrawn_at is null
    join units.version f on f.id = e.from_version_id and f.level <> 'village'
    join units.version v on v.id = e.to_version_id
    group by p.id, p.kind, p.effective_date, p.decree, p.source, p.note, p.total
    order by p.effective_date desc, p.id`.execute(tx)
  return rows
}

/** One row = one thing that the source data leave open, with the unit as it stood at its day (or the day before). */
export async function allGaps(tx: Tx): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    select g.kind, g.unit_id as "unitId", v.code, v.name, v.level, g.on_date as "on", g.note, p.name as "provinceName", p.code as "provinceCode"
    from units.gap g
    join units.live v on v.unit_id = g.unit_id and case
      when g.kind = 'noSuccessor' then v.valid_to = g.on_date
      else v.valid_from <= g.on_date - (v.valid_to = g.on_date)::int and v.valid_to >= g.on_date
        and not exists (select 1 from units.live n where n.unit_id = v.unit_id and n.valid_from = g.on_date and n.id <> v.id) end
    left join units.live p on p.unit_id = v.province_id and p.valid_from <= g.on_date - 1 and p.valid_to > g.on_date - 1
    order by g.kind, g.on_date, v.code`.execute(tx)
  return rows
}
