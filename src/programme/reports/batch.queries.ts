import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Batch, BatchPart, Made, MadePart } from './batch.types.ts'

type NewBatch = Pick<Batch, 'unitId' | 'regime' | 'year' | 'number' | 'opensOn' | 'closesOn' | 'previousOn' | 'askedBy' | 'askedAt'>

/** A batch with a part for each commune of the place on its closing day; null where the place waits for the same already. */
export const addBatch = async (tx: Tx, of: NewBatch): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      with batch as (
        insert into reports.batch (unit_id, regime, year, number, opens_on, closes_on, previous_on, asked_by, asked_at)
        values (${of.unitId}, ${of.regime}, ${of.year}, ${of.number}, ${of.opensOn}::date, ${of.closesOn}::date, ${of.previousOn}::date,
          ${of.askedBy}, ${of.askedAt})
        on conflict (unit_id, regime, year, number) where ended_at is null do nothing returning unit_id, id
      ), parts as (
        insert into reports.batch_part (unit_id, batch_id, commune_id, code, name)
        select b.unit_id, b.id, c.unit_id, l.code, l.name
        from batch b cross join units.communes_of(${of.unitId}::int, ${of.closesOn}::date, 'xa') c
        join units.live l on l.unit_id = c.unit_id and l.valid_from <= ${of.closesOn}::date and l.valid_to > ${of.closesOn}::date
      )
      select id from batch
    `.execute(tx)
  ).rows[0]?.id ?? null

const counted = sql`
  b.unit_id as "unitId", b.id, b.regime, g.kind, b.year, b.number, b.opens_on as "opensOn", b.closes_on as "closesOn", b.previous_on as "previousOn",
  b.asked_by as "askedBy", b.asked_at as "askedAt", b.file, b.size::float8 as size, b.ended_at as "endedAt", p.parts, p.made, p.failed`
const parts = sql`
  join reports.regime g on g.code = b.regime
  cross join lateral (
    select count(*)::int as parts, count(p.file)::int as made, count(p.problem)::int as failed
    from reports.batch_part p where p.unit_id = b.unit_id and p.batch_id = b.id
  ) p`

/** One row = a batch of a place with how far it is; the newest first. */
export const batchesOf = async (tx: Tx, unitId: number, most: number): Promise<Batch[]> =>
  (
    await sql<Batch>`
      select ${counted} from (select * from reports.batch where unit_id = ${unitId} order by id desc limit ${most}) b ${parts} order by b.id desc
    `.execute(tx)
  ).rows

export const batchById = async (tx: Tx, unitId: number, id: number): Promise<Batch | null> =>
  (await sql<Batch>`select ${counted} from reports.batch b ${parts} where b.unit_id = ${unitId} and b.id = ${id}`.execute(tx)).rows[0] ??
  null

/** The batch that has waited longest. */
export const nextBatch = async (tx: Tx): Promise<Batch | null> =>
  (
    await sql<Batch>`
      select ${counted} from (select * from reports.batch where ended_at is null order by id limit 1) b ${parts}
    `.execute(tx)
  ).rows[0] ?? null

/** One row = a commune of a batch whose report is not written yet, with its province and the report that it sent. */
export const waitingParts = async (tx: Tx, { unitId, id, regime, year, number, closesOn }: Batch, most: number): Promise<BatchPart[]> =>
  (
    await sql<BatchPart>`
      with next as (
        select * from reports.batch_part p where p.batch_id = ${id} and p.unit_id = ${unitId} and p.made_at is null order by p.code limit ${most}
      )
      select n.commune_id as "communeId", n.code, n.name, l.province_id as "provinceId", a.name as "provinceName", r.id as "reportId", r.sent
      from next n
      join units.live l on l.unit_id = n.commune_id and l.valid_from <= ${closesOn}::date and l.valid_to > ${closesOn}::date
      join units.live a on a.unit_id = l.province_id and a.valid_from <= ${closesOn}::date and a.valid_to > ${closesOn}::date
      left join reports.report r on r.unit_id = n.commune_id and r.regime = ${regime} and r.year = ${year} and r.number = ${number}
      order by n.code
    `.execute(tx)
  ).rows

export const markMade = (tx: Tx, { unitId, id }: Pick<Batch, 'unitId' | 'id'>, made: readonly Made[], at: Date) =>
  sql`
    update reports.batch_part p set file = m.file, version = m.version, problem = m.problem, made_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) m ("communeId" int, file text, version int, problem text)
    where p.unit_id = ${unitId} and p.batch_id = ${id} and p.commune_id = m."communeId" and p.made_at is null
  `.execute(tx)

/** One row = a part of a batch that is over, in the order of codes. */
export const madeParts = async (tx: Tx, { unitId, id }: Pick<Batch, 'unitId' | 'id'>): Promise<MadePart[]> =>
  (
    await sql<MadePart>`
      select p.code, p.name, p.file, p.version, p.problem from reports.batch_part p
      where p.unit_id = ${unitId} and p.batch_id = ${id} and p.made_at is not null order by p.code
    `.execute(tx)
  ).rows

export const endBatch = (tx: Tx, { unitId, id }: Pick<Batch, 'unitId' | 'id'>, { hash, size }: { hash: string; size: number }, at: Date) =>
  sql`update reports.batch set file = ${hash}, size = ${size}, ended_at = ${at} where unit_id = ${unitId} and id = ${id}`.execute(tx)
