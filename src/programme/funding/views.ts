import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { elapsedOf, parted, planOf, rateOf, remainingOf, sumOf, unassignedOf } from './line.rules.ts'
import { amountIn, type MoneyUnit, moneyText, unitFor } from './money.rules.ts'
import { computedTotals, disagreements, percentOf, rateOfLine } from './published.rules.ts'
import { kindNames, leadText, lineText, movementNames, percentText, publishedKindName, publishedSourceName, sourceNames } from './text.ts'
import type { Allocation, Approval, Disbursement, Frame, LineOf, LineSums, Project, PublishedTable, UnitSums } from './types.ts'

const amountsOf = (sums: LineSums) => [planOf(sums), sums.disbursed, remainingOf(sums), unassignedOf(sums)]

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
  return {
    lead: leadText({ rate: rateOf(total.disbursed, plan), elapsed, hasPlan: plan !== 0 }),
    base: plan === 0 ? null : `${moneyText(total.disbursed)} trên kế hoạch ${moneyText(plan)}, không gồm vốn chuyển nguồn.`,
    elapsed: percentText(elapsed, 0),
    asOf: formatDate(asOf),
    unit: unit.name,
    ofYear: tableView(ofYear, unit),
    carried: carried.length > 0 ? tableView(carried, unit) : null,
    movements: movementsView(lines),
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
function movementsView(lines: readonly LineOf[]) {
  const all = sumOf(lines)
  return [
    { name: movementNames.allocate, value: all.allocated },
    { name: movementNames.adjust, value: all.adjusted },
    { name: movementNames.carryOver, value: all.carriedOver },
    { name: movementNames.withdraw, value: all.withdrawn },
    { name: 'Kế hoạch', value: planOf(all) },
  ].map(({ name, value }) => ({ name, value: moneyText(value) }))
}

/** A movement of money in a list. */
export const allocationView = (one: Allocation) => ({
  id: one.id,
  unitName: one.unitName,
  line: lineText(one),
  movement: movementNames[one.movement],
  amount: moneyText(one.amount),
  from: one.fromName ?? one.giver ?? '',
  decision: `${one.decision}, ngày ${formatDate(one.decidedOn)}`,
  note: one.note ?? '',
  enteredBy: one.enteredBy,
})

const endNames = { finished: 'hoàn thành', stopped: 'dừng' } as const

/** A project in a list. */
export const projectView = (project: Project) => ({
  id: project.id,
  name: project.name,
  unitName: project.unitName,
  criteria: project.criteria.length === 0 ? 'chưa gắn tiêu chí' : project.criteria.join(', '),
  total: moneyText(project.total),
  disbursed: moneyText(project.disbursed),
  remaining: moneyText(project.total - project.disbursed),
  rate: percentText(rateOf(project.disbursed, project.total)),
  paidOn: project.paidOn === null ? 'chưa giải ngân' : formatDate(project.paidOn),
  owed: project.owed === null ? 'chưa có số' : project.owed === 0 ? 'không còn' : moneyText(project.owed),
  state: project.ended === null ? 'đang thực hiện' : `${endNames[project.ended]} ${formatDate(project.endedOn as LocalDate)}`,
  isOpen: project.ended === null,
  decision: `${project.decision}, ngày ${formatDate(project.decidedOn)}`,
  endedByDocument: project.endedByDocument,
})

export const approvalView = ({ id, total, decision, decidedOn, enteredBy }: Approval) => ({
  ...{ id, decision, enteredBy },
  total: moneyText(total),
  decidedOn: formatDate(decidedOn),
})

/** Money paid out or taken back, in a list. */
export const disbursementView = (one: Disbursement) => ({
  id: one.id,
  unitName: one.unitName,
  project: one.projectName,
  projectId: one.projectId,
  year: String(one.year),
  line: lineText(one),
  paidOn: formatDate(one.paidOn),
  amount: moneyText(one.amount),
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
  return `Cộng các phần: giải ngân ${moneyText(totals.disbursed)} trên kế hoạch ${moneyText(totals.plan)} (${rate}). ${checked}`
}
