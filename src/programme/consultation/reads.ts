import type { ReadCtx } from '../../platform/events/context.ts'
import * as postings from './posting.queries.ts'
import { thresholdsOf } from './satisfaction.rules.ts'
import * as surveys from './survey.queries.ts'
import { stillOpen } from './text.ts'
import type { PostingStanding, Satisfaction } from './types.ts'

/**
 * How satisfied are the residents of the commune, by its survey of the year? Null where none was opened (or it was cancelled).
 * While the survey is open only how many answered is told; shares and verdict are those frozen when it closed.
 */
export async function satisfactionOf(ctx: ReadCtx, unitId: number, year: number): Promise<Satisfaction | null> {
  const survey = await surveys.surveyOfYear(ctx.tx, unitId, year)
  if (!survey) return null
  const { households, asked, result } = survey
  const known = { surveyId: survey.id, households, asked, closedOn: survey.closedOn, hash: survey.resultHash }
  if (result === null) {
    const came = await surveys.answered(ctx.tx, unitId, survey.id)
    const coverage = { num: came.web + came.paper, den: households }
    const open = { shares: [], threshold: thresholdsOf(survey), verdict: 'unjudgeable', explanation: stillOpen } as const
    return { ...known, ...open, answered: coverage.num, coverage, shares: [] }
  }
  const { answered, contents, thresholds, verdict, explanation } = result
  const shares = contents.map(({ key, text, overall, share }) => ({ key, text, overall, share }))
  return { ...known, answered, coverage: { num: answered, den: households }, shares, threshold: thresholds, verdict, explanation }
}

/** How does the public posting of a sheet stand? Null where it was never posted, or the posting was withdrawn. */
export const postingOf = (ctx: ReadCtx, unitId: number, sheetId: number): Promise<PostingStanding | null> =>
  postings.standingOf(ctx.tx, unitId, sheetId)
