import { isRefused } from '../../platform/base/refusal.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { type Edge, type ReadCtx, writeAs } from '../../platform/events/context.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { type ZipEntry, zipped } from '../../platform/files/zip.ts'
import { writePdf } from '../../platform/paper/pdf.ts'
import { tell } from '../desk/actions.ts'
import { chainOf } from '../units/chain.rules.ts'
import * as queries from './batch.queries.ts'
import { type Common, commonOf, partPaper } from './batch.reads.ts'
import type { Batch, BatchPart, Made } from './batch.types.ts'

/** communes that are read in one transaction and marked in one statement: what a killed server does again at most */
const atOnce = 24
/** transactions side by side: while one waits for the database another makes sentences and pages */
const lanes = 3

export type Working = { store: FileStore; signal: AbortSignal; today: () => Edge['today']; clock: () => Date }

/**
 * Writes what waits, a score of communes at a time, and puts each batch that is whole into one file. Ended early by the signal it goes on at the
 * next beat where it stood; a commune whose report cannot be written is named with its reason and does not hold the others up.
 */
export async function workBatches(db: Db, working: Working): Promise<string> {
  let written = 0
  for (;;) {
    const batch = await read(db, (tx) => queries.nextBatch(tx))
    if (!batch || working.signal.aborted) break
    const before = written
    written += await workBatch(db, batch, working)
    if (written === before && batch.parts > batch.made + batch.failed) break
  }
  return written === 0 ? '' : `${written} reports written`
}

async function workBatch(db: Db, batch: Batch, { store, signal, today, clock }: Working): Promise<number> {
  const commons = new Map<number, Common>()
  let written = 0
  while (!signal.aborted) {
    const parts = await read(db, (tx) => queries.waitingParts(tx, batch, atOnce))
    const lane = () =>
      read(db, async (tx) => {
        const ctx: ReadCtx = { tx, today: today() }
        const done: Made[] = []
        for (let part = parts.shift(); part && !signal.aborted; part = parts.shift()) {
          const common = commons.get(part.provinceId) ?? (await commonOf(ctx, batch, part.provinceId))
          commons.set(part.provinceId, common)
          done.push(await writePart(ctx, { batch, part, common, store }))
        }
        return done
      })
    const made = (await Promise.all(Array.from({ length: lanes }, lane))).flat()
    if (made.length === 0) break
    const edge = { today: today(), actor: 'hệ thống', now: clock() }
    await writeAs(db, edge, (ctx) => queries.markMade(ctx.tx, batch, made, ctx.now))
    written += made.length
  }
  if (!signal.aborted) await bind(db, batch, { store, edge: { today: today(), actor: 'hệ thống', now: clock() } })
  return written
}

type Writing = { batch: Batch; part: BatchPart; common: Common; store: FileStore }

async function writePart(ctx: ReadCtx, { batch, part, common, store }: Writing): Promise<Made> {
  try {
    const { paper, version } = await partPaper(ctx, batch, part, common)
    const { hash } = await store.put(chunk(await writePdf(paper)))
    return { communeId: part.communeId, file: hash, version, problem: null }
  } catch (error) {
    if (!isRefused(error)) throw error
    return { communeId: part.communeId, file: null, version: null, problem: error.refusal.text }
  }
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** All reports in one file, each by the code and name of its commune; whoever works there is told. */
async function bind(db: Db, batch: Batch, { store, edge }: { store: FileStore; edge: Edge }): Promise<void> {
  const parts = await read(db, (tx) => queries.madeParts(tx, batch))
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    for (const { code, name, file, version } of parts) {
      const bytes = file === null ? null : await store.get(file)
      if (file !== null && !bytes) throw new Error(`report of ${code} is no longer in the store`)
      if (bytes) yield { path: `${code} ${name}${version === null ? ' (dựng từ dữ liệu)' : ''}.pdf`, dense: false, bytes }
    }
  }
  const kept = await store.put(zipped(entries(), edge.now))
  await writeAs(db, edge, async (ctx) => {
    await queries.endBatch(ctx.tx, batch, kept, ctx.now)
    const href = `/bao-cao/hang-loat/${batch.id}`
    const title = `Báo cáo hàng loạt đã xong: ${parts.length} xã`
    await tell(ctx, [{ to: { unitId: batch.unitId, verb: 'reports.receive' }, key: `report-batch:${batch.id}`, title, href }])
    const payload = { batchId: batch.id, reports: parts.length, file: kept.hash }
    await ctx.enter({ chain: chainOf(batch), kind: 'reports.batchMade', payload })
  })
}
