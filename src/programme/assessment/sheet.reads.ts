import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import type { CriteriaSet, Facts, Verdict } from '../criteria/types.ts'
import { unitById } from '../units/reads.ts'
import { lawMark } from './cell.queries.ts'
import { deskOf } from './desk.reads.ts'
import { factsOn } from './judge.rules.ts'
import * as queries from './sheet.queries.ts'
import type { Cell, Previous, Sheet, SheetCriterion } from './sheet.types.ts'
import { lawView, sheetView } from './sheet.views.ts'

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
  facts: Facts | undefined
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
    ...{ sheet, set, facts, ...round },
    unitName: unit?.name ?? `Đơn vị ${sheet.unitId}`,
    unitCode: unit?.code ?? '',
    criteria: await queries.criteriaOf(ctx.tx, sheet.unitId, sheetId),
    cells: await queries.cellsOf(ctx.tx, sheet.unitId, sheetId),
    previous: await queries.previousOf(ctx.tx, sheet.unitId, sheet.asOf),
    verdicts: facts ? set.criteria.map((criterion) => judgeCriterion(set, criterion, facts)) : [],
  }
}

type Kept = { version: number; mark: string; on: LocalDate; text: string }
const keptTexts = new Map<string, Kept>()

/** A text of a sheet, made again only when the sheet, the law or the day is another. */
async function textOnce(ctx: ReadCtx, sheet: Sheet, what: 'sheet' | 'law', make: (whole: WholeSheet) => unknown): Promise<string> {
  const key = `${what} ${sheet.id} ${sheet.openedAt.getTime()}`
  const mark = await lawMark(ctx.tx, sheet.unitId)
  const kept = keptTexts.get(key)
  if (kept?.version === sheet.version && kept.mark === mark && kept.on === ctx.today) return kept.text
  const whole = await wholeSheet(ctx, sheet.id)
  if (!whole) throw new Error(`sheet ${sheet.id} went away`)
  const text = JSON.stringify(make(whole))
  keptTexts.delete(key)
  keptTexts.set(key, { version: sheet.version, mark, on: ctx.today, text })
  // some 40 kB each
  if (keptTexts.size > 200) keptTexts.delete(keptTexts.keys().next().value as string)
  return text
}

/** What does the sheet say, as the API gives it? */
export const sheetText = (ctx: ReadCtx, sheet: Sheet): Promise<string> => textOnce(ctx, sheet, 'sheet', sheetView)

/** What is the sheet judged by, for a device without network? */
export const lawText = (ctx: ReadCtx, sheet: Sheet): Promise<string> =>
  textOnce(ctx, sheet, 'law', ({ facts, set, cells }) => (facts ? lawView(set, facts, cells) : { set, facts: null }))

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

/** What are the sets called? */
export const setNames = async ({ tx }: Pick<ReadCtx, 'tx'>): Promise<Map<string, string>> =>
  new Map((await queries.setNames(tx)).map(({ id, name }) => [id, name]))
