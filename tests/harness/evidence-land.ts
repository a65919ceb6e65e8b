import { randomUUID } from 'node:crypto'
import type { RoleId } from '../../src/programme/people/types.ts'
import { openOfficer } from './officer.ts'
import { picture } from './picture.ts'
import { roundToday, settleRoundLand, units } from './round-land.ts'
import { startServer, type TestServer } from './server.ts'
import { type Page, type Visitor, visitor } from './visitor.ts'

/** A picture from a camera that knows its day and place. */
export const bridge = picture({ takenAt: '2025-03-12T14:05:09', lat: 21.853123, lon: 106.761, remark: 'cầu treo', bytes: 150_000 })

type Unit = Parameters<typeof openOfficer>[1]['unit']

/** Somebody with one post comes in; the page of proofs is where they were going. */
export async function comeIn(
  { accounts, url }: Pick<TestServer, 'accounts' | 'url'>,
  name: string,
  role: RoleId,
  unit: Unit,
): Promise<Visitor> {
  const officer = await openOfficer(accounts, { name, role, unit, today: roundToday })
  const one = visitor(url)
  const page = await one.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password, ve: '/minh-chung' })
  if (page.path !== '/minh-chung') throw new Error(`${name} came to ${page.path}`)
  return one
}

/** The round's land with chị Nông Thị Hoa of Bính Xá, anh Hoàng Văn Páo of Văn An, chị Lý Thị Lan of the province, chị Đàm Thị Lan of another. */
export async function openEvidenceLand() {
  const server = await startServer({ template: 'ntm_empty', today: roundToday, env: { NTM_SECOND_FACTOR: 'nobody' } })
  await settleRoundLand(server.database)
  return {
    server,
    hoa: await comeIn(server, 'Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }),
    pao: await comeIn(server, 'Hoàng Văn Páo', 'communeOfficer', { id: units.vanAn, level: 'commune' }),
    lan: await comeIn(server, 'Lý Thị Lan', 'departmentOfficer', { id: units.langSon, level: 'province' }),
    other: await comeIn(server, 'Đàm Thị Lan', 'communeOfficer', { id: units.damThuy, level: 'commune' }),
  }
}

type Sent = { file?: { bytes: Buffer; name: string; type?: string }; key?: string } & Record<string, unknown>

/** Brings a proof by the plain form. */
export function sendProof(who: Visitor, { file, key, ...fields }: Sent): Promise<Page> {
  const form = new FormData()
  form.append('khoa', key ?? randomUUID())
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  if (file) form.append('tep', new File([new Uint8Array(file.bytes)], file.name, { type: file.type ?? 'image/jpeg' }))
  return who.send('/minh-chung/them', form)
}

export const proofIn = (page: Page) => Number(/^\/minh-chung\/(\d+)/.exec(page.path)?.[1])

/** What a visitor sends as `Cookie`. */
export const cookieHeader = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

export async function bytesOf(server: Pick<TestServer, 'url'>, who: Visitor, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, { headers: { Cookie: cookieHeader(who), ...headers } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
