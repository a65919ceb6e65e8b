import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { enter, faultsOf, none, openBrowser, phone, wide } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, environment, langSon, settleRounds, submitted } from '../harness/sheets.ts'

// Bình, Hoa, Páo and the residents of Bính Xá at real browsers without script: on the computers of their offices, and on telephones.
let server: TestServer
let browser: Browser
const people: Record<string, { login: string; password: string }> = {}
let sheetId: number

const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer({ template: 'ntm_empty', today: day('2025-12-15'), env })
  const round = await settleRounds(server.database)
  const commune = { id: communes.binhXa, level: 'commune' } as const
  const open = async (name: string, role: 'coordinationOffice' | 'communeOfficer', unit: { id: number; level: 'province' | 'commune' }) => {
    people[name] = await openOfficer(server.accounts, { name, role, unit, today: day('2025-12-01') })
    return people[name] as Awaited<ReturnType<typeof openOfficer>>
  }
  await open('Lý Văn Bình', 'coordinationOffice', { id: langSon, level: 'province' })
  const hoa = await open('Nông Thị Hoa', 'communeOfficer', commune)
  await open('Vy Văn Páo', 'communeOfficer', commune)
  sheetId = await submitted(server.database, {
    round: round.langSon,
    set: round.set,
    unitId: communes.binhXa,
    values: environment,
    by: hoa,
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sessions = new WeakMap<Page, CDPSession>()
/** What one session of the browser switched off, another one cannot switch on. */
async function scripts(page: Page, value: 'on' | 'off'): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await session.send('Emulation.setScriptExecutionDisabled', { value: value === 'off' })
}

/** A page on a telephone or a computer; scripts are off, so what works here works for everybody. */
async function device(viewport: typeof wide): Promise<Page> {
  const page = await (await enter({ browser, url: server.url }, { viewport })).newPage()
  await scripts(page, 'off')
  return page
}

async function signIn(name: string, viewport = wide): Promise<Page> {
  const page = await device(viewport)
  await page.goto(`${server.url}/dang-nhap?ve=/lay-y-kien`)
  await page.getByLabel('Tên đăng nhập').fill(people[name]?.login ?? '')
  await page.getByLabel('Mật khẩu').fill(people[name]?.password ?? '')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  return page
}

/** The page as it stands now, at both widths, has no barrier that can be found by a program and does not scroll sideways. */
async function sound(page: Page): Promise<void> {
  // only for the checker that is brought along
  await scripts(page, 'on')
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport)
    const at = { path: page.url(), width: viewport.width }
    expect({ ...at, ...(await faultsOf(page)) }).toEqual({ ...at, ...none })
  }
  await scripts(page, 'off')
}

const fillAll = async (page: Page, fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
}
const contexts = (pages: Page[]): BrowserContext[] => pages.map((page) => page.context())

