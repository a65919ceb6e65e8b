/**
 * Goal: one saved value that moves every figure in its transaction costs the database at most three times a bare upsert.
 * Ours: `recordVerdicts` of one verdict: chain locked, source, verdict, standings and tallies moved, figures' counter, event in the
 * log with its hash. The upsert: one row into a table like the standings', by its key, in a transaction of its own.
 * The database's side is the time that PostgreSQL was busy with the statements (`active_time`), the commit's write to disk included.
 */
import { day } from '../src/platform/base/local-date.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { writeAs } from '../src/platform/events/context.ts'
import { recordVerdicts } from '../src/programme/assessment/actions.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, median, ms, times } from './measure.ts'

const [rounds, saves] = [8, 50]

export async function run(ground: Ground, { months }: Size): Promise<Finding[]> {
  const month = months.at(-1) as Size['months'][number]
  const ours = openDatabase(ground.url, { max: 1 })
  const bare = openDatabase(ground.url, { max: 1 })
  const { rows: communes } = await bare.pool.query<{ id: number }>(
    `select v.unit_id as id from units.version v where v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date
     order by hashint4(v.unit_id) limit $2`,
    [month.day, rounds * saves],
  )
  await bare.pool.query('create schema if not exists bench')
  await bare.pool.query('create table bench.standing (like assessment.standing including all)')
  await bare.pool.query('insert into bench.standing select * from assessment.standing')
  await bare.pool.query('vacuum analyze bench.standing')
  const save = (at: number) =>
    writeAs(ours.db, { today, actor: 'bench', now: new Date() }, (ctx) => {
      const unitId = communes[at]?.id as number
      const fact = { unitId, setId: month.set, stage: 'appraised' as const, criterion: '5', asOf: day('2026-07-10') }
      return recordVerdicts(ctx, [{ ...fact, verdict: at % 2 === 0 ? 'met' : 'notMet', reason: null }], { title: 'bench' })
    })
  const upsert = (at: number) =>
    bare.pool.query({
      name: 'upsert',
      text: `insert into bench.standing (unit_id, set_id, stage, criterion, valid_from, verdict, basis, source_id) values ($1, $2, 'appraised', '5', $3, $4, 'asserted', 1)
        on conflict (unit_id, set_id, stage, criterion, valid_from) do update set verdict = excluded.verdict, source_id = excluded.source_id`,
      values: [communes[at]?.id, month.set, '2026-07-10', at % 2 === 0 ? 'met' : 'notMet'],
    })
  const busy = { ours: [] as number[], bare: [] as number[] }
  const waited = { ours: [] as number[], bare: [] as number[] }
  const batch = async (name: 'ours' | 'bare', pool: typeof ours.pool, work: (at: number) => Promise<unknown>, round: number) => {
    const before = await busyTime(pool)
    const start = performance.now()
    for (let at = 0; at < saves; at++) await work(round * saves + at)
    const wall = performance.now() - start
    waited[name].push(wall / saves)
    busy[name].push(((await busyTime(pool)) - before) / saves)
  }
  // plans and pages are made ready by the first of each
  for (let round = 0; round < rounds; round++) {
    await batch('ours', ours.pool, save, round)
    await batch('bare', bare.pool, upsert, round)
  }
  await ours.close()
  await bare.close()
  const [own, other] = [median(busy.ours), median(busy.bare)]
  const ratio = own / other
  return [
    {
      what: 'One verdict saved with standings, tallies and event, against a bare upsert: the database’s side',
      goal: '≤ 3 ×',
      measured: `${times(ratio)} (${ms(own)} against ${ms(other)})`,
      held: ratio <= 3,
    },
    {
      what: 'The same as the caller waits for it, with all round trips',
      goal: 'none',
      measured: `${times(median(waited.ours) / median(waited.bare))} (${ms(median(waited.ours))} against ${ms(median(waited.bare))})`,
      held: null,
    },
  ]
}

/** Milliseconds that PostgreSQL has been busy with statements of this database. */
async function busyTime(pool: ReturnType<typeof openDatabase>['pool']): Promise<number> {
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ ms: number }>(
    'select active_time::float8 as ms from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.ms as number
}
