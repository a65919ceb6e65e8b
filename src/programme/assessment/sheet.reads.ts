import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import { proofsFor } from '../evidence/proof.reads.ts'
import type { ProofLink } from '../evidence/proof.types.ts'
import { unitById } from '../units/reads.ts'
import { lawMark, sheetMark } from './cell.queries.ts'
import { deskOf } from './desk.reads.ts'
import { factsOn } from './judge.rules.ts'
import * as queries from './sheet.queries.ts'
import type { Cell, Sheet, SheetCriterion, WholeSheet } from './sheet.types.ts'
import { lawView, sheetView } from './sheet.views.ts'

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

type Kept = { version: number; mark: number; on: LocalDate; text: string }

/** Texts of sheets as the API gives them, some 60 kB each; the one asked longest ago goes first. */
const keptTexts = new WeakMap<Db, Map<string, Kept>>()
const atMost = 200

/** What an API text says of a sheet. */
const texts = {
  /** the sheet itself */
  sheet: sheetView,
  /** what it is judged by, for a device without network */
  law: ({ facts, set, cells }: WholeSheet) => (facts ? lawView(set, facts, cells) : { set, facts: null }),
}

/**
 * The sheet, or what it is judged by, as the API gives it: made again only when the sheet, the law or the day is another, so that opening
 * one asks the database a single question. `mayRead` is asked for the unit before anything is given; undefined where there is no sheet.
 */
export async function sheetText(
  db: Db,
  today: LocalDate,
  sheetId: number,
  what: keyof typeof texts,
  mayRead: (unitId: number) => Promise<void>,
): Promise<string | undefined> {
  const now = await sheetMark(db, sheetId)
  if (!now) return undefined
  await mayRead(now.unitId)
  const kept = keptTexts.get(db) ?? new Map<string, Kept>()
  keptTexts.set(db, kept)
  const key = `${what} ${sheetId}`
  const found = kept.get(key)
  kept.delete(key)
  if (found?.version === now.version && found.mark === now.mark && found.on === today) {
    kept.set(key, found)
    return found.text
  }
  const [whole, mark] = await read(db, async (tx) => [await wholeSheet({ tx, today }, sheetId), await lawMark(tx)] as const)
  if (!whole) return undefined
  const text = JSON.stringify(texts[what](whole))
  kept.set(key, { version: whole.sheet.version, mark, on: today, text })
  if (kept.size > atMost) kept.delete(kept.keys().next().value as string)
  return text
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

/** What are the sets called? */
export const setNames = async ({ tx }: Pick<ReadCtx, 'tx'>): Promise<Map<string, string>> =>
  new Map((await queries.setNames(tx)).map(({ id, name }) => [id, name]))

/** What stands in the cells of a sheet? */
export const cellsOf = ({ tx }: Pick<ReadCtx, 'tx'>, sheet: Pick<Sheet, 'unitId' | 'id'>): Promise<Cell[]> =>
  queries.cellsOf(tx, sheet.unitId, sheet.id)

/** Which evidence stands for the indicators of a sheet? By the key of the indicator. */
export const proofsOfSheet = (ctx: ReadCtx, { unitId, setId, asOf, id }: Sheet): Promise<Map<string, ProofLink[]>> =>
  proofsFor({ ...ctx, today: asOf }, unitId, { set: setId, year: Number(asOf.slice(0, 4)), sheetId: id })
