import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import type { CriteriaSet, Verdict } from '../criteria/types.ts'
import { unitById } from '../units/reads.ts'
import { type Desk, deskOf } from './desk.reads.ts'
import { factsOn } from './judge.rules.ts'
import * as queries from './sheet.queries.ts'
import type { Cell, Previous, Sheet, SheetCriterion } from './sheet.types.ts'

/** A whole sheet as it stands: its law, cells, verdicts. `views` tells what of it leaves the server. */
export type WholeSheet = {
  sheet: Sheet
  unitName: string
  unitCode: string
  roundName: string
  opensOn: LocalDate
  dueOn: LocalDate
  set: CriteriaSet
  /** a newer version of the set that covers the sheet's day, null when there is none */
  newerVersion: number | null
  /** the sheet of the unit that this one went into */
  successorSheetId: number | null
  criteria: SheetCriterion[]
  cells: Cell[]
  previous: Previous[]
  /** by the rules of the set, with what is known at stage self; one verdict a criterion, its indicators as parts */
  verdicts: Verdict[]
  desk: Desk
}

/** What does the sheet say now? Undefined where there is none. */
export async function wholeSheet(ctx: ReadCtx, sheetId: number): Promise<WholeSheet | undefined> {
  const desk = await deskOf(ctx, sheetId)
  if (!desk) return undefined
  const { sheet, set, bench, laws } = desk
  const facts = factsOn(bench, 'self', sheet.asOf, set, laws)
  const unit = (await unitById(ctx, sheet.unitId, sheet.asOf)) ?? (await unitById(ctx, sheet.unitId, ctx.today))
  const round = await queries.roundNamed(ctx.tx, sheet)
  if (!round) throw new Error(`sheet ${sheetId} lacks its round`)
  return {
    ...{ sheet, set, desk, ...round },
    unitName: unit?.name ?? `Đơn vị ${sheet.unitId}`,
    unitCode: unit?.code ?? '',
    criteria: await queries.criteriaOf(ctx.tx, sheet.unitId, sheetId),
    cells: await queries.cellsOf(ctx.tx, sheet.unitId, sheetId),
    previous: await queries.previousOf(ctx.tx, sheet.unitId, sheet.asOf),
    verdicts: facts ? set.criteria.map((criterion) => judgeCriterion(set, criterion, facts)) : [],
  }
}

/** Which sheet is it, and whose? Undefined where there is none. */
export const sheetOf = ({ tx }: Pick<ReadCtx, 'tx'>, sheetId: number): Promise<Sheet | undefined> => queries.sheetById(tx, sheetId)

/** Which sheets has a unit? Newest first. */
export const sheetsOf = ({ tx }: Pick<ReadCtx, 'tx'>, unitId: number): Promise<queries.SheetRow[]> => queries.sheetsOfUnit(tx, unitId)

/** Where do the criteria of a sheet stand? */
export const criteriaOf = ({ tx }: Pick<ReadCtx, 'tx'>, sheet: Pick<Sheet, 'unitId' | 'id'>): Promise<SheetCriterion[]> =>
  queries.criteriaOf(tx, sheet.unitId, sheet.id)

/** How did a cell come to what it says? Newest first. */
export const historyOf = (
  { tx }: Pick<ReadCtx, 'tx'>,
  q: { unitId: number; sheetId: number; measure: string },
): Promise<queries.HistoryRow[]> => queries.historyOf(tx, q)
