import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

// The pages of OCOP and of the movement with something on them, as Hoa, Mai, Bình, Lan and the public see them in Chromium.
let server: TestServer
let browser: Browser
const people: Record<string, Visitor> = {}
const paths: Record<string, string> = {}

const settleOcop = async () => {
  const { Hoa: hoa, Bình: binh, Mai: mai, Lan: lan } = people as Record<string, Visitor>
  if (!hoa || !binh || !mai || !lan) throw new Error('nobody is here')
  const { rows } = await server.database.pool.query(`select id from people.person where name = 'Vi Thị Mai'`)
  const council = {
    viec: 'hoi-dong',
    ten: 'Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Lạng Sơn',
    nam: '2026',
    so: '77/QĐ-UBND',
    ngay: '2026-01-20',
  }
  await binh.post('/ocop/quy-dinh', { ...council, 'thanh-vien': String(rows[0].id) })
  const goods = [
    ['Gạo nếp cái hoa vàng Bính Xá', '1', '36,5', '20', '30'],
    ['Rượu men lá Khuổi Slin', '2', '38', '24', '33'],
    ['Cao khô vịt quay lá mắc mật', '1', '20', '15', '14'],
    ['Nón lá thêu hoa văn Tày', '4', '', '', ''],
    ['Du lịch cộng đồng bản Nà Lừa', '6', '', '', ''],
  ] as const
  for (const [at, [product, nhom, a, b, c]] of goods.entries()) {
    const entry = {
      xa: '06622',
      nam: '2026',
      'chu-the': 'Hợp tác xã nông nghiệp và dịch vụ Bính Xá',
      'loai-hinh': 'cooperative',
      'lien-he': '',
    }
    const { path } = await hoa.post('/ocop/ho-so/moi', { ...entry, 'san-pham': product, nhom })
    paths[product] = path
    await hoa.post(path, { viec: 'them-tai-lieu', ten: 'Phiếu đăng ký đánh giá, phân hạng sản phẩm', noi: 'Hộp hồ sơ 3, tờ 12' })
    if (at === 4) continue
    await hoa.post(path, { viec: 'gui' })
    const id = /<option value="(\d+)">Hội đồng/.exec((await binh.get(path)).html)?.[1] ?? ''
    await binh.post(path, { viec: 'dua-ra', 'hoi-dong': id })
    if (a === '') continue
    await mai.post(path, { viec: 'cham', a, b, c, 'nhan-xet': 'Câu chuyện sản phẩm rõ, bao bì cần ghi mã số vùng trồng.' })
    await binh.post(path, { viec: 'tong-hop' })
    const decision = {
      viec: 'quyet-dinh',
      so: `21${at}/QĐ-UBND`,
      ngay: '2026-03-02',
      'co-quan': 'UBND tỉnh Lạng Sơn',
      cap: 'province',
      sao: '',
    }
    if (at < 1) await lan.post(path, decision)
  }
}

