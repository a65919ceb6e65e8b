import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * A year's money of Lạng Sơn. Bình of the coordination office is allotted and hands on to Bính Xá; Hoa of Bính Xá enters a project and what was
 * paid, and takes a slip back later; An of Văn An sees nothing of it. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  for (const [name, role, unit] of [
    ['Lý Văn Bình', 'coordinationOffice', { id: units.langSon, level: 'province' }],
    ['Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
    ['Hoàng Thị An', 'communeOfficer', { id: units.vanAn, level: 'commune' }],
    ['Vy Thị Lan', 'communeLeader', { id: units.binhXa, level: 'commune' }],
    ['Đàm Văn Cao', 'coordinationOffice', { id: units.caoBang, level: 'province' }],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, today: roundToday })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}

const money = {
  ...{ 'don-vi': '20', 'tu-phan': '', 'viec-von': 'allocate', nam: '2025', nguon: 'central', loai: 'investment', 'chuyen-nguon': '' },
  ...{ 'so-tien': '10 tỷ', 'so-tien-don-vi': '', 'van-ban': '12/QĐ-TTg (bịa)', ngay: '2025-02-10', 'nguoi-gop': '', 'ghi-chu': '' },
}
const paid = {
  ...{ viec: 'giai-ngan', nguon: 'central', loai: 'investment', 'chuyen-nguon': '', nam: '2025', 'so-tien': '800 triệu' },
  ...{ 'so-tien-don-vi': '', ngay: '2025-09-01', 'van-ban': 'Lệnh chi 05 (bịa)' },
}
const handed = { ...money, 'don-vi': '06622', 'tu-phan': 'co', 'so-tien': '2,5 tỷ', 'van-ban': '45/QĐ-UBND (bịa)', ngay: '2025-03-01' }
let project: string

describe('the office', () => {
  test('is allotted, hands on, and no more than it has', async () => {
    const binh = await enter('Lý Văn Bình')
    expect((await binh.get('/von')).text).toContain('Chưa có kế hoạch vốn nào được ghi cho năm này')
    const none = await binh.post('/von/phan-bo', handed)
    expect(none.status).toBe(409)
    expect(none.text).toContain('Ngân sách trung ương, đầu tư phát triển: chỉ còn 0 đồng, không đủ 2,5 tỷ đồng')
    expect(none.html).toContain('value="2,5 tỷ"')
    expect((await binh.post('/von/phan-bo', money)).status).toBe(200)
    const once = { ...handed, 'lan-gui': 'một lần' }
    await binh.post('/von/phan-bo', once)
    const twice = await binh.post('/von/phan-bo', once)
    expect(twice.text).toContain('2 khoản giao, điều chỉnh')
    const page = await binh.get('/von')
    expect(page.text).toContain('Giải ngân 0,0% sau 94% thời gian của năm.')
    expect(page.text).toContain('0 tỷ đồng trên kế hoạch 10 tỷ đồng')
    expect(page.html).toMatch(/data-label="Trong đó chưa phân bổ">7,5</)
  })

  test.each([
    ['1.500', 'chưa rõ là đồng, triệu hay tỷ'],
    ['1,500', 'có thể là 1 phẩy hoặc hàng nghìn'],
    ['12a', 'Không đọc được số tiền'],
    ['', 'Chưa ghi số tiền'],
    ['0 đồng', 'bằng 0'],
  ])('an amount «%s» is not guessed at', async (typed, said) => {
    const binh = await enter('Lý Văn Bình')
    const answer = await binh.post('/von/phan-bo', { ...money, 'so-tien': typed })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
  })

  test('does not hand money to another province, nor does another province hand it on', async () => {
    const [binh, cao] = [await enter('Lý Văn Bình'), await enter('Đàm Văn Cao')]
    expect((await binh.post('/von/phan-bo', { ...handed, 'don-vi': '01273' })).status).toBe(404)
    expect((await cao.post('/von/phan-bo', handed)).status).toBe(404)
    expect((await cao.get('/von?don-vi=20')).status).toBe(404)
    expect((await binh.get('/von?don-vi=99999')).status).toBe(404)
  })
})

