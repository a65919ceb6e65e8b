import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { openDatabase, write } from '../../platform/db/database.ts'
import { lockChains } from '../../platform/events/log.ts'
import { importFile } from '../evidence/import.actions.ts'
import type { ImportOptions, ImportReport } from '../evidence/types.ts'
import { importKinds } from './import.actions.ts'

const database = await freshDatabase()
const { db, pool } = database
await settleSmallLand(database)
const folder = await mkdtemp(join(tmpdir(), 'import-'))
afterAll(() => rm(folder, { recursive: true }))
/** Officer of the Coordination Office of the province. */
const edge = { today: day('2026-01-05'), actor: 'Hoàng Văn Thành', now: new Date('2026-01-05T08:00:00+07:00') }

let files = 0
async function saved(content: string | Buffer, name = `${++files}.csv`): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const imported = async (content: string, options: ImportOptions = {}) => importFile(db, edge, importKinds, await saved(content), options)
const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const counts = ({ outcome, rows, written, unchanged, refused }: ImportReport) => `${outcome}: ${rows} ${written}+${unchanged}-${refused}`
const wrong = ({ problems }: ImportReport) => problems.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)
const rowsOf = async (text: string) => (await pool.query(text)).rows
const state = () =>
  rowsOf(`select (select count(*) from assessment.measurement) + (select count(*) from assessment.verdict) + (select count(*) from assessment.criteria_count)
      + (select count(*) from recognition.recognition) + (select count(*) from recognition.superseded) + (select count(*) from plan.registration)
      + (select count(*) from plan.target) + (select count(*) from figures.reported) + (select count(*) from figures.release) as facts,
    (select count(*) from events.entry) as entries, (select count(*) from evidence.source) as sources`)

const verdictHead = 'ma,ngay,bo,cap,tieu_chi,ket_qua,ly_do'

