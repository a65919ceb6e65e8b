import type { Database } from '../../src/platform/db/database.ts'
import { openOfficer } from './officer.ts'
import type { TestServer } from './server.ts'
import { settleTwoProvinces } from './two-provinces.ts'
import { type Page, type Visitor, visitor } from './visitor.ts'

/** The commune whose office writes documents in stories, with its people; two other units that must see nothing of it. */
const people = [
  ['Nông Thị Hoa', 'communeOfficer', 3, 'commune', 'Phòng Kinh tế', 'Chuyên viên'],
  ['Vi Văn Nam', 'communeLeader', 3, 'commune', 'Phòng Kinh tế', 'Trưởng phòng'],
  ['Lý Văn Thắng', 'communeLeader', 3, 'commune', 'UBND xã Bính Xá', 'Phó Chủ tịch'],
  ['Hà Thị Lan', 'clerk', 3, 'commune', 'UBND xã Bính Xá', 'Văn thư'],
  ['Mã Thị Yến', 'clerk', 3, 'commune', 'UBND xã Bính Xá', 'Văn thư thứ hai'],
  ['Hoàng Thị An', 'communeOfficer', 4, 'commune', 'UBND xã Văn An', 'Chuyên viên'],
  ['Lý Văn Bình', 'coordinationOffice', 2, 'province', 'Văn phòng Điều phối', 'Chuyên viên'],
  ['Đàm Văn Lục', 'coordinationOffice', 5, 'province', 'Văn phòng Điều phối Cao Bằng', 'Chuyên viên'],
] as const
export type Name = (typeof people)[number][0]

export const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }

/** Two provinces, and Bính Xá with everybody who has a part in a document; each comes in signed in. */
export async function settleDocumentLand(server: TestServer): Promise<Record<Name, Visitor>> {
  documents = server.database.pool
  await settleTwoProvinces(server.database)
  const visitors = {} as Record<Name, Visitor>
  for (const [name, role, id, level, body, post] of people) {
    const { login, password } = await openOfficer(server.accounts, { name, role, unit: { id, level }, body, post })
    visitors[name] = visitor(server.url)
    await visitors[name].post('/dang-nhap', { ten: login, 'mat-khau': password })
  }
  return visitors
}

/** The value of the option of a page whose text begins so. */
export const option = ({ html }: Page, text: string): string => new RegExp(`<option value="(\\d+)"[^>]*>${text}`).exec(html)?.[1] ?? ''

export const bodyId = async ({ pool }: Pick<Database, 'pool'>, name: string): Promise<string> =>
  String((await pool.query('select id from people.body where name = $1', [name])).rows[0].id)

/** UBND xã Bính Xá says how it issues: names, Thắng signs for the chair, one run of numbers for all types. */
export async function settleIssuing(server: TestServer, { 'Hà Thị Lan': lan }: Record<Name, Visitor>, began = '0'): Promise<void> {
  const at = '/van-ban-di/quy-trinh'
  const body = await bodyId(server.database, 'UBND xã Bính Xá')
  const issuer = { ten: 'Ủy ban nhân dân\nxã Bính Xá', 'viet-tat': 'UBND', 'dia-danh': 'Bính Xá', 'can-cu': 'Quy chế làm việc' }
  await lan.post(at, { viec: 'co-quan', 'co-quan': body, ...issuer })
  const signer = option(await lan.get(at), 'Lý Văn Thắng')
  const right = { 'quyen-han': 'KT', 'chuc-vu': 'Phó Chủ tịch', 'thay-cho': 'Chủ tịch', 'tap-the': 'Ủy ban nhân dân' }
  const days = { 'can-cu': 'Quyết định phân công số 01/QĐ-UBND', 'tu-ngay': '01/01/2026', 'den-ngay': '' }
  await lan.post(at, { viec: 'nguoi-ky', 'co-quan': body, 'nguoi-ky': signer, ...right, ...days })
  const form = new URLSearchParams({ viec: 'mo-so', 'co-quan': body, ten: 'Chung', nam: '2026', 'da-cap': began })
  for (const type of ['submission', 'letter', 'report', 'notice']) form.append('loai', type)
  const cookies = [...lan.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await fetch(`${server.url}${at}`, { method: 'POST', body: form, headers: { Origin: server.url, Cookie: cookies }, redirect: 'manual' })
}

let documents: Database['pool']

/** What the page of a document would send with a step. */
export const seenOf = ({ html }: Page): string => /name="buoc" value="(\d+)"/.exec(html)?.[1] ?? '0'

/** Takes a step as it stands now, also one for which the page shows no button. */
export async function press(who: Visitor, path: string, viec: string, fields: Record<string, string> = {}): Promise<Page> {
  const { rows } = await documents.query('select steps from documents.document where id = $1', [path.split('/').at(-1)])
  return who.post(path, { viec, buoc: String(rows[0].steps), ...fields })
}
