import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AssignmentOf, PersonRow } from './person.types.ts'

/** One row = a person whose account the administrators of the unit (or of one above it) keep; `personId` null: all of them. */
export const peopleUnder = async (tx: Tx, unitId: number, personId: number | null, today: LocalDate): Promise<PersonRow[]> =>
  (
    await sql<PersonRow>`
      select p.id, p.account_id as "accountId", p.name, u.email as login, p.unit_id as "unitId", v.name as "unitName",
             coalesce(u."twoFactorEnabled", false) as "secondFactor", p.demonstration, p.created_at as "openedAt", p.disabled_because as "disabledBecause",
             (select l.used_at from people.last_use l where l.person_id = p.id) as "usedAt",
             ${unitId}::int <> c.id and exists (
               select from people.assignment a
               cross join lateral (
                 select l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = a.unit_id
                 order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
               ) w
               where a.person_id = p.id and a.valid_to > ${today}::date
                 and ${unitId}::int not in (w.unit_id, coalesce(w.parent_id, 0), coalesce(w.province_id, 0))
             ) as "reachesBeyond"
      from people.person p
      left join auth."user" u on u.id = p.account_id
      cross join lateral (
        select l.name, l.parent_id, l.province_id from units.live l where l.unit_id = p.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      where (${personId}::int is null or p.id = ${personId}::int)
        and ${unitId}::int in (p.unit_id, v.parent_id, v.province_id, c.id)
    `.execute(tx)
  ).rows

/** One row = an assignment of one of the persons, newest first. */
export const assignmentsOf = async (tx: Tx, personIds: number[], today: LocalDate): Promise<AssignmentOf[]> =>
  (
    await sql<AssignmentOf>`
      select a.id, a.person_id as "personId", a.role, o.name as "postName", b.name as "bodyName", a.unit_id as "unitId", v.name as "unitName",
             a.criteria, a.valid_from as "from", case when a.valid_to = 'infinity' then null else a.valid_to - 1 end as until,
             case when a.valid_to <= ${today}::date then 'over' when a.valid_from > ${today}::date then 'before' else 'now' end as state
      from people.assignment a
      join people.post o on o.id = a.post_id
      join people.body b on b.id = o.body_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = a.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      where a.person_id = any (${personIds}::int[])
      order by a.valid_from desc, a.id desc
    `.execute(tx)
  ).rows
