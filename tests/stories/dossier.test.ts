import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { rulesOf } from '../../src/programme/recognition/dossier.procedures.ts'
import { checkFacts } from '../../src/programme/recognition/verify.reads.ts'
import {
  type CouncilWorld,
  councilDay,
  councilServer,
  type Fields,
  press as pressOn,
  send as sendTo,
  settleCouncil,
  versionSeen,
} from '../harness/council.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** The dossier of Bính Xá from an appraised sheet to a public decision, by two secretaries, a council of twenty and a chairman. */
let server: TestServer
let people: CouncilWorld['people']
let council: Visitor[]
let seats: number[]
const today = councilDay

beforeAll(async () => {
  server = await startServer(councilServer)
  ;({ people, council, seats } = await settleCouncil(server, 20))
}, 240_000)

const home = '/ho-so/1'
const press = (person: Visitor, viec: string, fields: Fields = {}) => pressOn(person, home, viec, fields)
const send = (person: Visitor, viec: string, version: number, fields: Fields) => sendTo(person, home, viec, version, fields)

const papers = rulesOf('2021-2025').papers.filter(({ kinds }) => kinds.includes('recognition'))
const document = (loai: string, so = '12/TTr-UBND') => ({ loai, so, ngay: '2026-01-20', 'co-quan': 'UBND xã Bính Xá', tep: '' })

