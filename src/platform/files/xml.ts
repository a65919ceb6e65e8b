import { SaxesParser } from 'saxes'
import { Refused } from '../base/refusal.ts'

/** The attributes of a mark, by their names without prefix. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What a part of a package says, in its order; names without their prefix. */
export type XmlHandler = {
  open: (name: string, attributes: XmlAttributes) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** letters that come at once: what is longer is no mark or text of a document that people made */
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

/** Reads XML as it comes. A part that declares a document type is refused, so no entity ever grows. Throws Refused. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlSteps(chunks, handler));
}

/** The same, pausing after each chunk, so that what the handler gathered can be taken away. */
export async function* xmlSteps(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // a mark or text without end is noticed by how long nothing came of it
  let waiting = 0
  const heard = () => {
    waiting = 0
  }
  const parser = parserFor(handler, heard)
  const feed = (text: string) => {
    try {
      waiting += text.length
      parser.write(text)
    } catch (error) {
      throw error instanceof Refused ? error : malformed
    }
    if (waiting > longest) throw malformed
  }
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw malformed
    }
  }
  for await (const chunk of chunks) {
    feed(decoded(chunk))
    yield
  }
  feed(decoded())
  try {
    parser.close()
  } catch {
    throw malformed
  }
}

function parserFor({ open, close, text }: XmlHandler, heard: () => void): SaxesParser {
  const parser = new SaxesParser({ position: false })
  parser.on('doctype', () => {
    throw declares
  })
  parser.on('opentag', ({ name, attributes }) => {
    heard()
    open(local(name), Object.fromEntries(Object.entries(attributes).map(([called, value]) => [local(called), value])))
  })
  parser.on('closetag', ({ name }) => close(local(name)))
  parser.on('text', (given) => {
    heard()
    text(given)
  })
  parser.on('cdata', text)
  return parser
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
