import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { meetingFor } from './acting.actions.ts'
import * as queries from './document.queries.ts'
import { figureKeys, statedFigures } from './figure.reads.ts'
import { refusals } from './refusals.text.ts'
import { longestText, tokensOf } from './token.rules.ts'
import type { DocumentKind, Meeting } from './types.ts'

/** `seen`: the version that was changed; 0 for a text that begins. */
export type TextForm = { title: string; text: string; seen: number }

/** A long text as it is kept: NFC, lines as they were. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gmu, '')
    .trim()

/** Adds a version to a text of a meeting; refused where somebody else added one since it was read. Gives the version. */
export async function addText(
  ctx: WriteCtx,
  meeting: Meeting,
  of: { kind: DocumentKind; number: number },
  form: TextForm,
): Promise<number> {
  const [title, text] = [tidy(form.title), tidyText(form.text)]
  if (title === '' || text === '') return refuse(refusals.noText)
  if (text.length > longestText) return refuse(refusals.tooLong(longestText))
  const last = (await queries.documentsOf(ctx.tx, meeting.id, of.kind)).find(({ number }) => number === of.number)
  if ((last?.version ?? 0) !== form.seen) return refuse(refusals.changed(last?.writtenBy ?? ''))
  const version = form.seen + 1
  const added = await queries.addVersion(ctx.tx, meeting, { ...of, version, title, text, by: ctx.actor, at: ctx.now })
  if (!added) return refuse(refusals.changed(''))
  const payload = { meetingId: meeting.id, ...of, version, hash: sha256(canonical({ title, text })) }
  await ctx.enter({ chain: chainOf(meeting), kind: 'meetings.textWritten', payload })
  return version
}

/**
 * Writes a paper, or a new version of one (`number` null: a new paper). What stands between braces must name figures that can be answered;
 * it stays live until the meeting opens.
 */
export const writePaper = (acting: Acting, id: number, number: number | null, form: TextForm): Promise<Result<{ number: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await meetingFor(ctx, acting.actor, id, 'papers')
    const { tokens, wrong } = tokensOf(form.text, figureKeys)
    const unanswered = wrong.length > 0 ? [] : (await statedFigures(ctx, meeting, tokens)).wrong
    if (wrong.length + unanswered.length > 0) return refuse(refusals.badFigures([...wrong, ...unanswered]))
    const known = await queries.documentsOf(ctx.tx, id, 'paper')
    if (number !== null && !known.some((one) => one.number === number)) return refuse(refusals.unknownPaper)
    const own = number ?? (await queries.addDocument(ctx.tx, meeting, 'paper'))
    await addText(ctx, meeting, { kind: 'paper', number: own }, form)
    return { number: own }
  })

/** Freezes every figure of every paper as it stands at this moment; the hash of each paper's figures goes into the log with the opening. */
export async function freezePapers(ctx: WriteCtx, meeting: Meeting): Promise<{ number: number; version: number; hash: string }[]> {
  const frozen: { number: number; version: number; hash: string }[] = []
  for (const paper of await queries.documentsOf(ctx.tx, meeting.id, 'paper')) {
    const { tokens } = tokensOf(paper.text, figureKeys)
    const { figures, wrong } = await statedFigures(ctx, meeting, tokens)
    if (wrong.length > 0) return refuse(refusals.badFigures(wrong.map(({ where, what }) => ({ where: `${paper.title}: ${where}`, what }))))
    const rows = [...figures].map(([token, figure]) => ({
      number: paper.number,
      token,
      figure,
      hash: sha256(canonical({ token, figure })),
    }))
    await queries.addFrozen(ctx.tx, meeting, rows)
    const hash = sha256(canonical([paper.title, paper.text, rows.map((row) => [row.token, row.hash])]))
    frozen.push({ number: paper.number, version: paper.version, hash })
  }
  return frozen
}
