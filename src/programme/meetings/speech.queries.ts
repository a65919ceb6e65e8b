import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Speech } from './types.ts'

/** One row = a speaking note of the meeting that the reader may see, as it was corrected last; in the order of speaking. */
export const speechesOf = async (tx: Tx, meetingId: number): Promise<Speech[]> =>
  (
    await sql<Speech>`
      select s.id, s.unit_id as "unitId", v.name as "unitName", s.position, s.speaker, s.text, s.entered_by as "enteredBy"
      from meetings.speech s
      join meetings.meeting m on m.id = s.meeting_id
      cross join lateral (
        select l.name from units.live l where l.unit_id = s.unit_id
        order by l.valid_from <= m.held_on desc, case when l.valid_from <= m.held_on then l.valid_from end desc, l.valid_from limit 1
      ) v
      where s.meeting_id = ${meetingId} and not exists (select from meetings.speech n where n.replaces = s.id)
      order by s.position, s.id
    `.execute(tx)
  ).rows

type Row = {
  unitId: number
  meetingId: number
  position: number | null
  speaker: string
  text: string
  replaces: number | null
  by: string
  at: Date
}

/** Adds a note, at the end where no place is given; false where another note replaced the same one first. */
export const addSpeech = async (tx: Tx, row: Row): Promise<boolean> =>
  (
    await sql`
      insert into meetings.speech (unit_id, meeting_id, position, speaker, text, replaces, entered_by, entered_at)
      select ${row.unitId}, ${row.meetingId},
        coalesce(${row.position}, (select coalesce(max(s.position), 0) + 1 from meetings.speech s where s.meeting_id = ${row.meetingId})),
        ${row.speaker}, ${row.text}, ${row.replaces}, ${row.by}, ${row.at}
      on conflict (replaces) do nothing returning id
    `.execute(tx)
  ).rows.length === 1
