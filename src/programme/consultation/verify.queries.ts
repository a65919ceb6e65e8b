import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Something that the log keeps a hash of: what stands in the table, and what the log tells; null where there is none. */
export type Sealed = { unit: string; source: string; content: unknown; hash: string | null; told: string | null }

/** The name that a unit bore last, as `n.name`; null where nothing is known of it. */
const named = (unitId: RawBuilder<unknown>) =>
  sql`left join lateral (select v.name from units.live v where v.unit_id = ${unitId} order by v.valid_from desc limit 1) n on true`

/** One row = something that is kept (`unit_id, id, content, hash`), in its table or in the log: told by an event of this kind, in these fields. */
const sealed = async (
  tx: Tx,
  what: string,
  kept: RawBuilder<unknown>,
  told: { kind: string; id: string; hash: string },
): Promise<Sealed[]> =>
  (
    await sql<Sealed>`
      with told as (
        select e.chain, (e.payload->>${told.id}::text)::int as id, e.payload->>${told.hash}::text as hash
        from events.entry e where e.kind = ${told.kind}
      )
      select coalesce(n.name, t.chain) as unit, ${what} || ' số ' || coalesce(k.id, t.id) as source, k.content, k.hash, t.hash as told
      from (${kept}) k
      full join told t on t.id = k.id and t.chain = 'unit:' || k.unit_id
      ${named(sql`k.unit_id`)}
      order by coalesce(k.id, t.id)
    `.execute(tx)
  ).rows

/** One row = a closed survey. */
export const sealedSurveys = (tx: Tx): Promise<Sealed[]> =>
  sealed(
    tx,
    'đợt lấy ý kiến',
    sql`select s.unit_id, s.id, s.result as content, s.result_hash as hash from consultation.survey s where s.state = 'closed'`,
    { kind: 'consultation.surveyClosed', id: 'surveyId', hash: 'hash' },
  )

/** One row = what was posted. */
export const sealedPostings = (tx: Tx): Promise<Sealed[]> =>
  sealed(tx, 'niêm yết', sql`select p.unit_id, p.id, p.posted as content, p.posted_hash as hash from consultation.posting p`, {
    kind: 'consultation.posted',
    id: 'postingId',
    hash: 'hash',
  })

/** One row = an opinion; its hash is over the text alone. */
export const sealedOpinions = (tx: Tx): Promise<Sealed[]> =>
  sealed(
    tx,
    'ý kiến',
    sql`select o.unit_id, o.id, o.text as content, encode(sha256(convert_to(o.text, 'UTF8')), 'hex') as hash from consultation.opinion o`,
    { kind: 'consultation.opinionReceived', id: 'opinionId', hash: 'text' },
  )

/** Whether rows say what the log, or their neighbours, say. */
export type Agreed = { unit: string; source: string; rows: number; agrees: boolean }

export type Counted = { unit: string; source: string; found: number | null; told: number | null }

/** One row = web answers of a survey: codes that were used, and how often the log tells that an answer came. */
export const webAnswers = async (tx: Tx): Promise<Counted[]> =>
  (
    await sql<Counted>`
      with told as (
        select e.chain, (e.payload->>'surveyId')::int as id, count(*)::int as answers
        from events.entry e where e.kind = 'consultation.answered' group by 1, 2
      ), used as (
        select c.unit_id, c.survey_id as id, count(*)::int as answers from consultation.code c where c.used_on is not null group by 1, 2
      )
      select coalesce(n.name, t.chain) as unit, 'phiếu điện tử của đợt số ' || coalesce(u.id, t.id) as source,
             u.answers as found, t.answers as told
      from used u
      full join told t on t.id = u.id and t.chain = 'unit:' || u.unit_id
      ${named(sql`u.unit_id`)}
      order by coalesce(u.id, t.id)
    `.execute(tx)
  ).rows

/** One row = a box of codes: how many answers came by them, and whether every content counts as many. */
export const boxes = async (tx: Tx): Promise<Agreed[]> =>
  (
    await sql<Agreed>`
      select coalesce(n.name, 'đơn vị ' || b.unit_id) as unit, 'lô mã số ' || b.id as source, u.answers as rows,
             not exists (
               select from consultation.web_count w
               where w.unit_id = b.unit_id and w.survey_id = b.survey_id and w.batch_id = b.id
               group by w.content having sum(w.count) <> u.answers
             ) and (u.answers > 0) = exists (
               select from consultation.web_count w where w.unit_id = b.unit_id and w.survey_id = b.survey_id and w.batch_id = b.id
             ) as agrees
      from consultation.code_batch b
      cross join lateral (
        select count(*)::int as answers from consultation.code c
        where c.unit_id = b.unit_id and c.survey_id = b.survey_id and c.batch_id = b.id and c.used_on is not null
      ) u
      ${named(sql`b.unit_id`)}
      order by b.id
    `.execute(tx)
  ).rows

/** One row = papers: what stands in the table agrees with what the log tells of typing them in, checking or returning them. */
export const papers = async (tx: Tx): Promise<Agreed[]> =>
  (
    await sql<Agreed>`
      with told as (
        select e.chain, (e.payload->>'batchId')::int as id, (e.payload->>'papers')::int as papers, e.payload->'counts' as counts,
          coalesce((select case x.kind when 'consultation.papersChecked' then 'checked' else 'returned' end from events.entry x
                    where x.chain = e.chain and x.kind in ('consultation.papersChecked', 'consultation.papersReturned')
                      and x.payload->>'batchId' = e.payload->>'batchId' limit 1), 'entered') as state
        from events.entry e where e.kind = 'consultation.papersEntered'
      )
      select coalesce(n.name, t.chain) as unit, 'lô phiếu giấy số ' || coalesce(p.id, t.id) as source,
             coalesce(p.papers, t.papers) as rows, (p.papers, p.counts, p.state) is not distinct from (t.papers, t.counts, t.state) as agrees
      from consultation.paper_batch p
      full join told t on t.id = p.id and t.chain = 'unit:' || p.unit_id
      ${named(sql`p.unit_id`)}
      order by coalesce(p.id, t.id)
    `.execute(tx)
  ).rows
