import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { formatDate, parseDate } from '../../platform/text/date.ts'
import type { Arrangement, WorkCalendar } from './types.ts'
import { anchorOf, isWeekend } from './working-day.rules.ts'

type Fault = { where: string; what: string }

/** the longest run of days that one line may name: longer is a slip of the pen */
const longestRun = 16

/** Days as an officer types them, one or a run a line: `31/8/2026`, `14/2 - 22/2`; the year may be left out. */
export function readDays(text: string, year: number): { days: LocalDate[]; faults: Fault[] } {
  const lines = text
    .split(/[\n;,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const read = lines.map((line) => ({ line, run: runOf(line, year) }))
  return {
    days: [...new Set(read.flatMap(({ run }) => (typeof run === 'string' ? [] : run)))].sort(),
    faults: read.flatMap(({ line, run }) => (typeof run === 'string' ? [{ where: `«${line}»`, what: run }] : [])),
  }
}

/** The days of a line, or what is wrong with it. */
function runOf(line: string, year: number): LocalDate[] | string {
  const ends = line.split(/\s+(?:-|–|đến)\s+|–/)
  const days = ends.map((end) => parseDate(/^\d{1,2}[/.-]\d{1,2}$/.test(end.trim()) ? `${end.trim().replace(/[.-]/, '/')}/${year}` : end))
  const [from, to = from] = days
  if (ends.length > 2 || !from || !to) return 'không đọc được; ghi một ngày như 31/8/2026, hoặc một đợt như 14/2/2026 - 22/2/2026'
  if (Number(from.slice(0, 4)) !== year || Number(to.slice(0, 4)) !== year) return `không thuộc năm ${year}`
  if (to < from) return 'có ngày cuối trước ngày đầu'
  if (to > addDays(from, longestRun - 1)) return `dài hơn ${longestRun} ngày; tách thành từng đợt`
  const run: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) run.push(day)
  return run
}

/** What a year's arrangement lacks or says twice: the day of each holiday that is settled yearly must be off in it. */
export function faultsOfArrangement({ year, off, work }: Omit<Arrangement, 'document'>, { rules }: WorkCalendar): Fault[] {
  const missing = rules.flatMap((rule): Fault[] => {
    const anchor = rule.settledYearly ? anchorOf(rule, year) : null
    const lacks = anchor !== null && !isWeekend(anchor) && !off.includes(anchor)
    return lacks ? [{ where: `Ngày nghỉ`, what: `thiếu ${formatDate(anchor)} (${rule.name})` }] : []
  })
  const both = work.filter((day) => off.includes(day)).map((day) => ({ where: formatDate(day), what: 'vừa nghỉ vừa làm bù' }))
  return [...missing, ...both]
}
