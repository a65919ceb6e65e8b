import { done, type Result, refused } from '../../platform/base/result.ts'
import { refusals } from './refusals.text.ts'

/** What amounts are typed in and shown in; đồng in one. */
export const moneyUnits = [
  { key: 'ty', name: 'tỷ đồng', dong: 1_000_000_000 },
  { key: 'trieu', name: 'triệu đồng', dong: 1_000_000 },
  { key: 'nghin', name: 'nghìn đồng', dong: 1_000 },
  { key: 'dong', name: 'đồng', dong: 1 },
] as const
export type MoneyUnit = (typeof moneyUnits)[number]

const unitOfWord = new Map<string, number>([
  ['tỷ', 1_000_000_000],
  ['tỉ', 1_000_000_000],
  ['triệu', 1_000_000],
  ['tr', 1_000_000],
  ['nghìn', 1_000],
  ['ngàn', 1_000],
])

/** Amounts that one database number, and one number of this program, hold exactly: under nine million tỷ đồng. */
const most = 9_000_000_000_000_000n
/** An amount typed without any unit is taken as đồng from here on; below nobody can tell đồng from triệu. */
const surelyDong = 1_000_000

type Exact = { digits: bigint; decimals: number; grouped: boolean }

/** `1.234,5` → 12345 with one decimal. Null for anything else. */
function exactly(text: string): Exact | 'ambiguous' | null {
  const number = text.replace(/[\s\u00a0\u202f]/gu, '')
  if (/^\d{1,3}(\.\d{3})+$/.test(number)) return { digits: BigInt(number.replaceAll('.', '')), decimals: 0, grouped: true }
  // «1,500»: one and a half as Vietnamese write, one thousand five hundred as a spreadsheet in English does
  if (/^\d{1,3},\d00$/.test(number)) return 'ambiguous'
  const plain = /^(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?$/.exec(number) ?? /^(\d+)\.(\d{1,2}|\d{4,})$/.exec(number)
  if (!plain) return null
  const [, whole = '', fraction = ''] = plain
  return { digits: BigInt(whole.replaceAll('.', '') + fraction), decimals: fraction.length, grouped: false }
}

/**
 * Reads an amount as officers type it into whole đồng: «1,5 tỷ», «1.500 triệu đồng», «1.500.000.000». `unit` is what was chosen beside it
 * («» where nothing was). Refused where nobody can tell: a small number without unit, two units that differ, parts of a đồng.
 */
export function readMoney(text: string, unit = ''): Result<number> {
  const typed = text.normalize('NFC').trim().toLowerCase()
  if (typed === '') return refused(refusals.noAmount)
  const match = /^([\d.,\s\u00a0\u202f]+?)\s*(tỷ|tỉ|triệu|tr|nghìn|ngàn)?\s*(đồng|đ|vnđ|vnd)?$/u.exec(typed)
  const exact = match ? exactly(match[1] as string) : null
  if (!match || exact === null) return refused(refusals.noMoney(text.trim()))
  if (exact === 'ambiguous') return refused(refusals.ambiguousMoney(text.trim()))
  const said = match[2] ? (unitOfWord.get(match[2]) ?? 1) : match[3] ? 1 : null
  const chosen = moneyUnits.find(({ key }) => key === unit)?.dong ?? null
  if (unit !== '' && chosen === null) return refused(refusals.noMoneyUnit)
  if (said !== null && chosen !== null && said !== chosen) return refused(refusals.twoUnits(text.trim()))
  const scale = 10n ** BigInt(exact.decimals)
  const factor = said ?? chosen
  if (factor === null && (exact.decimals > 0 || exact.digits < BigInt(surelyDong))) return refused(refusals.whichUnit(text.trim()))
  const dong = exact.digits * BigInt(factor ?? 1)
  if (dong % scale !== 0n) return refused(refusals.partOfDong(text.trim()))
  if (dong / scale > most) return refused(refusals.tooMuch(text.trim()))
  return done(Number(dong / scale))
}

/** A whole number of units of the last digit, `decimals` of them behind the comma: 3616 with one is «361,6». Exact at any size. */
export function exactText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return `${value < 0n ? '-' : ''}${whole}${decimals > 0 ? `,${digits.slice(-decimals)}` : ''}`
}

/** The largest unit in which all amounts stand exactly with one decimal: a table in it adds up to the digit. */
export function unitFor(amounts: readonly number[]): MoneyUnit {
  const known = amounts.filter((amount) => amount !== 0)
  const largest = Math.max(0, ...known.map(Math.abs))
  const fits = ({ dong }: MoneyUnit) => largest >= dong && known.every((amount) => amount % (dong === 1 ? 1 : dong / 10) === 0)
  return moneyUnits.find(fits) ?? moneyUnits[3]
}

/** An amount in a unit that it stands in exactly, without its name. */
export function amountIn(dong: number, { dong: size }: Pick<MoneyUnit, 'dong'>): string {
  const tenths = (BigInt(dong) * 10n) / BigInt(size)
  return tenths % 10n === 0n ? exactText(tenths / 10n, 0) : exactText(tenths, 1)
}

/** An amount by itself: «1,5 tỷ đồng», «1.234.567 đồng». Never rounded. */
export function moneyText(dong: number): string {
  const unit = unitFor([dong])
  return `${amountIn(dong, unit)} ${unit.name}`
}
