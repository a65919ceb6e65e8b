import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { placed } from '../../src/platform/db/placed.ts'
import { tasksDueFor } from '../../src/programme/directives/reads.ts'
import { fieldsOf } from '../harness/forms.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bình pastes a conclusion: what the reader proposes is accepted, changed and dropped, and nothing is kept before. Mai of Sở Y tế gives her work on
 * to communes; Páo does Hoa's while she is on leave; what is late is urged by letter. The steps build on each other.
 */
const today = day('2026-04-06')
const [langSon, binhXa, vanAn] = [2, 3, 4]
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const officers: Record<string, Officer> = {}

const people = [
  ['Lý Văn Bình', 'coordinationOffice', langSon, 'province', 'Văn phòng điều phối nông thôn mới tỉnh'],
  ['Hà Thị Mai', 'departmentOfficer', langSon, 'province', 'Sở Y tế'],
  ['Lô Văn Sơn', 'departmentOfficer', langSon, 'province', 'Sở Xây dựng'],
  ['Nông Thị Hoa', 'communeOfficer', binhXa, 'commune', 'UBND xã Bính Xá'],
  ['Vy Văn Páo', 'communeOfficer', vanAn, 'commune', 'UBND xã Văn An'],
] as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env })
  await settleTwoProvinces(server.database)
  for (const [name, role, id, level, body] of people)
    officers[name] = await openOfficer(server.accounts, { name, role, unit: { id, level }, body, today: day('2026-01-05') })
}, 120_000)

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const count = async () => (await server.database.pool.query('select count(*)::int as n from directives.task')).rows[0].n
const idOf = async (what: string, unitId: number): Promise<number> =>
  (
    await server.database.pool.query('select id from directives.task where what ilike $1 and unit_id = $2 and not gathers', [
      `%${what}%`,
      unitId,
    ])
  ).rows[0]?.id

const text = `Kết luận hội nghị, đồng chí Chủ tịch yêu cầu Sở Y tế hướng dẫn hồ sơ tiêu chí y tế trước ngày 3/4/2026; đẩy nhanh giải ngân.
Xã Bính Xá phấn đấu hoàn thành tiêu chí môi trường trong quý II/2026.
Các sở, ngành báo cáo tiến độ trước ngày 10 hằng tháng.
Đối với 5 xã biên giới, cần rà soát từng chỉ tiêu.`
const at = '/nhiem-vu/tu-van-ban'
const pasted = { viec: 'doc', ten: 'Hội nghị quý I', ngay: '2026-04-01', nguon: 'document', 'van-ban': text }
let form: Record<string, string>

