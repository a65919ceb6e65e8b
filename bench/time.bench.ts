/**
 * Goal: the figures of the whole country as of any day come faster than a full scan of the same facts by DuckDB.
 * Ours: the table of the country by province in office mode (`partsOf`), nothing remembered, and in it the one query that groups
 * every commune of the day. DuckDB: the same verdicts in its own columns in memory, warm; the newest verdict of every commune and
 * criterion up to the day, counted by province. Both get one thread. DuckDB is also asked over our tallies, which somebody must have
 * kept for it: named so that the reader sees what the standings are worth, without a goal.
 */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { to as copyTo } from 'pg-copy-streams'
import { day as dayFrom } from '../src/platform/base/local-date.ts'
import { read } from '../src/platform/db/database.ts'
import { resolveFrame } from '../src/programme/figures/frame.reads.ts'
import { partsOf } from '../src/programme/figures/reads.ts'
import type { Month, Size } from './country.ts'
import { type Ground, listening, today } from './ground.ts'
import { type Finding, inTurns, median, ms, timed, times } from './measure.ts'

const exported = {
  version: `select unit_id, code, province_id, level, kind, valid_from, valid_to::text as valid_to, territory_since from units.version where withdrawn_at is null`,
  verdict: `select unit_id, set_id, stage, criterion, as_of, verdict from assessment.verdict`,
  tally: `select unit_id, set_id, stage, valid_from, valid_to::text as valid_to, met, newest from assessment.tally`,
}

/** DuckDB with the facts as of PostgreSQL, in memory, on one thread. */
async function scanner({ database, folder }: Ground): Promise<DuckDBConnection> {
  const duck = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  for (const [name, text] of Object.entries(exported)) {
    const client = await database.pool.connect()
    const path = join(folder, `${name}.csv`)
    try {
      await pipeline(client.query(copyTo(`copy (${text}) to stdout (format csv, header)`)), createWriteStream(path))
    } finally {
      client.release()
    }
    await duck.run(`create table ${name} as select * replace (
      ${name === 'verdict' ? 'as_of::date as as_of, criterion::varchar as criterion' : `case when valid_to = 'infinity' then date '9999-12-31' else valid_to::date end as valid_to`}
    ) from read_csv('${path}', all_varchar = false, types = {${name === 'verdict' ? `'criterion': 'VARCHAR'` : `'valid_to': 'VARCHAR'`}})`)
  }
  return duck
}

const communes = `select unit_id, province_id, territory_since from version
  where level = 'commune' and kind = 'commune' and valid_from <= $day::date and valid_to > $day::date`

const byProvince = `select a.province_id as province, count(*) as communes, coalesce(sum(m.met), 0) as met from alive a left join met m using (unit_id) group by all`

const scans = {
  facts: `with alive as (${communes}), said as (
      select v.unit_id, v.criterion, arg_max(v.verdict, v.as_of) as verdict
      from verdict v join alive a using (unit_id)
      where v.set_id = $set and v.stage = 'appraised' and v.as_of <= $day::date and v.as_of >= a.territory_since
      group by all
    ), met as (select unit_id, count(*) filter (where verdict = 'met') as met from said group by unit_id)
    ${byProvince}`,
  tallies: `with alive as (${communes}), met as (
      select unit_id, met from tally where set_id = $set and stage = 'appraised' and valid_from <= $day::date and valid_to > $day::date
    ) ${byProvince}`,
}

/** Days a few days after the newest verdicts of a month, under its set. */
const daysOf = (months: Month[], count: number): Month[] =>
  Array.from({ length: count }, (_, at) => {
    const month = months[(at * 7) % months.length] as Month
    const later = new Date(Date.parse(month.day) + (1 + (at % 9)) * 86_400_000).toISOString().slice(0, 10)
    return { ...month, day: later }
  })

export async function run(ground: Ground, { months }: Size): Promise<Finding[]> {
  const duck = await scanner(ground)
  const { db, heard } = listening(ground.database)
  await ground.database.pool.query('set max_parallel_workers_per_gather = 0')
  const days = daysOf(months, 12)
  const answers: string[] = []
  const queries: number[] = []
  const scan = (text: string) => async (round: number) => {
    const { day, set } = days[round] as Month
    const ask = async () => (await duck.runAndReadAll(text, { day, set })).getRowObjectsJson()
    await ask()
    return timed(async () => {
      const rows = await ask()
      const sums = `${rows.reduce((sum, row) => sum + Number(row.communes), 0)} communes, ${rows.reduce((sum, row) => sum + Number(row.met), 0)} met`
      if (sums !== answers[round]) throw new Error(`${days[round]?.day}: DuckDB says ${sums}, ours ${answers[round]}`)
    })
  }
  const taken = await inTurns(days.length, {
    ours: async (round) => {
      const ask = {
        unitCode: 'VN',
        asOf: dayFrom((days[round] as Month).day),
        mapOf: null,
        set: null,
        stage: null,
        scope: null,
        mode: 'office' as const,
      }
      let whole = 0
      for (const warm of [true, false]) {
        await ground.database.pool.query('update figures.revision set n = n + 1 where shard = 0')
        heard()
        whole = await timed(() =>
          read(db, async (tx) => {
            const frame = await resolveFrame({ tx, today }, ask)
            if (!frame.ok) throw new Error(frame.refusal.text)
            const rows = await partsOf({ tx, today }, frame.value)
            answers[round] =
              `${rows.reduce((sum, row) => sum + row.inScope, 0)} communes, ${rows.reduce((sum, row) => sum + (row.met ?? 0), 0)} met`
          }),
        )
        const [grouping] = heard().filter(({ sql }) => sql.includes('figures.fact('))
        if (!warm) queries.push(grouping?.ms ?? 0)
      }
      return whole
    },
    facts: scan(scans.facts),
    tallies: scan(scans.tallies),
  })
  duck.closeSync()
  const query = median(queries)
  return [
    {
      what: 'Figures of the country by province as of a day, against a full scan of the same facts by DuckDB',
      goal: '< 1 × DuckDB',
      measured: `${times(taken.ours / taken.facts)} (${ms(taken.ours)}, of which the grouping query ${ms(query)}, against ${ms(taken.facts)})`,
      held: taken.ours < taken.facts,
    },
    {
      what: 'The same grouping query against a DuckDB that is given our tallies',
      goal: 'none',
      measured: `${times(query / taken.tallies)} (${ms(query)} against ${ms(taken.tallies)})`,
      held: null,
    },
  ]
}
