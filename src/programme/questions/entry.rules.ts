import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { personalIn, tidyLines } from '../difficulties/thread.rules.ts'
import { refusals } from './refusals.text.ts'
import { type OfficeFilter, type PublicFilter, states, type Text, topics } from './types.ts'

export type Given = (name: string) => string
type Wrong = { where: string; what: string }

/** letters of a question */
export const longestQuestion = 300
const [shortest, longestAnswer] = [10, 8_000]
const lengthOf = (text: string) => [...text].length
const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))
const listOf = (text: string) => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map(oneLine)
      .filter((one) => one !== ''),
  ),
]

/** Reads a question with its answer; every fault by name. `criteria`: those that exist. What tells a person is refused. */
export function readText(given: Given, criteria: readonly string[]): Result<Text> {
  const wrong: Wrong[] = []
  const [question, answer] = [oneLine(given('cau-hoi')), tidyLines(given('tra-loi'))]
  if (lengthOf(question) < shortest || lengthOf(question) > longestQuestion)
    wrong.push({ where: 'Câu hỏi', what: `ghi từ ${shortest} đến ${longestQuestion} chữ cái` })
  if (lengthOf(answer) < shortest || lengthOf(answer) > longestAnswer)
    wrong.push({ where: 'Trả lời', what: `ghi từ ${shortest} đến ${longestAnswer} chữ cái` })
  const topic = topics.find((one) => one === given('chu-de'))
  if (!topic) wrong.push({ where: 'Chủ đề', what: 'chọn một chủ đề trong danh sách' })
  const chosen = listOf(given('tieu-chi'))
  const strange = chosen.filter((one) => !criteria.includes(one))
  if (strange.length > 0) wrong.push({ where: 'Tiêu chí', what: `không có ${strange.join(', ')} trong danh sách` })
  const documents = listOf(given('van-ban'))
  const unread = documents.filter((one) => !/^\d{1,5}(\/\d{4})?\/[\p{L}\d&-]{2,40}$/u.test(one))
  if (unread.length > 0 || documents.length > 20)
    wrong.push({
      where: 'Văn bản',
      what: unread.length > 0 ? `không đọc được ${unread.join(', ')}; ghi như 318/QĐ-TTg` : 'nhiều nhất 20 văn bản',
    })
  if (wrong.length > 0) return refused(refusals.bad(wrong))
  const personal = personalIn(`${question}\n${answer}`, null)
  if (personal !== null) return refused(refusals.personal(personal))
  return done({ question, answer, topic: topic ?? 'khac', criteria: chosen, documents })
}

/** A reason as it must be given. */
export function readReason(typed: string): Result<string> {
  const text = oneLine(typed).slice(0, 1_000)
  return lengthOf(text) < 5 ? refused(refusals.noReason) : done(text)
}

/** A text as the form of it is filled. */
export const filledOf = ({ question, answer, topic, criteria, documents }: Text): Record<string, string> => ({
  'cau-hoi': question,
  'tra-loi': answer,
  'chu-de': topic,
  'tieu-chi': criteria.join(','),
  'van-ban': documents.join(', '),
})

/** What was typed, several choices of one name joined. */
export function typedOf(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) typed[name] = name in typed ? `${typed[name]},${String(value)}` : String(value)
  return typed
}

type Params = Pick<URLSearchParams, 'get'>

export const officeFilterIn = (params: Params): OfficeFilter => ({
  state: states.find((one) => one === params.get('xem')) ?? null,
  text: oneLine(params.get('tim') ?? '').slice(0, 120),
})

export const publicFilterIn = (params: Params): PublicFilter => ({
  topic: topics.find((one) => one === params.get('chu-de')) ?? null,
  text: oneLine(params.get('tim') ?? '').slice(0, 150),
})

const pathOf = (base: string, pairs: Record<string, string | null>, page: number): string => {
  const query = new URLSearchParams(Object.entries(pairs).filter((pair): pair is [string, string] => Boolean(pair[1])))
  if (page > 1) query.set('trang', String(page))
  return query.size === 0 ? base : `${base}?${query}`
}

export const officePath = (base: string, { state, text }: OfficeFilter, page = 1) => pathOf(base, { xem: state, tim: text }, page)
export const publicPath = ({ topic, text }: PublicFilter, page = 1) => pathOf('/hoi-dap', { 'chu-de': topic, tim: text }, page)
export const pageIn = (text: string | null): number => Math.max(1, parseId(text ?? ''))
