import { publishArticle, road } from './articles.ts'
import { openOfficer } from './officer.ts'
import type { TestServer } from './server.ts'
import { type Visitor, visitor } from './visitor.ts'

/** What a reader finds in a portal that is in use: addresses of things that somebody published, by the pattern that answers them. */
export type Portal = Record<'/tin-tuc/:slug' | '/en/news/:slug' | '/van-ban/:id' | '/ocop/:id' | '/hoi-dap/:id' | '/ke-hoach/:id', string>

const english = {
  'tieu-de-en': 'A village road is finished (illustration)',
  'sapo-en': 'Villagers gave land and work.',
  'noi-dung-en': 'Forty-two households gave 1,520 square metres of land.',
}
const body = `<p>Ngày 10/11/2026, xã nghiệm thu 1,2 km đường bê tông liên thôn.</p><h2>Hiến đất làm đường</h2><p>Bốn mươi hai hộ đã hiến 1.520 m<sup>2</sup> đất.</p>
<blockquote>Có đường, xe vào tận nhà mua hồi.</blockquote><table><thead><tr><th>Thôn</th><th>Hộ hiến đất</th></tr></thead><tbody><tr><td>Bản Chắt</td><td>24</td></tr></tbody></table>`

/** Lạng Sơn with its real units and laws, where an article in two languages, a question with its answer and a certified product were published. `server`: on `ntm_loaded`. */
export async function settlePortal(server: TestServer): Promise<Portal> {
  const { pool } = server.database
  const unitOf = async (code: string): Promise<number> =>
    (await pool.query(`select unit_id from units.live where code = $1 and valid_to = 'infinity'`, [code])).rows[0].unit_id
  const [langSon, commune] = [await unitOf('20'), await unitOf('06115')]
  const enter = async (name: string, role: 'communeOfficer' | 'coordinationOffice' | 'leader') => {
    const unit = role === 'communeOfficer' ? ({ id: commune, level: 'commune' } as const) : ({ id: langSon, level: 'province' } as const)
    const officer = await openOfficer(server.accounts, { name, role, unit })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    return person
  }
  const desk = {
    author: await enter('Nông Thị Hoa', 'communeOfficer'),
    editor: await enter('Lý Văn Bình', 'coordinationOffice'),
    approver: await enter('Phạm Thị Lan', 'leader'),
  }
  const article = await publishArticle(desk, { ...road, 'don-vi': '06115', 'noi-dung': body, ...english }, { 'gio-dang': '00:00' })
  const reader = visitor(server.url)
  const document = /href="(\/van-ban\/\d+)"/.exec((await reader.get('/van-ban?tim=318')).html)?.[1]
  return {
    '/tin-tuc/:slug': (await reader.get(`/tin-tuc/x-${article}`)).path,
    '/en/news/:slug': (await reader.get(`/en/news/x-${article}`)).path,
    '/van-ban/:id': document ?? '/van-ban/1',
    '/ocop/:id': `/ocop/${await certified(server, commune)}`,
    '/hoi-dap/:id': await answered(desk.editor, desk.approver),
    // the demonstration's targets are as public as its figures
    '/ke-hoach/:id': /href="(\/ke-hoach\/\d+)"/.exec((await reader.get('/ke-hoach?tinh=20')).html)?.[1] ?? '/ke-hoach/0',
  }
}

/** A question often asked whose answer another person approved: its public address. */
async function answered(keeper: Visitor, approver: Visitor): Promise<string> {
  const begun = await keeper.post('/bien-tap/hoi-dap/moi', {
    'cau-hoi': 'Xã sau sáp nhập có phải đánh giá lại không?',
    'tra-loi': 'Xã mới được đánh giá lại theo bộ tiêu chí đang áp dụng.\nKết quả của các xã cũ được giữ để tra cứu.',
    'chu-de': 'sap-nhap',
    'tieu-chi': 'xa-2026/8',
    'van-ban': '318/QĐ-TTg',
  })
  const act = async (person: Visitor, viec: string) => {
    const { html } = await person.get(begun.path)
    return person.post(begun.path, { viec, ban: /name="ban" value="(\d+)"/.exec(html)?.[1] ?? '0' })
  }
  await act(keeper, 'submit')
  await act(approver, 'approve')
  return `/hoi-dap/${/\d+$/.exec(begun.path)?.[0]}`
}

/** A product with four stars that hold. */
async function certified({ database: { pool } }: TestServer, unit: number): Promise<number> {
  const { rows } = await pool.query(
    `with maker as (
       insert into ocop.producer (unit_id, name, folded, kind, contact, kept_by, kept_at)
       values ($1, 'Hợp tác xã nông nghiệp minh họa', 'hop tac xa nong nghiep minh hoa', 'cooperative', '', 'kiểm thử', '2026-01-01') returning unit_id, id
     ), made as (
       insert into ocop.product (unit_id, producer_id, name, folded, group_law, group_number, kept_by, kept_at)
       select unit_id, id, 'Gạo nếp cái hoa vàng', 'gao nep cai hoa vang', '148', 1, 'kiểm thử', '2026-01-01' from maker returning unit_id, id
     )
     insert into ocop.certificate (unit_id, product_id, stars, level, body, decision_number, decided_on, expires_on, entered_by, entered_at)
     select unit_id, id, 4, 'province', 'UBND tỉnh Lạng Sơn', '210/QĐ-UBND', '2026-03-02', '2029-03-01', 'kiểm thử', '2026-03-02' from made
     returning product_id as id`,
    [unit],
  )
  return rows[0].id
}
