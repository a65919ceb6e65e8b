import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { Comparison } from './compare.rules.ts'
import type { Measure } from './measure.types.ts'
import { countedWords } from './measure.views.ts'
import { averageText, shareText, signed } from './page.views.ts'
import type { PlacePage, Stop } from './place.types.ts'

/** The published days that a place can be set against: all but the one that is shown. */
export const otherStops = ({ stops, resolved }: PlacePage): Stop[] => stops.filter(({ asOf }) => asOf !== resolved.frame.asOf)

type Days = { first: LocalDate; second: LocalDate }

const moved = (change: number, unit: string): string =>
  change === 0 ? 'không đổi' : `${change > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(change))} ${unit}`

/** «Đến 31/12/2019, 61/207 xã được công nhận đạt chuẩn (29,5%), tăng 13 xã so với 48/207 xã (23,2%) ngày 31/12/2018; tỷ lệ tăng 6,3 điểm %.» */
export function changeSentence({ total, known, of }: Comparison, measure: Measure, days: Days): string {
  const [first, second] = [formatDate(days.first), formatDate(days.second)]
  if (!total) return `Không đơn vị nào có số ở cả hai ngày ${second} và ${first}, nên không so sánh được.`
  const within = known < of ? `Tính trên ${known}/${of} đơn vị có số ở cả hai ngày: đến` : 'Đến'
  if (measure.kind === 'met') {
    const change = total.change === null ? 'không so được với' : `${moved(total.change, 'tiêu chí/xã')} so với`
    return `${within} ${first}, bình quân đạt ${averageText(total.first)} tiêu chí/xã, ${change} ${averageText(total.second)} tiêu chí/xã ngày ${second}.`
  }
  const share = ({ num, den }: { num: number; den: number }) => `${formatNumber(num)}/${formatNumber(den)} xã`
  const said = `${within} ${first}, ${share(total.first)} ${countedWords(measure)} (${shareText(total.first.num, total.first.den)})`
  const then = `${share(total.second)} (${shareText(total.second.num, total.second.den)}) ngày ${second}`
  if (total.change === null)
    return `${said}; ngày ${second} là ${then.replace(` ngày ${second}`, '')}, theo bộ tiêu chí khác nên không trừ được.`
  const points = total.points ? `; tỷ lệ ${moved(total.points, 'điểm %')}` : ''
  return `${said}, ${moved(total.change, 'xã')} so với ${then}${points}.`
}

/** What a reader must know before setting the two days against each other. */
export function comparisonNotes({ communes, otherSet, rows, total }: Comparison, days: Days): string[] {
  const same = rows.filter((row) => row.same).length
  const { first, second } = communes
  return [
    total && first !== second
      ? `Số xã ${first < second ? 'giảm' : 'tăng'} từ ${formatNumber(second)} (${formatDate(days.second)}) ${first < second ? 'còn' : 'lên'} ${formatNumber(first)} (${formatDate(days.first)}) do sáp nhập, chia tách hoặc đổi loại đơn vị; mỗi ngày tính theo số xã của ngày đó.`
      : null,
    otherSet ? 'Hai ngày đánh giá theo hai bộ tiêu chí khác nhau, nên không trừ số tiêu chí của ngày này cho ngày kia.' : null,
    same > 0 ? `${same} đơn vị có cùng một bản chốt ở cả hai ngày, nên không có thay đổi.` : null,
  ].filter((note) => note !== null)
}

/** «+13 xã; +6,3 điểm %», «−0,4», or «–» where it cannot be said. */
export function changeText({ change, points }: { change: number | null; points: number | null }, measure: Measure, one: boolean): string {
  if (change === null) return '–'
  if (change === 0 && !points) return '0'
  if (measure.kind === 'met') return signed(change)
  if (one) return change > 0 ? 'mới có' : 'không còn'
  return `${signed(change)} xã${points === null ? '' : `; ${signed(points)} điểm %`}`
}
