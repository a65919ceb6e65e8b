import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the application finds as `c.env`. */
export type FrontEnv = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** the answer is kept, so it is made whole even for who has it already; the application says which pattern answered */
  keeps?: { route: string }
  /** for what is kept: which data it is made from */
  mark?: string
  /** who asks, where the application found out */
  person?: string
}

/** A finished answer as it travels: compressed, with its entity tag and all headers but the request's id. */
export type Kept = {
  /** the pattern that answered, for logs and metrics */
  route: string
  tag: string
  /** name, value, name, value …, as Node writes them */
  headers: readonly string[]
  /** those of them that a 304 has as well */
  bare: readonly string[]
  body: Uint8Array<ArrayBuffer>
}

const ofTheBody = new Set(['content-type', 'content-encoding', 'content-length', 'content-disposition'])
const lives = new Set(['x-request-id', 'connection', 'date', 'keep-alive', 'transfer-encoding'])

/** The headers that a 304 has. */
export const withoutBody = (headers: Headers): [string, string][] => [...headers].filter(([name]) => !ofTheBody.has(name))

/** An answer with an entity tag, made ready to be sent many times. */
export function ready({ route, headers, body }: { route: string; headers: Headers; body: Uint8Array<ArrayBuffer> }): Kept {
  const given = [...headers].filter(([name]) => !lives.has(name) && name !== 'content-length')
  return {
    route,
    tag: headers.get('etag') ?? '',
    headers: [...given.flat(), 'content-length', String(body.length)],
    bare: given.filter(([name]) => !ofTheBody.has(name)).flat(),
    body,
  }
}

/** Weak comparison of an If-None-Match list with a tag. */
export function hasAlready(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (value: string) => value.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((value) => bare(value) === bare(tag))
}

/** Sends a kept answer, or 304 to whoever has it already. The status that was sent. */
export function send(incoming: IncomingMessage, outgoing: ServerResponse, { tag, headers, bare, body }: Kept, id: string): number {
  const same = hasAlready(incoming.headers['if-none-match'], tag)
  outgoing.writeHead(same ? 304 : 200, [...(same ? bare : headers), 'x-request-id', id])
  outgoing.end(same || incoming.method === 'HEAD' ? undefined : body)
  return same ? 304 : 200
}
