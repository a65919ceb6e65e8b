/**
 * Reports of all communes of a place at once, as the background writes them: figures asked, sentences made, PDF typeset, kept in the store and
 * bound into one file. Goal: at least half as many pages a second as typst alone makes of the same papers, already prepared. The province with
 * the most communes; with `--scale 1` every commune of the country.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { day } from '../src/platform/base/local-date.ts'
import { read, write } from '../src/platform/db/database.ts'
import { openStore } from '../src/platform/files/store.ts'
import { fontFolder } from '../src/platform/paper/font.ts'
import { typstData, writePdf } from '../src/platform/paper/pdf.ts'
import { typstSource } from '../src/platform/paper/typst-source.ts'
import { workBatches } from '../src/programme/reports/batch.jobs.ts'
import * as queries from '../src/programme/reports/batch.queries.ts'
import { commonOf, partPaper } from '../src/programme/reports/batch.reads.ts'
import type { Batch } from '../src/programme/reports/batch.types.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, ms, perSecond, say, timed } from './measure.ts'

const period = { regime: 'xa-6-thang', year: 2026, number: 1 }
const days = { opensOn: day('2025-12-15'), closesOn: day('2026-06-14'), previousOn: day('2025-12-14') }

async function ask({ database: { db } }: Ground, unitId: number): Promise<Batch> {
  const asked = { unitId, ...period, ...days, askedBy: 'bench', askedAt: new Date(`${today}T09:00:00+07:00`) }
  const id = await write(db, (tx) => queries.addBatch(tx, asked))
  const batch = id === null ? null : await read(db, (tx) => queries.batchById(tx, unitId, id))
  if (!batch) throw new Error('no batch')
  return batch
}

/** What typst alone takes for the papers of a batch, and how many pages they have. */
async function bare({ database: { db } }: Ground, batch: Batch): Promise<{ pages: number; taken: number }> {
  const compiler = NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  const prepared = await read(db, async (tx) => {
    const ctx = { tx, today }
    const parts = await queries.waitingParts(tx, batch, 200)
    const common = await commonOf(ctx, batch, parts[0]?.provinceId ?? 0)
    const papers = []
    for (const part of parts) papers.push(typstData((await partPaper(ctx, batch, part, common)).paper))
    return papers
  })
  let pages = 0
  const one = (data: string) => {
    const found = compiler.compile({ mainFileContent: typstSource, inputs: { data } }).result
    if (!found) throw new Error('typst failed')
    compiler.pdf(found, { pdfStandard: 'a-2u' })
    return found.numOfPages
  }
  // the typesetter remembers, in the whole process, what it set for the batch
  compiler.evictCache(0)
  one(prepared[0] as string)
  const taken = await timed(async () => {
    for (const [at, data] of prepared.entries()) {
      pages += one(data)
      if (at % 20 === 19) compiler.evictCache(5)
    }
  })
  return { pages: pages / prepared.length, taken: taken / prepared.length }
}

export async function run(ground: Ground, _size: Size, scale: number): Promise<Finding[]> {
  const { rows } = await ground.database.pool.query<{ country: number; province: number }>(
    `select (select id from units.unit where origin = 'country') as country, v.province_id as province from units.version v
     where v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= $1 and v.valid_to > $1 group by 2 order by count(*) desc limit 1`,
    [days.closesOn],
  )
  const { country, province } = rows[0] as { country: number; province: number }
  const folder = await mkdtemp(join(tmpdir(), 'ntm-batch-'))
  try {
    const place = scale === 1 ? country : province
    const batch = await ask(ground, place)
    // the fonts are read once a process, by whoever writes first
    await read(ground.database.db, async (tx) => {
      const part = (await queries.waitingParts(tx, batch, 1))[0]
      if (part) await writePdf((await partPaper({ tx, today }, batch, part, await commonOf({ tx, today }, batch, part.provinceId))).paper)
    })
    const store = await openStore({ data: folder, s3: null })
    const signal = new AbortController().signal
    let said = ''
    const whole = await timed(async () => {
      said = await workBatches(ground.database.db, { store, signal, today: () => today, clock: () => new Date(`${today}T10:00:00+07:00`) })
    })
    say(said)
    // the batch came first: what is remembered of its figures helps only the preparing, which is not measured
    const { pages, taken } = await bare(ground, await ask(ground, place))
    const each = whole / batch.parts
    const peak = Math.round(process.resourceUsage().maxRSS / 1024)
    return [
      {
        what: `Batch of ${batch.parts} commune reports (${pages.toFixed(1)} pages each): pages a second, against typst alone on the same papers`,
        goal: '≥ 0.5',
        measured: `${(taken / each).toFixed(2)} (${perSecond(pages * batch.parts, whole)} to ${perSecond(pages, taken)}; a report ${ms(each)}, all in ${(whole / 1000).toFixed(0)} s; the process at most ${peak} MB)`,
        held: taken / each >= 0.5,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