describe('each kind', () => {
  test.each([
    [
      'so-lieu',
      [
        'ma;ngay;chi_so;cap;gia_tri',
        '06622;30/6/2019;income-per-capita;Thẩm định;38,5',
        '06622;30/6/2019;electricity-system-standard;tham-dinh;Có',
      ],
    ],
    [
      'ket-qua',
      [
        verdictHead,
        '06622,2019-06-30,1980/QĐ-TTg,tham-dinh,1,Đ,',
        '06622,2019-06-30,xa-2016,tham-dinh,2,chưa đạt,đường thôn chưa cứng hoá',
      ],
    ],
    ['so-tieu-chi', ['ma,ngay,bo,cap,so_tieu_chi', '06280,2018-12-31,xa-2016,tự đánh giá,12']],
    ['cong-nhan', ['ma,danh_hieu,ngay_quyet_dinh', '06280,chuan,2018-12-31', '06622,nang-cao,31/12/2019']],
    ['dang-ky', ['ma,nam,danh_hieu,trang_thai,so_tieu_chi,han,van_ban', '06622,2019,chuan,duyet,,31/12/2019,Kế hoạch năm 2019']],
    [
      'muc-tieu',
      [
        'ma,chi_tieu,dieu_kien,han,ban_do,ngay_giao,tu,mau,bo,van_ban,ghi_chu',
        '20,average-criteria-met,,2020-12-31,2017-02-07,2017-02-07,138,10,,Nghị quyết,',
      ],
    ],
    [
      'so-cong-bo',
      [
        'ma,chi_tieu,dieu_kien,den_ngay,tu,mau,nguyen_van,van_ban,ngay_dang,dia_chi,ghi_chu',
        '20,communes-in-band,"{""hi"":9,""lo"":5}",2016-12-31,68,1,68 xã,Tin hội nghị,2017-02-08,,',
      ],
    ],
    [
      'ban-duyet',
      [
        'ma,den_ngay,bo,cap,danh_sach,nguoi_duyet,ngay_duyet,tieu_de',
        '20,2016-12-31,xa-2016,tham-dinh,xa,Văn phòng Điều phối,2017-02-08,Kết quả năm 2016',
      ],
    ],
  ])('%s is recognised, tried, written, and changes nothing the second time', async (kind, rows) => {
    const before = await state()
    const tried = await imported(lines(...rows), { dryRun: true })
    expect([tried.kind, tried.outcome, tried.written, wrong(tried)]).toEqual([kind, 'dryRun', rows.length - 1, []])
    expect(await state()).toEqual(before)
    const first = await imported(lines(...rows))
    expect(counts(first)).toBe(`written: ${rows.length - 1} ${rows.length - 1}+0-0`)
    const between = await state()
    const second = await imported(lines(...rows))
    expect(counts(second)).toBe(`nothing: ${rows.length - 1} 0+${rows.length - 1}-0`)
    expect(await state()).toEqual(between)
  })

  test('values arrive as they were meant', async () => {
    expect(await rowsOf(`select measure, valid_on, stage, value from assessment.measurement where unit_id = 4 order by measure`)).toEqual([
      { measure: 'electricity-system-standard', valid_on: '2019-06-30', stage: 'appraised', value: '1' },
      { measure: 'income-per-capita', valid_on: '2019-06-30', stage: 'appraised', value: '38.5' },
    ])
    expect(await rowsOf(`select qualifier, num, den from figures.reported`)).toEqual([{ qualifier: { lo: 5, hi: 9 }, num: '68', den: '1' }])
    expect(await rowsOf(`select met, not_met from assessment.tally where unit_id = 5`)).toEqual([{ met: 12, not_met: null }])
  })

  test('measurements are judged beside what was asserted, and the asserted verdict stands', async () => {
    expect(
      await rowsOf(`select criterion, basis, verdict from assessment.verdict where unit_id = 4 and criterion in ('1', '10') order by 1, 2`),
    ).toEqual([
      { criterion: '1', basis: 'asserted', verdict: 'met' },
      { criterion: '10', basis: 'judged', verdict: 'met' },
    ])
    const report = await imported(lines('ma,ngay,chi_so,cap,gia_tri', '06622,30/6/2019,commune-road-paved-share,tham-dinh,100'))
    expect(report.written).toBe(1)
    expect(await rowsOf(`select basis, verdict from assessment.verdict where unit_id = 4 and criterion = '2' order by 1`)).toEqual([
      { basis: 'asserted', verdict: 'notMet' },
      // the province has not set the threshold
      { basis: 'judged', verdict: 'unjudgeable' },
    ])
    expect(await rowsOf(`select basis, verdict from assessment.standing where unit_id = 4 and criterion = '2'`)).toEqual([
      { basis: 'asserted', verdict: 'notMet' },
    ])
  })
})

