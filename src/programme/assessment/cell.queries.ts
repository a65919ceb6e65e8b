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
  mark: number
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

/** The number of what verdicts rest on beside values: it grows with every change of sets, slots, classes and the map. */
export const lawMark = async (tx: Tx) => (await sql<{ mark: number }>`select mark from assessment.law`.execute(tx)).rows[0]?.mark as number

/** One text for all published sets together. */
export const hashOfSets = async (tx: Tx) =>
  (
    await sql<{ hash: string }>`
      select md5(string_agg(concat_ws(' ', s.set_id, s.version, s.hash, s.province_id), ';' order by s.set_id, s.version)) as "hash" from criteria.set_version s
    `.execute(tx)
  ).rows[0]?.hash ?? ''

/**
 * One row = whose a sheet is, and which version of it and of the law stands now: all that a kept text depends on. Asked outside of any
 * place, in one round trip: nothing of the sheet is told before the caller has asked whether its unit may be read.
 */
export const sheetMark = async (db: Db, sheetId: number) =>
  (
    await sql<{ unitId: number; version: number; mark: number }>`
      select s.unit_id as "unitId", s.version, l.mark from assessment.sheet s cross join assessment.law l where s.id = ${sheetId}
    `.execute(groundOf(db).db)
  ).rows[0]

/** One row = the name of a person. */
export const nameOf = async (db: Db, personId: number) =>
  (await sql<{ name: string }>`select name from people.person where id = ${personId}`.execute(groundOf(db).db)).rows[0]?.name ?? ''
