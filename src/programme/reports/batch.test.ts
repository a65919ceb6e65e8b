import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleRoundLand, units } from '../../../tests/harness/round-land.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { type FileStore, openStore } from '../../platform/files/store.ts'
import type { Acting } from '../people/visit.reads.ts'
import { askBatch } from './batch.actions.ts'
import { workBatches } from './batch.jobs.ts'
import { batchById, batchesOf } from './batch.reads.ts'

/** Hà of the coordination office of Lạng Sơn asks for the half-year reports of all communes; the server is stopped on the way. */
const database = await freshDatabase()
const { db, pool } = database
const today = day('2025-12-16')
const edge = { today, actor: 'Vi Thị Hà', now: new Date(`${today}T09:00:00+07:00`) }
const at = (unitId: number | null) => placed(db, { unitId, today })
const folder = await mkdtemp(join(tmpdir(), 'batch-'))
let ha: Acting
let store: FileStore

beforeAll(async () => {
  await settleRoundLand(database)
  const actor = await settlePerson(database, {
    name: 'Vi Thị Hà',
    role: 'coordinationOffice',
    unitId: units.langSon,
    body: 'Văn phòng điều phối',
  })
  ha = { db: at(units.langSon), actor, edge }
  store = await openStore({ data: folder, s3: null })
})
afterAll(() => rm(folder, { recursive: true }))

const half = { year: 2025, number: 2 }
const work = (signal: AbortSignal) => workBatches(db, { store, signal, today: () => today, clock: () => edge.now })
const seen = (unitId: number | null, id: number) => read(at(unitId), (tx) => batchById({ tx, today }, units.langSon, id))

describe('reports of all communes at once', () => {
  let id = 0

  test('are asked for once', async () => {
    const asked = await askBatch(ha, 'xa-6-thang', half)
    if (!asked.ok) throw new Error(asked.refusal.text)
    id = asked.value.id
    expect(await askBatch(ha, 'xa-6-thang', half)).toMatchObject({ ok: false, refusal: { code: 'reports.batchWaits' } })
    expect(await seen(units.langSon, id)).toMatchObject({ parts: 2, made: 0, failed: 0, endedAt: null })
    expect(await seen(units.caoBang, id)).toBeNull()
    expect(await seen(null, id)).toBeNull()
  })

  test.each([
    ['tinh-6-thang', half, 'reports.unknownRegime'],
    ['xa-6-thang', { year: 2025, number: 3 }, 'reports.badPeriod'],
    ['xa-6-thang', { year: 2027, number: 1 }, 'reports.tooEarly'],
  ])('%s %o is refused: %s', async (code, period, refusal) => {
    expect(await askBatch(ha, code, period)).toMatchObject({ ok: false, refusal: { code: refusal } })
  })

  test('wait where the server stops before it begins, and go on', async () => {
    const stopped = new AbortController()
    stopped.abort()
    expect(await work(stopped.signal)).toBe('')
    expect(await work(new AbortController().signal)).toBe('2 reports written')
    expect(await work(new AbortController().signal)).toBe('')
  })

  test('stand in one file, each by the code and name of its commune', async () => {
    const batch = await seen(units.langSon, id)
    expect(batch).toMatchObject({ parts: 2, made: 2, failed: 0, endedAt: expect.any(Date) })
    const bytes = await store.get(batch?.file ?? '')
    if (!bytes) throw new Error('no file')
    const files = unzipSync(new Uint8Array(await buffer(bytes)))
    const names = Object.keys(files).sort()
    expect(names).toEqual([expect.stringMatching(/ Xã .+ \(dựng từ dữ liệu\)\.pdf$/), expect.stringMatching(/\.pdf$/)])
    for (const name of names) expect(Buffer.from(files[name] as Uint8Array).toString('latin1', 0, 5)).toBe('%PDF-')
    const { rows } = await pool.query(`select title from desk.notice where href = '/bao-cao/hang-loat/${id}'`)
    expect(rows).toEqual([{ title: 'Báo cáo hàng loạt đã xong: 2 xã' }])
    expect((await read(at(units.langSon), (tx) => batchesOf({ tx, today }, units.langSon))).map((one) => one.id)).toEqual([id])
  })

  test('may be asked for again when the first are there', async () => {
    expect((await askBatch(ha, 'xa-6-thang', half)).ok).toBe(true)
  })
})
