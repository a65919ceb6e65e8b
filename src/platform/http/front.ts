import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { batched } from '../db/batched.ts'
import type { Assets } from './assets.ts'
import { displayAlone } from './display.ts'
import { acceptedEncoding } from './encoding.ts'
import { type FrontEnv, hasAlready, type Kept, ready, send, withoutBody } from './kept.ts'
import type { Limits } from './limits.ts'
import { createMemory } from './memory.ts'
import type { Metrics } from './metrics.ts'
import { noteOf, requestId } from './requests.ts'
import { told } from './told.ts'

/** An answer that was made: to be kept; for one visitor (null); or an error of ours. */
type Made = Kept | 'failed' | null

/** What answers are made from: two equal marks mean equal answers. */
export type Mark = {
  /** the database's snapshot and the day */
  data: string
  /** the numbers that are put in as pages leave */
  numbers: string
}

export type FrontOptions = {
  fetch: (request: Request, env: FrontEnv) => Response | Promise<Response>
  log: Logger
  metrics: Metrics
  assets: Assets
  mark: () => Promise<Mark>
  /** bytes that all kept answers may take */
  limit: number
  limits: Limits
  /** an answer that was kept left */
  onSent: (incoming: IncomingMessage, kept: Kept, status: number) => void
  /** headers that every answer carries */
  everyAnswer: Readonly<Record<string, string>>
}

/** milliseconds between two questions for the mark: at most so many are asked in a second as 1,000 divided by this */
const spacing = 2
/** a file that says how much longer it is travels as a stream, and is not read for keeping */
const longest = 1024 * 1024
/** the address of an answer that is kept */
const longestAddress = 2_048
/** longer ones are refused; no page of ours has one */
const tooLong = 8_000

/**
 * Stands before the application, on Node's own request and response: built files and kept answers leave from here, as they travel. An
 * answer is kept for as long as nothing whatever changed in the database. Public pages never vary by visitor, so the address is the whole
 * question, with how the page shall be drawn (display.ts); who comes with any other cookie or a token is passed on. Who asks while the same answer is being made waits for it.
 */
export function openFront({ fetch, log, metrics, assets, mark, limit, limits, everyAnswer, onSent }: FrontOptions): RequestListener {
  const note = noteOf(log, metrics)
  const memory = createMemory(limit)
  const markNow = batched(mark, spacing)
  const making = new Map<string, Promise<Made>>()
  const failed = new WeakSet<IncomingMessage>()
  const made = new WeakMap<IncomingMessage, { mark: string; tell: (answer: Made) => void }>()

  const application = getRequestListener(async (request, env) => {
    const { incoming, outgoing } = env as FrontEnv
    const refused = refuse(incoming)
    if (refused) return refused
    const making = made.get(incoming)
    const keeps = { route: 'none' }
    const asked: FrontEnv = { incoming, outgoing, ...(making ? { keeps, mark: making.mark } : {}) }
    const answer = await fetch(request, asked)
    if (asked.person !== undefined) limits.know(incoming, asked.person)
    if (!making) return answer
    const { tell } = making
    if (!isKeepable(answer)) {
      tell(answer.status >= 500 ? 'failed' : null)
      return unlessHad(incoming, answer)
    }
    const kept = ready({ route: keeps.route, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) })
    tell(kept)
    const { headers } = answer
    return hasAlready(incoming.headers['if-none-match'], kept.tag)
      ? new Response(null, { status: 304, headers: bareOf(kept, headers) })
      : new Response(kept.body, { headers })
  })

  /** What is not even passed on. */
  const refuse = (incoming: IncomingMessage): Response | null => {
    const began = performance.now()
    const { method = '', url = '', headers } = incoming
    const fault = failed.has(incoming) ? failedForAll : url.length > tooLong ? addressTooLong : null
    const wait = fault ? 0 : limits.wait(incoming, pathOf(incoming))
    if (!fault && wait === 0) return null
    const id = requestId(headers['x-request-id'] as string | undefined)
    const answer = told(fault ?? tooMany(wait), { id, accept: headers.accept })
    for (const [name, value] of Object.entries({ ...everyAnswer, 'X-Request-Id': id, 'Cache-Control': 'no-store' }))
      answer.headers.set(name, value)
    if (wait > 0 || fault === failedForAll) answer.headers.set('Retry-After', String(wait || 5))
    if (fault === addressTooLong) answer.headers.set('Connection', 'close')
    note({ id, method, path: pathOf(incoming).slice(0, 200), route: 'refused', status: answer.status, began })
    return answer
  }

  /** Makes an answer for all who ask for it meanwhile, and keeps it. */
  const make = (incoming: IncomingMessage, outgoing: ServerResponse, key: string, now: Mark) => {
    const { promise, resolve } = Promise.withResolvers<Made>()
    const flight = flightOf(now, key)
    making.set(flight, promise)
    const tell = (answer: Made) => {
      if (answer && answer !== 'failed') memory.keep(key, wholeOf(now), answer)
      if (making.get(flight) === promise) making.delete(flight)
      resolve(answer)
    }
    made.set(incoming, { mark: now.data, tell })
    return Promise.resolve(application(incoming, outgoing)).finally(() => tell(null))
  }

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, key: string, began: number) => {
    const now = await markNow().catch(() => null)
    // without a database the answer itself has to say so
    if (now === null) return application(incoming, outgoing)
    const known = memory.find(key, wholeOf(now)) ?? (await making.get(flightOf(now, key)))
    // what could not be made once is not tried by all who waited for it
    if (known === 'failed') failed.add(incoming)
    else if (known) return sent(incoming, outgoing, known, began)
    // whoever asks for the head alone is told what is kept, and has nothing made for others
    else if (incoming.method === 'GET' && !making.has(flightOf(now, key))) return make(incoming, outgoing, key, now)
    return application(incoming, outgoing)
  }

  const sent = (incoming: IncomingMessage, outgoing: ServerResponse, kept: Kept, began: number) => {
    const id = requestId(incoming.headers['x-request-id'] as string | undefined)
    const status = send(incoming, outgoing, kept, id)
    note({ id, method: incoming.method as string, path: pathOf(incoming), route: kept.route, status, began })
    if (kept.route !== 'asset') onSent(incoming, kept, status)
  }

  return (incoming, outgoing) => {
    const { method, headers } = incoming
    if (method !== 'GET' && method !== 'HEAD') return application(incoming, outgoing)
    const began = performance.now()
    const encoding = acceptedEncoding(headers['accept-encoding'] ?? '')
    const asset = assets(pathOf(incoming), encoding)
    if (asset) return sent(incoming, outgoing, asset, began)
    const key = keyOf(incoming, encoding)
    return key === null ? application(incoming, outgoing) : answer(incoming, outgoing, key, began)
  }
}

