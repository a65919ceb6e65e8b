import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { tellOfExpiry } from '../../src/programme/ocop/expiry.jobs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bính Xá puts its sticky rice forward. Hoa makes the dossier, Bình of the coordination office takes it to a council of three, who score at
 * the same time; Chủ tịch Lan decides, everybody reads it, and three years later the commune is told that it ends. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}
const [langSon, binhXa, vanAn] = [
  { id: 2, level: 'province' },
  { id: 3, level: 'commune' },
  { id: 4, level: 'commune' },
] as const

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: day('2026-03-02'), env })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', binhXa],
    ['Hoàng Thị An', 'communeOfficer', vanAn],
    ['Lý Văn Bình', 'coordinationOffice', langSon],
    ['Vi Thị Mai', 'councilMember', langSon],
    ['Hà Văn Sơn', 'councilMember', langSon],
    ['Đàm Thị Thu', 'councilMember', langSon],
    ['Nguyễn Thị Lan', 'leader', langSon],
    ['Trần Văn Sự', 'administrator', langSon],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, today: day('2026-01-01') })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])

const form = {
  xa: '06622',
  nam: '2026',
  'chu-the': 'Hợp tác xã nông sản Bính Xá',
  'loai-hinh': 'cooperative',
  'lien-he': '0912 345 678',
  'san-pham': 'Gạo nếp cái hoa vàng',
  nhom: '1',
}
let at: string
let councilId: string

