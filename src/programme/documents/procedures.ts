import { done, type Result, refused } from '../../platform/base/result.ts'
import { refusals } from './refusals.text.ts'
import type { Authority, DocumentState, DocumentStep, Doer, JoinedPair, Joining, OfficialDocument, TakenStep } from './types.ts'

/** Where each step leads and from where (Decree 30/2020, articles 10 to 18). */
export const steps: Readonly<Record<DocumentStep, { from: readonly DocumentState[]; to: DocumentState }>> = {
  submit: { from: ['drafting'], to: 'content' },
  approve: { from: ['content'], to: 'form' },
  check: { from: ['form'], to: 'signing' },
  sign: { from: ['signing'], to: 'signed' },
  number: { from: ['signed'], to: 'numbered' },
  issue: { from: ['numbered'], to: 'issued' },
  return: { from: ['content', 'form', 'signing', 'signed'], to: 'drafting' },
  withdraw: { from: ['content', 'form', 'signing'], to: 'drafting' },
  recall: { from: ['issued'], to: 'recalled' },
  drop: { from: ['drafting'], to: 'dropped' },
}

/** Which step a state waits for. */
export const nextStep: Partial<Record<DocumentState, DocumentStep>> = {
  drafting: 'submit',
  content: 'approve',
  form: 'check',
  signing: 'sign',
  signed: 'number',
  numbered: 'issue',
}

export const mayStep = (state: DocumentState, step: DocumentStep): boolean => steps[step].from.includes(state)

/** What the procedure asks of a document besides its state. */
export type Situation = {
  document: OfficialDocument
  /** all steps, in their order */
  taken: readonly TakenStep[]
  /** everybody who wrote a version */
  writers: readonly number[]
  authority: Authority | null
  joinings: readonly Pick<Joining, 'pair' | 'reason'>[]
}

type Allowed = { joined: string | null }
const free = done<Allowed>({ joined: null })

/** Who took a step since the document was last handed in; null: nobody yet. */
export function doerOf(taken: readonly TakenStep[], step: DocumentStep): number | null {
  const since = taken.findLastIndex(({ toState }) => toState === 'drafting')
  return taken.slice(since + 1).findLast(({ kind }) => kind === step)?.personId ?? null
}

const clerksFor = ({ bodyId, clerkBodyId }: OfficialDocument) => [bodyId, clerkBodyId]
const isClerk = (document: OfficialDocument, who: Doer) =>
  who.verbs.includes('documents.number') && clerksFor(document).includes(who.bodyId)
const isDrafter = (document: OfficialDocument, who: Doer) =>
  who.verbs.includes('documents.draft') && (document.drafterId === who.personId || document.draftBodyId === who.bodyId)

/** Whether the step is this person's to take, apart from what else they did with the document. */
export function isTheirs(step: DocumentStep, { document, authority, joinings }: Situation, who: Doer): boolean {
  if (who.unitId !== document.unitId) return false
  const approves = document.approverId === who.assignmentId
  const signs = authority?.assignmentId === who.assignmentId && who.verbs.includes('documents.sign')
  const joined = (pair: JoinedPair) => joinings.some((one) => one.pair === pair)
  const checks = isClerk(document, who) || (joined('approve+check') && approves) || (joined('check+sign') && signs)
  const next = nextStep[document.state]
  switch (step) {
    case 'submit':
    case 'withdraw':
    case 'drop':
      return isDrafter(document, who)
    case 'approve':
      return approves
    case 'check':
      return checks
    case 'sign':
      return signs
    case 'number':
    case 'issue':
      return isClerk(document, who)
    case 'recall':
      return who.verbs.includes('documents.sign') && (signs || who.bodyId === document.bodyId)
    case 'return':
      return next !== undefined && next !== 'submit' && isTheirs(next, { document, authority, joinings, taken: [], writers: [] }, who)
  }
}

/** May this person add the signed file, a scan, or what became of handing it over? Whoever drafts, signs or numbers it, from the signature on. */
export function mayAttach(document: OfficialDocument, authority: Authority | null, who: Doer): Result<Allowed> {
  if (!['signed', 'numbered', 'issued'].includes(document.state)) return refused(refusals.notNow(document.state))
  const signs = authority?.assignmentId === who.assignmentId
  const isOwn = who.unitId === document.unitId && (signs || isClerk(document, who) || isDrafter(document, who))
  return isOwn ? free : refused(refusals.notYours('issue'))
}

/** Two steps of one person: free where they stand apart, told why where the body joined them, else refused. */
function apart(situation: Situation, who: Doer, pairs: readonly [DocumentStep | 'draft', JoinedPair][]): Result<Allowed> {
  const reasons: string[] = []
  for (const [earlier, pair] of pairs) {
    const did = earlier === 'draft' ? situation.writers.includes(who.personId) : doerOf(situation.taken, earlier) === who.personId
    if (!did) continue
    const joining = situation.joinings.find((one) => one.pair === pair)
    if (!joining) return refused(refusals.twoSteps(pair))
    reasons.push(joining.reason)
  }
  return done({ joined: reasons.length === 0 ? null : [...new Set(reasons)].join('; ') })
}

/** May this person take this step now? Gives why two steps were joined, where they were. */
export function mayTake(step: DocumentStep, situation: Situation, who: Doer, today: string): Result<Allowed> {
  const { document, writers, authority } = situation
  if (!mayStep(document.state, step)) return refused(refusals.notNow(document.state))
  if (!isTheirs(step, situation, who)) return refused(refusals.notYours(step))
  if (step === 'submit') {
    if (document.approverId === null) return refused(refusals.noApprover)
    if (document.authorityId === null) return refused(refusals.noSigner)
  }
  if (step === 'approve') return writers.includes(who.personId) ? refused(refusals.ownDraft) : free
  if (step === 'check')
    return apart(situation, who, [
      ['draft', 'draft+check'],
      ['approve', 'approve+check'],
    ])
  if (step !== 'sign') return free
  if (writers.includes(who.personId)) return refused(refusals.ownDraft)
  if (who.delegatedBy !== null) return refused(refusals.delegated(who.delegatedBy))
  if (!authority || authority.from > today || (authority.until !== null && authority.until < today))
    return refused(refusals.authorityOver(authority))
  return apart(situation, who, [
    ['approve', 'approve+sign'],
    ['check', 'check+sign'],
  ])
}
