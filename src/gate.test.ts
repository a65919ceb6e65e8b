import { createRoute, z } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, today } from '../tests/harness/database.ts'
import { freshFiles } from '../tests/harness/files.ts'
import { cookieOf, type Officer, openOfficer } from '../tests/harness/officer.ts'
import { settleTwoProvinces } from '../tests/harness/two-provinces.ts'
import { startAccounts } from './accounts.ts'
import { callerOf, checkDoors, type GateVariables, guard } from './gate.ts'
import { isRefused, Refused } from './platform/base/refusal.ts'
import { writeAs } from './platform/events/context.ts'
import { newApi, officerAnswer } from './platform/http/api.ts'
import { problem } from './platform/http/problem.ts'
import { requests } from './platform/http/requests.ts'
import { allowed } from './programme/people/access.ts'
import { chooseRole } from './programme/people/account.actions.ts'
import { assign } from './programme/people/assignment.actions.ts'
import { disable, endPost } from './programme/people/manage.actions.ts'
import { placeOf } from './programme/people/reads.ts'
import { readSettings } from './programme/people/settings.rules.ts'
import { signOut } from './programme/people/sign-in.actions.ts'
import type { Door } from './programme/people/types.ts'
import { whoVisits } from './programme/people/visit.reads.ts'

/** An API of two endpoints behind doors, as a module hangs them, on the real accounts. */
const database = await freshDatabase()
const files = await freshFiles()
const [country, langSon, binhXa, vanAn] = [1, 2, 3, 4]
const log = pino({ level: 'silent' })
const url = 'http://ntm.example'
const doors: Record<string, Door> = {
  '/api/open': { public: 'ai cũng xem được' },
  '/api/me': { signedIn: 'ai đang gọi' },
  'GET /api/sheets/:id': { verb: 'sheet.read' },
  'PUT /api/sheets/:id': { verb: 'sheet.fill' },
}
const doorOf = (pattern: string, method?: string) => doors[`${method} ${pattern}`] ?? doors[pattern]

let app: Hono<{ Variables: GateVariables }>
let accounts: Awaited<ReturnType<typeof startAccounts>>['accounts']
let hoa: Officer
let lan: Officer
let queries = 0

beforeAll(async () => {
  await settleTwoProvinces(database)
  const settings = readSettings({ NTM_SECRET: 'một bí mật chỉ dùng trong kiểm thử, đủ dài', NTM_SECOND_FACTOR: 'administrators' })
  if (!settings.ok) throw new Error(settings.refusal.text)
  const opened = await startAccounts({ databaseUrl: database.url, db: database.db, url, settings: settings.value, data: 'data', log })
  afterAll(opened.close)
  accounts = opened.accounts
  hoa = await openOfficer(accounts, { name: 'Nông Thị Hoa', role: 'communeOfficer', unit: { id: binhXa, level: 'commune' } })
  lan = await openOfficer(accounts, { name: 'Lý Thị Lan', role: 'leader', unit: { id: langSon, level: 'province' } })
  database.pool.on('acquire', () => queries++)
  app = newApp()
})

function newApp() {
  const hono = new Hono<{ Variables: GateVariables }>()
  hono.use(requests(log, { observe: () => undefined, text: async () => '', contentType: '' }))
  const edge = { db: database.db, today: () => today, accounts, config: { publicUrl: url } }
  hono.use('/api/*', guard(edge as never, doorOf))
  const { on, read, readAs, writeAs: write, caller } = newApi({ db: database.db, today: () => today, files }, (c: Context) => callerOf(c))
  const params = z.object({ id: z.coerce.number().int() })
  const answer = officerAnswer(z.object({ said: z.string() }), 'câu trả lời')
  on.get('/open', async (c) => c.json({ actor: c.get('visit' as never) ?? null, day: await read(async (ctx) => ctx.today) }))
  on.get('/careless', (c) => c.json(caller(c)))
  on.get('/me', (c) => c.json({ said: caller(c).actor.name }))
  on.openapi(createRoute({ method: 'get', path: '/sheets/{id}', request: { params }, responses: answer }), async (c) => {
    const said = await readAs(c, async (ctx, actor) => {
      const place = await placeOf(ctx, c.req.valid('param').id)
      const answered = allowed(actor, 'sheet.read', place)
      if (!answered.ok) throw new Refused(answered.refusal)
      return answered.value.unitName
    })
    return c.json({ said }, 200)
  })
  on.openapi(createRoute({ method: 'put', path: '/sheets/{id}', request: { params }, responses: answer }), async (c) => {
    const said = await write(c, async (ctx, actor) => {
      await ctx.enter({ chain: `unit:${binhXa}`, kind: 'thu.ghi', payload: { by: actor.personId } })
      if (c.req.valid('param').id !== binhXa) throw new Refused({ code: 'sheet.other', text: 'Phiếu khác.', status: 409 })
      return ctx.actor
    })
    return c.json({ said }, 200)
  })
  hono.route('/api', on)
  hono.onError((error, c) =>
    isRefused(error) ? problem(error.refusal, 'x') : problem({ code: 'bug', text: error.message }, c.get('request').id, 500),
  )
  return hono
}

