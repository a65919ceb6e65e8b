import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { earlier } from '../calendar/round.rules.ts'
import { tell } from '../desk/actions.ts'
import { draft } from '../documents/actions.ts'
import { may } from '../people/access.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { ancestorsOf } from '../units/reads.ts'
import { before, ownReport, sentReport } from './acting.actions.ts'
import { appendicesOf } from './appendix.reads.ts'
import { addIncluded, markAggregated } from './below.queries.ts'
import { sentBelow } from './below.reads.ts'
import { checkReport, standing } from './check.reads.ts'
import { silentTokens } from './compose.rules.ts'
import { reportPaper } from './paper.reads.ts'
import { isWritten, steps } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './report.queries.ts'
import { type Live, liveReport, shownReport } from './report.reads.ts'
import { titleOf } from './title.rules.ts'
import type { FrozenContent, Report, ReportStep } from './types.ts'

type Move = { version?: number; reason?: string; frozen?: number; sent?: number; because?: string | null }

/** Takes a step, says so in the log. */
async function take(ctx: WriteCtx, { actor }: Acting, report: Report, verb: ReportStep, move: Move = {}): Promise<void> {
  const { version = report.frozen || null, reason = '', ...rest } = move
  const { to } = steps[verb]
  const who = { by: ctx.actor, post: actor.chosen?.postName ?? '', at: ctx.now }
  await queries.addStep(ctx.tx, report, { verb, fromState: report.state, toState: to, version, reason, ...who }, rest)
  await ctx.enter({
    chain: chainOf(report),
    kind: `reports.${verb}`,
    payload: { reportId: report.id, version, ...(reason === '' ? {} : { reason }) },
  })
}

/** Tells whoever has the verb at a unit; once for each step of the report. */
const telling = (
  ctx: WriteCtx,
  report: Report,
  to: { unitId: number; verb: 'reports.approve' | 'reports.compose' | 'reports.receive' },
  words: string,
) =>
  tell(ctx, [
    {
      to,
      key: `report:${report.id}:${report.steps + 1}`,
      title: `${words}: ${titleOf(report)}, ${report.unitName}`,
      href: `/bao-cao/${report.id}`,
    },
  ])

export type SubmitForm = { seen: number; partial: boolean; because: string }

/** What must be so before figures are frozen. */
async function refuseUnready(ctx: WriteCtx, report: Report, live: Live, form: SubmitForm): Promise<FrozenContent['checked']> {
  if (ctx.today < report.closesOn) return refuse(refusals.notClosed(report.closesOn))
  const silent = silentTokens(live.sections, live.ledger)
  if (silent.length > 0) return refuse(refusals.silent(silent))
  const reasons = new Map((await queries.acknowledgedOf(ctx.tx, report)).map(({ finding, reason }) => [finding, reason]))
  const checked = await checkReport(ctx, report, live, reasons)
  const open = standing(checked)
  if (open.length > 0)
    return refuse(
      refusals.findings(
        open.map(({ finding }) => ({ where: `«${finding.sentence.trim()}»`, what: `${finding.how} ${finding.likely}`.trim() })),
      ),
    )
  const { below } = live.ledger
  const missing = below === null ? 0 : below.asked - below.came
  if (below !== null && missing > 0 && !(form.partial && tidy(form.because) !== ''))
    return refuse(
      refusals.partial(
        missing,
        below.asked,
        below.missing.map((where) => ({ where, what: 'chưa gửi báo cáo' })),
      ),
    )
  return { findings: checked.length, acknowledged: checked.filter(({ own }) => own).length }
}

/**
 * «Chốt số liệu»: freezes everything that the report says, with hashes, and asks for approval. Refused before the closing day, while own words
 * contradict themselves or the data without a reason, and while units below are missing unless a part is wanted with its reason.
 */
export const submitReport = (acting: Acting, id: number, form: SubmitForm): Promise<Result<{ version: number }>> =>
  writing(acting, async (ctx) => {
    const report = before(await ownReport(ctx, acting.actor, 'reports.compose', id), 'submit', form.seen)
    const live = await liveReport(ctx, report)
    const checked = await refuseUnready(ctx, report, live, form)
    const { ledger, sections } = live
    const content: FrozenContent = { ledger, sections, checked }
    const appendices = await appendicesOf(ctx, { report, ledger })
    const version = report.frozen + 1
    const partial = ledger.below !== null && ledger.below.came < ledger.below.asked
    const because = [report.because ?? (version > 1 ? 'Trình lại' : ''), partial ? `Tổng hợp một phần: ${tidy(form.because)}` : '']
      .filter((one) => one !== '')
      .join('. ')
    const hash = sha256(canonical({ content, appendices }))
    await queries.addVersion(ctx.tx, report, { version, content, appendices, partial, hash, because, by: ctx.actor, at: ctx.now })
    if (ledger.below !== null) await include(ctx, acting, report, version)
    await take(ctx, acting, report, 'submit', { version, frozen: version, because: null, reason: because })
    await ctx.enter({ chain: chainOf(report), kind: 'reports.frozen', payload: { reportId: id, version, hash, partial } })
    await telling(ctx, report, { unitId: report.unitId, verb: 'reports.approve' }, 'Chờ duyệt')
    return { version }
  })

