import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import { setVersion } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { carryProofs } from '../evidence/carry.actions.ts'
import { unitById } from '../units/reads.ts'
import { mutationOf, saveCell } from './cell.actions.ts'
import { typedOf } from './cell.rules.ts'
import { heldSheet, openSheet, step } from './sheet.actions.ts'
import * as queries from './sheet.queries.ts'
import { criteriaAsking } from './sheet.rules.ts'
import type { Cell, CellChange, Sheet } from './sheet.types.ts'

export type CarriedDraft = { from: number; to: number; unitId: number; successorUnitId: number; cells: number }

/**
 * Carries drafts of units that have ended to the units in which they live on whole. A unit that only took another name or code keeps its
 * values; of units that were merged the values stand in the notes, because no rule adds them up. Where a unit was split nobody can say
 * which part the draft speaks of: it stays where it is. Run twice, or cut off in between, it carries everything once.
 */
export async function carryDrafts(db: Db, edge: Edge): Promise<CarriedDraft[]> {
  const drafts = await read(db, (tx) => queries.draftsOfEndedUnits(tx, edge.today))
  const carried: CarriedDraft[] = []
  for (const draft of drafts) {
    const done = await carryDraft(db, edge, draft)
    if (done) carried.push(done)
  }
  return carried
}

async function carryDraft(db: Db, edge: Edge, draft: queries.Holder): Promise<CarriedDraft | null> {
  const from = await read(db, (tx) => queries.sheetById(tx, draft.sheetId))
  if (!from) return null
  const { unitId, successorUnitId } = draft
  const target = await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId: successorUnitId, roundId: from.roundId, setId: from.setId }))
  if (!target.ok || target.value.state !== 'draft') return null
  const cells = await carryCells(db, edge, from, target.value, draft)
  await carryEvidence(db, edge, from, target.value, draft)
  await writeAs(db, edge, async (ctx) => {
    const sheet = await heldSheet(ctx, unitId, from.id)
    if (!sheet || sheet.state === 'moved') return
    await step(ctx, sheet, 'move', 'moved', null)
    await queries.setSuccessor(ctx.tx, unitId, from.id, successorUnitId)
    const payload = { sheet: from.id, successor: successorUnitId, successorSheet: target.value.id, cells }
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'sheet.moved', payload })
    await ctx.enter({ chain: `unit:${successorUnitId}`, kind: 'sheet.received', payload: { ...payload, from: unitId } })
  })
  return { from: from.id, to: target.value.id, unitId, successorUnitId, cells }
}

async function carryCells(db: Db, edge: Edge, from: Sheet, to: Sheet, draft: queries.Holder): Promise<number> {
  const known = await read(db, async (tx) => {
    const set = await setVersion({ tx }, to.setId, to.setVersion)
    const name = (await unitById({ tx }, from.unitId, lastDay(draft.on, from.asOf)))?.name ?? 'đơn vị cũ'
    const [cells, there] = [await queries.cellsOf(tx, from.unitId, from.id), await queries.cellsOf(tx, to.unitId, to.id)]
    return { set, name, cells, there: new Map(there.map((cell) => [cell.measure, cell])) }
  })
  let carried = 0
  for (const cell of known.cells) {
    const change = carriedChange(known.set, known.name, from.id, cell, known.there.get(cell.measure), draft.predecessors === 1)
    if (!change) continue
    const saver = { personId: cell.personId, name: cell.by, postName: '', address: '', today: edge.today, now: edge.now }
    const saved = await saveCell(db, saver, to.unitId, to.id, change)
    if (saved.ok && saved.value.outcome !== 'conflict') carried++
  }
  return carried
}

/** What stands for an indicator of the draft stands for it at the successor. */
async function carryEvidence(db: Db, edge: Edge, from: Sheet, to: Sheet, draft: queries.Holder): Promise<void> {
  const { setId, asOf } = from
  const carrying = { fromUnit: from.unitId, toUnit: to.unitId, setId, year: Number(asOf.slice(0, 4)), fromSheet: from.id, toSheet: to.id }
  await writeAs(db, edge, async (ctx) => {
    const name = (await unitById(ctx, from.unitId, lastDay(draft.on, asOf)))?.name ?? 'đơn vị cũ'
    await carryProofs(ctx, carrying, name)
  })
}

const lastDay = (ended: LocalDate, asOf: LocalDate): LocalDate => (asOf < ended ? asOf : addDays(ended, -1))

/** What a cell of an ended unit says in its successor's sheet; null where the set asks for it no more. */
function carriedChange(
  set: CriteriaSet | undefined,
  name: string,
  sheetId: number,
  cell: Cell,
  there: Cell | undefined,
  alone: boolean,
): CellChange | null {
  const measure = set?.measures?.[cell.measure]
  if (!set || !measure || criteriaAsking(set, cell.measure).length === 0) return null
  const keeps = alone && !there
  const shown = cell.problem ? cell.typed : typedOf(measure, cell)
  const own = `${name}: ${shown || 'chưa nhập'}${cell.note ? ` (${cell.note})` : ''}`
  const note = keeps ? cell.note : [there?.note, own].filter(Boolean).join('; ')
  return {
    measure: cell.measure,
    mutation: mutationOf(String(sheetId), cell.measure, String(cell.version)),
    base: there?.version ?? 0,
    typed: keeps ? cell.typed : (there?.typed ?? ''),
    note,
    origin: 'moved',
    originNote: `Phiếu của ${name}`,
  }
}
