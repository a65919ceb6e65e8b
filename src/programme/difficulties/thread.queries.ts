import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Candidate, Change, Clock, NewStep, NewThread, Photo, Step, Thread } from './types.ts'

/** The name of a unit on the day, or as it last was. */
const named = (unit: ReturnType<typeof sql>, on: LocalDate) => sql`
  select l.name, l.level, l.code, l.province_id, l.parent_id from units.live l where l.unit_id = ${unit}
  order by l.valid_from <= ${on}::date desc, case when l.valid_from <= ${on}::date then l.valid_from end desc, l.valid_from limit 1`

/** One row = a thread. */
export const threadById = async (tx: Tx, id: number, on: LocalDate): Promise<Thread | null> =>
  (
    await sql<Thread>`
      select t.id, t.unit_id as "unitId", v.name as "unitName", t.channel, t.criterion, t.title, t.text, t.contact is not null as "hasContact",
        t.consent, t.received_on as "receivedOn", t.raised_by as "raisedBy", t.state, t.at_unit_id as "atUnitId", w.level as "atLevel",
        w.name as "atName", t.body_id as "bodyId", b.name as "bodyName", t.below, t.due_on as "dueOn", t.due_days as "dueDays",
        t.due_source as "dueSource", t.merged_into as "mergedInto", t.closed_on as "closedOn", t.steps
      from difficulties.thread t
      cross join lateral (${named(sql`t.unit_id`, on)}) v
      cross join lateral (${named(sql`t.at_unit_id`, on)}) w
      left join people.body b on b.id = t.body_id
      where t.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** The thread, held until the end of the transaction. */
export const holdThread = (tx: Tx, id: number) => sql`select from difficulties.thread t where t.id = ${id} for update`.execute(tx)

/** One row = something that was done with a thread, oldest first. */
export const stepsOf = async (tx: Tx, unitId: number, threadId: number): Promise<Step[]> =>
  (
    await sql<Step>`
      select s.number, s.kind, b.name as "bodyName", s.other_id as "otherId", s.text, s.document, s.document_on as "documentOn",
        s.done_on as on, s.done_by as by
      from difficulties.step s left join people.body b on b.id = s.body_id
      where s.unit_id = ${unitId} and s.thread_id = ${threadId} order by s.number
    `.execute(tx)
  ).rows

type Row = NewThread & {
  unitId: number
  key: string
  trackingHash: string | null
  by: string
  at: Date
  atUnitId: number
  bodyId: number | null
  state: 'received' | 'assigned'
  due: Due
}
export type Due = { on: LocalDate; days: number; source: string } | null

/** Adds a thread; null where the form came before. */
export const addThread = async (tx: Tx, row: Row): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into difficulties.thread (unit_id, channel, criterion, title, text, contact, consent, received_on, tracking_hash, key, raised_by,
        raised_at, state, at_unit_id, body_id, due_on, due_days, due_source)
      values (${row.unitId}, ${row.channel}, ${row.criterion}, ${row.title}, ${row.text}, ${row.contact}, ${row.consent}, ${row.receivedOn},
        ${row.trackingHash}, ${row.key}, ${row.by}, ${row.at}, ${row.state}, ${row.atUnitId}, ${row.bodyId}, ${row.due?.on ?? null},
        ${row.due?.days ?? null}, ${row.due?.source ?? null})
      on conflict (unit_id, key) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The thread that a form of the unit became, with what it said. */
export const threadOfKey = async (tx: Tx, unitId: number, key: string): Promise<{ id: number; text: string } | null> =>
  (
    await sql<{
      id: number
      text: string
    }>`select t.id, t.text from difficulties.thread t where t.unit_id = ${unitId} and t.key = ${key}`.execute(tx)
  ).rows[0] ?? null

/** Changes what a thread is now; what is not named stays. */
export const changeThread = (tx: Tx, { unitId, id }: Pick<Thread, 'unitId' | 'id'>, to: Change) => {
  const has = (name: keyof Change) => Object.hasOwn(to, name)
  return sql`
    update difficulties.thread set
      state = coalesce(${to.state ?? null}, state),
      at_unit_id = coalesce(${to.atUnitId ?? null}, at_unit_id),
      body_id = case when ${has('bodyId')} then ${to.bodyId ?? null}::int else body_id end,
      below = coalesce(${to.below ?? null}::int[], below),
      due_on = case when ${has('dueOn')} then ${to.dueOn ?? null}::date else due_on end,
      due_days = case when ${has('dueOn')} then ${to.dueDays ?? null}::int else due_days end,
      due_source = case when ${has('dueOn')} then ${to.dueSource ?? null}::text else due_source end,
      merged_into = coalesce(${to.mergedInto ?? null}::int, merged_into),
      closed_on = coalesce(${to.closedOn ?? null}::date, closed_on)
    where unit_id = ${unitId} and id = ${id}
  `.execute(tx)
}

type Doer = { by: string; on: LocalDate; at: Date }

/** Writes down what was done; steps are numbered by the thread, which is held. */
export const addStep = (tx: Tx, { unitId, id }: Pick<Thread, 'unitId' | 'id'>, step: NewStep, { by, on, at }: Doer) =>
  sql`
    with t as (
      update difficulties.thread set steps = steps + 1 where unit_id = ${unitId} and id = ${id} returning steps
    )
    insert into difficulties.step (unit_id, thread_id, number, kind, body_id, other_id, text, document, document_on, done_on, done_by, done_at)
    select ${unitId}, ${id}, t.steps, ${step.kind}, ${step.bodyId ?? null}, ${step.otherId ?? null}, ${step.text ?? null},
      ${step.document ?? null}, ${step.documentOn ?? null}, ${on}, ${by}, ${at} from t
  `.execute(tx)

export const contactOf = async (tx: Tx, id: number): Promise<string | null> =>
  (await sql<{ contact: string | null }>`select t.contact from difficulties.thread t where t.id = ${id}`.execute(tx)).rows[0]?.contact ??
  null

/** Erases how to reach those whose threads ended before the day; how many there were. */
export const eraseContacts = async (tx: Tx, before: LocalDate): Promise<number> =>
  Number(
    (await sql`update difficulties.thread set contact = null where contact is not null and closed_on < ${before}::date`.execute(tx))
      .numAffectedRows ?? 0,
  )

/** One row = a thread that was merged into this one and has no end yet. */
export const mergedInto = async (tx: Tx, id: number): Promise<{ id: number; unitId: number }[]> =>
  (
    await sql<{ id: number; unitId: number }>`
      select t.id, t.unit_id as "unitId" from difficulties.thread t where t.merged_into = ${id} and t.state = 'merged' order by t.id for update
    `.execute(tx)
  ).rows

/** One row = a body with the unit and the level at which it works. */
export const bodiesOfIds = async (tx: Tx, ids: readonly number[]): Promise<Candidate[]> =>
  (
    await sql<Candidate>`
      select b.id as "bodyId", b.name, b.unit_id as "unitId", b.level from people.body b where b.id = any(${ids}::int[])
    `.execute(tx)
  ).rows

/** One row = a body of one of the units on the day; councils, which judge dossiers, answer nothing. */
export const bodiesIn = async (tx: Tx, unitIds: readonly number[], on: LocalDate): Promise<Candidate[]> =>
  (
    await sql<Candidate>`
      select b.id as "bodyId", b.name, b.unit_id as "unitId", b.level from people.body b
      where b.unit_id = any(${unitIds}::int[]) and b.kind <> 'council' and b.valid_from <= ${on}::date and b.valid_to > ${on}::date
    `.execute(tx)
  ).rows

export const addPhoto = (tx: Tx, { unitId, id }: Pick<Thread, 'unitId' | 'id'>, { number, hash, size, type }: Photo) =>
  sql`
    insert into difficulties.photo (unit_id, thread_id, number, hash, size, type) values (${unitId}, ${id}, ${number}, ${hash}, ${size}, ${type})
  `.execute(tx)

/** One row = a picture of a thread. */
export const photosOf = async (tx: Tx, unitId: number, threadId: number): Promise<Photo[]> =>
  (
    await sql<Photo>`
      select p.number, p.hash, p.size, p.type from difficulties.photo p
      where p.unit_id = ${unitId} and p.thread_id = ${threadId} order by p.number
    `.execute(tx)
  ).rows

/** The clock of a level on the day; null where its office set none. */
export const clockOf = async (tx: Tx, unitId: number, on: LocalDate): Promise<Clock | null> =>
  (
    await sql<Clock>`
      select c.days, c.source, 'official' as certainty from difficulties.clock c
      where c.unit_id = ${unitId} and c.valid_from <= ${on}::date order by c.valid_from desc, c.id desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

export const addClock = (tx: Tx, c: { unitId: number; days: number; source: string; from: LocalDate; by: string; at: Date }) =>
  sql`
    insert into difficulties.clock (unit_id, days, source, valid_from, set_by, set_at)
    values (${c.unitId}, ${c.days}, ${c.source}, ${c.from}, ${c.by}, ${c.at})
  `.execute(tx)

/** The province in which a unit lies on the day, or lay at last; a province itself. */
export const provinceOf = async (tx: Tx, unitId: number, on: LocalDate): Promise<number> =>
  (
    await sql<{ id: number }>`
      select coalesce(l.province_id, l.unit_id) as id from units.live l where l.unit_id = ${unitId}
      order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
    `.execute(tx)
  ).rows[0]?.id ?? unitId
