import { Refused } from '../base/refusal.ts'

/** One field of a form as it comes in; `filename` is null for a plain field. Its bytes must be taken, or are passed over. */
export type Part = { name: string; filename: string | null; bytes: AsyncGenerator<Uint8Array> }

const longestHeader = 8 * 1024
const mostParts = 200

const broken = () =>
  new Refused({
    code: 'form.broken',
    text: 'Biểu mẫu gửi lên bị đứt giữa chừng hoặc không đúng dạng. Mở lại trang rồi gửi lại.',
    status: 400,
  })

/** The boundary of `multipart/form-data; boundary=…`, or null for another type. */
export function boundaryOf(contentType: string | null): string | null {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?=[\s;]|$))/i.exec(contentType ?? '')
  return match ? ((match[1] ?? match[2]) as string) : null
}

/**
 * The fields of a form sent as multipart/form-data, one after another, while they come in: never more than a piece of the network and a
 * boundary is held. Refuses what is cut off or malformed.
 */
export async function* partsOf(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const line = Buffer.from(`\r\n--${boundary}`, 'latin1')
  const source = body[Symbol.asyncIterator]()
  let held: Buffer = Buffer.from('\r\n')
  const more = async () => {
    const next = await source.next()
    if (next.done) throw broken()
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value])
  }
  /** Takes `count` bytes. */
  const take = async (count: number) => {
    while (held.length < count) await more()
    const taken = held.subarray(0, count)
    held = held.subarray(count)
    return taken
  }
  /** Takes what stands before a mark of a header's length at most, and the mark. */
  const takeUntil = async (mark: string) => {
    for (let at = held.indexOf(mark); ; at = held.indexOf(mark)) {
      if (at !== -1) return (await take(at + mark.length)).subarray(0, at).toString('utf8')
      if (held.length > longestHeader) throw broken()
      await more()
    }
  }
  const untilLine = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(line)
      const free = at === -1 ? held.length - line.length + 1 : at
      if (free > 0) yield held.subarray(0, free)
      if (at !== -1) {
        held = held.subarray(at + line.length)
        return
      }
      if (free > 0) held = held.subarray(free)
      await more()
    }
  }
  try {
    for await (const _ of untilLine());
    for (let count = 0; ; count++) {
      const end = (await take(2)).toString('latin1')
      if (end === '--') return
      if (end !== '\r\n' || count >= mostParts) throw broken()
      const { name, filename } = disposition(await takeUntil('\r\n\r\n'))
      let isOver = false
      const bytes = (async function* () {
        yield* untilLine()
        isOver = true
      })()
      yield { name, filename, bytes }
      // whoever did not want it all left the rest on the way
      if (!isOver) for await (const _ of untilLine());
    }
  } finally {
    await source.return?.()
  }
}

/** Browsers write names in UTF-8 and escape quotes and line ends (`%22`). */
function disposition(headers: string): { name: string; filename: string | null } {
  const text = /^content-disposition\s*:\s*form-data\s*;(.*)$/im.exec(headers)?.[1]
  const of = (key: string) => new RegExp(`(?:^|;)\\s*${key}="([^"]*)"`, 'i').exec(text ?? '')?.[1]
  const name = of('name')
  if (name === undefined) throw broken()
  const plain = (value: string) => value.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
  const filename = of('filename')
  return { name: plain(name), filename: filename === undefined ? null : plain(filename) }
}
