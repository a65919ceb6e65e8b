import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { stageNames } from '../assessment/sheet.text.ts'
import type { Stage } from '../units/types.ts'
import { moneyText } from './money.rules.ts'
import {
  type Arrears,
  type FundingKind,
  type FundingSource,
  type Giver,
  type Good,
  type Line,
  type Movement,
  type PublishedKind,
  type PublishedSource,
  sources,
} from './types.ts'

export const sourceNames: Record<FundingSource, string> = {
  central: 'Ngân sách trung ương',
  province: 'Ngân sách tỉnh',
  district: 'Ngân sách huyện',
  commune: 'Ngân sách xã',
  integrated: 'Vốn lồng ghép',
  credit: 'Tín dụng chính sách',
  enterprise: 'Doanh nghiệp',
  community: 'Cộng đồng dân cư',
}

export const kindNames: Record<FundingKind, string> = {
  investment: 'Đầu tư phát triển',
  recurrent: 'Sự nghiệp',
  unsorted: 'Không phân loại',
}

export const movementNames: Record<Movement, string> = {
  allocate: 'Phân bổ',
  adjust: 'Điều chỉnh',
  carryOver: 'Chuyển nguồn từ năm trước',
  withdraw: 'Thu hồi',
}

export const publishedSourceName = (source: PublishedSource): string => (source === 'all' ? 'Tất cả các nguồn' : sourceNames[source])
export const publishedKindName = (kind: PublishedKind): string => (kind === 'total' ? 'Cộng' : kindNames[kind])

/** «Ngân sách tỉnh, sự nghiệp, chuyển nguồn». */
export const lineText = ({ source, kind, carried }: Line): string =>
  [sourceNames[source], kind === 'unsorted' ? null : kindNames[kind].toLowerCase(), carried ? 'chuyển nguồn' : null]
    .filter((part) => part !== null)
    .join(', ')

/** «43,2%»; «–» where there is nothing to measure by. Rounded once. */
export function percentText(ratio: Ratio | null, decimals = 1): string {
  const share = ratio === null ? null : roundRatio(ratio, decimals + 2)
  return share === null ? '–' : `${formatNumber(share * 100, decimals)}%`
}

/** The same as it is said: whole numbers without decimals, «50%». */
export const shortPercent = (ratio: Ratio | null, decimals = 1): string => percentText(ratio, decimals).replace(/,0+%$/, '%')

/** The first sentence of a place and year. */
export function leadText({ rate, elapsed, hasPlan }: { rate: Ratio | null; elapsed: Ratio; hasPlan: boolean }): string {
  if (!hasPlan) return 'Chưa có kế hoạch vốn nào được ghi cho năm này.'
  return `Giải ngân ${percentText(rate)} sau ${shortPercent(elapsed, 0)} thời gian của năm.`
}

/** Which projects a list is narrowed to by its address. */
export const projectFilterOf = (params: URLSearchParams): { source: string | null; criterion: string | null } => ({
  source: sources.find((source) => source === params.get('nguon')) ?? null,
  criterion: params.get('tieu-chi') || null,
})

/** «, chi từ ngân sách tỉnh, phục vụ tiêu chí 5»; nothing without a filter. */
export function projectFilterText({ source, criterion }: ReturnType<typeof projectFilterOf>): string {
  const from = source ? `, có giải ngân từ ${sourceNames[source as FundingSource].toLowerCase()}` : ''
  return `${from}${criterion ? `, phục vụ tiêu chí ${criterion.replace(/^.*\//, '')}` : ''}`
}

export const goodNames: Record<Good, string> = { cement: 'Xi măng', land: 'Hiến đất', labour: 'Ngày công', other: 'Khác' }
export const giverNames: Record<Giver, string> = { people: 'Nhân dân', enterprise: 'Doanh nghiệp', state: 'Nhà nước hỗ trợ' }

/** The stage whose results a page is asked for; the last one without a word. */
export const stageOf = (params: URLSearchParams): Stage =>
  (Object.keys(stageNames) as Stage[]).find((stage) => stage === params.get('cap')) ?? 'appraised'

/** The first sentence of arrears: how much, of how many projects, how much of it is past its day. */
export function arrearsLead(rows: readonly Pick<Arrears, 'amount' | 'payBy'>[], today: LocalDate): string {
  if (rows.length === 0) return 'Chưa có số nợ đọng nào được ghi.'
  const owing = rows.filter(({ amount }) => amount > 0)
  if (owing.length === 0) return `${rows.length} dự án đã có số: không còn nợ đọng.`
  const late = owing.filter(({ payBy }) => payBy !== null && payBy < today)
  const total = moneyText(owing.reduce((sum, { amount }) => sum + amount, 0))
  return `Nợ đọng ${total} ở ${owing.length} dự án${late.length > 0 ? `, ${late.length} dự án đã qua ngày hẹn trả` : ''}.`
}
