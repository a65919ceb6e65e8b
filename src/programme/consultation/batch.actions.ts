import { randomBytes } from 'node:crypto'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { openSurveyOf } from './acting.actions.ts'
import * as batches from './batch.queries.ts'
import { suspicionsOfPapers } from './burst.rules.ts'
import { codeFrom, codeHash } from './code.rules.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './survey.queries.ts'
import { type PaperForm, readPapers, wholeNumber } from './survey.rules.ts'
import type { Survey } from './types.ts'

const mostCodes = 500

/**
 * Makes invitation codes for a village or area. They are given back this one time, to be printed; the database keeps their hashes, keyed with
 * the secret of the installation. Refused where a survey would have more codes than households that are asked.
 */
export const makeCodes = (
  acting: Acting & { secret: string },
  surveyId: number,
  form: { label: string; count: string },
): Promise<Result<{ survey: Survey; batchId: number; label: string; codes: string[] }>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.run', surveyId)
    const [label, count] = [tidy(form.label), wholeNumber(form.count, 1)]
    if (label === '' || count === null || count > mostCodes) throw new Refused(refusals.badBatch)
    const of = { unitId: survey.unitId, surveyId }
    const left = survey.asked - (await batches.codesMade(ctx.tx, of))
    if (count > left) throw new Refused(refusals.tooManyCodes(left))
    const codes = Array.from({ length: count }, () => codeFrom(randomBytes(16)))
    const hashes = codes.map((code) => codeHash(acting.secret, 'survey', code))
    const batchId = await batches.addCodes(ctx.tx, { ...of, label, hashes, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.codesMade', payload: { surveyId, batchId, label, count } })
    return { survey, batchId, label, codes }
  })

/** Sets a batch of codes aside, with all answers that came by them: what was printed was lost, or used by others than those asked. */
export const annulCodes = (acting: Acting, surveyId: number, batchId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.run', surveyId)
    const because = tidy(reason)
    if (because === '') throw new Refused(refusals.noReason)
    const answers = await batches.annulCodes(ctx.tx, { unitId: survey.unitId, surveyId, batchId, because, at: ctx.now })
    if (answers === null) throw new Refused(refusals.noBatch)
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.codesAnnulled', payload: { surveyId, batchId, answers, because } })
    return {}
  })

/** Types in papers that were counted together; they count when a second person has compared them with the scan. */
export const enterPapers = (acting: Acting, surveyId: number, form: PaperForm): Promise<Result<{ batchId: number }>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.enter', surveyId)
    if (ctx.today < survey.opensOn) throw new Refused(refusals.notYetOpen(survey.opensOn))
    const papers = orThrow(readPapers(form, survey.contents))
    const of = { unitId: survey.unitId, surveyId }
    const waiting = (await batches.paperBatchesOf(ctx.tx, of)).filter(({ state }) => state === 'entered')
    const { web, paper } = await queries.answered(ctx.tx, survey.unitId, surveyId)
    const left = survey.asked - web - paper - waiting.reduce((sum, one) => sum + one.papers, 0)
    if (papers.papers > left) throw new Refused(refusals.tooManyPapers(left))
    const batchId = await batches.addPapers(ctx.tx, { ...of, ...papers, personId: acting.actor.personId, name: ctx.actor, at: ctx.now })
    const payload = { surveyId, batchId, ...papers, personId: acting.actor.personId }
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.papersEntered', payload })
    for (const found of suspicionsOfPapers(batchId, papers.papers, papers.counts)) {
      await queries.raise(ctx.tx, { ...of, found, at: ctx.now })
      await ctx.enter({ chain: chainOf(survey), kind: 'consultation.flagRaised', payload: { surveyId, ...found } })
    }
    return { batchId }
  })

/** A second person found papers to be as they were typed in, or returns them with what is wrong; returned ones do not count and are typed in anew. */
export const settlePapers = (
  acting: Acting,
  surveyId: number,
  batchId: number,
  said: { agrees: true } | { agrees: false; reason: string },
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const survey = await openSurveyOf(ctx, acting.actor, 'survey.enter', surveyId)
    const of = { unitId: survey.unitId, surveyId }
    const batch = (await batches.paperBatchesOf(ctx.tx, of)).find(({ id }) => id === batchId)
    if (!batch) throw new Refused(refusals.noBatch)
    const { personId } = acting.actor
    if (batch.enteredById === personId) throw new Refused(refusals.ownPapers)
    const reason = said.agrees ? null : tidy(said.reason)
    if (reason === '') throw new Refused(refusals.noReason)
    const state = said.agrees ? 'checked' : 'returned'
    const first = await batches.settlePapers(ctx.tx, { ...of, batchId, state, personId, name: ctx.actor, at: ctx.now, reason })
    if (!first) throw new Refused(refusals.batchDone)
    const payload = { surveyId, batchId, papers: batch.papers, personId, ...(reason === null ? {} : { reason }) }
    await ctx.enter({ chain: chainOf(survey), kind: said.agrees ? 'consultation.papersChecked' : 'consultation.papersReturned', payload })
    return {}
  })
