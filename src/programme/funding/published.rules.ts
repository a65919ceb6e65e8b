import type { Ratio } from '../../platform/base/ratio.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { exactText, moneyUnits } from './money.rules.ts'
import { publishedKindName, publishedSourceName } from './text.ts'
import type { PublishedLine, PublishedTable } from './types.ts'

/** A printed number, exact: «310,3» is 3103 tenths. */
type Printed = { digits: bigint; decimals: number }

/** Reads a printed number; null where it is none. A point followed by three digits groups, as Vietnamese print. */
export function readPrinted(text: string | null): Printed | null {
  const number = text?.replace(/[\s%\u00a0]/gu, '') ?? ''
  const match = /^(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?$/.exec(number)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return { digits: BigInt(whole.replaceAll('.', '') + fraction), decimals: fraction.length }
}

/** The numbers of a table at one scale, as whole units of its last printed digit. */
const at = ({ digits, decimals }: Printed, scale: number): bigint => digits * 10n ** BigInt(scale - decimals)

const abs = (value: bigint) => (value < 0n ? -value : value)

/** What a table says that its own numbers do not bear out; `explained`: rounding to the last printed digit may account for it. */
export type Disagreement = {
  of: 'sum' | 'remaining' | 'percent'
  line: Pick<PublishedLine, 'source' | 'kind'>
  explained: boolean
  text: string
}

type Columns = 'plan' | 'disbursed' | 'remaining'
const columnNames: Record<Columns, string> = { plan: 'kế hoạch', disbursed: 'giải ngân', remaining: 'còn lại' }

const unitName = ({ moneyUnit }: Pick<PublishedTable, 'moneyUnit'>) => moneyUnits.find(({ dong }) => dong === moneyUnit)?.name ?? 'đồng'

/** How many decimals the amounts of the table have at most: what it was rounded to. */
export const scaleOf = (lines: readonly PublishedLine[]): number =>
  Math.max(
    0,
    ...lines.flatMap((line) => (['plan', 'disbursed', 'remaining'] as const).map((column) => readPrinted(line[column])?.decimals ?? 0)),
  )

const isPart = ({ kind }: PublishedLine, of: PublishedLine) => (of.source === 'all' ? kind === 'total' : kind !== 'total')

/** The lines that a line of totals adds up: the kinds of its source, or the totals of all sources (their kinds where those are not printed). */
export function partsOf(total: PublishedLine, lines: readonly PublishedLine[]): PublishedLine[] {
  if (total.source !== 'all') return lines.filter((line) => line.source === total.source && isPart(line, total))
  const named = lines.filter(({ source }) => source !== 'all')
  const sources = [...new Set(named.map(({ source }) => source))]
  return sources.flatMap((source) => {
    const own = named.filter((line) => line.source === source)
    return own.filter(({ kind }) => kind === 'total').length > 0 ? own.filter(({ kind }) => kind === 'total') : own
  })
}

const roundingText = (scale: number, unit: string, explained: boolean) =>
  `số làm tròn đến ${exactText(1n, scale)} ${unit.replace(/ đồng$/, '')} ${explained ? 'có thể giải thích lệch này' : 'không giải thích được lệch này'}`

const nameOf = ({ source, kind }: PublishedLine) => `${publishedSourceName(source)}, ${publishedKindName(kind).toLowerCase()}`

function sumsOff(table: PublishedTable, scale: number): Disagreement[] {
  const unit = unitName(table)
  return table.lines
    .filter(({ kind }) => kind === 'total')
    .flatMap((total) =>
      (['plan', 'disbursed', 'remaining'] as const).flatMap((column): Disagreement[] => {
        const parts = partsOf(total, table.lines)
        const [stated, printed] = [readPrinted(total[column]), parts.map((part) => readPrinted(part[column]))]
        if (stated === null || parts.length === 0 || printed.some((one) => one === null)) return []
        const sum = printed.reduce((all, one) => all + at(one as Printed, scale), 0n)
        const off = abs(at(stated, scale) - sum)
        if (off === 0n) return []
        // each printed number may be half a last digit away from what it was
        const explained = off * 2n <= BigInt(printed.length + 1)
        const text = `${nameOf(total)}, ${columnNames[column]}: cộng công bố ${exactText(at(stated, scale), scale)} ${unit}; các phần cộng lại ${exactText(sum, scale)} ${unit}: lệch ${exactText(off, scale)} ${unit} (${roundingText(scale, unit, explained)}).`
        return [{ of: 'sum', line: total, explained, text }]
      }),
    )
}

function remainingOff(table: PublishedTable, scale: number): Disagreement[] {
  const unit = unitName(table)
  return table.lines.flatMap((line): Disagreement[] => {
    const [plan, disbursed, remaining] = [readPrinted(line.plan), readPrinted(line.disbursed), readPrinted(line.remaining)]
    if (!plan || !disbursed || !remaining) return []
    const left = at(plan, scale) - at(disbursed, scale)
    const off = abs(left - at(remaining, scale))
    if (off === 0n) return []
    const explained = off * 2n <= 3n
    const text = `${nameOf(line)}, còn lại: công bố ${exactText(at(remaining, scale), scale)} ${unit}; kế hoạch trừ giải ngân ${exactText(left, scale)} ${unit}: lệch ${exactText(off, scale)} ${unit} (${roundingText(scale, unit, explained)}).`
    return [{ of: 'remaining', line, explained, text }]
  })
}

/** The rate of a line from its printed amounts, exact; null where one of them is missing. */
export function rateOfLine({ plan, disbursed }: Pick<PublishedLine, 'plan' | 'disbursed'>): Ratio | null {
  const [whole, part] = [readPrinted(plan), readPrinted(disbursed)]
  if (!whole || !part || whole.digits === 0n) return null
  const scale = Math.max(whole.decimals, part.decimals)
  return { num: Number(at(part, scale)), den: Number(at(whole, scale)) }
}

/** A rate in percent with so many decimals, rounded once, half away from zero. */
export const percentOf = (rate: Ratio, decimals: number): number | null => {
  const share = roundRatio(rate, decimals + 2)
  return share === null ? null : Number((share * 100).toFixed(decimals))
}

function percentsOff(table: PublishedTable, scale: number): Disagreement[] {
  return table.lines.flatMap((line): Disagreement[] => {
    const [stated, rate] = [readPrinted(line.percent), rateOfLine(line)]
    if (!stated || !rate) return []
    const { decimals } = stated
    const computed = BigInt(Math.round((percentOf(rate, decimals) ?? 0) * 10 ** decimals))
    const off = abs(stated.digits - computed)
    if (off === 0n) return []
    const explained = isWithin(line, stated, scale)
    const text = `${nameOf(line)}, tỷ lệ: công bố ${exactText(stated.digits, decimals)} %; giải ngân chia kế hoạch ra ${exactText(computed, decimals)} %: lệch ${exactText(off, decimals)} điểm % (${roundingText(scale, unitName(table), explained)}).`
    return [{ of: 'percent', line, explained, text }]
  })
}

/** Whether amounts half a last digit away could give the stated percentage, itself half a last digit away. */
function isWithin({ plan, disbursed }: PublishedLine, stated: Printed, scale: number): boolean {
  const [whole, part] = [at(readPrinted(plan) as Printed, scale), at(readPrinted(disbursed) as Printed, scale)]
  const unit = 10n ** BigInt(stated.decimals)
  // compared as fractions of twice the numbers, so that halves stay whole: (2·part ± 1)/(2·whole ∓ 1) against (2·stated ± 1)/2/unit %
  const above = (2n * part + 1n) * 200n * unit >= (2n * stated.digits - 1n) * (2n * whole - 1n)
  const below = (2n * part - 1n) * 200n * unit <= (2n * stated.digits + 1n) * (2n * whole + 1n)
  return above && below
}

/** Where a published table does not agree with itself, in the order sums, remainders, percentages. */
export function disagreements(table: PublishedTable): Disagreement[] {
  const scale = scaleOf(table.lines)
  return [...sumsOff(table, scale), ...remainingOff(table, scale), ...percentsOff(table, scale)]
}

/** Plan and money paid of the parts of a table, in đồng: its own totals are not asked. Null where a part lacks an amount. */
export function computedTotals(table: PublishedTable): { plan: number; disbursed: number } | null {
  const parts = table.lines.filter(({ kind, source }) => kind !== 'total' && source !== 'all')
  const scale = scaleOf(table.lines)
  const add = (column: 'plan' | 'disbursed') => {
    const printed = parts.map((part) => readPrinted(part[column]))
    if (printed.length === 0 || printed.some((one) => one === null)) return null
    return Number((printed.reduce((all, one) => all + at(one as Printed, scale), 0n) * BigInt(table.moneyUnit)) / 10n ** BigInt(scale))
  }
  const [plan, disbursed] = [add('plan'), add('disbursed')]
  return plan === null || disbursed === null ? null : { plan, disbursed }
}
