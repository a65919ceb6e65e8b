import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { procedureByKey } from '../assessment/procedures.ts'
import * as batches from './batch.queries.ts'
import * as opinions from './opinion.queries.ts'
import * as postings from './posting.queries.ts'
import { postingDaysOf } from './procedures.ts'
import { thresholdsOf } from './satisfaction.rules.ts'
import * as surveys from './survey.queries.ts'
import { stillOpen } from './text.ts'
import type {
  ClosedSurvey,
  HangingPosting,
  LegalNumber,
  Opinion,
  PostableSheet,
  Posting,
  PostingStanding,
  Satisfaction,
  Survey,
  SurveyLine,
  SurveyResult,
  WholeSurvey,
} from './types.ts'

type Ctx = Pick<ReadCtx, 'tx'>

/**
 * How satisfied are the residents of the commune, by its survey of the year? Null where none was opened (or it was cancelled).
 * While the survey is open only how many answered is told; shares and verdict are those frozen when it closed.
 */
export const satisfactionOf = async (ctx: ReadCtx, unitId: number, year: number): Promise<Satisfaction | null> =>
  (await satisfactionsOf(ctx, [{ unitId, year }])).get(unitYear({ unitId, year })) ?? null

const unitYear = ({ unitId, year }: surveys.UnitYear): string => `${unitId} ${year}`

/** The same of many communes, each in a year: by «unit year», without those that had no survey. */
export async function satisfactionsOf({ tx }: Ctx, of: readonly surveys.UnitYear[]): Promise<Map<string, Satisfaction>> {
  const found = await surveys.surveysOfYears(tx, of)
  const came = await surveys.answeredIn(
    tx,
    found.filter(({ result }) => result === null),
  )
  const soFar = new Map(came.map(({ surveyId, web, paper }) => [surveyId, web + paper]))
  return new Map(found.map((survey) => [unitYear(survey), satisfactionBy(survey, soFar.get(survey.id) ?? 0)]))
}

function satisfactionBy(survey: Survey, soFar: number): Satisfaction {
  const { households, asked, result } = survey
  const known = { surveyId: survey.id, households, asked, closedOn: survey.closedOn, hash: survey.resultHash }
  if (result === null) {
    const open = { shares: [], threshold: thresholdsOf(survey), verdict: 'unjudgeable', explanation: stillOpen } as const
    return { ...known, ...open, answered: soFar, coverage: { num: soFar, den: households }, shares: [] }
  }
  const { answered, contents, thresholds, verdict, explanation } = result
  const shares = contents.map(({ key, text, overall, share }) => ({ key, text, overall, share }))
  return { ...known, answered, coverage: { num: answered, den: households }, shares, threshold: thresholds, verdict, explanation }
}

/** How does the public posting of a sheet stand? Null where it was never posted, or the posting was withdrawn. */
export const postingOf = (ctx: ReadCtx, unitId: number, sheetId: number): Promise<PostingStanding | null> =>
  postings.standingOf(ctx.tx, unitId, sheetId)

/** A survey with everything that came in; null where there is none. */
export async function wholeSurvey(ctx: Ctx, id: number): Promise<WholeSurvey | null> {
  const survey = await surveys.surveyById(ctx.tx, id)
  if (!survey) return null
  const of = { unitId: survey.unitId, surveyId: id }
  return {
    survey,
    codes: await batches.codeBatchesOf(ctx.tx, of),
    papers: await batches.paperBatchesOf(ctx.tx, of),
    flags: await surveys.flagsOf(ctx.tx, survey.unitId, id),
    ...(await surveys.answered(ctx.tx, survey.unitId, id)),
    left: survey.asked - (await batches.codesMade(ctx.tx, of)),
  }
}

/** A closed survey, for the public; null for any other. */
export async function publicResult(ctx: Ctx, id: number): Promise<(Survey & { result: SurveyResult; closedOn: LocalDate }) | null> {
  const survey = await surveys.surveyById(ctx.tx, id)
  if (survey?.state !== 'closed' || survey.result === null || survey.closedOn === null) return null
  return { ...survey, result: survey.result, closedOn: survey.closedOn }
}

/** Which surveys are there in a unit and under it? Open ones first, then the newest; a page at a time. */
export const surveysUnder = async (ctx: ReadCtx, unitId: number, page: number): Promise<Page<SurveyLine>> =>
  pageOf(await surveys.surveysUnder(ctx.tx, unitId, ctx.today, spanOf(page)))

/** Which surveys came to an end, in the country or in a province? Newest first; a page at a time. */
export const closedSurveys = async (ctx: Ctx, provinceCode: string | null, page: number): Promise<Page<ClosedSurvey>> =>
  pageOf(await surveys.closedSurveys(ctx.tx, provinceCode, spanOf(page)))

/** Which postings are there in a unit and under it? Open ones first, then the newest; a page at a time. */
export const postingsUnder = async (ctx: Ctx, unitId: number, page: number): Promise<Page<Posting>> =>
  pageOf(await postings.postingsUnder(ctx.tx, unitId, spanOf(page)))

/** What hangs today, in the country or in a province? What ends first comes first; a page at a time. */
export const hanging = async (ctx: ReadCtx, provinceCode: string | null, page: number): Promise<Page<HangingPosting>> =>
  pageOf(await postings.hangingOn(ctx.tx, ctx.today, provinceCode, spanOf(page)))

/** A posting; null where there is none. */
export const postingById = (ctx: Ctx, id: number): Promise<Posting | null> => postings.postingById(ctx.tx, id)

/** What was said of a posting, those without an answer first. */
export const opinionsOf = (ctx: Ctx, { unitId, id }: Pick<Posting, 'unitId' | 'id'>): Promise<Opinion[]> =>
  opinions.opinionsOf(ctx.tx, unitId, id)

/** Which sheets of a unit can be posted? Newest first. */
export const postableSheets = (ctx: Ctx, unitId: number): Promise<PostableSheet[]> => postings.postableSheets(ctx.tx, unitId, null)

/** A sheet that can be posted, whose it is, and how long it must hang by its procedure; null where there is none. */
export async function postableSheet(ctx: Ctx, sheetId: number): Promise<(PostableSheet & { unitId: number; lawful: LegalNumber }) | null> {
  const unitId = await postings.unitOfSheet(ctx.tx, sheetId)
  const [sheet] = unitId === null ? [] : await postings.postableSheets(ctx.tx, unitId, sheetId)
  return sheet && unitId !== null ? { ...sheet, unitId, lawful: postingDaysOf(procedureByKey(sheet.procedure)) } : null
}
