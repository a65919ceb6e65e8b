import { beforeAll, describe, expect, test } from 'vitest'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/** Posts change hands: delegated for some days. The steps build on each other. Today is 22/11/2026. */
let server: TestServer
const officers: Record<string, Officer> = {}
const langSon = { id: 2, level: 'province' } as const
const binhXa = { id: 3, level: 'commune' } as const
const vanAn = { id: 4, level: 'commune' } as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleTwoProvinces(server.database)
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', binhXa],
    ['Vy Văn Páo', 'communeLeader', binhXa],
    ['Lương Thị Lan', 'communeOfficer', vanAn],
    ['Hoàng Văn Long', 'administrator', langSon],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const idOf = (name: string) => String((officers[name] as Officer).personId)

describe('a delegation', () => {
  const form = () => ({
    viec: 'uy-quyen',
    'chuc-vu': String((officers['Vy Văn Páo'] as Officer).assignmentId),
    nguoi: idOf('Nông Thị Hoa'),
    tu: '2026-11-22',
    den: '2026-11-30',
    'ly-do': 'đi học tại Hà Nội',
  })

  test('is given by Páo to Hoa, who works in the same commune; what is wrong keeps what was typed', async () => {
    const pao = await enter('Vy Văn Páo')
    expect(pao.page.text).toContain('Nông Thị Hoa – Chức vụ của Nông Thị Hoa')
    expect(pao.page.html).not.toContain('Lương Thị Lan')
    const late = await pao.post('/tai-khoan', { ...form(), den: '2026-11-21' })
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('Ngày kết thúc phải từ ngày bắt đầu trở đi')])
    expect(late.html).toContain('value="đi học tại Hà Nội"')
    expect((await pao.post('/tai-khoan', { ...form(), nguoi: idOf('Lương Thị Lan') })).status).toBe(409)
    const given = await pao.post('/tai-khoan', form())
    expect(given.text).toContain('Đã ủy quyền')
    expect(given.text).toMatch(/Nông Thị Hoa làm thay Chức vụ của Vy Văn Páo.* từ 22\/11\/2026 đến hết 30\/11\/2026 đi học tại Hà Nội/)
    expect((await pao.post('/tai-khoan', form())).status).toBe(409)
  })

  test('lets Hoa choose the role, and every page says for whom she works and until when', async () => {
    const hoa = await enter('Nông Thị Hoa')
    expect(hoa.page.text).toContain('Làm thay đồng chí Vy Văn Páo')
    const assignment = form()['chuc-vu']
    const changed = await hoa.post('/tai-khoan', { viec: 'vai-tro', 'phan-cong': assignment })
    expect(changed.text).toContain('vai trò: Lãnh đạo xã, Xã Bính Xá · làm thay đồng chí Vy Văn Páo, đến 30/11/2026')
    const on = await hoa.post('/tai-khoan', { ...form(), 'chuc-vu': assignment, nguoi: idOf('Vy Văn Páo') })
    expect([on.status, on.text]).toEqual([409, expect.stringContaining('chức vụ phải của chính người ủy quyền')])
  })

  test('is ended early by Páo alone, and from then on Hoa works in her own post', async () => {
    const [pao, hoa] = [await enter('Vy Văn Páo'), await enter('Nông Thị Hoa')]
    const id = /value="(\d+)"[^>]*name="uy-quyen"/.exec((await pao.get('/tai-khoan')).html)?.[1] as string
    expect((await hoa.post('/tai-khoan', { viec: 'thoi-uy-quyen', 'uy-quyen': id })).status).toBe(404)
    expect((await pao.post('/tai-khoan', { viec: 'thoi-uy-quyen', 'uy-quyen': id })).text).toContain('Đã kết thúc ủy quyền')
    const after = await hoa.get('/tai-khoan')
    expect(after.text).not.toContain('àm thay đồng chí')
    expect(after.text).toContain('vai trò: Cán bộ xã, Xã Bính Xá')
  })

  test('stands in the log, by the chain of who gave it', async () => {
    const { rows } = await server.database.pool.query(
      `select kind, chain, payload from events.entry where kind like 'people.deleg%' order by number`,
    )
    expect(rows).toMatchObject([
      { kind: 'people.delegated', chain: `person:${idOf('Vy Văn Páo')}`, payload: { reason: 'đi học tại Hà Nội', until: '2026-11-30' } },
      { kind: 'people.delegationEnded', payload: { toPersonId: Number(idOf('Nông Thị Hoa')) } },
    ])
  })
})

describe('duties', () => {
  const form = {
    bo: 'xa-thu',
    viec: 'answers',
    'co-quan': '0',
    'co-quan-moi': 'Sở Y tế',
    'loai-co-quan': 'department',
    'don-vi': '20',
    'tieu-chi': 'xa-2026/15',
    tu: '2026-11-22',
    den: '',
    'can-cu': 'Công văn 120/UBND-KT ngày 5/3/2026',
  }

  test('are charged by Long for the whole province, and shown; who fills sheets may not', async () => {
    const [long, hoa] = [await enter('Hoàng Văn Long'), await enter('Nông Thị Hoa')]
    expect((await hoa.get('/quan-tri/phan-cong')).text).toContain('Chưa có quyền phân công cơ quan phụ trách')
    expect((await hoa.post('/quan-tri/phan-cong', form)).status).toBe(403)
    const wrong = await long.post('/quan-tri/phan-cong', { ...form, 'can-cu': ' ', 'don-vi': '20, 04, 99999' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Không có đơn vị mã 04, 99999 trong phạm vi quản lý')])
    expect(wrong.html).toContain('value="20, 04, 99999"')
    expect((await long.post('/quan-tri/phan-cong', { ...form, 'can-cu': ' ' })).text).toContain('Chưa ghi căn cứ phân công')
    expect((await long.post('/quan-tri/phan-cong', form)).text).toContain('Đã phân công 1 dòng')
    expect((await long.post('/quan-tri/phan-cong', form)).text).toContain('đã phụ trách nội dung ấy')
  })

  test('of help go to communes, several at once, and end from today', async () => {
    const long = await enter('Hoàng Văn Long')
    const help = { ...form, viec: 'helps', 'co-quan-moi': 'Công ty Điện lực', 'loai-co-quan': 'assistingBody', 'don-vi': '06622 06280' }
    const made = await long.post('/quan-tri/phan-cong', help)
    expect(made.text).toContain('Đã phân công 2 dòng')
    expect(made.text).toMatch(/Công ty Điện lực\s*: Xã Bính Xá, từ 22\/11\/2026 .*Công ty Điện lực\s*: Xã Văn An/)
    const id = /value="(\d+)"[^>]*aria-label="Thôi từ hôm nay: Công ty Điện lực, Xã Văn An"/.exec(made.html)?.[1] as string
    const ended = await long.post('/quan-tri/phan-cong', { viec: 'thoi', bo: '', 'phan-cong': id })
    expect(ended.text).toContain('Đã kết thúc phân công từ hôm nay')
    expect(ended.text).not.toMatch(/Công ty Điện lực\s*: Xã Văn An/)
    expect((await long.post('/quan-tri/phan-cong', { viec: 'thoi', bo: '', 'phan-cong': id })).status).toBe(404)
    const { rows } = await server.database.pool.query(
      `select count(*) from events.entry where kind in ('people.charged', 'people.discharged')`,
    )
    expect(rows[0].count).toBe(4)
  })
})