test.skipIf(chromium === null)(
  'a survey from its opening to its result, and a posting with an opinion and its answer',
  async () => {
    const binh = await signIn('Lý Văn Bình')
    await sound(binh)
    await binh.getByRole('link', { name: 'Mở đợt lấy ý kiến' }).click()
    await sound(binh)
    await fillAll(binh, {
      'Mã xã': '06622',
      'Cơ quan lấy ý kiến': 'Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn',
      'Tổng số hộ của xã': '60',
      'Số hộ được lấy ý kiến': '9',
      'Đến hết ngày': '2025-12-31',
      'Cách lấy ý kiến': 'Phát phiếu mời đến hộ',
      'Nội dung hỏi, mỗi dòng một nội dung': 'Đường giao thông nông thôn, đường thôn bản, ngõ xóm\nNước sạch và vệ sinh môi trường',
      'Câu đánh giá chung': 'Kết quả xây dựng nông thôn mới của xã nói chung',
      'Căn cứ của các nội dung': 'Mẫu phiếu bịa cho kiểm thử',
      'Hài lòng chung, %': '101',
    })
    await binh.getByRole('button', { name: 'Mở đợt lấy ý kiến' }).click()
    expect(await binh.getByRole('alert').textContent()).toContain('từ 1 đến 100')
    await sound(binh)
    await binh.getByLabel('Hài lòng chung, %', { exact: true }).fill('')
    await binh.getByRole('button', { name: 'Mở đợt lấy ý kiến' }).click()
    await sound(binh)
    const survey = binh.url()
    await binh.getByRole('link', { name: 'Tạo lô mã và in phiếu mời' }).click()
    await sound(binh)
    await fillAll(binh, { 'Thôn, khu vực': 'Bản Chắt', 'Số mã': '3' })
    await binh.getByRole('button', { name: 'Tạo mã và in phiếu mời' }).click()
    await sound(binh)
    const codes = await binh.locator('section strong').allTextContents()
    expect(codes).toHaveLength(3)

    for (const code of codes) {
      const home = await device(phone)
      await home.goto(`${server.url}/phieu-y-kien`)
      if (code === codes[0]) await sound(home)
      await home.getByLabel('Mã trên phiếu mời').fill(code.toLowerCase())
      await home.getByRole('button', { name: 'Tiếp tục' }).click()
      if (code === codes[0]) await sound(home)
      for (const box of await home.locator('fieldset').all()) await box.getByLabel('Hài lòng', { exact: true }).check()
      await home.getByRole('button', { name: 'Tiếp tục' }).click()
      if (code === codes[0]) await sound(home)
      await home.getByRole('button', { name: 'Gửi phiếu' }).click()
      expect(new URL(home.url()).pathname).toBe('/phieu-y-kien/cam-on')
      if (code === codes[0]) await sound(home)
      await home.context().close()
    }

    const hoa = await signIn('Nông Thị Hoa', phone)
    await hoa.goto(`${survey}/phieu-giay`)
    await sound(hoa)
    await fillAll(hoa, { 'Thôn, khu vực': 'Nà Lừa', 'Số phiếu': '6', 'Nơi lưu bản quét': 'na-lua.pdf' })
    for (const box of await hoa.locator('fieldset').all()) {
      await box.getByLabel('Hài lòng', { exact: true }).fill('5')
      await box.getByLabel('Chưa hài lòng').fill('2')
    }
    await hoa.getByRole('button', { name: 'Ghi lô phiếu' }).click()
    expect(await hoa.getByRole('alert').textContent()).toContain('cộng được 7 phiếu')
    await sound(hoa)
    for (const box of await hoa.locator('fieldset').all()) await box.getByLabel('Chưa hài lòng').fill('1')
    await hoa.getByRole('button', { name: 'Ghi lô phiếu' }).click()
    await sound(hoa)
    const pao = await signIn('Vy Văn Páo')
    await pao.goto(survey)
    await sound(pao)
    await pao.getByRole('button', { name: 'Đã đối chiếu với bản quét: đúng' }).click()
    await binh.goto(survey)
    await binh.getByRole('button', { name: 'Đóng đợt và công bố kết quả' }).click()
    await sound(binh)

    await hoa.goto(`${server.url}/lay-y-kien/niem-yet-moi/${sheetId}`)
    await sound(hoa)
    await fillAll(hoa, {
      'Nơi niêm yết, mỗi dòng một nơi': 'Trụ sở UBND xã\nNhà văn hóa Bản Chắt',
      'Số ngày phải niêm yết': '10',
      'Căn cứ của số ngày': 'Công văn bịa',
    })
    await hoa.getByRole('button', { name: 'Niêm yết', exact: true }).click()
    const posting = hoa.url()
    const lanh = await device(phone)
    await lanh.goto(`${server.url}/niem-yet`)
    await sound(lanh)
    await lanh.getByRole('link', { name: 'Xã Bính Xá' }).first().click()
    await sound(lanh)
    await lanh.getByLabel('Nội dung ý kiến').fill('Kênh N7 cạn nước.\nĐề nghị xã xem lại.')
    await lanh.getByLabel('Cách liên hệ để nhận trả lời (không bắt buộc)').fill('0912 345 678')
    await lanh.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await sound(lanh)
    await hoa.goto(posting)
    await sound(hoa)
    await hoa.getByText('Trả lời', { exact: true }).click()
    await hoa.getByLabel('Nội dung trả lời').fill('Xã đã kiểm tra và sửa.')
    await hoa.getByRole('button', { name: 'Ghi trả lời' }).click()
    await sound(hoa)
    await hoa.getByRole('button', { name: 'Xem cách liên hệ (ghi nhật ký)' }).click()
    await sound(hoa)
    await hoa.goto(`${posting}/tong-hop`)
    await sound(hoa)
    await lanh.reload()
    expect(await lanh.textContent('main')).toContain('Xã đã kiểm tra và sửa.')
    await lanh.goto(survey.replace('/lay-y-kien/dot/', '/niem-yet/hai-long/'))
    await sound(lanh)
    await sound(await signIn('Nông Thị Hoa'))
    for (const context of contexts([binh, hoa, pao, lanh])) await context.close()
  },
  180_000,
)
