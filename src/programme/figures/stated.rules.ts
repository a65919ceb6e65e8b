import type { FigureDefinition, FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import type { ReportedFigure, ReportedRow, TargetRow } from './types.ts'

/** Decimals as printed: «7,46%» has two, «24» none. */
export const printedDecimals = (stated: string): number => /\d,(\d+)/u.exec(stated)?.[1]?.length ?? 0

/** A stated number on the scale of its unit: shares are stored as parts of one and read in per cent. */
const scaled = (row: { num: string; den: string }, unit: string): number => (Number(row.num) / Number(row.den)) * (unit === '%' ? 100 : 1)

/** What a document narrows a figure to in words of its own («5 xã đã đạt chuẩn») stands in the name. */
function nameOf(
  row: { key: string; qualifier: Qualifier },
  computed: FigureValue | undefined,
  definition: FigureDefinition | undefined,
): string {
  const words = Object.values(row.qualifier).filter((value) => typeof value === 'string' && computed === undefined)
  return `${computed?.name ?? definition?.name ?? row.key}${words.length > 0 ? ` (${words.join(', ')})` : ''}`
}

const orNull = (qualifier: Qualifier): Qualifier | null => (Object.keys(qualifier).length === 0 ? null : qualifier)

/** A reported figure beside the computed one; they agree when the computed one, rounded as printed, is the number printed. */
export function reportedBeside(
  row: ReportedRow,
  computed: FigureValue | undefined,
  definition: FigureDefinition | undefined,
): ReportedFigure {
  const unit = computed?.unit ?? definition?.unit ?? ''
  const value = scaled(row, unit)
  const exact = computed?.exact ?? null
  const rounded = exact ? roundRatio(exact, printedDecimals(row.stated)) : null
  return {
    key: row.key,
    qualifier: orNull(row.qualifier),
    name: nameOf(row, computed, definition),
    value,
    stated: row.stated,
    unit,
    asOf: row.asOf,
    document: row.document,
    publishedOn: row.publishedOn,
    url: row.url,
    note: row.note,
    agrees: rounded === null ? null : Math.abs(rounded - value) < 1e-9,
    computed: computed?.value ?? null,
  }
}

type Target = {
  key: string
  qualifier: Qualifier
  due: LocalDate
  setOn: LocalDate
  mapOf: LocalDate
  num: string
  den: string
  document: string
  note: string | null
}

/** What is still to go in the figure's good direction, 0 once reached; nothing where the value or the direction is unknown. */
function stillToGo(target: number, value: number | null, better: FigureDefinition['better']): number | null {
  if (value === null || better === null) return null
  const short = better === 'up' ? target - value : value - target
  return Math.max(0, Math.round(short * 100) / 100)
}

/** A target beside where its figure stands. */
export function targetBeside(row: Target, actual: FigureValue | undefined, definition: FigureDefinition | undefined): TargetRow {
  const unit = actual?.unit ?? definition?.unit ?? ''
  const target = scaled(row, unit)
  const value = actual?.value ?? null
  const distance = stillToGo(target, value, definition?.better ?? null)
  return {
    key: row.key,
    qualifier: orNull(row.qualifier),
    name: nameOf(row, actual, definition),
    unit,
    due: row.due,
    setOn: row.setOn,
    mapOf: row.mapOf,
    target,
    actual: value,
    distance,
    reached: distance === null ? null : distance === 0,
    document: row.document,
    note: row.note,
  }
}
