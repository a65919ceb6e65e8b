import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { columns, joined } from './target.queries.ts'
import type { PublicTarget, PublishedPlace, TargetPublication } from './types.ts'

type Made = { by: string; personId: number; on: LocalDate; at: Date }

/** Publishes a target; false where it is public already. */
export const publish = async (tx: Tx, target: { id: number; unitId: number }, { by, personId, on, at }: Made): Promise<boolean> =>
  (
    await sql`
      insert into plan.publication (unit_id, target_id, published_by, person_id, published_on, published_at)
      values (${target.unitId}, ${target.id}, ${by}, ${personId}, ${on}, ${at})
      on conflict (target_id) where ended_on is null do nothing returning id
    `.execute(tx)
  ).rows.length === 1

/** Ends the publication of a target; false where it is not public. */
export const end = async (
  tx: Tx,
  target: { id: number; unitId: number },
  { by, on, reason }: { by: string; on: LocalDate; reason: string },
): Promise<boolean> =>
  (
    await sql`
      update plan.publication set ended_on = ${on}, ended_because = ${reason}, ended_by = ${by}
      where unit_id = ${target.unitId} and target_id = ${target.id} and ended_on is null returning id
    `.execute(tx)
  ).rows.length === 1

/** One row = one publication of a target, living or ended; newest first. */
export const publicationsOf = async (tx: Tx, targetId: number): Promise<TargetPublication[]> =>
  (
    await sql<TargetPublication>`
      select p.published_by as "by", p.published_on as "on", p.ended_on as "endedOn", p.ended_because as "endedBecause", p.ended_by as "endedBy"
      from plan.publication p where p.target_id = ${targetId} order by p.id desc
    `.execute(tx)
  ).rows

export type PublicFilter = { placeId: number | null; year: number | null; limit: number; offset: number }

/** One row = a public target of a place or of what stands or stood under it, due in a year; the latest due day first, higher units first. */
export const publicTargets = async (
  tx: Tx,
  { placeId, year, limit, offset }: PublicFilter,
): Promise<(PublicTarget & { total: number })[]> =>
  (
    await sql<PublicTarget & { total: number }>`
      with place as materialized (select b.unit_id from plan.behind(${placeId}) b)
      select ${columns}, t.published_by as "publishedBy", t.published_on as "publishedOn", count(*) over ()::int as total
      from plan.public_target t ${joined}
      where (${placeId}::int is null or t.unit_id in (select unit_id from place)
          or exists (select from units.live l where l.unit_id = t.unit_id
            and (l.parent_id in (select unit_id from place) or l.province_id in (select unit_id from place))))
        and (${year}::int is null or t.due between make_date(${year}, 1, 1) and make_date(${year}, 12, 31))
      order by t.due desc, array_position('{country,province,district,commune}', v.level), v.code, t.set_on desc, t.figure, t.qualifier
      limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = one public target. */
export const publicTarget = async (tx: Tx, id: number): Promise<PublicTarget | undefined> =>
  (
    await sql<PublicTarget>`
      select ${columns}, t.published_by as "publishedBy", t.published_on as "publishedOn"
      from plan.public_target t ${joined} where t.id = ${id}
    `.execute(tx)
  ).rows[0]

/** One row = a province of a day (or the country) whose territory has public targets, its own or of before, and a year in which one is due. */
export const publishedPlaces = async (tx: Tx, on: LocalDate): Promise<PublishedPlace[]> =>
  (
    await sql<PublishedPlace>`
      with due as materialized (
        select distinct coalesce(v.province_id, t.unit_id) as unit_id, extract(year from t.due)::int as year from plan.public_target t ${joined}
      )
      select distinct l.unit_id as "unitId", l.code, l.name, d.year
      from units.live l
      cross join lateral plan.behind(l.unit_id) b
      join due d on d.unit_id = b.unit_id
      where l.level in ('country', 'province') and l.valid_from <= ${on}::date and l.valid_to > ${on}::date
      order by l.code, d.year
    `.execute(tx)
  ).rows

/** One row = an earlier document on the line of a target that was public once. */
export const publicBefore = async (tx: Tx, id: number): Promise<(PublicTarget & { endedBecause: string | null })[]> =>
  (
    await sql<PublicTarget & { endedBecause: string | null }>`
      select distinct on (t.id) ${columns}, p.published_by as "publishedBy", p.published_on as "publishedOn", n.note as "endedBecause"
      from plan.target o
      join plan.target t on (t.unit_id, t.figure, t.qualifier, t.due) = (o.unit_id, o.figure, o.qualifier, o.due) and t.set_on < o.set_on
      join plan.publication p on p.target_id = t.id
      left join lateral (
        select l.note from plan.target l
        where (l.unit_id, l.figure, l.qualifier, l.due, l.set_on) = (t.unit_id, t.figure, t.qualifier, t.due, t.set_on) and l.status <> 'inForce'
        order by l.known_at desc limit 1
      ) n on true
      ${joined}
      where o.id = ${id} order by t.id desc, p.id desc
    `.execute(tx)
  ).rows
