import type { Paper } from '../../platform/base/paper.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tell } from '../desk/actions.ts'
import type { Audience } from '../desk/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { doerOf, heldDocument, situationOf } from './acting.actions.ts'
import { signatureOf } from './authority.rules.ts'
import * as queries from './document.queries.ts'
import { paperHash } from './draft.actions.ts'
import { examineNow, openContradictions } from './examine.actions.ts'
import type { Examiner } from './port.reads.ts'
import { mayTake, type Situation, steps } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { typeNames } from './text.ts'
import type { DocumentStep, OfficialDocument } from './types.ts'

/** Steps that lead back, with their reason. */
const reasoned: readonly DocumentStep[] = ['return', 'recall', 'drop']

type Taken = { situation: Situation; reason: string | null; paper?: Paper; extra?: Record<string, unknown> }

/** Writes a step down: where the document stands now, who took the step, what it says from then on. */
export async function take(ctx: WriteCtx, acting: Acting, step: DocumentStep, { situation, reason, paper, extra }: Taken): Promise<void> {
  const { document } = situation
  const who = doerOf(acting.actor)
  const { joined } = orThrow(mayTake(step, situation, who, ctx.today))
  const { to } = steps[step]
  const at = { unitId: document.unitId, documentId: document.id }
  const version = document.version + (paper ? 1 : 0)
  const hash = paper && paperHash(paper)
  if (paper) {
    const because = step === 'sign' ? 'Ký' : 'Cấp số, ngày'
    const filled = step === 'sign' ? 'sign' : 'number'
    await queries.addVersion(ctx.tx, {
      ...at,
      number: version,
      paper,
      because,
      filled,
      personId: who.personId,
      writtenBy: ctx.actor,
      writtenAt: ctx.now,
    })
    await queries.countVersion(ctx.tx, document.id, version)
  }
  const signed = step === 'sign' && hash ? { hash } : null
  await queries.moveDocument(ctx.tx, {
    ...at,
    id: document.id,
    state: to,
    on: ctx.today,
    signed,
    issued: step === 'issue',
    unsigned: to === 'drafting',
  })
  await queries.addStep(ctx.tx, {
    ...at,
    ...{ number: document.steps + 1, kind: step, toState: to, version, reason, joined, personId: who.personId },
    ...{ by: ctx.actor, post: acting.actor.chosen?.postName ?? '', on: ctx.today, at: ctx.now },
  })
  const payload = {
    documentId: document.id,
    step,
    to,
    version,
    ...(reason ? { reason } : {}),
    ...(joined ? { joined } : {}),
    ...(hash ? { hash } : {}),
    ...extra,
  }
  await ctx.enter({ chain: chainOf(document), kind: `documents.${step}`, payload })
  await tellNext(ctx, situation, step)
}

const drafterOf = ({ unitId, drafterId }: OfficialDocument): Audience => ({ unitId, personId: drafterId })
const clerksOf = ({ unitId, clerkBodyId }: OfficialDocument): Audience => ({ unitId, bodyId: clerkBodyId, verb: 'documents.number' })

/** Who hears of a step, and what. */
function toldOf(step: DocumentStep, { document, authority }: Situation): [Audience | null, string][] {
  const approver: Audience | null =
    document.approverPersonId === null ? null : { unitId: document.unitId, personId: document.approverPersonId }
  const signer: Audience | null = authority && { unitId: document.unitId, personId: authority.personId }
  switch (step) {
    case 'submit':
      return [[approver, 'chờ duyệt nội dung']]
    case 'approve':
      return [[clerksOf(document), 'chờ kiểm tra thể thức']]
    case 'check':
      return [[signer, 'chờ ký']]
    case 'sign':
      return [[clerksOf(document), 'đã ký, chờ cấp số']]
    case 'number':
      return [[drafterOf(document), 'đã được cấp số']]
    case 'issue':
      return [[drafterOf(document), 'đã phát hành']]
    case 'return':
      return [[drafterOf(document), 'bị trả lại']]
    case 'recall':
      return [
        [drafterOf(document), 'bị thu hồi'],
        [clerksOf(document), 'bị thu hồi'],
      ]
    case 'withdraw':
    case 'drop':
      return []
  }
}

const shortest = (subject: string) => (subject.length > 120 ? `${subject.slice(0, 117)}…` : subject)

async function tellNext(ctx: WriteCtx, situation: Situation, step: DocumentStep): Promise<void> {
  const { id, steps: count, type, subject } = situation.document
  const notices = toldOf(step, situation).flatMap(([to, what], at) =>
    to
      ? [
          {
            to,
            key: `document:${id}:${step}:${count + 1}:${at}`,
            title: `${typeNames[type]} «${shortest(subject)}» ${what}`,
            href: `/van-ban-di/${id}`,
          },
        ]
      : [],
  )
  await tell(ctx, notices)
}

/** What a document says now. */
export const paperOf = async (ctx: WriteCtx, { id, version }: OfficialDocument): Promise<Paper> =>
  (await queries.versionOf(ctx.tx, id, version))?.paper ?? refuse(refusals.unknown)

/** Takes a step other than number: hand in, approve, check, sign, issue, give back, take back, recall, drop. */
export const takeStep = (
  acting: Acting,
  id: number,
  step: Exclude<DocumentStep, 'number'>,
  { seen, reason: typed, examine }: { seen: number; reason: string; examine: Examiner },
): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const document = await heldDocument(ctx, acting.actor, id, seen)
    const situation = await situationOf(ctx, document)
    const reason = tidy(typed) || null
    // who may not do it hears that before what is missing
    orThrow(mayTake(step, situation, doerOf(acting.actor), ctx.today))
    if (reasoned.includes(step) && reason === null) return refuse(refusals.noReason)
    if (step === 'submit' || step === 'sign') await examineNow(ctx, document, examine)
    if (step === 'sign') {
      const open = await openContradictions(ctx, id)
      if (open.length > 0) return refuse(refusals.contradictions(open))
    }
    const { authority } = situation
    if (step !== 'sign' || !authority) {
      await take(ctx, acting, step, { situation, reason })
      return {}
    }
    const paper = await paperOf(ctx, document)
    await take(ctx, acting, step, { situation, reason, paper: { ...paper, signatures: [signatureOf(authority, authority.name)] } })
    return {}
  })
