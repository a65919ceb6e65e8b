import { Refused } from '../base/refusal.ts'

/** What a part of a package says, in its order; names without their prefix, attributes as they stand (`attribute` reads one). */
export type XmlHandler = {
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** A mark or a text longer than this is no part of a document that people made. */
const longest = 1 << 20

const malformed = new Refused({
  code: 'file.malformed',
  text: 'Tệp XLSX hỏng hoặc không đọc được. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.',
  status: 422,
})
const declares = new Refused({
  code: 'file.malformed',
  text: 'Tệp chứa khai báo XML (DTD) mà sổ Excel không có nên không mở. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.',
  status: 422,
})

/**
 * Reads XML as it comes, without looking anything up: the five entities and numbered letters are all that it knows, and a part that declares
 * entities (or anything else) is refused. Throws Refused.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlSteps(chunks, handler));
}

/** The same, pausing after each chunk, so that what the handler gathered can be taken away. */
export async function* xmlSteps(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw malformed
    }
  }
  const state = { depth: 0 }
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + decoded(chunk)
    rest = text.slice(through(text, handler, state))
    if (rest.length > longest) throw malformed
    yield
  }
  rest += decoded()
  if (rest.trim() !== '' || state.depth !== 0) throw malformed
}

/** Hands on all whole marks and the texts before them; tells how far it came. */
function through(text: string, handler: XmlHandler, state: { depth: number }): number {
  let at = 0
  for (;;) {
    const from = text.indexOf('<', at)
    if (from < 0) return at
    const end = endOf(text, from)
    if (end < 0) return at
    if (from > at) handler.text(letters(text.slice(at, from)))
    const sign = text.charCodeAt(from + 1)
    if (sign === 33) special(text.slice(from, end), handler)
    else if (sign !== 63) mark(text.slice(from + 1, end - 1), handler, state)
    at = end
  }
}

/** Where the mark that begins here has ended; -1 where that is still to come. A `>` between quotes ends nothing. */
function endOf(text: string, from: number): number {
  const after = (sign: string) => {
    const found = text.indexOf(sign, from)
    return found < 0 ? -1 : found + sign.length
  }
  const third = text.slice(from + 1, from + 4)
  if (third.startsWith('?')) return after('?>')
  if (third === '!--') return after('-->')
  if (third.startsWith('![')) return after(']]>')
  if ('!--'.startsWith(third)) return -1
  if (third.startsWith('!')) throw declares
  let quote = 0
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (quote !== 0) quote = sign === quote ? 0 : quote
    else if (sign === 62) return at + 1
    else if (sign === 34 || sign === 39) quote = sign
  }
  return -1
}

function special(text: string, handler: XmlHandler): void {
  if (text.startsWith('<![CDATA[')) handler.text(text.slice(9, -3))
  else if (!text.startsWith('<!--')) throw declares
}

function mark(inside: string, handler: XmlHandler, state: { depth: number }): void {
  if (inside.charCodeAt(0) === 47) {
    state.depth--
    handler.close(local(inside.slice(1).trim()))
    return
  }
  const empty = inside.endsWith('/')
  const whole = empty ? inside.slice(0, -1) : inside
  const parts = whole.search(/\s/)
  const name = local(parts < 0 ? whole : whole.slice(0, parts))
  handler.open(name, parts < 0 ? '' : whole.slice(parts))
  if (empty) handler.close(name)
  else state.depth++
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function letters(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;]*);/g, (_, name: string) => {
    const letter = known[name] ?? numbered(name)
    if (letter === null) throw malformed
    return letter
  })
}

function numbered(name: string): string | null {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN)
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** One attribute of a mark by its name without prefix; null where it has none. */
export function attribute(attributes: string, name: string): string | null {
  for (let from = attributes.indexOf(name); from > 0; from = attributes.indexOf(name, from + 1)) {
    const before = attributes.charCodeAt(from - 1)
    if (before !== 32 && before !== 58 && before > 13) continue
    const [, quoted, single] = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(from + name.length)) ?? []
    const value = quoted ?? single
    if (value !== undefined) return letters(value)
  }
  return null
}
