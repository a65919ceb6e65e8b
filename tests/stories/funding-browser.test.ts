import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

// The pages of money as Bình and Hoa see them, on a computer and on a telephone.
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let browser: Browser
let project: string
const visitors: Record<string, Visitor> = {}

const money = { 'viec-von': 'allocate', nam: '2025', loai: 'investment', 'van-ban': '45/QĐ-UBND (bịa)', ngay: '2025-07-10' }
const handed: [string, string, string, string][] = [
  ['20', '', 'central', '24,5 tỷ'],
  ['20', '', 'province', '18 tỷ'],
  ['06622', 'co', 'central', '3,5 tỷ'],
  ['06280', 'co', 'central', '2,8 tỷ'],
  ['06622', 'co', 'province', '1,2 tỷ'],
]

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  for (const [key, name, role, unit] of [
    ['binh', 'Lý Văn Bình', 'coordinationOffice', { id: units.langSon, level: 'province' }],
    ['hoa', 'Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
  ] as const) {
    const { login, password } = await openOfficer(server.accounts, { name, role, unit, today: roundToday })
    visitors[key] = visitor(server.url)
    await visitors[key].post('/dang-nhap', { ten: login, 'mat-khau': password })
  }
  const { binh, hoa } = visitors as { binh: Visitor; hoa: Visitor }
  for (const [unit, from, nguon, amount] of handed)
    await binh.post('/von/phan-bo', { ...money, 'don-vi': unit, 'tu-phan': from, nguon, 'so-tien': amount })
  await binh.post('/von/phan-bo', { ...money, 'viec-von': 'carryOver', 'don-vi': '06622', nguon: 'central', 'so-tien': '640 triệu' })
  const form = {
    ten: 'Đường giao thông liên thôn Bản Chắt – Pò Mìn',
    'so-tien': '3,2 tỷ',
    'van-ban': '60/QĐ-UBND (bịa)',
    ngay: '2025-07-15',
  }
  project = (await hoa.post('/von/du-an/moi', { ...form, 'tieu-chi': '2' })).path
  const paid = { viec: 'giai-ngan', nguon: 'central', loai: 'investment', nam: '2025', 'van-ban': 'Lệnh chi 05 (bịa)' }
  await hoa.post(project, { ...paid, 'so-tien': '1,25 tỷ', ngay: '2025-09-01' })
  const last = await hoa.post(project, { ...paid, 'so-tien': '480 triệu', ngay: '2025-11-03' })
  const id = /khoản số (\d+)/.exec(last.text)?.[1] ?? ''
  const back = { viec: 'ghi-giam', khoan: id, 'so-tien': '80 triệu', ngay: '2025-11-20', 'van-ban': 'ĐC 01', 'ly-do': 'Kho bạc hoàn trả' }
  await hoa.post(project, back)
  await hoa.post(project, { viec: 'no-dong', 'so-tien': '420 triệu', ngay: '2025-11-30', 'han-tra': '2026-03-31', 'van-ban': 'BB (bịa)' })
  const gift = { 'ben-gop': 'people', ngay: '2025-08-01', 'van-ban': 'Biên bản họp thôn (bịa)' }
  await hoa.post('/von/hien-vat', { ...gift, 'hien-vat': 'land', 'so-luong': '1.250.400' })
  await hoa.post('/von/hien-vat', {
    ...gift,
    'hien-vat': 'labour',
    'so-luong': '345,5',
    'quy-doi': '69,1 triệu',
    'van-ban-gia': 'TB 12 (bịa)',
  })
  await publish()
  browser = await openBrowser()
}, 240_000)
afterAll(() => browser?.close())

/** What somebody printed of the province. */
const publish = () =>
  server.database.pool.query(
    `with s as (insert into evidence.source (kind, title, entered_by, entered_at) values ('file', 'bịa', 'kiểm thử', now()) returning id)
     insert into funding.published (unit_id, title, source, kind, as_of, year, money_unit, plan, disbursed, remaining, percent, document, source_id, known_at)
     select $1, 'Giải ngân 6 tháng', 'central', k, '2025-11-30', 2025, 1000000000, p, d, r, t, 'Báo cáo (bịa)', s.id, now()
     from s, (values ('investment', '310,3', '267', '43,2', '86,06'), ('recurrent', '105,7', '94', '11,6', '89'),
       ('total', '416', '361,6', null, '86,9')) x (k, p, d, r, t)`,
    [units.langSon],
  )

const pages = ['/von', '/von/phan-bo', '/von/du-an', '/von/giai-ngan', '/von/hien-vat', '/von/no-dong', '/von/tieu-chi', '/von/nhap-tep']

test.skipIf(chromium === null)(
  'every page of money is sound for the office and for the commune',
  async () => {
    for (const [key, more] of [
      ['binh', []],
      ['hoa', ['/von/du-an/moi', project]],
    ] as const) {
      const { cookies } = visitors[key] as Visitor
      for (const path of [...pages, ...more]) await expectSound(path, { browser, url: server.url, cookies, name: `${key} ${path}` })
    }
    await expectSound('/von-cong-bo', { browser, url: server.url })
  },
  240_000,
)

test.skipIf(chromium === null)('the office’s first sentence is the rate against the time that has gone by', async () => {
  const { text } = await (visitors.binh as Visitor).get('/von')
  expect(text).toContain('Giải ngân 3,9% sau 94% thời gian của năm.')
  expect(text).toContain('cộng công bố 361,6 tỷ đồng; các phần cộng lại 361,0 tỷ đồng: lệch 0,6 tỷ đồng')
})
