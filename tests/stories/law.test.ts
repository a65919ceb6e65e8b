import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { recordMeasurements } from '../../src/programme/assessment/actions.ts'
import { checkHashes } from '../../src/programme/criteria/reads.ts'
import { openOfficer } from '../harness/officer.ts'
import { settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Anh Trần Quốc Bình and chị Hoàng Thị Mai of the national office bring a second version of the set of 2021; chị Vi Thị Hạnh, vice chair of
 * Lạng Sơn, sets what it leaves to the province, and bà Bế Thị Nga of Cao Bằng hers.
 */
const today = day('2025-12-16')
let server: TestServer
let [binh, mai, hanh, nga, hoa]: Visitor[] = []
let [first, second] = ['', '']
const at = (one: Visitor | undefined) => one as Visitor

type Wanted = { role: 'nationalOffice' | 'leader' | 'communeOfficer'; unit: { id: number; level: 'country' | 'province' | 'commune' } }
async function comeIn(name: string, wanted: Wanted): Promise<Visitor> {
  const officer = await openOfficer(server.accounts, { name, ...wanted, today })
  const one = visitor(server.url)
  await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  return one
}
const hidden = (page: Page, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.html)?.[1] ?? ''
const verdictsOf = async (criterion: string) => {
  const { rows } = await server.database.pool.query(
    `select unit_id, verdict from assessment.standing where set_id = 'xa-2021' and criterion = $1 and valid_to = '2026-02-15' order by unit_id`,
    [criterion],
  )
  return Object.fromEntries(rows.map(({ unit_id, verdict }) => [unit_id, verdict]))
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  first = await readFile('criteria-sets/xa-2021/set.yaml', 'utf8')
  // the second version asks for 85% of the fields to be watered, and counts fewer villages
  second = first
    .replace('version: 1\n', 'version: 2\n')
    .replace(/(measure: irrigated-farmland-share\n\s+unit: '%'\n\s+test: \{atLeast: \{same: )80/, '$185')
    .replace(/(measure: villages-community-venue-share\n\s+unit: '%'\n\s+test: \{atLeast: \{same: )100/, '$170')
  binh = await comeIn('Trần Quốc Bình', { role: 'nationalOffice', unit: { id: units.country, level: 'country' } })
  mai = await comeIn('Hoàng Thị Mai', { role: 'nationalOffice', unit: { id: units.country, level: 'country' } })
  hanh = await comeIn('Vi Thị Hạnh', { role: 'leader', unit: { id: units.langSon, level: 'province' } })
  nga = await comeIn('Bế Thị Nga', { role: 'leader', unit: { id: units.caoBang, level: 'province' } })
  hoa = await comeIn('Nông Thị Hoa', { role: 'communeOfficer', unit: { id: units.binhXa, level: 'commune' } })
  const value = (unitId: number, measure: string, number: number) => ({
    ...{ unitId, measure, validOn: day('2025-11-30'), stage: 'appraised' as const, value: number, valueText: null },
  })
  const edge = { today, actor: 'kiểm thử', now: new Date() }
  await writeAs(server.database.db, edge, (ctx) =>
    recordMeasurements(
      ctx,
      [
        ...[units.binhXa, units.vanAn, units.damThuy].map((unit) => value(unit, 'disaster-readiness-score', 60)),
        value(units.binhXa, 'irrigated-farmland-share', 82),
        value(units.vanAn, 'irrigated-farmland-share', 90),
        value(units.damThuy, 'irrigated-farmland-share', 70),
        value(units.binhXa, 'commune-road-paved-share', 75),
        value(units.vanAn, 'commune-road-paved-share', 95),
        value(units.damThuy, 'commune-road-paved-share', 60),
      ],
      { title: 'kiểm thử' },
    ),
  )
})

describe('a province sets its levels', () => {
  test('Hạnh sees what waits for her province; who sets no levels does not', async () => {
    expect((await at(hoa).get('/quan-tri/muc-tinh')).status).toBe(403)
    const page = await at(hanh).get('/quan-tri/muc-tinh')
    expect(page.text).toContain('Mức do Tỉnh Lạng Sơn quy định')
    expect(page.text).toContain('chờ tỉnh quy định')
    expect(page.text).toMatch(/7 chỉ tiêu của các bộ đang áp dụng chờ tỉnh quy định|\d+ chỉ tiêu của các bộ đang áp dụng chờ/)
    expect((await at(hanh).get('/quan-tri/muc-tinh/xa-2021/3.1')).status).toBe(404)
  })

  test('a level that does not read keeps what she typed', async () => {
    const path = '/quan-tri/muc-tinh/xa-2021/2.1'
    const page = await at(hanh).get(path)
    const form = {
      dang: 'same',
      'da-xem': hidden(page, 'da-xem'),
      'quyet-dinh': '12/2025/QĐ-UBND',
      'ngay-ky': '2025-11-20',
      'tu-ngay': '2025-12-01',
    }
    const word = await at(hanh).post(path, { ...form, 'muc-same': 'tám mươi' })
    expect([word.status, word.text]).toEqual([422, expect.stringContaining('«tám mươi» không phải số')])
    expect(word.html).toContain('value="12/2025/QĐ-UBND"')
    expect((await at(hanh).post(path, { ...form, 'muc-same': '180' })).text).toContain('180 lớn hơn 100')
    expect((await at(hanh).post(path, { ...form, 'muc-same': '80', 'tu-ngay': '2025-11-01' })).text).toContain(
      'không thể áp dụng trước ngày ký',
    )
    expect((await at(hanh).post(path, { ...form, 'muc-same': '80', 'ngay-ky': '' })).text).toContain('Ngày ký và ngày áp dụng chưa đúng')
  })

  test('saved, the communes of her province are judged by it at once, and only they', async () => {
    expect(await verdictsOf('2')).toEqual({ [units.binhXa]: 'unjudgeable', [units.vanAn]: 'unjudgeable', [units.damThuy]: 'unjudgeable' })
    const path = '/quan-tri/muc-tinh/xa-2021/2.1'
    const seen = hidden(await at(hanh).get(path), 'da-xem')
    const form = {
      dang: 'same',
      'muc-same': '80',
      'da-xem': seen,
      'quyet-dinh': '12/2025/QĐ-UBND',
      'ngay-ky': '2025-11-20',
      'tu-ngay': '2025-12-01',
    }
    const saved = await at(hanh).post(path, form)
    expect(saved.text).toContain('Đối chiếu lại 2 xã có số liệu: 2 kết quả được ghi lại')
    expect(saved.text).toContain('12/2025/QĐ-UBND ngày 20/11/2025')
    expect(await verdictsOf('2')).toEqual({ [units.binhXa]: 'notMet', [units.vanAn]: 'unjudgeable', [units.damThuy]: 'unjudgeable' })
    // somebody whose page is older is told
    const stale = await at(hanh).post(path, { ...form, 'muc-same': '70' })
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('Mức này vừa được người khác sửa')])
    // a correction stands beside what it corrects
    const again = hidden(await at(hanh).get(path), 'da-xem')
    await at(hanh).post(path, { ...form, 'da-xem': again, 'muc-same': '70' })
    expect((await verdictsOf('2'))[units.binhXa]).toBe('unjudgeable')
    expect((await at(hanh).get(path)).text).toContain('80% (đã đính chính)')
  })

  test('Nga sets hers by area class', async () => {
    const path = '/quan-tri/muc-tinh/xa-2021/2.1'
    const page = await at(nga).get(`${path}?dang=byAreaClass`)
    expect(page.text).toContain('Các xã khác')
    const form = { dang: 'byAreaClass', 'muc-speciallyDifficult': '50', 'muc-otherwise': '80', 'da-xem': hidden(page, 'da-xem') }
    const saved = await at(nga).post(path, { ...form, 'quyet-dinh': '9/QĐ-UBND', 'ngay-ky': '2025-12-01', 'tu-ngay': '2025-12-02' })
    expect(saved.text).toContain('Xã đặc biệt khó khăn: 50%; Các xã khác: 80%')
    expect((await at(hanh).get('/quan-tri/muc-tinh')).text).not.toContain('9/QĐ-UBND')
  })
})

describe('a new version of a set', () => {
  test('wrong files are told line by line, and only the national office brings one', async () => {
    expect((await at(hanh).get('/quan-tri/bo-tieu-chi')).status).toBe(403)
    const wrong = second
      .replace('counts: {criteria: 19', 'counts: {criteria: 20')
      .replace('measure: irrigated-farmland-share', 'measure: tuoi-tieu')
    const page = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'thu', 'noi-dung': wrong })
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/set\.yaml, dòng 13: counts\.criteria là 20 nhưng liệt kê 19 tiêu chí\. Cách sửa/)
    expect(page.text).toMatch(/set\.yaml, dòng 99: chỉ tiêu 3\.1: không có số liệu «tuoi-tieu»/)
    expect(page.html).toContain('measure: tuoi-tieu')
    const same = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'luu', 'noi-dung': first })
    expect([same.status, same.text]).toEqual([422, expect.stringContaining('phiên bản tiếp theo là 2')])
    const reading = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'thu', 'noi-dung': 'id: [' })
    expect(reading.status).toBe(422)
  })

  test('what is measured newly comes along, and may not change what is measured already', async () => {
    const fresh = second.replace('measure: irrigated-farmland-share', 'measure: watered-field-share')
    const measures = 'watered-field-share: {name: Diện tích được tưới tiêu, kind: percent, direction: up}\n'
    const fine = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'thu', 'noi-dung': fresh, 'so-lieu': measures })
    expect([fine.status, fine.text]).toEqual([200, expect.stringContaining('Kiểm tra: chưa ghi gì')])
    const clash = 'irrigated-farmland-share: {name: Diện tích được tưới, kind: number, unit: ha, direction: up}\n'
    const refused = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'thu', 'noi-dung': second, 'so-lieu': clash })
    expect(refused.text).toContain('measures.yaml, dòng 1: số liệu «irrigated-farmland-share» đã có với nghĩa khác')
  })

  test('the comparison tells for whom it would come out otherwise', async () => {
    const page = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'thu', 'noi-dung': second })
    expect(page.text).toContain('So với xa-2021 phiên bản 1 (318/QĐ-TTg)')
    expect(page.text).toContain('1 mức nâng, 1 mức hạ')
    expect(page.text).toContain('nâng 80% → 85%')
    expect(page.text).toContain('1 xã đổi kết quả: 1 thành chưa đạt. Xã Bính Xá')
    expect(page.text).toContain('1 xã đổi kết quả ở ít nhất một chỉ tiêu, trong 3 xã có số liệu (cả thảy 3 xã)')
    expect(page.text).toContain('Số tiêu chí đạt: 1 xã -1 tiêu chí')
    expect(page.text).toContain('không xã nào đổi kết quả')
  })

  test('Bình proposes, Mai publishes what he proposed and nothing else', async () => {
    const saved = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'luu', 'noi-dung': second, 'ghi-chu': 'Theo 211/QĐ-TTg' })
    expect(saved.path).toBe('/quan-tri/bo-tieu-chi/1')
    expect(saved.html).not.toContain('value="cong-bo"')
    const own = await at(binh).post('/quan-tri/bo-tieu-chi/1', { viec: 'cong-bo', 'da-xem': 'x' })
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('Người đề xuất không công bố đề xuất của mình')])
    // a changed file is another proposal, and waits for this one
    const other = await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'luu', 'noi-dung': second.replace('same: 85', 'same: 86') })
    expect([other.status, other.text]).toEqual([409, expect.stringContaining('Rút đề xuất ấy trước')])
    expect((await at(mai).post('/quan-tri/bo-tieu-chi/1', { viec: 'cong-bo', 'da-xem': 'x' })).status).toBe(409)
    const page = await at(mai).get('/quan-tri/bo-tieu-chi/1')
    const form = { viec: 'cong-bo', 'da-xem': hidden(page, 'da-xem') }
    const answers = await Promise.all([at(mai).post('/quan-tri/bo-tieu-chi/1', form), at(mai).post('/quan-tri/bo-tieu-chi/1', form)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await verdictsOf('3')).toEqual({ [units.binhXa]: 'notMet', [units.vanAn]: 'met', [units.damThuy]: 'notMet' })
    const { rows } = await server.database.pool.query('select unit_id from assessment.rejudging')
    expect(rows).toEqual([])
  })

  test('what provinces set goes along; the file stands with its proposal and cannot change', async () => {
    const page = await at(hanh).get('/quan-tri/muc-tinh')
    expect(page.text).toContain('12/2025/QĐ-UBND')
    expect((await visitor(server.url).get('/bo-tieu-chi/xa-2021')).status).toBe(200)
    // the folder of the small land holds more than was published here; only the second version is looked at
    const checked = await read(server.database.db, (tx) => checkHashes({ tx }, 'criteria-sets'))
    expect(checked).toEqual({ ok: true, checked: 2, first: null })
    await server.database.pool.query(`update criteria.proposal set file = file || ' ' where id = 1`)
    const altered = await read(server.database.db, (tx) => checkHashes({ tx }, 'criteria-sets'))
    expect(altered.first?.what).toBe('tệp của đề xuất đã bị sửa sau khi công bố')
    await expect(server.database.pool.query(`update criteria.set_version set name = 'x'`)).rejects.toThrow('cannot change')
  })

  test('declined needs a reason; withdrawn by its own person', async () => {
    const third = second.replace('version: 2\n', 'version: 3\n').replace('same: 85', 'same: 86')
    const path = (await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'luu', 'noi-dung': third })).path
    expect((await at(mai).post(path, { viec: 'khong-cong-bo', 'ly-do': '' })).status).toBe(422)
    expect((await at(mai).post(path, { viec: 'khong-cong-bo', 'ly-do': 'Chưa có văn bản' })).text).toContain('Không công bố')
    const again = (await at(binh).post('/quan-tri/bo-tieu-chi', { viec: 'luu', 'noi-dung': third })).path
    expect((await at(binh).post(again, { viec: 'khong-cong-bo', 'ly-do': 'Ghi nhầm' })).text).toContain('Đã rút')
    const { rows } = await server.database.pool.query(
      `select kind, actor from events.entry where kind like 'setProposal.%' order by number`,
    )
    expect(rows.map(({ kind, actor }) => `${kind.replace('setProposal.', '')} ${actor}`)).toEqual([
      'proposed Trần Quốc Bình',
      'published Hoàng Thị Mai',
      'proposed Trần Quốc Bình',
      'declined Hoàng Thị Mai',
      'proposed Trần Quốc Bình',
      'withdrawn Trần Quốc Bình',
    ])
  })
})
