import { sql } from 'kysely'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Answer, MeetingState } from './types.ts'

type Post = { unitId: number; bodyId: number }

export type PointWork = {
  meetingId: number
  invitationId: number
  title: string
  heldOn: LocalDate
  startsAt: string
  state: MeetingState
  answer: Answer | null
  noted: boolean
}

/** days ahead of which a meeting is called to mind */
const ahead = 7

/** One row = an invitation of the post's unit or body that waits: for an answer, for the day that comes, for who is there. */
export const pointWork = async (tx: Tx, { unitId, bodyId }: Post, today: LocalDate, limit: number): Promise<PointWork[]> =>
  (
    await sql<PointWork>`
      select m.id as "meetingId", i.id as "invitationId", m.title, m.held_on as "heldOn", m.starts_at as "startsAt", m.state, a.answer,
             p.noted
      from meetings.invitation i
      join meetings.meeting m on m.id = i.meeting_id
      left join lateral (
        select w.answer from meetings.answer w
        where (w.unit_id, w.meeting_id, w.invitation_id) = (i.unit_id, i.meeting_id, i.id) order by w.version desc limit 1
      ) a on true
      cross join lateral (
        select exists (
          select from meetings.attendance t where (t.unit_id, t.meeting_id, t.invitation_id) = (i.unit_id, i.meeting_id, i.id)
        ) as noted
      ) p
      where i.unit_id = ${unitId} and (i.body_id is null or i.body_id = ${bodyId}) and i.sent_at is not null
        and (m.state = 'invited' and m.held_on >= ${today}::date and (a.answer is null or a.answer <> 'absent')
               and (a.answer is null or m.held_on <= ${addDays(today, ahead)}::date)
             or m.state = 'opened' and not p.noted and (a.answer is null or a.answer <> 'absent'))
      order by m.held_on, m.id limit ${limit}
    `.execute(tx)
  ).rows

export type HolderWork = {
  id: number
  title: string
  heldOn: LocalDate
  state: MeetingState
  hasMinutes: boolean
}

/** One row = a meeting of the unit that waits for whoever holds it: to be opened, closed, its minutes or its notice to be issued. */
export const holderWork = async (tx: Tx, unitId: number, today: LocalDate, limit: number): Promise<HolderWork[]> =>
  (
    await sql<HolderWork>`
      select m.id, m.title, m.held_on as "heldOn", m.state,
             exists (select from meetings.issue s where (s.unit_id, s.meeting_id) = (m.unit_id, m.id) and s.kind = 'minutes') as "hasMinutes"
      from meetings.meeting m
      where m.unit_id = ${unitId}
        and (m.state in ('opened', 'closed')
             or m.state in ('planned', 'invited') and m.held_on <= ${addDays(today, ahead)}::date
             or m.state = 'concluded' and not exists (
                  select from meetings.issue s where (s.unit_id, s.meeting_id) = (m.unit_id, m.id) and s.kind = 'minutes'))
      order by m.held_on, m.id limit ${limit}
    `.execute(tx)
  ).rows
