import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { groundOf } from '../../platform/db/placed.ts'
import { sha256 } from '../../platform/events/canonical.ts'
import type { Measure } from '../criteria/types.ts'
import * as queries from './cell.queries.ts'
import { readCell } from './cell.rules.ts'
import { type Desk, deskOf } from './desk.reads.ts'
import { type Bench, judgeMeasure, type Value } from './judge.rules.ts'
import { criteriaAsking, mayFill } from './sheet.rules.ts'
import { refusals } from './sheet.text.ts'
import type { Cell, CellChange, CellOutcome, SavedCell } from './sheet.types.ts'

/** Who saves, from where: what the log keeps of them. The caller has asked whether they may. */
export type Saver = { personId: number; name: string; postName: string; address: string; today: LocalDate; now: Date }

/** A key for a change that is made of what is known, so that making it again gives the same: sent twice it saves once. */
export const mutationOf = (...parts: string[]): string =>
  sha256(JSON.stringify(parts)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

/** How often a save that met a newer sheet judges anew before it gives up. */
const tries = 16

/**
 * Sheets that were filled lately, so that the next cell needs no reading; bounded, oldest out. The database refuses a save that was judged
 * by an older version of the sheet or of the law, so what stands here may be old without harm.
 */
class Desks {
  readonly #kept = new Map<number, { desk: Desk; at: number }>()
  readonly #turns = new Map<number, Promise<unknown>>()
  /** Saves of one sheet go one after another, so that within a process none is judged by an old version. */
  async inTurn<T>(sheetId: number, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(sheetId) ?? Promise.resolve()).then(work, work)
    this.#turns.set(sheetId, turn)
    try {
      return await turn
    } finally {
      if (this.#turns.get(sheetId) === turn) this.#turns.delete(sheetId)
    }
  }
  /** None that was read longer ago than half a minute: days of rounds move without the sheet. */
  get(sheetId: number, now: Date): Desk | undefined {
    const kept = this.#kept.get(sheetId)
    if (!kept || Math.abs(now.getTime() - kept.at) > 30_000) return undefined
    this.#kept.delete(sheetId)
    this.#kept.set(sheetId, kept)
    return kept.desk
  }
  /** A desk as it was read `at`; after a save it is as old as before. */
  set(desk: Desk, at?: Date): void {
    const age = at?.getTime() ?? this.#kept.get(desk.sheet.id)?.at ?? 0
    this.#kept.delete(desk.sheet.id)
    this.#kept.set(desk.sheet.id, { desk, at: age })
    if (this.#kept.size > 500) this.#kept.delete(this.#kept.keys().next().value as number)
  }
  forget(sheetId: number): void {
    this.#kept.delete(sheetId)
  }
}
const desksOf = new WeakMap<Db, Desks>()

/** One for the whole database, whoever works in it: turns and versions are of the sheet. */
function desksAt(db: Db): Desks {
  const { db: ground } = groundOf(db)
  const kept = desksOf.get(ground) ?? new Desks()
  desksOf.set(ground, kept)
  return kept
}

/**
 * Saves one cell: the value, its verdicts, standings, counts and log in one transaction. A value that cannot be read is kept as typed with
 * what is wrong. `conflict`: the cell is not as it was when typing began, nothing is overwritten, `cell` is what stands. Refused: no such
 * sheet or cell, the round is over, the sheet was submitted.
 */
export function saveCell(db: Db, saver: Saver, unitId: number, sheetId: number, change: CellChange): Promise<Result<SavedCell>> {
  return desksAt(db).inTurn(sheetId, () => saveInTurn(db, saver, unitId, sheetId, change))
}

async function saveInTurn(db: Db, saver: Saver, unitId: number, sheetId: number, change: CellChange): Promise<Result<SavedCell>> {
  const desks = desksAt(db)
  for (let attempt = 0; attempt < tries; attempt++) {
    const kept = attempt === 0 ? desks.get(sheetId, saver.now) : undefined
    const desk = kept ?? (await read(db, (tx) => deskOf({ tx, today: saver.today }, sheetId)))
    if (desk?.sheet.unitId !== unitId) return refused(refusals.unknown)
    const measure = desk.set.measures?.[change.measure]
    if (!measure) return refused(refusals.measureUnknown(change.measure))
    const fillable = mayFill(desk.sheet.state, desk.round, saver.today)
    // a desk that was kept may not know of an extension, nor of a return
    if (!fillable.ok && kept) continue
    const asked = judged(desk, measure, change, saver, fillable.ok)
    const answer = await queries.saveCell(db, asked.ask)
    if (answer.outcome === 'stale') continue
    const sheet = { ...desk.sheet, version: answer.sheetVersion as number }
    if (answer.outcome === 'saved') desks.set({ ...desk, sheet, bench: asked.bench }, kept ? undefined : saver.now)
    else desks.forget(sheetId)
    return outcomeOf(db, answer, asked, fillable.ok ? null : fillable.refusal)
  }
  return refused(refusals.busy)
}

type Asked = { ask: queries.SaveAsk; bench: Bench; verdicts: SavedCell['verdicts'] }

function judged(desk: Desk, measure: Measure, change: CellChange, saver: Saver, open: boolean): Asked {
  const { sheet } = desk
  const typed = change.typed.normalize('NFC')
  const reading = readCell(measure, typed)
  const value: Value = { stage: 'self', measure: measure.key, on: sheet.asOf, value: reading.valueText ?? reading.value }
  // the sheet's day is looked at last, so its value may stand last
  const others = desk.bench.values.filter((one) => one.measure !== measure.key || one.stage !== 'self' || one.on !== sheet.asOf)
  const bench = { ...desk.bench, values: [...others, value] }
  const verdicts = judgeMeasure(bench, 'self', sheet.asOf, measure.key, desk.laws)
  const { unitId } = sheet
  const cell = {
    ...reading,
    measure: measure.key,
    mutation: change.mutation,
    base: change.base,
    typed,
    note: change.note.normalize('NFC').trim(),
    origin: change.origin ?? 'typed',
    originNote: change.originNote ?? null,
    criteria: open ? criteriaAsking(desk.set, measure.key) : [],
  }
  return {
    bench,
    ask: {
      unitId,
      sheetId: sheet.id,
      seen: sheet.version,
      mark: desk.mark,
      cell,
      verdicts: verdicts.map(({ setId, criterion, verdict, reason }) => ({ setId, criterion, verdict, reason })),
      who: { person: saver.personId, actor: saver.name, post: saver.postName, address: saver.address },
      at: saver.now,
    },
    verdicts: verdicts
      .filter(({ setId }) => setId === sheet.setId)
      .map(({ criterion, verdict, reason }) => ({ criterion, verdict, explanation: reason ?? '' })),
  }
}

async function outcomeOf(db: Db, answer: queries.SaveAnswer, { ask, verdicts }: Asked, closed: Refusal | null): Promise<Result<SavedCell>> {
  const outcome = answer.outcome as CellOutcome
  if (outcome === 'absent') return refused(refusals.unknown)
  if (outcome === 'locked') {
    if (answer.state === 'moved') return refused(refusals.moved)
    if (closed) return refused(closed)
    return refused(answer.state === 'draft' || answer.state === 'returned' ? refusals.criterionLocked : refusals.locked)
  }
  const cell = answer.cell && (await cellFrom(db, answer.cell, ask.who))
  return done({
    outcome,
    sheetVersion: answer.sheetVersion ?? 0,
    state: answer.state,
    cell,
    verdicts: outcome === 'conflict' ? [] : verdicts,
  })
}

async function cellFrom(db: Db, row: queries.RawCell, who: { person: number; actor: string }): Promise<Cell> {
  const { measure, version, typed, value, problem, note } = row
  const by = row.person_id === who.person ? who.actor : await queries.nameOf(db, row.person_id)
  return {
    ...{ measure, version, typed, value, problem, note, by },
    valueText: row.value_text,
    personId: row.person_id,
    origin: row.origin as Cell['origin'],
    originNote: row.origin_note,
    savedAt: new Date(row.saved_at),
  }
}
