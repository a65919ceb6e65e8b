import { isUtf8 } from 'node:buffer'
import { Refused } from '../base/refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** What the first bytes of a file say: a workbook, text in a known encoding, or something that is refused by name. */
export function recognise(head: Uint8Array): 'xlsx' | Encoding {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  // what Excel locks with a password it puts into a file of the old form
  if (starts(0xd0, 0xcf, 0x11, 0xe0) && Buffer.from(head).includes('EncryptedPackage', 0, 'utf16le'))
    throw unreadable('Tệp có mật khẩu nên không mở được. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ), lưu lại rồi gửi.')
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw unreadable('Tệp là sổ Excel kiểu cũ (.xls). Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx hoặc CSV UTF-8.')
  if (starts(0xff, 0xfe)) return 'utf-16le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  if (head.includes(0))
    throw unreadable('Tệp không phải văn bản UTF-8 (có byte 0; có thể là UTF-16 thiếu dấu BOM). Lưu lại thành CSV UTF-8.')
  if (/^(\ufeff)?\s*<(!doctype|html|table|head|body|meta|style|\?xml)\b/i.test(new TextDecoder().decode(head)))
    throw unreadable(
      'Tệp là trang web (HTML hay XML) mang tên bảng tính. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx hoặc CSV UTF-8.',
    )
  return 'utf-8'
}

/** Gives the bytes of a text file on as UTF-8 without a byte order mark; bytes that are no UTF-8 are refused with their line. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    return
  }
  let rest: Buffer = Buffer.alloc(0)
  let [line, first] = [1, true]
  for await (const chunk of chunks) {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = joined.subarray(0, joined.length - unfinished(joined))
    rest = joined.subarray(whole.length)
    if (!isUtf8(whole)) throw notUtf8(whole, line)
    line += newlines(whole)
    yield first && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? whole.subarray(3) : whole
    first = false
  }
  if (rest.length > 0) throw notUtf8(rest, line)
}

/** How many bytes at the end begin a character that the next chunk finishes. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function newlines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}

function notUtf8(bytes: Buffer, firstLine: number): Refused {
  let line = firstLine
  let from = 0
  for (let end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(from, end)); end = bytes.indexOf(10, from)) {
    from = end + 1
    line++
  }
  return unreadable(
    `Dòng ${line} của tệp không phải UTF-8 (có thể là Windows-1258, VNI hoặc TCVN3). Chuyển sang Unicode và lưu lại thành CSV UTF-8.`,
  )
}

const unreadable = (text: string): Refused => new Refused({ code: 'file.unreadable', text, status: 422 })
