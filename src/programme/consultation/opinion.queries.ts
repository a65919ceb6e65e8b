import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Channel, Opinion, Outcome } from './types.ts'

const opinionColumns = sql`
  o.id, o.channel, o.criterion, o.text, o.contact is not null as "hasContact", o.received_on as "receivedOn", o.entered_by as "enteredBy",
  o.outcome, o.answer, o.handled_by as "handledBy", o.handled_on as "handledOn"`

/** One row = an opinion on a posting; those without an answer first, in the order in which they came. */
export const opinionsOf = async (tx: Tx, unitId: number, postingId: number): Promise<Opinion[]> =>
  (
    await sql<Opinion>`
      select ${opinionColumns} from consultation.opinion o
      where o.unit_id = ${unitId} and o.posting_id = ${postingId} order by o.answer is not null, o.id
    `.execute(tx)
  ).rows

type Row = {
  unitId: number
  postingId: number
  channel: Channel
  criterion: string | null
  text: string
  contact: string | null
  trackingHash: string | null
  receivedOn: LocalDate
  by: string
  at: Date
}

export const addOpinion = async (tx: Tx, row: Row): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into consultation.opinion (unit_id, posting_id, channel, criterion, text, contact, tracking_hash, received_on, entered_by, entered_at)
      values (${row.unitId}, ${row.postingId}, ${row.channel}, ${row.criterion}, ${row.text}, ${row.contact}, ${row.trackingHash},
        ${row.receivedOn}, ${row.by}, ${row.at})
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

type Answer = { postingId: number; opinionId: number; outcome: Outcome; answer: string; by: string; on: LocalDate }

/** Answers an opinion, or says the answer better; false where there is none. */
export const answerOpinion = async (tx: Tx, q: Answer): Promise<boolean> =>
  (
    await sql`
      update consultation.opinion set outcome = ${q.outcome}, answer = ${q.answer}, handled_by = ${q.by}, handled_on = ${q.on}
      where posting_id = ${q.postingId} and id = ${q.opinionId} returning id
    `.execute(tx)
  ).rows.length > 0

export const contactOf = async (tx: Tx, postingId: number, opinionId: number): Promise<string | null> =>
  (
    await sql<{ contact: string | null }>`
      select o.contact from consultation.opinion o where o.posting_id = ${postingId} and o.id = ${opinionId}
    `.execute(tx)
  ).rows[0]?.contact ?? null

export type Tracked = Pick<Opinion, 'text' | 'criterion' | 'receivedOn' | 'outcome' | 'answer' | 'handledOn'> & { postingId: number }

/** One row = the opinion that a tracking code follows. */
export const tracked = async (tx: Tx, hash: string): Promise<Tracked | null> =>
  (
    await sql<Tracked>`
      select o.posting_id as "postingId", o.text, o.criterion, o.received_on as "receivedOn", o.outcome, o.answer, o.handled_on as "handledOn"
      from consultation.opinion o where o.tracking_hash = ${hash}
    `.execute(tx)
  ).rows[0] ?? null
