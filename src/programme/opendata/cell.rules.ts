import { csvLine } from '../../platform/text/csv.ts'
import type { Dataset, Row, SeriesFields, Value } from './types.ts'

/** A cell of a CSV file; that a spreadsheet computes nothing is seen to by `csvLine`. */
const cellOf = (value: Value): string => (value === null ? '' : String(value))

export const csvHead = ({ fields }: Pick<Dataset, 'fields'>): string => csvLine(fields.map(({ name }) => name))
export const csvRow = ({ fields }: Pick<Dataset, 'fields'>, row: Row): string =>
  csvLine(fields.map(({ name }) => cellOf(row[name] ?? null)))

/** who keeps the structures that the files name */
const agency = 'VN_NTM'

/**
 * The header of SDMX-CSV 2.0 (SDMX 3.0): structure, its id, action; then dimensions, the observation, attributes. A column an observation.
 * A release is a dimension: two releases of one unit and day differ by it.
 */
const columns = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'REF_AREA',
  'INDICATOR',
  'CRITERIA_SET',
  'STAGE',
  'RELEASE',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'UNIT_MEASURE',
  'COMMENT_OBS',
  'SOURCE',
] as const

export const sdmxHead = csvLine(columns)

/** An identifier of SDMX: letters, digits, `_`, `-`, `$`, `@`. */
const identifier = (text: string): string => text.replaceAll(/[^A-Za-z0-9_@$-]+/g, '_').replaceAll(/^_+|_+$/g, '')

/** `communes-band` with `{"lo":15,"hi":18}` is `communes-band_lo_15_hi_18`; without, the key alone. */
const indicatorOf = ({ indicator }: SeriesFields, row: Row): string => {
  if ('fixed' in indicator) return indicator.fixed
  const qualifier = indicator.qualifier === undefined ? '' : String(row[indicator.qualifier] ?? '')
  return identifier(`${row[indicator.field]}${qualifier === '' ? '' : `_${qualifier}`}`)
}

/** An observation; a value that is missing is left out with status `M` and says why. */
export function sdmxRow(series: SeriesFields, row: Row): string {
  const text = (name: string) => cellOf(row[name] ?? null)
  const isMissing = row[series.value] === null || row[series.value] === undefined
  return csvLine([
    ...['dataflow', `${agency}:${series.flow}(1.0.0)`, 'I'],
    ...[text(series.area), indicatorOf(series, row), text(series.set), text(series.stage), text(series.release), text(series.time)],
    ...[text(series.value), isMissing ? 'M' : 'A'],
    'fixed' in series.unit ? series.unit.fixed : text(series.unit.field),
    isMissing && series.missing ? text(series.missing) : '',
    text(series.source),
  ])
}
