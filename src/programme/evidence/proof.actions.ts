import { Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { setById } from '../criteria/reads.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { addFile } from './file.queries.ts'
import { stemOf } from './file.rules.ts'
import { fileRefusals } from './file.text.ts'
import type { EvidenceFile } from './file.types.ts'
import * as queries from './proof.queries.ts'
import { effectiveOf, unknownCodes } from './proof.rules.ts'
import { proofRefusals as no } from './proof.text.ts'
import type { ProofFields, Use } from './proof.types.ts'

/** May this person put evidence forward for the unit? Refused where not: without the verb, or elsewhere. */
async function doerAt(ctx: WriteCtx, actor: Actor, unitId: number): Promise<Result<{ personId: number; assignmentId: number }>> {
  const held = allowed(actor, 'evidence.add', await placeOf(ctx, unitId))
  return held.ok ? done({ personId: actor.personId, assignmentId: held.value.assignmentId }) : held
}

export type NewProof = { unitId: number; key: string; fields: ProofFields; uses: readonly Use[]; file: EvidenceFile | null }

/**
 * Puts a proof forward: a file that was taken in (`takeIn`), or a document that stands elsewhere, with what it stands for. Under the
 * same key a second time nothing is added and the first is told.
 */
export async function addProof(ctx: WriteCtx, actor: Actor, asked: NewProof): Promise<Result<{ proofId: number; isNew: boolean }>> {
  const { unitId, key, uses, file } = asked
  const by = await doerAt(ctx, actor, unitId)
  if (!by.ok) return by
  const fields = settled(asked.fields, file, ctx.today)
  if (!fields.ok) return fields
  const known = await checkUses(ctx, uses)
  if (!known.ok) return known
  const { personId, assignmentId } = by.value
  const before = await queries.proofUnderKey(ctx.tx, unitId, key)
  if (before)
    return before.personId === personId && before.fileHash === (file?.hash ?? null)
      ? done({ proofId: before.id, isNew: false })
      : refused(no.keyTaken)
  if (file) await addFile(ctx.tx, { ...file, unitId, personId, assignmentId, at: ctx.now })
  const proof = { ...fields.value, unitId, key, fileHash: file?.hash ?? null, personId, assignmentId, at: ctx.now }
  const proofId = await queries.addProof(ctx.tx, proof)
  // the same was sent twice at once and the other one was quicker: asked again, it is found
  if (proofId === null) throw new Refused(no.keyTaken)
  await queries.addUses(ctx.tx, unitId, proofId, uses, { personId, at: ctx.now })
  const { title, reference, effectiveOn, expiresOn, personal } = fields.value
  await tell(ctx, actor, proofId, 'evidence.proofAdded', {
    file: proof.fileHash,
    reference,
    effectiveOn,
    expiresOn,
    personal,
    uses: uses.map(nameOfUse),
    title,
  })
  return done({ proofId, isNew: true })
}

/** What a proof says after the file has been seen: its name for a title, the day of the picture for a day. */
function settled(fields: ProofFields, file: EvidenceFile | null, today: WriteCtx['today']): Result<queries.ProofChange> {
  if (!file && fields.reference === '') return refused(fileRefusals.noFile)
  const title = fields.title || (file ? stemOf(file.name) : fields.reference)
  if (title === '') return refused(no.noTitle)
  const effectiveOn = effectiveOf(fields.effectiveOn, file?.takenAt ?? null, today)
  if (effectiveOn === null) return refused(no.noDate)
  if (fields.expiresOn !== null && fields.expiresOn < effectiveOn) return refused(no.expiresBefore)
  return done({ ...fields, title, effectiveOn, folded: fold(`${title} ${fields.reference}`) })
}

/** Do the sets have these codes? */
export async function checkUses(ctx: Pick<WriteCtx, 'tx'>, uses: readonly Pick<Use, 'setId' | 'indicator'>[]): Promise<Result<null>> {
  for (const [setId, ofSet] of Map.groupBy(uses, (use) => use.setId)) {
    const set = await setById(ctx, setId)
    if (!set || set.id !== setId) return refused(no.noSet(setId))
    const unknown = unknownCodes(
      set,
      ofSet.map(({ indicator }) => indicator),
    )
    if (unknown.length > 0) return refused(no.noIndicator(unknown, setId))
  }
  return done(null)
}

/** Mends what is said of a proof; `base` is the version that the person saw. */
export async function changeProof(
  ctx: WriteCtx,
  actor: Actor,
  proofId: number,
  { base, fields }: { base: number; fields: ProofFields },
): Promise<Result<null>> {
  const held = await holdLive(ctx, actor, proofId)
  if (!held.ok) return held
  const before = await queries.proofById(ctx.tx, proofId)
  if (!before) return refused(no.noProof)
  if (before.version !== base) return refused(no.changed(before.title))
  const to = settled(fields, before.file, ctx.today)
  if (!to.ok) return to
  await queries.changeProof(ctx.tx, held.value.unitId, proofId, to.value)
  const said = ({
    title,
    reference,
    effectiveOn,
    expiresOn,
    note,
    personal,
  }: Omit<ProofFields, 'effectiveOn'> & { effectiveOn: string }) => ({
    title,
    reference,
    effectiveOn,
    expiresOn,
    note,
    personal,
  })
  await tell(ctx, actor, proofId, 'evidence.proofChanged', { before: said(before), after: said(to.value) })
  return done(null)
}

/** Takes a proof back: it stands for nothing any more, and stays to be seen. */
export async function withdrawProof(ctx: WriteCtx, actor: Actor, proofId: number, given: string): Promise<Result<null>> {
  const held = await holdLive(ctx, actor, proofId)
  if (!held.ok) return held
  const because = tidy(given)
  if (because === '') return refused(no.noReason)
  await queries.withdrawProof(ctx.tx, held.value.unitId, proofId, { personId: actor.personId, because, at: ctx.now })
  await tell(ctx, actor, proofId, 'evidence.proofWithdrawn', { because })
  return done(null)
}

/** The proof stands for these indicators from now on, each in a year or in a sheet; those that it stands for already are left as they are. */
export async function attach(ctx: WriteCtx, actor: Actor, proofId: number, uses: readonly Use[]): Promise<Result<{ added: number }>> {
  const held = await holdLive(ctx, actor, proofId)
  if (!held.ok) return held
  const known = await checkUses(ctx, uses)
  if (!known.ok) return known
  const added = await queries.addUses(ctx.tx, held.value.unitId, proofId, uses, { personId: actor.personId, at: ctx.now })
  if (added > 0) await tell(ctx, actor, proofId, 'evidence.proofAttached', { uses: uses.map(nameOfUse) })
  return done({ added })
}

/** The proof stands for this no longer (`useId` of one of its uses); a second time changes nothing. */
export async function detach(ctx: WriteCtx, actor: Actor, proofId: number, useId: number): Promise<Result<null>> {
  const held = await holdLive(ctx, actor, proofId)
  if (!held.ok) return held
  const use = await queries.endUse(ctx.tx, held.value.unitId, proofId, useId, { personId: actor.personId, at: ctx.now })
  if (use) await tell(ctx, actor, proofId, 'evidence.proofDetached', { uses: [nameOfUse(use)] })
  return done(null)
}

/** Holds a proof that is not withdrawn, where the person may keep evidence; elsewhere it is not found. */
async function holdLive(ctx: WriteCtx, actor: Actor, proofId: number): Promise<Result<queries.ProofState>> {
  const state = await queries.holdProof(ctx.tx, proofId)
  if (!state) return refused(no.noProof)
  const by = await doerAt(ctx, actor, state.unitId)
  if (!by.ok) return by
  return state.withdrawn ? refused(no.withdrawn(state.title)) : done(state)
}

const nameOfUse = ({ setId, indicator, year, sheetId }: Use) => `${setId}/${indicator} ${year === null ? `phiếu ${sheetId}` : year}`

/** Enters an act into the log of the unit, with the digest of what the proof says after it. */
async function tell(ctx: WriteCtx, actor: Actor, proofId: number, kind: string, what: Record<string, unknown>): Promise<void> {
  const state = await queries.stateOf(ctx.tx, proofId)
  if (!state) throw new Error(`proof ${proofId} is gone`)
  const { unitId, title, version, digest } = state
  const by = { person: actor.personId, assignment: actor.chosen?.assignmentId ?? null }
  await ctx.enter({ chain: `unit:${unitId}`, kind, payload: { unit: unitId, proof: proofId, title, version, digest, by, ...what } })
}

/** Tells the log that somebody read a file that holds data of persons. */
export async function tellReading(
  ctx: WriteCtx,
  actor: Actor,
  { unitId, id, title }: { unitId: number; id: number; title: string },
): Promise<void> {
  const by = { person: actor.personId, assignment: actor.chosen?.assignmentId ?? null }
  await ctx.enter({ chain: `unit:${unitId}`, kind: 'evidence.personalRead', payload: { unit: unitId, proof: id, title, by } })
}
