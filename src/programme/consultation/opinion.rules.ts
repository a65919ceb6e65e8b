import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { refusals } from './refusals.text.ts'
import { type Channel, channels, type Opinion, type Outcome, outcomes, type Posting } from './types.ts'

export type OpinionForm = { text: string; criterion: string; contact: string }
export type ReadOpinion = Pick<Opinion, 'text' | 'criterion'> & { contact: string | null }

/** Lines stay, everything else is tidied. */
const tidyLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Reads what a resident said of a posting. */
export function readOpinion(form: OpinionForm, { posted }: Pick<Posting, 'posted'>): Result<ReadOpinion> {
  const text = tidyLines(form.text)
  if (text.length < 5 || text.length > 2_000) return refused(refusals.noText)
  const criterion = form.criterion === '' ? null : form.criterion
  if (criterion !== null && !posted.criteria.some(({ code }) => code === criterion)) return refused(refusals.badCriterion)
  const contact = tidy(form.contact).slice(0, 200)
  return done({ text, criterion, contact: contact === '' ? null : contact })
}

/** Whether a posting takes opinions on the day. */
export const isHanging = ({ state, from, until }: Pick<Posting, 'state' | 'from' | 'until'>, today: LocalDate): boolean =>
  state === 'open' && from <= today && today <= until

/** Reads how an opinion reached the office, and when; the web has its own door. */
export function readArrival(
  form: { channel: string; receivedOn: LocalDate | null },
  { from, until }: Pick<Posting, 'from' | 'until'>,
  today: LocalDate,
): Result<{ channel: Channel; receivedOn: LocalDate }> {
  const channel = channels.find((one) => one === form.channel)
  if (!channel || channel === 'web') return refused(refusals.badChannel)
  const { receivedOn } = form
  if (receivedOn === null || receivedOn < from || receivedOn > until || receivedOn > today) return refused(refusals.badReceived)
  return done({ channel, receivedOn })
}

/** Reads an answer to an opinion. */
export function readAnswer(form: { outcome: string; answer: string }): Result<{ outcome: Outcome; answer: string }> {
  const outcome = outcomes.find((one) => one === form.outcome)
  const answer = tidyLines(form.answer)
  return outcome && answer !== '' && answer.length <= 4_000 ? done({ outcome, answer }) : refused(refusals.noAnswer)
}
