import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'

import type { ImportReport } from './types.ts'

const list = (items: readonly string[]) => items.join(', ')

export const empty = 'ô trống; cột này bắt buộc'
export const noDay = 'không phải ngày; viết 30/6/2019 hoặc 2019-06-30'
export const noNumber = 'không phải số; viết 62,5 hoặc 62.5'
export const noInteger = 'phải là số nguyên'
export const negative = 'không được âm'
export const noJson = 'không phải JSON dạng {"lo":5,"hi":9}; để trống nếu không có điều kiện'
export const noCode = 'không phải mã đơn vị hành chính (2, 3 hoặc 5 chữ số, hoặc VN)'
export const legacyFont = 'chữ gõ bằng phông TCVN3 (.VnTime); chuyển sang Unicode'
export const ambiguousNumber = (found: string) =>
  `«${found}» có thể là ${found.replaceAll('.', '')} hoặc ${found.replace('.', ',')}; viết rõ một trong hai`
export const notOneOf = (choices: readonly string[]) => `không thuộc các giá trị: ${list([...new Set(choices)].slice(0, 12))}`
export const columnTwice = (name: string) => `Cột «${name}» có hai lần trong dòng tiêu đề. Bỏ bớt một cột.`
export const noSuchKind = (asked: string, kinds: readonly string[]) => `Không có loại tệp «${asked}». Các loại: ${list(kinds)}.`
export const columnsMissing = (kind: { key: string; name: string }, missing: readonly string[]) =>
  `Dòng tiêu đề không thuộc loại tệp nào; gần nhất là «${kind.key}» (${kind.name}), còn thiếu cột: ${list(missing)}.`
export const columnsIgnored = (names: readonly string[]) => `Cột không dùng, đã bỏ qua: ${list(names)}.`
export const unknownCode = 'không có đơn vị nào mang mã này'
export const notOnDay = (on: LocalDate, spans: readonly { name: string; from: LocalDate | null; to: LocalDate | null }[]) => {
  const held = spans.map(
    ({ name, from, to }) => `${name}${from ? ` từ ${formatDate(from)}` : ''}${to ? ` đến trước ${formatDate(to)}` : ''}`,
  )
  return `mã không có đơn vị vào ngày ${formatDate(on)} (${held.join('; ')})`
}
export const differsFromLine = (line: number) => `trùng khoá với dòng ${line} nhưng giá trị khác; giữ lại một dòng`
export const repeatedRows = (count: number) => `${count} dòng lặp lại nguyên vẹn một dòng khác, chỉ tính một lần.`
export const alreadyThere = 'không có gì thay đổi'

/** The refusal of a file: what is wrong where, line by line. */
export function problemsRefusal({
  file,
  refused,
  written,
  problems,
  dryRun,
  keepGood,
}: ImportReport & { dryRun?: boolean; keepGood?: boolean }): Refusal {
  const named = new Set(problems.map(({ line }) => line)).size
  const rows = refused === 0 ? 'chưa đọc được' : `có ${refused} dòng sai`
  const kept = written > 0 ? 'các dòng khác đã được ghi' : 'không ghi gì cả'
  return {
    code: 'import.refused',
    text: `Tệp ${file} ${rows}; ${kept}. ${refused === 0 ? '' : `Sửa các dòng sau rồi nhập lại${dryRun || keepGood ? '' : ', hoặc thêm --keep-good để ghi các dòng đúng'}.`}`.trim(),
    offenders: [
      ...problems.map(({ line, column, value, reason }) => ({
        where: `dòng ${line}${column ? `, cột ${column}` : ''}`,
        what: `${value ? `«${value}» ` : ''}${reason}`,
      })),
      ...(refused > named ? [{ where: 'các dòng sau', what: `còn ${refused - named} dòng sai nữa` }] : []),
    ],
    status: 422,
  }
}

const names: Record<ImportReport['outcome'], string> = {
  written: 'đã ghi',
  nothing: alreadyThere,
  refused: 'không ghi',
  dryRun: 'thử, không ghi',
}

/** One line for people: what became of a file. */
export function summary({ file, kind, outcome, rows, written, unchanged, refused, notes }: ImportReport): string {
  const counts = `${rows} dòng: ${written} mới, ${unchanged} không đổi, ${refused} sai`
  return [`${file}${kind ? ` (${kind})` : ''}: ${names[outcome]}; ${counts}.`, ...notes.map((note) => `  ${note}`)].join('\n')
}