type Asked = { status: number; body: Record<string, unknown>; headers: Headers }
const ask = async (path: string, { cookie = '', method = 'GET', headers = {} as Record<string, string> } = {}): Promise<Asked> => {
  const sent = { ...(cookie ? { Cookie: cookie } : {}), ...(method === 'GET' ? {} : { Origin: url, Host: 'ntm.example' }), ...headers }
  const answer = await app.request(`${url}${path}`, { method, headers: sent })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers }
}

describe('an endpoint behind a door', () => {
  test('answers nobody who is not signed in, in the form of all refusals', async () => {
    for (const [path, method] of [
      ['/api/me', 'GET'],
      ['/api/sheets/3', 'GET'],
      ['/api/sheets/3', 'PUT'],
    ] as const) {
      const { status, body, headers } = await ask(path, { method })
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        401,
        'application/problem+json; charset=utf-8',
        'no-store',
      ])
      expect([body.title, body.detail]).toEqual(['access.signIn', expect.stringContaining('Đăng nhập lại')])
    }
    expect((await ask('/api/me', { cookie: 'ntm.session_token=doan.mo' })).status).toBe(401)
  })

  test('works in the name of who is signed in, and enters the log under it', async () => {
    const cookie = await cookieOf(accounts, hoa)
    const [me, read, wrote] = [
      await ask('/api/me', { cookie }),
      await ask('/api/sheets/3', { cookie }),
      await ask('/api/sheets/3', { cookie, method: 'PUT' }),
    ]
    expect([me.body.said, read.body.said, wrote.body.said]).toEqual(['Nông Thị Hoa', 'Xã Bính Xá', 'Nông Thị Hoa'])
    expect(me.headers.get('cache-control')).toBe('no-store')
    const { rows } = await database.pool.query(`select actor, payload from events.entry where kind = 'thu.ghi'`)
    expect(rows).toMatchObject([{ actor: 'Nông Thị Hoa', payload: { by: hoa.personId, as: { unit: binhXa } } }])
  })

  test('a thrown refusal undoes the write and is the answer', async () => {
    const cookie = await cookieOf(accounts, hoa)
    const { status, body } = await ask('/api/sheets/4', { cookie, method: 'PUT' })
    expect([status, body.title]).toEqual([409, 'sheet.other'])
    const { rows } = await database.pool.query(`select from events.entry where kind = 'thu.ghi'`)
    expect(rows).toHaveLength(1)
  })

  test('refuses without the verb by who has it, and what lies elsewhere is not found', async () => {
    const [officer, leader] = [await cookieOf(accounts, hoa), await cookieOf(accounts, lan)]
    const without = await ask('/api/sheets/3', { cookie: leader, method: 'PUT' })
    expect([without.status, without.body.detail]).toEqual([403, 'Chưa có quyền nhập phiếu. Người xử lý được: cán bộ xã.'])
    expect((await ask('/api/sheets/4', { cookie: officer })).status).toBe(404)
    expect((await ask('/api/sheets/4', { cookie: leader })).body.said).toBe('Tỉnh Lạng Sơn')
  })

  test('tells a person with a temporary password, or without the second factor, what to do first', async () => {
    const unit = { id: vanAn, level: 'commune' } as const
    const fresh = await openOfficer(accounts, { name: 'Vi Văn Mới', role: 'communeOfficer', unit, mustChangePassword: true })
    const keeper = await openOfficer(accounts, { name: 'Quản Thị Trị', role: 'administrator', unit: { id: country, level: 'country' } })
    for (const one of [fresh, keeper]) {
      const { status, body } = await ask('/api/sheets/4', { cookie: await cookieOf(accounts, one) })
      expect([status, body.title]).toEqual([403, 'access.accountNotReady'])
    }
  })

  test('refuses what another site sends, whoever is signed in', async () => {
    const cookie = await cookieOf(accounts, hoa)
    for (const headers of [{ Origin: 'https://xau.example' }, { 'Sec-Fetch-Site': 'cross-site' }] as Record<string, string>[])
      expect((await ask('/api/sheets/3', { cookie, method: 'PUT', headers })).body.title).toBe('request.foreign')
  })

  test('a public one never learns who asks, and a handler that counts on somebody there is a bug', async () => {
    const cookie = await cookieOf(accounts, hoa)
    const { body, headers } = await ask('/api/open', { cookie })
    expect([body.actor, body.day, headers.get('cache-control')]).toEqual([null, today, null])
  })

  test('one without a door is closed', async () => {
    expect((await ask('/api/careless', { cookie: await cookieOf(accounts, hoa) })).status).toBe(404)
  })
})

