import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AgendaItem, Meeting, MeetingLine, MeetingState, NewMeeting, Span } from './types.ts'

/** A meeting with its body and the name that its unit bore on its day, or the nearest one it ever bore. */
const meetings = sql`
  meetings.meeting m
  join people.body b on b.id = m.body_id
  cross join lateral (
    select l.name from units.live l where l.unit_id = m.unit_id
    order by l.valid_from <= m.held_on desc, case when l.valid_from <= m.held_on then l.valid_from end desc, l.valid_from limit 1
  ) v`

/** One row = a meeting by its id. */
export const meetingById = async (tx: Tx, id: number): Promise<Meeting | null> =>
  (
    await sql<Meeting>`
      select m.id, m.unit_id as "unitId", v.name as "unitName", m.body_id as "bodyId", b.name as "bodyName", m.title, m.kind,
             m.held_on as "heldOn", m.starts_at as "startsAt", m.place, m.chair, m.chair_post as "chairPost", m.secretary, m.guests,
             m.previous_id as "previousId", m.state, m.version, m.made_by as "madeBy", m.opened_clock as "openedClock",
             m.opened_at as "openedAt", m.closed_clock as "closedClock", m.cancelled_because as "cancelledBecause"
      from ${meetings}
      where m.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** Holds the meeting until the end of the transaction; its unit, null where there is none. */
export const holdMeeting = async (tx: Tx, id: number): Promise<number | null> =>
  (await sql<{ unitId: number }>`select m.unit_id as "unitId" from meetings.meeting m where m.id = ${id} for update`.execute(tx)).rows[0]
    ?.unitId ?? null

const inOrder = (upcoming: boolean) =>
  upcoming ? sql`order by f.held_on, f.starts_at, f.id` : sql`order by f.held_on desc, f.starts_at desc, f.id desc`

type Reader = { unitId: number; bodyId: number }

/**
 * One row = a meeting that the reader's unit holds, or one of a unit under it, or to which it (or one under it) was invited: `upcoming` from
 * today on, the next first; else what is past, the last first. Names and the reader's own answer are looked up for the rows of the page alone.
 */
export const meetingsFor = async (
  tx: Tx,
  { unitId, bodyId }: Reader,
  { today, upcoming, limit, offset }: Span & { today: LocalDate; upcoming: boolean },
): Promise<(MeetingLine & { total: number })[]> =>
  (
    await sql<MeetingLine & { total: number }>`
      with page as (
        select f.id, row_number() over (${inOrder(upcoming)}) as place, count(*) over ()::int as total
        from meetings.meeting f
        where (f.held_on >= ${today}::date and f.state <> 'cancelled') = ${upcoming}
          and (f.unit_id = ${unitId} or (select people.sees_all()) or f.unit_id in (select people.under_here())
               or f.id in (select i.meeting_id from meetings.invitation i where i.unit_id = ${unitId} and i.sent_at is not null)
               or f.id in (select i.meeting_id from meetings.invitation i
                           where i.unit_id in (select people.under_here()) and i.sent_at is not null))
        order by place limit ${limit} offset ${offset}
      )
      select m.id, v.name as "unitName", b.name as "bodyName", m.title, m.kind, m.held_on as "heldOn", m.starts_at as "startsAt", m.place,
             m.chair, m.state, m.unit_id = ${unitId} as holds, n.answer, page.total
      from page join ${meetings} on m.id = page.id
      left join lateral (
        select w.answer from meetings.invitation i
        join meetings.answer w on (w.unit_id, w.meeting_id, w.invitation_id) = (i.unit_id, i.meeting_id, i.id)
        where i.meeting_id = m.id and i.unit_id = ${unitId} and (i.body_id is null or i.body_id = ${bodyId})
        order by i.body_id nulls last, w.version desc limit 1
      ) n on true
      order by page.place
    `.execute(tx)
  ).rows

type Row = NewMeeting & { unitId: number; by: string; at: Date }

export const addMeeting = async (tx: Tx, row: Row): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into meetings.meeting (unit_id, body_id, title, kind, held_on, starts_at, place, chair, chair_post, secretary, guests, previous_id,
      made_by, made_at)
    values (${row.unitId}, ${row.bodyId}, ${row.title}, ${row.kind}, ${row.heldOn}, ${row.startsAt}, ${row.place}, ${row.chair},
      ${row.chairPost}, ${row.secretary}, ${row.guests}, ${row.previousId}, ${row.by}, ${row.at})
    returning id
  `.execute(tx)
  return rows[0]?.id ?? 0
}

