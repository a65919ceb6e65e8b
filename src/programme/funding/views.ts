import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { TypedRow } from './book.rules.ts'
import { elapsedOf, parted, planOf, rateOf, remainingOf, sumOf, unassignedOf } from './line.rules.ts'
import { amountIn, type MoneyUnit, moneyText, readMoney, unitFor } from './money.rules.ts'
import { computedTotals, disagreements, percentOf, rateOfLine } from './published.rules.ts'
import { kindNames, leadText, lineText, movementNames, percentText, publishedKindName, publishedSourceName, sourceNames } from './text.ts'
import {
  type Allocation,
  type Approval,
  type Disbursement,
  type Frame,
  kinds,
  type LineOf,
  type LineSums,
  movements,
  type Project,
  type PublishedTable,
  sources,
  type UnitSums,
} from './types.ts'

/** Every amount of a line that a page shows. */
const amountsOf = (sums: LineSums) => [
  ...[sums.allocated, sums.adjusted, sums.carriedOver, sums.withdrawn, sums.disbursed],
  ...[planOf(sums), remainingOf(sums), unassignedOf(sums)],
]

/** A line with its numbers in the unit of its table. */
const sumsView = (sums: LineSums, unit: MoneyUnit) => ({
  plan: amountIn(planOf(sums), unit),
  disbursed: amountIn(sums.disbursed, unit),
  rate: percentText(rateOf(sums.disbursed, planOf(sums))),
  remaining: amountIn(remainingOf(sums), unit),
  unassigned: amountIn(unassignedOf(sums), unit),
})
export type SumsView = ReturnType<typeof sumsView>

function tableView(lines: readonly LineOf[], unit: MoneyUnit) {
  return {
    rows: lines.map((line) => ({
      key: `${line.source} ${line.kind}`,
      source: line.source,
      name: sourceNames[line.source],
      kind: kindNames[line.kind],
      ...sumsView(line, unit),
    })),
    total: sumsView(sumOf(lines), unit),
  }
}
export type TableView = ReturnType<typeof tableView>

/** A place in a year: the sentence, the money of the year, what was carried over, apart; all in one unit. */
export function overviewView(lines: readonly LineOf[], units: readonly UnitSums[], { year, asOf }: Frame) {
  const { ofYear, carried } = parted(lines)
  const total = sumOf(ofYear)
  const unit = unitFor([...lines.flatMap(amountsOf), ...amountsOf(total), ...amountsOf(sumOf(carried))])
  const unitsIn = unitFor(units.flatMap(({ plan, disbursed }) => [plan, disbursed]))
  const elapsed = elapsedOf(year, asOf)
  const plan = planOf(total)
  const said = (amount: number) => `${amountIn(amount, unit)} ${unit.name}`
  return {
    lead: leadText({ rate: rateOf(total.disbursed, plan), elapsed, hasPlan: plan !== 0 }),
    base: plan === 0 ? null : `${said(total.disbursed)} trên kế hoạch ${said(plan)}, không gồm vốn chuyển nguồn.`,
    elapsed: percentText(elapsed, 0),
    asOf: formatDate(asOf),
    unit: unit.name,
    ofYear: tableView(ofYear, unit),
    carried: carried.length > 0 ? tableView(carried, unit) : null,
    movements: movementsView(lines, unit),
    units: {
      unit: unitsIn.name,
      rows: units.map(({ unitId, code, name, plan: has, disbursed }) => ({
        ...{ unitId, code, name },
        plan: amountIn(has, unitsIn),
        disbursed: amountIn(disbursed, unitsIn),
        rate: percentText(rateOf(disbursed, has)),
        remaining: amountIn(has - disbursed, unitsIn),
      })),
    },
  }
}
export type OverviewView = ReturnType<typeof overviewView>

/** How the plan of the year came to be: what was allotted, changed, carried over, taken away. */
function movementsView(lines: readonly LineOf[], unit: MoneyUnit) {
  const all = sumOf(lines)
  return [
    { name: movementNames.allocate, value: all.allocated },
    { name: movementNames.adjust, value: all.adjusted },
    { name: movementNames.carryOver, value: all.carriedOver },
    { name: movementNames.withdraw, value: all.withdrawn },
    { name: 'Kế hoạch', value: planOf(all) },
  ].map(({ name, value }) => ({ name, value: `${amountIn(value, unit)} ${unit.name}` }))
}

/** A movement of money in a list. */
export const allocationView = (one: Allocation, unit: MoneyUnit) => ({
  id: one.id,
  unitName: one.unitName,
  line: lineText(one),
  movement: movementNames[one.movement],
  amount: amountIn(one.amount, unit),
  from: one.fromName ?? one.giver ?? '',
  decision: `${one.decision}, ngày ${formatDate(one.decidedOn)}`,
  note: one.note ?? '',
  enteredBy: one.enteredBy,
})

const endNames = { finished: 'hoàn thành', stopped: 'dừng' } as const

