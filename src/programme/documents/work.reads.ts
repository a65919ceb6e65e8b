import { workCalendar } from '../calendar/reads.ts'
import { addWorkingDays } from '../calendar/working-day.rules.ts'
import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { typeNames } from './text.ts'
import { type Waiting, waitingFor } from './work.queries.ts'

/** documents of a post that its desk shows */
const most = 50

const words: Record<Waiting['state'], string> = {
  drafting: 'Hoàn thiện và trình',
  content: 'Duyệt nội dung',
  form: 'Kiểm tra thể thức',
  signing: 'Ký',
  signed: 'Cấp số',
  numbered: 'Phát hành',
}

/**
 * Documents that wait for a post: returned drafts, what it approves, checks, signs, numbers, sends. What is signed goes out on the day or the
 * next working day (Decree 30/2020, article 18), so only that has a last day.
 */
export const documentsOfPost: Gather = async (ctx, held, actor) => {
  if (!holds(held, 'documents.draft', 'documents.sign', 'documents.number')) return []
  const post = { ...held, personId: actor.personId, numbers: holds(held, 'documents.number'), drafts: holds(held, 'documents.draft') }
  const rows = await waitingFor(ctx.tx, post, most)
  const signed = rows.some(({ signedOn }) => signedOn !== null)
  const calendar = signed ? await workCalendar(ctx, held.unitId) : null
  return rows.map(
    ({ id, type, subject, state, signedOn, returned }): WorkItem => ({
      what: `${words[state]}: ${typeNames[type].toLowerCase()} «${subject}»`,
      where: held.unitName,
      href: `/van-ban-di/${id}`,
      dueOn: signedOn && calendar ? addWorkingDays(signedOn, 1, calendar) : null,
      returned,
      asked: state !== 'drafting',
      as: heldText(held),
    }),
  )
}
