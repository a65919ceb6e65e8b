import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { draft } from '../documents/actions.ts'
import type { Acting } from '../people/visit.reads.ts'
import { ownMeeting } from './acting.actions.ts'
import { officialNotice } from './official.reads.ts'
import { refusals } from './refusals.text.ts'

/** Puts the notice of conclusions, once it is issued, into the life of a document: to be approved, signed and numbered there. */
export const putNoticeIntoDocuments = (acting: Acting, id: number): Promise<Result<{ documentId: number }>> =>
  writing(acting, async (ctx) => {
    const meeting = await ownMeeting(ctx, acting.actor, id)
    const official = await officialNotice(ctx, { meeting, within: true, holds: true })
    if (!official?.notice.issue) return refuse(refusals.noNoticeYet)
    const source = { kind: 'meeting', id: String(id), href: `/hoi-nghi/${id}/ket-luan` }
    const { id: documentId } = await draft(ctx, acting.actor, { paper: official.paper, bodyId: meeting.bodyId, source })
    return { documentId }
  })
