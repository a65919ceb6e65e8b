import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { DocumentKind, FrozenFigure, Meeting, StatedFigure, Written } from './types.ts'

type Of = Pick<Meeting, 'unitId' | 'id'>

/** One row = a paper of the meeting, or its minutes, as it was left last. */
export const documentsOf = async (tx: Tx, meetingId: number, kind: DocumentKind): Promise<Written[]> =>
  (
    await sql<Written>`
      select distinct on (v.number) v.kind, v.number, v.version, v.title, v.text, v.written_by as "writtenBy", v.written_at as "writtenAt"
      from meetings.document_version v where v.meeting_id = ${meetingId} and v.kind = ${kind}
      order by v.number, v.version desc
    `.execute(tx)
  ).rows

/** Begins a text under the next number of its kind; the meeting is held, so nobody takes the same one. */
export const addDocument = async (tx: Tx, { unitId, id }: Of, kind: DocumentKind): Promise<number> => {
  const { rows } = await sql<{ number: number }>`
    insert into meetings.document (unit_id, meeting_id, kind, number)
    select ${unitId}, ${id}, ${kind}, coalesce(max(d.number), 0) + 1 from meetings.document d where d.meeting_id = ${id} and d.kind = ${kind}
    returning number
  `.execute(tx)
  return rows[0]?.number ?? 0
}

type NewVersion = Pick<Written, 'kind' | 'number' | 'version' | 'title' | 'text'> & { by: string; at: Date }

/** False where somebody wrote this version first. */
export const addVersion = async (tx: Tx, { unitId, id }: Of, row: NewVersion): Promise<boolean> =>
  (
    await sql`
      insert into meetings.document_version (unit_id, meeting_id, kind, number, version, title, text, written_by, written_at)
      values (${unitId}, ${id}, ${row.kind}, ${row.number}, ${row.version}, ${row.title}, ${row.text}, ${row.by}, ${row.at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1

type Frozen = { number: number; token: string; figure: StatedFigure; hash: string }

export const addFrozen = (tx: Tx, { unitId, id }: Of, rows: readonly Frozen[]) =>
  sql`
    insert into meetings.frozen_figure (unit_id, meeting_id, number, token, figure, hash)
    select ${unitId}, ${id}, t.number, t.token, t.figure::jsonb, t.hash
    from unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(({ token }) => token)}::text[],
      ${rows.map(({ figure }) => JSON.stringify(figure))}::text[], ${rows.map(({ hash }) => hash)}::text[]) t (number, token, figure, hash)
  `.execute(tx)

/** One row = a figure of a paper as it was when the meeting opened. */
export const frozenOf = async (tx: Tx, meetingId: number, number: number): Promise<FrozenFigure[]> => {
  const { rows } = await sql<{ token: string; figure: StatedFigure; hash: string }>`
    select f.token, f.figure, f.hash from meetings.frozen_figure f where f.meeting_id = ${meetingId} and f.number = ${number} order by f.token
  `.execute(tx)
  return rows.map(({ token, figure, hash }) => ({ ...figure, token, hash }))
}
