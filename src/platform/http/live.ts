import type { Context, MiddlewareHandler, Next } from 'hono'
import { displayMark, liveMark, livePattern } from '../ui/live.ts'
import { attributeOf, displayOf } from './display.ts'
import { type FrontEnv, ready } from './kept.ts'
import { createMemory } from './memory.ts'
import type { Variables } from './requests.ts'

/** The numbers that stand behind keys, as they are read. */
type NumbersOf = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>

type Options = {
  numbersOf: NumbersOf
  /** bytes of pages that are kept with their marks */
  limit: number
}

/** A page as it was made, with its marks. */
type Page = { html: string; headers: Headers; status: number }

/**
 * Puts numbers into pages as they leave, so that a page which is kept shows numbers of now: a page holds marks (`liveNumber('site:today')`),
 * and each is replaced by what its key stands for now. Pages that the front keeps are kept here too, with their marks, for as long as nothing
 * changed: when the numbers in it changed a page is filled and packed anew, not made anew. How a visitor wishes pages to be
 * drawn is put in here too.
 */
export function live({ numbersOf, limit }: Options): MiddlewareHandler<{ Variables: Variables }> {
  const memory = createMemory(limit)
  const decoder = new TextDecoder()
  return async (c, next) => {
    const now = (c.env as FrontEnv | undefined)?.mark
    const known = now === undefined ? null : memory.find(c.req.url, now)
    if (known) c.set('route', known.route)
    const page = known ? { html: decoder.decode(known.body), headers: new Headers(pairs(known.headers)), status: 200 } : await made(c, next)
    if (!page) return
    if (!known && now !== undefined && isForAll(page))
      memory.keep(c.req.url, now, ready({ route: c.get('route'), headers: page.headers, body: new TextEncoder().encode(page.html) }))
    const html = page.html.replaceAll(displayMark, attributeOf(displayOf(c.req.header('cookie'))))
    c.res = undefined
    c.res = new Response(html.includes(liveMark) ? await filled(html, numbersOf) : html, page)
  }
}

/** What the application answers, where it is a page. */
async function made(c: Context, next: Next): Promise<Page | null> {
  await next()
  const { status, headers } = c.res
  // a head has no body, so nothing can be said of it
  if (c.req.method === 'HEAD') return null
  return headers.get('content-type')?.startsWith('text/html') ? { html: await c.res.text(), headers, status } : null
}

const isForAll = ({ status, headers }: Page) =>
  status === 200 && !headers.has('set-cookie') && !/no-store|private/.test(headers.get('cache-control') ?? '')

async function filled(html: string, numbersOf: NumbersOf): Promise<string> {
  const keys = [...new Set([...html.matchAll(livePattern)].map(([, key = '']) => key))]
  // a page is worth more than its counter
  const numbers = await numbersOf(keys).catch(() => new Map<string, string>())
  return html.replaceAll(livePattern, (_, key: string) => numbers.get(key) ?? '–')
}

const pairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at): [string, string] => [flat[at * 2] as string, flat[at * 2 + 1] as string]).filter(
    ([name]) => name !== 'content-length',
  )
