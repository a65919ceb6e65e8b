import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { procedureByKey } from '../assessment/procedures.ts'
import { allowed, may, roles } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { rulesOf } from './dossier.procedures.ts'
import { councilToday, dossierOf, filesFor, type WholeDossier, wholeDossier } from './dossier.reads.ts'
import { conditionNames, refusals, stateNames } from './dossier.text.ts'
import type { Decision, Dossier } from './dossier.types.ts'
import {
  actsOf,
  conditionView,
  criterionViews,
  dossierTitle,
  leadOf,
  paperViews,
  postingText,
  snapshotView,
  stepView,
  todosOf,
  trackOf,
} from './dossier.views.ts'
import { procedureView } from './procedure.views.ts'
import { ruleText, sessionView } from './session.views.ts'

/** A dossier that this visitor may read; elsewhere it is not found. */
export async function readable(ctx: ReadCtx, actor: Actor, id: number): Promise<Result<Dossier>> {
  const dossier = await dossierOf(ctx, id)
  if (!dossier) return refused(refusals.unknown)
  const held = allowed(actor, 'dossier.read', await placeOf(ctx, dossier.unitId))
  if (held.ok) return done(dossier)
  return refused(held.refusal.status === 404 ? refusals.unknown : held.refusal)
}

/** All that the page of a dossier shows this visitor. */
export async function deskView(ctx: ReadCtx, actor: Actor, id: number) {
  const found = await readable(ctx, actor, id)
  if (!found.ok) return found
  const dossier = found.value
  const place = await placeOf(ctx, dossier.unitId)
  const whole = await wholeDossier(ctx, dossier)
  const acts = actsOf(actor, place, dossier.state)
  const rules = rulesOf(dossier.rules)
  const prepares = actor.chosen !== null && roles[actor.chosen.role].includes('dossier.prepare')
  return done({
    ...{ id, version: dossier.version, today: ctx.today, acts, mayVote: may(actor, 'dossier.vote', place) },
    ...headOf(whole),
    todos: todosOf(acts, waitsForVote(whole, actor), whole.missing.length === 0),
    rules: `Theo ${rules.name.toLowerCase()}. Điều kiện nào chưa rõ thì coi là chưa đáp ứng.`,
    conditions: whole.content.conditions.map(conditionView),
    assertable: rules.conditions
      .filter(({ key, by, kinds }) => kinds.includes(dossier.kind) && (by === 'asserted' || key === 'satisfaction'))
      .map(({ key }) => ({ value: key, text: conditionNames[key] })),
    // a department speaks for itself, the office names the body
    speaksFor: prepares ? null : (actor.chosen?.bodyName ?? null),
    papers: paperViews(dossier, papersShown(whole)),
    files: acts.includes('amend') ? await filesFor(ctx, dossier.unitId) : [],
    criteria: criterionViews(whole.content),
    sheet: sheetText(whole),
    satisfaction:
      whole.content.conditions.find(({ key }) => key === 'satisfaction')?.text ?? 'Hồ sơ này không yêu cầu lấy ý kiến hài lòng.',
    posting: postingText(whole.posting),
    procedure: whole.procedure === null ? null : procedureView(procedureByKey(whole.procedure)),
    sessions: whole.sessions.map((session) => sessionView(session, actor)),
    council: acts.includes('convene') ? await councilView(ctx, dossier) : null,
    decision: whole.decision && decisionView(whole.decision),
    steps: whole.steps.map(stepView),
  })
}

/** Whether the seat of this visitor has not voted while others may. */
function waitsForVote({ sessions: [last] }: WholeDossier, actor: Actor): boolean {
  const mine = last?.seats.find(({ assignmentId }) => assignmentId === actor.chosen?.assignmentId)
  return last?.session.state === 'voting' && mine !== undefined && !mine.voted && mine.barredBecause === null
}

/** Papers are those that the council sees; their numbers of here only serve to take one out. */
const papersShown = ({ frozen, content, papers }: WholeDossier) =>
  frozen ? content.papers.map((paper, at) => ({ ...paper, id: at })) : papers

function headOf(whole: WholeDossier) {
  const { dossier, content, steps, missing, decision, frozen } = whole
  const [last] = whole.sessions
  const { name, province } = content.unit
  return {
    title: dossierTitle(dossier),
    unit: province ? `${name}, ${province}` : name,
    bookedYear: dossier.bookedYear,
    set: content.set.name,
    stateName: stateNames[dossier.state],
    lead: leadOf({
      ...{ state: dossier.state, missing: missing.length, decision },
      result: last?.result ?? null,
      attendance: last?.attendance.text ?? null,
      voting: last?.session.state === 'voting',
    }),
    track: trackOf(dossier.state, steps),
    frozen: frozen && snapshotView(frozen),
    snapshots: whole.snapshots.map(snapshotView),
    changes: whole.changes,
    missing,
  }
}

const sheetText = ({ content: { sheet, dossier } }: WholeDossier): string =>
  sheet
    ? `Phiếu số ${sheet.id}, số liệu đến ${formatDate(sheet.asOf)}${sheet.submittedOn ? `, nộp ngày ${formatDate(sheet.submittedOn)}` : ''}.`
    : `Kết quả đến ngày ${formatDate(dossier.asOf)}; hồ sơ này không kèm phiếu.`

async function councilView(ctx: ReadCtx, dossier: Dossier) {
  const { members, rule } = await councilToday(ctx, dossier)
  return {
    members: members.map(({ assignmentId, person, post }) => ({ id: assignmentId, text: `${person} (${post})` })),
    rule: rule.ok ? { text: ruleText(rule.value), offenders: null } : { text: rule.refusal.text, offenders: rule.refusal.offenders ?? [] },
  }
}

function decisionView({ authority, capacity, post, signer, number, decidedOn, snapshot, hash, body, publishedOn }: Decision) {
  const block = [`${authority} ${capacity}`.trim(), post].filter((line) => line !== '').join(', ')
  const head =
    number && decidedOn ? `Quyết định số ${number} ngày ${formatDate(decidedOn)} của ${body}` : `Quyết định của ${body}, chưa có số`
  return { text: `${head}. Người ký: ${block}, ${signer}.`, snapshot, hash, publishedOn: publishedOn && formatDate(publishedOn) }
}
