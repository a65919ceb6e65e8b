import { connect } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'
import { visitor } from '../harness/visitor.ts'

/** What strangers send to break in, to break it, or to make it say what it should not. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
})

/** Bytes as they are, and everything that comes back until the server closes or has been silent. */
const speak = (bytes: string | Buffer, silence = 400) =>
  new Promise<string>((done) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes))
    let heard = ''
    socket.setTimeout(silence, () => socket.destroy())
    socket.on('data', (piece) => {
      heard += piece.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => done(Buffer.from(heard, 'latin1').toString('utf8')))
  })
const statuses = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))

describe('what is no request that can be read', () => {
  test.each([
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['a line end alone', 'GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s: refused, the connection is closed, nothing that follows is read', async (_, bytes) => {
    expect(statuses(await speak(Buffer.from(bytes, 'latin1')))).toEqual([400])
  })

  test('chunks by another name: the connection is cut, nothing that follows is read', async () => {
    const bytes = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'
    expect(await speak(bytes)).not.toContain('200 OK')
  })

  test('headers beyond measure are told in a sentence', async () => {
    const heard = await speak(`GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(statuses(heard)).toEqual([431])
    expect(heard).toContain('Xóa cookie')
  })

  test('a host that is no host, and methods that nobody asked for, end in no error of ours', async () => {
    for (const line of [
      'GET / HTTP/1.1\r\nHost: a"<b>',
      'TRACE / HTTP/1.1\r\nHost: a',
      'PROPFIND / HTTP/1.1\r\nHost: a',
      'CONNECT a:443 HTTP/1.1\r\nHost: a',
    ]) {
      const heard = await speak(`${line}\r\nConnection: close\r\n\r\n`)
      for (const status of statuses(heard)) expect(status, line).toBeLessThan(500)
      expect(heard).not.toContain('Cookie')
    }
  })

  test('headers that trickle in are given up', async () => {
    const { server: node } = server.listener
    expect([node.headersTimeout, node.requestTimeout, node.maxHeadersCount]).toEqual([10_000, 300_000, 100])
  })
})

describe('an address', () => {
  test.each([
    '/%',
    '/%zz',
    '/%E0%A4%A',
    '/tinh/%C0%AE%C0%AE',
    '/tinh/%ff',
    '/don-vi?tim=%FF%FE',
    '/don-vi?tim=%ED%A0%80',
    '/xa/20?ngay=%',
    '//evil.example/',
    '/\\evil.example',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%252e%252e/package.json',
    '/..;/..;/etc/passwd',
    '/don-vi?tim=a&tim=b&tim[]=c&__proto__[x]=1',
    '/don-vi?trang=-1e99',
    '/_root.data',
    '/__manifest?paths=/quan-tri/nguoi-dung&version=x',
    '/viec-cua-toi.data',
  ])('%s ends in no error of ours, and gives no file of the house', async (path) => {
    const heard = await speak(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, 5_000)
    expect(statuses(heard)).toHaveLength(1)
    expect(statuses(heard)[0]).toBeLessThan(500)
    expect(heard).not.toMatch(/"dependencies"|root:x|at .*\.(js|ts):\d+/)
  })

  test('a line end in it opens no header of its own', async () => {
    for (const path of ['/viec-cua-toi?a=%0d%0aSet-Cookie:%20x=1', '/dang-nhap?ve=%0d%0aSet-Cookie:%20x=1', '/don-vi?tim=%0d%0aX-Evil:1']) {
      const answer = await server.get(path)
      expect([answer.headers.get('set-cookie')?.includes('x=1') ?? false, answer.headers.get('x-evil')], path).toEqual([false, null])
    }
  })

  test('a word of it that is written in code is the same page, behind the same door', async () => {
    const open = await server.get('/%74in-tuc')
    expect([open.status, await open.text()]).toEqual([200, expect.stringContaining('<h1>')])
    const shut = await server.get('/%76iec-cua-toi')
    expect([shut.status, shut.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/dang-nhap/)])
    expect((await server.get('/Quan-Tri/nguoi-dung')).headers.get('cache-control')).toBe('no-store')
  })

  test('signing in leads to no other house', async () => {
    for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
      const page = await (await server.get(`/dang-nhap?ve=${encodeURIComponent(to)}`)).text()
      expect(page, to).not.toMatch(/(href|action)="(https?:)?[/\\]{2}evil|href="javascript/)
    }
  })

  test('another host is named in no page, and in none that is kept for others', async () => {
    const evil = await speak(
      'GET /gioi-thieu/nguon-du-lieu HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
      5_000,
    )
    expect(evil.replace(/^.*?\r\n\r\n/s, '')).not.toContain('evil.example')
    expect(await (await server.get('/gioi-thieu/nguon-du-lieu')).text()).not.toContain('evil.example')
  })
})

describe('a form', () => {
  const post = (path: string, headers: Record<string, string>, body = 'a=b') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    })

  test.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['another origin that says it is ours', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
    ['no origin at all (a frame without one)', { Origin: 'null' }],
    ['a site beside ours', { 'Sec-Fetch-Site': 'same-site' }],
    ['another site, without its name', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a browser that says nothing, with cookies', { Cookie: 'session=1' }],
  ])('from %s is refused', async (_, headers: Record<string, string>) => {
    const answer = await post('/dang-nhap', headers)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('được gửi từ trang khác')
  })

  test('does not become another method', async () => {
    const page = await post('/?_method=DELETE', { 'X-HTTP-Method-Override': 'DELETE', Origin: server.url }, '_method=DELETE')
    expect(page.status).toBe(405)
    const answer = await fetch(`${server.url}/api/v1/units`, { method: 'DELETE', headers: { 'X-HTTP-Method-Override': 'GET' } })
    expect(answer.status).toBe(404)
  })

  test('that is too large is refused in a page where a browser sends it', async () => {
    const answer = await post('/dang-nhap', { Origin: server.url, Accept: 'text/html' }, `a=${'x'.repeat(1024 * 1024)}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8'])
    expect(await answer.text()).toMatch(/Nội dung gửi lên lớn hơn 1 MB.*Mã yêu cầu/s)
  })
})

test('what goes wrong says its id and nothing of the house', async () => {
  await server.database.pool.query('alter schema recognition rename to away')
  try {
    const answer = await server.get('/quyet-dinh', { 'X-Request-Id': 'story-500-story' })
    const text = await answer.text()
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-request-id')]).toEqual([
      500,
      'no-store',
      'story-500-story',
    ])
    expect(text).toContain('story-500-story')
    expect(text).not.toMatch(/recognition|select|relation|node_modules|\.tsx?\b|Error:/)
    expect(server.logged()).toContainEqual(expect.objectContaining({ requestId: 'story-500-story', level: 50, err: expect.anything() }))
  } finally {
    await server.database.pool.query('alter schema away rename to recognition')
  }
})

describe('limits', () => {
  test('a network that asks too much is told when to come again; a person behind it works on; what is kept is everybody’s', async () => {
    const narrow = await startServer({ template: 'ntm_empty', config: { limitPages: 1, limitForms: 3 }, env: { NTM_BEHIND_PROXY: '1' } })
    const as = (address: string) => ({ 'X-Forwarded-For': `6.6.6.6, ${address}`, Accept: 'text/html' })
    await narrow.get('/', as('2405:4800::1'))
    const answers: number[] = []
    for (let n = 0; n < 40; n++) answers.push((await narrow.get(`/gioi-thieu/nguon-du-lieu?n=${n}`, as(`2405:4800::${n}`))).status)
    expect(answers.filter((status) => status === 200).length).toBeLessThan(35)
    const refused = await narrow.get('/gioi-thieu/nguon-du-lieu?n=x', as('2405:4800::77'))
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect(await refused.text()).toContain('Mạng này đang gửi quá nhiều yêu cầu')
    // somebody of another network asked for it a moment ago; what other databases commit in between may make it anew, so one of many tries counts
    const keptFor = async (n: number) => {
      await narrow.get('/', as(`2405:${5000 + n}::1`))
      return (await narrow.get('/', as('2405:4800::1'))).status
    }
    const tries: number[] = []
    while (tries.length < 50 && !tries.includes(200)) tries.push(await keptFor(tries.length))
    expect(tries.at(-1)).toBe(200)
    expect((await narrow.get('/gioi-thieu/nguon-du-lieu?n=x', as('2405:4801::1'))).status).toBe(200)
    const office = visitor(narrow.url)
    const forms: number[] = []
    for (let n = 0; n < 5; n++) forms.push((await office.post('/dang-nhap', { ten: 'a' }, as('203.0.113.9'))).status)
    expect(forms.slice(3)).toEqual([429, 429])
    await narrow.stop()
  })
})