describe('a dossier', () => {
  test('is opened by Hoa; what is wrong is named, and the same product twice a year is refused', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.get('/ocop/ho-so')).text).toContain('Chưa có hồ sơ nào như vậy')
    expect((await hoa.get('/ocop/ho-so/moi')).html).toContain('value="06622"')
    const wrong = await hoa.post('/ocop/ho-so/moi', { ...form, nam: '12a', nhom: '7', 'loai-hinh': '' })
    expect(wrong.status).toBe(422)
    for (const said of ['Loại hình chủ thể: chưa chọn', 'Nhóm sản phẩm: chưa chọn một trong sáu nhóm', '«12a» không phải năm'])
      expect(wrong.text).toContain(said)
    expect(wrong.html).toContain('value="Gạo nếp cái hoa vàng"')
    expect((await hoa.post('/ocop/ho-so/moi', { ...form, xa: '06280' })).status).toBe(404)
    const opened = await hoa.post('/ocop/ho-so/moi', form)
    expect(opened.path).toMatch(/^\/ocop\/ho-so\/\d+$/)
    at = opened.path
    const twice = await hoa.post('/ocop/ho-so/moi', { ...form, 'san-pham': 'gạo nếp cái hoa vàng ' })
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('đã có hồ sơ năm 2026')])
    expect((await hoa.post('/ocop/ho-so/moi', { ...form, 'loai-hinh': 'company' })).text).toContain('đã có với loại hình hợp tác xã')
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Hoàn thiện hồ sơ OCOP Gạo nếp cái hoa vàng, năm 2026')
  })

  test('takes papers, is sent, comes back with a reason, and is sent again; who may not is refused', async () => {
    const [hoa, an, binh, su] = [
      await enter('Nông Thị Hoa'),
      await enter('Hoàng Thị An'),
      await enter('Lý Văn Bình'),
      await enter('Trần Văn Sự'),
    ]
    expect((await hoa.post(at, { viec: 'gui' })).text).toContain('chưa có tài liệu nào')
    expect((await hoa.post(at, { viec: 'them-tai-lieu', ten: 'Tự công bố', noi: '', 'minh-chung': '' })).status).toBe(422)
    expect((await hoa.post(at, { viec: 'them-tai-lieu', ten: 'Tự công bố', noi: '', 'minh-chung': '99' })).text).toContain(
      'không có minh chứng số 99',
    )
    expect((await hoa.post(at, { viec: 'them-tai-lieu', ten: 'Bản tự công bố', noi: '01/TCB-HTX' })).text).toContain('01/TCB-HTX')
    expect((await hoa.post(at, { viec: 'gui' })).text).toContain('Đã gửi, chờ đưa ra hội đồng')
    expect((await an.get(at)).status).toBe(404)
    for (const viec of ['gui', 'them-tai-lieu', 'rut']) expect((await an.post(at, { viec, 'ly-do': 'x' })).status).toBe(404)
    expect((await an.get('/ocop/ho-so')).text).not.toContain('Gạo nếp')
    expect((await su.get(at)).status).toBe(403)
    expect((await hoa.post(at, { viec: 'tra-lai', 'ly-do': 'x' })).status).toBe(404)
    expect((await hoa.post(at, { viec: 'xoa' })).status).toBe(404)
    expect((await binh.post(at, { viec: 'tra-lai', 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
    await binh.post(at, { viec: 'tra-lai', 'ly-do': 'Thiếu kiểm nghiệm' })
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Thiếu kiểm nghiệm')
    expect((await hoa.get('/thong-bao')).text).toContain('được trả lại để hoàn thiện')
    await hoa.post(at, { viec: 'them-tai-lieu', ten: 'Phiếu kiểm nghiệm', noi: 'Hộp 3' })
    expect((await hoa.post(at, { viec: 'gui' })).text).toContain('Đã gửi')
    expect((await hoa.post(at, { viec: 'gui' })).status).toBe(409)
    expect((await binh.get('/viec-cua-toi')).text).toContain('1 hồ sơ OCOP chờ đưa ra hội đồng')
  })
})

describe('the council', () => {
  test('is made by the province alone, of those who may score', async () => {
    const [hoa, binh] = [await enter('Nông Thị Hoa'), await enter('Lý Văn Bình')]
    const council = { viec: 'hoi-dong', ten: 'Hội đồng OCOP tỉnh', nam: '2026', so: '77/QĐ-UBND (bịa)', ngay: '2026-01-20' }
    expect((await hoa.post('/ocop/quy-dinh', council)).status).toBe(403)
    expect((await binh.post('/ocop/quy-dinh', council)).text).toContain('chọn ít nhất một người')
    const three = ['Vi Thị Mai', 'Hà Văn Sơn', 'Đàm Thị Thu'].map((name) => String(officers[name]?.personId))
    const body = new FormData()
    for (const [name, value] of Object.entries(council)) body.set(name, value)
    for (const id of three) body.append('thanh-vien', id)
    expect((await binh.send('/ocop/quy-dinh', body)).text).toContain('Hà Văn Sơn, Vi Thị Mai, Đàm Thị Thu')
    expect((await binh.send('/ocop/quy-dinh', body)).status).toBe(409)
    councilId = /<option value="(\d+)">Hội đồng OCOP tỉnh/.exec((await binh.get(at)).html)?.[1] as string
    expect((await hoa.get('/ocop/quy-dinh')).text).toContain('chưa tìm thấy văn bản giao cấp nào công nhận 3 sao')
    expect((await binh.post(at, { viec: 'dua-ra', 'hoi-dong': '999' })).status).toBe(422)
    expect((await binh.post(at, { viec: 'dua-ra', 'hoi-dong': councilId })).text).toContain('Hội đồng đang chấm')
  })

  test('scores: wrong numbers are named, two at once are both kept, the same sheet twice is one', async () => {
    const [mai, son, hoa] = [await enter('Vi Thị Mai'), await enter('Hà Văn Sơn'), await enter('Nông Thị Hoa')]
    expect((await mai.get('/viec-cua-toi')).text).toContain('Chấm hồ sơ OCOP Gạo nếp cái hoa vàng, năm 2026')
    const wrong = await mai.post(at, { viec: 'cham', a: '40,5', b: '1.500', c: '12a' })
    expect(wrong.status).toBe(422)
    for (const said of ['nhiều hơn mức tối đa 40', '«1.500» không phải số điểm', '«12a» không phải số điểm'])
      expect(wrong.text).toContain(said)
    expect(wrong.html).toContain('value="40,5"')
    const [one, other] = await Promise.all([
      mai.post(at, { viec: 'cham', a: '36,5', b: '20', c: '30', 'nhan-xet': 'Câu chuyện hay' }),
      son.post(at, { viec: 'cham', a: '35', b: '19,5', c: '31' }),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    await mai.post(at, { viec: 'cham', a: '36,5', b: '20', c: '30', 'nhan-xet': 'Câu chuyện hay' })
    const { rows } = await server.database.pool.query('select person_id, version from ocop.score order by 1')
    expect(rows).toHaveLength(2)
    await son.post(at, { viec: 'cham', a: '35,5', b: '19,5', c: '31' })
    const seen = await mai.get(at)
    expect(seen.text).toContain('2/3 thành viên đã chấm')
    expect(seen.html).not.toContain('35,5')
    expect((await hoa.post(at, { viec: 'cham', a: '40', b: '25', c: '35' })).status).toBe(403)
    expect((await hoa.get(at)).text).not.toContain('Hà Văn Sơn')
  })

  test('is not scored by who had a hand in the dossier, though they sit in the council', async () => {
    await server.database.pool.query('update ocop.dossier set hands = hands || $1::int', [officers['Đàm Thị Thu']?.personId])
    const thu = await enter('Đàm Thị Thu')
    expect((await thu.get(at)).text).toContain('Người lập, bổ sung hoặc gửi hồ sơ không chấm hồ sơ ấy')
    const own = await thu.post(at, { viec: 'cham', a: '40', b: '25', c: '35' })
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('không chấm hồ sơ ấy')])
    await server.database.pool.query('update ocop.dossier set hands = array_remove(hands, $1::int)', [officers['Đàm Thị Thu']?.personId])
  })

  test('is summed up with the reason for who is away; averages are exact and the stars are written', async () => {
    const [binh, mai, lan] = [await enter('Lý Văn Bình'), await enter('Vi Thị Mai'), await enter('Nguyễn Thị Lan')]
    expect((await mai.post(at, { viec: 'tong-hop', 'ly-do': 'x' })).status).toBe(403)
    const early = await binh.post(at, { viec: 'tong-hop' })
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('Đàm Thị Thu: chưa có phiếu chấm')])
    const summed = await binh.post(at, { viec: 'tong-hop', 'ly-do': 'Đi công tác' })
    // 86,5 and 86 over two sheets
    for (const said of [
      '86,25 điểm trên 100, hạng 4 sao',
      'A. Sản phẩm và sức mạnh cộng đồng 40 36',
      'Vắng: Đàm Thị Thu. Lý do: Đi công tác',
    ])
      expect(summed.text).toContain(said)
    expect((await mai.post(at, { viec: 'cham', a: '1', b: '1', c: '1' })).status).toBe(409)
    expect((await lan.get('/viec-cua-toi')).text).toContain('1 hồ sơ OCOP chờ ra quyết định')
  })
})

