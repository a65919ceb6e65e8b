import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import type { Acting } from '../people/visit.reads.ts'
import { type Assigned, assignTasks } from './assign.actions.ts'
import { bindablesOf, directoryOf } from './draft.reads.ts'
import { type Draft, readDrafts } from './draft.rules.ts'
import { refusals } from './refusals.text.ts'

/** Where the drafts come from, as it was typed. */
export type DraftSource = { kind: 'text' | 'document'; title: string; day: string }

/**
 * Gives the drafts that a person accepted. Nothing is kept of the others, nor of the text that was read. The same form sent twice gives the
 * work once.
 */
export const giveDrafts = (acting: Acting, given: DraftSource, drafts: readonly Draft[]): Promise<Result<Assigned>> =>
  writing(acting, async (ctx) => {
    const held = orThrow(allowed(acting.actor, 'tasks.assign'))
    const title = tidy(given.title)
    const day = tidy(given.day) === '' ? null : parseDate(given.day)
    const wrong = [
      ...(title === '' ? [{ where: 'Tên văn bản, cuộc họp', what: 'chưa ghi' }] : []),
      ...(tidy(given.day) !== '' && day === null ? [{ where: 'Ngày', what: `«${tidy(given.day)}» không phải là ngày` }] : []),
    ]
    if (wrong.length > 0) throw new Refused(refusals.bad(wrong))
    const { criteria, figures } = await bindablesOf(ctx)
    const bindable = { criteria: new Set(criteria.map(({ key }) => key)), figures: new Map(figures.map((one) => [one.key, one])) }
    const tasks = orThrow(readDrafts(drafts, await directoryOf(ctx, held.unitId), bindable))
    const source = { kind: given.kind, id: null, title, day }
    return assignTasks(ctx, acting.actor, { source, key: `text:${sha256(canonical({ unit: held.unitId, source, tasks }))}`, tasks })
  })
