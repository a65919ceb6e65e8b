import type { MiddlewareHandler } from 'hono'
import { acceptedEncoding, notModified } from './delivery.ts'
import type { Variables } from './requests.ts'

export type MemoryOptions = {
  /** what the data are: two equal marks mean equal answers (the database's snapshot and the day) */
  mark: () => Promise<string>
  /** bytes that all kept answers may take */
  limit: number
}

type Kept = { mark: string; route: string; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }

/** bytes that an answer takes beside its body and its key: headers, bookkeeping */
const overhead = 1_000
/** larger answers are not kept */
const largest = 1024 * 1024

/**
 * Keeps finished answers, as they travel, for as long as nothing whatever changed in the database. Public pages never vary by visitor,
 * so the address is the whole question; who comes with a cookie or a token is not served from here.
 * The least recently asked go first.
 */
export function remember({ mark, limit }: MemoryOptions): MiddlewareHandler<{ Variables: Variables }> {
  const kept = new Map<string, Kept>()
  let bytes = 0
  const sizeOf = (key: string, { body }: Kept) => body.length + key.length * 2 + overhead
  const forget = (key: string) => {
    const known = kept.get(key)
    if (known === undefined) return
    bytes -= sizeOf(key, known)
    kept.delete(key)
  }
  const keep = (key: string, answer: Kept) => {
    forget(key)
    kept.set(key, answer)
    bytes += sizeOf(key, answer)
    for (const oldest of kept.keys()) {
      if (bytes <= limit) return
      forget(oldest)
    }
  }
  return async (c, next) => {
    const personal = c.req.header('cookie') !== undefined || c.req.header('authorization') !== undefined
    if (c.req.method !== 'GET' || personal) return next()
    const { pathname, search } = new URL(c.req.url)
    const format = c.req.header('accept') ?? ''
    const key = `${acceptedEncoding(c.req.header('accept-encoding') ?? '')} ${format} ${pathname}${search}`
    const now = await mark().catch(() => null)
    // without a database the answer itself has to say so
    if (now === null) return next()
    const known = kept.get(key)
    if (known?.mark === now) {
      keep(key, known)
      c.set('route', known.route)
      const headers = new Headers(known.headers)
      return notModified(c.req.header('if-none-match'), headers) ?? new Response(known.body, { headers })
    }
    await next()
    const { status, headers } = c.res
    if (status !== 200 || !headers.has('etag') || headers.has('set-cookie') || headers.get('cache-control') === 'no-store') return
    const body = new Uint8Array(await c.res.clone().arrayBuffer())
    if (body.length <= largest) keep(key, { mark: now, route: c.get('route'), headers: [...headers], body })
  }
}
