import type { ReadCtx } from '../../platform/events/context.ts'
import { roundById, roundForUnit } from '../calendar/reads.ts'
import { setVersion } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import * as cellQueries from './cell.queries.ts'
import { benchesOf } from './judge.actions.ts'
import * as judgeQueries from './judge.queries.ts'
import { type Bench, type Law, lawOf } from './judge.rules.ts'
import * as queries from './sheet.queries.ts'
import type { RoundDays } from './sheet.rules.ts'
import type { Sheet } from './sheet.types.ts'

/** All that judging a cell of a sheet needs, as it stood at `sheet.version` under the law of `mark`. */
export type Desk = { sheet: Sheet; set: CriteriaSet; bench: Bench; laws: readonly Law[]; mark: number; round: RoundDays }

/** The laws are the same for every sheet, and reading them is dear: kept as long as the same sets are published. */
let kept: { hash: string; laws: readonly Law[] } | null = null

async function lawsOf({ tx }: ReadCtx): Promise<readonly Law[]> {
  const hash = await cellQueries.hashOfSets(tx)
  if (kept?.hash === hash) return kept.laws
  const laws = (await judgeQueries.publishedLaws(tx)).map(({ body, provinceId }) => lawOf(body, provinceId))
  kept = { hash, laws }
  return laws
}

/** What a sheet is judged by; undefined where there is no such sheet. */
export async function deskOf(ctx: ReadCtx, sheetId: number): Promise<Desk | undefined> {
  const sheet = await queries.sheetById(ctx.tx, sheetId)
  if (!sheet) return undefined
  const mark = await cellQueries.lawMark(ctx.tx)
  const set = await setVersion(ctx, sheet.setId, sheet.setVersion)
  const bench = (await benchesOf(ctx, [sheet.unitId])).get(sheet.unitId)
  const round = await roundDaysOf(ctx, sheet.roundId, sheet.unitId)
  if (!set || !bench || !round) throw new Error(`sheet ${sheetId} lacks its set, unit or round`)
  return { sheet, set, bench, laws: await lawsOf(ctx), mark, round }
}

/** The days of a round for a unit, after extensions; for a unit that has ended, those of the round. */
export async function roundDaysOf(ctx: ReadCtx, roundId: number, unitId: number): Promise<RoundDays | undefined> {
  const own = await roundForUnit(ctx, roundId, unitId)
  if (own) return { opensOn: own.opensOn, dueOn: own.ownDueOn, cancelled: own.state === 'cancelled' }
  const round = await roundById(ctx, roundId)
  return round && { opensOn: round.opensOn, dueOn: round.dueOn, cancelled: round.cancelledBecause !== null }
}
