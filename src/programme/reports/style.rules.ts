import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { moneyText } from '../funding/money.rules.ts'
import type { Quoted } from './types.ts'

/** Numbers as documents write them: small counts have a nought before them («05 xã»), nought itself stands alone. */
export const padded = (count: number): string => (Number.isInteger(count) && count > 0 && count < 10 ? `0${count}` : formatNumber(count))

type Styled = Pick<Quoted, 'style'>

/** A value of a figure as it prints, without its unit; money carries its own. */
export function valueText(value: number, { style }: Styled): string {
  if (style === 'money') return moneyText(value)
  if (style === 'count') return padded(value)
  return formatNumber(value)
}

/** Units that follow a difference: of percentages it is «điểm %», of money it stands in the amount. */
const unitOfChange = ({ style, unit }: Pick<Quoted, 'style' | 'unit'>): string =>
  style === 'percent' ? ' điểm %' : style === 'money' ? '' : ` ${unit}`

/** «tăng 13 xã so với 31/12/2018», «không đổi so với 14/12/2025»; null where nothing can be compared. */
export function changeText({ change, previous, style, decimals, unit }: Quoted): string | null {
  if (change === null || previous === null) return null
  const value = roundRatio(change, decimals)
  if (value === null) return null
  const since = `so với ngày ${formatDate(previous.on)}`
  if (value === 0) return `không đổi ${since}`
  return `${value > 0 ? 'tăng' : 'giảm'} ${valueText(Math.abs(value), { style })}${unitOfChange({ style, unit })} ${since}`
}

/** «63,3%»: a count of what it is out of, rounded once. Null where nothing stands under it. */
export function shareText({ value, of }: Pick<Quoted, 'value' | 'of'>): string | null {
  if (value === null || of === null || of === 0) return null
  const share = roundRatio({ num: value * 100, den: of }, 1)
  return share === null ? null : `${formatNumber(share)}%`
}

/** «mục tiêu đến 31/12/2026 là 14 xã, còn 05 xã», «… , đã đạt». */
export function targetText({ target, style, unit }: Quoted): string | null {
  if (target === null) return null
  const styled = { style }
  const after = style === 'money' ? '' : style === 'percent' ? '%' : ` ${unit}`
  const aim = `mục tiêu đến ngày ${formatDate(target.due)} là ${valueText(target.value, styled)}${after}`
  if (target.reached === true) return `${aim}, đã đạt`
  return target.distance === null ? aim : `${aim}, còn ${valueText(target.distance, styled)}${unitOfChange({ style, unit })}`
}

/** later − earlier, exact. */
export const differenceOf = (later: Ratio, earlier: Ratio): Ratio =>
  later.den === earlier.den
    ? { num: later.num - earlier.num, den: later.den }
    : { num: later.num * earlier.den - earlier.num * later.den, den: later.den * earlier.den }
