import { refuse } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { invitationsAt } from './invitation.queries.ts'
import { meetingById } from './meeting.queries.ts'
import { readCount, type Typed } from './meeting.rules.ts'
import { tidyText } from './paper.actions.ts'
import { mayWork } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { addSpeech, speechesOf } from './speech.queries.ts'

/**
 * Registers somebody to speak, or writes down what they said (`speechId` null: a new note; else that one is replaced, and stays in the log).
 * A point writes its own; whoever holds the meeting writes any, and sets the order.
 */
export const writeSpeech = (acting: Acting, id: number, speechId: number | null, form: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { actor } = acting
    const meeting = (await meetingById(ctx.tx, id)) ?? refuse(refusals.unknown)
    const holds = may(actor, 'meetings.hold', await placeOf(ctx, meeting.unitId))
    const own = holds ? null : (await invitationsAt(ctx.tx, id, actor.chosen?.unitId ?? 0)).find(({ sent }) => sent)
    if (!holds && (!own || !may(actor, 'meetings.read'))) return refuse(refusals.unknown)
    if (!mayWork(meeting.state, 'speeches')) return refuse(refusals.notNow('speeches', meeting.state))
    const before = speechId === null ? null : (await speechesOf(ctx.tx, id)).find((one) => one.id === speechId)
    if (before === undefined || (before && !holds && before.unitId !== actor.chosen?.unitId)) return refuse(refusals.unknownSpeech)
    const [speaker, text] = [tidy(form['nguoi-phat-bieu'] ?? ''), tidyText(form['noi-dung'] ?? '')]
    if (speaker === '') return refuse(refusals.noText)
    const unitId = before?.unitId ?? own?.unitId ?? meeting.unitId
    const position = (holds ? readCount(form['thu-tu'] ?? '') : null) || (before?.position ?? null)
    const row = { unitId, meetingId: id, position, speaker, text, replaces: before?.id ?? null, by: ctx.actor, at: ctx.now }
    if (!(await addSpeech(ctx.tx, row))) return refuse(refusals.changed('Một người khác'))
    const payload = { meetingId: id, replaces: row.replaces, position, characters: text.length }
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'meetings.spoken', payload })
    return {}
  })
