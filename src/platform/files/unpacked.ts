import { crc32 } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'
import { Refused } from '../base/refusal.ts'

/** What a package may hold when it is unpacked. */
export type Bounds = { bytes: number; parts: number }

/** What a form sent in by hand may hold: 100 MB in 2,000 parts is many times the largest. */
export const ofForms: Bounds = { bytes: 100 * 1024 * 1024, parts: 2_000 }

/** What a file of figures may hold: a full sheet of a million rows. Its rows are read as a stream, so it costs time and no memory. */
export const ofTables: Bounds = { bytes: 1024 * 1024 * 1024, parts: 2_000 }

/** A package by its directory; a part is unpacked when it is read. */
export type Package = {
  has: (name: string) => boolean
  /** the bytes of a part; `onShare` hears which share of it was read. Throws Refused. */
  read: (name: string, onShare?: (share: number) => void) => AsyncGenerator<Uint8Array>
  /** packed bytes of a part */
  size: (name: string) => number
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

/**
 * Opens a zip by the directory at its end, so its parts can be read in any order. What comes out of all parts together is counted, whatever
 * the directory claims, and each part must have the sum that it names. Throws `file.bomb`, `file.malformed`, `file.encrypted`.
 */
export async function openPackage(path: string, bounds: Bounds): Promise<Package> {
  const parts = await directory(path, bounds)
  let unpacked = 0
  return {
    has: (name) => parts.has(name.toLowerCase()),
    size: (name) => parts.get(name.toLowerCase())?.compressedSize ?? 0,
    async *read(name, onShare) {
      const part = parts.get(name.toLowerCase())
      if (!part) throw broken
      let [crc, came] = [0, 0]
      for await (const chunk of bytesOf(path, part)) {
        came += chunk.length
        unpacked += chunk.length
        if (unpacked > bounds.bytes) throw bomb(bounds)
        crc = crc32(chunk, crc)
        onShare?.(came / Math.max(1, part.uncompressedSize))
        yield chunk
      }
      if (crc !== part.crc32) throw broken
    },
  }
}

const opened = (path: string) =>
  openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw broken
  })

async function directory(path: string, bounds: Bounds): Promise<Map<string, Entry>> {
  const file = await opened(path)
  try {
    if (file.entryCount > bounds.parts) throw bomb(bounds)
    const parts = new Map<string, Entry>()
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw locked
      parts.set(entry.fileName.toLowerCase(), entry)
    }
    return parts
  } catch (error) {
    throw error instanceof Refused ? error : broken
  } finally {
    file.close()
  }
}

async function* bytesOf(path: string, part: Entry): AsyncGenerator<Buffer> {
  const file = await opened(path)
  try {
    yield* await file.openReadStreamPromise(part)
  } catch (error) {
    throw error instanceof Refused ? error : broken
  } finally {
    file.close()
  }
}
