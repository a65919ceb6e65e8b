import { createHmac } from 'node:crypto'

/** A person at a browser without script: keeps cookies, follows redirects within the house, sends forms. */
export type Visitor = {
  /** the last page: where it ended, with which status, what it says */
  get: (path: string) => Promise<Page>
  post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Page>
  /** sends a form that carries a file */
  send: (path: string, form: FormData) => Promise<Page>
  cookies: Map<string, string>
}

export type Page = { status: number; path: string; text: string; html: string; headers: Headers }

/** Text of a page as it is read: without tags and comments. */
const textOf = (html: string) =>
  html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

export function visitor(url: string, userAgent = 'trình duyệt của kiểm thử'): Visitor {
  const cookies = new Map<string, string>()
  const go = async (path: string, init: RequestInit, hops = 0): Promise<Page> => {
    const headers = new Headers(init.headers)
    headers.set('User-Agent', userAgent.normalize('NFD').replace(/[^ -~]/g, ''))
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location && hops < 10) {
      await answer.arrayBuffer()
      // 307 sends the form on as it came
      return go(new URL(location, new URL(path, url)).href.replace(url, ''), answer.status === 307 ? init : {}, hops + 1)
    }
    const html = await answer.text()
    return { status: answer.status, path, text: textOf(html), html, headers: answer.headers }
  }
  return {
    cookies,
    send: (path, body) => go(path, { method: 'POST', body, headers: { Origin: url } }),
    get: (path) => go(path, {}),
    post: (path, fields, headers = {}) =>
      go(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: url, ...headers } }),
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The six digits that an authenticator shows for a key (RFC 6238). */
export function codeOf(key: string, at = new Date()): string {
  const bits = [...key.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const mac = createHmac('sha1', bytes).update(counter).digest()
  const offset = (mac[19] as number) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
