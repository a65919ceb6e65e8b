import type { ReadCtx } from '../../platform/events/context.ts'
import { tasksOfSource } from '../directives/reads.ts'
import type { TaskLine } from '../directives/types.ts'
import { meetingById } from './meeting.queries.ts'
import type { Meeting } from './types.ts'

export type FollowUp = { previous: Pick<Meeting, 'id' | 'title' | 'heldOn'>; tasks: TaskLine[] }

/** What became of the conclusions of the meeting before? Null where none is named. */
export async function followUpOf(ctx: ReadCtx, { previousId }: Pick<Meeting, 'previousId'>): Promise<FollowUp | null> {
  const previous = previousId === null ? null : await meetingById(ctx.tx, previousId)
  return previous && { previous, tasks: await tasksOfSource(ctx, 'meeting', previous.id) }
}