describe('preparing', () => {
  test('Nga opens a dossier on the appraised sheet; Chiến of Cao Bằng and Hoa of the commune cannot', async () => {
    const list = await people.Nga.get('/ho-so')
    expect(list.text).toContain('Tỉnh Lạng Sơn: 0 hồ sơ đang giải quyết')
    expect(list.text).toContain('Xã Bính Xá, Tỉnh Lạng Sơn đạt chuẩn: Bộ tiêu chí quốc gia')
    const opening = { loai: 'cong-nhan', phieu: '1', nam: '2025' }
    expect((await people.Chien.post('/ho-so', opening)).status).toBe(404)
    expect((await people.Hoa.post('/ho-so', opening)).status).toBe(403)
    const wrong = await people.Nga.post('/ho-so', { ...opening, nam: '2031' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Năm ghi nhận phải từ 2025')])
    expect((await people.Nga.post('/ho-so', opening)).path).toBe(home)
    // pressed twice it is the same dossier; a colleague is told that it is there
    expect((await people.Nga.post('/ho-so', opening)).path).toBe(home)
    expect(await people.Minh.post('/ho-so', opening)).toMatchObject({ status: 409, text: expect.stringContaining('hồ sơ số 1') })
  })

  test('elsewhere it is not found; nobody is told whether it is there', async () => {
    const [hers, none] = [await people.Chien.get(home), await people.Chien.get('/ho-so/999')]
    expect([hers.status, none.status]).toEqual([404, 404])
    const without = (text: string) => text.replace(/Mã yêu cầu: \S+/, '').replace(/\/ho-so\/\d+/, '')
    expect(without(hers.text)).toBe(without(none.text))
    expect((await people.Chien.post(home, { viec: 'gui', 'phien-ban': '0' })).status).toBe(404)
    expect((await visitor(server.url).get(home)).path).toBe('/dang-nhap?ve=%2Fho-so%2F1')
    expect((await people.Hoa.get(home)).text).toContain('Công nhận đạt chuẩn: Xã Bính Xá')
  })

  test('the page says what is missing, and sending is refused with all of it by name', async () => {
    const page = await people.Nga.get(home)
    expect(page.text).toContain('Chưa đủ điều kiện gửi hội đồng: còn thiếu 10 mục')
    expect(page.text).toContain('19/19 tiêu chí đạt hoặc không áp dụng')
    expect(page.text).toContain('Chưa có kết quả lấy ý kiến')
    const refused = await press(people.Nga, 'gui')
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('Văn bản thẩm định của các sở, ngành: chưa có trong hồ sơ'),
    ])
  })

  test('a refused form keeps what was typed', async () => {
    const refused = await press(people.Nga, 'them-van-ban', { ...document('submission', '77/TTr-UBND'), ngay: '2026-12-31' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Ngày chưa đúng hoặc sau hôm nay')
    expect(refused.html).toMatch(/name="so"[^>]*value="77\/TTr-UBND"|value="77\/TTr-UBND"[^>]*name="so"/)
  })

  test('papers come in; two secretaries at once: the second reads what changed', async () => {
    const version = await versionSeen(people.Minh, home)
    const [first, second] = [papers[0], papers[1]]
    for (const again of [1, 2])
      expect((await send(people.Nga, 'them-van-ban', version, document(first?.key ?? ''))).status, `press ${again}`).toBe(200)
    const late = await send(people.Minh, 'them-van-ban', version, document(second?.key ?? '', '13/BC-UBND'))
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Hồ sơ đã thay đổi từ khi mở trang')])
    expect(late.text).toContain('thêm Tờ trình số 12/TTr-UBND')
    expect(late.text).toContain('Lương Thị Nga')
    for (const { key } of papers.slice(1)) expect((await press(people.Minh, 'them-van-ban', document(key, '13/BC-UBND'))).status).toBe(200)
  })

  test('Lan of the department says that there are no arrears; the office enters the rest', async () => {
    const said = { 'dap-ung': 'co', 'van-ban': '45/STC-ĐT', ngay: '2026-01-22', 'ghi-chu': '' }
    const page = await press(people.Lan, 'xac-nhan', { ...said, 'dieu-kien': 'arrears' })
    expect(page.text).toContain('Cơ quan của Chu Thị Lan xác nhận đáp ứng')
    expect(page.text).toContain('theo văn bản của cơ quan, hệ thống không tự tính')
    expect((await press(people.Lan, 'them-van-ban', document('report'))).status).toBe(403)
    for (const condition of ['security', 'satisfaction'])
      await press(people.Nga, 'xac-nhan', {
        ...said,
        'dieu-kien': condition,
        'co-quan': condition === 'security' ? 'Công an tỉnh' : 'MTTQ tỉnh',
      })
    expect((await people.Nga.get(home)).text).toContain('Đã đủ điều kiện, chờ gửi hội đồng')
  })

  test('sent, it is frozen: the council sees the version with its hash, and later changes stand beside it', async () => {
    const sent = await press(people.Nga, 'gui')
    expect(sent.text).toContain('Hội đồng xem bản chốt 1 lúc')
    const version = await people.Nga.get(`${home}/ban-chot/1`)
    const json = /<p class="[^"]*hash[^"]*">(\{.*?)<\/p>/s
      .exec(version.html)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&#x27;', "'")
    const hash = /SHA-256 ([0-9a-f]{64})/.exec(version.text)?.[1]
    expect(
      createHash('sha256')
        .update(json as string)
        .digest('hex'),
    ).toBe(hash)
    expect((await press(people.Nga, 'them-van-ban', document('report'))).status).toBe(409)
    // a department corrects a value after the content was frozen
    await server.database.pool.query(
      `insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, source_id)
       select unit_id, measure, valid_on, stage, known_at + interval '1 day', 47.25, source_id from assessment.measurement where measure = 'income-per-capita'`,
    )
    const later = await people.Minh.get(home)
    expect(later.text).toContain('Thay đổi sau khi chốt, không nhập vào bản chốt')
    expect(later.text).toMatch(/48,5 → 47,25/)
    expect(later.html).toContain('48,5 (thẩm định)')
  })
})

describe('the council', () => {
  const meeting = () => ({ ngay: today, noi: 'Hội trường UBND tỉnh', 'chu-tri': String(seats[0]), 'thu-ky': String(seats[1]) })

  test('does not meet before Dũng has laid down how it votes, with the document', async () => {
    const refused = await press(people.Nga, 'mo-phien', meeting())
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Nhập quy chế của hội đồng kèm văn bản')])
    const rule = { viec: 'quy-che', 'phien-ban': '0', 'giai-doan': '2021-2025', tu: '2026-01-10', 'ty-le': '', 'cach-tinh': 'present' }
    const more = { ...rule, 'co-mat': '2/3', 'cach-bo': 'secret', 'van-ban': 'Quy chế 05/QC-HĐTĐ ngày 10/01/2026' }
    expect((await people.Nga.post('/ho-so/quy-che', more)).status).toBe(403)
    expect(await people.Dung.post('/ho-so/quy-che', { ...more, 'co-mat': 'nhiều' })).toMatchObject({ status: 422 })
    const set = await people.Dung.post('/ho-so/quy-che', more)
    expect(set.text).toContain('Bỏ phiếu kín; tỷ lệ theo văn bản trung ương tính trên số thành viên có mặt; có mặt ít nhất 2/3')
    expect(set.text).toContain('Mục chưa rõ: chưa đọc được văn bản nêu mức này')
  })

  test('meets with twenty; below the quorum nobody votes', async () => {
    const open = await press(people.Nga, 'mo-phien', meeting())
    expect(open.text).toContain('Phiên họp đã mở, chưa bỏ phiếu: 0/20 thành viên')
    await press(
      people.Nga,
      'co-mat',
      seats.slice(0, 13).map((seat): [string, string] => ['ghe', String(seat)]),
    )
    const few = await press(people.Nga, 'bat-dau')
    expect([few.status, few.text]).toEqual([409, expect.stringContaining('13/20 thành viên được bỏ phiếu có mặt (cần ít nhất 14')])
    await press(
      people.Minh,
      'co-mat',
      seats.map((seat): [string, string] => ['ghe', String(seat)]),
    )
    expect((await press(people.Minh, 'bat-dau')).text).toContain('Hội đồng đang bỏ phiếu: 20/20')
  })

  test('votes in secret: 18 of 20; who voted is known, what is not shown to anybody', async () => {
    const cast = (member: Visitor, choice: string, remark = '') =>
      member.post(home, { viec: 'bo-phieu', 'y-kien': choice, 'y-kien-khac': remark })
    expect((await cast(people.Hoa, 'agree')).status).toBe(403)
    expect((await cast(council[0] as Visitor, '')).status).toBe(422)
    const answers = await Promise.all(
      council.map((member, at) => cast(member, at === 7 || at === 11 ? 'disagree' : 'agree', at === 7 ? 'Nước sạch chưa đều' : '')),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    // a second press changes nothing and is no error
    expect((await cast(council[0] as Visitor, 'disagree')).text).toContain('Đã ghi nhận phiếu của thành viên này')
    const during = await people.Nga.get(home)
    expect(during.text).toContain('20 phiếu')
    expect(during.text).not.toMatch(/không đồng ý|Nước sạch chưa đều/)
  })

  test('is counted, and the minutes stand ready to be printed', async () => {
    const counted = await press(people.Nga, 'ket-thuc')
    expect(counted.text).toContain('18/20 đồng ý = 90,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05/QC-HĐTĐ')
    expect(counted.text).toContain('Chờ ký quyết định')
    const minutes = await people.Nga.get(`${home}/bien-ban/1`)
    for (const said of [
      'BIÊN BẢN',
      'Chủ trì: Thành viên 1',
      'Thư ký: Thành viên 2',
      '18 đồng ý, 2 không đồng ý',
      'Nước sạch chưa đều',
      'Lạng Sơn, ngày 10 tháng 02 năm 2026',
    ])
      expect(minutes.text).toContain(said)
    expect(minutes.text).not.toMatch(/Thành viên 8[^0-9][^.]*không đồng ý/)
    expect((await people.Chien.get(`${home}/bien-ban/1`)).status).toBe(404)
  })
})

describe('the decision', () => {
  const block = { 'tham-quyen': 'KT.', 'chuc-vu': 'Chủ tịch', 'chuc-vu-ky': 'Phó Chủ tịch' }
  const publicPages = async () => ({
    list: await server.page('/quyet-dinh'),
    one: (await server.get('/quyet-dinh/1')).status,
    commune: await server.page('/xa/06622'),
  })

  test('Dũng signs, Nga as clerk gives the number; until it is published the public knows nothing', async () => {
    expect((await press(people.Nga, 'ky', block)).status).toBe(403)
    expect((await press(people.Dung, 'ky', block)).text).toContain('Hoàng Tiến Dũng đã ký, chờ cấp số')
    const paper = await people.Nga.get(`${home}/quyet-dinh`)
    expect(paper.text).toContain('Bản dự thảo: số và ngày để trống')
    expect(paper.text).toContain('KT. CHỦ TỊCH PHÓ CHỦ TỊCH')
    expect((await press(people.Nga, 'cong-bo')).status).toBe(409)
    expect((await press(people.Nga, 'cap-so', { so: '99', ngay: today })).status).toBe(422)
    const numbered = await press(people.Nga, 'cap-so', { so: '99/QĐ-UBND', ngay: today })
    expect(numbered.text).toContain('Quyết định số 99/QĐ-UBND ngày 10/2/2026, chưa công bố')
    expect((await people.Nga.get(`${home}/quyet-dinh`)).text).toContain('ghi nhận cho năm 2025')
    const { list, one, commune } = await publicPages()
    expect([list.includes('99/QĐ-UBND'), one, commune.includes('99/QĐ-UBND')]).toEqual([false, 404, false])
  })

  test('published, it stands on the public pages with the digest of the dossier, and the act verifies', async () => {
    // the public sees of a commune what a release answers
    await server.database.pool.query(
      `insert into figures.release (unit_id, as_of, set_id, stage, approved_by, approved_on, title, source_id)
       select 2, '2026-02-10', 'xa-2021', 'appraised', 'kiểm thử', '2026-02-10', 'Số liệu thử', min(id) from evidence.source`,
    )
    expect((await server.page('/xa/06622')).includes('99/QĐ-UBND')).toBe(false)
    expect((await press(people.Minh, 'cong-bo')).text).toContain('đã công bố ngày 10/2/2026')
    const { list, one, commune } = await publicPages()
    expect([list.includes('99/QĐ-UBND'), one, commune.includes('99/QĐ-UBND')]).toEqual([true, 200, true])
    const page = await server.page('/quyet-dinh/1')
    const { rows } = await server.database.pool.query('select hash from recognition.snapshot where dossier_id = 1')
    expect(page).toContain(rows[0].hash)
    expect(page).not.toContain('Hoàng Tiến Dũng')
    expect((await read(server.database.db, (tx) => checkFacts({ tx, today }))).flatMap(({ wrong }) => wrong ?? [])).toEqual([])
  })

  test('the list tells what is done, and pages that are not there are not found', async () => {
    expect((await people.Nga.get('/ho-so')).text).toContain('0 hồ sơ đang giải quyết, 1 hồ sơ đã xong')
    for (const path of ['/quyet-dinh/0', '/quyet-dinh/x', '/quyet-dinh/99999999999']) expect((await server.get(path)).status).toBe(404)
    for (const path of [`${home}/ban-chot/9`, `${home}/bien-ban/9`, '/ho-so/9/quyet-dinh'])
      expect((await people.Nga.get(path)).status).toBe(404)
  })
})
