import { csvCell, csvLine } from '../../platform/text/csv.ts'
import { licence } from './text.ts'
import type { Dataset, Row, Value } from './types.ts'

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

/** The first line of a CSV. `mark`: with the mark by which Excel knows UTF-8. */
export const csvHead = ({ columns }: Dataset, mark: boolean): string => `${mark ? '\ufeff' : ''}${csvLine(columns.map(({ name }) => name))}`

export const csvRow = ({ columns }: Dataset, row: Row): string => csvLine(columns.map(({ name }) => text(row[name])))

/** What stands before and after the rows of a JSON file; `on` is the day on which it is taken. */
export function jsonHead(dataset: Dataset, on: string): string {
  const { code, name, description, period, cycle, source, columns } = dataset
  const about = { code, name, description, period, cycle, source, takenOn: on, licence: licence.name, licenceNote: licence.missing }
  const described = columns.map(({ name: column, head, type }) => ({ name: column, head, type }))
  return `${JSON.stringify({ ...about, columns: described }).slice(0, -1)},"rows":[`
}
export const jsonTail = ']}\n'

const sdmxColumns = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'REF_AREA',
  'INDICATOR',
  'BREAKDOWN',
  'TIME_PERIOD',
  'CRITERIA_SET',
  'STAGE',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS',
  'COMMENT_OBS',
  'DATA_SOURCE',
]

export const sdmxHead = `${sdmxColumns.join(',')}\r\n`

/** A row of the indicator series as SDMX-CSV 2.0. A missing value is `O` (missing), with its reason; others are `A` (normal). */
export function sdmxRow(row: Row): string {
  const missing = row.GiaTri === null
  const cells = ['dataflow', 'NTM:NTM_CHI_TIEU(1.0)', 'I', row.MaDonVi, row.ChiTieu, row.ChiTiet || '_T', row.NgayChot, row.BoTieuChi]
  return `${[...cells, row.CapDanhGia, row.GiaTri, row.DonViTinh, missing ? 'O' : 'A', row.LyDoThieu, row.Nguon].map((cell) => csvCell(text(cell))).join(',')}\r\n`
}
