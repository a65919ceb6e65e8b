import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty' })
})

/** The answer as it travels: undecoded body and raw headers. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
    request(`${server.url}${path}`, { headers }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk)
      done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
    })
      .on('error', fail)
      .end()
  })

const credits = '/gioi-thieu/nguon-du-lieu'

describe('every answer', () => {
  test('an address with a NUL is refused in a sentence', async () => {
    for (const path of ['/tinh/20%00', '/don-vi?tim=%00', '/api/v1/units?q=%00']) {
      const answer = await server.get(path)
      expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringContaining('%00')])
    }
  })

  test('has a request id, which its log line has too; a proxy may give its own', async () => {
    const answer = await server.get('/', { 'X-Request-Id': 'proxy-0123456789' })
    expect(answer.headers.get('x-request-id')).toBe('proxy-0123456789')
    expect(server.logged()).toContainEqual(
      expect.objectContaining({ requestId: 'proxy-0123456789', method: 'GET', path: '/', route: '/', status: 200, msg: 'answered' }),
    )
    const forged = await server.get('/', { 'X-Request-Id': 'a b; drop' })
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('allows no inline script or style, no frame, no guessing of types', async () => {
    const { headers } = await server.get('/')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('asks for https where the public address says so, whether it is made, kept, a file or a refusal', async () => {
    const safe = await startServer({ template: 'ntm_empty', config: { publicUrl: 'https://ntm.example.vn' } })
    const style = (await readdir('build/client/assets')).find((name) => name.endsWith('.css'))
    for (const path of ['/', '/', `/assets/${style}`, '/%zz', `/?x=${'x'.repeat(9_000)}`, '/healthz', '/api/v1/khong-co']) {
      const { headers } = await safe.get(path)
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000')
      expect(headers.get('content-security-policy'), path).toContain("default-src 'self'")
    }
    // the browser says where a form comes from, whatever host the proxy passes on
    const form = { method: 'POST', body: new URLSearchParams({ ten: 'a' }), redirect: 'manual' as const }
    const own = await fetch(`${safe.url}/dang-nhap`, { ...form, headers: { Origin: 'https://ntm.example.vn' } })
    const foreign = await fetch(`${safe.url}/dang-nhap`, { ...form, headers: { Origin: 'https://evil.example' } })
    expect([own.status, foreign.status]).toEqual([422, 403])
    await safe.stop()
  })
})

describe('a page', () => {
  test('has no script and no inline style, so the policy breaks nothing', async () => {
    for (const path of ['/', credits, '/khong-co-trang-nay']) {
      const html = await (await server.get(path)).text()
      expect(html).not.toMatch(/<script(?! type="application\/ld\+json")|<style|\sstyle=|\son\w+=/)
    }
  })

  test('is not sent again to who has it', async () => {
    const first = await server.get(credits)
    const tag = first.headers.get('etag') as string
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/)
    const again = await server.get(credits, { 'If-None-Match': `"other", ${tag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(tag)
    expect((await server.get(credits, { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test('asked for its head alone says nothing of itself that the whole would not', async () => {
    const whole = await server.get(credits)
    const head = await fetch(`${server.url}${credits}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, whole.headers.get('content-type'), ''])
    expect([null, whole.headers.get('etag')]).toContain(head.headers.get('etag'))
  })

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['', undefined, (body: Buffer) => body],
  ])('travels compressed as the visitor can read: %s', async (accepted, encoding, unpack) => {
    const answer = await raw(credits, { 'Accept-Encoding': accepted })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toMatch(/accept-encoding/i)
    expect(unpack(answer.body).toString()).toContain('</html>')
  })

  test('that is unknown answers 404 in words, one that refuses its status, each with a request id', async () => {
    const unknown = await server.page('/khong-co-trang-nay', 404)
    expect(unknown).toContain('Không tìm thấy trang')
    const refused = await server.get('/tinh/20', { 'X-Request-Id': 'story-no-province' })
    expect(refused.status).toBe(404)
    expect(await refused.text()).toMatch(/<h1[^>]*>Không tìm thấy trang.*Mã yêu cầu: (<!-- -->)?story-no-province/s)
  })
})

describe('the API', () => {
  test('refuses as problem+json', async () => {
    const answer = await server.get('/api/v1/khong-co', { 'X-Request-Id': 'story-404-story' })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({ status: 404, detail: expect.any(String), requestId: 'story-404-story' })
  })

  test('takes no body over a megabyte', async () => {
    const answer = await fetch(`${server.url}/api/v1/units`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ title: 'body.tooLarge' })
  })
})

describe('built files', () => {
  test('are kept for ever under their hash, and travel compressed', async () => {
    const style = (await readdir('build/client/assets')).find((name) => name.endsWith('.css'))
    const answer = await raw(`/assets/${style}`, { 'Accept-Encoding': 'br' })
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(answer.body).length).toBeGreaterThan(answer.body.length)
    const again = await raw(`/assets/${style}`, { 'Accept-Encoding': 'gzip', 'If-None-Match': String(answer.headers.etag) })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  test.each(['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/.vite/manifest.json', '/assets/none.css'])(
    'nothing else: %s',
    async (path) => {
      expect((await raw(path, {})).status).toBe(404)
    },
  )
})

describe('probes', () => {
  test('tell that the server lives, that it is ready, and how it does by route pattern', async () => {
    await server.get('/')
    await server.get('/tinh/20')
    await server.get('/api/v1/units/12')
    expect(await (await server.get('/healthz')).text()).toBe('ok')
    expect((await server.get('/readyz')).status).toBe(200)
    const metrics = await (await server.get('/metrics')).text()
    expect(metrics).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/",status="200"\} \d+/)
    expect(metrics).toMatch(/route="\/tinh\/:code",status="404"/)
    expect(metrics).toMatch(/route="\/api\/v1\/units\/:id",status="\d+"/)
    expect(metrics).toMatch(/db_pool_connections\{state="waiting"\} 0/)
    expect(metrics).toMatch(/process_resident_memory_bytes \d+/)
    expect(metrics).not.toContain('khong-co-trang-nay')
  })
})
