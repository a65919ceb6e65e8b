import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Something that the log keeps a hash of: what stands in the table, and what the log tells; null where there is none. */
export type Sealed = { unit: string; source: string; content: unknown; hash: string | null; told: string | null }

/** One row = a closed survey, in the table or in the log. */
export const sealedSurveys = async (tx: Tx): Promise<Sealed[]> =>
  (
    await sql<Sealed>`
      with told as (
        select e.chain, (e.payload->>'surveyId')::int as id, e.payload->>'hash' as hash
        from events.entry e where e.kind = 'consultation.surveyClosed'
      )
      select coalesce(n.name, t.chain) as unit, 'đợt lấy ý kiến số ' || coalesce(s.id, t.id) as source,
             s.result as content, s.result_hash as hash, t.hash as told
      from (select * from consultation.survey where state = 'closed') s
      full join told t on t.id = s.id and t.chain = 'unit:' || s.unit_id
      left join lateral (select v.name from units.live v where v.unit_id = s.unit_id order by v.valid_from desc limit 1) n on true
      order by coalesce(s.id, t.id)
    `.execute(tx)
  ).rows

/** One row = what was posted, in the table or in the log. */
export const sealedPostings = async (tx: Tx): Promise<Sealed[]> =>
  (
    await sql<Sealed>`
      with told as (
        select e.chain, (e.payload->>'postingId')::int as id, e.payload->>'hash' as hash
        from events.entry e where e.kind = 'consultation.posted'
      )
      select coalesce(n.name, t.chain) as unit, 'niêm yết số ' || coalesce(p.id, t.id) as source,
             p.posted as content, p.posted_hash as hash, t.hash as told
      from consultation.posting p
      full join told t on t.id = p.id and t.chain = 'unit:' || p.unit_id
      left join lateral (select v.name from units.live v where v.unit_id = p.unit_id order by v.valid_from desc limit 1) n on true
      order by coalesce(p.id, t.id)
    `.execute(tx)
  ).rows

/** One row = an opinion, in the table or in the log; its hash is over the text alone. */
export const sealedOpinions = async (tx: Tx): Promise<Sealed[]> =>
  (
    await sql<Sealed>`
      with told as (
        select e.chain, (e.payload->>'opinionId')::int as id, e.payload->>'text' as hash
        from events.entry e where e.kind = 'consultation.opinionReceived'
      )
      select coalesce(n.name, t.chain) as unit, 'ý kiến số ' || coalesce(o.id, t.id) as source,
             o.text as content, encode(sha256(convert_to(o.text, 'UTF8')), 'hex') as hash, t.hash as told
      from consultation.opinion o
      full join told t on t.id = o.id and t.chain = 'unit:' || o.unit_id
      left join lateral (select v.name from units.live v where v.unit_id = o.unit_id order by v.valid_from desc limit 1) n on true
      order by coalesce(o.id, t.id)
    `.execute(tx)
  ).rows

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
      left join lateral (select v.name from units.live v where v.unit_id = u.unit_id order by v.valid_from desc limit 1) n on true
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
      left join lateral (select v.name from units.live v where v.unit_id = b.unit_id order by v.valid_from desc limit 1) n on true
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
      left join lateral (select v.name from units.live v where v.unit_id = p.unit_id order by v.valid_from desc limit 1) n on true
      order by coalesce(p.id, t.id)
    `.execute(tx)
  ).rows