/** A project, its amounts in one unit. */
export const projectView = (project: Project, unit: MoneyUnit) => ({
  id: project.id,
  name: project.name,
  unitName: project.unitName,
  criteria: project.criteria.length === 0 ? 'chưa gắn tiêu chí' : project.criteria.join(', '),
  investment: amountIn(project.investment, unit),
  disbursed: amountIn(project.disbursed, unit),
  remaining: amountIn(project.investment - project.disbursed, unit),
  rate: percentText(rateOf(project.disbursed, project.investment)),
  paidOn: project.paidOn === null ? 'chưa giải ngân' : formatDate(project.paidOn),
  owed: project.owed === null ? 'chưa có số' : project.owed === 0 ? 'không còn' : amountIn(project.owed, unit),
  state: project.ended === null ? 'đang thực hiện' : `${endNames[project.ended]} ${formatDate(project.endedOn as LocalDate)}`,
  isOpen: project.ended === null,
  decision: `${project.decision}, ngày ${formatDate(project.decidedOn)}`,
  endedByDocument: project.endedByDocument,
})

/** A total that was approved. */
export const approvalView = ({ id, total, decision, decidedOn, enteredBy }: Approval, unit: MoneyUnit) => ({
  ...{ id, decision, enteredBy },
  total: amountIn(total, unit),
  decidedOn: formatDate(decidedOn),
})

/** Money paid out or taken back, in a list. */
export const disbursementView = (one: Disbursement, unit: MoneyUnit) => ({
  id: one.id,
  unitName: one.unitName,
  project: one.projectName,
  projectId: one.projectId,
  year: String(one.year),
  line: lineText(one),
  paidOn: formatDate(one.paidOn),
  amount: amountIn(one.amount, unit),
  document: one.document,
  note:
    one.reverses === null
      ? one.reversed < 0
        ? `Đã ghi giảm ${moneyText(-one.reversed)}`
        : ''
      : `Ghi giảm khoản số ${one.reverses}: ${one.reason}`,
  enteredBy: one.enteredBy,
  left: one.reverses === null && one.amount + one.reversed > 0 ? amountIn(one.amount + one.reversed, { dong: 1 }) : null,
})
export type DisbursementView = ReturnType<typeof disbursementView>

const printedText = (text: string | null) => text ?? '–'

/** A published table as it was printed, with its rates computed again and what does not agree. */
export function publishedView(table: PublishedTable) {
  const found = disagreements(table)
  const totals = computedTotals(table)
  return {
    title: `${table.title}, ${table.unitName}`,
    unitCode: table.unitCode,
    unitName: table.unitName,
    year: String(table.year),
    asOf: formatDate(table.asOf),
    moneyUnit: unitNameOf(table.moneyUnit),
    document: table.document,
    url: table.url,
    lead: publishedLead(totals, found.length),
    rows: table.lines.map((line) => {
      const rate = rateOfLine(line)
      const percent = rate && percentOf(rate, 2)
      return {
        key: `${line.source} ${line.kind}`,
        name: publishedSourceName(line.source),
        kind: publishedKindName(line.kind),
        isTotal: line.kind === 'total',
        plan: printedText(line.plan),
        disbursed: printedText(line.disbursed),
        remaining: printedText(line.remaining),
        percent: line.percent === null ? '–' : `${line.percent}%`,
        computed: percent === null ? '–' : `${formatNumber(percent, 2)}%`,
      }
    }),
    faults: found.filter(({ explained }) => !explained).map(({ text }) => text),
    roundings: found.filter(({ explained }) => explained).map(({ text }) => text),
  }
}
export type PublishedView = ReturnType<typeof publishedView>

const unitNameOf = (dong: number) => amountUnits.get(dong) ?? 'đồng'
const amountUnits = new Map([
  [1_000_000_000, 'tỷ đồng'],
  [1_000_000, 'triệu đồng'],
  [1_000, 'nghìn đồng'],
])

function publishedLead(totals: ReturnType<typeof computedTotals>, found: number): string {
  const checked = found === 0 ? 'Các tổng và tỷ lệ in ra khớp với các phần.' : `Có ${found} chỗ tổng hoặc tỷ lệ in ra lệch với các phần.`
  if (totals === null) return checked
  const rate = percentText(rateOf(totals.disbursed, totals.plan))
  const unit = unitFor([totals.disbursed, totals.plan])
  return `Cộng các phần: giải ngân ${amountIn(totals.disbursed, unit)} trên kế hoạch ${amountIn(totals.plan, unit)} ${unit.name} (${rate}). ${checked}`
}

/** A row of a workbook before it is entered: the amount as it was understood. */
export function bookRowView({ line, typed }: TypedRow) {
  const amount = readMoney((typed['so-tien'] ?? '').replace(/^[-−–]/, ''), typed['so-tien-don-vi'] ?? '')
  const movement = movements.find((one) => one === typed['viec-von'])
  const minus = movement === 'withdraw' || /^[-−–]/.test(typed['so-tien'] ?? '')
  const [source, kind] = [sources.find((one) => one === typed.nguon), kinds.find((one) => one === typed.loai)]
  const what = source && kind ? lineText({ source, kind, carried: typed['chuyen-nguon'] === 'co' || movement === 'carryOver' }) : ''
  return {
    line: String(line),
    unit: typed['don-vi'] ?? '',
    what: [movement && movementNames[movement], what, typed['du-an'] && `dự án số ${typed['du-an']}`].filter(Boolean).join(': '),
    amount: amount.ok ? moneyText(minus ? -amount.value : amount.value) : '',
    document: `${typed['van-ban'] ?? ''}, ngày ${typed.ngay ?? ''}`,
  }
}
