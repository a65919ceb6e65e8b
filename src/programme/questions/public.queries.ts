import { sql } from 'kysely'
import { mostFound, type Sought } from '../../platform/base/found.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { fitAsked, wordsAsked } from '../../platform/db/found.ts'
import type { Entry, NamedDocument, PublicLine, PublicQuestion, Text, Topic } from './types.ts'

const ofUnit = sql`
  cross join lateral (
    select l.name from units.live l where l.unit_id = p.unit_id order by l.valid_from <= p.approved_on desc, l.valid_from desc limit 1
  ) u`

const line = sql`p.entry_id as id, p.question, p.answer, p.topic, p.approved_on as "approvedOn", u.name as "unitName"`

/** One row = a public question with these words, what fits best first; the newest 401 are looked at. */
export const questionsFound = async (
  tx: Tx,
  sought: Sought,
  topic: Topic | null,
  { limit, offset }: Span,
): Promise<(PublicLine & Total)[]> =>
  (
    await sql<PublicLine & Total>`
      with candidate as materialized (
        (select p.* from questions.published p where p.ended_on is null and (${topic}::text is null or p.topic = ${topic})
          and p.found @@ ${wordsAsked(sought)}
        order by p.approved_on desc, p.entry_id desc limit ${mostFound + 1})
      ), found as (
        select c.*, ${fitAsked(sought, sql`c.question`, sql`c.folded_title`)} as fit, count(*) over ()::int as total from candidate c
        order by fit, c.approved_on desc, c.entry_id desc limit ${limit} offset ${offset}
      )
      select ${line}, p.fit, p.total from found p ${ofUnit} order by p.fit, p.approved_on desc, p.entry_id desc
    `.execute(tx)
  ).rows

/** One row = a public question of a topic, or of all; the newest first. `but`: not this one. */
export const newestQuestions = async (
  tx: Tx,
  { topic, but }: { topic: Topic | null; but: number | null },
  { limit, offset }: Span,
): Promise<(PublicLine & Total)[]> =>
  (
    await sql<PublicLine & Total>`
      select ${line}, 4 as fit, count(*) over ()::int as total from questions.published p ${ofUnit}
      where p.ended_on is null and (${topic}::text is null or p.topic = ${topic}) and p.entry_id is distinct from ${but}::int
      order by p.approved_on desc, p.entry_id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

/** One row = how many public questions a topic has. */
export const countByTopic = async (tx: Tx): Promise<{ topic: Topic; count: number }[]> =>
  (
    await sql<{ topic: Topic; count: number }>`
      select p.topic, count(*)::int as count from questions.published p where p.ended_on is null group by p.topic
    `.execute(tx)
  ).rows

/** A question that was approved once, also where it was withdrawn since. */
export const publicQuestion = async (tx: Tx, id: number): Promise<PublicQuestion | null> =>
  (
    await sql<PublicQuestion>`
      select ${line}, v.criteria, v.documents, p.ended_on as "endedOn", p.ended_because as "endedBecause"
      from questions.published p ${ofUnit}
      join questions.version v on (v.unit_id, v.entry_id, v.number) = (p.unit_id, p.entry_id, p.version)
      where p.entry_id = ${id}::int
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a document as a question names it, with the public one of the library that bears this number, where there is one. */
export const documentsNamed = async (tx: Tx, names: readonly string[]): Promise<NamedDocument[]> =>
  (
    await sql<NamedDocument>`
      select n.name, d.document_id as id
      from unnest(${[...names]}::text[]) with ordinality n (name, place)
      left join lateral (
        select e.document_id from library.edition e
        join library.publication p on p.document_id = e.document_id and p.edition = e.edition and p.ended_on is null
        where left(e.folded, 100) like platform.fold(n.name) || ' %' and lower(e.number || '/' || e.symbol) = lower(n.name)
        order by e.document_id limit 1
      ) d on true
      order by n.place
    `.execute(tx)
  ).rows

/** Makes a version the public one. */
export const publish = (
  tx: Tx,
  { unitId, id }: Pick<Entry, 'unitId' | 'id'>,
  version: number,
  text: Text,
  { by, on }: { by: string; on: LocalDate },
) =>
  sql`
    insert into questions.published (unit_id, entry_id, version, question, answer, topic, approved_by, approved_on)
    values (${unitId}, ${id}, ${version}, ${text.question}, ${text.answer}, ${text.topic}, ${by}, ${on})
    on conflict (entry_id) do update set version = excluded.version, question = excluded.question, answer = excluded.answer,
      topic = excluded.topic, approved_by = excluded.approved_by, approved_on = excluded.approved_on, ended_on = null, ended_because = null
  `.execute(tx)

export const endPublication = (tx: Tx, id: number, on: LocalDate, because: string) =>
  sql`update questions.published set ended_on = ${on}, ended_because = ${because} where entry_id = ${id}::int`.execute(tx)