describe('a conclusion that is pasted', () => {
  test('is read as proposals, with bodies and days where the words give them; nothing is kept', async () => {
    const binh = await enter('Lý Văn Bình')
    const page = await binh.post(at, pasted)
    expect(page.text).toContain('Đọc được 5 việc')
    form = fieldsOf(page.html, 'giao')
    expect([1, 2, 3, 4, 5].map((n) => [form[`thuc-hien-${n}`], form[`han-${n}`], form[`lap-${n}`], form[`ngay-lap-${n}`]])).toEqual([
      ['Sở Y tế', '2026-04-03', '', ''],
      ['Sở Y tế', '', '', ''],
      ['Xã Bính Xá', '2026-06-30', '', ''],
      ['Tất cả sở, ngành', '', 'month', '10'],
      ['', '', '', ''],
    ])
    expect(page.text).toContain('câu nêu một số xã mà không nêu tên')
    expect(await count()).toBe(0)
  })

  test('comes back with every fault by its number', async () => {
    const binh = await enter('Lý Văn Bình')
    const wrong = await binh.post(at, {
      ...form,
      ...{
        'thuc-hien-1': 'Sở Y tế; Xã Đàm Thủy',
        'han-2': '31/2/2026',
        'ngay-lap-4': '45',
        'kieu-3': 'figure',
        'chi-tieu-3': 'communes-recognised',
      },
      ...{ 'gia-tri-3': '1,5' },
    })
    expect(wrong.status).toBe(422)
    for (const said of [
      'Việc 1: không tìm thấy «Xã Đàm Thủy»',
      'Việc 2: hạn «31/2/2026» không phải là ngày',
      'Việc 3: giá trị «1,5» chưa đúng: ghi số nguyên',
      'Việc 4: ngày phải nộp «45» chưa đúng',
      'Việc 5: chưa ghi cơ quan, đơn vị thực hiện',
    ])
      expect(wrong.text).toContain(said)
    expect(fieldsOf(wrong.html, 'giao')['thuc-hien-1']).toBe('Sở Y tế; Xã Đàm Thủy')
    for (const value of ['12a', '1.500.2', '-3', '']) {
      const again = await binh.post(at, {
        ...form,
        'kieu-3': 'figure',
        'chi-tieu-3': 'communes-recognised',
        'gia-tri-3': value,
        'chon-5': 'bo',
      })
      expect([again.status, again.text.includes('chưa đúng')]).toEqual([422, true])
    }
    expect((await binh.post(at, { ...form, ten: ' ', 'chon-5': 'bo' })).text).toContain('Tên văn bản, cuộc họp: chưa ghi')
    expect(await count()).toBe(0)
  })

  test('is given as it was accepted, changed and dropped; sent twice it is given once', async () => {
    const binh = await enter('Lý Văn Bình')
    const accepted = {
      ...form,
      'chon-2': 'bo',
      'thuc-hien-5': 'Tất cả xã',
      'viec-5': 'Rà soát từng chỉ tiêu của xã biên giới',
      'phoi-hop-5': 'Sở Y tế',
    }
    const both = await Promise.all([binh.post(at, accepted), binh.post(at, accepted)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    // Sở Y tế, Bính Xá, the three bodies of the province under one, both communes under one
    expect(await count()).toBe(1 + 1 + 4 + 3)
    const list = await binh.get('/nhiem-vu')
    expect(list.text).toContain('Quá hạn: 3/4/2026 · «trước ngày 3/4/2026»')
    expect(list.text).toContain('10/4/2026 · «trước ngày 10 hằng tháng» · hằng tháng, kỳ tháng 4/2026')
    const page = await binh.get(`/nhiem-vu/${await idOf('môi trường', binhXa)}`)
    expect(page.text).toContain('Xã Bính Xá phấn đấu hoàn thành tiêu chí môi trường trong quý II/2026')
    expect(page.html).toContain(`Phấn đấu hoàn thành tiêu chí môi trường trong quý II/2026\n${server.url}/nhiem-vu/`)
  })

  test('may not be given by a commune officer', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect([(await hoa.get(at)).status, (await hoa.post(at, form)).status]).toEqual([403, 403])
  })
})

describe('a task of a department', () => {
  test('is given on to communes under it, with a roll-up; another department may not', async () => {
    const [mai, son, hoa] = [await enter('Hà Thị Mai'), await enter('Lô Văn Sơn'), await enter('Nông Thị Hoa')]
    const path = `/nhiem-vu/${await idOf('hồ sơ tiêu chí y tế', langSon)}`
    const given = { viec: 'giao-tiep', 'giao-cho': 'Tất cả xã', 'noi-dung-giao': 'Nộp hồ sơ tiêu chí y tế', 'han-giao': '2026-04-20' }
    expect((await son.post(path, given)).status).toBe(403)
    expect((await mai.post(path, { ...given, 'giao-cho': 'Xã Đàm Thủy' })).text).toContain('không tìm thấy trong phạm vi phụ trách')
    const page = await mai.post(path, given)
    expect(page.text).toContain('Giao cho từng đơn vị, cơ quan (2)')
    expect(page.text).toContain('0/2 xong')
    const mine = await idOf('Nộp hồ sơ tiêu chí y tế', binhXa)
    await hoa.post(`/nhiem-vu/${mine}`, { viec: 'bao-cao', 'noi-dung': 'Đã nộp', muc: 'xong' })
    expect((await mai.get('/viec-cua-toi')).text).toContain('1 báo cáo chờ kết luận: Nộp hồ sơ tiêu chí y tế')
    expect((await son.post(`/nhiem-vu/${mine}`, { viec: 'xong' })).status).toBe(403)
    await mai.post(`/nhiem-vu/${mine}`, { viec: 'xong' })
    expect((await mai.get(path)).text).toContain('1/2 xong')
  })
})

describe('what is late', () => {
  test('stands by body, and is urged by a letter without number, day and signature', async () => {
    const [binh, hoa] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa')]
    const byBody = await binh.get('/nhiem-vu/theo-co-quan')
    expect(byBody.text).toContain('Sở Y tế, Tỉnh Lạng Sơn')
    const href = /href="(\/nhiem-vu\/don-doc\?[^"]+)"/.exec(byBody.html)?.[1]?.replaceAll('&amp;', '&') as string
    const letter = await binh.get(href)
    expect(letter.text).toContain('Kính gửi: Sở Y tế, Tỉnh Lạng Sơn')
    expect(letter.text).toContain('còn 01 nhiệm vụ giao Sở Y tế')
    expect(letter.text).toContain('1 ngày làm việc')
    expect(letter.text).toMatch(/Số:\s+\/…-…/)
    for (const [format, type] of [
      ['word', 'wordprocessingml'],
      ['pdf', 'application/pdf'],
    ] as const)
      expect((await binh.get(href.replace('don-doc?', `don-doc/${format}?`))).headers.get('content-type')).toContain(type)
    expect((await hoa.get(href.replace('don-doc?', 'don-doc/pdf?'))).status).toBe(403)
    expect((await binh.get('/nhiem-vu/don-doc?don-vi=6')).status).toBe(404)
    expect((await hoa.get(href)).status).toBe(403)
    expect((await binh.get('/nhiem-vu/theo-co-quan/tai-ve')).headers.get('content-disposition')).toContain('nhiem-vu-theo-co-quan.xlsx')
  })
})

