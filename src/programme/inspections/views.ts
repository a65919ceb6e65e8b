import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import * as text from './text.ts'
import type { Attendance, Chosen, Course, Finding, Plan, UnitYear, Visit, VisitLine, YearTotals } from './types.ts'

type Names = ReadonlyMap<string, string>

export const visitLineView = (line: VisitLine) => ({
  id: line.id,
  unitName: line.unitName,
  bodyName: line.bodyName,
  day: formatDate(line.heldOn),
  subject: line.subject,
  findings: `${formatNumber(line.findings)}${line.unexplained > 0 ? `, ${formatNumber(line.unexplained)} chờ giải trình` : ''}`,
  state: text.stateNames[line.state],
})

export const visitListing = (lines: readonly VisitLine[], about: string[]): Listing<VisitLine> => ({
  sheet: 'Kiểm tra',
  title: 'Các cuộc kiểm tra',
  lines: about,
  rows: lines,
  columns: [
    { head: 'Xã', width: 26, value: ({ unitName }) => unitName },
    { head: 'Ngày', width: 14, kind: 'date', value: ({ heldOn }) => heldOn },
    { head: 'Nội dung', width: 50, value: ({ subject }) => subject },
    { head: 'Cơ quan kiểm tra', width: 36, value: ({ bodyName }) => bodyName },
    { head: 'Nội dung ghi nhận', width: 14, kind: 'integer', value: ({ findings }) => findings, sum: true },
    { head: 'Chờ giải trình', width: 14, kind: 'integer', value: ({ unexplained }) => unexplained, sum: true },
    { head: 'Tình trạng', width: 28, value: ({ state }) => text.stateNames[state] },
  ],
})

const criterionText = (criterion: string | null, names: Names) =>
  criterion === null ? 'Không gắn tiêu chí' : (names.get(criterion) ?? criterion)

export const visitView = (visit: Visit) => ({
  id: visit.id,
  unitName: visit.unitName,
  /** within a sentence: «xã Bính Xá» */
  within: visit.unitName.charAt(0).toLowerCase() + visit.unitName.slice(1),
  plan: visit.planId === null ? null : { id: visit.planId, title: visit.planTitle ?? '' },
  bodyName: visit.bodyName,
  day: formatDate(visit.heldOn),
  subject: visit.subject,
  team: visit.team,
  explainBy: visit.explainBy === null ? 'Không nêu hạn' : formatDate(visit.explainBy),
  state: text.stateNames[visit.state],
  conclusion: visit.conclusion,
  concludedOn: visit.concludedOn === null ? null : formatDate(visit.concludedOn),
  cancelledBecause: visit.cancelledBecause,
  madeBy: visit.madeBy,
})

export const findingView = (finding: Finding, names: Names) => ({
  number: finding.number,
  criterion: criterionText(finding.criterion, names),
  severity: text.severityNames[finding.severity],
  text: finding.text,
  proofId: finding.proofId,
  enteredBy: finding.enteredBy,
  takenBackBecause: finding.takenBackBecause,
  explanation: finding.explanation && {
    text: finding.explanation.text,
    who: `${finding.explanation.by}, ngày ${formatDate(finding.explanation.on)}`,
  },
})
export type FindingView = ReturnType<typeof findingView>

export const planView = (plan: Plan) => ({
  id: plan.id,
  year: String(plan.year),
  unitName: plan.unitName,
  title: plan.title,
  reason: plan.reason,
  document: plan.document,
  madeBy: plan.madeBy,
  done: `${formatNumber(plan.visited)}/${formatNumber(plan.chosen)} xã đã kiểm tra`,
})

export const chosenView = ({ unitId, unitCode, unitName, reason, visitId, visitedOn }: Chosen) => ({
  ...{ unitId, unitCode, unitName, visitId },
  reason: reason ?? '–',
  visited: visitedOn === null ? 'Chưa đặt ngày' : formatDate(visitedOn),
})

const courseDays = ({ fromOn, untilOn }: Pick<Course, 'fromOn' | 'untilOn'>) =>
  fromOn === untilOn ? formatDate(fromOn) : `${formatDate(fromOn)} – ${formatDate(untilOn)}`

