import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { readMoney } from './money.rules.ts'
import { type Offenders, refusals } from './refusals.text.ts'
import {
  type FundingKind,
  type FundingSource,
  kinds,
  type Line,
  movements,
  type NewAllocation,
  type NewArrears,
  type NewDisbursement,
  type NewProject,
  sources,
} from './types.ts'

/** What stood in the fields of a form, by name. */
export type Typed = Readonly<Record<string, string | undefined>>

/** Notes what is wrong, field by field, and gives what is right. */
export class Reading {
  readonly offenders: Offenders = []
  private readonly typed: Typed
  private readonly today: LocalDate

  constructor(typed: Typed, today: LocalDate) {
    this.typed = typed
    this.today = today
  }

  text(name: string): string {
    return tidy(this.typed[name] ?? '')
  }

  optional(name: string): string | null {
    return this.text(name) || null
  }

  refuse(where: string, what: string): null {
    this.offenders.push({ where, what })
    return null
  }

  words(name: string, label: string, what: string): string | null {
    return this.optional(name) ?? this.refuse(label, what)
  }

  choice<T extends string>(name: string, label: string, of: readonly T[]): T | null {
    return of.find((one) => one === this.typed[name]) ?? this.refuse(label, 'chưa chọn một mục có trong danh sách')
  }

  /** A day that is not after today. */
  pastDay(name: string, label: string): LocalDate | null {
    const day = this.day(name, label)
    return day !== null && day > this.today ? this.refuse(label, 'sau hôm nay; ghi ngày của văn bản hoặc chứng từ') : day
  }

  day(name: string, label: string): LocalDate | null {
    return parseDate(this.text(name)) ?? this.refuse(label, 'không phải ngày; ghi như 14/6/2026')
  }

  year(name: string, label: string): number | null {
    const reading = parseNumber(this.text(name), 'integer')
    const year = reading.ok ? reading.value : 0
    return Number.isInteger(year) && year >= 2009 && year <= 2100 ? year : this.refuse(label, 'không phải năm (2009–2100)')
  }

  /** An amount that is more than nothing; `signed` lets a minus stand before it. */
  amount(name: string, label: string, { signed = false, zero = false } = {}): number | null {
    const typed = this.text(name)
    const negative = signed && /^[-−–]/.test(typed)
    const read = readMoney(negative ? typed.slice(1) : typed, this.text(`${name}-don-vi`))
    if (!read.ok) return this.refuse(label, read.refusal.text)
    if (read.value === 0 && !zero) return this.refuse(label, 'bằng 0; chỉ ghi khi có số tiền')
    return negative ? -read.value : read.value
  }

  line(): Line | null {
    const source = this.choice<FundingSource>('nguon', 'Nguồn', sources)
    const kind = this.choice<FundingKind>('loai', 'Loại vốn', kinds)
    return source && kind ? { source, kind, carried: this.typed['chuyen-nguon'] === 'co' } : null
  }
}

/** Reads a movement of money. A carry-over is of carried money whatever the box says; what is taken away is typed without a minus. */
export function readAllocation(typed: Typed, today: LocalDate): Result<NewAllocation> {
  const form = new Reading(typed, today)
  const movement = form.choice('viec-von', 'Loại ghi', movements)
  const [line, year] = [form.line(), form.year('nam', 'Năm ngân sách')]
  const amount = form.amount('so-tien', 'Số tiền', { signed: movement === 'adjust' })
  const decision = form.words('van-ban', 'Văn bản', 'chưa ghi số, ký hiệu văn bản')
  const decidedOn = form.pastDay('ngay', 'Ngày văn bản')
  if (movement === 'allocate' && line?.carried) form.refuse('Chuyển nguồn', 'chọn loại ghi Chuyển nguồn từ năm trước')
  if (form.offenders.length > 0 || !movement || !line || year === null || amount === null || !decision || !decidedOn)
    return refused(refusals.badForm('khoản vốn', form.offenders))
  return done({
    ...line,
    carried: movement === 'carryOver' || line.carried,
    year,
    movement,
    amount: movement === 'withdraw' ? -amount : amount,
    giver: form.optional('nguoi-gop'),
    decision,
    decidedOn,
    note: form.optional('ghi-chu'),
  })
}

