import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { tierText, verdictText } from '../criteria/text.ts'
import { isPublishable, smallest } from './cell.rules.ts'
import { thresholdsOf } from './satisfaction.rules.ts'
import * as text from './text.ts'
import {
  answers,
  type CodeBatch,
  channels,
  type Flag,
  type Opinion,
  outcomes,
  type PaperBatch,
  type Posting,
  type SatisfactionTest,
  type Survey,
  type SurveyLine,
  type SurveyResult,
  thresholdKeys,
  type WholeSurvey,
} from './types.ts'

const spanText = (from: LocalDate, until: LocalDate) => `${formatDate(from)} đến hết ${formatDate(until)}`

const paperView = (batch: PaperBatch, survey: Survey, personId: number) => ({
  id: batch.id,
  label: batch.label,
  papers: formatNumber(batch.papers),
  scan: batch.scan,
  state: text.paperStateNames[batch.state],
  who: batch.checkedBy ? `${batch.enteredBy} nhập, ${batch.checkedBy} kiểm tra` : `${batch.enteredBy} nhập`,
  reason: batch.reason,
  waits: batch.state === 'entered',
  own: batch.enteredById === personId,
  counts: survey.contents.map(({ key, text: content }) => {
    const counts = batch.counts[key]
    return { key, content, cells: [...answers, 'blank' as const].map((one) => formatNumber(counts?.[one] ?? 0)) }
  }),
})
export type PaperView = ReturnType<typeof paperView>

const codesView = ({ id, label, size, used, madeBy, madeOn, annulledBecause }: CodeBatch) => ({
  ...{ id, label, madeBy, annulledBecause },
  size: formatNumber(size),
  used: formatNumber(used),
  madeOn: formatDate(madeOn),
})

const flagView = (flag: Flag) => ({
  id: flag.id,
  text: text.flagText(flag),
  resolved: flag.resolvedBy === null ? null : `${flag.resolution} (${flag.resolvedBy})`,
})

/** The office's own page of a closed survey: every count. */
const resultView = (result: SurveyResult, hash: string | null, closedOn: LocalDate | null) => ({
  verdict: result.verdict,
  explanation: result.explanation,
  answered: formatNumber(result.answered),
  hash,
  closedOn: closedOn === null ? '' : formatDate(closedOn),
  rows: result.contents.map((content) => ({
    key: content.key,
    text: content.text,
    share: text.shareText(content.share),
    cells: [...answers, 'blank' as const].map((one) => formatNumber(content.counts[one])),
  })),
  tests: result.tests.map((test, at) => ({ key: at, name: testName(test), share: text.shareText(test.share), verdict: test.verdict })),
})

const testName = ({ of, content }: SatisfactionTest) => (of === 'content' ? `Hài lòng: ${content}` : text.thresholdNames[of])

/** «Xã Bính Xá» within a sentence: «xã Bính Xá». */
const within = (unitName: string) => unitName.charAt(0).toLowerCase() + unitName.slice(1)

export const titleOf = ({ unitName, year }: Pick<Survey, 'unitName' | 'year'>) =>
  `Lấy ý kiến hài lòng của người dân ${within(unitName)} năm ${year}`

/** What officers see of a survey. While it is open nobody sees what was answered over the web, only how many answered. */
export const surveyView = ({ survey, codes, papers, flags, web, paper }: WholeSurvey, personId: number, today: LocalDate) => ({
  id: survey.id,
  unitId: survey.unitId,
  title: titleOf(survey),
  state: survey.state,
  stateName: text.surveyStateNames[survey.state],
  tier: tierText[survey.tier],
  bodyName: survey.bodyName,
  method: survey.method,
  span: spanText(survey.opensOn, survey.closesOn),
  isOver: today > survey.closesOn || web + paper >= survey.asked,
  hasBegun: today >= survey.opensOn,
  households: formatNumber(survey.households),
  asked: formatNumber(survey.asked),
  answered: `${formatNumber(web + paper)} (${formatNumber(web)} qua mạng, ${formatNumber(paper)} phiếu giấy)`,
  contents: survey.contents.map((content) => ({ key: content.key, text: content.text })),
  contentsSource: survey.contentsSource,
  openedBy: survey.openedBy,
  cancelledBecause: survey.cancelledBecause,
  thresholds: thresholdKeys.map((key) => ({
    key,
    name: text.thresholdNames[key],
    text: text.thresholdText((survey.result?.thresholds ?? thresholdsOf(survey))[key]),
  })),
  codes: codes.map(codesView),
  papers: papers.map((batch) => paperView(batch, survey, personId)),
  flags: flags.map(flagView),
  result: survey.result && resultView(survey.result, survey.resultHash, survey.closedOn),
})

/** A survey or a posting as a line of the office's list. */
export const surveyLineView = (line: SurveyLine) => ({
  id: line.id,
  unitName: line.unitName,
  title: `Năm ${line.year}, ${tierText[line.tier]}`,
  span: spanText(line.opensOn, line.closesOn),
  answered: `${formatNumber(line.answered)}/${formatNumber(line.asked)} hộ`,
  state: text.surveyStateNames[line.state],
})

