import { createHmac } from 'node:crypto'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP } from 'node:net'
import { Closed, guardedLookup, isLoopback, isOutside } from './address.ts'
import type { Sent } from './sent.ts'

/** A call to somebody's own receiver. `id` stays the same when it is sent again. */
export type Call = { url: string; secret: string; id: string; body: string; at: Date }

/** milliseconds that a receiver has for everything */
const patience = 5_000

/** What the receiver reckons as well to know who calls: HMAC-SHA256 over `<seconds>.<body>` with the secret of the channel. */
export const signatureOf = ({ secret, body, at }: Pick<Call, 'secret' | 'body' | 'at'>): string =>
  `sha256=${createHmac('sha256', secret)
    .update(`${secondsOf(at)}.${body}`)
    .digest('hex')}`

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000)

/** The bare host: an address of IPv6 stands in brackets. */
const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

/** Whether such an address may be kept at all; where its name leads is looked at with every call. `local`: only this machine, for tests. */
export function mayCall(text: string, local: boolean): boolean {
  const url = URL.parse(text)
  if (url === null || `${url.username}${url.password}` !== '' || text.length > 500) return false
  const host = hostOf(url)
  if (local && isLoopback(host)) return url.protocol === 'http:' || url.protocol === 'https:'
  if (url.protocol !== 'https:') return false
  return isIP(host) === 0 ? host.includes('.') && !/(^|\.)(localhost|local|internal|home\.arpa)$/i.test(host) : isOutside(host)
}

/**
 * Posts to a receiver outside: https, no redirect followed, five seconds for everything, the answer's body thrown away. A name is looked up
 * once for the connection, and refused where it leads into a network that is not the world's.
 */
export function call(one: Call, local: boolean): Promise<Sent> {
  if (!mayCall(one.url, local)) return Promise.resolve({ ok: false, final: true, said: 'địa chỉ không được phép gọi' })
  const url = new URL(one.url)
  const allowed = (address: string) => isOutside(address) || (local && isLoopback(address))
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(one.body),
    'User-Agent': 'ntm',
    'X-Ntm-Id': one.id,
    'X-Ntm-Timestamp': String(secondsOf(one.at)),
    'X-Ntm-Signature': signatureOf(one),
  }
  const send = url.protocol === 'https:' ? secure : plain
  return new Promise((resolve) => {
    const asked = send(
      url,
      { method: 'POST', headers, agent: false, lookup: guardedLookup(allowed), signal: AbortSignal.timeout(patience) },
      (answer) => {
        const status = answer.statusCode ?? 0
        answer.destroy()
        const ok = status >= 200 && status < 300
        resolve(ok ? { ok } : { ok, final: status === 410, said: `máy nhận trả lời ${status}` })
      },
    )
    asked.on('error', (error) => resolve({ ok: false, final: error instanceof Closed, said: saidBy(error) }))
    asked.end(one.body)
  })
}

/** What went wrong, in words that stand on the person's page: nothing of the network behind. */
function saidBy(error: Error & { code?: string }): string {
  if (error instanceof Closed) return 'tên máy dẫn vào mạng nội bộ'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'máy nhận không trả lời trong 5 giây'
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'không tìm thấy tên máy'
  if (error.code === 'ECONNREFUSED') return 'máy nhận không mở cổng'
  return 'không nối được tới máy nhận'
}