/** Reads a project. `criteria` are the numbers of the set that may be named. */
export function readProject(
  typed: Typed,
  chosen: readonly string[],
  set: { id: string; criteria: readonly string[] } | null,
  today: LocalDate,
) {
  const form = new Reading(typed, today)
  const name = form.words('ten', 'Tên dự án', 'chưa ghi tên')
  const unknown = chosen.filter((code) => !set?.criteria.includes(code))
  if (unknown.length > 0) form.refuse('Tiêu chí', `không có tiêu chí ${unknown.join(', ')} trong bộ tiêu chí`)
  const approval = approvalOf(form)
  if (form.offenders.length > 0 || !name || !approval) return refused(refusals.badForm('dự án', form.offenders))
  const criteria = set?.criteria.filter((code) => chosen.includes(code)) ?? []
  return done<NewProject>({ name, setId: criteria.length > 0 ? (set?.id ?? null) : null, criteria, ...approval })
}

function approvalOf(form: Reading): Pick<NewProject, 'total' | 'decision' | 'decidedOn'> | null {
  const total = form.amount('so-tien', 'Tổng mức đầu tư')
  const decision = form.words('van-ban', 'Quyết định', 'chưa ghi số, ký hiệu quyết định phê duyệt')
  const decidedOn = form.pastDay('ngay', 'Ngày quyết định')
  return total !== null && decision && decidedOn ? { total, decision, decidedOn } : null
}

/** Reads a new total investment. */
export function readApproval(typed: Typed, today: LocalDate): Result<Pick<NewProject, 'total' | 'decision' | 'decidedOn'>> {
  const form = new Reading(typed, today)
  const approval = approvalOf(form)
  return approval ? done(approval) : refused(refusals.badForm('quyết định điều chỉnh', form.offenders))
}

/** Reads how a project ended. */
export function readEnd(typed: Typed, today: LocalDate): Result<{ ended: 'finished' | 'stopped'; on: LocalDate; document: string }> {
  const form = new Reading(typed, today)
  const ended = form.choice('ket-thuc', 'Kết thúc', ['finished', 'stopped'] as const)
  const on = form.pastDay('ngay', 'Ngày kết thúc')
  const document = form.words('van-ban', 'Văn bản', 'chưa ghi văn bản nghiệm thu, quyết toán hoặc dừng dự án')
  return ended && on && document ? done({ ended, on, document }) : refused(refusals.badForm('kết thúc dự án', form.offenders))
}

/** Reads money that was paid out. */
export function readDisbursement(typed: Typed, projectId: number | null, today: LocalDate): Result<NewDisbursement> {
  const form = new Reading(typed, today)
  const [line, year, amount] = [form.line(), form.year('nam', 'Năm ngân sách'), form.amount('so-tien', 'Số tiền')]
  const paidOn = form.pastDay('ngay', 'Ngày giải ngân')
  const document = form.words('van-ban', 'Chứng từ', 'chưa ghi số chứng từ')
  if (paidOn && year !== null && paidOn < `${year}-01-01`) form.refuse('Ngày giải ngân', `trước năm ngân sách ${year}`)
  if (form.offenders.length > 0 || !line || year === null || amount === null || !paidOn || !document)
    return refused(refusals.badForm('khoản giải ngân', form.offenders))
  return done({ ...line, projectId, year, amount, paidOn, document })
}

/** Reads a row that takes back. */
export function readReversal(
  typed: Typed,
  today: LocalDate,
): Result<{ amount: number; paidOn: LocalDate; document: string; reason: string }> {
  const form = new Reading(typed, today)
  const amount = form.amount('so-tien', 'Số tiền ghi giảm')
  const paidOn = form.pastDay('ngay', 'Ngày ghi giảm')
  const document = form.words('van-ban', 'Chứng từ', 'chưa ghi số chứng từ điều chỉnh')
  const reason = form.words('ly-do', 'Lý do', 'chưa ghi lý do ghi giảm')
  if (amount === null || !paidOn || !document || !reason) return refused(refusals.badForm('khoản ghi giảm', form.offenders))
  return done({ amount, paidOn, document, reason })
}

/** Reads what is owed for finished works; 0 where nothing is owed any more. */
export function readArrears(typed: Typed, today: LocalDate): Result<NewArrears> {
  const form = new Reading(typed, today)
  const amount = form.amount('so-tien', 'Số nợ đọng', { zero: true })
  const asOf = form.pastDay('ngay', 'Tính đến ngày')
  const payBy = form.text('han-tra') === '' ? null : form.day('han-tra', 'Hẹn trả trước ngày')
  const document = form.words('van-ban', 'Văn bản', 'chưa ghi văn bản, biên bản đối chiếu')
  if (amount === 0 && (payBy !== null || form.text('nguon-tra') !== ''))
    form.refuse('Hẹn trả trước ngày', 'không còn nợ thì để trống ngày trả và nguồn trả')
  if (form.offenders.length > 0 || amount === null || !asOf || !document) return refused(refusals.badForm('nợ đọng', form.offenders))
  return done({ amount, asOf, payBy, payFrom: form.optional('nguon-tra'), document })
}
