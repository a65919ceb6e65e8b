import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { Refused } from '../base/refusal.ts'

/** What a package may hold when it is unpacked. */
export type Bounds = { bytes: number; parts: number }

/** What a form sent in by hand may hold: 100 MB in 2,000 parts is many times the largest. */
export const ofForms: Bounds = { bytes: 100 * 1024 * 1024, parts: 2_000 }

/** What a file of figures may hold: a full sheet of a million rows. Its rows are read as a stream, so it costs time and no memory. */
export const ofTables: Bounds = { bytes: 1024 * 1024 * 1024, parts: 2_000 }

type Part = { method: number; crc: number; packed: number; at: number }

/** A package by its directory; a part is unpacked when it is read. */
export type Package = {
  has: (name: string) => boolean
  /** the bytes of a part; `onPacked` hears of the packed bytes that were read. Throws Refused. */
  read: (name: string, onPacked?: (bytes: number) => void) => AsyncGenerator<Uint8Array>
}

export const broken = new Refused({
  code: 'file.malformed',
  text: 'Tệp XLSX hỏng hoặc không đọc được. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.',
  status: 422,
})
const locked = new Refused({
  code: 'file.encrypted',
  text: 'Tệp có mật khẩu nên không mở được. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ), lưu lại rồi gửi.',
  status: 422,
})
/** Too much comes out of it. */
export const bomb = ({ bytes }: Bounds): Refused =>
  new Refused({
    code: 'file.bomb',
    text: `Tệp nén giãn ra lớn hơn ${bytes / 1024 / 1024} MB nên không mở. Xóa các trang tính và hình không cần, lưu lại rồi gửi.`,
    status: 413,
  })

const end = { mark: 0x06054b50, length: 22, comment: 0xffff }
const entry = { mark: 0x02014b50, length: 46 }
const local = { mark: 0x04034b50, length: 30 }

/**
 * Opens a zip by the directory at its end, so its parts can be read in any order. What comes out of all parts together is counted, whatever
 * the directory claims, and each part must have the sum that it names. Throws `file.bomb`, `file.malformed`, `file.encrypted`.
 */
export async function openPackage(path: string, bounds: Bounds): Promise<Package> {
  const file = await open(path)
  try {
    const parts = await directory(file, bounds)
    let unpacked = 0
    return {
      has: (name) => parts.has(name.toLowerCase()),
      async *read(name, onPacked) {
        const part = parts.get(name.toLowerCase())
        if (!part) throw broken
        let crc = 0
        for await (const chunk of inflated(path, part, onPacked)) {
          unpacked += chunk.length
          if (unpacked > bounds.bytes) throw bomb(bounds)
          crc = crc32(chunk, crc)
          yield chunk
        }
        if (crc !== part.crc) throw broken
      },
    }
  } finally {
    await file.close()
  }
}

async function directory(file: FileHandle, bounds: Bounds): Promise<Map<string, Part>> {
  const { size } = await file.stat()
  const tail = await bytesAt(file, Math.max(0, size - end.length - end.comment), Math.min(size, end.length + end.comment))
  let at = tail.length - end.length
  while (at >= 0 && tail.readUInt32LE(at) !== end.mark) at--
  if (at < 0) throw broken
  const [count, length, from] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count > bounds.parts || length > 1 << 22) throw bomb(bounds)
  const bytes = await bytesAt(file, from, length)
  const parts = new Map<string, Part>()
  let next = 0
  for (let index = 0; index < count; index++) {
    if (next + entry.length > bytes.length || bytes.readUInt32LE(next) !== entry.mark) throw broken
    if (bytes.readUInt16LE(next + 8) & 1) throw locked
    const named = bytes.readUInt16LE(next + 28)
    const name = bytes.toString('utf8', next + entry.length, next + entry.length + named)
    parts.set(name.replace(/^\//, '').toLowerCase(), {
      method: bytes.readUInt16LE(next + 10),
      crc: bytes.readUInt32LE(next + 16),
      packed: bytes.readUInt32LE(next + 20),
      at: bytes.readUInt32LE(next + 42),
    })
    next += entry.length + named + bytes.readUInt16LE(next + 30) + bytes.readUInt16LE(next + 32)
  }
  return parts
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead !== length) throw broken
  return buffer
}

async function* inflated(path: string, { method, packed, at }: Part, onPacked?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = await open(path)
  let from: number
  try {
    const head = await bytesAt(file, at, local.length)
    if (head.readUInt32LE(0) !== local.mark || (method !== 0 && method !== 8)) throw broken
    from = at + local.length + head.readUInt16LE(26) + head.readUInt16LE(28)
  } finally {
    await file.close()
  }
  if (packed === 0) return
  const source = createReadStream(path, { start: from, end: from + packed - 1, highWaterMark: 1 << 16 })
  if (onPacked) source.on('data', (chunk) => onPacked(chunk.length))
  const inflate = createInflateRaw({ chunkSize: 1 << 16 })
  source.on('error', (error) => inflate.destroy(error))
  try {
    yield* method === 0 ? source : source.pipe(inflate)
  } catch (error) {
    throw error instanceof Refused ? error : broken
  } finally {
    source.destroy()
    inflate.destroy()
  }
}
