import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { CodeBatch, NewPapers, PaperBatch } from './types.ts'

type Of = { unitId: number; surveyId: number }

/** One row = codes made together, with how many of them were used. */
export const codeBatchesOf = async (tx: Tx, { unitId, surveyId }: Of): Promise<CodeBatch[]> =>
  (
    await sql<CodeBatch>`
      select b.id, b.label, b.size, b.made_by as "madeBy", (b.made_at at time zone 'Asia/Ho_Chi_Minh')::date as "madeOn",
             b.annulled_because as "annulledBecause",
             (select count(*)::int from consultation.code c
              where c.unit_id = b.unit_id and c.survey_id = b.survey_id and c.batch_id = b.id and c.used_on is not null) as used
      from consultation.code_batch b
      where b.unit_id = ${unitId} and b.survey_id = ${surveyId} order by b.id
    `.execute(tx)
  ).rows

/** How many codes of batches that stand a survey has. */
export const codesMade = async (tx: Tx, { unitId, surveyId }: Of): Promise<number> =>
  (
    await sql<{ made: number }>`
      select coalesce(sum(b.size), 0)::int as made from consultation.code_batch b
      where b.unit_id = ${unitId} and b.survey_id = ${surveyId} and b.annulled_at is null
    `.execute(tx)
  ).rows[0]?.made ?? 0

type NewBatch = Of & { label: string; hashes: string[]; by: string; at: Date }

export async function addCodes(tx: Tx, { unitId, surveyId, label, hashes, by, at }: NewBatch): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into consultation.code_batch (unit_id, survey_id, label, size, made_by, made_at)
    values (${unitId}, ${surveyId}, ${label}, ${hashes.length}, ${by}, ${at}) returning id`.execute(tx)
  const id = rows[0]?.id as number
  await sql`
    insert into consultation.code (unit_id, survey_id, batch_id, hash)
    select ${unitId}, ${surveyId}, ${id}, h.hash from unnest(${hashes}::text[]) h (hash)`.execute(tx)
  return id
}

/** Sets a batch of codes aside with all that came by it; how many answers, or null where there is none that stands. */
export const annulCodes = async (tx: Tx, q: Of & { batchId: number; because: string; at: Date }): Promise<number | null> =>
  (
    await sql<{ used: number }>`
      update consultation.code_batch b set annulled_at = ${q.at}, annulled_because = ${q.because}
      where b.unit_id = ${q.unitId} and b.survey_id = ${q.surveyId} and b.id = ${q.batchId} and b.annulled_at is null
      returning (select count(*)::int from consultation.code c
                 where c.unit_id = b.unit_id and c.survey_id = b.survey_id and c.batch_id = b.id and c.used_on is not null) as used
    `.execute(tx)
  ).rows[0]?.used ?? null

export type FoundCode = { unitId: number; surveyId: number; batchId: number; used: boolean; annulled: boolean }

/** One row = the code of a hash. */
export const codeByHash = async (tx: Tx, hash: string): Promise<FoundCode | null> =>
  (
    await sql<FoundCode>`
      select c.unit_id as "unitId", c.survey_id as "surveyId", c.batch_id as "batchId", c.used_on is not null as used,
             b.annulled_at is not null as annulled
      from consultation.code c
      join consultation.code_batch b on (b.unit_id, b.survey_id, b.id) = (c.unit_id, c.survey_id, c.batch_id)
      where c.hash = ${hash}
    `.execute(tx)
  ).rows[0] ?? null

/** Uses a code up; false where it was used before. */
export const useCode = async (tx: Tx, q: { unitId: number; hash: string; on: string }): Promise<boolean> =>
  (
    await sql`
      update consultation.code set used_on = ${q.on}::date where unit_id = ${q.unitId} and hash = ${q.hash} and used_on is null returning hash
    `.execute(tx)
  ).rows.length > 0

type Answered = Of & { batchId: number; answers: [content: string, answer: string][] }

/** Counts one answer into the box of its batch. */
export const countAnswer = (tx: Tx, { unitId, surveyId, batchId, answers }: Answered) =>
  sql`
    insert into consultation.web_count as w (unit_id, survey_id, batch_id, content, answer, count)
    select ${unitId}, ${surveyId}, ${batchId}, a.content, a.answer, 1
    from unnest(${answers.map(([content]) => content)}::text[], ${answers.map(([, answer]) => answer)}::text[]) a (content, answer)
    on conflict (unit_id, survey_id, batch_id, content, answer) do update set count = w.count + 1
  `.execute(tx)

/** Counts an answer into its ten minutes; how many came in them. */
export const countArrival = async (tx: Tx, q: Of & { began: Date }): Promise<number> =>
  (
    await sql<{ answers: number }>`
      insert into consultation.arrival as a (unit_id, survey_id, began, answers) values (${q.unitId}, ${q.surveyId}, ${q.began}, 1)
      on conflict (unit_id, survey_id, began) do update set answers = a.answers + 1
      returning a.answers
    `.execute(tx)
  ).rows[0]?.answers ?? 0

/** One row = papers typed in together. */
export const paperBatchesOf = async (tx: Tx, { unitId, surveyId }: Of): Promise<PaperBatch[]> =>
  (
    await sql<PaperBatch>`
      select p.id, p.label, p.papers, p.counts, p.scan, p.state, p.entered_by as "enteredById", p.entered_name as "enteredBy",
             p.checked_name as "checkedBy", p.reason
      from consultation.paper_batch p where p.unit_id = ${unitId} and p.survey_id = ${surveyId} order by p.id
    `.execute(tx)
  ).rows

type EnteredPapers = Of & NewPapers & { personId: number; name: string; at: Date }

export const addPapers = async (tx: Tx, row: EnteredPapers): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into consultation.paper_batch (unit_id, survey_id, label, papers, counts, scan, entered_by, entered_name, entered_at)
      values (${row.unitId}, ${row.surveyId}, ${row.label}, ${row.papers}, ${JSON.stringify(row.counts)}::jsonb, ${row.scan},
        ${row.personId}, ${row.name}, ${row.at})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

type LookedAt = Of & { batchId: number; state: 'checked' | 'returned'; personId: number; name: string; at: Date; reason: string | null }

/** A second person's word on papers that were entered; false where they were looked at before. */
export const settlePapers = async (tx: Tx, q: LookedAt): Promise<boolean> =>
  (
    await sql`
      update consultation.paper_batch
      set state = ${q.state}, checked_by = ${q.personId}, checked_name = ${q.name}, checked_at = ${q.at}, reason = ${q.reason}
      where unit_id = ${q.unitId} and survey_id = ${q.surveyId} and id = ${q.batchId} and state = 'entered' returning id
    `.execute(tx)
  ).rows.length > 0
