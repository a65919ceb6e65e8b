import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { enter as enterBrowser, expectSound, openBrowser, photograph } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * February 2020 in Lạng Sơn, on the demonstration data: Bình of the coordination office pastes what the conference decided and the work is given
 * before people are home; targets, slow communes and money stand on their pages. Looked at on an office's screen and on a phone, read by axe;
 * `npm run pictures` takes the pictures of the README on its way. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
const today = day('2020-02-12')
let server: TestServer
let browser: Browser
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ today, env })
  const unitOf = async (code: string) =>
    (
      await server.database.pool.query('select unit_id as id from units.live where code = $1 and valid_from <= $2 and valid_to > $2', [
        code,
        today,
      ])
    ).rows[0].id as number
  const langSon = { id: await unitOf('20'), level: 'province' } as const
  const binhXa = { id: await unitOf('06622'), level: 'commune' } as const
  for (const [name, role, unit, body] of [
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng Điều phối nông thôn mới tỉnh Lạng Sơn'],
    ['Vi Thị Sen', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['Hà Thị Mai', 'departmentOfficer', langSon, 'Sở Y tế'],
    ['Nông Thị Hoa', 'communeOfficer', binhXa, 'UBND xã Bính Xá'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2020-01-02') })
  if (chromium !== null) browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const atDesk = async (name: string) => ({ browser, url: server.url, cookies: (await enter(name)).cookies })

const conclusion = `Kết luận hội nghị, đồng chí Chủ tịch UBND tỉnh yêu cầu Sở Nông nghiệp và Phát triển nông thôn chủ động tham mưu kế hoạch năm 2020, trình UBND tỉnh trước ngày 28/2/2020.
Sở Y tế hướng dẫn các xã hoàn thiện hồ sơ tiêu chí y tế trước ngày 15/3/2020.
Xã Bính Xá phấn đấu hoàn thành tiêu chí môi trường trong quý II/2020.
Các sở, ngành báo cáo tiến độ trước ngày 25 hằng tháng.`

describe.skipIf(chromium === null)('steering', () => {
  test('what a conference decided is pasted, read, and given with a press of a button, without script', async () => {
    const context = await enterBrowser(await atDesk('Lý Văn Bình'), { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/nhiem-vu/tu-van-ban')
    await page.getByLabel('Tên văn bản, cuộc họp').fill('Hội nghị trực tuyến ngày 12/2/2020')
    await page.getByLabel('Ngày của văn bản').fill('2020-02-12')
    await page.locator('textarea[name="van-ban"]').fill(conclusion)
    await page.getByRole('button', { name: 'Đọc và đề xuất việc' }).click()
    expect(await page.locator('main').textContent()).toContain('Đọc được 4 việc')
    await photograph(page, 'dieu-hanh-1-doc-ket-luan')
    await page.getByRole('button', { name: 'Giao các việc đã chọn' }).click()
    await page.goto('/nhiem-vu')
    const list = await page.locator('main').textContent()
    for (const said of ['Sở Y tế', 'Xã Bính Xá', '28/2/2020', '15/3/2020']) expect(list).toContain(said)
    await photograph(page, 'dieu-hanh-2-nhiem-vu')
    await context.close()
    expect((await (await enter('Nông Thị Hoa')).get('/viec-cua-toi')).text).toContain('tiêu chí môi trường')
  })

  test('targets beside what was reached, and communes that are slow by a rule of the province', async () => {
    const binh = await enter('Lý Văn Bình')
    const rule = { viec: 'dat', 'quy-tac': 'fewCriteria', 'so-tieu-chi': '7', 'so-thang': '', 'can-cu': 'Kế hoạch năm 2020 của tỉnh (bịa)' }
    expect((await binh.post('/cham-tien-do', rule)).status).toBe(200)
    const context = await enterBrowser(await atDesk('Lý Văn Bình'))
    const page = await context.newPage()
    await page.goto('/muc-tieu')
    expect(await page.locator('main').textContent()).toContain('65 xã')
    await photograph(page, 'dieu-hanh-3-muc-tieu')
    await page
      .getByRole('link', { name: /Số xã được công nhận đạt chuẩn nông thôn mới$/ })
      .first()
      .click()
    await page.waitForURL(/\/muc-tieu\/\d+/)
    expect(await page.locator('main svg').count()).toBeGreaterThan(0)
    await page.goto('/cham-tien-do')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5)
    await photograph(page, 'dieu-hanh-4-cham-tien-do')
    await context.close()
  })

  test('money that is allotted and handed on stands by source and kind', async () => {
    const binh = await enter('Lý Văn Bình')
    const given = {
      viec: 'ghi',
      'tu-phan': '',
      'viec-von': 'allocate',
      nam: '2020',
      'chuyen-nguon': '',
      'so-tien-don-vi': '',
      ngay: '2020-01-15',
    }
    const to = (place: string, source: string, kind: string, amount: string, more: object = {}) =>
      binh.post('/von/phan-bo', {
        ...{ ...given, 'don-vi': place, nguon: source, loai: kind, 'so-tien': amount, 'nguoi-gop': '', 'ghi-chu': '' },
        ...{ 'van-ban': 'Quyết định giao vốn (số bịa cho kiểm thử)', ...more },
      })
    for (const answer of [
      await to('20', 'central', 'investment', '310 tỷ'),
      await to('20', 'central', 'recurrent', '96,5 tỷ'),
      await to('20', 'province', 'investment', '120 tỷ'),
      await to('189', 'central', 'investment', '42 tỷ', { 'tu-phan': 'co' }),
    ])
      expect(answer.status).toBe(200)
    const context = await enterBrowser(await atDesk('Lý Văn Bình'))
    const page = await context.newPage()
    await page.goto('/von')
    expect(await page.locator('main').textContent()).toContain('Ngân sách trung ương')
    await photograph(page, 'dieu-hanh-5-von')
    await context.close()
  })

  test('the paper of the conference carries figures that freeze when it opens, and says what they rest on', async () => {
    const binh = await enter('Lý Văn Bình')
    const office = /<option value="(\d+)"[^>]*>Văn phòng Điều phối/.exec((await binh.get('/hoi-nghi/moi')).html)?.[1] ?? ''
    const meeting = {
      ...{ 'tieu-de': 'Hội nghị trực tuyến triển khai kế hoạch xây dựng nông thôn mới năm 2020', 'co-quan': office, 'hinh-thuc': 'online' },
      ...{ ngay: '12/2/2020', gio: '14:00', noi: 'Hội trường UBND tỉnh Lạng Sơn', 'chu-tri': 'Phạm Ngọc Thưởng' },
      ...{ 'chuc-vu-chu-tri': 'Chủ tịch UBND tỉnh', 'thu-ky': 'Lý Văn Bình', 'khach-moi': '', 'ky-truoc': '' },
      'chuong-trinh': 'Báo cáo kết quả năm 2019 | Văn phòng Điều phối | 30\nThảo luận | Các huyện, xã | 60\nKết luận',
    }
    const { path } = await binh.post('/hoi-nghi/moi', meeting)
    await binh.post(path, { viec: 'moi-nhom', nhom: 'communes' })
    await binh.post(`${path}/tai-lieu/moi/soan`, {
      ...{ viec: 'ghi', ban: '0', 'tieu-de': 'Báo cáo kết quả năm 2019, nhiệm vụ năm 2020' },
      'noi-dung': [
        'Đến hết năm 2019 có {{communes-recognised ngay=31/12/2019}} xã đạt chuẩn; bình quân {{average-criteria-met ngay=31/12/2019}} tiêu chí/xã.',
        'Sau sáp nhập, đến nay có {{communes-recognised}} xã được công nhận.',
      ].join('\n'),
    })
    await binh.post(path, { viec: 'gui-giay-moi' })
    expect((await binh.post(path, { viec: 'mo', gio: '14:05' })).status).toBe(200)
    const context = await enterBrowser(await atDesk('Lý Văn Bình'))
    const page = await context.newPage()
    await page.goto(`${path}/tai-lieu/1`)
    const paper = await page.locator('main').textContent()
    for (const said of ['61 xã đạt chuẩn; bình quân 11,54', 'chốt lúc mở hội nghị (14:05 ngày 12/2/2020)']) expect(paper).toContain(said)
    await photograph(page, 'dieu-hanh-6-hoi-nghi')
    await context.close()
    for (const one of [path, `${path}/tai-lieu/1`, `${path}/giay-moi`])
      await expectSound(one, { ...(await atDesk('Lý Văn Bình')), name: one })
  }, 60_000)

  // pages of money, OCOP, movement, difficulties and the desk are looked at by the stories of their own
  const tasks = ['/nhiem-vu', '/nhiem-vu/tu-van-ban', '/nhiem-vu/theo-co-quan', '/muc-tieu', '/dang-ky', '/cham-tien-do']
  const meetings = ['/hoi-nghi', '/hoi-nghi/moi', '/kiem-tra', '/tap-huan', '/thong-bao']
  test.each([...tasks, ...meetings])('%s is sound for the office, on a screen and on a phone', async (path) => {
    await expectSound(path, await atDesk('Lý Văn Bình'))
  })

  test.each(['/nhiem-vu', '/muc-tieu', '/von', '/cham-tien-do'])('%s prints its list, not the frame around it', async (path) => {
    const context = await enterBrowser(await atDesk('Lý Văn Bình'))
    const page = await context.newPage()
    await page.goto(path)
    await page.emulateMedia({ media: 'print' })
    expect([await page.locator('header').isVisible(), await page.locator('main table').first().isVisible()]).toEqual([false, true])
    await context.close()
  })

  test.each(['/nhiem-vu', '/dang-ky'])('%s is sound for a commune', async (path) => {
    await expectSound(path, await atDesk('Nông Thị Hoa'))
  })
})
