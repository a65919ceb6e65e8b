import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId, parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import { type NewCourse, type NewFinding, type NewVisit, type State, severities, states, type UnitView, unitViews } from './types.ts'

export type Given = (name: string) => string

const oneLine = (text: string, most = 300) => [...tidy(text.replace(/\p{Cc}/gu, ' '))].slice(0, most).join('')
const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => oneLine(line))
    .filter((line) => line !== '')

/** Reads a text of several lines; null where it is shorter or longer than it may be. */
export function readText(typed: string, least: number, most: number): string | null {
  const text = typed
    .split(/\r?\n/)
    .map((line) => tidy(line.replace(/\p{Cc}/gu, ' ')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const length = [...text].length
  return length >= least && length <= most ? text : null
}

const dayIn = (typed: string): LocalDate | null => (typed.trim() === '' ? null : parseDate(typed))
const yearIn = (typed: string): number => {
  const year = parseId(typed.trim())
  return year >= 2010 && year <= 2100 ? year : 0
}

type NewPlan = { year: number; title: string; reason: string; document: string | null }

/** Reads a plan: year, title and why. */
export function readPlan(given: Given): Result<NewPlan> {
  const [year, title, reason] = [yearIn(given('nam')), oneLine(given('ten')), readText(given('ly-do'), 5, 2_000)]
  const faults = [
    ...(year === 0 ? ['Năm phải từ 2010 đến 2100'] : []),
    ...(title === '' ? ['Tên kế hoạch chưa ghi'] : []),
    ...(reason === null ? ['Lý do chọn ghi từ 5 đến 2.000 chữ cái'] : []),
  ]
  if (faults.length > 0 || reason === null) return refused(refusals.bad(faults))
  return done({ year, title, reason, document: oneLine(given('van-ban'), 100) || null })
}

/** Codes of units as they are copied from a table; each once. */
export const codesIn = (typed: string): string[] => [...new Set(typed.split(/[\s,;]+/u).filter((code) => code !== ''))]

/** Reads a visit: day, subject, posts of the team, until when the unit explains. */
export function readVisit(given: Given): Result<NewVisit> {
  const [heldOn, subject, team] = [dayIn(given('ngay')), oneLine(given('noi-dung')), linesOf(given('doan'))]
  const explainBy = dayIn(given('han-giai-trinh'))
  const faults = [
    ...(heldOn === null ? ['Ngày kiểm tra ghi như 14/6/2026'] : []),
    ...(subject === '' ? ['Nội dung kiểm tra chưa ghi'] : []),
    ...(team.length === 0 ? ['Thành phần đoàn chưa ghi, mỗi dòng một chức vụ'] : []),
    ...(given('han-giai-trinh').trim() !== '' && (explainBy === null || (heldOn !== null && explainBy < heldOn))
      ? ['Hạn giải trình chưa đúng hoặc trước ngày kiểm tra']
      : []),
  ]
  if (faults.length > 0 || heldOn === null) return refused(refusals.bad(faults))
  return done({ heldOn, subject, team: team.slice(0, 50), explainBy })
}

/** Reads something found. */
export function readFinding(given: Given, criteria: readonly string[]): Result<NewFinding> {
  const [text, severity] = [readText(given('noi-dung'), 5, 4_000), severities.find((one) => one === given('muc'))]
  const criterion = given('tieu-chi') === '' ? null : given('tieu-chi')
  const typed = given('minh-chung').trim()
  const faults = [
    ...(text === null ? ['Nội dung ghi từ 5 đến 4.000 chữ cái'] : []),
    ...(severity === undefined ? ['Mức độ chưa chọn'] : []),
    ...(criterion !== null && !criteria.includes(criterion) ? ['Tiêu chí không có trong danh sách'] : []),
    ...(typed !== '' && parseId(typed) === 0 ? ['Số minh chứng phải là số nguyên dương'] : []),
  ]
  if (faults.length > 0 || text === null || severity === undefined) return refused(refusals.bad(faults))
  return done({ text, severity, criterion, proofId: typed === '' ? null : parseId(typed) })
}

/** Reads a course: what, when, for how many hours, where, by whom. */
export function readCourse(given: Given): Result<NewCourse> {
  const [title, topic, place, organiser] = ['ten', 'chu-de', 'noi', 'to-chuc'].map((name) => oneLine(given(name))) as [
    string,
    string,
    string,
    string,
  ]
  const [fromOn, untilOn] = [dayIn(given('tu')), dayIn(given('den') || given('tu'))]
  const hours = parseNumber(given('so-gio'), 'decimal')
  const isTenth = hours.ok && Number.isInteger(Math.round(hours.value * 1_000_000) / 100_000)
  const faults = [
    ...(title === '' ? ['Tên lớp chưa ghi'] : []),
    ...(topic === '' ? ['Chủ đề chưa ghi'] : []),
    ...(fromOn === null || untilOn === null || untilOn < fromOn ? ['Ngày của lớp chưa đúng, hoặc ngày cuối trước ngày đầu'] : []),
    ...(!hours.ok || !isTenth || hours.value <= 0 || hours.value > 1_000
      ? ['Số giờ phải là số dương, một chữ số thập phân, ví dụ 7,5']
      : []),
    ...(place === '' ? ['Nơi học chưa ghi'] : []),
    ...(organiser === '' ? ['Đơn vị tổ chức chưa ghi'] : []),
  ]
  if (faults.length > 0 || !hours.ok || fromOn === null || untilOn === null) return refused(refusals.bad(faults))
  return done({ title, topic, fromOn, untilOn, hours: hours.value, place, organiser })
}

export type AttendanceLine = { code: string; people: number; names: string | null }

/** Reads who came: a line a unit, «mã xã số người», and after a colon names where the unit wants to keep them. */
export function readAttendance(typed: string): Result<AttendanceLine[]> {
  const wrong: string[] = []
  const lines = new Map<string, AttendanceLine>()
  for (const line of linesOf(typed)) {
    const match = /^(\d{4,5})[\s,;\t]+(\S+?)(?:\s*:\s*(.*))?$/u.exec(line)
    const people = parseNumber(match?.[2] ?? '', 'integer')
    const code = (match?.[1] ?? '').padStart(5, '0')
    if (!match || !people.ok || !Number.isInteger(people.value) || people.value < 0 || people.value > 10_000 || lines.has(code))
      wrong.push(line)
    else lines.set(code, { code, people: people.value, names: match[3]?.trim() || null })
  }
  if (wrong.length > 0) return refused(refusals.badLines(wrong.slice(0, 20)))
  return lines.size === 0 ? refused(refusals.badLines([''])) : done([...lines.values()])
}

/** Reads work that follows: what is to be done, and until when where the conclusion says it. */
export function readTask(given: Given, today: LocalDate): Result<{ what: string; dueOn: LocalDate | null }> {
  const what = oneLine(given('viec-giao'), 500)
  const dueOn = dayIn(given('han'))
  if (what === '') return refused(refusals.noText)
  if (given('han').trim() !== '' && (dueOn === null || dueOn < today)) return refused(refusals.badDue)
  return done({ what, dueOn })
}

export type VisitFilter = { year: number; state: State | null }

/** What a list of visits is asked for by its address. */
export const readVisitFilter = (asked: Pick<URLSearchParams, 'get'>, today: LocalDate): VisitFilter => ({
  year: yearIn(asked.get('nam') ?? '') || Number(today.slice(0, 4)),
  state: states.find((one) => one === asked.get('tinh-trang')) ?? null,
})

export type YearFilter = { year: number; view: UnitView }
export const readYearFilter = (asked: Pick<URLSearchParams, 'get'>, today: LocalDate): YearFilter => ({
  year: yearIn(asked.get('nam') ?? '') || Number(today.slice(0, 4)),
  view: unitViews.find((one) => one === asked.get('xem')) ?? 'all',
})

/** Which page of a list an address asks for. */
export const pageIn = (text: string | null): number => Math.max(1, parseId(text ?? ''))
