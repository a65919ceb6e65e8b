import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bính Xá has no land for its waste. Hoa raises it; Minh of the department answers for criterion 17, but the answer is the ministry's to
 * give: it goes up by a document and comes back down. An of Văn An raised the same. Bình of the coordination office says who answers where
 * nobody is charged, merges, publishes. Đàm's people in Cao Bằng see nothing. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const commune = (id: number) => ({ id, level: 'commune' }) as const
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit, body] of [
    ['Nông Thị Hoa', 'communeOfficer', commune(units.binhXa), 'UBND xã Bính Xá'],
    ['Vy Văn Chủ', 'communeLeader', commune(units.binhXa), 'Ban chỉ đạo xã Bính Xá'],
    ['Hoàng Thị An', 'communeOfficer', commune(units.vanAn), 'UBND xã Văn An'],
    ['Đỗ Văn Minh', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Môi trường'],
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'Văn phòng điều phối tỉnh'],
    ['Phạm Thị Lan', 'leader', langSon, 'UBND tỉnh'],
    ['Bế Văn Đàm', 'departmentOfficer', { id: units.caoBang, level: 'province' }, 'Sở của Cao Bằng'],
    ['Trần Thị Trung', 'nationalOffice', { id: units.country, level: 'country' }, 'Văn phòng điều phối trung ương'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2025-12-01') })
  await server.database.pool.query(
    `insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source)
     select b.id, 'answers', $1, 'xa-2021/17', '2025-07-01', 'bịa cho kiểm thử' from people.body b where b.name = 'Sở Nông nghiệp và Môi trường'`,
    [units.langSon],
  )
})

const enter = async (name: string): Promise<Visitor> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const stepsIn = (html: string) => /name="ban" value="(\d+)"/.exec(html)?.[1] ?? ''
/** Does something on the page of a thread, as it stands now. */
const act = async (person: Visitor, id: number, viec: string, fields: Record<string, string> = {}) => {
  const page = await person.get(`/kien-nghi/${id}`)
  return person.post(`/kien-nghi/${id}`, { viec, ban: stepsIn(page.html), ...fields })
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])
const waste = {
  cach: 'office',
  'tieu-de': 'Chưa có đất làm bãi tập kết rác',
  'noi-dung': 'Quy hoạch chưa bố trí đất cho bãi tập kết rác thải của 12 thôn.\nĐề nghị hướng dẫn.',
  'tieu-chi': 'xa-2021/17',
  ngay: '2025-12-10',
}
let first: number
let second: number

describe('a clock', () => {
  test('is nobody’s invention: the office of the province sets it with its source, wrong numbers are told', async () => {
    const [binh, hoa] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa')]
    expect((await binh.get('/kien-nghi')).text).toContain('Chưa đặt thời hạn: chưa đọc được quy định')
    for (const wrong of ['1,5', '1.500', '12a', '', '0', '-3'])
      expect((await binh.post('/kien-nghi', { 'so-ngay': wrong, 'can-cu': 'Quy chế' })).text, wrong).toContain('số nguyên từ 1 đến 366')
    expect((await binh.post('/kien-nghi', { 'so-ngay': '5', 'can-cu': ' ' })).text).toContain('Chưa ghi căn cứ')
    expect((await hoa.post('/kien-nghi', { 'so-ngay': '5', 'can-cu': 'Quy chế' })).status).toBe(403)
    expect((await binh.post('/kien-nghi', { 'so-ngay': '5', 'can-cu': 'Quy chế 07/QC-UBND (bịa)' })).text).toContain(
      '5 ngày làm việc (Quy chế 07/QC-UBND (bịa))',
    )
  })
})

