import { canonical, sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { FactCheck } from '../evidence/types.ts'
import * as queries from './verify.queries.ts'

/** What was sealed is there, says what its hash says, and its hash is the one that the log tells. */
function checkSealed(fact: string, rows: queries.Sealed[], digest: (content: unknown) => string): FactCheck {
  const wrong = rows.find(({ content, hash, told }) => told === null || hash !== told || digest(content) !== told)
  if (!wrong) return { fact, checked: rows.length, wrong: null }
  const { unit, source, told, hash } = wrong
  return { fact, checked: rows.length, wrong: { unit, source, told: told === null ? null : 1, found: hash === null ? null : 1 } }
}

function checkCounted(fact: string, rows: queries.Counted[]): FactCheck {
  const checked = rows.reduce((sum, { found }) => sum + (found ?? 0), 0)
  return { fact, checked, wrong: rows.find(({ told, found }) => told !== found) ?? null }
}

function checkAgreed(fact: string, rows: queries.Agreed[]): FactCheck {
  const wrong = rows.find(({ agrees }) => !agrees)
  return { fact, checked: rows.length, wrong: wrong ? { ...wrong, told: wrong.rows, found: wrong.rows } : null }
}

/**
 * Are results of surveys, papers, answers over the web, postings and opinions those that the log tells of? Of the web only how many answers
 * came can be told, and that the boxes hold as many: what was answered is joined to nothing.
 */
export async function checkFacts({ tx }: ReadCtx): Promise<FactCheck[]> {
  const frozen = (content: unknown) => sha256(canonical(content))
  return [
    checkSealed('consultation.survey', await queries.sealedSurveys(tx), frozen),
    checkCounted('consultation.answer', await queries.webAnswers(tx)),
    checkAgreed('consultation.box', await queries.boxes(tx)),
    checkAgreed('consultation.paper', await queries.papers(tx)),
    checkSealed('consultation.posting', await queries.sealedPostings(tx), frozen),
    checkSealed('consultation.opinion', await queries.sealedOpinions(tx), (text) => sha256(String(text))),
  ]
}
