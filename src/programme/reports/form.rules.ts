import type { FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Verdict } from '../criteria/types.ts'
import type { TargetRow } from '../figures/types.ts'
import { planOf, sumOf } from '../funding/line.rules.ts'
import type { LineOf } from '../funding/types.ts'
import { formsBasis } from './form.procedures.ts'
import type { FormColumn, FormRow, FormTable, FormValue, PrescribedForm, PrescribedRow } from './form.types.ts'

/** What is known of a place on one day. */
export type KnownOn = {
  figures: readonly FigureValue[]
  money: readonly LineOf[]
  judged: readonly { name: string; verdict: Verdict | null }[]
}

/** Everything that a prescribed form is filled from. `before`: to 31 December of the year before; `now`: to the closing day. */
export type FormKnown = {
  place: string
  placeCode: string
  year: number
  asOf: LocalDate
  source: string
  criteria: readonly { code: string; name: string }[]
  targets: readonly TargetRow[]
  before: KnownOn
  now: KnownOn
}

export const known = (value: number | string | null | undefined, why: string): FormValue =>
  value === null || value === undefined || value === '' ? { value: null, missing: why } : { value }

const text = (value: string): FormValue => ({ value })
const column = (key: string, head: string, kind: FormColumn['kind'], width = 16, group?: string): FormColumn => ({
  ...{ key, head, kind, width },
  ...(group ? { group } : {}),
})

const first = [column('number', 'STT', 'text', 7), column('label', 'Nội dung', 'text', 46)]
const last = column('note', 'Ghi chú', 'text', 44)

export function columnsOf({ columns, rows }: PrescribedForm, year: number): FormColumn[] {
  const kind = columns === 'money' ? 'decimal' : 'integer'
  const [plan, now] = [`Kế hoạch 6 tháng cuối năm ${year}`, `Thực hiện 6 tháng đầu năm ${year}`]
  if (columns === 'money')
    return [...first, column('plan', `Kế hoạch năm ${year}`, kind), column('now', now, kind), column('rest', plan, kind), last]
  const before = `Đến 31/12/${year - 1}`
  if (rows !== 'indicators') return [...first, column('before', before, kind), column('now', now, kind), column('rest', plan, kind), last]
  const pair = (key: string, group: string) => [
    column(key, 'Kết quả', 'text', 14, group),
    column(`${key}Verdict`, 'Đánh giá', 'text', 14, group),
  ]
  return [...first, ...pair('before', before), ...pair('now', now), column('rest', plan, 'text'), last]
}

const same = (one: Qualifier | null, other: Qualifier = {}): boolean => {
  const entries = Object.entries(one ?? {})
  return (
    entries.length === Object.keys(other).length && entries.every(([name, value]) => (other as Record<string, unknown>)[name] === value)
  )
}

function figureCells(key: string, qualifier: Qualifier | undefined, { before, now, targets, year }: FormKnown): Record<string, FormValue> {
  const at = ({ figures }: KnownOn): FormValue => {
    const figure = figures.find((one) => one.key === key && same(one.qualifier, qualifier))
    return known(figure?.value, figure?.missing?.text ?? 'Chưa có số liệu tại ngày này.')
  }
  const target = targets.find((one) => one.key === key && same(one.qualifier, qualifier) && one.due === `${year}-12-31`)
  return { before: at(before), now: at(now), rest: known(target?.target, `Chưa đặt mục tiêu đến 31/12/${year} cho số này.`) }
}

const million = (amount: number): number => amount / 1_000_000

function moneyCells(source: Extract<PrescribedRow['source'], { kind: 'money' }>, { now, year }: FormKnown): Record<string, FormValue> {
  const lines = now.money.filter(
    (line) => !line.carried && source.sources.includes(line.source) && (!source.of || source.of.includes(line.kind)),
  )
  const sums = sumOf(lines)
  const why = `Chưa nhập vốn của nguồn này năm ${year} trên hệ thống.`
  return {
    plan: known(lines.length === 0 ? null : million(planOf(sums)), why),
    now: known(lines.length === 0 ? null : million(sums.disbursed), why),
    rest: { value: null, missing: 'Hệ thống không ghi kế hoạch riêng cho 6 tháng cuối năm.' },
  }
}

const valueKeys = ['plan', 'before', 'now', 'rest'] as const

