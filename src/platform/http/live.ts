import type { MiddlewareHandler } from 'hono'
import { displayMark, liveMark, livePattern } from '../ui/live.ts'
import { attributeOf, displayOf } from './display.ts'
import { type FrontEnv, ready } from './kept.ts'
import { createMemory } from './memory.ts'
import type { Variables } from './requests.ts'

/** The numbers that stand behind keys, as they are read. */
type NumbersOf = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>

/**
 * Puts numbers into pages as they leave, so that a page which is kept shows numbers of now: a page holds marks (`liveNumber('site:today')`),
 * and each is replaced by what its key stands for now. How a visitor wishes pages to be drawn is put in here too.
 */
export function live(numbersOf: NumbersOf): MiddlewareHandler<{ Variables: Variables }> {
  return async (c, next) => {
    await next()
    if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
    const { status, headers } = c.res
    const html = (await c.res.text()).replaceAll(displayMark, attributeOf(displayOf(c.req.header('cookie'))))
    c.res = undefined
    c.res = new Response(html.includes(liveMark) ? await filled(html, numbersOf) : html, { status, headers })
  }
}

async function filled(html: string, numbersOf: NumbersOf): Promise<string> {
  const keys = [...new Set([...html.matchAll(livePattern)].map(([, key = '']) => key))]
  // a page is worth more than its counter
  const numbers = await numbersOf(keys).catch(() => new Map<string, string>())
  return html.replaceAll(livePattern, (_, key: string) => numbers.get(key) ?? '–')
}

/**
 * Keeps public pages as they were made, with their marks, for as long as nothing changed: when the numbers in it changed a page is filled and
 * packed anew, not made anew. What the front does not keep is passed on.
 */
export function keepUnfilled(limit: number): MiddlewareHandler<{ Variables: Variables }> {
  const memory = createMemory(limit)
  return async (c, next) => {
    const now = (c.env as FrontEnv | undefined)?.mark
    if (now === undefined) return next()
    const key = c.req.url
    const known = memory.find(key, now)
    if (known) {
      c.set('route', known.route)
      return new Response(known.body, { headers: pairs(known.headers) })
    }
    await next()
    const { status, headers } = c.res
    if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) return
    if (headers.has('set-cookie') || /no-store|private/.test(headers.get('cache-control') ?? '')) return
    const body = new Uint8Array(await c.res.clone().arrayBuffer())
    memory.keep(key, now, ready({ route: c.get('route'), headers, body }))
  }
}

const pairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at): [string, string] => [flat[at * 2] as string, flat[at * 2 + 1] as string]).filter(
    ([name]) => name !== 'content-length',
  )