describe('the decision', () => {
  const decision = { viec: 'quyet-dinh', so: '215/QĐ-UBND (bịa)', ngay: '2026-03-02', 'co-quan': 'UBND tỉnh Lạng Sơn' }

  test('is entered by Lan, once though sent twice at once; the public reads it without the contact', async () => {
    const [binh, lan] = [await enter('Lý Văn Bình'), await enter('Nguyễn Thị Lan')]
    const nobody = visitor(server.url)
    // kept for all visitors until something changes
    expect((await nobody.get('/ocop')).text).not.toContain('Gạo nếp cái hoa vàng')
    expect((await binh.post(at, decision)).status).toBe(403)
    expect((await lan.post(at, { ...decision, ngay: '2026-03-03' })).status).toBe(422)
    const both = await Promise.all([lan.post(at, decision), lan.post(at, decision)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const list = await nobody.get('/ocop')
    for (const said of [
      'Cả nước: 1 sản phẩm',
      'Gạo nếp cái hoa vàng',
      'Hợp tác xã nông sản Bính Xá',
      '4 sao',
      '215/QĐ-UBND (bịa) ngày 2/3/2026',
      '2/3/2029',
    ])
      expect(list.text).toContain(said)
    expect((await nobody.get('/ocop?tinh=04')).text).toContain('Không có sản phẩm nào như vậy')
    expect((await nobody.get('/ocop?sao=4&nhom=1&tim=gao+nep')).text).toContain('215/QĐ-UBND')
    expect((await nobody.get('/ocop?sao=12a&nhom=7&trang=x')).status).toBe(200)
    const productPath = /href="(\/ocop\/\d+)"/.exec(list.html)?.[1] as string
    const product = await nobody.get(productPath)
    expect(product.text).toContain('Sản phẩm OCOP 4 sao, hiệu lực đến hết ngày 2/3/2029')
    for (const { html } of [list, product]) {
      expect(html).not.toContain('0912')
      expect(html.replace(/<script[^>]*src=[^>]*><\/script>/g, '')).not.toMatch(/<script(?! type="application\/ld)/)
    }
    expect((await nobody.get('/ocop/999')).status).toBe(404)
    const book = await server.get('/ocop/tai-ve')
    expect([book.status, book.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('of three stars waits until the province says which level decides', async () => {
    const [hoa, binh, mai, lan] = [
      await enter('Nông Thị Hoa'),
      await enter('Lý Văn Bình'),
      await enter('Vi Thị Mai'),
      await enter('Nguyễn Thị Lan'),
    ]
    const { path } = await hoa.post('/ocop/ho-so/moi', { ...form, 'san-pham': 'Mật ong rừng' })
    await hoa.post(path, { viec: 'them-tai-lieu', ten: 'Phiếu đăng ký', noi: 'Hộp 4' })
    await hoa.post(path, { viec: 'gui' })
    await binh.post(path, { viec: 'dua-ra', 'hoi-dong': councilId })
    await mai.post(path, { viec: 'cham', a: '20', b: '15', c: '15' })
    await binh.post(path, { viec: 'tong-hop', 'ly-do': 'Họp rút gọn' })
    const refused = await lan.post(path, { ...decision, so: '216/QĐ-UBND (bịa)' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('chưa tìm thấy văn bản giao cấp nào công nhận 3 sao')])
    const regulation = {
      viec: 'quy-dinh',
      'noi-dung': 'threeStarLevel',
      cap: 'commune',
      so: '09/QĐ-UBND (bịa)',
      ngay: '2026-02-01',
      tu: '2026-02-01',
    }
    expect((await hoa.post('/ocop/quy-dinh', regulation)).status).toBe(403)
    expect((await binh.post('/ocop/quy-dinh', { ...regulation, tu: '30/2/2026' })).text).toContain('Áp dụng từ ngày: chưa đúng')
    expect((await binh.post('/ocop/quy-dinh', regulation)).text).toContain('cấp xã')
    const given = await lan.post(path, { ...decision, so: '216/QĐ-UBND (bịa)' })
    expect(given.text).toContain('3 sao, hiệu lực đến hết ngày 2/3/2029')
    expect(given.text).toContain('(cấp xã)')
  })
})

describe('a list of what was certified before', () => {
  const head = 'Mã xã;Chủ thể;Loại hình;Sản phẩm;Nhóm;Sao;Cấp quyết định;Cơ quan;Số quyết định;Ngày quyết định'
  const line = '6622;HTX Khuổi Slin;Hợp tác xã;Rượu men lá;Đồ uống;3 sao;huyện;UBND huyện Đình Lập;45/QĐ-UBND;1/6/2025'
  const listOf = (...lines: string[]) => {
    const body = new FormData()
    body.set('tep', new File([[head, ...lines].join('\n')], 'ocop.csv', { type: 'text/csv' }))
    return body
  }

  test('is shown before it is taken in, all or nothing, and once', async () => {
    const [binh, an] = [await enter('Lý Văn Bình'), await enter('Hoàng Thị An')]
    const wrong = await binh.send('/ocop/nhap', listOf(line, line.replace('3 sao', '6').replace('1/6/2025', '31/6/2025')))
    expect(wrong.status).toBe(422)
    for (const said of ['1 dòng đúng, 2 chỗ cần sửa', 'Dòng 3, cột «Sao»: «6»', 'Dòng 3, cột «Ngày quyết định»'])
      expect(wrong.text).toContain(said)
    expect(wrong.html).not.toContain('name="bang"')
    expect((await an.send('/ocop/nhap', listOf(line))).text).toContain('không có xã mã «6622» trong phạm vi phụ trách')
    const shown = await binh.send('/ocop/nhap', listOf(line))
    expect(shown.text).toContain('Ghi 1 giấy chứng nhận')
    const bang = (/name="bang" value="([^"]+)"/.exec(shown.html)?.[1] ?? '').replaceAll('&quot;', '"')
    expect((await an.post('/ocop/nhap', { bang })).status).toBe(422)
    expect((await binh.post('/ocop/nhap', { bang })).text).toContain('Đã ghi 1 giấy chứng nhận; 0 dòng đã có')
    expect((await binh.post('/ocop/nhap', { bang })).text).toContain('Đã ghi 0 giấy chứng nhận; 1 dòng đã có')
    expect((await visitor(server.url).get('/ocop?tim=ruou')).text).toContain('45/QĐ-UBND ngày 1/6/2025, UBND huyện Đình Lập')
    const other = await binh.post('/ocop/nhap', { bang: bang.replace('Hợp tác xã', 'Doanh nghiệp') })
    expect([other.status, other.text]).toEqual([
      422,
      expect.stringContaining('Dòng 2: Chủ thể «HTX Khuổi Slin» của xã đã có với loại hình hợp tác xã'),
    ])
    await server.database.pool.query(`delete from ocop.certificate where decision_number = '45/QĐ-UBND'`)
  })
})

test('a production model is entered by its commune, corrected by a later row, and seen in its place alone', async () => {
  const [hoa, an] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
  const model = {
    xa: '06622',
    ten: 'Nuôi ong lấy mật',
    nam: '2025',
    'linh-vuc': 'livestock',
    chuoi: 'HTX bao tiêu',
    'so-ho': '12',
    'doanh-thu': '',
    'ket-qua': '',
    'nhan-rong': '1',
  }
  const wrong = await hoa.post('/ocop/mo-hinh', { ...model, 'so-ho': '1,5', 'doanh-thu': '12a', nam: '2027' })
  for (const said of ['«1,5» không phải số hộ', '«12a» không phải số tiền', '«2027» không phải năm']) expect(wrong.text).toContain(said)
  expect((await hoa.post('/ocop/mo-hinh', { ...model, xa: '06280' })).status).toBe(404)
  await hoa.post('/ocop/mo-hinh', model)
  await hoa.post('/ocop/mo-hinh', model)
  const corrected = await hoa.post('/ocop/mo-hinh', { ...model, 'doanh-thu': '1.500.000.000' })
  expect(corrected.text).toContain('1 mô hình')
  expect(corrected.text).toContain('1.500.000.000 đồng')
  const { rows } = await server.database.pool.query('select households, revenue::text from ocop.model order by id')
  expect(rows).toEqual([
    { households: 12, revenue: null },
    { households: 12, revenue: '1500000000' },
  ])
  expect((await an.get('/ocop/mo-hinh')).text).not.toContain('Nuôi ong')
  expect((await hoa.get('/ocop/mo-hinh/tai-ve')).headers.get('content-type')).toContain('spreadsheetml')
})

describe('three years later', () => {
  test('the commune is told when it ends, each time once, and opens a new assessment', async () => {
    const told = (on: string) =>
      tellOfExpiry(server.database.db, { today: day(on), actor: 'hệ thống', now: new Date(`${on}T06:45:00+07:00`) })
    expect(await told('2028-09-01')).toBe(0)
    expect([await told('2028-09-02'), await told('2028-09-02'), await told('2028-11-30')]).toEqual([2, 0, 0])
    expect([await told('2029-02-28'), await told('2029-03-03'), await told('2029-03-04')]).toEqual([2, 2, 0])
    await goTo(day('2028-12-15'))
    const [hoa, an] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Lập hồ sơ công nhận lại OCOP: Gạo nếp cái hoa vàng')
    const ending = await hoa.get('/ocop/het-han')
    expect(ending.text).toContain('2 giấy hết hiệu lực trong 6 tháng tới')
    expect((await an.get('/ocop/het-han')).text).toContain('0 giấy')
    const productPath = /href="(\/ocop\/san-pham\/\d+)"[^>]*>Gạo/.exec(ending.html)?.[1] as string
    expect((await hoa.get(productPath)).text).toContain('0912 345 678')
    expect((await an.get(productPath)).status).toBe(404)
    expect((await an.post(productPath, { viec: 'danh-gia-lai', nam: '2028' })).status).toBe(404)
    expect((await hoa.post(productPath, { viec: 'danh-gia-lai', nam: '2028' })).path).toMatch(/^\/ocop\/ho-so\/\d+$/)
    expect((await hoa.get('/viec-cua-toi')).text).not.toContain('công nhận lại OCOP: Gạo nếp')
  })

  test('a certificate is revoked by decision with its reason, which the public does not read', async () => {
    const lan = await enter('Nguyễn Thị Lan')
    const { rows } = await server.database.pool.query('select id, product_id from ocop.certificate order by id limit 1')
    const path = `/ocop/san-pham/${rows[0].product_id}`
    const revocation = {
      viec: 'thu-hoi',
      giay: String(rows[0].id),
      so: '300/QĐ-UBND (bịa)',
      ngay: '2028-12-10',
      'ly-do': 'Bán hàng không đúng công bố',
    }
    expect((await lan.post(path, { ...revocation, ngay: '2026-03-01' })).status).toBe(422)
    expect((await lan.post(path, { ...revocation, giay: '999' })).status).toBe(404)
    expect((await lan.post(path, revocation)).text).toContain('Bán hàng không đúng công bố')
    expect((await lan.post(path, revocation)).status).toBe(409)
    const seen = await visitor(server.url).get(`/ocop/${rows[0].product_id}`)
    expect(seen.text).toContain('Thu hồi ngày 10/12/2028 theo 300/QĐ-UBND (bịa)')
    expect(seen.text).not.toContain('không đúng công bố')
    expect((await visitor(server.url).get('/ocop')).text).not.toContain('Gạo nếp')
    expect(idIn(path)).toBe(rows[0].product_id)
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
