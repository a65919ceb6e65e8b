import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/database.ts'
import { groundOf } from '../../platform/db/placed.ts'
import type { SheetState } from './sheet.types.ts'

/** A cell as PostgreSQL gives a row in JSON. */
export type RawCell = {
  measure: string
  version: number
  typed: string
  value: number | null
  value_text: string | null
  problem: string | null
  note: string
  origin: string
  origin_note: string | null
  person_id: number
  saved_at: string
}

export type SaveAsk = {
  unitId: number
  sheetId: number
  /** the version of the sheet and the law that the verdicts were judged by */
  seen: number
  mark: string
  cell: Record<string, unknown>
  verdicts: { setId: string; criterion: string; verdict: string; reason: string | null }[]
  who: { person: number; actor: string; post: string; address: string }
  at: Date
}

export type SaveAnswer = { outcome: string; state: SheetState | null; sheetVersion: number | null; cell: RawCell | null }

/** Saves one cell with all that follows from it: one statement, one transaction, one round trip; at a place, as who works there. */
export const saveCell = async (db: Db, ask: SaveAsk): Promise<SaveAnswer> => {
  const { db: ground, place } = groundOf(db)
  const cell = sql`${ask.unitId}, ${ask.sheetId}, ${ask.seen}, ${ask.mark}, ${JSON.stringify(ask.cell)}::jsonb,
    ${JSON.stringify(ask.verdicts)}::jsonb, ${JSON.stringify(ask.who)}::jsonb, ${ask.at}`
  const { rows } = place
    ? await sql<SaveAnswer>`
        select outcome, state, sheet_version as "sheetVersion", cell
        from assessment.save_cell_at(${place.unitId}, ${place.today}::date, ${cell})
      `.execute(ground)
    : await sql<SaveAnswer>`select outcome, state, sheet_version as "sheetVersion", cell from assessment.save_cell(${cell})`.execute(ground)
  return rows[0] as SaveAnswer
}

/** What the verdicts of a unit rest on beside its values. */
export const lawMark = async (tx: Tx, unitId: number) =>
  (await sql<{ mark: string }>`select assessment.law_mark(${unitId}) as "mark"`.execute(tx)).rows[0]?.mark as string

/** One row = the name of a person. */
export const nameOf = async (db: Db, personId: number) =>
  (await sql<{ name: string }>`select name from people.person where id = ${personId}`.execute(groundOf(db).db)).rows[0]?.name ?? ''
