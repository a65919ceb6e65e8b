import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulesOf } from '../../src/programme/recognition/dossier.procedures.ts'
import { enter, expectSound, openBrowser } from '../harness/chromium.ts'
import { type CouncilWorld, councilDay, councilServer, press, settleCouncil } from '../harness/council.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import type { Visitor } from '../harness/visitor.ts'

/** The pages of a dossier in every state of it, in a real browser without script, at two widths, without a barrier. */
let server: TestServer
let world: CouncilWorld
let browser: Browser

beforeAll(async () => {
  if (chromium === null) return
  server = await startServer(councilServer)
  world = await settleCouncil(server, 4)
  browser = await openBrowser()
}, 240_000)
afterAll(() => browser?.close())

const home = '/ho-so/1'

/** The browser of a person of the land, or of the public. */
const reader = (person: Visitor | null) => ({ browser, url: server.url, cookies: person?.cookies ?? [] })
const look = (person: Visitor | null, name: string, path: string) => expectSound(path, { ...reader(person), name })

test.skipIf(chromium === null)(
  'every page in every state is read without a barrier, and a form is filled by hand',
  { timeout: 240_000 },
  async () => {
    const { people, council, seats } = world
    await look(people.Nga, 'danh-sach-trong', '/ho-so')
    await people.Nga.post('/ho-so', { loai: 'cong-nhan', phieu: '1', nam: '2025' })
    await look(people.Nga, 'ho-so-moi', home)

    const context = await enter(reader(people.Nga), { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.url}${home}`)
    await page.getByRole('button', { name: 'Gửi hội đồng' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Chưa đủ điều kiện gửi hội đồng')
    await page.getByLabel('Số, ký hiệu', { exact: true }).fill('12/TTr-UBND')
    await page.getByLabel('Ngày văn bản').last().fill('2026-01-20')
    await page.getByLabel('Cơ quan ban hành').fill('UBND xã Bính Xá')
    await page.getByRole('button', { name: 'Thêm văn bản' }).click()
    expect(new URL(page.url()).pathname).toBe(home)
    expect(await page.textContent('main')).toContain('12/TTr-UBND ngày 20/1/2026, UBND xã Bính Xá')
    await context.close()

    const papers = rulesOf('2021-2025').papers.filter(({ kinds }) => kinds.includes('recognition'))
    for (const { key } of papers.slice(1))
      await press(people.Nga, home, 'them-van-ban', {
        loai: key,
        so: '13/BC-UBND',
        ngay: '2026-01-20',
        'co-quan': 'UBND xã Bính Xá',
        tep: '',
      })
    for (const condition of ['arrears', 'security', 'satisfaction'])
      await press(people.Nga, home, 'xac-nhan', {
        ...{
          'dieu-kien': condition,
          'dap-ung': 'co',
          'co-quan': 'Sở Tài chính',
          'van-ban': '45/STC-ĐT',
          ngay: '2026-01-22',
          'ghi-chu': '',
        },
      })
    await look(people.Lan, 'ho-so-du', home)
    await press(people.Nga, home, 'gui')
    await look(people.Nga, 'ho-so-da-gui', home)
    await look(people.Nga, 'ban-chot', `${home}/ban-chot/1`)
    await people.Dung.post('/ho-so/quy-che', {
      ...{ viec: 'quy-che', 'phien-ban': '0', 'giai-doan': '2021-2025', tu: '2026-01-10', 'ty-le': '3/4', 'cach-tinh': 'present' },
      ...{ 'co-mat': '2/3', 'cach-bo': 'secret', 'van-ban': 'Quy chế 05/QC-HĐTĐ ngày 10/01/2026' },
    })
    await look(people.Dung, 'quy-che', '/ho-so/quy-che')
    await press(people.Nga, home, 'mo-phien', {
      ngay: councilDay,
      noi: 'Hội trường UBND tỉnh',
      'chu-tri': String(seats[0]),
      'thu-ky': String(seats[1]),
    })
    await press(
      people.Nga,
      home,
      'co-mat',
      seats.map((seat): [string, string] => ['ghe', String(seat)]),
    )
    await press(people.Nga, home, 'bat-dau')
    await look(people.Nga, 'thu-ky-bo-phieu', home)
    await look(council[0] as Visitor, 'thanh-vien-bo-phieu', home)
    for (const [at, member] of council.entries())
      await member.post(home, {
        viec: 'bo-phieu',
        'y-kien': at === 3 ? 'disagree' : 'agree',
        'y-kien-khac': at === 3 ? 'Nước sạch chưa đều giữa các thôn.' : '',
      })
    await press(people.Nga, home, 'ket-thuc')
    await look(people.Nga, 'bien-ban', `${home}/bien-ban/1`)
    await look(people.Dung, 'ky', home)
    await press(people.Dung, home, 'ky', { 'tham-quyen': 'KT.', 'chuc-vu': 'Chủ tịch', 'chuc-vu-ky': 'Phó Chủ tịch' })
    await look(people.Nga, 'cap-so', home)
    await press(people.Nga, home, 'cap-so', { so: '99/QĐ-UBND', ngay: councilDay })
    await press(people.Nga, home, 'cong-bo')
    await look(people.Nga, 'quyet-dinh-in', `${home}/quyet-dinh`)
    await look(people.Nga, 'xong', home)
    await look(people.Nga, 'danh-sach', '/ho-so')
    await look(null, 'cong-khai', '/quyet-dinh')
    await look(null, 'cong-khai-mot', '/quyet-dinh/1')
  },
)