test('every bad row is named by line, column and reason; nothing of the file is kept', async () => {
  const before = await state()
  const report = await imported(
    lines(
      verdictHead,
      '06622,2019-12-31,xa-2016,tham-dinh,1,Đ,',
      ',2019-12-31,xa-2016,tham-dinh,1,Đ,',
      '99999,2019-12-31,xa-2016,tham-dinh,1,Đ,',
      '06001,2025-12-31,xa-2016,tham-dinh,1,Đ,',
      '06622,31/2/2019,xa-2016,tham-dinh,1,Đ,',
      '06622,2019-12-31,xa-1999,tham-dinh,1,Đ,',
      '06622,2019-12-31,xa-2016,ngủ,1,X,',
      '06622,2019-12-31,xa-2016,tham-dinh,20,Đ,',
      '06622,2022-03-08,xa-2016,tham-dinh,1,Đ,',
      '20,2019-12-31,xa-2016,tham-dinh,1,Đ,',
      '06622,2019-12-31,xa-2016,tham-dinh,3,Đ,B¸o c¸o',
      '06622,2019-12-31,xa-2016,tham-dinh,1,C,',
      '06622,2019-12-31,xa-2016,tham-dinh,1,Đ,',
    ),
  )
  expect(counts(report)).toBe('refused: 13 0+0-11')
  expect(wrong(report)).toEqual([
    '3 ma: ô trống; cột này bắt buộc',
    '4 ma: không có đơn vị nào mang mã này',
    '5 bo: bộ tiêu chí xa-2016 dùng từ 1/12/2016 đến trước 8/3/2022, không dùng cho ngày 31/12/2025',
    '6 ngay: không phải ngày; viết 30/6/2019 hoặc 2019-06-30',
    '7 bo: chưa có bộ tiêu chí «xa-1999» được công bố; xem các mã bằng lệnh ntm sets',
    expect.stringContaining('8 cap: không thuộc các giá trị'),
    expect.stringContaining('8 ket_qua: không thuộc các giá trị'),
    expect.stringContaining('9 tieu_chi: bộ tiêu chí xa-2016 không có tiêu chí này; có: 1, 2, 3'),
    '10 bo: bộ tiêu chí xa-2016 dùng từ 1/12/2016 đến trước 8/3/2022, không dùng cho ngày 8/3/2022',
    '11 bo: bộ tiêu chí xa-2016 dành cho cấp xã, đơn vị này là cấp tỉnh',
    '12 ly_do: chữ gõ bằng phông TCVN3 (.VnTime); chuyển sang Unicode',
    '13 ma: trùng khoá với dòng 2 nhưng giá trị khác; giữ lại một dòng',
  ])
  expect(report.notes).toEqual(['1 dòng lặp lại nguyên vẹn một dòng khác, chỉ tính một lần.'])
  expect(await state()).toEqual(before)
})

test.each([
  [
    'a number that can be read two ways',
    'ma,ngay,chi_so,cap,gia_tri\n06622,2019-12-31,income-per-capita,tham-dinh,1.234\n',
    '2 gia_tri: «1.234» có thể là 1234 hoặc 1,234; viết rõ một trong hai',
  ],
  [
    'a percentage over a hundred',
    'ma,ngay,chi_so,cap,gia_tri\n06622,2019-12-31,health-insurance-share,tham-dinh,101\n',
    '2 gia_tri: ngoài khoảng cho phép: từ 0 đến 100 %',
  ],
  [
    'an unknown measure',
    'ma,ngay,chi_so,cap,gia_tri\n06622,2019-12-31,hanh-phuc,tham-dinh,9\n',
    '2 chi_so: không có chỉ số «hanh-phuc» trong danh mục criteria-sets/measures.yaml',
  ],
  [
    'a unit that was gone by then',
    'ma,ngay,chi_so,cap,gia_tri\n06004,2020-06-30,income-per-capita,tham-dinh,9\n',
    '2 ma: mã không có đơn vị vào ngày 30/6/2020 (Xã Bắc Sơn đến trước 1/1/2020)',
  ],
  [
    'more criteria than the set has',
    'ma,ngay,bo,cap,so_tieu_chi\n06622,2019-12-31,xa-2016,tham-dinh,20\n',
    '2 so_tieu_chi: bộ tiêu chí xa-2016 chỉ có 19 tiêu chí',
  ],
  [
    'a revocation before the decision',
    'ma,danh_hieu,ngay_quyet_dinh,ngay_thu_hoi\n06622,chuan,2019-12-31,2018-12-31\n',
    '2 ngay_thu_hoi: ngày thu hồi phải sau ngày quyết định',
  ],
  [
    'an unknown figure',
    'ma,chi_tieu,han,ngay_giao,tu,van_ban\n20,so-dep,2019-12-31,2019-01-01,9,Nghị quyết\n',
    '2 chi_tieu: không có số liệu tổng hợp mang mã «so-dep»; xem danh sách ở trang Các chỉ số',
  ],
  [
    'a release that stands with another title',
    'ma,den_ngay,bo,cap,nguoi_duyet,ngay_duyet,tieu_de\n20,2016-12-31,xa-2016,tham-dinh,Ai đó,2017-02-08,Khác\n',
    '2 den_ngay: bản duyệt này đã công bố với nội dung khác; bản đã duyệt không sửa được, hãy duyệt bản cho ngày khác',
  ],
])('%s is refused', async (_, content, problem) => {
  const report = await imported(content)
  expect([report.outcome, wrong(report)]).toEqual(['refused', [problem]])
})

