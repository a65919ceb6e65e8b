import { createReadStream } from 'node:fs'
import { Unzip, UnzipInflate } from 'fflate'
import { Refused } from '../base/refusal.ts'

/** What a workbook may hold when it is unpacked: 100 MB in 2,000 parts is many times the largest form. */
const most = { bytes: 100 * 1024 * 1024, parts: 2_000 }

const bomb = new Refused({
  code: 'file.bomb',
  text: `Tệp nén giãn ra lớn hơn ${most.bytes / 1024 / 1024} MB nên không mở. Xóa các trang tính và hình không cần, lưu lại rồi gửi.`,
  status: 413,
})
const broken = new Refused({
  code: 'file.malformed',
  text: 'Tệp XLSX hỏng hoặc không đọc được. Mở bằng Excel hoặc LibreOffice và lưu lại thành .xlsx.',
  status: 422,
})

/**
 * Refuses a zip that unpacks to more than a form can be, whatever its directory claims: what comes out is counted, and nothing of it is
 * kept. Throws `file.bomb` or `file.malformed`.
 */
export async function refuseBomb(path: string, limit: { bytes: number; parts: number } = most): Promise<void> {
  let [bytes, parts, over] = [0, 0, false]
  const unzip = new Unzip((part) => {
    parts++
    part.ondata = (error, chunk) => {
      if (error) throw broken
      bytes += chunk.length
      over ||= bytes > limit.bytes
    }
    if (parts > limit.parts) over = true
    else part.start()
  })
  unzip.register(UnzipInflate)
  const file = createReadStream(path)
  try {
    for await (const chunk of file) {
      unzip.push(chunk as Uint8Array)
      if (over) throw bomb
    }
    unzip.push(new Uint8Array(0), true)
  } catch (error) {
    throw error instanceof Refused ? error : broken
  } finally {
    file.destroy()
  }
  if (parts === 0) throw broken
}
