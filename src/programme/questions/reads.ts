import { mostFound, nothingFound } from '../../platform/base/found.ts'
import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { soughtIn } from '../../platform/text/sought.ts'
import { publishedAnswer } from '../difficulties/reads.ts'
import { may } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import { verbsAt } from './acting.actions.ts'
import * as queries from './entry.queries.ts'
import { longestQuestion } from './entry.rules.ts'
import { actsFor, mayWrite } from './procedures.ts'
import * as publics from './public.queries.ts'
import type {
  Act,
  Entry,
  EntryLine,
  NamedDocument,
  OfficeFilter,
  PublicFilter,
  PublicLine,
  PublicQuestion,
  Step,
  Text,
  Topic,
  Version,
} from './types.ts'

/** questions on a public page */
const linesOfPage = 20

/** Which questions are there in a unit and under it? The one changed last first; a page at a time, or all of them (null). */
export const entriesUnder = async (
  ctx: ReadCtx,
  unitId: number,
  { state, text }: OfficeFilter,
  page: number | null,
): Promise<Page<EntryLine>> => pageOf(await queries.entriesUnder(ctx.tx, { unitId, state, folded: fold(text) }, ctx.today, spanOf(page)))

export type SeenEntry = { entry: Entry; versions: Version[]; steps: Step[]; acts: Act[]; writes: boolean }

/** A question as somebody of its office, or of one above, sees it, with what they may do; null where it is not there for them. */
export async function seenEntry(ctx: ReadCtx, actor: Actor, id: number): Promise<SeenEntry | null> {
  const entry = await queries.entryById(ctx.tx, id, ctx.today)
  const has = entry ? await verbsAt(ctx, actor, entry.unitId) : []
  if (!entry || !has.includes('news.read')) return null
  return {
    ...{ entry, acts: actsFor(entry, has), writes: mayWrite(entry, has) },
    versions: await queries.versionsOf(ctx.tx, entry),
    steps: await queries.stepsOf(ctx.tx, entry),
  }
}

/** What a public answer to a resident gives for a question: its words for everybody, no person; null where there is none, or for who keeps nothing. */
export async function takenOver(ctx: ReadCtx, actor: Actor, answerId: number): Promise<Pick<Text, 'question' | 'answer'> | null> {
  const found = answerId === 0 || !may(actor, 'portal.keep') ? null : await publishedAnswer(ctx, answerId)
  return found && { question: found.question.length <= longestQuestion ? found.question : found.title, answer: found.answer }
}

export type PublicPage = { rows: PublicLine[]; total: number; isMore: boolean; pages: number }

/** Which questions are public? With words what fits best first: as they stand together, and where nothing has them so, anywhere; else the newest. */
export async function publicQuestions(ctx: Pick<ReadCtx, 'tx'>, { topic, text }: PublicFilter, page: number): Promise<PublicPage> {
  const span = { limit: linesOfPage, offset: (page - 1) * linesOfPage }
  const sought = soughtIn(text)
  if (text !== '' && sought === null) return { ...nothingFound, rows: [], pages: 0 }
  const ask = (together: boolean) =>
    sought
      ? publics.questionsFound(ctx.tx, { ...sought, together }, topic, span)
      : publics.newestQuestions(ctx.tx, { topic, but: null }, span)
  const together = await ask(true)
  const rows = together.length === 0 && sought ? await ask(false) : together
  const total = rows[0]?.total ?? 0
  const counted = sought ? Math.min(total, mostFound) : total
  return { rows, total: counted, isMore: counted < total, pages: Math.ceil(counted / linesOfPage) }
}

/** How many public questions has each topic that has any? */
export const topicCounts = (ctx: Pick<ReadCtx, 'tx'>): Promise<{ topic: Topic; count: number }[]> => publics.countByTopic(ctx.tx)

export type WholeQuestion = { question: PublicQuestion; documents: NamedDocument[]; others: PublicLine[] }

/** A question as everybody reads it, also one that was withdrawn; null where it never was public. */
export async function wholeQuestion(ctx: Pick<ReadCtx, 'tx'>, id: number): Promise<WholeQuestion | null> {
  const question = id === 0 ? null : await publics.publicQuestion(ctx.tx, id)
  if (!question) return null
  const few = { limit: 5, offset: 0 }
  const same = await publics.newestQuestions(ctx.tx, { topic: question.topic, but: id }, few)
  return {
    question,
    documents: question.documents.length === 0 ? [] : await publics.documentsNamed(ctx.tx, question.documents),
    others: same.length > 0 ? same : await publics.newestQuestions(ctx.tx, { topic: null, but: id }, few),
  }
}
