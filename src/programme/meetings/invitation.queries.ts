import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Answer, Invitation, InvitationCounts, InvitationFilter, Span } from './types.ts'

/** Invitations with what was answered last and who was written down last. */
const invitations = sql`
  meetings.invitation i
  left join lateral (
    select w.answer, w.who, w.reason, w.answered_by, w.version from meetings.answer w
    where (w.unit_id, w.meeting_id, w.invitation_id) = (i.unit_id, i.meeting_id, i.id) order by w.version desc limit 1
  ) a on true
  left join lateral (
    select t.present, t.who, t.entered_by, t.version from meetings.attendance t
    where (t.unit_id, t.meeting_id, t.invitation_id) = (i.unit_id, i.meeting_id, i.id) order by t.version desc limit 1
  ) p on true`

const columns = sql`
  i.id, i.unit_id as "unitId", i.body_id as "bodyId", i.name, i.sent_at is not null as sent, a.answer, coalesce(a.who, '') as who,
  coalesce(a.reason, '') as reason, a.answered_by as "answeredBy", coalesce(a.version, 0) as "answerVersion", p.present,
  coalesce(p.who, '') as attendees, p.entered_by as "enteredBy", coalesce(p.version, 0) as "attendanceVersion"`

const fits = (filter: InvitationFilter) =>
  filter === 'all'
    ? sql`true`
    : filter === 'silent'
      ? sql`a.answer is null`
      : filter === 'unnoted'
        ? sql`p.present is null`
        : sql`a.answer = ${filter}`

/** One row = an invitation of the meeting that the reader may see: bodies first, then units by name. */
export const invitationsOf = async (
  tx: Tx,
  meetingId: number,
  filter: InvitationFilter,
  { limit, offset }: Span,
): Promise<(Invitation & { total: number })[]> =>
  (
    await sql<Invitation & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${invitations}
      where i.meeting_id = ${meetingId} and ${fits(filter)}
      order by i.body_id is null, i.id limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = what the reader's own unit, or a body of it, was invited to. */
export const invitationsAt = async (tx: Tx, meetingId: number, unitId: number): Promise<Invitation[]> =>
  (
    await sql<Invitation>`select ${columns} from ${invitations} where i.meeting_id = ${meetingId} and i.unit_id = ${unitId} order by i.id`.execute(
      tx,
    )
  ).rows

/** One row = one invitation of the meeting. */
export const invitationById = async (tx: Tx, meetingId: number, id: number): Promise<Invitation | null> =>
  (await sql<Invitation>`select ${columns} from ${invitations} where i.meeting_id = ${meetingId} and i.id = ${id}`.execute(tx)).rows[0] ??
  null

/** The same, held until the end of the transaction. */
export async function heldInvitation(tx: Tx, meetingId: number, id: number): Promise<Invitation | null> {
  await sql`select from meetings.invitation i where i.meeting_id = ${meetingId} and i.id = ${id} for update`.execute(tx)
  return invitationById(tx, meetingId, id)
}

export const countsOf = async (tx: Tx, meetingId: number): Promise<InvitationCounts> => {
  const { rows } = await sql<InvitationCounts>`
    select count(*)::int as "all", count(*) filter (where i.sent_at is null)::int as unsent,
           count(*) filter (where i.sent_at is not null and a.answer is null)::int as silent,
           count(*) filter (where a.answer = 'attend')::int as attend, count(*) filter (where a.answer = 'delegate')::int as delegate,
           count(*) filter (where a.answer = 'absent')::int as absent, count(p.present)::int as noted,
           coalesce(sum(p.present), 0)::int as people
    from ${invitations} where i.meeting_id = ${meetingId}
  `.execute(tx)
  return rows[0] as InvitationCounts
}

/** Whether the meeting called the unit, or one that stands under it where the reader works. */
export const wasCalled = async (tx: Tx, meetingId: number, unitId: number): Promise<boolean> =>
  (
    await sql`
      select from meetings.invitation i
      where i.meeting_id = ${meetingId} and i.sent_at is not null
        and (i.unit_id = ${unitId} or i.unit_id in (select people.under_here()) or (select people.sees_all())) limit 1
    `.execute(tx)
  ).rows.length > 0

type Invitee = { unitId: number; bodyId: number | null; name: string }

/** Adds whoever is not yet there; how many are new. */
export const addInvitations = async (tx: Tx, meetingId: number, invitees: readonly Invitee[]): Promise<number> =>
  (
    await sql`
      insert into meetings.invitation (unit_id, meeting_id, body_id, name)
      select t.unit_id, ${meetingId}, t.body_id, t.name
      from unnest(${invitees.map(({ unitId }) => unitId)}::int[], ${invitees.map(({ bodyId }) => bodyId)}::int[],
        ${invitees.map(({ name }) => name)}::text[]) with ordinality t (unit_id, body_id, name, at)
      order by t.at
      on conflict (meeting_id, unit_id, coalesce(body_id, 0)) do nothing returning id
    `.execute(tx)
  ).rows.length

/** Takes one that was not sent from the list. */
export const dropInvitation = (tx: Tx, meetingId: number, id: number) =>
  sql`delete from meetings.invitation where meeting_id = ${meetingId} and id = ${id} and sent_at is null`.execute(tx)

/** Marks those that were not sent; one row = one of them. */
export const sendInvitations = async (
  tx: Tx,
  meetingId: number,
  at: Date,
): Promise<{ id: number; unitId: number; bodyId: number | null }[]> =>
  (
    await sql<{ id: number; unitId: number; bodyId: number | null }>`
      update meetings.invitation set sent_at = ${at} where meeting_id = ${meetingId} and sent_at is null
      returning id, unit_id as "unitId", body_id as "bodyId"
    `.execute(tx)
  ).rows

/** One row = an invitation that was sent: who must hear when something changes. */
export const sentTo = async (tx: Tx, meetingId: number): Promise<{ unitId: number; bodyId: number | null }[]> =>
  (
    await sql<{ unitId: number; bodyId: number | null }>`
      select i.unit_id as "unitId", i.body_id as "bodyId" from meetings.invitation i where i.meeting_id = ${meetingId} and i.sent_at is not null
    `.execute(tx)
  ).rows

type At = { unitId: number; meetingId: number; invitationId: number; version: number; by: string; at: Date }

/** False where somebody wrote this version first. */
export const addAnswer = async (
  tx: Tx,
  at: At,
  { answer, who, reason }: { answer: Answer; who: string; reason: string },
): Promise<boolean> =>
  (
    await sql`
      insert into meetings.answer (unit_id, meeting_id, invitation_id, version, answer, who, reason, answered_by, answered_at)
      values (${at.unitId}, ${at.meetingId}, ${at.invitationId}, ${at.version}, ${answer}, ${who}, ${reason}, ${at.by}, ${at.at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1

/** False where somebody wrote this version first. */
export const addAttendance = async (tx: Tx, at: At, { present, who }: { present: number; who: string }): Promise<boolean> =>
  (
    await sql`
      insert into meetings.attendance (unit_id, meeting_id, invitation_id, version, present, who, entered_by, entered_at)
      values (${at.unitId}, ${at.meetingId}, ${at.invitationId}, ${at.version}, ${present}, ${who}, ${at.by}, ${at.at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1