describe('who is behind a session is looked up once in some seconds', () => {
  let cookie: string
  beforeEach(async () => {
    cookie = await cookieOf(accounts, hoa)
    expect((await ask('/api/me', { cookie })).status).toBe(200)
    queries = 0
  })
  const caller = () => ({ accounts, headers: new Headers({ Cookie: cookie }), address: '' })
  const edge = () => ({ today, actor: 'kiểm thử', now: new Date() })
  const actor = async () => {
    const { actor: found } = await whoVisits(accounts, new Headers({ Cookie: cookie }), edge())
    if (!found) throw new Error('nobody is signed in')
    return found
  }

  test('a hundred requests ask the database nothing', async () => {
    await Promise.all(Array.from({ length: 100 }, () => ask('/api/me', { cookie })))
    expect(queries).toBe(0)
  })

  test('whoever signs out is out at once', async () => {
    await signOut(caller(), hoa.personId)
    expect((await ask('/api/me', { cookie })).status).toBe(401)
  })

  test('another post counts at once', async () => {
    await writeAs(database.db, edge(), (ctx) =>
      assign(ctx, {
        personId: hoa.personId,
        postName: 'Chủ tịch',
        bodyName: 'UBND',
        bodyKind: 'peoplesCommittee',
        role: 'communeLeader',
        unit: { id: vanAn, level: 'commune' },
        criteria: null,
        from: today,
        until: null,
      }),
    )
    const second = (await actor()).held.find(({ unitId }) => unitId === vanAn)
    expect((await ask('/api/sheets/4', { cookie })).status).toBe(404)
    const chosen = await chooseRole({ ...caller(), actor: await actor() }, edge(), second?.assignmentId as number)
    expect(chosen.ok).toBe(true)
    expect((await ask('/api/sheets/4', { cookie })).body.said).toBe('Xã Văn An')
  })

  test('a post that ended, and an account that was disabled, open nothing at once', async () => {
    const unit = { id: country, level: 'country' } as const
    const keeper = await openOfficer(accounts, { name: 'Đinh Thị Thủy', role: 'administrator', unit })
    const visit = await whoVisits(accounts, new Headers({ Cookie: await cookieOf(accounts, keeper) }), edge())
    const managing = { accounts, actor: visit.actor as NonNullable<typeof visit.actor>, edge: edge() }
    expect((await ask('/api/sheets/3', { cookie })).status).toBe(200)
    expect((await endPost(managing, hoa.personId, hoa.assignmentId)).ok).toBe(true)
    expect((await ask('/api/sheets/3', { cookie })).status).toBe(404)
    expect((await disable(managing, hoa.personId, 'Chuyển công tác')).ok).toBe(true)
    expect((await ask('/api/me', { cookie })).status).toBe(401)
  })
})

test('the limits of a session hold although it is remembered, and it is seen every minute', async () => {
  const cookie = await cookieOf(accounts, lan)
  const mine = `where "userId" = (select id from auth."user" where email = $1)`
  const rest = (interval: string) =>
    database.pool.query(
      `update auth.session set "updatedAt" = "updatedAt" - $2::interval, "expiresAt" = "expiresAt" - $2::interval ${mine}`,
      [lan.login, interval],
    )
  const seen = async () =>
    (await database.pool.query(`select max("updatedAt") > $2 as now from auth.session ${mine}`, [lan.login, new Date(Date.now() - 50_000)]))
      .rows[0].now
  await rest('61 seconds')
  const kept = await ask('/api/me', { cookie })
  expect([kept.status, kept.headers.getSetCookie().length > 0, await seen()]).toEqual([200, true, true])
  await rest('14 minutes')
  accounts.visits.forget(lan.personId)
  expect((await ask('/api/me', { cookie })).status).toBe(200)
  await rest('16 minutes')
  accounts.visits.forget(lan.personId)
  expect((await ask('/api/me', { cookie })).status).toBe(401)
})

describe('the server does not start', () => {
  test('with a route that no door names', () => {
    expect(() => checkDoors(['/'], [{ method: 'POST', path: '/api/v1/secret' }])).toThrow('POST /api/v1/secret')
    expect(() => checkDoors(['/bi-mat'], [])).toThrow('/bi-mat')
  })

  test('with an endpoint whose address is left open', () => {
    expect(() => checkDoors([], [{ method: 'GET', path: '/api/*' }])).toThrow('/api/*')
  })
})
