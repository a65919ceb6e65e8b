import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { wordsAsked } from '../../platform/db/found.ts'
import type { Entry, EntryLine, State, Step, StepKind, Text, Version } from './types.ts'

const nameOn = (on: LocalDate) => sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = e.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
  ) u`

/** The question, held until the end of the transaction. */
export const holdEntry = (tx: Tx, id: number) => sql`select from questions.entry where id = ${id}::int for update`.execute(tx)

export const entryById = async (tx: Tx, id: number, on: LocalDate): Promise<Entry | null> =>
  (
    await sql<Entry>`
      select e.id, e.unit_id as "unitId", u.name as "unitName", e.author_id as "authorId", e.author, e.state, e.version,
        e.live_version as "liveVersion", e.steps, e.publication_id as "publicationId"
      from questions.entry e ${nameOn(on)} where e.id = ${id}::int
    `.execute(tx)
  ).rows[0] ?? null

type Who = { by: string; personId: number; at: Date }
type Of = Pick<Entry, 'unitId' | 'id'>

/** Adds a question without a text yet; its id. */
export const addEntry = async (tx: Tx, unitId: number, publicationId: number | null, { by, personId, at }: Who): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into questions.entry (unit_id, author_id, author, state, publication_id, changed_at)
      values (${unitId}, ${personId}, ${by}, 'draft', ${publicationId}, ${at}) returning id
    `.execute(tx)
  ).rows[0]?.id as number

/** Adds the next version of a question and makes it the newest; its number. */
export async function addVersion(tx: Tx, { unitId, id }: Of, text: Text, { by, personId, at }: Who): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with e as (
      update questions.entry set version = version + 1, changed_at = ${at} where unit_id = ${unitId} and id = ${id} returning version
    )
    insert into questions.version (unit_id, entry_id, number, question, answer, topic, criteria, documents, written_by, person_id, written_at)
    select ${unitId}, ${id}, e.version, ${text.question}, ${text.answer}, ${text.topic}, ${text.criteria}::text[], ${text.documents}::text[],
      ${by}, ${personId}, ${at}
    from e returning number
  `.execute(tx)
  return rows[0]?.number as number
}

/** One row = a version of a question, the newest first. */
export const versionsOf = async (tx: Tx, { unitId, id }: Of): Promise<Version[]> =>
  (
    await sql<Version>`
      select v.number, v.question, v.answer, v.topic, v.criteria, v.documents, v.written_by as "writtenBy", v.person_id as "personId",
        v.written_at as "writtenAt"
      from questions.version v where v.unit_id = ${unitId} and v.entry_id = ${id} order by v.number desc limit 200
    `.execute(tx)
  ).rows

type NewStep = { kind: StepKind; state: State; version: number; reason: string | null; on: LocalDate; live: boolean }

/** Writes down what was done, and how the question stands after it. */
export const addStep = (tx: Tx, { unitId, id }: Of, { kind, state, version, reason, on, live }: NewStep, { by, personId, at }: Who) =>
  sql`
    with e as (
      update questions.entry set state = ${state}, steps = steps + 1, changed_at = ${at},
        live_version = case when ${live} then ${version}::int else live_version end
      where unit_id = ${unitId} and id = ${id} returning steps
    )
    insert into questions.step (unit_id, entry_id, number, kind, version, reason, done_by, person_id, done_on)
    select ${unitId}, ${id}, e.steps, ${kind}, ${version}, ${reason}, ${by}, ${personId}, ${on} from e
  `.execute(tx)

/** One row = something that was done with a question, the last first. */
export const stepsOf = async (tx: Tx, { unitId, id }: Of): Promise<Step[]> =>
  (
    await sql<Step>`
      select s.number, s.kind, s.version, s.reason, s.done_by as by, s.done_on as "on"
      from questions.step s where s.unit_id = ${unitId} and s.entry_id = ${id} order by s.number desc
    `.execute(tx)
  ).rows

/** Questions of a unit and of all that ever stood under it. */
const under = (unitId: number) => sql`(
  e.unit_id = ${unitId}::int
  or exists (select from units.unit u where u.id = ${unitId}::int and u.origin = 'country')
  or e.unit_id in (select l.unit_id from units.live l where l.province_id = ${unitId}::int or l.parent_id = ${unitId}::int))`

type Asked = { unitId: number; state: State | null; folded: string }

/** One row = a question in the list of an office, the one changed last first. What was discarded stands only where it is asked for. */
export const entriesUnder = async (
  tx: Tx,
  { unitId, state, folded }: Asked,
  on: LocalDate,
  { limit, offset }: Span,
): Promise<(EntryLine & Total)[]> =>
  (
    await sql<EntryLine & Total>`
      select e.id, u.name as "unitName", e.author, e.state, v.question, v.topic, e.changed_at as "changedAt",
        case when p.ended_on is null then p.approved_on end as "approvedOn", count(*) over ()::int as total
      from questions.entry e
      join questions.version v on (v.unit_id, v.entry_id, v.number) = (e.unit_id, e.id, e.version)
      left join questions.published p on p.entry_id = e.id
      ${nameOn(on)}
      where ${under(unitId)} and ${state === null ? sql`e.state <> 'discarded'` : sql`e.state = ${state}`}
        ${folded === '' ? sql`` : sql`and v.found @@ ${wordsAsked({ readings: [folded], together: false })}`}
      order by e.changed_at desc, e.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** How many questions wait for approval, in a unit and under it. */
export const waitingUnder = async (tx: Tx, unitId: number): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from questions.entry e where e.state = 'submitted' and ${under(unitId)}
    `.execute(tx)
  ).rows[0]?.count ?? 0

/** One row = a question that came back to whoever began it, with the reason. */
export const returnedTo = async (tx: Tx, personId: number, unitId: number, most: number) =>
  (
    await sql<{ id: number; question: string; reason: string }>`
      select e.id, v.question, s.reason from questions.entry e
      join questions.version v on (v.unit_id, v.entry_id, v.number) = (e.unit_id, e.id, e.version)
      cross join lateral (
        select s.kind, s.reason from questions.step s where s.unit_id = e.unit_id and s.entry_id = e.id order by s.number desc limit 1
      ) s
      where e.state = 'returned' and s.kind = 'returned' and e.author_id = ${personId}::int and e.unit_id = ${unitId}::int
      order by e.changed_at limit ${most}
    `.execute(tx)
  ).rows
