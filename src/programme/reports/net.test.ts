import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleRoundLand, units } from '../../../tests/harness/round-land.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { beginReport, writeSection } from './compose.actions.ts'
import { tellOfReports } from './due.jobs.ts'
import * as queries from './report.queries.ts'
import { submitReport } from './step.actions.ts'

/** A frozen report of Bính Xá, looked at by others past the code's own questions; and who is told of what is due. */
const database = await freshDatabase()
const { db, pool } = database
const today = day('2025-12-16')
const edge = { today, actor: 'Nông Thị Hoa', now: new Date(`${today}T09:00:00+07:00`) }
const at = (unitId: number | null) => placed(db, { unitId, today })

beforeAll(async () => {
  await settleRoundLand(database)
  const hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: units.binhXa, body: 'UBND xã Bính Xá' })
  await settlePerson(database, { name: 'Hoàng Thị An', role: 'communeOfficer', unitId: units.vanAn, body: 'UBND xã Văn An' })
  const acting = { db: at(units.binhXa), actor: hoa, edge }
  const begun = await beginReport(acting, 'xa-6-thang', { year: 2025, number: 2 })
  if (!begun.ok) throw new Error(begun.refusal.text)
  const { id } = begun.value
  const own = { key: 'own-1', kind: 'own' as const, order: 1, text: 'Đề nghị hỗ trợ xi măng.', drop: false, reason: '' }
  const wrote = await writeSection(acting, id, 'kien-nghi', 0, [own])
  if (!wrote.ok) throw new Error(wrote.refusal.text)
  const frozen = await submitReport(acting, id, { seen: 1, partial: false, because: '' })
  if (!frozen.ok) throw new Error(frozen.refusal.text)
  await pool.query(`insert into reports.acknowledged (unit_id, report_id, finding, sentence, reason, by, at)
    select unit_id, id, repeat('a', 64), 'x', 'y', 'z', now() from reports.report;
    insert into reports.included (unit_id, report_id, version, child_unit_id, child_report_id, child_version)
    select unit_id, id, 1, unit_id, id, 1 from reports.report`)
})

const tables = ['report', 'step', 'section', 'version', 'acknowledged', 'included'] as const
const rowsAt = (unitId: number | null, table: string) =>
  read(at(unitId), async (tx) => (await sql`select from ${sql.table(`reports.${table}`)}`.execute(tx)).rows.length)

describe.each(tables)('reports.%s', (table) => {
  test.each([
    ['its commune', units.binhXa, true],
    ['its province', units.langSon, true],
    ['the country', units.country, true],
    ['another commune of the province', units.vanAn, false],
    ['another province', units.caoBang, false],
    ['nowhere', null, false],
  ] as const)('is seen from %s: %s', async (_, unitId, isSeen) => {
    expect((await rowsAt(unitId, table)) > 0).toBe(isSeen)
  })
})

test('a forged unit, and a step from elsewhere, are not taken', async () => {
  const of = { unitId: units.binhXa, id: 1 }
  const who = { by: 'An', post: 'x', at: edge.now }
  const step = { verb: 'approve' as const, fromState: 'submitted' as const, toState: 'approved' as const, version: 1, reason: '', ...who }
  await expect(write(at(units.vanAn), (tx) => queries.addStep(tx, of, step, {}))).rejects.toThrow(/row-level security/)
  const section = { section: 'kien-nghi', version: 2, items: [], by: 'An', at: edge.now }
  await expect(write(at(units.caoBang), (tx) => queries.addSection(tx, of, section))).rejects.toThrow(/row-level security/)
  expect((await read(db, (tx) => queries.reportById(tx, 1)))?.state).toBe('submitted')
})

test('who composes is told of what is due, once; nobody who sent it', async () => {
  const system = { ...edge, actor: 'hệ thống' }
  await pool.query(`update reports.report set sent = 1`)
  expect(await tellOfReports(db, system)).toBe(3)
  expect(await tellOfReports(db, system)).toBe(0)
  const { rows } = await pool.query(`select unit_id, title from desk.notice where key like 'report-due:%' order by unit_id, title`)
  expect(rows).toEqual([
    { unit_id: units.binhXa, title: 'Báo cáo năm 2025: còn ít ngày, hạn gửi 16/12/2025' },
    { unit_id: units.vanAn, title: 'Báo cáo 6 tháng cuối năm 2025: còn ít ngày, hạn gửi 16/12/2025' },
    { unit_id: units.vanAn, title: 'Báo cáo năm 2025: còn ít ngày, hạn gửi 16/12/2025' },
  ])
})
