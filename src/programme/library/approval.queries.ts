import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { At } from './document.queries.ts'
import type { Submission } from './types.ts'

type Who = { by: string; personId: number; on: LocalDate }

/** What was handed in last of a document. */
export const lastSubmission = async (tx: Tx, { unitId, id }: At): Promise<(Submission & { personId: number }) | null> =>
  (
    await sql<Submission & { personId: number }>`
      select number, edition, files, summary, person_id as "personId", submitted_by as "submittedBy", submitted_on as "submittedOn", answer,
        because, answered_by as "answeredBy", answered_on as "answeredOn"
      from library.submission where unit_id = ${unitId} and document_id = ${id} order by number desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

type Handed = Pick<Submission, 'edition' | 'files' | 'summary'>

export const addSubmission = (tx: Tx, { unitId, id }: At, { edition, files, summary }: Handed, { by, personId, on }: Who) =>
  sql`
    insert into library.submission (unit_id, document_id, number, edition, files, summary, person_id, submitted_by, submitted_on)
    select ${unitId}, ${id}, coalesce(max(s.number), 0) + 1, ${edition}, ${files}, ${summary}::int, ${personId}, ${by}, ${on}
    from library.submission s where s.unit_id = ${unitId} and s.document_id = ${id}
  `.execute(tx)

type Answer = { answer: 'approved' | 'returned' | 'replaced'; because: string | null; by: string; on: LocalDate }

/** Answers what waits, if something does. */
export const answerSubmission = (tx: Tx, { unitId, id }: At, { answer, because, by, on }: Answer) =>
  sql`
    update library.submission set answer = ${answer}, because = ${because}, answered_by = ${by}, answered_on = ${on}
    where unit_id = ${unitId} and document_id = ${id} and answer is null
  `.execute(tx)

/** What waits is not the newest any more: it is handed in anew. */
export const replaceSubmission = (tx: Tx, at: At, { by, on }: Pick<Answer, 'by' | 'on'>) =>
  answerSubmission(tx, at, { answer: 'replaced', because: null, by, on })

/** Who entered an edition, an answer to opinions, or one of the files after a number up to another. */
export const enteredBy = async (tx: Tx, { unitId, id }: At, { edition, files, summary }: Handed, publicFiles: number): Promise<number[]> =>
  (
    await sql<{ personId: number }>`
      select person_id as "personId" from library.edition where unit_id = ${unitId} and document_id = ${id} and edition = ${edition}
      union select person_id from library.file
        where unit_id = ${unitId} and document_id = ${id} and number > ${publicFiles} and number <= ${files} and removed_on is null
      union select person_id from library.summary
        where unit_id = ${unitId} and document_id = ${id} and number = ${summary}::int and approved_by is null
    `.execute(tx)
  ).rows.map(({ personId }) => personId)

export const approveSummary = (tx: Tx, { unitId, id }: At, number: number, { by, on }: Pick<Who, 'by' | 'on'>) =>
  sql`
    update library.summary set approved_by = ${by}, published_on = ${on}
    where unit_id = ${unitId} and document_id = ${id} and number = ${number} and approved_by is null
  `.execute(tx)

/** Documents at or under a unit, by the newest row of what was handed in of each. */
const under = (unitId: number, on: LocalDate) => sql`
  exists (select from units.live v where v.unit_id = s.unit_id and v.valid_from <= ${on}::date and v.valid_to > ${on}::date
    and ${unitId}::int in (v.unit_id, v.parent_id, v.province_id))
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')`

/** How many documents wait for approval at or under a unit. */
export const waitingUnder = async (tx: Tx, unitId: number, on: LocalDate): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from library.submission s where s.answer is null and (${under(unitId, on)})
    `.execute(tx)
  ).rows[0]?.count ?? 0

/** One row = a document of a unit that came back, and of which nothing was handed in since. */
export const returnedIn = async (tx: Tx, unitId: number, most: number): Promise<{ id: number; title: string; because: string }[]> =>
  (
    await sql<{ id: number; title: string; because: string }>`
      select s.document_id as id, e.title, s.because from library.submission s
      join library.edition e on e.unit_id = s.unit_id and e.document_id = s.document_id and e.edition = s.edition
      where s.unit_id = ${unitId} and s.answer = 'returned'
        and not exists (select from library.submission l
          where l.unit_id = s.unit_id and l.document_id = s.document_id and l.number > s.number)
      order by s.answered_on, s.document_id limit ${most}
    `.execute(tx)
  ).rows
