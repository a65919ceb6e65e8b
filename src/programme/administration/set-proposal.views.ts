import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Changed, SetImpact } from '../assessment/set-impact.rules.ts'
import type { ComparedRow, Place } from '../criteria/compare.rules.ts'
import { proposalStateNames } from '../criteria/proposal.text.ts'
import type { Proposal } from '../criteria/proposal.types.ts'
import { askedLines } from '../criteria/set.views.ts'
import { overallText, quantity, rowChangeText, tierText } from '../criteria/text.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { instant } from '../people/views.ts'
import type { SetTrial } from './set-proposal.types.ts'

/** What the list shows of a proposal. */
export const proposalRow = (proposal: Omit<Proposal, 'file' | 'measures'>) => ({
  id: proposal.id,
  name: `${proposal.setId}, phiên bản ${proposal.version}`,
  note: proposal.note,
  hash: proposal.hash.slice(0, 12),
  state: proposalStateNames[proposal.state],
  stateId: proposal.state,
  proposed: `${proposal.proposedBy}, ${instant(proposal.proposedAt)}`,
  decided: proposal.decidedAt ? `${proposal.decidedBy}, ${instant(proposal.decidedAt)}` : '–',
  reason: proposal.reason,
})

const asked = (set: CriteriaSet, place: Place | null): string =>
  place
    ? askedLines(set, place.row)
        .map(({ text, who }) => (who.length > 0 ? `${text} (${who.join(', ')})` : text))
        .join('; ')
    : ''

/** The same whatever the order of regions, which is not kept. */
const askedKey = (set: CriteriaSet, place: Place): string =>
  askedLines(set, place.row)
    .map(({ text, who }) => `${text} ${[...who].sort().join()}`)
    .sort()
    .join('; ')

/** «nâng 70% → 75%» of the columns that moved. */
function movedText({ columns, b }: ComparedRow): string {
  const told = (value: ComparedRow['columns'][number]['a']) =>
    value && value.value !== null ? quantity(value.value, b?.row.unit ?? null) : 'chưa rõ'
  return columns
    .filter(({ change }) => change === 'up' || change === 'down')
    .map(({ column, change, a, b: after }) => {
      const where = column === 'all' ? '' : `${column}: `
      return `${where}${change === 'up' ? 'nâng' : 'hạ'} ${told(a)} → ${told(after)}`
    })
    .join('; ')
}

/** «11 xã đổi kết quả: 8 đạt → chưa đạt …». */
export function changedText(changed: Changed | undefined): string {
  if (!changed) return 'không xã nào đổi kết quả'
  const { toMet, toNotMet, toUnknown, fromUnknown, units } = changed
  const parts = [
    [toMet, 'thành đạt'],
    [toNotMet, 'thành chưa đạt'],
    [toUnknown, 'thành chưa đủ căn cứ'],
    [fromUnknown, 'trước chưa đủ căn cứ nay có kết quả'],
  ] as const
  const total = toMet + toNotMet + toUnknown + fromUnknown
  const told = parts.filter(([count]) => count > 0).map(([count, text]) => `${formatNumber(count)} ${text}`)
  return `${formatNumber(total)} xã đổi kết quả: ${told.join(', ')}. ${units.join(', ')}${total > units.length ? ', …' : ''}`
}

/** Rows that changed, each with what was asked, what is asked, and for whom it comes out otherwise. */
export function trialRows({ before, after, comparison, impact }: NonNullable<SetTrial['beside']>) {
  const told = comparison.rows.map((row) => ({
    key: `${row.a?.key ?? ''} ${row.b?.key ?? ''} ${(row.b ?? row.a)?.row.name}`,
    isSame:
      row.a !== null &&
      row.b !== null &&
      row.changes.length === 0 &&
      (row.threshold === 'same' || askedKey(before, row.a) === askedKey(after, row.b)),
    name: `${(row.b ?? row.a)?.key} ${(row.b ?? row.a)?.row.name}`,
    was: asked(before, row.a),
    is: asked(after, row.b),
    change: [
      movedText(row) || (row.a && row.b && row.threshold !== 'incomparable' ? overallText[row.threshold] : ''),
      ...row.changes.map((change) => rowChangeText[change]),
    ]
      .filter(Boolean)
      .join(', '),
    whom: row.a && row.b ? changedText(impact.rows.get(row.b.key)) : '–',
    moves: row.b ? (impact.rows.get(row.b.key)?.units.length ?? 0) : 0,
  }))
  return { rows: told.filter((row) => !row.isSame || row.moves > 0), same: told.filter((row) => row.isSame && row.moves === 0).length }
}

const signed = (change: number) => (change > 0 ? `+${change}` : String(change))

/** What the whole comes to for units. */
export function balanceText({ measured, of, units, balance }: SetImpact): string[] {
  const moved = balance.filter(({ change }) => change !== 0).map((one) => `${formatNumber(one.units)} xã ${signed(one.change)} tiêu chí`)
  return [
    `${formatNumber(units)} xã đổi kết quả ở ít nhất một chỉ tiêu, trong ${formatNumber(measured)} xã có số liệu (cả thảy ${formatNumber(of)} xã).`,
    moved.length > 0 ? `Số tiêu chí đạt: ${moved.join('; ')}.` : 'Không xã nào đổi số tiêu chí đạt.',
  ]
}

/** What a checked set says of itself. */
export const setHead = (set: CriteriaSet) => [
  { name: 'Bộ', value: `${set.id}, phiên bản ${set.version}: ${set.name}` },
  { name: 'Quyết định', value: `${set.decision}${set.issued ? ` ngày ${formatDate(set.issued)}` : ''}` },
  { name: 'Danh hiệu', value: tierText[set.tier] },
  { name: 'Áp dụng', value: `từ ${formatDate(set.validFrom)}${set.validTo ? ` đến trước ${formatDate(set.validTo)}` : ''}` },
  {
    name: 'Liệt kê',
    value: `${set.criteria.length} tiêu chí, ${set.criteria.flatMap(({ indicators }) => indicators).length} chỉ tiêu, ${set.conditions.length} điều kiện`,
  },
]
