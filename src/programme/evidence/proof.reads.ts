import type { Readable } from 'node:stream'
import { Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { fold } from '../../platform/text/fold.ts'
import { allowed, may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import * as list from './list.queries.ts'
import { proofById } from './proof.queries.ts'
import { expiringDays, flagsFrom } from './proof.rules.ts'
import { proofRefusals as no } from './proof.text.ts'
import type { Flag, Proof, ProofFilter, ProofLink, ProofRow } from './proof.types.ts'

/** For which time a proof must stand: a year of assessment, a sheet, or either. */
export type Span = { set: string; year?: number; sheetId?: number }

const linkOf = ({ today }: ReadCtx, row: list.UsedProof): ProofLink => ({
  id: row.id,
  title: row.title,
  effectiveOn: row.effectiveOn,
  expiresOn: row.expiresOn,
  flags: flagsFrom(row, today),
  href: `/minh-chung/${row.id}`,
})

/** Which proofs stand for each indicator of a set (or criterion, «17») of the unit? Those that were withdrawn are left out. */
export async function proofsFor(ctx: ReadCtx, unitId: number, { set, year, sheetId }: Span): Promise<Map<string, ProofLink[]>> {
  const rows = await list.proofsFor(ctx.tx, unitId, { set, year: year ?? null, sheetId: sheetId ?? null })
  const byCode = Map.groupBy(rows, (row) => row.indicator)
  return new Map([...byCode].map(([code, used]) => [code, used.map((row) => linkOf(ctx, row))]))
}

/** The same of many units at once, for some indicators: by unit, then by indicator. */
export async function proofsOfMany(
  ctx: ReadCtx,
  of: { unitIds: readonly number[]; sheetIds: readonly number[]; set: string; indicators: readonly string[]; year: number },
): Promise<Map<number, Map<string, ProofLink[]>>> {
  const byUnit = Map.groupBy(await list.proofsOfMany(ctx.tx, of), ({ unitId }) => unitId)
  return new Map(
    [...byUnit].map(([unitId, rows]) => {
      const byCode = Map.groupBy(rows, (row) => row.indicator)
      return [unitId, new Map([...byCode].map(([code, used]) => [code, used.map((row) => linkOf(ctx, row))]))]
    }),
  )
}

/** What must a reader see of the proofs of a unit (of these, or all)? By the proof's id; one without a flag has an empty list. */
export async function flagsOf(ctx: ReadCtx, unitId: number, proofIds: readonly number[] | null = null): Promise<Map<number, Flag[]>> {
  const rows = await list.flagFacts(ctx.tx, unitId, proofIds)
  return new Map(rows.map((row) => [row.id, flagsFrom(row, ctx.today)]))
}

export type ProofFile = list.FileOfProof & {
  /** the bytes, from the store; fails where the store has lost them */
  open: (store: FileStore) => Promise<Readable>
}

/** The files of proofs, for a dossier that carries them; a proof that only names a document has none. */
export async function filesOf(ctx: Pick<ReadCtx, 'tx'>, proofIds: readonly number[]): Promise<ProofFile[]> {
  const rows = await list.filesOf(ctx.tx, proofIds)
  return rows.map((row) => ({ ...row, open: (store) => openFile(store, row) }))
}

async function openFile(store: FileStore, { hash, title }: { hash: string; title: string }): Promise<Readable> {
  const bytes = await store.get(hash)
  if (bytes) return bytes
  throw new Refused(no.lost(title))
}

/** A proof, when the person may read at its unit; with its flags and the names of other units that this person may see. */
export async function proofFor(
  ctx: ReadCtx,
  actor: Actor,
  id: number,
): Promise<Result<{ proof: Proof; unitName: string; flags: SeenFlag[]; mayAdd: boolean }>> {
  const found = await proofById(ctx.tx, id)
  if (!found) return refused(no.noProof)
  const place = await placeOf(ctx, found.unitId)
  const held = allowed(actor, 'sheet.read', place)
  if (!held.ok) return held.refusal.status === 404 ? refused(no.noProof) : held
  const { withdrawnAt, withdrawnBy, withdrawnBecause, ...known } = found
  const withdrawn = withdrawnAt ? { at: withdrawnAt, by: withdrawnBy ?? '', because: withdrawnBecause ?? '' } : null
  const flags = (await flagsOf(ctx, found.unitId, [id])).get(id) ?? []
  const [unit] = await list.namesOf(ctx.tx, [found.unitId])
  return done({
    proof: { ...known, withdrawn },
    unitName: unit?.name ?? '',
    flags: await seenFlags(ctx, actor, flags),
    mayAdd: may(actor, 'evidence.add', place),
  })
}

/** A flag with the names of the other units, as far as this person works there too; the rest are only said to be there. */
export type SeenFlag = { kind: Flag['kind']; names: string[] }

export async function seenFlags(ctx: ReadCtx, actor: Actor, flags: readonly Flag[]): Promise<SeenFlag[]> {
  const others = [...new Set(flags.flatMap(({ unitIds }) => unitIds ?? []))]
  const names = new Map((await list.namesOf(ctx.tx, others)).map(({ unitId, name }) => [unitId, name]))
  const open = new Set<number>()
  for (const unitId of others) if (may(actor, 'sheet.read', await placeOf(ctx, unitId))) open.add(unitId)
  return flags.map(({ kind, unitIds }) => ({
    kind,
    names: (unitIds ?? []).filter((id) => open.has(id)).map((id) => names.get(id) ?? `đơn vị ${id}`),
  }))
}

export type ProofList = { rows: ProofRow[]; total: number }

/** The proofs of the unit where a person works and of all under it, newest first. */
export async function listProofs(
  ctx: ReadCtx,
  under: number | null,
  filter: ProofFilter,
  page: { limit: number; offset: number },
): Promise<ProofList> {
  const rows = await list.listProofs(ctx.tx, { ...filter, ...page, under, folded: fold(filter.text ?? ''), today: ctx.today, expiringDays })
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ elsewhere, sameShot, total: _, ...row }) => ({
      ...row,
      flags: flagsFrom({ withdrawn: row.withdrawn, expiresOn: row.expiresOn, elsewhere, sameShot }, ctx.today),
    })),
  }
}