test.each([
  ['no kind fits', 'ma,mau\n1,2\n', 'còn thiếu cột'],
  ['a column stands twice', 'ma,ma,ngay\n', 'có hai lần'],
  ['the asked kind lacks a column', 'ma,ngay,bo,cap,so_tieu_chi\n', '«ket-qua» (kết quả từng tiêu chí), còn thiếu cột: tieu_chi, ket_qua'],
])('a header is refused in one sentence: %s', async (_, content, says) => {
  const report = await imported(content, says.includes('ket-qua') ? { kind: 'ket-qua' } : {})
  expect([report.outcome, report.problems[0]?.reason]).toEqual(['refused', expect.stringContaining(says)])
})

test('good rows are kept when asked, columns that nobody reads are said', async () => {
  const report = await imported(
    lines('Mã,Ngày,Bộ,Cấp,Tiêu chí,Kết quả,màu', '06622,2020-12-31,xa-2016,tham-dinh,5,Đ,đỏ', '06622,2020-12-31,xa-2016,tham-dinh,55,Đ,'),
    {
      keepGood: true,
    },
  )
  expect(counts(report)).toBe('written: 2 1+0-1')
  expect(report.notes).toEqual(['Cột không dùng, đã bỏ qua: màu.'])
  expect(wrong(report)).toEqual([expect.stringContaining('3 tieu_chi')])
})

test('a correction is a new fact known later, and the standing follows it', async () => {
  const row = (result: string) => lines(verdictHead, `05485,2018-12-31,xa-2016,tham-dinh,8,${result},`)
  await imported(row('Đ'))
  await imported(row('C'))
  expect(await rowsOf(`select verdict from assessment.verdict where unit_id = 9 and criterion = '8' order by known_at`)).toEqual([
    { verdict: 'met' },
    { verdict: 'notMet' },
  ])
  expect(await rowsOf(`select verdict from assessment.standing where unit_id = 9 and criterion = '8'`)).toEqual([{ verdict: 'notMet' }])
  await expect(pool.query('delete from assessment.verdict')).rejects.toThrow('append-only')
})

test('a revocation is laid over the recognition; what was known before is kept', async () => {
  const head = 'ma,danh_hieu,ngay_quyet_dinh,so_quyet_dinh,ngay_thu_hoi,so_thu_hoi'
  await imported(lines(head, '05485,chuan,2017-12-31,12/QĐ-UBND,,'))
  const report = await imported(lines(head, '05485,chuan,2017-12-31,12/QĐ-UBND,2019-05-01,34/QĐ-UBND'))
  expect(counts(report)).toBe('written: 1 1+0-0')
  expect(await rowsOf(`select revoked_on, revoked_decision from recognition.recognition where unit_id = 9`)).toEqual([
    { revoked_on: '2019-05-01', revoked_decision: '34/QĐ-UBND' },
  ])
  expect(await rowsOf(`select revoked_on from recognition.superseded where unit_id = 9`)).toEqual([{ revoked_on: null }])
})

