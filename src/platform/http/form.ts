import { rm } from 'node:fs/promises'
import { isRefused, Refused } from '../base/refusal.ts'
import { spool } from '../files/spool.ts'
import { boundaryOf, type Part, partsOf } from './multipart.ts'

/** A file of a form, on the disk. */
export type FormFile = { name: string; path: string; size: number }

export type FileForm = {
  /** '' for a field that was not sent */
  given: (name: string) => string
  /** the first file that was chosen; null without one */
  file: FormFile | null
  /** the name of a file that was larger than is taken in; it was passed over */
  tooLarge: string | null
  /** removes the file; the caller is done with it */
  forget: () => Promise<void>
}

/** bytes of all plain fields together */
const mostText = 100_000

/**
 * Reads a form with a file as it comes in: the file goes to the disk (`folder`) piece by piece, so memory does not grow with it. What is
 * larger than `largest` is passed over, so that the sender gets the answer instead of a broken connection.
 */
export async function readFileForm(request: Request, { folder, largest }: { folder: string; largest: number }): Promise<FileForm> {
  const fields = new Map<string, string>()
  let file: FormFile | null = null
  let tooLarge: string | null = null
  const forget = async () => {
    if (file) await rm(file.path, { force: true })
  }
  const given = (name: string) => fields.get(name) ?? ''
  const boundary = boundaryOf(request.headers.get('content-type'))
  if (boundary === null || request.body === null) {
    for (const [name, value] of await request.formData()) if (typeof value === 'string') fields.set(name, value)
    return { given, file, tooLarge, forget }
  }
  let left = mostText
  let isTooLong = false
  try {
    for await (const part of partsOf(request.body, boundary)) {
      if (part.filename === null) {
        const text = await textOf(part, left)
        left -= text?.length ?? 0
        if (text === null) isTooLong = true
        else fields.set(part.name, text)
      } else if (part.filename !== '' && file === null) {
        file = await toDisk(part.filename, part, folder, largest)
        if (file === null) tooLarge = part.filename
      }
    }
    if (isTooLong) throw new Refused({ code: 'form.tooLong', text: 'Nội dung nhập quá dài. Rút gọn ghi chú rồi gửi lại.', status: 413 })
  } catch (error) {
    await forget()
    throw error
  }
  return { given, file, tooLarge, forget }
}

async function toDisk(name: string, { bytes }: Part, folder: string, largest: number): Promise<FormFile | null> {
  try {
    const { path, size } = await spool(bytes, folder, largest)
    return { name, path, size }
  } catch (error) {
    if (isRefused(error) && error.refusal.code === 'file.tooLarge') return null
    throw error
  }
}

/** The text of a field; null where it is too long: what is left of it is passed over, so that the sender gets the answer. */
async function textOf({ bytes }: Part, most: number): Promise<string | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size <= most) pieces.push(piece)
  }
  return size > most ? null : Buffer.concat(pieces).toString('utf8')
}
