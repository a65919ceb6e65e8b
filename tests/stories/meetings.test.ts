import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { recordAct } from '../../src/programme/recognition/fact.actions.ts'
import { expectSound, openBrowser } from '../harness/chromium.ts'
import { chromium } from '../harness/needs.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * The conference of 12/2/2020 in Lạng Sơn, as the news told it: online, with districts and communes, on the results of 2019 and the tasks of
 * 2020. Bình of the coordination office plans and invites; Hoa of Bính Xá answers and writes down who is there; An of Văn An, where nobody was
 * called, finds nothing; the figures of the paper freeze when the conference opens, and go on moving beside. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
const heldOn = day('2020-02-12')
let server: TestServer
const officers: Record<string, Officer> = {}
const unitOf: Record<string, number> = {}

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ today: day('2020-02-05'), env })
  for (const code of ['20', '04', '06622', '06280', '01273']) {
    const { rows } = await server.database.pool.query(
      `select unit_id as id from units.live where code = $1 and valid_from <= $2 and valid_to > $2`,
      [code, heldOn],
    )
    unitOf[code] = rows[0].id
  }
  const [langSon, caoBang] = [
    { id: unitOf['20'] as number, level: 'province' },
    { id: unitOf['04'] as number, level: 'province' },
  ] as const
  const at = (code: string) => ({ id: unitOf[code] as number, level: 'commune' }) as const
  for (const [name, role, unit, body] of [
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng Điều phối nông thôn mới tỉnh Lạng Sơn'],
    ['Phạm Ngọc Thưởng', 'leader', langSon, 'UBND tỉnh Lạng Sơn'],
    ['Vi Thị Sen', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['Nông Thị Hoa', 'communeOfficer', at('06622'), 'UBND xã Bính Xá'],
    ['Vy Văn Páo', 'communeLeader', at('06622'), 'UBND xã Bính Xá'],
    ['Hoàng Thị An', 'communeOfficer', at('06280'), 'UBND xã Văn An'],
    ['Đàm Văn Lục', 'coordinationOffice', caoBang, 'Văn phòng Điều phối nông thôn mới tỉnh Cao Bằng'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2020-01-02') })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const bodyIn = ({ html }: Page, name: string) => new RegExp(`<option value="(\\d+)"[^>]*>${name}`).exec(html)?.[1] ?? ''
const form = {
  'tieu-de': 'Hội nghị trực tuyến triển khai nhiệm vụ, kế hoạch xây dựng nông thôn mới năm 2020',
  'hinh-thuc': 'online',
  ngay: '12/2/2020',
  gio: '14h00',
  noi: 'Hội trường UBND tỉnh Lạng Sơn',
  'chu-tri': 'Phạm Ngọc Thưởng',
  'chuc-vu-chu-tri': 'Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh',
  'thu-ky': 'Lý Văn Bình',
  'khach-moi': 'Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh',
  'ky-truoc': '',
  'chuong-trinh':
    'Báo cáo tổng kết năm 2019 | Văn phòng Điều phối | 30\nThảo luận tại các điểm cầu | Các huyện, xã | 90\nPhát biểu kết luận | Chủ tịch UBND tỉnh',
}
let at: string
let point: string

describe('before the conference', () => {
  test('Bình plans it; every fault of a form is named, and nothing typed is lost', async () => {
    const binh = await enter('Lý Văn Bình')
    const office = bodyIn(await binh.get('/hoi-nghi/moi'), 'Văn phòng Điều phối')
    const wrong = await binh.post('/hoi-nghi/moi', { ...form, 'co-quan': office, gio: '25h', ngay: '31/2/2020', 'chu-tri': ' ' })
    expect(wrong.status).toBe(422)
    for (const text of ['Ngày họp: chưa đúng', 'Giờ họp: chưa đúng', 'Người chủ trì: chưa ghi']) expect(wrong.text).toContain(text)
    expect(wrong.html).toContain('value="Hội trường UBND tỉnh Lạng Sơn"')
    const agenda = await binh.post('/hoi-nghi/moi', { ...form, 'co-quan': office, 'chuong-trinh': 'Báo cáo | | 1,5\n | Sở' })
    expect(agenda.text).toContain('Dòng 1: «1,5» không phải số phút')
    expect(agenda.text).toContain('Dòng 2: chưa ghi nội dung')
    const planned = await binh.post('/hoi-nghi/moi', { ...form, 'co-quan': office })
    at = planned.path
    expect(at).toMatch(/^\/hoi-nghi\/\d+$/)
    expect(planned.text).toContain('Đang chuẩn bị')
    expect(planned.text).toContain('2. Thảo luận tại các điểm cầu Các huyện, xã 14:30 90 phút')
    expect((await binh.post(at, { viec: 'gui-giay-moi' })).text).toContain('Chưa chọn đơn vị nào để mời')
    const other = await (await enter('Đàm Văn Lục')).get('/hoi-nghi/moi')
    expect((await binh.post('/hoi-nghi/moi', { ...form, 'co-quan': bodyIn(other, 'Văn phòng Điều phối') })).text).toContain(
      'không có trong danh sách',
    )
  })

  test('all xã of the map of the day are listed by one button, and one that is not wanted is taken off again', async () => {
    const binh = await enter('Lý Văn Bình')
    const { rows } = await server.database.pool.query(
      `select count(*)::int as n from units.live where province_id = $1 and kind = 'commune' and valid_from <= $2 and valid_to > $2`,
      [unitOf['20'], heldOn],
    )
    const listed = await binh.post(at, { viec: 'moi-nhom', nhom: 'communes' })
    expect(listed.text).toContain(`Mời ${rows[0].n} đơn vị`)
    expect((await binh.post(at, { viec: 'moi-nhom', nhom: 'communes' })).status).toBe(422)
    expect((await binh.post(at, { viec: 'moi-don-vi', ma: '01273' })).text).toContain('Không có đơn vị mã 01273 thuộc đơn vị tổ chức')
    expect((await binh.post(at, { viec: 'moi-co-quan', 'co-quan': bodyIn(listed, 'Sở Nông nghiệp') })).text).toContain(
      `Mời ${rows[0].n + 1}`,
    )
    const found = await server.database.pool.query('select id from meetings.invitation where unit_id = $1', [unitOf['06280']])
    const dropped = await binh.post(at, { viec: 'bo', giay: String(found.rows[0].id) })
    expect(dropped.text).toContain(`Mời ${rows[0].n} đơn vị`)
  })

  test('before invitations are sent only the holder sees it; then whoever is called does, and nobody else', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.get(at)).status).toBe(404)
    expect((await hoa.get('/hoi-nghi')).text).not.toContain(form['tieu-de'])
    const binh = await enter('Lý Văn Bình')
    const sent = await binh.post(at, { viec: 'gui-giay-moi' })
    expect(sent.text).toContain('Đã mời')
    expect((await binh.post(at, { viec: 'gui-giay-moi' })).status).toBe(409)
    expect((await hoa.get('/hoi-nghi')).text).toContain('Chưa trả lời')
    const told = await server.database.pool.query('select title, href from desk.notice where unit_id = $1', [unitOf['06622']])
    expect(told.rows).toEqual([{ title: `Giấy mời: ${form['tieu-de']}, 14:00 ngày 12/2/2020`, href: at }])
    const page = await hoa.get(at)
    expect(page.text).toContain('Đơn vị được mời')
    expect(page.html).not.toContain('gui-giay-moi')
    point = /\/diem-cau\/(\d+)/.exec(page.html)?.[1] ?? ''
    expect((await hoa.get(`${at}/giay-moi`)).text).toContain('trân trọng kính mời: Xã Bính Xá')
    for (const name of ['Hoàng Thị An', 'Đàm Văn Lục']) {
      const person = await enter(name)
      for (const path of [at, `${at}/giay-moi`, `${at}/diem-cau/${point}`, `${at}/diem-cau/tai-ve`, `${at}/tai-lieu/1`])
        expect([name, path, (await person.get(path)).status]).toEqual([name, path, 404])
      expect((await person.post(`${at}/diem-cau/${point}`, { viec: 'tra-loi', ban: '0', 'tra-loi': 'absent', 'ly-do': 'x' })).status).toBe(
        404,
      )
      expect((await person.get('/hoi-nghi')).text).not.toContain(form['tieu-de'])
    }
    expect((await (await enter('Đàm Văn Lục')).post(at, { viec: 'huy', 'ly-do': 'x' })).status).toBe(404)
    expect((await hoa.post(at, { viec: 'huy', 'ly-do': 'x' })).status).toBe(403)
  })

  test('Hoa answers; a second answer on the old page is told who was first', async () => {
    const [hoa, pao] = [await enter('Nông Thị Hoa'), await enter('Vy Văn Páo')]
    const path = `${at}/diem-cau/${point}`
    expect((await hoa.post(path, { viec: 'tra-loi', ban: '0', 'tra-loi': 'absent', 'nguoi-du': '', 'ly-do': '' })).text).toContain(
      'ghi lý do vắng mặt',
    )
    expect((await hoa.post(path, { viec: 'diem-danh', ban: '0', 'so-nguoi': '3' })).status).toBe(409)
    const answer = { viec: 'tra-loi', ban: '0', 'tra-loi': 'attend', 'nguoi-du': 'Vy Văn Páo, Chủ tịch UBND xã', 'ly-do': '' }
    expect((await hoa.post(path, answer)).text).toContain('Dự họp')
    const late = await pao.post(path, { ...answer, 'tra-loi': 'delegate', 'nguoi-du': 'Nông Thị Hoa' })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Nông Thị Hoa đã sửa nội dung này')])
    expect(late.html).toContain('value="Nông Thị Hoa"')
    const sen = await enter('Vi Thị Sen')
    expect((await sen.post(path, { ...answer, ban: '1' })).status).toBe(404)
    const binh = await enter('Lý Văn Bình')
    expect((await binh.get(`${at}?loc=attend`)).text).toContain('1 dự, 0 cử người dự thay, 0 vắng')
    expect((await binh.get(`${at}/diem-cau/tai-ve`)).headers.get('content-type')).toContain('spreadsheetml')
  })
})

const paper = {
  viec: 'ghi',
  ban: '0',
  'tieu-de': 'Báo cáo kết quả năm 2019, nhiệm vụ năm 2020',
  'noi-dung': [
    'Đến hết năm 2019 có {{communes-recognised ngay=31/12/2019}} xã đạt chuẩn; bình quân {{average-criteria-met ngay=31/12/2019}} tiêu chí/xã.',
    'Sau sáp nhập, đến nay có {{communes-recognised}} xã được công nhận; riêng xã Bính Xá: {{communes-recognised donvi=06622}}.',
  ].join('\n'),
}

describe('the paper', () => {
  test('carries live figures; what cannot be answered is named', async () => {
    const binh = await enter('Lý Văn Bình')
    const write = `${at}/tai-lieu/moi/soan`
    const inserted = await binh.post(write, {
      ...paper,
      viec: 'chen',
      'noi-dung': 'Có',
      'chi-tieu': 'communes-recognised',
      'don-vi': '',
      'tai-ngay': '31/12/2019',
    })
    expect(inserted.html).toContain('Có {{communes-recognised ngay=31/12/2019}}')
    const wrong = await binh.post(write, {
      ...paper,
      'noi-dung': '{{xa-dat}} và {{communes-recognised ngay=1/1/2030}} {{communes-recognised donvi=99999}}',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('không có chỉ tiêu thống kê «xa-dat»')
    const unanswered = await binh.post(write, {
      ...paper,
      'noi-dung': '{{communes-recognised ngay=1/1/2030}} {{communes-recognised donvi=99999}}',
    })
    expect(unanswered.text).toContain('ngày còn ở phía trước')
    expect(unanswered.text).toContain('Không có đơn vị mang mã 99999')
    const written = await binh.post(write, paper)
    expect(written.path).toBe(`${at}/tai-lieu/1`)
    expect(written.text).toContain('Đến hết năm 2019 có 61 xã đạt chuẩn; bình quân 11,54 tiêu chí/xã')
    expect(written.text).toContain('đến nay có 52 xã được công nhận; riêng xã Bính Xá: 1')
    expect(written.text).toContain('Số liệu là số hiện nay; được chốt lúc mở hội nghị')
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.get(`${at}/tai-lieu/1`)).text).toContain('bình quân 11,54 tiêu chí/xã')
    expect((await hoa.get(`${at}/tai-lieu/1/soan`)).status).toBe(403)
  })

  test('two who write at once: the second keeps what was typed and reads what was written first', async () => {
    const [binh, thuong] = [await enter('Lý Văn Bình'), await enter('Phạm Ngọc Thưởng')]
    const path = `${at}/tai-lieu/1/soan`
    const first = { ...paper, ban: '1', 'noi-dung': `${paper['noi-dung']}\nKế hoạch năm 2020: thêm 13 xã.` }
    expect((await binh.post(path, first)).path).toBe(`${at}/tai-lieu/1`)
    const second = await thuong.post(path, { ...paper, ban: '1', 'noi-dung': 'Bản của đồng chí Thưởng.' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Lý Văn Bình đã sửa nội dung này')
    expect(second.text).toContain('Kế hoạch năm 2020: thêm 13 xã.')
    expect(second.html).toContain('Bản của đồng chí Thưởng.</textarea>')
    expect(second.html).toContain('name="ban" value="2"')
  })
})

describe('the conference', () => {
  test('opens on its day: the figures freeze, and what they are now stands beside once it is another number', async () => {
    const early = await enter('Lý Văn Bình')
    expect((await early.post(at, { viec: 'mo', gio: '14:00' })).text).toContain('Mở hội nghị từ ngày ấy')
    await goTo(heldOn)
    const binh = await enter('Lý Văn Bình')
    expect((await binh.post(at, { viec: 'mo', gio: 'chiều' })).text).toContain('Giờ chưa đúng')
    const twice = await Promise.all([binh.post(at, { viec: 'mo', gio: '14:05' }), binh.post(at, { viec: 'mo', gio: '14:05' })])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    const opened = await binh.get(at)
    expect(opened.text).toContain('Khai mạc 14:05')
    expect(opened.html).not.toContain('moi-nhom')
    expect((await binh.get(`${at}/tai-lieu/1`)).text).toContain('đến nay chưa số nào khác')
    expect((await binh.post(`${at}/tai-lieu/1/soan`, { ...paper, ban: '2' })).status).toBe(409)
    // a decision comes in while people are still sitting there
    const edge = { today: heldOn, actor: 'kiểm thử', now: new Date() }
    const { rows } = await server.database.pool.query(
      `select l.unit_id as id from units.live l where l.province_id = $1 and l.kind = 'commune' and l.valid_from <= $2 and l.valid_to > $2
       and not exists (select from recognition.recognition r where r.unit_id = l.unit_id) limit 1`,
      [unitOf['20'], heldOn],
    )
    const none = { set: 'xa-2016', body: null, revokedOn: null, revokedDecision: null, note: null, bookedYear: null }
    const act = { ...none, unitId: rows[0].id, tier: 'standard', decidedOn: heldOn, kind: 'recognition', decision: '9/QĐ-UBND' } as const
    await writeAs(server.database.db, edge, async (ctx) => {
      expect(await recordAct(ctx, act, 'Quyết định bịa cho kiểm thử')).toMatchObject({ ok: true })
    })
    const moved = await binh.get(`${at}/tai-lieu/1`)
    expect(moved.text).toMatch(/đến nay có\s+52\s+\(số hiện nay: 53\)\s+xã được công nhận/)
    expect(moved.text).toContain('1 số nay đã khác')
    expect(moved.html).toMatch(/communes-recognised<!-- -->: SHA-256 <!-- -->[0-9a-f]{64}/)
  }, 60_000)

  test('Hoa writes down who is there; the secretary corrects it, and the sum stands on top', async () => {
    const [hoa, binh] = [await enter('Nông Thị Hoa'), await enter('Lý Văn Bình')]
    const path = `${at}/diem-cau/${point}`
    for (const count of ['12a', '1,5', '-3', ''])
      expect((await hoa.post(path, { viec: 'diem-danh', ban: '0', 'so-nguoi': count })).status).toBe(422)
    expect((await hoa.post(path, { viec: 'diem-danh', ban: '0', 'so-nguoi': '1.500', 'ai-du': '' })).text).toContain('Số người dự 1.500')
    const corrected = await binh.post(path, { viec: 'diem-danh', ban: '1', 'so-nguoi': '15', 'ai-du': 'Vy Văn Páo và 14 người' })
    expect(corrected.text).toContain('Người điểm danh Lý Văn Bình')
    expect((await binh.get(at)).text).toContain('Đã điểm danh 1 điểm cầu, 15 người dự')
    expect((await hoa.post(path, { viec: 'tra-loi', ban: '1', 'tra-loi': 'attend', 'nguoi-du': 'x', 'ly-do': '' })).status).toBe(409)
  })

  test('is closed once, after it was opened', async () => {
    const binh = await enter('Lý Văn Bình')
    expect((await binh.post(at, { viec: 'be-mac', gio: '13:00' })).text).toContain('Giờ bế mạc phải sau giờ khai mạc (14:05)')
    expect((await binh.post(at, { viec: 'be-mac', gio: '17:00' })).text).toContain('Bế mạc 17:00')
    expect((await binh.post(at, { viec: 'huy', 'ly-do': 'muộn' })).status).toBe(409)
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})

test.skipIf(chromium === null)(
  'every page is sound on a computer and on a telephone',
  async () => {
    const binh = await enter('Lý Văn Bình')
    const browser = await openBrowser()
    try {
      for (const path of ['/hoi-nghi', '/hoi-nghi/moi', at, `${at}/giay-moi`, `${at}/tai-lieu/1`, `${at}/diem-cau/${point}`])
        await expectSound(path, { browser, url: server.url, cookies: binh.cookies, name: `hoi-nghi${path.replaceAll('/', '-')}` })
    } finally {
      await browser.close()
    }
  },
  120_000,
)
