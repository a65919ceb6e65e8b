import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result } from '../../platform/base/result.ts'
import type { Db } from '../../platform/db/database.ts'
import { type Edge, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { publishProposal } from '../criteria/proposal.actions.ts'
import { type NewSlot, setProvincialSlot } from '../criteria/slot.actions.ts'
import { enterFacts, holdUnits, openSource } from '../evidence/actions.ts'
import { judgeUnits } from './judge.actions.ts'
import * as queries from './law-change.queries.ts'

/** How many units were looked at, and how many verdicts came out otherwise than before. */
export type Rejudged = { units: number; verdicts: number }

/** A province sets a slot of the law, and its units are judged by it in the same transaction. */
export async function setSlot(ctx: WriteCtx, slot: NewSlot): Promise<Result<Rejudged>> {
  const set = await setProvincialSlot(ctx, slot)
  if (!set.ok) return set
  const { outcome, setId, level } = set.value
  if (outcome === 'already') return done({ units: 0, verdicts: 0 })
  const because = `Mức của tỉnh cho chỉ tiêu ${slot.indicator} bộ ${setId} (${slot.decision})`
  return done(await judgeAnew(ctx, { provinceId: slot.provinceId, setId, level, since: slot.validFrom, because }))
}

type Change = { provinceId: number; setId: string; level: string; since: LocalDate; because: string }

/** Judges the units of a province by a set again, on every day from the first on. What comes out as before is not entered again. */
async function judgeAnew(ctx: WriteCtx, { provinceId, setId, level, since, because }: Change): Promise<Rejudged> {
  const touched = await queries.measuredIn(ctx.tx, provinceId, level, since)
  const unitIds = [...new Set(touched.map(({ unitId }) => unitId))]
  if (unitIds.length === 0) return { units: 0, verdicts: 0 }
  await holdUnits(ctx, unitIds)
  const origin = await openSource(ctx, { kind: 'screen', title: because, hash: null, demonstration: false })
  const entered = await judgeUnits(ctx, origin, touched, new Set([setId]))
  if (entered.length > 0) await enterFacts(ctx, origin, [{ fact: 'assessment.verdict', units: entered }])
  return { units: unitIds.length, verdicts: entered.reduce((sum, { facts }) => sum + facts, 0) }
}

/**
 * A second person publishes a proposed set. Where it is a later version of a set, units that were measured are to be judged anew: province by
 * province, after the commit (`judgeWaiting`), because the country is too many for one transaction.
 */
export async function publishAndAsk(
  ctx: WriteCtx,
  proposalId: number,
  by: { personId: number; seen: string },
): Promise<{ waiting: number }> {
  const { set, before } = await publishProposal(ctx, proposalId, by)
  const because = `Công bố bộ ${set.id} phiên bản ${set.version} (${set.decision})`
  const asked = { setId: set.id, level: set.level, since: set.validFrom, because, by: ctx.actor, at: ctx.now }
  return { waiting: before === null ? 0 : await queries.askRejudging(ctx.tx, asked) }
}

/** Judges province after province of those that wait, each in a transaction of its own; several may work at once. Gives how many. */
export async function judgeWaiting(db: Db, edge: Edge, signal?: AbortSignal): Promise<number> {
  let judged = 0
  for (; !signal?.aborted; judged++) {
    const more = await writeAs(db, edge, async (ctx) => {
      const next = await queries.takeRejudging(ctx.tx)
      if (!next) return false
      const { unitId: provinceId, setId, level, since, because } = next
      await judgeAnew(ctx, { provinceId, setId, level, since, because })
      await queries.endRejudging(ctx.tx, provinceId, setId)
      return true
    })
    if (!more) return judged
  }
  return judged
}