/** What a resident is asked, before answering. */
export const formView = ({ unitName, year, bodyName, contents, closesOn }: Survey) => ({
  title: titleOf({ unitName, year }),
  bodyName,
  until: formatDate(closesOn),
  contents: contents.map(({ key, text: content }) => ({ key, text: content })),
})

/** A share as the public may see it: cells of fewer than five answers stay hidden, also where they follow from the others. */
function publicShare(share: Ratio): string {
  if (isPublishable(share)) return text.shareText(share)
  return `không công bố vì có ô dưới ${smallest} phiếu`
}

/** The result of a closed survey for everybody. */
export const publicResultView = (survey: Survey & { result: SurveyResult; closedOn: LocalDate }) => ({
  title: titleOf(survey),
  tier: tierText[survey.tier],
  bodyName: survey.bodyName,
  method: survey.method,
  span: spanText(survey.opensOn, survey.closesOn),
  closedOn: formatDate(survey.closedOn),
  verdict: survey.result.verdict,
  asked: formatNumber(survey.asked),
  coverage: text.shareText({ num: survey.result.answered, den: survey.households }),
  rows: survey.result.tests.map((test, at) => ({
    key: at,
    name: testName(test),
    share: test.of === 'coverage' ? text.shareText(test.share) : publicShare(test.share),
    verdict: test.verdict,
    threshold: text.thresholdText(test.threshold),
  })),
  contentsSource: survey.contentsSource,
  hash: survey.resultHash,
})

/** What everybody sees of a posting: nothing of who spoke, or what. */
export const postingView = (posting: Posting) => {
  const { criteria, asOf, roundName, setName, decision } = posting.posted
  const count = (wanted: string) => criteria.filter(({ verdict }) => (verdict ?? 'unjudgeable') === wanted).length
  const told = (['met', 'notMet', 'unjudgeable', 'notApplicable'] as const).filter((one) => one === 'met' || count(one) > 0)
  return {
    id: posting.id,
    unitId: posting.unitId,
    unitName: posting.unitName,
    title: `Kết quả tự đánh giá của ${within(posting.unitName)}, ${roundName}`,
    lead: `Trong ${criteria.length} tiêu chí, xã tự đánh giá: ${told.map((one) => `${verdictText[one].toLowerCase()} ${count(one)}`).join(', ')}. Số liệu tại ngày ${formatDate(asOf)}.`,
    setName: `${setName} (${decision})`,
    places: posting.places,
    span: spanText(posting.from, posting.until),
    days: text.daysText({ value: posting.days, certainty: posting.daysCertainty, source: posting.daysSource }),
    state: posting.state,
    stateName: text.postingStateNames[posting.state],
    opinions: posting.opinions,
    handled: posting.handled,
    criteria: criteria.map(({ code, name, verdict }) => ({ code, name, verdict: verdict ?? ('unjudgeable' as const) })),
    hash: posting.hash,
  }
}

/** What the office sees of it beside that. */
export const keptPostingView = (posting: Posting, today: LocalDate) => ({
  ...postingView(posting),
  sheetId: posting.sheetId,
  postedBy: posting.postedBy,
  from: posting.from,
  withdrawnBecause: posting.withdrawnBecause,
  changedSince: posting.changedSince,
  isOver: today > posting.until,
  hasBegun: today >= posting.from,
})

/** An opinion as the office works on it; the contact is asked for apart. */
export const opinionView = (opinion: Opinion, posting: Posting) => ({
  id: opinion.id,
  text: opinion.text,
  about: aboutText(opinion.criterion, posting),
  how: `${text.channelNames[opinion.channel]}, ngày ${formatDate(opinion.receivedOn)}`,
  hasContact: opinion.hasContact,
  outcome: opinion.outcome,
  outcomeName: opinion.outcome && text.outcomeNames[opinion.outcome],
  answer: opinion.answer,
  handled: opinion.handledBy && opinion.handledOn ? `${opinion.handledBy}, ngày ${formatDate(opinion.handledOn)}` : null,
})
export type OpinionView = ReturnType<typeof opinionView>

/** Which criterion an opinion is about, in words. */
export function aboutText(criterion: string | null, { posted }: Pick<Posting, 'posted'>): string {
  const found = posted.criteria.find(({ code }) => code === criterion)
  return found ? `Tiêu chí ${found.code}: ${found.name}` : 'Chung'
}

/** What somebody with a tracking code sees of their opinion. */
export const trackedView = (tracked: {
  text: string
  receivedOn: LocalDate
  outcome: Opinion['outcome']
  answer: string | null
  handledOn: LocalDate | null
}) => ({
  text: tracked.text,
  receivedOn: formatDate(tracked.receivedOn),
  outcome: tracked.outcome && text.outcomeNames[tracked.outcome],
  answer: tracked.answer,
  handledOn: tracked.handledOn && formatDate(tracked.handledOn),
})

/** How many opinions came in each way, and what became of them. */
export const summaryView = (opinions: readonly Opinion[]) => ({
  channels: channels.map((channel) => ({
    name: text.channelNames[channel],
    count: opinions.filter((one) => one.channel === channel).length,
  })),
  outcomes: [
    ...outcomes.map((outcome) => ({ name: text.outcomeNames[outcome], count: opinions.filter((one) => one.outcome === outcome).length })),
    { name: 'Chưa trả lời', count: opinions.filter(({ answer }) => answer === null).length },
  ],
})
