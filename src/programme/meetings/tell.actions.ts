import type { WriteCtx } from '../../platform/events/context.ts'
import { tell } from '../desk/actions.ts'
import * as invitations from './invitation.queries.ts'
import type { Meeting } from './types.ts'

/** Tells everybody who was invited. `key` keeps one happening from being told twice. */
export async function tellInvited(ctx: WriteCtx, meeting: Meeting, key: string, title: string): Promise<void> {
  const href = `/hoi-nghi/${meeting.id}`
  const invited = await invitations.sentTo(ctx.tx, meeting.id)
  await tell(
    ctx,
    invited.map(({ unitId, bodyId }) => ({
      to: { unitId, verb: 'meetings.read', ...(bodyId === null ? {} : { bodyId }) },
      key: `meeting:${meeting.id}:${key}`,
      title,
      href,
    })),
  )
}
