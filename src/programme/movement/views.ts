import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { commendationStateNames, commendedKindNames, contributionStateNames, roundStateNames, sourceNames } from './text.ts'
import type { Commendation, Contribution, Criterion, Pledge, Ranked, Ranking, Round } from './types.ts'

/** An amount with its unit: «50.000.000 đồng», «12,5 tấn xi măng». */
export const withUnit = (value: number, unit: string | null): string => `${formatNumber(value)} ${unit ?? 'đồng'}`

const noDay = 'Không nêu hạn'

/** A pledge in words: what of it was given, what waits, whether its day is past. */
export function pledgeView(pledge: Pledge, today: LocalDate) {
  const { id, unitName, bodyName, what, unit, dueOn, source, pledgedOn, enteredBy, withdrawnBecause, given, waiting } = pledge
  const pledged = pledge.amount ?? pledge.quantity ?? 0
  const isDone = given >= pledged
  const isLate = !isDone && dueOn !== null && dueOn < today
  return {
    ...{ id, unitName, bodyName, what, source, enteredBy, withdrawnBecause, isMoney: pledge.amount !== null, unit: unit ?? 'đồng' },
    ...{ pledged: withUnit(pledged, unit), given: withUnit(given, unit), waiting: waiting > 0 ? withUnit(waiting, unit) : null },
    ...{ pledgedOn: formatDate(pledgedOn), due: dueOn === null ? noDay : formatDate(dueOn) },
    state: isDone ? 'Đã thực hiện đủ' : isLate ? 'Quá hạn' : given > 0 ? 'Đang thực hiện' : 'Chưa thực hiện',
  }
}

export const contributionView = (one: Contribution, unit: string | null) => ({
  ...{
    id: one.id,
    value: withUnit(one.value, unit),
    on: formatDate(one.receivedOn),
    note: one.note,
    state: one.state,
    because: one.because,
  },
  ...{ enteredBy: one.enteredBy, settledBy: one.settledBy, stateName: contributionStateNames[one.state] },
})

/** How a criterion becomes points, in words. */
export const formulaText = ({ weight, bands, better, unit }: Criterion): string =>
  bands === null
    ? `theo thứ hạng: hạng nhất ${weight} điểm, các hạng sau giảm đều; ${better === 'more' ? 'nhiều' : 'ít'} hơn là tốt hơn`
    : `theo mốc: ${bands.map(({ from, points }) => `từ ${formatNumber(from)} ${unit} được ${points} điểm`).join('; ')}`

export const criterionView = (criterion: Criterion) => ({
  ...{ key: criterion.key, name: criterion.name, unit: criterion.unit, source: sourceNames[criterion.source] },
  formula: formulaText(criterion),
})

export const roundView = (round: Round) => {
  const { id, name, issuer, decisionNumber, opensOn, closesOn, state, unitName, cancelledBecause, closedBy, closedOn, resultHash } = round
  return {
    ...{ id, name, issuer, decisionNumber, unitName, state, cancelledBecause, closedBy, hash: resultHash },
    ...{
      span: `${formatDate(opensOn)} – ${formatDate(closesOn)}`,
      stateName: roundStateNames[state],
      closedOn: closedOn && formatDate(closedOn),
    },
    criteria: round.criteria.map(criterionView),
  }
}

/** The ranking in words: who shares a rank says so, who lacks data is named with what is missing. */
export const rankingView = ({ ranked, unranked }: Ranking, criteria: readonly Criterion[]) => ({
  ranked: ranked.map((one) => ({
    ...{ unitId: one.unitId, name: one.name, total: formatNumber(roundRatio(one.total, 2) ?? 0) },
    rank: ranked.filter(({ rank }) => rank === one.rank).length > 1 ? `${one.rank} (đồng hạng)` : String(one.rank),
    cells: criteria.map(
      ({ key }) =>
        `${formatNumber(one.values[key] ?? 0)} (${formatNumber(roundRatio(one.points[key] ?? { num: 0, den: 1 }, 2) ?? 0)} điểm)`,
    ),
  })),
  unranked: unranked.map(({ unitId, name, missing }) => ({ unitId, name, missing: missing.join('; ') })),
})

export const commendationView = (one: Commendation) => ({
  ...{ id: one.id, unitName: one.unitName, roundName: one.roundName, name: one.name, form: one.form, deed: one.deed, state: one.state },
  ...{
    kind: commendedKindNames[one.kind],
    stateName: commendationStateNames[one.state],
    proposed: `${one.proposedBy}, ${formatDate(one.proposedOn)}`,
  },
  decision: one.decidedOn === null ? one.because : `${one.decisionNumber} ngày ${formatDate(one.decidedOn)}, ${one.decidedBody}`,
})

