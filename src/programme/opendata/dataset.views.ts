import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Dataset, Field, FieldKind, Format, Licence, Value } from './types.ts'

/** What a file says of itself before its rows. */
export const aboutOf = (
  { code, name, description, unit, period, cycle, source, fields, key }: Dataset,
  { licence, today }: { licence: Licence | null; today: LocalDate },
) => ({ dataset: code, name, description, unit, period, cycle, source, madeOn: today, licence, key, fields })

export const formatNames: Record<Format, string> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  'sdmx.csv': 'SDMX-CSV',
}

/** Stable: the address of a file of a data set. */
export const fileHref = (code: string, format: Format): string => `/du-lieu/${code}/${code}.${format}`

export const kindNames: Record<FieldKind, string> = {
  text: 'chữ',
  integer: 'số nguyên',
  decimal: 'số thập phân',
  date: 'ngày',
  boolean: 'có, không',
}

/** letters of a value that a page shows */
const most = 80

/** A value as a page shows it; codes and ids are no amounts, so nothing groups their digits. */
export function shownValue({ kind }: Field, value: Value): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (kind === 'date') return formatDate(value as LocalDate)
  if (typeof value === 'number') return kind === 'decimal' ? formatNumber(value) : String(value)
  return value.length > most ? `${value.slice(0, most)}…` : value
}

/** When a data set last changed; one that goes with the system has no day of its own. */
export const updatedText = ({ code, cycle }: Dataset, updatedOn: LocalDate | null): string =>
  updatedOn ? formatDate(updatedOn) : code === 'dinh-nghia-so-lieu' ? cycle : 'chưa có dòng nào'
