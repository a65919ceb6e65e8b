import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { lawfulThresholds } from './procedures.ts'
import { explain } from './text.ts'
import {
  type Answer,
  answers,
  type Content,
  type ContentResult,
  type Counts,
  type LegalNumber,
  type SatisfactionTest,
  type Survey,
  type SurveyResult,
  type ThresholdKey,
  type Thresholds,
} from './types.ts'

const noCounts: Counts = { satisfied: 0, notSatisfied: 0, noOpinion: 0, blank: 0 }

/** Satisfied, of all who answered: who has no opinion was asked and is not satisfied, so the share is never too high. */
export const shareOf = (counts: Counts): Ratio => ({
  num: counts.satisfied,
  den: answers.reduce((sum, answer: Answer) => sum + counts[answer], 0),
})

/** The thresholds of a survey: what the office read and cites goes before the data of the procedure of the day it opened. */
export function thresholdsOf({
  tier,
  opensOn,
  ownThresholds,
}: Pick<Survey, 'tier' | 'ownThresholds'> & { opensOn: LocalDate }): Thresholds {
  const ofLaw = lawfulThresholds(opensOn, tier)
  const one = (key: ThresholdKey): LegalNumber => {
    const own = ownThresholds[key]
    return own ? { value: own.percent, certainty: 'official', source: own.source } : ofLaw[key]
  }
  return { overall: one('overall'), content: one('content'), coverage: one('coverage') }
}

/** Whether num/den reaches a percentage, in whole numbers: 62 of 69 is 89.86 % and does not reach 90. */
const reaches = ({ num, den }: Ratio, percent: number) => num * 100 >= percent * den

function testOf(of: ThresholdKey, share: Ratio, threshold: LegalNumber, content?: string): SatisfactionTest {
  const verdict = threshold.value === null || share.den === 0 ? 'unjudgeable' : reaches(share, threshold.value) ? 'met' : 'notMet'
  return { of, share, threshold, verdict, ...(content === undefined ? {} : { content }) }
}

/** One failed test fails the survey, whatever the others lack; one that cannot be judged leaves it open. */
const verdictOf = (tests: readonly SatisfactionTest[]): SurveyResult['verdict'] =>
  tests.some(({ verdict }) => verdict === 'notMet')
    ? 'notMet'
    : tests.some(({ verdict }) => verdict === 'unjudgeable')
      ? 'unjudgeable'
      : 'met'

type Came = { web: number; paper: number; counts: Record<string, Counts> }

/** What a survey came to, against its thresholds, with each reason. */
export function resultOf(
  survey: Pick<Survey, 'tier' | 'ownThresholds' | 'opensOn' | 'households' | 'asked' | 'contents'>,
  came: Came,
): SurveyResult {
  const { households, asked } = survey
  const answered = came.web + came.paper
  const thresholds = thresholdsOf(survey)
  const contents: ContentResult[] = survey.contents.map((content: Content) => {
    const counts = came.counts[content.key] ?? noCounts
    return { ...content, counts, share: shareOf(counts) }
  })
  const tests = [
    testOf('coverage', { num: answered, den: households }, thresholds.coverage),
    ...contents.map(({ overall, share, text }) =>
      overall ? testOf('overall', share, thresholds.overall) : testOf('content', share, thresholds.content, text),
    ),
  ]
  const verdict = verdictOf(tests)
  const result = { households, asked, answered, web: came.web, paper: came.paper, contents, thresholds, tests, verdict }
  return { ...result, explanation: explain(result) }
}

/** Rows of counts as one line for each content that was asked. */
export function tallyOf(
  contents: readonly Content[],
  rows: readonly { content: string; answer: keyof Counts; count: number }[],
): Record<string, Counts> {
  const tally: Record<string, Counts> = Object.fromEntries(contents.map(({ key }) => [key, { ...noCounts }]))
  for (const { content, answer, count } of rows) {
    const counts = tally[content]
    if (counts) counts[answer] += count
  }
  return tally
}