export const pledgeListing = (rows: readonly Pledge[], lines: string[], today: LocalDate): Listing<Pledge> => ({
  ...{ sheet: 'Giúp đỡ', title: 'Cam kết và kết quả giúp đỡ các xã', lines },
  columns: [
    { head: 'Đơn vị giúp đỡ', width: 36, value: ({ bodyName }) => bodyName },
    { head: 'Xã', width: 22, value: ({ unitName }) => unitName },
    { head: 'Nội dung', width: 36, value: ({ what }) => what },
    { head: 'Đơn vị tính', width: 16, value: ({ unit }) => unit ?? 'đồng' },
    { head: 'Cam kết', width: 18, kind: 'decimal', value: ({ amount, quantity }) => amount ?? quantity },
    { head: 'Xã đã xác nhận', width: 18, kind: 'decimal', value: ({ given }) => given },
    { head: 'Chờ xác nhận', width: 18, kind: 'decimal', value: ({ waiting }) => waiting },
    { head: 'Hạn', width: 14, value: ({ dueOn }) => (dueOn === null ? noDay : formatDate(dueOn)) },
    { head: 'Văn bản', width: 26, value: ({ source }) => source },
    { head: 'Tình trạng', width: 18, value: (row) => pledgeView(row, today).state },
  ],
  rows,
})

type RankingRow = { rank: number | null; name: string; total: number | null; ranked: Ranked | null; missing: string }

export function rankingListing(round: Round, { ranked, unranked }: Ranking): Listing<RankingRow> {
  const rows: RankingRow[] = [
    ...ranked.map((one) => ({ rank: one.rank, name: one.name, total: roundRatio(one.total, 2), ranked: one, missing: '' })),
    ...unranked.map(({ name, missing }) => ({ rank: null, name, total: null, ranked: null, missing: missing.join('; ') })),
  ]
  const { name, issuer, decisionNumber, closedOn } = round
  return {
    ...{
      sheet: 'Xếp hạng',
      title: `Xếp hạng đợt thi đua ${name}`,
      lines: [`${issuer}, ${decisionNumber}`, `Xếp hạng ngày ${closedOn ? formatDate(closedOn) : ''}`],
    },
    columns: [
      { head: 'Xã', width: 26, value: (row) => row.name },
      { head: 'Hạng', width: 8, kind: 'integer', value: ({ rank }) => rank },
      { head: 'Tổng điểm', width: 11, kind: 'decimal', value: ({ total }) => total },
      ...round.criteria.flatMap(({ key, name: head, unit }) => [
        {
          head: `${head} (${unit})`,
          width: 20,
          kind: 'decimal' as const,
          value: ({ ranked: one }: RankingRow) => one?.values[key] ?? null,
        },
        {
          ...{ head: `Điểm: ${head}`, width: 12, kind: 'decimal' as const },
          value: ({ ranked: one }: RankingRow) => (one?.points[key] ? roundRatio(one.points[key], 2) : null),
        },
      ]),
      { head: 'Chưa đủ căn cứ', width: 40, value: ({ missing }) => missing },
    ],
    rows,
  }
}

export const commendationListing = (rows: readonly Commendation[], lines: string[]): Listing<Commendation> => ({
  ...{ sheet: 'Khen thưởng', title: 'Khen thưởng trong phong trào xây dựng nông thôn mới', lines },
  columns: [
    { head: 'Tập thể, cá nhân', width: 34, value: ({ name }) => name },
    { head: 'Loại', width: 24, value: ({ kind }) => commendedKindNames[kind] },
    { head: 'Đơn vị', width: 22, value: ({ unitName }) => unitName },
    { head: 'Hình thức', width: 30, value: ({ form }) => form },
    { head: 'Thành tích', width: 44, value: ({ deed }) => deed },
    { head: 'Đợt thi đua', width: 30, value: ({ roundName }) => roundName },
    { head: 'Tình trạng', width: 18, value: ({ state }) => commendationStateNames[state] },
    { head: 'Số quyết định', width: 18, value: ({ decisionNumber }) => decisionNumber },
    { head: 'Ngày quyết định', width: 14, kind: 'date', value: ({ decidedOn }) => decidedOn },
    { head: 'Cơ quan', width: 26, value: ({ decidedBody }) => decidedBody },
  ],
  rows,
})
