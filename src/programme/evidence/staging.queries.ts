import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/**
 * Where the rows of a file wait until all of them are known to be good.
 * staged: one row = one row of the file that reads well. ready: one row = a staged row whose unit is known.
 * f holds the fields of its kind, key fields first.
 */
export async function openStaging(tx: Tx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`create temp table staged (line int not null, code text not null, on_date date not null, f text[] not null) on commit drop`.execute(
    tx,
  )
}

/** Adds rows that `packed` made one text of. */
export const stage = (tx: Tx, rows: string) =>
  sql`
    insert into pg_temp.staged (line, code, on_date, f)
    select a[1]::int, a[2], a[3]::date, a[4:]
    -- offset 0: cut each row once, not once a column
    from (select string_to_array(r, chr(31), chr(30)) as a from unnest(string_to_array(${rows}, chr(29))) r offset 0) cut
  `.execute(tx)

/** Finds the unit of each row by its code on its day, and the chain of the log that the unit's facts are told in. */
export async function resolveUnits(tx: Tx): Promise<void> {
  await sql`analyze pg_temp.staged`.execute(tx)
  await sql`
    create temp table ready on commit drop as
    select s.line, s.on_date, v.unit_id, v.level, s.f
    from pg_temp.staged s
    join units.version v on v.code = s.code and v.withdrawn_at is null and v.valid_from <= s.on_date and v.valid_to > s.on_date
  `.execute(tx)
  // codes of other lists name a unit where no unit bears the code itself
  await sql`
    insert into pg_temp.ready (line, on_date, unit_id, level, f)
    select s.line, s.on_date, v.unit_id, v.level, s.f
    from pg_temp.staged s
    join units.code_alias a on a.code = s.code and a.valid_from <= s.on_date and a.valid_to > s.on_date
    join units.version v on v.unit_id = a.unit_id and v.withdrawn_at is null and v.valid_from <= s.on_date and v.valid_to > s.on_date
    where not exists (
      select from units.version o
      where o.code = s.code and o.withdrawn_at is null and o.valid_from <= s.on_date and o.valid_to > s.on_date
    )
  `.execute(tx)
  // the chain of a unit must not depend on the day of the row: its last province
  await sql`
    create temp table home on commit drop as
    select distinct on (v.unit_id) v.unit_id,
      case when v.level = 'country' then 'country' else 'unit:' || coalesce(v.province_id, v.unit_id) end as chain
    from units.version v
    where v.withdrawn_at is null and v.unit_id in (select r.unit_id from pg_temp.ready r)
    order by v.unit_id, v.valid_from desc
  `.execute(tx)
  await sql`analyze pg_temp.ready`.execute(tx)
  await sql`analyze pg_temp.home`.execute(tx)
}

export type Lost = {
  line: number
  code: string
  onDate: string
  spans: { name: string; from: string | null; to: string | null }[]
}

/** One row = one staged row without a unit, and which units its code named on other days; the first `limit`. */
export const rowsWithoutUnit = async (tx: Tx, limit: number) =>
  (
    await sql<Lost>`
      select s.line, s.code, s.on_date as "onDate",
        coalesce((
          select jsonb_agg(jsonb_build_object('name', v.name,
            'from', case when v.valid_from > '1900-01-01' then v.valid_from end,
            'to', case when v.valid_to < 'infinity' then v.valid_to end) order by v.valid_from)
          from units.version v where v.code = s.code and v.withdrawn_at is null
        ), '[]') as spans
      from pg_temp.staged s
      where not exists (select from pg_temp.ready r where r.line = s.line)
      order by s.line limit ${limit}
    `.execute(tx)
  ).rows

/** How many rows wait, and how many of them have a unit. */
export const stagedCounts = async (tx: Tx) =>
  (
    await sql<{ staged: number; found: number }>`
      select (select count(*) from pg_temp.staged) as staged, (select count(*) from pg_temp.ready) as found
    `.execute(tx)
  ).rows[0] as { staged: number; found: number }

/** The chains of the log that the rows touch. */
export const chainsTouched = async (tx: Tx) =>
  (await sql<{ chain: string }>`select distinct chain from pg_temp.home order by chain`.execute(tx)).rows.map((row) => row.chain)

/** One row = one row that has the same unit and key (the first `key` fields) as an earlier line of the file. */
export const repeatedRows = async (tx: Tx, key: number) =>
  (
    await sql<{ line: number; first: number; same: boolean }>`
      with keyed as not materialized (
        select r.line, r.unit_id, r.f, r.f[1:${key}::int] as key from pg_temp.ready r
      ), twice as (
        select k.unit_id, k.key from keyed k group by k.unit_id, k.key having count(*) > 1
      ), ranked as (
        select k.line, first_value(k.line) over first as first, k.f is not distinct from first_value(k.f) over first as same
        from twice t join keyed k on k.unit_id = t.unit_id and k.key = t.key
        window first as (partition by k.unit_id, k.key order by k.line)
      )
      select line, first, same from ranked where line > first order by line
    `.execute(tx)
  ).rows

/** Takes rows out of the way: they are not entered. */
export const dropRows = (tx: Tx, lines: number[]) =>
  sql`delete from pg_temp.ready r using unnest(${lines}::int[]) as bad (line) where r.line = bad.line`.execute(tx)
