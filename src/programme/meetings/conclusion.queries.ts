import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Conclusion, ConclusionDraft, Issue, IssueKind, Meeting, Reachable } from './types.ts'

type Of = Pick<Meeting, 'unitId' | 'id'>

/** The conclusions as they stand; null before anybody wrote any. */
export async function draftOf(tx: Tx, meetingId: number): Promise<ConclusionDraft | null> {
  const { rows } = await sql<Omit<ConclusionDraft, 'items'>>`
    select d.version, d.opening, d.written_by as "writtenBy" from meetings.conclusion_draft d where d.meeting_id = ${meetingId}
  `.execute(tx)
  const [draft] = rows
  if (!draft) return null
  const items = await sql<Conclusion>`
    select c.text, c.to_text as "to", c.product, c.due_text as "dueText", c.due_on as "dueOn"
    from meetings.conclusion c where c.meeting_id = ${meetingId} order by c.position
  `.execute(tx)
  return { ...draft, items: items.rows }
}

type Draft = { version: number; opening: string; items: readonly Conclusion[]; by: string; at: Date }

/** Puts the conclusions as a whole in the place of what stood there; the meeting is held. */
export async function replaceDraft(tx: Tx, { unitId, id }: Of, { version, opening, items, by, at }: Draft): Promise<void> {
  await sql`
    insert into meetings.conclusion_draft (unit_id, meeting_id, version, opening, written_by, written_at)
    values (${unitId}, ${id}, ${version}, ${opening}, ${by}, ${at})
    on conflict (unit_id, meeting_id) do update set version = excluded.version, opening = excluded.opening,
      written_by = excluded.written_by, written_at = excluded.written_at
  `.execute(tx)
  await sql`delete from meetings.conclusion where unit_id = ${unitId} and meeting_id = ${id}`.execute(tx)
  if (items.length === 0) return
  await sql`
    insert into meetings.conclusion (unit_id, meeting_id, position, text, to_text, product, due_text, due_on)
    select ${unitId}, ${id}, t.at, t.text, t.to_text, t.product, t.due_text, t.due_on
    from unnest(${items.map(({ text }) => text)}::text[], ${items.map(({ to }) => to)}::text[],
      ${items.map(({ product }) => product)}::text[], ${items.map(({ dueText }) => dueText)}::text[],
      ${items.map(({ dueOn }) => dueOn)}::date[]) with ordinality t (text, to_text, product, due_text, due_on, at)
  `.execute(tx)
}

/** One row = somebody a conclusion can be given to: whoever was invited, and the bodies of the holder. */
export const reachableOf = async (tx: Tx, { unitId, id }: Of, on: LocalDate): Promise<Reachable[]> => {
  const { rows } = await sql<{ name: string; code: string | null; group: Reachable['group']; unitId: number; bodyId: number | null }>`
    select i.name, v.code, case when v.level = 'commune' then case when v.kind = 'commune' then 'communes' else 'wards' end
             when v.level = 'district' then 'districts' else 'provinces' end as "group", i.unit_id as "unitId", null::int as "bodyId"
    from meetings.invitation i
    cross join lateral (
      select l.code, l.level, l.kind from units.live l where l.unit_id = i.unit_id
      order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
    ) v
    where i.meeting_id = ${id} and i.body_id is null and i.sent_at is not null
    union all
    select b.name, null, 'bodies', b.unit_id, b.id from people.body b
    where b.unit_id = ${unitId} and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
    order by 3, 1
  `.execute(tx)
  return rows.map(({ unitId: unit, bodyId, ...one }) => ({ ...one, to: { unitId: unit, bodyId } }))
}

/** Minutes or notice as they were issued last; null before. */
export const issueOf = async <Content>(tx: Tx, meetingId: number, kind: IssueKind): Promise<Issue<Content> | null> =>
  (
    await sql<Issue<Content>>`
      select s.version, s.content, s.hash, s.because, s.issued_by as "issuedBy", s.issued_at as "issuedAt"
      from meetings.issue s where s.meeting_id = ${meetingId} and s.kind = ${kind} order by s.version desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

type NewIssue = { kind: IssueKind; version: number; content: object; hash: string; because: string; by: string; at: Date }

export const addIssue = (tx: Tx, { unitId, id }: Of, row: NewIssue) =>
  sql`
    insert into meetings.issue (unit_id, meeting_id, kind, version, content, hash, because, issued_by, issued_at)
    values (${unitId}, ${id}, ${row.kind}, ${row.version}, ${JSON.stringify(row.content)}::jsonb, ${row.hash}, ${row.because}, ${row.by}, ${row.at})
  `.execute(tx)