describe('while Hoa is on leave', () => {
  test('Páo finds her tasks among his, and reports for her', async () => {
    const { pool, db } = server.database
    const { assignmentId } = officers['Nông Thị Hoa'] as Officer
    const { personId } = officers['Vy Văn Páo'] as Officer
    await pool.query(
      `insert into people.delegation (assignment_id, to_person_id, reason, valid_from, valid_to) values ($1, $2, 'Nghỉ phép', '2026-04-01', '2026-04-11')`,
      [assignmentId, personId],
    )
    const pao = await enter('Vy Văn Páo')
    const path = `/nhiem-vu/${await idOf('môi trường', binhXa)}`
    expect((await pao.get(path)).status).toBe(404)
    await pao.post('/tai-khoan', { viec: 'vai-tro', 'phan-cong': String(assignmentId) })
    const desk = await pao.get('/viec-cua-toi')
    expect(desk.text).toContain('hoàn thành tiêu chí môi trường')
    expect(desk.text).toContain('làm thay đồng chí Nông Thị Hoa')
    const sent = await pao.post(path, { viec: 'bao-cao', 'noi-dung': 'Đang làm hố rác', 'ty-le': '30', muc: 'dang' })
    expect(sent.text).toContain('Báo cáo tiến độ 30 %')
    const posts = [
      { role: 'communeOfficer', unitId: binhXa, bodyId: 0 },
      { role: 'communeOfficer', unitId: vanAn, bodyId: 0 },
    ]
    const due = await read(placed(db, { unitId: langSon, today }), (tx) => tasksDueFor({ tx, today }, { held: posts as never }))
    expect(due.map(({ what, dueOn }) => [what, dueOn])).toEqual([
      ['Nộp hồ sơ tiêu chí y tế', '2026-04-20'],
      ['Phấn đấu hoàn thành tiêu chí môi trường trong quý II/2026', '2026-06-30'],
    ])
  })
})