const tooMany = (wait: number) => ({
  code: 'requests.tooMany',
  status: 429 as const,
  text: `Mạng này đang gửi quá nhiều yêu cầu trong thời gian ngắn. Chờ ${wait} giây rồi tải lại trang. Nếu cơ quan nhiều người dùng chung một địa chỉ mạng mà vẫn gặp trang này, báo quản trị hệ thống nâng giới hạn.`,
})
const failedForAll = {
  code: 'page.failed',
  status: 503 as const,
  text: 'Trang chưa lập được do hệ thống đang bận hoặc có lỗi. Tải lại trang sau ít giây.',
}
const addressTooLong = {
  code: 'address.tooLong',
  status: 414 as const,
  text: 'Địa chỉ dài quá 8.000 ký tự. Rút gọn điều kiện lọc hoặc mở lại trang từ thực đơn.',
}

const wholeOf = ({ data, numbers }: Mark) => `${data} ${numbers}`
const flightOf = (mark: Mark, key: string) => `${wholeOf(mark)} ${key}`

const pathOf = ({ url = '/' }: IncomingMessage): string => {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/** What tells a question from every other one; null where the answer is for one visitor, or no answer to be kept. */
function keyOf({ method, url = '', headers }: IncomingMessage, encoding: string | null): string | null {
  const display = displayAlone(headers.cookie)
  if ((method !== 'GET' && method !== 'HEAD') || display === null || headers.authorization !== undefined || headers.range !== undefined)
    return null
  if (!url.startsWith('/') || url.length > longestAddress) return null
  const accept = headers.accept ?? ''
  // every browser asks for pages in words of its own; they get the same
  return `${encoding} ${display} ${accept.startsWith('text/html') ? 'text/html' : accept} ${headers.host} ${url}`
}

/** What is kept for nobody has a tag too: 304 to whoever has it already. */
function unlessHad({ headers: asked }: IncomingMessage, answer: Response): Response {
  const tag = answer.headers.get('etag')
  if (answer.status !== 200 || tag === null || !hasAlready(asked['if-none-match'], tag)) return answer
  return new Response(null, { status: 304, headers: withoutBody(answer.headers) })
}

/** Whole, in text, for everybody: told apart by nothing but what the key says. */
function isKeepable({ status, headers }: Response): boolean {
  if (status !== 200 || !headers.has('etag') || headers.has('set-cookie')) return false
  if (Number(headers.get('content-length') ?? 0) > longest) return false
  if (/no-store|private/.test(headers.get('cache-control') ?? '')) return false
  return (headers.get('vary') ?? '').split(',').every((name) => /^(|accept|accept-encoding)$/i.test(name.trim()))
}

/** The headers of a 304, with the request's id. */
function bareOf({ bare }: Kept, headers: Headers): Headers {
  const left = new Headers()
  for (let at = 0; at < bare.length; at += 2) left.set(bare[at] as string, bare[at + 1] as string)
  const id = headers.get('x-request-id')
  if (id) left.set('X-Request-Id', id)
  return left
}
