/**
 * Sixty months of the whole country over its real units: every commune-level unit of the month (10,035 until 2025-06-30, 3,321 since)
 * with a value of every measure of the set in force and an asserted verdict of each of its criteria; recognitions, registrations and
 * a release of every province and month. `scale` thins the months, never the map. The numbers mean nothing: they are hashes of unit,
 * criterion and month, and progress slowly, so that standings last as long as real ones do.
 */
import type pg from 'pg'
import type { Database } from '../src/platform/db/database.ts'
import { readMeasuresOf, readSetFile } from '../src/programme/criteria/folder.reads.ts'
import { measuresOf } from '../src/programme/criteria/walk.rules.ts'
import { say, timed } from './measure.ts'

/** A month that is in the database: its last day and the set in force then. */
export type Month = { day: string; index: number; set: string; version: number }
export type Size = { months: Month[]; communes: number; measurements: number; verdicts: number; standings: number; tallies: number }

const all = 60

/** Last days of the months of the scale, from July 2021 on; the newest is always June 2026. */
export function monthsOf(scale: number): { day: string; index: number }[] {
  const count = Math.min(all, Math.max(2, Math.round(all * scale)))
  return Array.from({ length: count }, (_, at) => {
    const index = Math.round(((at + 1) * all) / count) - 1
    return { day: new Date(Date.UTC(2021, 7 + index, 0)).toISOString().slice(0, 10), index }
  })
}

/** Fills the database; expects one that holds the country and the sets. */
export async function generate({ pool }: Database, scale: number): Promise<Size> {
  const months = await withSets(pool, monthsOf(scale))
  const { rows } = await pool.query<{ id: number }>(
    `insert into evidence.source (kind, title, demonstration, entered_by) values ('file', 'bench', true, 'bench') returning id`,
  )
  const source = rows[0]?.id as number
  const step = async (what: string, work: () => Promise<unknown>) => say(`${what}: ${Math.round(await timed(work))} ms`)
  await step('measurements', () => measurements(pool, months, source))
  await step('verdicts', () => verdicts(pool, months, source))
  await step('standings and tallies', () => standings(pool, source))
  await step('recognitions, registrations, releases', () => decisions(pool, months, source))
  await step('vacuum and analyse', () => pool.query('vacuum analyze'))
  await pool.query('checkpoint')
  return sizeOf(pool, months)
}

async function withSets(pool: pg.Pool, months: { day: string; index: number }[]): Promise<Month[]> {
  const { rows } = await pool.query<Month>(
    `select m.day, m.index, s.set_id as set, s.version
     from unnest($1::text[], $2::int[]) as m (day, index)
     join criteria.set_version s on s.valid_from <= m.day::date and s.valid_to > m.day::date
       and s.level = 'commune' and s.tier = 'standard' and s.province_id is null
     order by m.index`,
    [months.map((month) => month.day), months.map((month) => month.index)],
  )
  if (rows.length !== months.length) throw new Error('a month of the bench has no set, or two')
  return rows
}

const alive = `v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date`

/** Rows first, their key after them: as fast as PostgreSQL can, for this is not what is measured. */
async function unkeyed(pool: pg.Pool, name: string, key: string, work: () => Promise<void>): Promise<void> {
  await pool.query(`alter table assessment.${name} drop constraint ${name}_pkey`)
  await work()
  await pool.query(`alter table assessment.${name} add primary key (${key})`)
}

/** The measures of a set, with what a value of each looks like. */
export async function measuresOfSet(set: string): Promise<{ key: string; kind: string; levels: readonly string[] }[]> {
  const { measures } = await readMeasuresOf('criteria-sets')
  const { set: file } = await readSetFile(`criteria-sets/${set}/set.yaml`, measures)
  const keys = new Set(file?.set.criteria.flatMap((criterion) => criterion.indicators.flatMap(measuresOf)) ?? [])
  return [...keys].flatMap((key) => {
    const measure = measures.get(key)
    return measure ? [{ key, kind: measure.kind, levels: measure.levels ?? [] }] : []
  })
}

async function measurements(pool: pg.Pool, months: Month[], source: number): Promise<void> {
  // the set of 2026 lists few of its measures: its months are measured by those of the set before
  const measures = await measuresOfSet('xa-2021')
  const columns = [
    measures.map((one) => one.key),
    measures.map((one) => (one.levels.length > 0 ? 'level' : one.kind)),
    measures.map((one) => one.levels[0] ?? null),
  ]
  await unkeyed(pool, 'measurement', 'unit_id, measure, valid_on, stage, known_at', async () => {
    for (const { day, index } of months)
      await pool.query(
        `insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, value_text, source_id)
         select v.unit_id, m.key, $1::date, 'appraised', $1::date + 1,
           case m.kind when 'level' then null when 'yesNo' then (h.n % 10 < 7)::int else (h.n % 1000) / 10.0 end, m.level, $2
         from units.version v
         cross join unnest($4::text[], $5::text[], $6::text[]) with ordinality as m (key, kind, level, position)
         cross join lateral (select abs(hashint8(v.unit_id::bigint * 100000 + m.position * 100 + $3::int)::bigint) as n) h
         where ${alive}`,
        [day, source, index, ...columns],
      )
  })
}