describe('a difficulty', () => {
  test('is raised by Hoa, goes to the department charged with the criterion, and twice the same form is one', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const form = await hoa.get('/kien-nghi/moi')
    const khoa = /name="khoa" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
    const wrong = await hoa.send('/kien-nghi/moi', formOf({ ...waste, 'tieu-de': '', ngay: '2025-12-11', 'tieu-chi': 'xa-2021/99' }))
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/Tiêu đề: ghi từ 1.*Tiêu chí: không có.*Ngày tiếp nhận: chưa đúng hoặc sau hôm nay/)
    expect(wrong.html).toContain('bãi tập kết rác thải của 12 thôn')
    const [raised, again] = await Promise.all([
      hoa.send('/kien-nghi/moi', formOf({ ...waste, khoa })),
      hoa.send('/kien-nghi/moi', formOf({ ...waste, khoa })),
    ])
    first = idIn(raised.path)
    expect(idIn(again.path)).toBe(first)
    const page = await hoa.get(`/kien-nghi/${first}`)
    expect(page.text).toContain('Đã phân công. Đang giữ: Sở Nông nghiệp và Môi trường.')
    // five working days after Wednesday the 10th
    expect(page.text).toContain('17/12/2025: 5 ngày làm việc (Quy chế 07/QC-UBND (bịa))')
    expect(page.text).not.toContain('Ghi trả lời')
    const minh = await enter('Đỗ Văn Minh')
    expect((await minh.get('/thong-bao')).text).toContain(`Kiến nghị số ${first} của Xã Bính Xá chờ cơ quan trả lời`)
    expect((await minh.get('/viec-cua-toi')).text).toContain(`Trả lời kiến nghị số ${first}`)
  })

  test('is seen in its commune, its province and the ministry, and nowhere else', async () => {
    for (const [name, status] of [
      ['Vy Văn Chủ', 200],
      ['Phạm Thị Lan', 200],
      ['Trần Thị Trung', 200],
      ['Hoàng Thị An', 404],
      ['Bế Văn Đàm', 404],
    ] as const) {
      const person = await enter(name)
      expect((await person.get(`/kien-nghi/${first}`)).status, name).toBe(status)
      expect((await person.get('/kien-nghi?xem=all')).text.includes('bãi tập kết rác'), name).toBe(status === 200)
      expect((await person.get('/kien-nghi/thong-ke')).text.includes('không tiếp nhận kiến nghị nào'), name).toBe(status !== 200)
      if (status === 404)
        for (const viec of ['phan-cong', 'tra-loi', 'chuyen-len', 'gop', 'rut', 'tu-choi', 'cong-khai', 'lien-he'])
          expect((await person.post(`/kien-nghi/${first}`, { viec, ban: '2', 'tra-loi': 'Không có gì' })).status, `${name} ${viec}`).toBe(
            404,
          )
    }
    expect((await visitor(server.url).get(`/kien-nghi/${first}`)).path).toMatch(/^\/dang-nhap/)
    const hoa = await enter('Nông Thị Hoa')
    expect((await hoa.post(`/kien-nghi/${first}`, { viec: 'tra-loi', ban: '2', 'tra-loi': 'Tự trả lời' })).status).toBe(403)
    expect((await hoa.post(`/kien-nghi/${first}`, { viec: 'xoa', ban: '2' })).status).toBe(404)
  })

  test('goes up to the ministry by a document with all that was said, once', async () => {
    const minh = await enter('Đỗ Văn Minh')
    expect((await act(minh, first, 'bat-dau')).text).toContain('Đang xử lý.')
    expect((await act(minh, first, 'chuyen-len')).text).toContain('Chưa ghi số, ký hiệu văn bản')
    const future = { 'so-van-ban': '1234/SNNMT-PTNT', 'ngay-van-ban': '2026-01-01' }
    expect((await act(minh, first, 'chuyen-len', future)).text).toContain('Ngày văn bản chưa đúng hoặc sau hôm nay')
    const sent = { 'so-van-ban': '1234/SNNMT-PTNT', 'ngay-van-ban': '2025-12-10', 'y-kien': 'Vượt thẩm quyền của tỉnh.' }
    const ban = stepsIn((await minh.get(`/kien-nghi/${first}`)).html)
    const both = await Promise.all([1, 2].map(() => minh.post(`/kien-nghi/${first}`, { viec: 'chuyen-len', ban, ...sent })))
    // the second is told: by then the thread stands with another body
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
    const page = await minh.get(`/kien-nghi/${first}`)
    expect(page.text).toContain('Đã chuyển cấp trên. Đang giữ: Chưa phân công; chờ Việt Nam phân công')
    expect(page.text).toContain('Văn bản 1234/SNNMT-PTNT ngày 10/12/2025')
    expect(page.text).toContain('Hạn trả lời Chưa đặt hạn')
  })

  test('is taken by the ministry, whose answer comes back down, and Minh answers Bính Xá', async () => {
    const [trung, minh, hoa] = [await enter('Trần Thị Trung'), await enter('Đỗ Văn Minh'), await enter('Nông Thị Hoa')]
    const own = await trung.get(`/kien-nghi/${first}`)
    expect((await trung.get('/viec-cua-toi')).text).toContain('Phân công 1 kiến nghị')
    const body = /<option value="(\d+)">Văn phòng điều phối trung ương/.exec(own.html)?.[1] ?? ''
    expect(own.html).not.toContain('Sở của Cao Bằng')
    expect((await act(trung, first, 'phan-cong', { 'co-quan': '99999' })).text).toContain('Chưa chọn cơ quan có trong danh sách')
    expect((await act(trung, first, 'phan-cong', { 'co-quan': body })).text).toContain('Đang giữ: Văn phòng điều phối trung ương')
    expect((await act(trung, first, 'chuyen-len', { 'so-van-ban': '1' })).status).toBe(409)
    const down = await act(trung, first, 'tra-loi', { 'tra-loi': 'Bố trí đất theo quy hoạch chung của tỉnh.', 'so-van-ban': '77/VPĐP' })
    expect(down.text).toContain('Đang xử lý. Đang giữ: Sở Nông nghiệp và Môi trường.')
    expect((await minh.get('/viec-cua-toi')).text).toContain(`Trả lời kiến nghị số ${first}`)
    const prefilled = await minh.get(`/kien-nghi/${first}`)
    expect(prefilled.html).toContain('>Bố trí đất theo quy hoạch chung của tỉnh.</textarea>')
    expect((await hoa.get('/thong-bao')).text).toContain(`Kiến nghị số ${first} đã có ý kiến của cấp trên`)
  })

  test('of Văn An that says the same is merged, and one answer goes to both', async () => {
    const [an, binh, minh, hoa] = [
      await enter('Hoàng Thị An'),
      await enter('Lý Văn Bình'),
      await enter('Đỗ Văn Minh'),
      await enter('Nông Thị Hoa'),
    ]
    second = idIn((await an.send('/kien-nghi/moi', formOf({ ...waste, 'tieu-de': 'Thiếu đất chứa rác' }))).path)
    expect((await act(binh, second, 'gop', { 'kien-nghi': String(second) })).text).toContain('Không gộp một kiến nghị vào chính nó')
    expect((await act(binh, second, 'gop', { 'kien-nghi': '999999' })).text).toContain('Không tìm thấy kiến nghị mang số này')
    expect((await act(binh, second, 'gop', { 'kien-nghi': String(first) })).text).toContain('Đã gộp')
    expect((await minh.post(`/kien-nghi/${first}`, { viec: 'tra-loi', ban: '1', 'tra-loi': 'Cũ rồi' })).status).toBe(409)
    const done = await act(minh, first, 'tra-loi', { 'tra-loi': 'Tỉnh bố trí 0,5 ha tại quy hoạch 2026.', 'so-van-ban': '1300/SNNMT-PTNT' })
    expect(done.text).toContain('Đã trả lời.')
    expect((await an.get(`/kien-nghi/${second}`)).text).toContain('Tỉnh bố trí 0,5 ha tại quy hoạch 2026.')
    for (const [person, id] of [
      [hoa, first],
      [an, second],
    ] as const)
      expect((await person.get('/thong-bao')).text).toContain(`Kiến nghị số ${id} đã có trả lời`)
    // the commune learns that the other is there, not what it says
    expect((await an.get(`/kien-nghi/${first}`)).status).toBe(404)
  })

  test('is published by the office, worded so that nobody can be told, and taken off again with a reason', async () => {
    const [binh, hoa] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa')]
    const told = { 'tieu-de': 'Đất làm bãi rác', 'cau-hoi': 'Xã chưa có đất làm bãi rác.', 'tra-loi': 'Tỉnh bố trí 0,5 ha.' }
    expect((await act(hoa, first, 'cong-khai', told)).status).toBe(403)
    expect((await act(binh, first, 'cong-khai', { ...told, 'cau-hoi': 'Gọi ông Bảy 0912 345 678' })).text).toContain(
      'còn dữ liệu cá nhân: «0912 345 678»',
    )
    expect((await act(binh, first, 'cong-khai', told)).text).toContain('Đã công khai.')
    const everybody = visitor(server.url)
    const list = await everybody.get('/gop-y/tra-loi?tinh=20')
    expect(list.text).toContain('Đất làm bãi rác Xã Bính Xá, Tỉnh Lạng Sơn')
    expect(list.text).not.toContain('Nông Thị Hoa')
    expect((await everybody.get('/gop-y/tra-loi?tinh=04')).text).toContain('Chưa có trả lời nào')
    expect((await act(binh, first, 'go', { 'ly-do': 'Sai tên xứ đồng' })).text).toContain('Đã trả lời.')
    expect((await everybody.get('/gop-y/tra-loi')).text).not.toContain('Đất làm bãi rác')
  })

  test('can be taken back by its commune, refused with a reason, and late ones stand first by body', async () => {
    const [hoa, an, binh] = [await enter('Nông Thị Hoa'), await enter('Hoàng Thị An'), await enter('Lý Văn Bình')]
    const third = idIn((await hoa.send('/kien-nghi/moi', formOf({ ...waste, 'tieu-de': 'Gửi nhầm' }))).path)
    expect((await act(hoa, third, 'rut', { 'ly-do': 'x' })).text).toContain('Chưa ghi lý do')
    expect((await act(hoa, third, 'rut', { 'ly-do': 'Gửi nhầm xã' })).text).toContain('Đã rút.')
    const fourth = idIn((await an.send('/kien-nghi/moi', formOf({ ...waste, 'tieu-de': 'Không thuộc chương trình' }))).path)
    expect((await act(binh, fourth, 'tu-choi', { 'ly-do': 'Không thuộc chương trình' })).text).toContain('Không thụ lý')
    expect((await an.get('/thong-bao')).text).toContain(`Kiến nghị số ${fourth} không được thụ lý`)
    await an.send('/kien-nghi/moi', formOf({ ...waste, 'tieu-de': 'Đường vào bãi rác hỏng', 'tieu-chi': '' }))
    await goTo(day('2025-12-22'))
    const late = await (await enter('Lý Văn Bình')).get('/kien-nghi')
    expect(late.text).toContain('Tỉnh Lạng Sơn: 1 kiến nghị quá hạn trong 1 kiến nghị đang mở')
    expect(late.text).toMatch(/Chưa phân công 1 1/)
    expect(late.text).toContain('17/12/2025 (quá hạn)')
  })
})

describe('what is counted', () => {
  test('leaves as a workbook as it stands on the screen, and the log is whole', async () => {
    const binh = await enter('Lý Văn Bình')
    const { text } = await binh.get('/kien-nghi/thong-ke?theo=body&nam=2025')
    expect(text).toMatch(/Sở Nông nghiệp và Môi trường 4 2 0 0 0 0 1 1/)
    expect(text).toMatch(/Cộng 5 2 0 0 1 1 1 1/)
    expect((await binh.get('/kien-nghi/thong-ke?theo=month&nam=2025')).text).toMatch(/Tháng 12\/2025 5/)
    expect((await binh.get('/kien-nghi/thong-ke?theo=criterion')).text).toContain('Tiêu chí 17: Môi trường')
    const book = new exceljs.Workbook()
    const cookie = [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await server.get('/kien-nghi/tai-ve?xem=all', { Cookie: cookie })
    await book.xlsx.load(await answer.arrayBuffer())
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain('Thiếu đất chứa rác')
    expect((await server.get('/kien-nghi/thong-ke/tai-ve?theo=month', { Cookie: cookie })).status).toBe(200)
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
