import type { LocalDate } from '../../platform/base/local-date.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { setInForce, setVersion } from '../criteria/reads.ts'
import type { CriteriaSet, Tier } from '../criteria/types.ts'
import { holdUnits } from '../evidence/actions.ts'
import { filesOf } from '../evidence/proof.reads.ts'
import { allowed, roles } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { BodyLevel } from '../people/types.ts'
import { ancestorsOf, unitByCode, unitById } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { actInForce, sheetById } from './content.queries.ts'
import { contentOf } from './content.reads.ts'
import { rulesOf } from './dossier.procedures.ts'
import * as queries from './dossier.queries.ts'
import { missingOf, openingOf } from './dossier.rules.ts'
import { conditionNames, kindNames, refusals } from './dossier.text.ts'
import type { ConditionKey, DossierKind, Grounds } from './dossier.types.ts'
import { type Doing, type Press, press } from './press.actions.ts'
import { watchedBy } from './watch.procedures.ts'

type Base = Pick<Press, 'dossierId' | 'seen'>

export type NewDossier =
  /** on a sheet that is appraised */
  | { kind: 'recognition'; sheetId: number; bookedYear: number }
  /** of a unit that came of a merger */
  | { kind: 'acknowledgement'; unitCode: string; tier: Tier; bookedYear: number }
  /** of a unit that holds the tier, on grounds that the rules found */
  | { kind: 'revocation'; unitId: number; tier: Tier; bookedYear: number; grounds: Grounds }

type Subject = { unit: Unit; set: CriteriaSet; tier: Tier; sheetId: number | null; asOf: LocalDate }

/** Opens a dossier. Refused where the unit, tier and period have none, where one is open already, or where nothing is to be decided. */
export const openDossier = (doing: Doing, given: NewDossier): Promise<Result<{ dossierId: number }>> =>
  writing(doing, async (ctx) => {
    const { unit, set, tier, sheetId, asOf } = await subjectOf(ctx, given)
    const held = orThrow(allowed(doing.actor, 'dossier.prepare', await placeOf(ctx, unit.id)))
    const { bookedYear, kind } = given
    const { rules, decider } = orThrow(openingOf({ level: unit.level, tier, set, asOf, on: ctx.today, bookedYear }))
    const endsActOn = await actToEnd(ctx, unit.id, kind, tier)
    const digest = sha256(canonical(given))
    const open = await openAlready(ctx, { unitId: unit.id, kind, tier }, digest, doing)
    if (open !== null) return { dossierId: open }
    const id = await queries.addDossier(ctx.tx, {
      ...{ unitId: unit.id, kind, tier, setId: set.id, setVersion: set.version, sheetId, asOf, bookedYear, endsActOn },
      rules: rules.key,
      deciderId: (await unitAbove(ctx, unit, decider)).id,
      grounds: given.kind === 'revocation' ? given.grounds : null,
      openedBy: doing.actor.personId,
      now: ctx.now,
    })
    // opened in the moment between
    if (id === undefined) return { dossierId: (await openAlready(ctx, { unitId: unit.id, kind, tier }, digest, doing)) ?? 0 }
    const what = `${kindNames[kind]}, ghi nhận cho năm ${bookedYear}`
    await queries.addStep(ctx.tx, {
      ...{ unitId: unit.id, dossierId: id, number: 0, verb: 'open', from: 'draft', to: 'draft', what, reason: '', now: ctx.now },
      digest,
      personId: doing.actor.personId,
      assignmentId: held.assignmentId,
    })
    const payload = { dossier: id, kind, tier, set: set.id, setVersion: set.version, sheet: sheetId, asOf, bookedYear, rules: rules.key }
    await ctx.enter({ chain: `unit:${unit.id}`, kind: 'dossier.open', payload: { ...payload, post: held.assignmentId } })
    return { dossierId: id }
  })

