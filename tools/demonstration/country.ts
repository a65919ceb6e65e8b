import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

type UnitRow = {
  code: string
  name: string
  type: string
  parent_code: string
  level: string
  valid_from: string
  valid_to: string
  province_code: string
}
type MergeRow = { old_code: string; new_code: string; effective_date: string }

/** A commune of kind xã on a day, with the district it then belonged to. */
export type Commune = { code: string; name: string; district: string }

const read = <Row>(file: string): Row[] =>
  parse(readFileSync(new URL(`../../country/${file}`, import.meta.url), 'utf8'), { columns: true, bom: true })

const units = read<UnitRow>('units_3tier.csv')
const merges = read<MergeRow>('merges.csv')

/** The xã of a province or a district (by its code) that existed on a day before 2025-07-01, in order of code. */
export function communesOf(above: string, on: string): Commune[] {
  return units
    .filter((u) => u.level === '3' && u.type === 'Xã' && (u.province_code === above || u.parent_code === above))
    .filter((u) => u.valid_from <= on && (u.valid_to === '' || u.valid_to > on))
    .map((u) => ({ code: u.code, name: u.name, district: u.parent_code }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Codes that took in other units after a day and up to another, so that decisions made before do not speak of them. */
export function absorbedOthers(after: string, until: string): Set<string> {
  return new Set(merges.filter((m) => m.effective_date > after && m.effective_date <= until).map((m) => m.new_code))
}
