import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Entered } from '../evidence/types.ts'
import type { NewTarget, TargetLine, TargetStatus } from './types.ts'

type Origin = { sourceId: number; knownAt: Date }

/** Columns of a target in a list; `joined` says whose it is, by the map on which it was set, and who entered it. */
export const columns = sql`t.id, t.unit_id as "unitId", t.figure, t.qualifier, t.due, t.map_of as "mapOf", t.set_on as "setOn", t.num::text as num,
  t.den::text as den, t.set_id as "set", t.status, t.document, t.note, t.source_id as "sourceId", t.known_at as "knownAt",
  v.code, v.name as "unitName", v.level, v.parent_id as "parentId", v.province_id as "provinceId", s.entered_by as "enteredBy"`

export const joined = sql`
  join evidence.source s on s.id = t.source_id
  cross join lateral (
    select l.code, l.name, l.level, l.parent_id, l.province_id from units.live l
    where l.unit_id = t.unit_id order by l.valid_from <= t.map_of desc, l.valid_from desc limit 1
  ) v`

type Under = { placeId: number; on: LocalDate }

/**
 * One row = a target, as last known of its key, that was set by a day on a place, on what stands or stood under it, or on a unit whose
 * territory it holds. Newest due day first.
 */
export const targetsUnder = async (tx: Tx, { placeId, on }: Under): Promise<TargetLine[]> =>
  (
    await sql<TargetLine>`
      with place as materialized (select b.unit_id from plan.behind(${placeId}) b),
      whole as (select exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country') as yes),
      unit as materialized (
        select p.unit_id from place p
        union select l.unit_id from place p join units.live l on l.province_id = p.unit_id where not (select yes from whole)
        union select l.unit_id from place p join units.live l on l.parent_id = p.unit_id where not (select yes from whole)
      ),
      stands as (
        select distinct on (g.unit_id, g.figure, g.qualifier, g.due, g.set_on) g.*
        from plan.target g
        where g.set_on <= ${on}::date and ((select yes from whole) or g.unit_id in (select unit_id from unit))
        order by g.unit_id, g.figure, g.qualifier, g.due, g.set_on, g.known_at desc
      )
      select ${columns} from stands t ${joined}
      order by t.due desc, array_position('{country,province,district,commune}', v.level), v.code, t.figure, t.qualifier, t.set_on desc
    `.execute(tx)
  ).rows

/** The rows of the line (unit, figure, qualifier, due day) that a target belongs to, every one ever known; the newest document first. */
export const lineOf = async (tx: Tx, id: number): Promise<TargetLine[]> =>
  (
    await sql<TargetLine>`
      select ${columns} from plan.target t ${joined}
      where (t.unit_id, t.figure, t.qualifier, t.due) in (select o.unit_id, o.figure, o.qualifier, o.due from plan.target o where o.id = ${id})
      order by t.set_on desc, t.known_at desc
    `.execute(tx)
  ).rows

/** Whether a unit has a target in force of this figure, narrowed so, until this day; when it was set. */
export const inForceOf = async (tx: Tx, unitId: number, t: Pick<NewTarget, 'figure' | 'qualifier' | 'due'>): Promise<LocalDate | null> =>
  (
    await sql<{ setOn: LocalDate }>`
      select k.set_on as "setOn" from (
        select distinct on (g.set_on) g.set_on, g.status from plan.target g
        where g.unit_id = ${unitId} and g.figure = ${t.figure} and g.qualifier = ${JSON.stringify(t.qualifier)}::jsonb and g.due = ${t.due}::date
        order by g.set_on, g.known_at desc
      ) k where k.status = 'inForce' order by k.set_on desc limit 1
    `.execute(tx)
  ).rows[0]?.setOn ?? null

export type Row = NewTarget & { unitId: number; status: TargetStatus }

/** Enters targets of one unit; how many facts, and their digest. */
export const enter = async (tx: Tx, rows: readonly Row[], { sourceId, knownAt }: Origin): Promise<Entered & { id: number }> =>
  (
    await sql<Entered & { id: number }>`
      with fresh as (
        insert into plan.target (unit_id, figure, qualifier, due, set_on, map_of, num, den, set_id, status, document, note, source_id, known_at)
        select r."unitId", r.figure, r.qualifier, r.due, r."setOn", r."mapOf", r.num, r.den, r."set", r.status, r.document, r.note,
          ${sourceId}, ${knownAt}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("unitId" int, figure text, qualifier jsonb, due date, "setOn" date,
          "mapOf" date, num numeric, den numeric, "set" text, status text, document text, note text)
        returning id, unit_id, plan.target_line(figure, qualifier, due, map_of, set_on, num, den, set_id, status, document, note)
          collate "C" as line
      )
      select f.unit_id as "unitId", count(*)::int as "facts", evidence.digest(array_agg(f.line order by f.line)) as "digest", max(f.id) as id
      from fresh f group by f.unit_id
    `.execute(tx)
  ).rows[0] as Entered & { id: number }

/** Whether a unit is a place, stands or stood under it, or went to it whole. */
export const reaches = async (tx: Tx, placeId: number, unitId: number): Promise<boolean> =>
  (
    await sql<{ yes: boolean }>`
      select exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country') or exists (
        select from plan.behind(${placeId}) b
        where b.unit_id = ${unitId}
          or exists (select from units.live v where v.unit_id = ${unitId} and b.unit_id in (v.parent_id, v.province_id))) as yes
    `.execute(tx)
  ).rows[0]?.yes ?? false