/** The dossier that this very press opened before; null where none is open, refused where another is. */
async function openAlready(
  ctx: WriteCtx,
  { unitId, kind, tier }: { unitId: number; kind: DossierKind; tier: Tier },
  digest: string,
  { actor }: Doing,
): Promise<number | null> {
  const open = await queries.openDossierOf(ctx.tx, unitId, kind, tier)
  if (!open) return null
  return open.digest === digest && open.openedBy === actor.personId ? open.id : refuse(refusals.already(open.id))
}

async function subjectOf(ctx: WriteCtx, given: NewDossier): Promise<Subject> {
  if (given.kind === 'recognition') return subjectOfSheet(ctx, given.sheetId)
  const unit =
    given.kind === 'revocation' ? await unitById(ctx, given.unitId, ctx.today) : await unitByCode(ctx, given.unitCode.trim(), ctx.today)
  if (!unit) return refuse(refusals.unknownUnit(given.kind === 'revocation' ? '' : given.unitCode))
  // a revocation stands on the set by which the tier is watched
  const tier = given.kind === 'revocation' ? watchedBy(given.tier) : given.tier
  const set = (await setInForce(ctx, unit.level, tier, ctx.today)) ?? refuse(refusals.noSet(unit.level, tier))
  return { unit, set, tier: given.tier, sheetId: null, asOf: ctx.today }
}

async function subjectOfSheet(ctx: WriteCtx, sheetId: number): Promise<Subject> {
  const sheet = (await sheetById(ctx.tx, sheetId)) ?? refuse(refusals.unknownSheet)
  const unit = (await unitById(ctx, sheet.unitId, ctx.today)) ?? refuse(refusals.unknownSheet)
  const set = await setVersion(ctx, sheet.setId, sheet.setVersion)
  if (!set) throw new Error(`sheet ${sheetId} lacks its set`)
  if (sheet.state !== 'appraised' && sheet.state !== 'closed') refuse(refusals.sheetNotAppraised)
  return { unit, set, tier: set.tier, sheetId, asOf: sheet.asOf }
}

/** The day of the act that a revocation ends; what is held already is not granted again. */
async function actToEnd(ctx: WriteCtx, unitId: number, kind: DossierKind, tier: Tier): Promise<LocalDate | null> {
  const act = await actInForce(ctx.tx, unitId, tier, ctx.today)
  if (kind === 'revocation') return (act ?? refuse(refusals.nothingToRevoke)).decidedOn
  return act ? refuse(refusals.recognisedAlready(act.decidedOn)) : null
}

/** The unit of a level that stands above a unit, or is it. */
async function unitAbove(ctx: WriteCtx, unit: Unit, level: BodyLevel): Promise<Unit> {
  const above = [...(await ancestorsOf(ctx, unit.id, ctx.today)), unit]
  return (
    above.find((one) => one.level === level) ?? refuse(refusals.noDecider(unit.level, 'nơi này không thuộc đơn vị nào của cấp quyết định'))
  )
}

export type PaperForm = { paper: string; number: string; dated: LocalDate | null; issuer: string; proofId: number | null }

/** Puts a paper into a dossier: its number, day and issuer, and its file from the evidence of the unit or of what stands above it. */
export const addPaper = (doing: Doing, base: Base, form: PaperForm): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'amend', said: { add: form } }, async ({ ctx, dossier, actor }) => {
    const [number, issuer] = [tidy(form.number), tidy(form.issuer)]
    const rule = rulesOf(dossier.rules).papers.find(({ key, kinds }) => key === form.paper && kinds.includes(dossier.kind))
    if (!rule) return refuse(refusals.unknownPaper)
    if (number === '' || issuer === '') refuse(refusals.noDocument)
    if (form.dated === null || form.dated > ctx.today) return refuse(refusals.badDay)
    const file = form.proofId === null ? { hash: null, fileName: null } : await fileOf(ctx, dossier.unitId, form.proofId)
    const paper = { paper: rule.key, number, dated: form.dated, issuer, ...file }
    const id = await queries.addPaper(ctx.tx, {
      ...paper,
      unitId: dossier.unitId,
      dossierId: dossier.id,
      personId: actor.personId,
      now: ctx.now,
    })
    return { what: `thêm ${rule.name} số ${number}`, payload: { paper: { id, ...paper } } }
  })

