import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { freshFiles } from '../../../tests/harness/files.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { recordMeasurements, recordVerdicts } from '../assessment/actions.ts'
import { importFile } from '../evidence/import.actions.ts'
import { importKinds } from './import.actions.ts'
import { type Verification, verify } from './verify.reads.ts'

const database = await freshDatabase()
const { db } = database
const { store: files } = await freshFiles()
const folder = await mkdtemp(join(tmpdir(), 'verify-'))
afterAll(() => rm(folder, { recursive: true }))
const today = day('2026-01-05')
const edge = { today, actor: 'Lường Thị Mai', now: new Date('2026-01-05T08:00:00+07:00') }
const setsFolder = 'criteria-sets'

const texts = {
  'ket-qua.csv':
    'ma,ngay,bo,cap,tieu_chi,ket_qua\n06622,2018-12-31,xa-2016,tham-dinh,1,Đ\n06622,2018-12-31,xa-2016,tham-dinh,2,C\n06280,2018-12-31,xa-2016,tham-dinh,1,Đ\n',
  'so-lieu.csv':
    'ma,ngay,chi_so,cap,gia_tri\n06622,2019-06-30,income-per-capita,tham-dinh,38.5\n05485,2019-06-30,health-insurance-share,tham-dinh,90\n',
  'so-tieu-chi.csv': 'ma,ngay,bo,cap,so_tieu_chi\n06280,2019-12-31,xa-2016,tham-dinh,15\n',
  'cong-nhan.csv': 'ma,danh_hieu,ngay_quyet_dinh,ngay_thu_hoi\n06622,chuan,2018-12-31,\n06280,chuan,2018-12-31,\n',
  'thu-hoi.csv': 'ma,danh_hieu,ngay_quyet_dinh,ngay_thu_hoi\n06280,chuan,2018-12-31,2021-01-01\n',
  'dang-ky.csv': 'ma,nam,danh_hieu\n06622,2019,nang-cao\n',
  'muc-tieu.csv': 'ma,chi_tieu,han,ngay_giao,tu,van_ban\n20,communes-recognised,2020-12-31,2017-02-07,77,Nghị quyết\n',
  'so-cong-bo.csv': 'ma,chi_tieu,den_ngay,tu,nguyen_van,van_ban\nVN,communes-recognised,2019-12-31,5000,5.000 xã,Báo cáo\n',
  'ban-duyet.csv':
    'ma,den_ngay,bo,cap,nguoi_duyet,ngay_duyet,tieu_de\n20,2018-12-31,xa-2016,tham-dinh,Văn phòng Điều phối,2019-01-15,Kết quả năm 2018\n',
}

beforeAll(async () => {
  await settleSmallLand(database)
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(folder, name), text)
    const report = await importFile(db, edge, importKinds, join(folder, name))
    expect([name, report.outcome, report.problems]).toEqual([name, 'written', []])
  }
  const on = day('2019-12-31')
  const key = { unitId: 4, setId: 'xa-2016', stage: 'appraised', asOf: on } as const
  expect(
    await writeAs(db, edge, (ctx) => recordVerdicts(ctx, [{ ...key, criterion: '3', verdict: 'met', reason: null }], { title: 'phiếu' })),
  ).toBe(1)
  expect(
    await writeAs(db, edge, (ctx) => recordVerdicts(ctx, [{ ...key, criterion: '3', verdict: 'met', reason: null }], { title: 'phiếu' })),
  ).toBe(0)
  const value = { unitId: 4, measure: 'health-insurance-share', validOn: on, stage: 'appraised', value: 91.5, valueText: null } as const
  expect(await writeAs(db, edge, (ctx) => recordMeasurements(ctx, [value], { title: 'phiếu' }))).toBe(1)
  expect(await writeAs(db, edge, (ctx) => recordMeasurements(ctx, [value], { title: 'phiếu' }))).toBe(0)
})

test('what was imported and recorded verifies, and everything was looked at', async () => {
  const found = await read(db, (tx) => verify({ tx, today }, { setsFolder, files }))
  expect(found.first).toBeNull()
  expect(found.ok).toBe(true)
  expect(found.checked).toMatchObject({
    sets: 4,
    'assessment.measurement': 3,
    'assessment.verdict': 7,
    'assessment.criteriaCount': 1,
    'recognition.recognition': 2,
    'recognition.snapshot': 0,
    'recognition.session': 0,
    'recognition.decision': 0,
    'plan.registration': 1,
    'plan.target': 1,
    'figures.release': 1,
    'figures.reported': 1,
    'assessment.standing': 7,
  })
  expect(found.checked.logEntries).toBeGreaterThan(10)
})

