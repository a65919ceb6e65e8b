/**
 * What leaves as open data: all verdicts of all communes under every release of the country as CSV, against a bare COPY of as many standings by
 * PostgreSQL itself, which knows no release, no name and no source. Goal: what is held of it in memory does not grow with the rows. And a page
 * of the feed, the last of many, by the link of the page before.
 */
import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { read } from '../src/platform/db/database.ts'
import { datasetByCode } from '../src/programme/opendata/dataset.text.ts'
import { fileBytes } from '../src/programme/opendata/file.reads.ts'
import { keyOrder, rowsOf } from '../src/programme/opendata/reads.ts'
import type { Dataset } from '../src/programme/opendata/types.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, median, ms, perSecond, timed, times } from './measure.ts'

const megabyte = 1024 * 1024
/** bytes that the process may grow by while it writes */
const mostGrown = 128 * megabyte

/** Reads all and counts the lines; how much the process grew meanwhile. */
async function drain(bytes: AsyncIterable<Uint8Array | string>): Promise<{ lines: number; grown: number }> {
  const before = process.memoryUsage.rss()
  let [lines, most] = [0, before]
  for await (const chunk of bytes) {
    for (const byte of Buffer.from(chunk as Uint8Array)) if (byte === 10) lines++
    most = Math.max(most, process.memoryUsage.rss())
    await setImmediate()
  }
  return { lines, grown: most - before }
}

export async function run({ database, url }: Ground): Promise<Finding[]> {
  const dataset = datasetByCode('ket-qua-tieu-chi') as Dataset
  const ask = { dataset, format: 'csv' as const, where: null, bom: false, licence: null }
  let wrote = { lines: 0, grown: 0 }
  const ours = await timed(async () => {
    wrote = await read(database.db, (tx) => drain(fileBytes({ tx, today }, ask)))
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let copied = { lines: 0, grown: 0 }
  const bare = await timed(async () => {
    copied = await drain(client.query(to(`copy (select * from assessment.standing limit ${wrote.lines}) to stdout csv`)))
  })
  await client.end()
  const each = (spent: number, { lines }: { lines: number }) => spent / Math.max(1, lines)
  const order = keyOrder(dataset)
  const { rows } = await database.pool.query<{ id: number }>('select max(r.id) as id from figures.release r')
  const after = [rows[0]?.id ?? 0, '', '']
  const taken: number[] = []
  for (let round = 0; round < 9; round++)
    taken.push(
      await timed(() => read(database.db, (tx) => rowsOf({ tx, today }, dataset, { where: null, order, after, skip: 0, limit: 1_001 }))),
    )
  return [
    {
      what: `CSV of ${wrote.lines.toLocaleString('en')} verdicts, beside a bare COPY of standings`,
      goal: '–',
      measured: `${perSecond(wrote.lines, ours)}; COPY ${perSecond(copied.lines, bare)} (${times(each(ours, wrote) / each(bare, copied))} its time a row)`,
      held: null,
    },
    {
      what: 'memory that writing it takes',
      goal: `≤ ${mostGrown / megabyte} MB`,
      measured: `${Math.round(wrote.grown / megabyte)} MB`,
      held: wrote.grown <= mostGrown,
    },
    { what: 'the last page of its feed, 1,000 rows', goal: '–', measured: ms(median(taken)), held: null },
  ]
}
