import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Attendance, Course, NewCourse } from './types.ts'

const columns = sql`
  k.id, k.unit_id as "unitId", n.name as "unitName", k.title, k.topic, k.from_on as "fromOn", k.until_on as "untilOn", k.hours::float8 as hours,
  k.place, k.organiser, k.cancelled_because as "cancelledBecause", c.units, c.people`

/** With who came of the units that the reader may see: PostgreSQL leaves out the others. */
const tables = sql`
  inspections.course k
  cross join lateral (
    select l.name from units.live l where l.unit_id = k.unit_id order by l.valid_from <= k.from_on desc, l.valid_from desc limit 1
  ) n
  cross join lateral (
    select count(*)::int as units, coalesce(sum(a.people), 0)::int as people
    from (
      select distinct on (x.unit_id) x.unit_id, x.people from inspections.attendance x where x.course_id = k.id order by x.unit_id, x.number desc
    ) a where a.people > 0
  ) c`

/** One row = a course. */
export const courseById = async (tx: Tx, id: number): Promise<Course | null> =>
  (await sql<Course>`select ${columns} from ${tables} where k.id = ${id}`.execute(tx)).rows[0] ?? null

/** One row = a course of a year held by one of the units, or by units right under a country; the latest first. */
export const coursesOf = async (
  tx: Tx,
  q: { unitIds: readonly number[] | null; year: number },
  span: { limit: number; offset: number },
): Promise<(Course & { total: number })[]> =>
  (
    await sql<Course & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${tables}
      where (${q.unitIds}::int[] is null or k.unit_id = any(${q.unitIds}::int[]))
        and k.from_on >= make_date(${q.year}::int, 1, 1) and k.from_on < make_date(${q.year}::int + 1, 1, 1)
      order by k.from_on desc, k.id desc limit ${span.limit} offset ${span.offset}
    `.execute(tx)
  ).rows

type Row = NewCourse & { unitId: number; key: string; by: string; at: Date }

/** Adds a course; the one that the form became before where it came twice. */
export const addCourse = async (tx: Tx, row: Row): Promise<{ id: number; isNew: boolean }> => {
  const { rows } = await sql<{ id: number }>`
    insert into inspections.course (unit_id, title, topic, from_on, until_on, hours, place, organiser, key, made_by, made_at)
    values (${row.unitId}, ${row.title}, ${row.topic}, ${row.fromOn}, ${row.untilOn}, ${row.hours}, ${row.place}, ${row.organiser}, ${row.key},
      ${row.by}, ${row.at})
    on conflict (key) do nothing returning id
  `.execute(tx)
  if (rows[0]) return { id: rows[0].id, isNew: true }
  const before = await sql<{ id: number }>`select k.id from inspections.course k where k.key = ${row.key}`.execute(tx)
  return { id: before.rows[0]?.id ?? 0, isNew: false }
}

export const holdCourse = (tx: Tx, id: number) => sql`select from inspections.course k where k.id = ${id} for update`.execute(tx)

export const cancelCourse = (tx: Tx, id: number, because: string) =>
  sql`update inspections.course set cancelled_because = ${because} where id = ${id} and cancelled_because is null`.execute(tx)

type Came = { unitIds: number[]; people: number[]; names: (string | null)[]; courseId: number; by: string; at: Date }

/** Adds what each unit's count is from now on; the course is held. */
export const addAttendance = (tx: Tx, row: Came) =>
  sql`
    insert into inspections.attendance (unit_id, course_id, number, people, names, entered_by, entered_at)
    select u.unit_id, ${row.courseId}::int,
      1 + (select count(*) from inspections.attendance a where a.unit_id = u.unit_id and a.course_id = ${row.courseId}::int),
      u.people, u.names, ${row.by}, ${row.at}::timestamptz
    from unnest(${row.unitIds}::int[], ${row.people}::int[], ${row.names}::text[]) u (unit_id, people, names)
  `.execute(tx)

/** One row = a unit that came to a course, as it was last entered. */
export const attendanceOf = async (tx: Tx, courseId: number, on: LocalDate): Promise<Attendance[]> =>
  (
    await sql<Attendance>`
      select a.unit_id as "unitId", n.name as "unitName", a.people, a.names
      from (
        select distinct on (x.unit_id) x.unit_id, x.people, x.names from inspections.attendance x
        where x.course_id = ${courseId} order by x.unit_id, x.number desc
      ) a
      cross join lateral (
        select l.name from units.live l where l.unit_id = a.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
      ) n
      where a.people > 0
    `.execute(tx)
  ).rows

/** One row = a unit under the office that bears one of these codes today. */
export const unitsByCode = async (
  tx: Tx,
  codes: readonly string[],
  q: { unitId: number; on: LocalDate },
): Promise<{ id: number; code: string }[]> =>
  (
    await sql<{ id: number; code: string }>`
      select l.unit_id as id, l.code from units.live l
      where l.code = any(${codes}::text[]) and l.level = 'commune' and l.valid_from <= ${q.on}::date and l.valid_to > ${q.on}::date
        and (${q.unitId}::int in (l.unit_id, l.parent_id, l.province_id)
          or exists (select from units.unit u where u.id = ${q.unitId}::int and u.origin = 'country'))
    `.execute(tx)
  ).rows
