import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const text = /^(text\/|image\/svg|application\/(json|problem\+json|[a-z.+-]*\+json|xml))/
/** below this, compression costs more than it saves */
const smallest = 860
/** larger bodies are passed on as a stream, uncompressed and without a tag */
const largest = 16 * 1024 * 1024

/** Answers in text leave whole: with an entity tag (304 to whoever has it already) and compressed as the visitor can read. */
export const deliver: MiddlewareHandler = async (c, next) => {
  await next()
  const answer = c.res
  if (!answer.body || answer.headers.has('content-encoding')) return
  if (!text.test(answer.headers.get('content-type') ?? '')) return
  if (Number(answer.headers.get('content-length') ?? 0) > largest) return
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.append('Vary', 'Accept-Encoding')
  headers.delete('Content-Length')
  if ((c.req.method === 'GET' || c.req.method === 'HEAD') && answer.status === 200) {
    const tag = headers.get('etag') ?? `W/"${createHash('sha1').update(body).digest('base64url')}"`
    headers.set('ETag', tag)
    if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-cache')
    const same = notModified(c.req.header('if-none-match'), headers)
    if (same) {
      c.res = undefined
      c.res = same
      return
    }
  }
  const encoding = body.length < smallest ? null : acceptedEncoding(c.req.header('accept-encoding') ?? '')
  if (encoding) headers.set('Content-Encoding', encoding)
  const packed =
    encoding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
      : encoding === 'gzip'
        ? await zip(body, { level: 6 })
        : body
  c.res = undefined
  c.res = new Response(new Uint8Array(packed), { status: answer.status, headers })
}

/** The best encoding that an Accept-Encoding header allows; `q=0` forbids one. */
export function acceptedEncoding(header: string): 'br' | 'gzip' | null {
  const offers = new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const
    }),
  )
  const allowed = (name: string) => (offers.get(name) ?? offers.get('*') ?? 0) > 0
  return allowed('br') ? 'br' : allowed('gzip') ? 'gzip' : null
}

/** The answer for a visitor who has the very same already (`headers` with its entity tag), or null. */
export function notModified(asked: string | undefined, headers: Headers): Response | null {
  if (!matches(asked, headers.get('etag') ?? '')) return null
  const left = new Headers(headers)
  for (const name of ['content-type', 'content-encoding', 'content-length']) left.delete(name)
  return new Response(null, { status: 304, headers: left })
}

/** Weak comparison of an If-None-Match list with a tag. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (value: string) => value.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((value) => bare(value) === bare(tag))
}