/** Reports of communes that this version rests on; received ones are aggregated by it. */
async function include(ctx: WriteCtx, { actor }: Acting, report: Report, version: number): Promise<void> {
  const until = earlier(report.closesOn, ctx.today)
  const below = await sentBelow(ctx, report, until)
  if (below.length === 0) return
  await addIncluded(ctx.tx, { unitId: report.unitId, reportId: report.id, version }, below)
  const who = { by: ctx.actor, post: actor.chosen?.postName ?? '', at: ctx.now, reason: titleOf(report) }
  await markAggregated(ctx.tx, below, who)
}

/** The leader approves what was frozen. */
export const approveReport = (acting: Acting, id: number, seen: number): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = before(await ownReport(ctx, acting.actor, 'reports.approve', id), 'approve', seen)
    await take(ctx, acting, report, 'approve')
    await telling(ctx, report, { unitId: report.unitId, verb: 'reports.compose' }, 'Đã duyệt')
  })

/** The leader gives it back with the reason; the next freezing makes a next version. */
export const sendBackReport = (acting: Acting, id: number, seen: number, reason: string): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = before(await ownReport(ctx, acting.actor, 'reports.approve', id), 'sendBack', seen)
    const why = tidy(reason)
    if (why === '') return refuse(refusals.noReason)
    await take(ctx, acting, report, 'sendBack', { reason: why, because: `Sửa sau khi bị trả lại: ${why}` })
    await telling(ctx, report, { unitId: report.unitId, verb: 'reports.compose' }, 'Bị trả lại')
  })

/** Sends the approved version up. */
export const sendReport = (acting: Acting, id: number, seen: number): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const verb = may(acting.actor, 'reports.approve') ? 'reports.approve' : 'reports.compose'
    const report = before(await ownReport(ctx, acting.actor, verb, id), 'send', seen)
    await take(ctx, acting, report, 'send', { sent: report.frozen })
    const above = (await ancestorsOf(ctx, report.unitId, ctx.today)).find(
      ({ level }) => level === (report.level === 'province' ? 'country' : 'province'),
    )
    if (above) await telling(ctx, report, { unitId: above.id, verb: 'reports.receive' }, 'Báo cáo gửi đến')
  })

/** The unit above takes it in. */
export const receiveReport = (acting: Acting, id: number, seen: number): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = before(await sentReport(ctx, acting.actor, id), 'receive', seen)
    await take(ctx, acting, report, 'receive', { version: report.sent ?? 0 })
    await telling(ctx, report, { unitId: report.unitId, verb: 'reports.compose' }, 'Đã tiếp nhận')
  })

/** The unit above gives it back with the reason. */
export const rejectReport = (acting: Acting, id: number, seen: number, reason: string): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = before(await sentReport(ctx, acting.actor, id), 'reject', seen)
    const why = tidy(reason)
    if (why === '') return refuse(refusals.noReason)
    await take(ctx, acting, report, 'reject', { version: report.sent ?? 0, reason: why, because: `Sửa sau khi cấp trên trả lại: ${why}` })
    await telling(ctx, report, { unitId: report.unitId, verb: 'reports.compose' }, 'Cấp trên trả lại')
  })

/** Begins a correction: the next version, with the reason that it will carry. What was sent stands until then. */
export const correctReport = (acting: Acting, id: number, seen: number, reason: string): Promise<Result<void>> =>
  writing(acting, async (ctx) => {
    const report = before(await ownReport(ctx, acting.actor, 'reports.compose', id), 'correct', seen)
    const why = tidy(reason)
    if (why === '') return refuse(refusals.noReason)
    await take(ctx, acting, report, 'correct', { reason: why, because: `Đính chính: ${why}` })
  })

/** Puts the frozen version into the life of a document: number, day and signature are given there. Asked again it gives the same document. */
export const draftDocument = (acting: Acting, id: number): Promise<Result<{ documentId: number }>> =>
  writing(acting, async (ctx) => {
    const report = await ownReport(ctx, acting.actor, 'reports.compose', id)
    if (report.frozen === 0 || isWritten(report.state) || report.state === 'submitted') return refuse(refusals.cannotStep(report.state))
    const shown = await shownReport(ctx, { report, isOwn: true }, report.frozen)
    if (!shown) return refuse(refusals.unknownVersion)
    const source = { kind: 'report', id: `${id}-${report.frozen}`, href: `/bao-cao/${id}?ban=${report.frozen}` }
    const paper = await reportPaper(ctx, report, shown)
    const made = await draft(ctx, acting.actor, { paper, bodyId: report.bodyId, source })
    return { documentId: made.id }
  })
