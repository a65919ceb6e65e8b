import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { acceptedEncoding, type Encoding } from './encoding.ts'
import { type FrontEnv, hasAlready } from './kept.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const text = /^(text\/|image\/svg|application\/(json|problem\+json|[a-z.+-]*\+(json|xml)|xml))/
/** below this, compression costs more than it saves */
const smallest = 860
/** up to this, compression takes less than handing the work to another thread */
const quick = 32 * 1024
/** larger bodies are passed on as a stream, uncompressed and without a tag */
const largest = 16 * 1024 * 1024

const isKept = (c: Context) => (c.env as FrontEnv | undefined)?.keeps !== undefined

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
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (isRead && answer.status === 200) {
    const tag = headers.get('etag') ?? `W/"${createHash('sha1').update(body).digest('base64url')}"`
    headers.set('ETag', tag)
    if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-cache')
    if (!isKept(c) && hasAlready(c.req.header('if-none-match'), tag)) {
      for (const name of ['content-type', 'content-encoding']) headers.delete(name)
      c.res = undefined
      c.res = new Response(null, { status: 304, headers })
      return
    }
  } else if (!headers.has('cache-control')) {
    // who goes back to the answer of a form finds it again, with everything typed
    headers.set('Cache-Control', isRead ? 'no-store' : 'no-cache')
  }
  const encoding = body.length < smallest ? null : acceptedEncoding(c.req.header('accept-encoding') ?? '')
  if (encoding) headers.set('Content-Encoding', encoding)
  const packed = await pack(body, encoding)
  c.res = undefined
  c.res = new Response(new Uint8Array(packed), { status: answer.status, headers })
}

function pack(body: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  if (encoding === null) return body
  const isQuick = body.length <= quick
  if (encoding === 'gzip') return isQuick ? gzipSync(body) : zip(body)
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
  return isQuick ? brotliCompressSync(body, options) : brotli(body, options)
}