const settleMovement = async () => {
  const { Hoa: hoa, Bình: binh } = people as Record<string, Visitor>
  if (!hoa || !binh) throw new Error('nobody is here')
  const { rows } = await server.database.pool.query(
    `insert into people.body (kind, level, unit_id, name, valid_from) values ('assistingBody', 'province', 2, 'Công ty Điện lực Lạng Sơn', '2025-07-01') returning id`,
  )
  const pledge = {
    xa: '06622',
    'don-vi-giup': String(rows[0].id),
    'noi-dung': 'Xi măng làm đường thôn Nà Lừa',
    'hinh-thuc': 'inKind',
    muc: '1200,5',
  }
  const entered = await binh.post('/phong-trao/giup-do', {
    ...pledge,
    'don-vi-tinh': 'tấn xi măng',
    'van-ban': 'Biên bản ký kết 03',
    ngay: '2026-02-10',
    han: '',
  })
  paths.pledge = entered.path
  for (const one of [binh, hoa]) {
    const key = /name="lan-gui" value="([^"]+)"/.exec((await one.get(entered.path)).html)?.[1] ?? ''
    await one.post(entered.path, { viec: 'nhan', 'lan-gui': key, muc: '50', ngay: '2026-02-20', 'ghi-chu': 'Giao tại nhà văn hóa thôn' })
  }
  const lines = {
    ...{ 'ten-1': 'Đường hoa trồng mới', 'nguon-1': 'count', 'don-vi-1': 'km', 'chieu-1': 'more', 'diem-1': '60', 'moc-1': '' },
    ...{ 'ten-2': 'Điểm tập kết rác tồn đọng', 'nguon-2': 'count', 'don-vi-2': 'điểm', 'chieu-2': 'less', 'diem-2': '40', 'moc-2': '' },
  }
  const head = {
    ten: 'Cả nước chung sức xây dựng nông thôn mới',
    'co-quan': 'UBND tỉnh Lạng Sơn',
    so: '15/KH-UBND',
    tu: '2026-02-01',
    den: '2026-03-01',
  }
  paths.round = (await binh.post('/phong-trao/moi', { ...head, ...lines })).path
  for (const [xa, a, b] of [
    ['06622', '2,5', '0'],
    ['06280', '2,5', '0'],
  ] as const)
    await binh.post(paths.round, { viec: 'so-lieu', xa, 'tieu-chi-1': a, 'tieu-chi-2': b })
  const proposal = {
    viec: 'de-xuat',
    'don-vi': '06622',
    ten: 'Thôn Nà Lừa',
    loai: 'unit',
    'hinh-thuc': 'Bằng khen của Chủ tịch UBND tỉnh',
    'thanh-tich': 'Hiến 2.000 m² đất làm đường',
    dot: '',
  }
  await hoa.post('/phong-trao/khen-thuong', proposal)
}

beforeAll(async () => {
  if (chromium === null) return
  const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
  server = await startServer({ template: 'ntm_empty', today: day('2026-03-02'), env })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', { id: 3, level: 'commune' }],
    ['Lý Văn Bình', 'coordinationOffice', { id: 2, level: 'province' }],
    ['Vi Thị Mai', 'councilMember', { id: 2, level: 'province' }],
    ['Nguyễn Thị Lan', 'leader', { id: 2, level: 'province' }],
  ] as const) {
    const { login, password } = await openOfficer(server.accounts, { name, role, unit, today: day('2026-01-01') })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
    people[name.split(' ').at(-1) as string] = person
  }
  await settleOcop()
  await settleMovement()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

describe.skipIf(chromium === null)('at both widths nothing bars the way', () => {
  test.each([
    ['public list', '', '/ocop'],
    ['public product', '', '/ocop/1'],
    ['dossiers', 'Bình', '/ocop/ho-so'],
    ['new dossier', 'Hoa', '/ocop/ho-so/moi'],
    ['dossier under way', 'Hoa', 'Du lịch cộng đồng bản Nà Lừa'],
    ['sheet to score', 'Mai', 'Nón lá thêu hoa văn Tày'],
    ['council summed up', 'Bình', 'Gạo nếp cái hoa vàng Bính Xá'],
    ['decision of five stars', 'Lan', 'Rượu men lá Khuổi Slin'],
    ['decision of nobody', 'Lan', 'Cao khô vịt quay lá mắc mật'],
    ['product', 'Lan', '/ocop/san-pham/1'],
    ['expiry', 'Hoa', '/ocop/het-han'],
    ['regulation', 'Bình', '/ocop/quy-dinh'],
    ['import', 'Bình', '/ocop/nhap'],
    ['models', 'Hoa', '/ocop/mo-hinh'],
    ['movement', 'Bình', '/phong-trao'],
    ['new round', 'Bình', '/phong-trao/moi'],
    ['pledges', 'Bình', '/phong-trao/giup-do'],
    ['pledge', 'Hoa', 'pledge'],
    ['round', 'Bình', 'round'],
    ['commendations', 'Bình', '/phong-trao/khen-thuong'],
  ])(
    '%s',
    async (name, who, path) => {
      const cookies = people[who]?.cookies
      await expectSound(paths[path] ?? path, { browser, url: server.url, name, ...(cookies ? { cookies } : {}) })
    },
    30_000,
  )
})
