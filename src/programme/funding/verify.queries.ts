import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** A row of money beside what the log tells of it: its unit, what it is, whether they agree. */
export type Told = {
  fact: 'funding.allocation' | 'funding.disbursement' | 'funding.arrears'
  rows: number
  unit: string | null
  source: string | null
  found: number
  isTold: boolean
}

/**
 * One row = a table of money: how many rows it has, and the first that the log does not tell of with the same unit and amount (or that the log
 * tells of and the table lacks); `found` 1 where it stands in the table.
 */
export const moneyAgainstLog = async (tx: Tx): Promise<Told[]> =>
  (
    await sql<Told>`
      with told as (
        select case e.kind when 'funding.allocated' then 'funding.allocation' when 'funding.arrearsTold' then 'funding.arrears'
            else 'funding.disbursement' end as fact,
          coalesce(e.payload->>'allocationId', e.payload->>'arrearsId', e.payload->>'disbursementId')::int as id,
          (e.payload->>'unitId')::int as unit_id,
          case when e.kind = 'funding.takenBack' then -(e.payload->>'amount')::bigint else (e.payload->>'amount')::bigint end as amount
        from events.entry e where e.kind in ('funding.allocated', 'funding.disbursed', 'funding.takenBack', 'funding.arrearsTold')
      ),
      held as (
        select 'funding.allocation' as fact, a.id, a.unit_id, a.amount from funding.allocation a
        union all select 'funding.disbursement', d.id, d.unit_id, d.amount from funding.disbursement d
        union all select 'funding.arrears', x.id, x.unit_id, x.amount from funding.arrears x
      ),
      wrong as (
        select distinct on (fact) fact, coalesce(h.unit_id, t.unit_id) as unit_id, id, (h.unit_id is not null)::int as found, (t.unit_id is not null) as is_told
        from held h full join told t using (fact, id)
        where (h.unit_id, h.amount) is distinct from (t.unit_id, t.amount) order by fact, id
      )
      select k.fact, (select count(*)::int from held h where h.fact = k.fact) as rows,
        (select v.name from units.live v where v.unit_id = w.unit_id order by v.valid_from desc limit 1) as unit,
        'khoản số ' || w.id as source, coalesce(w.found, 0) as found, coalesce(w.is_told, false) as "isTold"
      from (values ('funding.allocation'), ('funding.disbursement'), ('funding.arrears')) k (fact)
      left join wrong w on w.fact = k.fact order by k.fact
    `.execute(tx)
  ).rows
