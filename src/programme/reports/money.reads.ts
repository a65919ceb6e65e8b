import type { LocalDate } from '../../platform/base/local-date.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { parted, planOf, rateOf, remainingOf, sumOf } from '../funding/line.rules.ts'
import { arrearsOf, linesOf } from '../funding/reads.ts'
import { sourceNames } from '../funding/text.ts'
import { sources } from '../funding/types.ts'
import { counted } from './ledger.rules.ts'
import type { Quoted, QuotedFrame } from './types.ts'

const unit = 'đồng'

/** Money of the place in the budget year until a day: of the year itself by source, what was carried over, what is owed. */
export async function moneyFigures(
  ctx: ReadCtx,
  asked: { unitId: number; year: number; asOf: LocalDate },
  frame: QuotedFrame,
): Promise<Quoted[]> {
  const { ofYear, carried } = parted(await linesOf(ctx, asked))
  const owed = await arrearsOf(ctx, asked)
  const origin = { text: 'Vốn, giải ngân', href: `/von?nam=${asked.year}` }
  const none = ofYear.length === 0 ? `chưa nhập vốn năm ${asked.year} trên hệ thống` : null
  const sums = sumOf(ofYear)
  const money = (slot: string, name: string, definition: string, value: number | null, of: number | null = null, missing = none): Quoted =>
    counted({ slot, name, definition, unit, origin, style: 'money', value, of, missing }, frame)
  const told = (value: number) => (none === null ? value : null)
  const year = `năm ${asked.year}`
  return [
    money(
      'funding-plan',
      `Kế hoạch vốn ${year}`,
      'Vốn phân bổ, điều chỉnh trong năm, trừ phần thu hồi; không kể vốn chuyển nguồn.',
      told(planOf(sums)),
    ),
    money(
      'funding-disbursed',
      `Vốn đã giải ngân ${year}`,
      'Vốn của năm đã giải ngân đến ngày chốt, không kể vốn chuyển nguồn.',
      told(sums.disbursed),
      told(planOf(sums)),
    ),
    money('funding-remaining', `Vốn còn lại ${year}`, 'Kế hoạch vốn của năm trừ vốn đã giải ngân.', told(remainingOf(sums))),
    rate(frame, origin, none, sums.disbursed, planOf(sums), year),
    ...sources.flatMap((source) => {
      const of = ofYear.filter((line) => line.source === source)
      const own = sumOf(of)
      const name = sourceNames[source].toLocaleLowerCase('vi')
      return of.length === 0
        ? []
        : [money(`funding-source:${source}`, name, `Vốn ${name} đã giải ngân trên kế hoạch ${year}.`, own.disbursed, planOf(own), null)]
    }),
    ...(carried.length === 0
      ? []
      : [
          money(
            'funding-carried',
            'Vốn chuyển nguồn đã giải ngân',
            'Vốn các năm trước chuyển sang, đã giải ngân.',
            sumOf(carried).disbursed,
            planOf(sumOf(carried)),
            null,
          ),
        ]),
    money(
      'arrears',
      'Nợ đọng xây dựng cơ bản',
      'Cộng số nợ theo lần báo gần nhất của từng dự án.',
      owed.length === 0 ? null : owed.reduce((sum, { amount }) => sum + amount, 0),
      null,
      owed.length === 0 ? 'chưa dự án nào báo nợ trên hệ thống' : null,
    ),
  ]
}

function rate(frame: QuotedFrame, origin: Quoted['origin'], none: string | null, num: number, den: number, year: string): Quoted {
  const exact = none === null ? rateOf(num * 100, den) : null
  const value = exact && roundRatio(exact, 1)
  const missing = none ?? (exact === null ? 'kế hoạch vốn bằng 0' : null)
  const words = {
    name: `Tỷ lệ giải ngân ${year}`,
    definition: 'Vốn đã giải ngân chia cho kế hoạch vốn của năm, không kể vốn chuyển nguồn.',
  }
  return { ...counted({ slot: 'funding-rate', ...words, unit: '%', origin, style: 'percent', value, missing }, frame), exact, decimals: 1 }
}
