import { Refused } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import { type Edge, writing } from '../../platform/events/context.ts'
import { chainOf } from '../units/chain.rules.ts'
import { readAnswers } from './answer.rules.ts'
import { type AttemptKind, countTry, triesOf } from './attempt.queries.ts'
import * as batches from './batch.queries.ts'
import { forgottenBefore, limits, quarterOf, suspicionsOfArrival, tenMinutesOf } from './burst.rules.ts'
import { codeHash, readCode } from './code.rules.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './survey.queries.ts'
import type { Survey } from './types.ts'

/** A resident at the public form: no name, no account; the address only limits tries and is soon forgotten. */
export type Resident = { db: Db; edge: Edge; secret: string; address: string }

const attempt = ({ edge, address }: Resident, kind: AttemptKind) => ({ address, kind, began: quarterOf(edge.now) })

/** Whether this address may go on; counts nothing. */
export const isWithin = async (resident: Resident, kind: AttemptKind, most: number): Promise<boolean> =>
  (await read(resident.db, (tx) => triesOf(tx, attempt(resident, kind)))) < most

/** Counts a try of this address. */
export const count = (resident: Resident, kind: AttemptKind): Promise<number> =>
  write(resident.db, (tx) => countTry(tx, attempt(resident, kind), forgottenBefore(resident.edge.now)))

type Entry = { survey: Survey; found: batches.FoundCode; hash: string }

/** What a code opens. A wrong one counts against the address; one that was used, or whose survey is over, is told so. */
async function enter(resident: Resident, typed: string): Promise<Result<Entry>> {
  if (!(await isWithin(resident, 'wrongCode', limits.wrongCodes))) return refused(refusals.tooMany)
  const code = readCode(typed)
  const hash = code === null ? '' : codeHash(resident.secret, 'survey', code)
  const known = code === null ? null : await read(resident.db, (tx) => surveyOf(tx, hash))
  if (!known) {
    await count(resident, 'wrongCode')
    return refused(refusals.badCode)
  }
  const { found, survey } = known
  if (survey.state !== 'open') return refused(refusals.over)
  if (found.annulled) return refused(refusals.deadCode)
  if (found.used) return refused(refusals.usedCode)
  const { today } = resident.edge
  if (today < survey.opensOn) return refused(refusals.notYetOpen(survey.opensOn))
  return today > survey.closesOn ? refused(refusals.over) : done({ survey, found, hash })
}

async function surveyOf(tx: Parameters<typeof batches.codeByHash>[0], hash: string) {
  const found = await batches.codeByHash(tx, hash)
  const survey = found ? await queries.surveyById(tx, found.surveyId) : null
  return found && survey ? { found, survey } : null
}

/** Which survey does a code let into? Uses nothing up. */
export async function lookCode(resident: Resident, typed: string): Promise<Result<Survey>> {
  const entry = await enter(resident, typed)
  return entry.ok ? done(entry.value.survey) : entry
}

/**
 * Takes an answer: the code is used up, and the box of its batch counts each content. Nothing joins the code to what was answered, and the log
 * tells only that an answer came.
 */
export async function sendAnswer(resident: Resident, typed: string, given: ReadonlyMap<string, string>): Promise<Result<object>> {
  const entry = await enter(resident, typed)
  if (!entry.ok) return entry
  const { survey, found, hash } = entry.value
  const answers = readAnswers(survey.contents, given)
  if (!answers.ok) return answers
  const { unitId } = survey
  const of = { unitId, surveyId: survey.id }
  return writing(resident, async (ctx) => {
    await queries.holdSurvey(ctx.tx, survey.id)
    const held = await surveyOf(ctx.tx, hash)
    if (held?.survey.state !== 'open') throw new Refused(refusals.over)
    if (held.found.annulled) throw new Refused(refusals.deadCode)
    const { web, paper } = await queries.answered(ctx.tx, unitId, survey.id)
    if (!(await batches.useCode(ctx.tx, { unitId, hash, on: ctx.today }))) throw new Refused(refusals.usedCode)
    if (web + paper >= survey.asked) throw new Refused(refusals.full)
    await batches.countAnswer(ctx.tx, { ...of, batchId: found.batchId, answers: orThrow(answers) })
    await ctx.enter({ chain: chainOf(survey), kind: 'consultation.answered', payload: { surveyId: survey.id, answer: web + 1 } })
    const inTenMinutes = await batches.countArrival(ctx.tx, { ...of, began: tenMinutesOf(ctx.now) })
    const ofAddress = await countTry(ctx.tx, attempt(resident, 'answer'), forgottenBefore(ctx.now))
    for (const suspicion of suspicionsOfArrival(ctx.now, { inTenMinutes, ofAddress }))
      if (await queries.raise(ctx.tx, { ...of, found: suspicion, at: ctx.now }))
        await ctx.enter({ chain: chainOf(survey), kind: 'consultation.flagRaised', payload: { surveyId: survey.id, ...suspicion } })
    return {}
  })
}
