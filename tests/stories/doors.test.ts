import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { doors } from '../../src/doors.ts'
import { type RoleId, roleIds } from '../../src/programme/people/types.ts'
import { openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Every route that the built server answers × nobody and every role, over HTTP by people who are signed in, beside the table that says
 * what each shall meet. A route without a row fails, and so does a row without a route.
 */
let server: TestServer
const visitors = new Map<RoleId | 'nobody', Visitor>()
const columns = ['nobody', ...roleIds] as const
const table = 'tests/stories/doors.table.txt'
const [country, langSon, binhXa] = [
  { id: 1, level: 'country' },
  { id: 2, level: 'province' },
  { id: 3, level: 'commune' },
] as const
const placeOf: Record<RoleId, typeof country | typeof langSon | typeof binhXa> = {
  administrator: country,
  communeOfficer: binhXa,
  communeLeader: binhXa,
  departmentOfficer: langSon,
  coordinationOffice: langSon,
  appraiser: langSon,
  councilMember: langSon,
  leader: langSon,
  nationalOffice: country,
  clerk: langSon,
}

beforeAll(async () => {
  const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
  server = await startServer({ template: 'ntm_empty', env })
  await settleTwoProvinces(server.database)
  visitors.set('nobody', visitor(server.url))
  for (const role of roleIds) {
    const officer = await openOfficer(server.accounts, { name: `Người ${role}`, role, unit: placeOf[role] })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    visitors.set(role, person)
  }
})

/** p passes the door, s is asked to sign in, x is refused for want of the verb; ! is a bug of the server. */
async function meets({ cookies }: Visitor, method: string, pattern: string): Promise<string> {
  const isEndpoint = pattern.startsWith('/api')
  // what nobody has made, so that nothing is changed by passing
  const path = pattern.replaceAll(/:[^/?]+\??/g, '999999')
  const headers = new Headers({ Origin: server.url })
  if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  const isRead = method === 'GET' || method === 'HEAD'
  if (!isRead) headers.set('Content-Type', isEndpoint ? 'application/json' : 'application/x-www-form-urlencoded')
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(isRead ? {} : { body: isEndpoint ? '{}' : '' }),
  })
  const text = await answer.text()
  if (answer.status >= 500) return '!'
  if (isEndpoint) return answer.status === 401 ? 's' : /"access\.noVerb"/.test(text) ? 'x' : 'p'
  if (answer.status === 303 && answer.headers.get('location')?.startsWith('/dang-nhap?ve=')) return 's'
  return answer.status === 403 && text.includes('Chưa có quyền') ? 'x' : 'p'
}

/** What ends a visitor's session comes last. */
const last = ({ pattern }: { pattern: string }) => (pattern === '/dang-xuat' ? 1 : 0)

test('every route × role meets what the table says', async () => {
  const seen = new Set<string>()
  const routes = server.routes
    .filter(({ method, pattern }) => !seen.has(`${method} ${pattern}`) && seen.add(`${method} ${pattern}`))
    .sort((a, b) => last(a) - last(b) || (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.method < b.method ? -1 : 1))
  const found: string[] = []
  for (const { method, pattern } of routes) {
    const met = await Promise.all(columns.map((column) => meets(visitors.get(column) as Visitor, method, pattern)))
    found.push([method, pattern, ...met].join(' '))
  }
  const lines = (await readFile(table, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const expected = lines.map((line) => line.trim().replace(/ +/g, ' '))
  expect(found.sort(), `what is not so belongs into ${table}, or is a fault`).toEqual(expected.sort())
}, 300_000)

test('no door stands where there is no route', () => {
  const named = new Set(server.routes.flatMap(({ method, pattern }) => [pattern, `${method} ${pattern}`]))
  expect(Object.keys(doors).filter((key) => !named.has(key))).toEqual([])
})