describe('an acknowledgement of a merged commune', () => {
  const head = 'ma,danh_hieu,ngay_quyet_dinh,loai'
  const acknowledged = '06001,chuan,2020-01-31,thua-nhan'
  test('is refused while a xã before the merger was not recognised, naming it', async () => {
    const report = await imported(lines(head, '06001,chuan,2017-12-31,cong-nhan', acknowledged))
    expect(wrong(report)).toEqual([
      '3 loai: chỉ thừa nhận khi mọi xã trước sáp nhập đều đã được công nhận; chưa được công nhận: Xã Bắc Sơn',
    ])
  })
  test('is refused for a recognition that was revoked on the eve, or decided after the merger', async () => {
    const revoked = await imported(
      lines(`${head},ngay_thu_hoi`, '06001,chuan,2017-12-31,,', '06004,chuan,2017-12-31,,2019-12-31', `${acknowledged},`),
    )
    expect(wrong(revoked)).toEqual([expect.stringContaining('4 loai')])
  })
  test('is refused where nothing was merged', async () => {
    const report = await imported(lines(head, '06622,chuan,2020-01-31,thua-nhan'))
    expect(wrong(report)).toEqual(['2 loai: không phải xã hình thành do sáp nhập trước ngày quyết định; dùng loại cong-nhan'])
  })
  test('is accepted when all were recognised, though in the same file', async () => {
    const report = await imported(lines(head, acknowledged, '06001,chuan,2017-12-31,cong-nhan', '06004,chuan,2018-12-31,cong-nhan'))
    expect(counts(report)).toBe('written: 3 3+0-0')
  })
})

test('two imports of the same file at once: one writes, the other finds nothing new', async () => {
  const path = await saved(lines(verdictHead, ...Array.from({ length: 19 }, (_, i) => `05485,2019-12-31,xa-2016,tham-dinh,${i + 1},Đ,`)))
  const reports = await Promise.all([importFile(db, edge, importKinds, path), importFile(db, edge, importKinds, path)])
  expect(reports.map((report) => report.outcome).sort()).toEqual(['nothing', 'written'])
  expect(await rowsOf(`select met, not_met from assessment.tally where unit_id = 9 and valid_from = '2019-12-31'`)).toEqual([
    { met: 19, not_met: 0 },
  ])
})

test('an import that is killed half way leaves nothing', async () => {
  const before = await state()
  const path = await saved(lines(verdictHead, ...Array.from({ length: 19 }, (_, i) => `05485,2020-12-31,xa-2016,tham-dinh,${i + 1},Đ,`)))
  const victim = openDatabase(database.url, { max: 1, onError: () => undefined })
  // another officer holds the province, so the import stops with its rows staged and waits
  const fate = await write(db, async (tx) => {
    await lockChains(tx, ['unit:8'])
    const running = importFile(victim.db, edge, importKinds, path).catch((error: Error) => error)
    const waiting = `select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`
    const pid = await vi.waitFor(async () => {
      const [row] = await rowsOf(waiting)
      if (!row) throw new Error('nobody waits yet')
      return row.pid
    }, 10_000)
    await pool.query('select pg_terminate_backend($1)', [pid])
    return running
  })
  await victim.close()
  expect(fate).toBeInstanceOf(Error)
  expect(await state()).toEqual(before)
})

test('a workbook is read like a CSV; a code that Excel made a number keeps its zero', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('số liệu')
  sheet.addRow(['ma', 'ngay', 'chi_so', 'cap', 'gia_tri'])
  sheet.addRow([6622, new Date('2020-06-30T00:00:00Z'), 'income-per-capita', 'tham-dinh', 41.25])
  sheet.addRow(['06622', '30/6/2020', 'health-insurance-share', 'tham-dinh', 'nhiều'])
  const path = join(folder, 'so-lieu.xlsx')
  await book.xlsx.writeFile(path)
  const report = await importFile(db, edge, importKinds, path, { keepGood: true })
  expect([counts(report), ...wrong(report)]).toEqual(['written: 2 1+0-1', '3 gia_tri: không phải số; viết 62,5 hoặc 62.5'])
  expect(await rowsOf(`select value from assessment.measurement where unit_id = 4 and valid_on = '2020-06-30'`)).toEqual([
    { value: '41.25' },
  ])
})
