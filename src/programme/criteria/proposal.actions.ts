import { Refused } from '../../platform/base/refusal.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import { publish } from './actions.ts'
import * as queries from './proposal.queries.ts'
import { checkFiles } from './proposal.reads.ts'
import { sharedSlots } from './proposal.rules.ts'
import { refusals, wrongFiles } from './proposal.text.ts'
import type { CheckedFiles, Proposal, SetFiles } from './proposal.types.ts'
import { bodyOf } from './queries.ts'
import type { CriteriaSet } from './types.ts'

type Checked = CheckedFiles & { set: CriteriaSet }

async function checked(ctx: WriteCtx, files: SetFiles): Promise<Checked> {
  const found = await checkFiles(ctx, files)
  if (found.set === null) throw new Refused(wrongFiles(found.problems))
  return { ...found, set: found.set }
}

/** Saves a set, or a new version of one, for somebody else to publish. Throws Refused with every problem by its line, and where one waits already. */
export async function proposeSet(ctx: WriteCtx, { note, by, ...files }: SetFiles & { note: string; by: number }): Promise<number> {
  const { set, hash } = await checked(ctx, files)
  const row = { setId: set.id, version: set.version, hash, ...files, note: tidy(note), by, at: ctx.now }
  const id = await queries.addProposal(ctx.tx, row)
  if (id === null) throw new Refused(refusals.twice(set.id, set.version))
  const payload = { id, set: set.id, version: set.version, hash, note: row.note }
  await ctx.enter({ chain: 'country', kind: 'setProposal.proposed', payload })
  return id
}

async function waiting(ctx: WriteCtx, id: number): Promise<Proposal> {
  const proposal = await queries.holdProposal(ctx.tx, id)
  if (!proposal) throw new Refused(refusals.unknown)
  if (proposal.state !== 'proposed') throw new Refused(refusals.notProposed(proposal.state))
  return proposal
}

/**
 * A second person publishes what was proposed, byte by byte; from then on it cannot change. `seen` is the digest of the files that were shown.
 * What provinces set for slots of the version before goes along. Throws Refused.
 */
export async function publishProposal(
  ctx: WriteCtx,
  id: number,
  { personId, seen }: { personId: number; seen: string },
): Promise<{ set: CriteriaSet; before: CriteriaSet | null }> {
  const proposal = await waiting(ctx, id)
  if (proposal.proposedById === personId) throw new Refused(refusals.own)
  // what it is checked against may have changed since it was proposed
  const { set, hash, digest } = await checked(ctx, proposal)
  if (digest !== seen || hash !== proposal.hash) throw new Refused(refusals.notSeen)
  const published = await publish(ctx, set, { hash, by: ctx.actor })
  if (!published.ok) throw new Refused(published.refusal)
  await queries.decideProposal(ctx.tx, id, { state: 'published', by: personId, at: ctx.now, reason: '' })
  const before = (await bodyOf(ctx.tx, set.id, set.version - 1)) ?? null
  const indicators = before ? sharedSlots(before, set) : []
  const carried = await queries.carrySlots(ctx.tx, { setId: set.id, from: set.version - 1, to: set.version, indicators, at: ctx.now })
  const payload = { id, set: set.id, version: set.version, hash, proposedBy: proposal.proposedBy, slotsCarried: carried }
  await ctx.enter({ chain: 'country', kind: 'setProposal.published', payload })
  return { set, before }
}

/** A second person says no, with the reason; or whoever proposed it takes it back. */
export async function declineProposal(ctx: WriteCtx, id: number, { by, reason }: { by: number; reason: string }): Promise<void> {
  const proposal = await waiting(ctx, id)
  const said = tidy(reason)
  if (said === '') throw new Refused(refusals.noReason)
  const state = proposal.proposedById === by ? 'withdrawn' : 'declined'
  await queries.decideProposal(ctx.tx, id, { state, by, at: ctx.now, reason: said })
  const { setId, version, hash } = proposal
  await ctx.enter({ chain: 'country', kind: `setProposal.${state}`, payload: { id, set: setId, version, hash, reason: said } })
}