describe('the commune', () => {
  test('enters what it raised itself, and nothing that comes from above', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const own = { ...money, 'don-vi': '06622', nguon: 'community', loai: 'unsorted', 'so-tien': '120', 'so-tien-don-vi': 'trieu' }
    expect((await hoa.post('/von/phan-bo', { ...own, nguon: 'central' })).status).toBe(403)
    expect((await hoa.post('/von/phan-bo', own)).html).toMatch(/data-label="Số tiền \(triệu đồng\)">120</)
    expect((await (await enter('Vy Thị Lan')).post('/von/phan-bo', own)).status).toBe(403)
  })

  test('enters a project with its criteria, and what was paid for it', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.get('/von/du-an/moi')).text).toContain('Giao thông')
    const form = {
      ten: 'Đường liên thôn Bản Chắt',
      'so-tien': '2 tỷ',
      'so-tien-don-vi': '',
      'van-ban': '60/QĐ-UBND (bịa)',
      ngay: '2025-04-01',
    }
    const wrong = await hoa.post('/von/du-an/moi', { ...form, ten: '', 'tieu-chi': '99' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Tên dự án: chưa ghi tên')
    expect(wrong.text).toContain('không có tiêu chí 99')
    const opened = await hoa.post('/von/du-an/moi', { ...form, 'tieu-chi': '2' })
    expect(opened.path).toMatch(/^\/von\/du-an\/\d+$/)
    project = opened.path
    const once = { ...paid, 'lan-gui': 'chi một lần' }
    await hoa.post(project, once)
    const after = await hoa.post(project, once)
    expect(after.text).toContain('Đã giải ngân 0,8 trên tổng mức đầu tư 2 tỷ đồng (40,0%)')
    expect((await hoa.get('/von')).text).toContain('Giải ngân 30,5% sau 94% thời gian của năm.')
  })

  test('pays no more than it has on a line, nor than the project was approved', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const line = await hoa.post(project, { ...paid, loai: 'recurrent', 'so-tien': '1 triệu' })
    expect([line.status, line.text.includes('Ngân sách trung ương, sự nghiệp năm 2025: chỉ còn 0 đồng')]).toEqual([409, true])
    const total = await hoa.post(project, { ...paid, 'so-tien': '1,3 tỷ' })
    expect(total.text).toContain('Giải ngân cộng dồn sẽ là 2,1 tỷ đồng, quá tổng mức đầu tư 2 tỷ đồng')
    expect((await hoa.get(project)).text).toContain('Đã giải ngân 0,8 trên')
    expect((await hoa.post(project, { ...paid, ngay: '2026-01-01' })).text).toContain('sau hôm nay')
  })

  test('two who spend the last money at once: one of them does', async () => {
    const [one, other] = [await enter('Nông Thị Hoa'), await enter('Nông Thị Hoa')]
    const last = { ...paid, nguon: 'community', loai: 'unsorted', 'so-tien': '120 triệu', 'van-ban': 'Phiếu chi 1' }
    const answers = await Promise.all([one.post('/von/giai-ngan', last), other.post('/von/giai-ngan', last)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('takes back by a later row with its reason; the first row stays', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const id = /khoản số (\d+)/.exec((await hoa.get(project)).text)?.[1] as string
    const back = {
      viec: 'ghi-giam',
      khoan: id,
      'so-tien': '900 triệu',
      'so-tien-don-vi': '',
      ngay: '2025-10-01',
      'van-ban': 'Điều chỉnh 01',
      'ly-do': '',
    }
    expect((await hoa.post(project, back)).text).toContain('Lý do: chưa ghi lý do ghi giảm')
    expect((await hoa.post(project, { ...back, 'ly-do': 'Nhập nhầm' })).text).toContain('chỉ còn 800 triệu đồng để ghi giảm')
    const done = await hoa.post(project, { ...back, 'so-tien': '300 triệu', 'ly-do': 'Kho bạc hoàn trả' })
    expect(done.text).toContain('Đã giải ngân 0,5 trên')
    expect(done.text).toContain(`Ghi giảm khoản số ${id}: Kho bạc hoàn trả`)
    expect(done.text).toContain('Đã ghi giảm 300 triệu đồng')
  })

  test('next to it sees and writes nothing of it', async () => {
    const an = await enter('Hoàng Thị An')
    expect((await an.get('/von')).text).toContain('Chưa có kế hoạch vốn nào')
    expect((await an.get('/von?don-vi=06622')).status).toBe(404)
    expect((await an.get('/von?don-vi=20')).status).toBe(404)
    expect((await an.get(project)).status).toBe(404)
    expect((await an.post(project, paid)).status).toBe(404)
    expect((await an.post('/von/giai-ngan', { ...paid, viec: 'ghi-giam', khoan: '1' })).status).toBe(404)
    expect((await an.post('/von/phan-bo', { ...money, 'don-vi': '06622', nguon: 'community' })).status).toBe(404)
  })
})

describe('a workbook', () => {
  const upload = async (who: Visitor, rows: string[][], kind: 'phan-bo' | 'giai-ngan' = 'phan-bo') => {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const template = await server.get(`/von/nhap-tep/mau/${kind}`, { Cookie: cookie })
    const book = new exceljs.Workbook()
    await book.xlsx.load(await template.arrayBuffer())
    const page = book.worksheets[0] as exceljs.Worksheet
    rows.forEach((cells, at) => {
      page.getRow(5 + at).values = cells
    })
    const form = new FormData()
    form.set('bang', kind)
    form.set('tep', new Blob([new Uint8Array(await book.xlsx.writeBuffer())]), 'bang.xlsx')
    return who.send('/von/nhap-tep', form)
  }
  const give = (unit: string, amount: string) => [
    ...[unit, 'Phân bổ', '2025', 'Ngân sách trung ương', 'Đầu tư phát triển', 'không', amount, '', 'có', '70/QĐ-UBND (bịa)', '2/12/2025'],
  ]

  test('is previewed with every wrong cell by name, and writes nothing', async () => {
    const binh = await enter('Lý Văn Bình')
    const wrong = await upload(binh, [give('06622', '1.500'), give('06280', '12a')])
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Ô G5 (Số tiền): «1.500» chưa rõ là đồng, triệu hay tỷ')
    expect(wrong.text).toContain('Ô G6 (Số tiền): Không đọc được số tiền')
    const much = await upload(binh, [give('06622', '1 tỷ'), give('06280', '7 tỷ')])
    expect(much.text).toContain('Dòng 6: Ngân sách trung ương, đầu tư phát triển: chỉ còn 6,5 tỷ đồng, không đủ 7 tỷ đồng')
    expect((await upload(binh, [give('01273', '1 tỷ')])).text).toContain('Dòng 5: Không tìm thấy')
    expect((await binh.get('/von/phan-bo')).text).not.toContain('70/QĐ-UBND')
  })

  test('is entered when it is confirmed, once', async () => {
    const binh = await enter('Lý Văn Bình')
    const preview = await upload(binh, [give('06622', '1 tỷ'), give('06280', '500 triệu')])
    expect(preview.text).toContain('2 dòng đều ghi được')
    expect((await binh.get('/von/phan-bo')).text).not.toContain('70/QĐ-UBND')
    const hidden = (name: string) => (new RegExp(`name="${name}" value="([^"]*)"`).exec(preview.html)?.[1] ?? '').replaceAll('&quot;', '"')
    const fields = { bang: 'phan-bo', viec: 'ghi', 'lan-gui': hidden('lan-gui'), 'cac-dong': hidden('cac-dong') }
    await binh.post('/von/nhap-tep', fields)
    const done = await binh.post('/von/nhap-tep', fields)
    expect(done.path).toBe('/von/phan-bo?nam=2025')
    expect(done.text.match(/70\/QĐ-UBND/g)).toHaveLength(2)
    expect((await binh.post('/von/nhap-tep', { ...fields, 'cac-dong': '[1]' })).status).toBe(422)
  })

  test('of payments is the commune’s own; another’s project is not there', async () => {
    const [hoa, an] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    const id = project.split('/').at(-1) as string
    const pay = (unit: string, of: string) => [
      unit,
      of,
      '2025',
      'Ngân sách trung ương',
      'Đầu tư phát triển',
      '',
      '100',
      'triệu đồng',
      '5/12/2025',
      'Lệnh chi 9',
    ]
    expect((await upload(hoa, [pay('06622', id)], 'giai-ngan')).text).toContain('100 triệu đồng')
    expect((await upload(an, [pay('06280', id)], 'giai-ngan')).text).toContain('Dòng 5: Không tìm thấy')
    expect((await upload(an, [pay('06622', '')], 'giai-ngan')).text).toContain('Dòng 5: Không tìm thấy')
  })
})

describe('the lists', () => {
  test('leave as workbooks that add up', async () => {
    const binh = await enter('Lý Văn Bình')
    const cookie = [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const book = async (path: string) => {
      const answer = await server.get(path, { Cookie: cookie })
      expect(answer.status).toBe(200)
      const workbook = new exceljs.Workbook()
      await workbook.xlsx.load(await answer.arrayBuffer())
      return workbook.worksheets[0] as exceljs.Worksheet
    }
    const overview = await book('/von/tai-ve?don-vi=20&nam=2025')
    expect(overview.getRow(5).values).toContain('Kế hoạch')
    expect(overview.getRow(6).getCell(4).value).toBe(10_000_000_000)
    expect((await book('/von/phan-bo/tai-ve?don-vi=20&nam=2025')).getRow(6).getCell(6).value).toBeTypeOf('number')
    expect((await book('/von/du-an/tai-ve?don-vi=20&nam=2025')).getRow(6).getCell(2).value).toBe('Đường liên thôn Bản Chắt')
    expect((await book('/von/giai-ngan/tai-ve?don-vi=20&nam=2025')).getRow(6).getCell(9).value).toBe(-300_000_000)
  })

  test('are the province’s as well, and the log holds them', async () => {
    const binh = await enter('Lý Văn Bình')
    const page = await binh.get('/von')
    expect(page.text).toContain('Xã Bính Xá')
    expect(page.text).toContain('620 triệu đồng trên kế hoạch 10.120 triệu đồng')
    expect(await read(server.database.db, verifyChains)).toMatchObject({ first: null })
  })
})
