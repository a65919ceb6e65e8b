import { isUtf8 } from 'node:buffer'
import { type Refusal, Refused } from '../base/refusal.ts'

/** The largest document that is opened, in bytes. */
const largest = 20 * 1024 * 1024

const refuse = (code: string, text: string): Refused => new Refused({ code, text, status: 422 } satisfies Refusal)

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

async function fromWord(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  return value
}

async function fromPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return (text as string[]).join('\n')
}

function fromText(bytes: Uint8Array, name: string): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (!isUtf8(bytes) || bytes.includes(0))
    throw refuse(
      'document.encoding',
      `Tệp ${name} không phải văn bản UTF-8 (có thể là TCVN3, VNI hoặc Windows-1258). Mở tệp, lưu lại dạng UTF-8 hoặc .docx rồi gửi lại.`,
    )
  return new TextDecoder().decode(bytes)
}

/**
 * The text of a .txt, .docx or .pdf, NFC, told by its content and not by its name.
 * Refused: larger than 20 MB, an old .doc, a scanned PDF without text, an encoding other than Unicode, a damaged file.
 */
export async function documentText(bytes: Uint8Array, name: string): Promise<string> {
  if (bytes.length > largest) throw refuse('document.tooLarge', `Tệp ${name} lớn hơn 20 MB. Tách tệp hoặc dán phần văn bản cần kiểm tra.`)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw refuse('document.oldWord', `Tệp ${name} là Word kiểu cũ (.doc). Mở tệp và lưu lại thành .docx.`)
  const isWord = starts(bytes, 0x50, 0x4b, 0x03, 0x04)
  const isPdf = starts(bytes, 0x25, 0x50, 0x44, 0x46)
  const text = await (isWord ? fromWord(bytes) : isPdf ? fromPdf(bytes) : Promise.resolve(fromText(bytes, name))).catch(
    (error: unknown) => {
      if (error instanceof Refused) throw error
      throw refuse('document.damaged', `Không đọc được tệp ${name}: tệp hỏng, có mật khẩu, hoặc không phải .docx, .pdf, .txt.`)
    },
  )
  if (isPdf && text.trim().length < 20)
    throw refuse('document.scanned', `Tệp ${name} là bản quét, không có chữ để đọc. Dán văn bản, hoặc gửi bản .docx.`)
  return text.normalize('NFC')
}
