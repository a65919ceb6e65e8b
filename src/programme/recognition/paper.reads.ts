import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { decreeDay, formatDate } from '../../platform/text/date.ts'
import { parseId } from '../../platform/text/number.ts'
import { placeAndDay, placeName } from '../../platform/text/paper.ts'
import { tierText } from '../criteria/text.ts'
import type { Actor } from '../people/types.ts'
import { instant } from '../people/views.ts'
import { readable } from './desk.reads.ts'
import { snapshotOf, type WholeDossier, wholeDossier } from './dossier.reads.ts'
import { kindNames } from './dossier.text.ts'
import type { Content } from './dossier.types.ts'
import { actPaper, minutesPaper, subjectOf } from './paper.views.ts'
import { sessionView } from './session.views.ts'

async function wholeFor(ctx: ReadCtx, actor: Actor, id: number): Promise<WholeDossier | null> {
  const found = await readable(ctx, actor, id)
  return found.ok ? wholeDossier(ctx, found.value) : null
}

/** The minutes of a meeting that is over; null where this visitor may not read it or it goes on. */
export async function minutesOf(ctx: ReadCtx, actor: Actor, id: number, sessionId: number) {
  const whole = await wholeFor(ctx, actor, id)
  const held = whole?.sessions.find(({ session }) => session.id === sessionId)
  const frozen = whole?.snapshots.find(({ number }) => number === held?.session.snapshot)
  if (!whole || !held?.session.counts || !held.result || !frozen) return null
  const { session, seats, attendance } = held
  const { counts } = held.session
  const view = sessionView(held, null)
  const convened = whole.steps.findLast(({ verb }) => verb === 'convene')
  const voting = seats.filter(({ barredBecause }) => barredBecause === null)
  const remarks = seats.flatMap(({ person, said }) => (said && said.remark !== '' ? [`${person}: ${said.remark}`] : []))
  return {
    id,
    body: `Hội đồng thẩm định ${whole.deciderName}`,
    placeLine: placeAndDay(placeName(whole.deciderName), session.heldOn),
    decider: whole.deciderName,
    heldOn: session.heldOn,
    subject: `Họp xét đề nghị ${subjectOf(whole.dossier, whole.content)}`,
    on: view.on,
    place: view.place,
    chair: seats.find(({ part }) => part === 'chair')?.person ?? '',
    secretary: seats.find(({ part }) => part === 'secretary')?.person ?? convened?.person ?? '',
    attendance: attendance.text,
    away: voting.filter(({ present }) => !present).map(({ person }) => person),
    barred: seats.flatMap(({ person, barredBecause }) => (barredBecause === null ? [] : [`${person} (${barredBecause})`])),
    snapshot: session.snapshot,
    frozenOn: instant(frozen.frozenAt),
    hash: frozen.hash,
    rule: view.rule,
    counts,
    silent: voting.filter(({ present, voted }) => present && !voted).length,
    result: `${held.result.text}.`,
    passed: held.result.passed,
    remarks: [...session.remarks, ...remarks],
    seats: view.seats,
  }
}

/** The decision as a paper, and the certificate that goes with it; null before it is signed. */
export async function actOf(ctx: ReadCtx, actor: Actor, id: number) {
  const whole = await wholeFor(ctx, actor, id)
  if (!whole?.decision) return null
  const { dossier, content, decision, deciderName, sessions } = whole
  const { number, decidedOn, body, authority, capacity, post, signer, hash, snapshot } = decision
  const voted = sessions.find(({ session }) => session.snapshot === snapshot && session.counts)
  return {
    id,
    body,
    number: number ?? '…/QĐ-UBND',
    numbered: number,
    placeLine: placeAndDay(placeName(deciderName), decidedOn),
    decider: deciderName,
    decidedOn,
    kind: dossier.kind,
    kindName: kindNames[dossier.kind],
    subject: subjectOf(dossier, content),
    unit: content.unit.province ? `${content.unit.name}, ${content.unit.province}` : content.unit.name,
    tier: tierText[dossier.tier],
    bookedYear: dossier.bookedYear,
    set: `${content.set.name} (${content.set.decision})`,
    heldOn: voted ? formatDate(voted.session.heldOn) : '',
    conditions: content.conditions.map(({ source }) => source),
    ending: dossier.endsActOn && formatDate(dossier.endsActOn),
    signature: { line: `${authority} ${capacity}`.trim(), post, signer },
    day: decidedOn && decreeDay(decidedOn),
    hash,
    snapshot,
  }
}

/** A paper of the dossier by its name in an address, «quyet-dinh», «bien-ban-1»; null where there is none. */
export async function officialPaper(ctx: ReadCtx, actor: Actor, id: number, which: string): Promise<{ name: string; paper: Paper } | null> {
  if (which === 'quyet-dinh') {
    const act = await actOf(ctx, actor, id)
    return act && { name: `Quyết định ${act.numbered ?? `hồ sơ số ${id}`}`, paper: actPaper(act) }
  }
  const session = parseId(/^bien-ban-(\d+)$/.exec(which)?.[1] ?? '')
  const minutes = await minutesOf(ctx, actor, id, session)
  return minutes && { name: `Biên bản hội đồng hồ sơ số ${id}`, paper: minutesPaper(minutes) }
}

/** A frozen version, as the council saw it; null where there is none. */
export async function frozenOf(ctx: ReadCtx, actor: Actor, id: number, number: number): Promise<Frozen | null> {
  const found = await readable(ctx, actor, id)
  const snapshot = found.ok ? await snapshotOf(ctx, found.value, number) : undefined
  if (!found.ok || !snapshot) return null
  const { content, hash, frozenAt, frozenBy } = snapshot
  return { id, number, text: content, content: JSON.parse(content) as Content, hash, frozenAt, frozenBy, asOf: found.value.asOf }
}

export type Frozen = {
  id: number
  number: number
  /** the canonical JSON whose SHA-256 the hash is */
  text: string
  content: Content
  hash: string
  frozenAt: Date
  frozenBy: string
  asOf: LocalDate
}
