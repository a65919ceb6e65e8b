import { Refused, refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { unitByCode } from '../units/reads.ts'
import { openSurveyOf } from './acting.actions.ts'
import { paperBatchesOf } from './batch.queries.ts'
import { refusals } from './refusals.text.ts'
import { resultOf, tallyOf } from './satisfaction.rules.ts'
import * as queries from './survey.queries.ts'
import { readSurvey, type SurveyForm } from './survey.rules.ts'
import { flagText } from './text.ts'
import type { Survey, SurveyResult } from './types.ts'

/** Opens a survey of the residents of a commune for a year. Refused with every field that is wrong, and where the year has one already. */
export const openSurvey = (acting: Acting, form: SurveyForm): Promise<Result<{ surveyId: number }>> =>
  writing(acting, async (ctx) => {
    const unit = await unitByCode(ctx, form.unitCode.trim(), ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune(form.unitCode))
    await demand(ctx, acting.actor, 'survey.run', unit.id)
    const survey = orThrow(readSurvey(form, ctx.today))
    const surveyId = await queries.addSurvey(ctx.tx, { ...survey, unitId: unit.id, openedBy: ctx.actor, openedAt: ctx.now })
    if (surveyId === null) throw new Refused(refusals.twice(unit.name, survey.year))
    await ctx.enter({
      chain: chainOf({ unitId: unit.id }),
      kind: 'consultation.surveyOpened',
      payload: { surveyId, unitId: unit.id, ...survey },
    })
    return { surveyId }
  })

/** Gives a survey up, with its reason; another of the year may then be opened. */
export const cancelSurvey = (acting: Acting, surveyId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.run', surveyId)
    const because = tidy(reason)
    if (because === '') throw new Refused(refusals.noReason)
    await queries.cancelSurvey(ctx.tx, surveyId, because)
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.surveyCancelled', payload: { surveyId, because } })
    return {}
  })

/** Says what something suspicious was; a batch that is not to count is annulled or returned apart from it. */
export const resolveFlag = (acting: Acting, surveyId: number, flagId: number, said: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.run', surveyId)
    const resolution = tidy(said)
    if (resolution === '') throw new Refused(refusals.noReason)
    const found = await queries.resolveFlag(ctx.tx, { surveyId, flagId, by: ctx.actor, at: ctx.now, resolution })
    if (!found) throw new Refused(refusals.batchDone)
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.flagResolved', payload: { surveyId, flagId, resolution } })
    return {}
  })

/**
 * Closes a survey: what came out is frozen, and its hash goes into the event log. Refused before its last day unless every household has
 * answered, and with all that is still to be looked at by name.
 */
export const closeSurvey = (acting: Acting, surveyId: number): Promise<Result<{ result: SurveyResult; hash: string }>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.run', surveyId)
    const result = await reckon(ctx, survey)
    if (ctx.today <= survey.closesOn && result.answered < survey.asked) throw new Refused(refusals.stillOpen(survey.closesOn))
    await demandNothingLeft(ctx, survey)
    const hash = sha256(canonical(result))
    await queries.closeSurvey(ctx.tx, { id: surveyId, on: ctx.today, by: ctx.actor, result, hash })
    const { answered, verdict, contents } = result
    const shares = contents.map(({ key, share }) => ({ key, ...share }))
    const payload = { surveyId, hash, households: survey.households, asked: survey.asked, answered, verdict, shares }
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.surveyClosed', payload })
    return { result, hash }
  })

async function reckon(ctx: WriteCtx, survey: Survey): Promise<SurveyResult> {
  const came = await queries.answered(ctx.tx, survey.unitId, survey.id)
  const counts = tallyOf(survey.contents, await queries.countsOf(ctx.tx, survey.unitId, survey.id))
  for (const [content, { satisfied, notSatisfied, noOpinion, blank }] of Object.entries(counts))
    if (satisfied + notSatisfied + noOpinion + blank !== came.web + came.paper)
      throw new Error(`survey ${survey.id}: the counts of ${content} are not those of ${came.web + came.paper} answers`)
  return resultOf(survey, { ...came, counts })
}

async function demandNothingLeft(ctx: WriteCtx, survey: Survey): Promise<void> {
  const papers = await paperBatchesOf(ctx.tx, { unitId: survey.unitId, surveyId: survey.id })
  const flags = await queries.flagsOf(ctx.tx, survey.unitId, survey.id)
  const left = [
    ...papers
      .filter(({ state }) => state === 'entered')
      .map(({ label }) => ({ where: `Lô phiếu giấy «${label}»`, what: 'chưa có người thứ hai kiểm tra' })),
    ...flags.filter(({ resolvedBy }) => resolvedBy === null).map((flag) => ({ where: flagText(flag), what: 'chưa xem xét' })),
  ]
  if (left.length > 0) refuse(refusals.notReady(left))
}
