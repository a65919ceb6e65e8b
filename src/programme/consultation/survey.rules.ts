import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import {
  type Content,
  type Counts,
  type NewPapers,
  type NewSurvey,
  type Survey,
  type SurveyTier,
  surveyTiers,
  type ThresholdKey,
  thresholdKeys,
} from './types.ts'

/** What is typed to open a survey, as it was typed. */
export type SurveyForm = {
  unitCode: string
  year: string
  tier: string
  bodyName: string
  method: string
  households: string
  asked: string
  /** one content a line */
  contents: string
  overall: string
  contentsSource: string
  thresholds: Record<ThresholdKey, string>
  thresholdsSource: string
  opensOn: LocalDate | null
  closesOn: LocalDate | null
}

const mostContents = 30

/** A whole number from `least` up; null for anything else. */
export function wholeNumber(typed: string, least: number): number | null {
  const read = parseNumber(typed, 'integer')
  return read.ok && Number.isSafeInteger(read.value) && read.value >= least && read.value < 10_000_000 ? read.value : null
}

/** An id as it stands in an address or a form; 0, which nothing has, for anything else. */
export const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

/** Which page of a list an address asks for; the first for anything else. */
export const pageIn = (text: string | null): number => Math.max(1, idOf(text ?? ''))

function contentsOf(form: SurveyForm): Content[] {
  const lines = form.contents
    .split(/\r?\n/)
    .map(tidy)
    .filter((line) => line !== '')
  const asked = lines.map((text, at): Content => ({ key: `noi-dung-${at + 1}`, text, overall: false }))
  const overall = tidy(form.overall)
  return overall === '' ? asked : [...asked, { key: 'chung', text: overall, overall: true }]
}

/** The percentages that the office typed, each with the one source it names for them. */
function ownOf(form: SurveyForm, wrong: { where: string; what: string }[]): Survey['ownThresholds'] {
  const source = tidy(form.thresholdsSource)
  const own: Survey['ownThresholds'] = {}
  for (const key of thresholdKeys) {
    const typed = form.thresholds[key].trim()
    if (typed === '') continue
    const percent = wholeNumber(typed, 1)
    if (percent === null || percent > 100) wrong.push({ where: `Mức «${typed}»`, what: 'phải là số nguyên từ 1 đến 100' })
    else own[key] = { percent, source }
  }
  if (Object.keys(own).length > 0 && source === '') wrong.push({ where: 'Căn cứ của các mức', what: 'chưa ghi văn bản quy định' })
  return own
}

/** Reads the form of a new survey; a refusal names every field that is wrong. */
export function readSurvey(form: SurveyForm, today: LocalDate): Result<NewSurvey> {
  const wrong: { where: string; what: string }[] = []
  const need = (where: string, text: string): string => {
    const clean = tidy(text)
    if (clean === '') wrong.push({ where, what: 'chưa ghi' })
    return clean
  }
  const [year, households, asked] = [wholeNumber(form.year, 2010), wholeNumber(form.households, 1), wholeNumber(form.asked, 1)]
  const tier = surveyTiers.find((one): one is SurveyTier => one === form.tier)
  const contents = contentsOf(form)
  const { opensOn, closesOn } = form
  if (year === null || year > 2100) wrong.push({ where: 'Năm', what: 'phải từ 2010 đến 2100' })
  if (!tier) wrong.push({ where: 'Mức xét', what: 'chưa chọn trong danh sách' })
  if (households === null) wrong.push({ where: 'Tổng số hộ', what: 'phải là số nguyên dương' })
  if (asked === null) wrong.push({ where: 'Số hộ được lấy ý kiến', what: 'phải là số nguyên dương' })
  if (households !== null && asked !== null && asked > households)
    wrong.push({ where: 'Số hộ được lấy ý kiến', what: `${asked} hộ, nhiều hơn tổng số ${households} hộ của xã` })
  if (contents.at(-1)?.overall !== true) wrong.push({ where: 'Câu đánh giá chung', what: 'chưa ghi' })
  if (contents.length > mostContents) wrong.push({ where: 'Nội dung hỏi', what: `có ${contents.length} câu, nhiều nhất ${mostContents}` })
  if (opensOn === null || closesOn === null) wrong.push({ where: 'Thời gian', what: 'chưa ghi ngày bắt đầu và ngày kết thúc' })
  else if (closesOn < opensOn || closesOn < today) wrong.push({ where: 'Ngày kết thúc', what: 'phải từ ngày bắt đầu và từ hôm nay trở đi' })
  const [bodyName, method, contentsSource] = [
    need('Cơ quan lấy ý kiến', form.bodyName),
    need('Cách lấy ý kiến', form.method),
    need('Căn cứ của các nội dung', form.contentsSource),
  ]
  const ownThresholds = ownOf(form, wrong)
  if (wrong.length > 0 || year === null || !tier || households === null || asked === null || opensOn === null || closesOn === null)
    return refused(refusals.badSurvey(wrong))
  return done({ year, tier, bodyName, method, households, asked, contents, contentsSource, ownThresholds, opensOn, closesOn })
}

/** What is typed of a batch of papers: for each content the four counts. */
export type PaperForm = { label: string; papers: string; scan: string; counts: Record<string, Record<keyof Counts, string>> }

/** Reads a batch of papers; each content's counts must add up to the papers, and a refusal names those that do not. */
export function readPapers(form: PaperForm, contents: readonly Content[]): Result<NewPapers> {
  const wrong: { where: string; what: string }[] = []
  const papers = wholeNumber(form.papers, 1)
  const [label, scan] = [tidy(form.label), tidy(form.scan)]
  if (papers === null) wrong.push({ where: 'Số phiếu', what: 'phải là số nguyên dương' })
  if (label === '') wrong.push({ where: 'Thôn, khu vực', what: 'chưa ghi' })
  if (scan === '') wrong.push({ where: 'Nơi lưu bản quét', what: 'chưa ghi' })
  const counts: Record<string, Counts> = {}
  for (const { key, text } of contents) {
    const typed = form.counts[key]
    const read = (name: keyof Counts) => (typed?.[name]?.trim() ? wholeNumber(typed[name], 0) : 0)
    const [satisfied, notSatisfied, noOpinion, blank] = [read('satisfied'), read('notSatisfied'), read('noOpinion'), read('blank')]
    if (satisfied === null || notSatisfied === null || noOpinion === null || blank === null) {
      wrong.push({ where: text, what: 'số phiếu phải là số nguyên' })
      continue
    }
    const sum = satisfied + notSatisfied + noOpinion + blank
    if (papers !== null && sum !== papers) wrong.push({ where: text, what: `cộng được ${sum} phiếu, lô có ${papers} phiếu` })
    counts[key] = { satisfied, notSatisfied, noOpinion, blank }
  }
  if (wrong.length > 0 || papers === null) return refused(refusals.badPapers(wrong))
  return done({ label, papers, scan, counts })
}