/** Hours of all who came, where tenths of an hour add up as such. */
const personHours = (people: number, hours: number) => Math.round(people * hours * 10) / 10

export const courseView = (course: Course) => ({
  id: course.id,
  title: course.title,
  topic: course.topic,
  unitName: course.unitName,
  days: courseDays(course),
  hours: `${formatNumber(course.hours)} giờ`,
  place: course.place,
  organiser: course.organiser,
  cancelledBecause: course.cancelledBecause,
  people: `${formatNumber(course.people)} người của ${formatNumber(course.units)} xã`,
  personHours: formatNumber(personHours(course.people, course.hours)),
})

export const courseListing = (courses: readonly Course[], about: string[]): Listing<Course> => ({
  sheet: 'Tập huấn',
  title: 'Các lớp tập huấn',
  lines: about,
  rows: courses,
  columns: [
    { head: 'Lớp', width: 44, value: ({ title }) => title },
    { head: 'Chủ đề', width: 30, value: ({ topic }) => topic },
    { head: 'Từ ngày', width: 14, kind: 'date', value: ({ fromOn }) => fromOn },
    { head: 'Đến ngày', width: 14, kind: 'date', value: ({ untilOn }) => untilOn },
    { head: 'Số giờ', width: 10, kind: 'decimal', value: ({ hours }) => hours },
    { head: 'Nơi', width: 26, value: ({ place }) => place },
    { head: 'Tổ chức', width: 30, value: ({ organiser }) => organiser },
    { head: 'Số xã', width: 10, kind: 'integer', value: ({ units }) => units },
    { head: 'Số người', width: 10, kind: 'integer', value: ({ people }) => people, sum: true },
    { head: 'Giờ × người', width: 12, kind: 'decimal', value: (one) => personHours(one.people, one.hours), sum: true },
    { head: 'Ghi chú', width: 20, value: ({ cancelledBecause }) => (cancelledBecause === null ? null : `Đã hủy: ${cancelledBecause}`) },
  ],
})

export const attendanceView = ({ unitId, unitName, people, names }: Attendance) => ({
  unitId,
  unitName,
  people: formatNumber(people),
  names: names ?? '–',
})

const lastText = (day: LocalDate | null) => (day === null ? 'Chưa kiểm tra' : formatDate(day))

export const unitYearView = (one: UnitYear) => ({
  unitId: one.unitId,
  unitName: one.unitName,
  visits: formatNumber(one.visits),
  last: lastText(one.lastVisit),
  findings: formatNumber(one.findings),
  courses: formatNumber(one.courses),
  people: formatNumber(one.people),
  personHours: formatNumber(Math.round(one.personHours * 10) / 10),
})

export const yearLead = (unitName: string, year: number, { units, inspected, trained }: YearTotals): string =>
  `${unitName}, năm ${year}: ${formatNumber(inspected)}/${formatNumber(units)} xã đã kiểm tra, ${formatNumber(trained)}/${formatNumber(units)} xã đã dự tập huấn.`

export const unitListing = (rows: readonly UnitYear[], about: string[]): Listing<UnitYear> => ({
  sheet: 'Kiểm tra, tập huấn',
  title: 'Kiểm tra, tập huấn theo xã',
  lines: about,
  rows,
  columns: [
    { head: 'Xã', width: 28, value: ({ unitName }) => unitName },
    { head: 'Số cuộc kiểm tra', width: 12, kind: 'integer', value: ({ visits }) => visits, sum: true },
    { head: 'Lần gần nhất', width: 14, kind: 'date', value: ({ lastVisit }) => lastVisit },
    { head: 'Nội dung ghi nhận', width: 12, kind: 'integer', value: ({ findings }) => findings, sum: true },
    { head: 'Số lớp', width: 10, kind: 'integer', value: ({ courses }) => courses },
    { head: 'Lượt người', width: 12, kind: 'integer', value: ({ people }) => people, sum: true },
    { head: 'Giờ × người', width: 12, kind: 'decimal', value: ({ personHours: hours }) => Math.round(hours * 10) / 10, sum: true },
  ],
})