const first = async (alteration: string): Promise<Verification['first']> => {
  let found: Verification | undefined
  const undo = new Error('undo')
  const looked = write(db, async (tx) => {
    // whoever alters the database by hand puts triggers aside too
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(alteration).execute(tx)
    found = await verify({ tx, today }, { setsFolder, files })
    throw undo
  })
  await expect(looked).rejects.toBe(undo)
  return found?.first ?? null
}

test.each([
  [
    'a measurement',
    `update assessment.measurement set value = 48.5 where unit_id = 4 and measure = 'income-per-capita'`,
    'facts',
    'assessment.measurement: Xã Bính Xá, nguồn «so-lieu.csv»',
    'một trong 1 dòng đã bị sửa sau khi nhập',
  ],
  [
    'a verdict',
    `update assessment.verdict set verdict = 'met' where unit_id = 4 and criterion = '2'`,
    'facts',
    'assessment.verdict: Xã Bính Xá, nguồn «ket-qua.csv»',
    'một trong 2 dòng đã bị sửa',
  ],
  [
    'a verdict taken away',
    `delete from assessment.verdict where unit_id = 4 and criterion = '2'`,
    'facts',
    'assessment.verdict: Xã Bính Xá, nguồn «ket-qua.csv»',
    'mất 1 trong 2 dòng',
  ],
  [
    'a verdict slipped in',
    `insert into assessment.verdict select unit_id, set_id, stage, '9', as_of, known_at, verdict, reason, basis, source_id from assessment.verdict where unit_id = 5`,
    'facts',
    'assessment.verdict: Xã Văn An, nguồn «ket-qua.csv»',
    'thừa 1 dòng',
  ],
  [
    'a count from nowhere',
    `insert into assessment.criteria_count values (9, 'xa-2016', 'appraised', '2019-12-31', now(), 19, 99)`,
    'facts',
    'assessment.criteriaCount: Xã Phúc Xuân, nguồn «nguồn 99»',
    'không ghi trong nhật ký',
  ],
  [
    'a recognition',
    `update recognition.recognition set decided_on = '2017-12-31' where unit_id = 4`,
    'facts',
    'recognition.recognition: Xã Bính Xá',
    'bị sửa',
  ],
  [
    'a revocation hidden',
    `delete from recognition.superseded`,
    'facts',
    'recognition.recognition: Xã Văn An, nguồn «cong-nhan.csv»',
    'mất 1',
  ],
  ['a registration', `update plan.registration set tier = 'model'`, 'facts', 'plan.registration', 'bị sửa'],
  ['a target', `update plan.target set num = 65`, 'facts', 'plan.target: Tỉnh Lạng Sơn', 'bị sửa'],
  ['a reported figure', `update figures.reported set num = 6000`, 'facts', 'figures.reported: Việt Nam', 'bị sửa'],
  [
    'the mark of demonstration data',
    `update evidence.source set demonstration = true where title = 'ket-qua.csv'`,
    'facts',
    'evidence.source: nguồn 1, nguồn «ket-qua.csv»',
    'bị sửa',
  ],
  ['a release', `update figures.release set title = 'Khác'`, 'facts', 'figures.release: Tỉnh Lạng Sơn', 'bị sửa'],
  [
    'a standing',
    `update assessment.standing set verdict = 'met' where unit_id = 4 and criterion = '2'`,
    'standings',
    'standing: Xã Bính Xá, bộ xa-2016, cấp appraised, tiêu chí 2, từ 31/12/2018',
    'không khớp',
  ],
  [
    'a standing that outlives its set',
    `update assessment.standing set valid_to = 'infinity' where unit_id = 5`,
    'standings',
    'standing: Xã Văn An',
    'không khớp',
  ],
  ['a tally', `update assessment.tally set met = 19 where unit_id = 5 and not_met is null`, 'standings', 'tally: Xã Văn An', 'không khớp'],
  ['a tally taken away', `delete from assessment.tally where unit_id = 5`, 'standings', 'tally: Xã Văn An', 'không khớp'],
  [
    'a log entry',
    `update events.entry set payload = jsonb_set(payload, '{facts}', '1') where payload ->> 'file' = 'ket-qua.csv'`,
    'log',
    'chuỗi unit:2, mục 1',
    'nội dung không khớp mã băm',
  ],
  [
    'a log entry and the fact it tells of',
    `update events.entry set payload = payload - 'units' where payload ->> 'file' = 'dang-ky.csv'; `,
    'log',
    'chuỗi unit:2',
    'nội dung',
  ],
])('%s is found', async (_, alteration, check, where, what) => {
  expect(await first(alteration)).toEqual({ check, where: expect.stringContaining(where), what: expect.stringContaining(what) })
})
