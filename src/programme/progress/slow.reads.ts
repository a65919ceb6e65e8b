import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { setInForce } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { slowRulesOf } from '../plan/reads.ts'
import type { SlowRule } from '../plan/types.ts'
import { ancestorsOf } from '../units/reads.ts'
import type { Stage } from '../units/types.ts'
import * as queries from './slow.queries.ts'
import type { Lacking, SlowCommune } from './types.ts'

const rowsOfPage = 50

export type SlowPage = {
  set: CriteriaSet | undefined
  /** what the place itself set, and what holds there from above */
  rules: SlowRule[]
  rows: (SlowCommune & { lacking: Lacking[] })[]
  total: number
  pages: number
}

/** Which communes at or under a place are slow on a day by the rules that hold there, what they lack and whose duty that is? A page, or all. */
export async function slowPage(ctx: ReadCtx, placeId: number, day: LocalDate, stage: Stage, page: number | null): Promise<SlowPage> {
  const set = await setInForce(ctx, 'commune', 'standard', day)
  const above = await ancestorsOf(ctx, placeId, day)
  const rules = (await slowRulesOf(ctx, [...new Set([placeId, ...above.map(({ id }) => id)])])).filter(({ inForce }) => inForce)
  if (!set) return { set, rules, rows: [], total: 0, pages: 0 }
  const span = page === null ? { limit: null, offset: 0 } : { limit: rowsOfPage, offset: (page - 1) * rowsOfPage }
  const question = { placeId, day, set: set.id, needed: set.counts.criteria ?? null, stage, ...span }
  const found = await queries.slowCommunes(ctx.tx, question)
  const lacking = Map.groupBy(
    await queries.lackingOf(
      ctx.tx,
      found.map(({ unitId }) => unitId),
      question,
    ),
    ({ unitId }) => unitId,
  )
  const total = found[0]?.total ?? 0
  const rows = found.map(({ total: _total, ...commune }) => ({ ...commune, lacking: lacking.get(commune.unitId) ?? [] }))
  return { set, rules, rows, total, pages: Math.ceil(total / rowsOfPage) }
}

/** What a commune lacks of the standard set in force today, by its last appraised results; with the set. */
export async function lackingIn(ctx: ReadCtx, unitId: number): Promise<{ set: CriteriaSet | undefined; lacking: Lacking[] }> {
  const set = await setInForce(ctx, 'commune', 'standard', ctx.today)
  if (!set) return { set, lacking: [] }
  return { set, lacking: await queries.lackingOf(ctx.tx, [unitId], { day: ctx.today, set: set.id, stage: 'appraised' }) }
}