function cellsOf(source: PrescribedRow['source'], columns: readonly FormColumn[], all: FormKnown): Record<string, FormValue> {
  if (source.kind === 'figure') return figureCells(source.key, source.qualifier, all)
  if (source.kind === 'money') return moneyCells(source, all)
  return Object.fromEntries(columns.map(({ key }) => [key, { value: null, missing: source.why }]))
}

function rowOf({ number, label, source, group }: PrescribedRow, columns: readonly FormColumn[], all: FormKnown): FormRow {
  const cells = cellsOf(source, columns, all)
  const reasons = new Set(
    valueKeys.flatMap((key) => (columns.some((one) => one.key === key) && cells[key]?.missing ? [cells[key].missing] : [])),
  )
  return {
    role: group ? 'group' : 'body',
    cells: { ...cells, number: text(number), label: text(label), note: text([...reasons].join(' ')) },
  }
}

/** The sum of a column over rows; unknown as soon as one of them is unknown. */
export function totalOf(rows: readonly FormRow[], keys: readonly string[], label: string): FormRow {
  const sum = (key: string): FormValue => {
    const lacking = rows.filter(({ cells }) => typeof cells[key]?.value !== 'number').length
    if (rows.length === 0 || lacking > 0) return { value: null, missing: `Thiếu ${lacking} dòng nên không cộng được.` }
    return { value: rows.reduce((all, { cells }) => all + Number(cells[key]?.value), 0) }
  }
  return { role: 'total', cells: { ...Object.fromEntries(keys.map((key) => [key, sum(key)])), label: text(label) } }
}

const verdictWords = { met: 'Đạt', notMet: 'Chưa đạt', notApplicable: 'Không áp dụng', unjudgeable: 'Chưa đủ căn cứ' } as const
const noJudging = 'Chưa có kết quả của chỉ tiêu tại ngày này.'

/** Rows of the indicators of a commune, under their criteria; the same indicator of both days side by side. */
function indicatorRows({ before, now }: FormKnown): FormRow[] {
  const pair = (key: string, verdict: Verdict | undefined): Record<string, FormValue> => ({
    [key]: known(verdict?.value === undefined || verdict.value === null ? null : String(verdict.value).replace('.', ','), noJudging),
    [`${key}Verdict`]: known(verdict && verdictWords[verdict.verdict], noJudging),
  })
  const row = (role: FormRow['role'], label: string, at: { was: Verdict | undefined; is: Verdict | undefined }): FormRow => ({
    role,
    cells: {
      ...{ number: text(at.is?.code ?? at.was?.code ?? ''), label: text(label) },
      ...pair('before', at.was),
      ...pair('now', at.is),
      rest: { value: null, missing: 'Hệ thống không ghi kế hoạch theo chỉ tiêu cho 6 tháng cuối năm.' },
      note: text(at.is?.explanation ?? noJudging),
    },
  })
  return now.judged.flatMap(({ name, verdict: is }) => {
    const was = before.judged.find((one) => one.name === name)?.verdict ?? undefined
    const parts = (is?.parts ?? []).map((part) => {
      const earlier = was?.parts?.find(({ code }) => code === part.code)
      return row('body', `Chỉ tiêu ${part.code}`, { was: earlier, is: part })
    })
    return [row('group', name, { was, is: is ?? undefined }), ...parts]
  })
}

function rowsOf({ rows, columns: kind }: PrescribedForm, columns: readonly FormColumn[], all: FormKnown): FormRow[] {
  if (rows === 'indicators') return indicatorRows(all)
  const asked: readonly PrescribedRow[] =
    rows === 'criteria'
      ? all.criteria.map(({ code, name }) => ({
          number: code,
          label: name,
          source: { kind: 'figure', key: 'communes-meeting-criterion', qualifier: { criterion: code } },
        }))
      : rows
  const body = asked.map((row) => rowOf(row, columns, all))
  return kind === 'money' ? [...body, totalOf(body, ['plan', 'now', 'rest'], 'Cộng')] : body
}

/** A prescribed form filled with what is known; every cell that nothing answers says why. */
export function filled(form: PrescribedForm, all: FormKnown): FormTable {
  const columns = columnsOf(form, all.year)
  const { place, placeCode, asOf, source } = all
  const about = { code: form.code, title: form.title, unit: `ĐVT: ${form.unit}`, basis: formsBasis }
  return { ...about, place, placeCode, asOf, source, columns, rows: rowsOf(form, columns, all) }
}