/** The file of a proof that is kept where the dossier may look. */
async function fileOf(ctx: WriteCtx, unitId: number, proofId: number): Promise<{ hash: string; fileName: string }> {
  const [file] = await filesOf(ctx, [proofId])
  const { unitPath } = await placeOf(ctx, unitId)
  return file && unitPath.includes(file.unitId) ? { hash: file.hash, fileName: file.name } : refuse(refusals.unknownProof)
}

/** Takes a paper out of a dossier; the log and the table keep that it was there. */
export const removePaper = (doing: Doing, base: Base, paperId: number, reason: string): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'amend', reason, said: { remove: paperId } }, async ({ ctx, dossier }) => {
    const because = tidy(reason)
    if (because === '') refuse(refusals.noReason)
    const gone = (await queries.removePaper(ctx.tx, dossier, paperId, because)) ?? refuse(refusals.paperGone)
    return { what: `bỏ văn bản số ${gone.number}`, payload: { removed: paperId } }
  })

export type ConfirmationForm = {
  condition: ConditionKey
  holds: boolean
  body: string
  document: string
  dated: LocalDate | null
  note: string
}

/** Enters what a body says of a condition, with its document; conditions that the system knows by itself take none. */
export const confirm = (doing: Doing, base: Base, form: ConfirmationForm): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'confirm', said: { confirm: form } }, async ({ ctx, dossier, held, actor }) => {
    const rule = rulesOf(dossier.rules).conditions.find(({ key, kinds }) => key === form.condition && kinds.includes(dossier.kind))
    if (!rule || (rule.by === 'computed' && rule.key !== 'satisfaction')) return refuse(refusals.notAsserted(form.condition))
    const [document, note] = [tidy(form.document), tidy(form.note)]
    // a department speaks for itself alone
    const body = roles[held.role].includes('dossier.prepare') ? tidy(form.body) : held.bodyName
    if (body === '' || document === '') refuse(refusals.noDocument)
    if (form.dated === null || form.dated > ctx.today) return refuse(refusals.badDay)
    const said = { condition: rule.key, holds: form.holds, body, document, dated: form.dated, note }
    const by = { personId: actor.personId, assignmentId: held.assignmentId, now: ctx.now }
    await queries.addConfirmation(ctx.tx, { ...said, ...by, unitId: dossier.unitId, dossierId: dossier.id })
    return { what: `${conditionNames[rule.key]}: ${body} xác nhận theo ${document}`, payload: { confirmation: said } }
  })

/** Sends a dossier to the council: its content is frozen, hashed and logged. Refused with all that is missing by name. */
export const freeze = (doing: Doing, base: Base): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'freeze' }, async ({ ctx, dossier, actor }) => {
    // no result moves while it is written down
    await holdUnits(ctx, [dossier.unitId])
    const content = await contentOf(ctx, dossier)
    const papers = await queries.papersOf(ctx.tx, dossier)
    const missing = missingOf(rulesOf(dossier.rules), dossier.kind, content.conditions, papers)
    if (missing.length > 0) refuse(refusals.notReady(missing))
    const text = canonical(content)
    const [number, hash] = [((await queries.snapshotsOf(ctx.tx, dossier))[0]?.number ?? 0) + 1, sha256(text)]
    const frozen = { number, content: text, hash }
    await queries.addSnapshot(ctx.tx, { ...frozen, unitId: dossier.unitId, dossierId: dossier.id, personId: actor.personId, now: ctx.now })
    return { what: `chốt bản ${number}, mã băm ${hash.slice(0, 16)}`, payload: { snapshot: number, hash } }
  })

/** The council or the office gives a dossier back, to be sent as a new version. */
export const returnDossier = (doing: Doing, base: Base, reason: string): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'return', reason }, async () => ({ what: 'trả lại để bổ sung' }))

/** Gives a dossier up. */
export const withdraw = (doing: Doing, base: Base, reason: string): Promise<Result<{ dossierId: number }>> =>
  press(doing, { ...base, verb: 'withdraw', reason }, async () => ({ what: 'rút hồ sơ' }))