async function verdicts(pool: pg.Pool, months: Month[], source: number): Promise<void> {
  await unkeyed(pool, 'verdict', 'unit_id, set_id, stage, criterion, as_of, basis, known_at', async () => {
    for (const { day, index, set, version } of months)
      await pool.query(
        `insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, basis, source_id)
         select v.unit_id, c.set_id, 'appraised', c.code, $1::date, $1::date + 1,
           case when h.rare % 200 = 0 then 'unjudgeable'
                when (h.level % 100 < 45 + $3::int / 2) <> (h.turn % 50 = 0) then 'met' else 'notMet' end,
           'asserted', $2
         from units.version v
         join criteria.criterion c on c.set_id = $4 and c.version = $5
         cross join lateral (
           select abs(hashint8(v.unit_id * 100 + c.position)::bigint) as level,
             abs(hashint8(v.unit_id * 100 + c.position + 7000000000)::bigint) as rare,
             abs(hashint8(v.unit_id * 100 + c.position + ($3::int / 4 + 1) * 9000000000)::bigint) as turn
         ) h
         where ${alive}`,
        [day, source, index, set, version],
      )
  })
}

/** Through the function that moves them in the product, over two connections. */
async function standings(pool: pg.Pool, source: number): Promise<void> {
  await pool.query('analyze')
  const { rows } = await pool.query<{ unit: number; set: string }>(
    'select distinct unit_id as unit, set_id as set from assessment.verdict where source_id = $1 order by 1, 2',
    [source],
  )
  const batches = Array.from({ length: Math.ceil(rows.length / 500) }, (_, at) => rows.slice(at * 500, at * 500 + 500))
  const mover = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop())
      await pool.query(`select assessment.move($1::int[], $2::text[], array_fill('appraised'::text, array[cardinality($1::int[])]))`, [
        batch.map((row) => row.unit),
        batch.map((row) => row.set),
      ])
  }
  await Promise.all([mover(), mover()])
}

async function decisions(pool: pg.Pool, months: Month[], source: number): Promise<void> {
  await pool.query(
    `insert into recognition.recognition (unit_id, tier, decided_on, set_id, source_id, known_at)
     select s.unit_id, t.tier, s.since + s.n % (s.until - s.since), null, $1, '2026-07-01'
     from (
       select v.unit_id, (abs(hashint8(v.unit_id)::bigint) % 100000)::int as n,
         greatest(v.territory_since, '2016-01-01') as since, least(v.valid_to, '2026-07-01') as until
       from units.version v
       where v.level = 'commune' and v.withdrawn_at is null and v.valid_to > '2021-07-01'
     ) s
     join (values ('standard', 55), ('advanced', 15), ('model', 4)) t (tier, share) on s.n % 100 < t.share
     where s.until > s.since
     on conflict do nothing`,
    [source],
  )
  await pool.query(
    `insert into plan.registration (unit_id, year, tier, source_id, known_at)
     select v.unit_id, y, 'standard', $1, make_date(y, 2, 1)
     from generate_series(2021, 2026) y
     join units.version v on v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= make_date(y, 12, 31) and v.valid_to > make_date(y, 12, 31)
     where abs(hashint8(v.unit_id * 10 + y)::bigint) % 12 = 0
     on conflict do nothing`,
    [source],
  )
  await pool.query(
    `insert into figures.release (unit_id, as_of, set_id, stage, approved_by, approved_on, title, demonstration, source_id)
     select v.unit_id, m.day::date, m.set_id, 'appraised', 'bench', m.day::date + 10, 'bench ' || m.day, true, $3
     from unnest($1::text[], $2::text[]) as m (day, set_id)
     join units.version v on v.level = 'province' and v.withdrawn_at is null and v.valid_from <= m.day::date and v.valid_to > m.day::date
     on conflict do nothing`,
    [months.map((month) => month.day), months.map((month) => month.set), source],
  )
}

async function sizeOf(pool: pg.Pool, months: Month[]): Promise<Size> {
  const { rows } = await pool.query<Omit<Size, 'months'>>(
    `select (select count(*) from units.version v where v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= '2025-06-30' and v.valid_to > '2025-06-30') as communes,
       (select count(*) from assessment.measurement) as measurements, (select count(*) from assessment.verdict) as verdicts,
       (select count(*) from assessment.standing) as standings, (select count(*) from assessment.tally) as tallies`,
  )
  return { months, ...(rows[0] as Omit<Size, 'months'>) }
}
