import type { ReadCtx } from '../../platform/events/context.ts'
import { postingOf } from '../consultation/reads.ts'
import type { PostingStanding } from '../consultation/types.ts'
import { listProofs } from '../evidence/proof.reads.ts'
import type { Actor } from '../people/types.ts'
import { changesSince } from './change.rules.ts'
import * as contentQueries from './content.queries.ts'
import { conditionsIn, contentOf } from './content.reads.ts'
import { decisionOf } from './decision.queries.ts'
import { rulesOf } from './dossier.procedures.ts'
import * as queries from './dossier.queries.ts'
import { missingOf } from './dossier.rules.ts'
import type { Content, Decision, Dossier, DossierStep, Paper, Seat, Session, Snapshot } from './dossier.types.ts'
import { ownRuleOn, votingRoles } from './session.actions.ts'
import { type CouncilMember, councilOf, seatsOf, sessionsOf } from './session.queries.ts'
import { type Attendance, attendanceOf, resultOf, ruleOf, type VoteResult } from './vote.rules.ts'

/** A meeting with who sat in it, and what it came to once it is counted. */
export type WholeSession = { session: Session; seats: Seat[]; attendance: Attendance; result: VoteResult | null }

export type WholeDossier = {
  dossier: Dossier
  deciderName: string
  /** what the council sees once it was sent, else what stands in it now */
  content: Content
  frozen: Omit<Snapshot, 'content'> | null
  snapshots: Omit<Snapshot, 'content'>[]
  /** what is different now from what was frozen */
  changes: string[]
  /** what keeps it from being sent */
  missing: { where: string; what: string }[]
  papers: Paper[]
  steps: DossierStep[]
  sessions: WholeSession[]
  decision: Decision | null
  posting: PostingStanding | null
  /** key of the procedure that its sheet went by */
  procedure: string | null
}

/** The dossier of this number alone; undefined where there is none. */
export const dossierOf = ({ tx }: Pick<ReadCtx, 'tx'>, id: number): Promise<Dossier | undefined> => queries.dossierById(tx, id)

/** A dossier with all that its page shows. While it is being made its content is that of now; from the day it was sent it is the frozen one. */
export async function wholeDossier(ctx: ReadCtx, dossier: Dossier): Promise<WholeDossier> {
  const now = await contentOf(ctx, dossier)
  const snapshots = await queries.snapshotsOf(ctx.tx, dossier)
  const locked = dossier.state !== 'draft' && dossier.state !== 'returned'
  const [last] = snapshots
  const frozen = locked && last ? last : null
  const shown = frozen ? (JSON.parse(frozen.content) as Content) : now
  const papers = await queries.papersOf(ctx.tx, dossier)
  const sessions: WholeSession[] = []
  for (const session of await sessionsOf(ctx.tx, dossier)) sessions.push(await wholeSession(ctx, session))
  return {
    dossier,
    deciderName: (await contentQueries.unitOn(ctx.tx, dossier.deciderId, ctx.today))?.name ?? '',
    content: shown,
    frozen: frozen && bare(frozen),
    snapshots: snapshots.map(bare),
    changes: frozen ? changesSince(shown, now) : [],
    missing: locked ? [] : missingOf(rulesOf(dossier.rules), dossier.kind, now.conditions, papers),
    papers,
    steps: await queries.stepsAfter(ctx.tx, dossier, -1),
    sessions,
    decision: (await decisionOf(ctx.tx, dossier)) ?? null,
    procedure: dossier.sheetId === null ? null : ((await contentQueries.sheetById(ctx.tx, dossier.sheetId))?.procedure ?? null),
    posting: dossier.sheetId === null ? null : await postingOf(ctx, dossier.unitId, dossier.sheetId),
  }
}

const bare = ({ content: _content, ...rest }: Snapshot) => rest

async function wholeSession(ctx: ReadCtx, session: Session): Promise<WholeSession> {
  const seats = await seatsOf(ctx.tx, session)
  const attendance = attendanceOf(seats, session)
  return { session, seats, attendance, result: session.counts ? resultOf(session.counts, attendance, session) : null }
}

/** One frozen version, word for word. */
export const snapshotOf = async (ctx: Pick<ReadCtx, 'tx'>, dossier: Dossier, number: number): Promise<Snapshot | undefined> =>
  (await queries.snapshotsOf(ctx.tx, dossier)).find((one) => one.number === number)

/** Who would sit in a council today, and by which rule it would vote; the rule is a refusal where nobody laid one down. */
export async function councilToday(ctx: ReadCtx, dossier: Dossier): Promise<{ members: CouncilMember[]; rule: ReturnType<typeof ruleOf> }> {
  const own = await ownRuleOn(ctx, dossier.deciderId, dossier.rules, ctx.today)
  return {
    members: await councilOf(ctx.tx, dossier.deciderId, votingRoles, ctx.today),
    rule: ruleOf(rulesOf(dossier.rules).vote, own),
  }
}

/** Files of the unit that a paper may carry. */
export const filesFor = async (ctx: ReadCtx, unitId: number): Promise<{ id: number; title: string }[]> =>
  (await listProofs(ctx, unitId, {}, { limit: 100, offset: 0 })).rows
    .filter(({ fileType }) => fileType !== null)
    .map(({ id, title }) => ({ id, title }))

export type DossierInList = queries.ListedDossier & { missing: number | null }

/** The dossiers of a place, those still open first; of those that are being made, how much is missing. */
export async function dossiersIn(ctx: ReadCtx, placeId: number): Promise<DossierInList[]> {
  const listed = await queries.dossiersUnder(ctx.tx, placeId, ctx.today, 200)
  const missing = await missingIn(
    ctx,
    listed.filter(({ state }) => state === 'draft' || state === 'returned'),
  )
  return listed.map((one) => ({ ...one, missing: missing.get(one.id) ?? null }))
}

async function missingIn(ctx: ReadCtx, dossiers: readonly Dossier[]): Promise<Map<number, number>> {
  if (dossiers.length === 0) return new Map()
  const conditions = await conditionsIn(ctx, dossiers)
  const papers = Map.groupBy(await queries.papersIn(ctx.tx, dossiers), ({ dossierId }) => dossierId)
  return new Map(
    dossiers.map(({ id, kind, rules }) => [id, missingOf(rulesOf(rules), kind, conditions.get(id) ?? [], papers.get(id) ?? []).length]),
  )
}

/** The appraised sheets of a place on which no dossier stands yet. */
export const sheetsReady = (ctx: ReadCtx, placeId: number): Promise<contentQueries.ReadySheet[]> =>
  contentQueries.sheetsReady(ctx.tx, placeId, ctx.today)

export type OpenDossier = {
  id: number
  unitId: number
  unitName: string
  kind: Dossier['kind']
  state: Dossier['state']
  openedBy: number
  since: Date
}

/** Which dossiers are still open at a place? For whoever takes over a desk: those that this person opened first. */
export async function openDossiersAt(ctx: ReadCtx, placeId: number, personId: Actor['personId']): Promise<OpenDossier[]> {
  const listed = await queries.dossiersUnder(ctx.tx, placeId, ctx.today, 500, true)
  return listed
    .map(({ id, unitId, unitName, kind, state, openedBy, movedAt }) => ({ id, unitId, unitName, kind, state, openedBy, since: movedAt }))
    .sort((a, b) => Number(b.openedBy === personId) - Number(a.openedBy === personId))
}