export const changeMeeting = (tx: Tx, id: number, to: NewMeeting) =>
  sql`
    update meetings.meeting set body_id = ${to.bodyId}, title = ${to.title}, kind = ${to.kind}, held_on = ${to.heldOn},
      starts_at = ${to.startsAt}, place = ${to.place}, chair = ${to.chair}, chair_post = ${to.chairPost}, secretary = ${to.secretary},
      guests = ${to.guests}, previous_id = ${to.previousId}, version = version + 1
    where id = ${id}
  `.execute(tx)

/** One row = an item of the agenda, in its order. */
export const agendaOf = async (tx: Tx, meetingId: number): Promise<AgendaItem[]> =>
  (
    await sql<AgendaItem>`
      select a.title, a.presenter, a.minutes from meetings.agenda_item a where a.meeting_id = ${meetingId} order by a.position
    `.execute(tx)
  ).rows

/** Puts the whole agenda in the place of what stood there. */
export async function replaceAgenda(tx: Tx, { unitId, id }: Pick<Meeting, 'unitId' | 'id'>, items: readonly AgendaItem[]): Promise<void> {
  await sql`delete from meetings.agenda_item where unit_id = ${unitId} and meeting_id = ${id}`.execute(tx)
  if (items.length === 0) return
  await sql`
    insert into meetings.agenda_item (unit_id, meeting_id, position, title, presenter, minutes)
    select ${unitId}, ${id}, t.at, t.title, t.presenter, t.minutes
    from unnest(${items.map(({ title }) => title)}::text[], ${items.map(({ presenter }) => presenter)}::text[],
      ${items.map(({ minutes }) => minutes)}::int[]) with ordinality t (title, presenter, minutes, at)
  `.execute(tx)
}

type Marks = { state: MeetingState; at: Date; clock?: string; because?: string }

/** Writes down that a step was taken. */
export const mark = (tx: Tx, id: number, { state, at, clock = '', because = '' }: Marks) =>
  sql`
    update meetings.meeting set state = ${state},
      invited_at = case when ${state} = 'invited' then coalesce(invited_at, ${at}) else invited_at end,
      opened_at = case when ${state} = 'opened' then ${at} else opened_at end,
      opened_clock = case when ${state} = 'opened' then ${clock} else opened_clock end,
      closed_at = case when ${state} = 'closed' then ${at} else closed_at end,
      closed_clock = case when ${state} = 'closed' then ${clock} else closed_clock end,
      concluded_at = case when ${state} = 'concluded' then ${at}::timestamptz end,
      cancelled_because = case when ${state} = 'cancelled' then ${because} end
    where id = ${id}
  `.execute(tx)

/** One row = a body of the unit itself that is there on the day. */
export const bodiesOf = async (tx: Tx, unitId: number, on: LocalDate): Promise<{ id: number; name: string }[]> =>
  (
    await sql<{ id: number; name: string }>`
      select b.id, b.name from people.body b
      where b.unit_id = ${unitId} and b.valid_from <= ${on}::date and b.valid_to > ${on}::date order by b.id
    `.execute(tx)
  ).rows

/** One row = an earlier meeting of the unit, on whose conclusions another one can open; the last first. */
export const earlierMeetings = async (
  tx: Tx,
  unitId: number,
  before: LocalDate,
): Promise<{ id: number; title: string; heldOn: LocalDate }[]> =>
  (
    await sql<{ id: number; title: string; heldOn: LocalDate }>`
      select m.id, m.title, m.held_on as "heldOn" from meetings.meeting m
      where m.unit_id = ${unitId} and m.held_on <= ${before}::date and m.state in ('closed', 'concluded')
      order by m.held_on desc, m.id desc limit 30
    `.execute(tx)
  ).rows
