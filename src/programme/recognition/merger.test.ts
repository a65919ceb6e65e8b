import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Database } from '../../platform/db/database.ts'
import { importFile } from '../evidence/import.actions.ts'
import { importKinds } from './import.actions.ts'
import { notMerged } from './text.ts'

/**
 * Who may be acknowledged of the 15 xã that mergers made in Lạng Sơn on 2020-01-01: those whose every xã had been recognised.
 * Of the others, the xã that were not are named.
 */
const missing: [code: string, missing: string[]][] = [
  ['06031', []],
  ['06139', ['Xã An Hùng', 'Xã Tân Lang', 'Xã Tân Việt', 'Xã Trùng Quán']],
  ['06151', ['Xã Hội Hoan', 'Xã Nam La']],
  ['06217', ['Xã Bình Trung']],
  ['06268', ['Xã Phú Mỹ', 'Xã Việt Yên', 'Xã Vân Mộng']],
  ['06280', ['Xã Song Giang', 'Xã Vĩnh Lại']],
  ['06283', ['Xã Chu Túc', 'Xã Đại An', 'Xã Tràng Sơn']],
  ['06298', ['Xã Bình Phúc', 'Xã Xuân Mai']],
  ['06343', []],
  ['06406', []],
  ['06433', ['Xã Vân Nham']],
  ['06544', ['Xã Bằng Khánh', 'Xã Xuân Lễ', 'Xã Xuân Mãn']],
  ['06577', ['Xã Như Khuê', 'Xã Nhượng Bạn', 'Xã Vân Mộng', 'Xã Xuân Tình']],
  ['06592', ['Xã Đông Quan']],
  ['06595', ['Xã Hiệp Hạ']],
]

let database: Database
let folder: string
beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
  folder = await mkdtemp(join(tmpdir(), 'ntm-merger-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Gives the import one acknowledgement of 2020-03-01 without entering it, and says what it answers. */
async function acknowledge(code: string): Promise<{ outcome: string; reason: string }> {
  const file = join(folder, `${code}.csv`)
  await writeFile(file, `ma,danh_hieu,ngay_quyet_dinh,loai,bo\n${code},chuan,2020-03-01,thua-nhan,xa-2016\n`)
  const edge = { today: day('2026-06-14'), actor: 'thử', now: new Date('2026-06-14T01:00:00Z') }
  const report = await importFile(database.db, edge, importKinds, file, { dryRun: true })
  return { outcome: report.outcome, reason: report.problems[0]?.reason ?? '' }
}

test.each(missing)('%s: not recognised before the merger were %j', async (code, names) => {
  const { outcome, reason } = await acknowledge(code)
  expect(outcome).toBe(names.length === 0 ? 'dryRun' : 'refused')
  const named = reason.split(': ')[1]?.split(', ') ?? []
  expect(named.sort()).toEqual([...names].sort())
})

test('a xã that took part in no merger cannot be acknowledged, only recognised', async () => {
  expect(await acknowledge('06622')).toMatchObject({ outcome: 'refused', reason: notMerged })
})

test.each(['06112', '06463'])('the town %s cannot be acknowledged, whether the xã that it took in was recognised or not', async (town) => {
  expect(await acknowledge(town)).toMatchObject({ outcome: 'refused', reason: notMerged })
})
