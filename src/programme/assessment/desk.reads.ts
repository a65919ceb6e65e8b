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
export type Desk = { sheet: Sheet; set: CriteriaSet; bench: Bench; laws: readonly Law[]; mark: string; round: RoundDays }

/** The laws of a published mark are the same for every sheet, and reading them is dear: kept until the mark of the sets changes. */
const lawsByMark = new Map<string, readonly Law[]>()

async function lawsOf({ tx }: ReadCtx, mark: string): Promise<readonly Law[]> {
  const ofSets = mark.split(' ').slice(0, 3).join(' ')
  const kept = lawsByMark.get(ofSets)
  if (kept) return kept
  const laws = (await judgeQueries.publishedLaws(tx)).map(({ body, provinceId }) => lawOf(body, provinceId))
  lawsByMark.clear()
  lawsByMark.set(ofSets, laws)
  return laws
}

/** What a sheet is judged by; undefined where there is no such sheet. */
export async function deskOf(ctx: ReadCtx, sheetId: number): Promise<Desk | undefined> {
  const sheet = await queries.sheetById(ctx.tx, sheetId)
  if (!sheet) return undefined
  const mark = await cellQueries.lawMark(ctx.tx, sheet.unitId)
  const set = await setVersion(ctx, sheet.setId, sheet.setVersion)
  const bench = (await benchesOf(ctx, [sheet.unitId])).get(sheet.unitId)
  const round = await roundDaysOf(ctx, sheet.roundId, sheet.unitId)
  if (!set || !bench || !round) throw new Error(`sheet ${sheetId} lacks its set, unit or round`)
  return { sheet, set, bench, laws: await lawsOf(ctx, mark), mark, round }
}

/** The days of a round for a unit, after extensions; for a unit that has ended, those of the round. */
export async function roundDaysOf(ctx: ReadCtx, roundId: number, unitId: number): Promise<RoundDays | undefined> {
  const own = await roundForUnit(ctx, roundId, unitId)
  if (own) return { opensOn: own.opensOn, dueOn: own.ownDueOn, cancelled: own.state === 'cancelled' }
  const round = await roundById(ctx, roundId)
  return round && { opensOn: round.opensOn, dueOn: round.dueOn, cancelled: round.cancelledBecause !== null }
}
