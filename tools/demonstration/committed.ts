import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Row } from './file.ts'
import { home } from './places.ts'

/** The rows of every file of a place that starts with a name, as they stand in the repository. */
export function committed(folder: string, start: string): Row[] {
  const place = new URL(`${folder}/`, home)
  const names = readdirSync(place).filter((name) => name.startsWith(start) && name.endsWith('.csv'))
  return names.sort().flatMap((name) => parse(readFileSync(new URL(name, place), 'utf8'), { columns: true }) as Row[])
}

/** Criteria met by commune on a day under a set. */
export function metBy(folder: string, day: string, set: string): Map<string, number> {
  const met = new Map<string, number>()
  for (const row of committed(folder, 'ket-qua')) {
    if (row.ngay !== day || row.bo !== set) continue
    met.set(row.ma ?? '', (met.get(row.ma ?? '') ?? 0) + (row.ket_qua === 'Đ' ? 1 : 0))
  }
  return met
}

/** Codes recognised in a tier by a day, each once. */
export const recognisedBy = (folder: string, day: string, tier = 'chuan'): string[] => [
  ...new Set(
    committed(folder, 'cong-nhan')
      .filter((row) => row.danh_hieu === tier && (row.ngay_quyet_dinh ?? '') <= day)
      .map((row) => row.ma ?? ''),
  ),
]
