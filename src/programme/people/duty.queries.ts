import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Answering, DutifulBody, Duty, DutyKind, DutyRows } from './duty.types.ts'
import type { BodyKind } from './types.ts'

/** The duties that were not there yet, one row each; the body keeps those that it has on one of the days. */
export const addDuties = async (tx: Tx, d: DutyRows): Promise<{ id: number; unitId: number; criterion: string | null }[]> =>
  (
    await sql<{ id: number; unitId: number; criterion: string | null }>`
      insert into people.duty (body_id, kind, unit_id, criterion, valid_from, valid_to, source)
      select ${d.bodyId}, ${d.kind}, u.id, c.criterion, ${d.from}::date, coalesce(${d.until}::date + 1, 'infinity'), ${d.source}
      from unnest(${d.unitIds}::int[]) u (id) cross join unnest(${d.criteria}::text[]) c (criterion)
      on conflict on constraint duty_once_a_day do nothing returning id, unit_id as "unitId", criterion
    `.execute(tx)
  ).rows

/** Ends a duty before the day: what it was, or undefined where there is none to end. */
export const endDuty = async (
  tx: Tx,
  dutyId: number,
  day: LocalDate,
): Promise<{ bodyId: number; unitId: number; criterion: string | null } | undefined> =>
  (
    await sql<{ bodyId: number; unitId: number; criterion: string | null }>`
      update people.duty set valid_to = greatest(valid_from, ${day}::date) where id = ${dutyId} and valid_to > ${day}::date
      returning body_id as "bodyId", unit_id as "unitId", criterion
    `.execute(tx)
  ).rows[0]

/** The unit of a duty. */
export const unitOfDuty = async (tx: Tx, dutyId: number): Promise<number | undefined> =>
  (await sql<{ unitId: number }>`select d.unit_id as "unitId" from people.duty d where d.id = ${dutyId}`.execute(tx)).rows[0]?.unitId

/** One row = a duty of a body that reaches one of the units on the day, for the criterion or for all; the nearest unit first. */
export const dutiesReaching = async (
  tx: Tx,
  unitPath: number[],
  kind: DutyKind,
  criterion: string | null,
  on: LocalDate,
): Promise<DutifulBody[]> =>
  (
    await sql<DutifulBody>`
      select b.id as "bodyId", b.name, b.kind, d.unit_id as "unitId", d.criterion, d.source
      from people.duty d
      join people.body b on b.id = d.body_id and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
      where d.unit_id = any (${unitPath}::int[]) and d.kind = ${kind}
        and (d.criterion is null or d.criterion = ${criterion})
        and d.valid_from <= ${on}::date and d.valid_to > ${on}::date
      order by array_position(${unitPath}::int[], d.unit_id), d.criterion nulls last, b.id
    `.execute(tx)
  ).rows

/** One row = a duty in the unit or under it that is not over on the day. */
export const dutiesUnder = async (tx: Tx, unitId: number, on: LocalDate): Promise<Duty[]> =>
  (
    await sql<Duty>`
      select d.id, b.id as "bodyId", b.name as "bodyName", b.kind as "bodyKind", d.kind, d.unit_id as "unitId", v.name as "unitName", d.criterion,
             d.valid_from as "from", case when d.valid_to = 'infinity' then null else d.valid_to - 1 end as until, d.source,
             d.valid_from > ${on}::date as before
      from people.duty d
      join people.body b on b.id = d.body_id
      cross join lateral (
        select l.name, l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = d.unit_id
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      where d.valid_to > ${on}::date and ${unitId}::int in (v.unit_id, v.parent_id, v.province_id, c.id)
      order by d.kind, d.criterion nulls first, d.unit_id, d.valid_from, d.id
    `.execute(tx)
  ).rows

/** One row = a body of the unit, or of one of those above or under it, on the day. */
export const bodiesAround = async (
  tx: Tx,
  unitId: number,
  on: LocalDate,
): Promise<{ id: number; name: string; kind: BodyKind; unitName: string }[]> =>
  (
    await sql<{ id: number; name: string; kind: BodyKind; unitName: string }>`
      with here as (
        select l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = ${unitId}
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ), country as (select u.id from units.unit u where u.origin = 'country' limit 1)
      select b.id, b.name, b.kind, v.name as "unitName"
      from people.body b
      cross join here
      cross join country
      cross join lateral (
        select l.name, l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = b.unit_id
        order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) v
      where b.valid_from <= ${on}::date and b.valid_to > ${on}::date
        and (b.unit_id in (here.unit_id, here.parent_id, here.province_id, country.id)
             or here.unit_id in (v.parent_id, v.province_id, country.id))
    `.execute(tx)
  ).rows

type Charge = { bodyId: number; unitId: number; on: LocalDate }

/** One row = a criterion (null: all) for which the body answers, with the communes under the unit in which it does, on the day. */
export const answeringOf = async (tx: Tx, { bodyId, unitId, on }: Charge): Promise<Answering[]> =>
  (
    await sql<Answering>`
      select d.criterion, array_agg(distinct c.unit_id order by c.unit_id) as "unitIds"
      from people.duty d
      join people.body b on b.id = d.body_id and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) country
      join units.live c on c.level = 'commune' and c.valid_from <= ${on}::date and c.valid_to > ${on}::date
        and d.unit_id in (c.unit_id, c.parent_id, c.province_id, country.id)
        and ${unitId}::int in (c.unit_id, c.parent_id, c.province_id, country.id)
      where d.body_id = ${bodyId} and d.kind = 'answers' and d.valid_from <= ${on}::date and d.valid_to > ${on}::date
      group by d.criterion
      order by d.criterion nulls first
    `.execute(tx)
  ).rows
