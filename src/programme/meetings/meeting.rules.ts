import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId, parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import { type AgendaItem, type Answer, answers, type Meeting, meetingKinds, type NewMeeting } from './types.ts'

/** A form as it was sent: names and what was typed. */
export type Typed = Readonly<Record<string, string>>

/** «14:00», «14h00», «14 giờ», «8h30» → `14:00`; null when it is no time. */
export function parseClock(text: string): string | null {
  const match = /^(\d{1,2})\s*(?:[:hH.]|giờ)\s*(\d{1,2})?(?:\s*phút)?$/u.exec(tidy(text))
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}

const named = [
  ['tieu-de', 'title', 'Tên hội nghị', 300],
  ['noi', 'place', 'Địa điểm', 300],
  ['chu-tri', 'chair', 'Người chủ trì', 120],
  ['chuc-vu-chu-tri', 'chairPost', 'Chức vụ của người chủ trì', 200],
  ['thu-ky', 'secretary', 'Thư ký', 120],
] as const

/** Reads the form of a meeting. A meeting may lie in the past: what was held before the system is written down too. */
export function readMeeting(form: Typed): Result<NewMeeting> {
  const wrong: { where: string; what: string }[] = []
  const texts = new Map<string, string>()
  for (const [name, key, label, most] of named) {
    const value = tidy(form[name] ?? '')
    if (value === '') wrong.push({ where: label, what: 'chưa ghi' })
    if (value.length > most) wrong.push({ where: label, what: `dài quá ${most} chữ` })
    texts.set(key, value)
  }
  const of = (key: string) => texts.get(key) ?? ''
  const kind = meetingKinds.find((one) => one === form['hinh-thuc'])
  if (!kind) wrong.push({ where: 'Hình thức', what: 'chưa chọn trong danh sách' })
  const heldOn = parseDate(form.ngay ?? '')
  if (!heldOn) wrong.push({ where: 'Ngày họp', what: 'chưa đúng; viết 12/2/2020' })
  const startsAt = parseClock(form.gio ?? '')
  if (!startsAt) wrong.push({ where: 'Giờ họp', what: 'chưa đúng; viết 14:00' })
  const bodyId = parseId(form['co-quan'] ?? '')
  if (bodyId === 0) wrong.push({ where: 'Cơ quan tổ chức', what: 'chưa chọn' })
  if (!kind || !heldOn || !startsAt || wrong.length > 0) return refused(refusals.bad(wrong))
  return done({
    ...{ bodyId, kind, heldOn, startsAt },
    ...{ title: of('title'), place: of('place'), chair: of('chair'), chairPost: of('chairPost'), secretary: of('secretary') },
    guests: tidy(form['khach-moi'] ?? ''),
    previousId: parseId(form['ky-truoc'] ?? '') || null,
  })
}

/**
 * Reads an agenda, one line an item: «nội dung | người trình bày | số phút», also with tabs as a spreadsheet gives them. Who presents and how
 * long may be left out. Each wrong line is named.
 */
export function readAgenda(text: string): Result<AgendaItem[]> {
  const wrong: { where: string; what: string }[] = []
  const items: AgendaItem[] = []
  for (const [index, line] of text.normalize('NFC').split(/\r?\n/).entries()) {
    if (tidy(line) === '') continue
    const [title = '', presenter = '', length = '', ...more] = line.split(/\t|\|/u).map(tidy)
    const minutes = length === '' ? null : parseNumber(length.replace(/\s*phút$/u, ''), 'integer')
    const where = `Dòng ${index + 1}`
    const isLength = minutes === null || (minutes.ok && Number.isInteger(minutes.value) && minutes.value >= 1 && minutes.value <= 600)
    if (title === '') wrong.push({ where, what: 'chưa ghi nội dung' })
    else if (!isLength) wrong.push({ where, what: `«${length}» không phải số phút từ 1 đến 600` })
    else if (more.length > 0) wrong.push({ where, what: 'có quá ba phần' })
    else items.push({ title, presenter, minutes: minutes?.ok ? minutes.value : null })
  }
  return wrong.length > 0 ? refused(refusals.badAgenda(wrong)) : done(items)
}

/** An agenda as it is typed, to be changed. */
export const agendaText = (items: readonly AgendaItem[]): string =>
  items
    .map(({ title, presenter, minutes }) => {
      const parts = [title, presenter, minutes === null ? '' : String(minutes)]
      while (parts.length > 1 && parts.at(-1) === '') parts.pop()
      return parts.join(' | ')
    })
    .join('\n')

const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** When each item begins: counted from the start while every item before it says how long it takes; null from there on. */
export function agendaTimes(startsAt: string, items: readonly AgendaItem[]): (string | null)[] {
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number)
  let at: number | null = hour * 60 + minute
  return items.map((item) => {
    const begins = at === null ? null : clockOf(at)
    at = at === null || item.minutes === null ? null : at + item.minutes
    return begins
  })
}

export type GivenAnswer = { answer: Answer; who: string; reason: string }

/** Reads an answer to an invitation: who comes names who, who stays away says why. */
export function readAnswer(form: Typed): Result<GivenAnswer> {
  const answer = answers.find((one) => one === form['tra-loi'])
  const [who, reason] = [tidy(form['nguoi-du'] ?? ''), tidy(form['ly-do'] ?? '')]
  const wrong: { where: string; what: string }[] = []
  if (!answer) wrong.push({ where: 'Trả lời', what: 'chưa chọn' })
  if (answer && answer !== 'absent' && who === '') wrong.push({ where: 'Người dự', what: 'ghi họ tên và chức vụ người dự' })
  if (answer === 'absent' && reason === '') wrong.push({ where: 'Lý do', what: 'ghi lý do vắng mặt' })
  if (!answer || wrong.length > 0) return refused(refusals.badAnswer(wrong))
  return done({ answer, who: answer === 'absent' ? '' : who, reason })
}

/** People who were there; null for what is no count. */
export function readCount(text: string): number | null {
  const reading = parseNumber(text, 'integer')
  return reading.ok && Number.isInteger(reading.value) && reading.value >= 0 && reading.value <= 100_000 ? reading.value : null
}

/** The day whose map says who is invited: that of the meeting, for one that is still to come today's. */
export const mapDayOf = ({ heldOn }: Pick<Meeting, 'heldOn'>, today: LocalDate): LocalDate => (heldOn < today ? heldOn : today)
