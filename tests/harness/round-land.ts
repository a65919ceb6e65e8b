import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { publish } from '../../src/programme/criteria/actions.ts'
import { readMeasuresOf, readSetFile } from '../../src/programme/criteria/folder.reads.ts'
import { settleTwoProvinces } from './two-provinces.ts'

/** The days of the round's year in stories: two tiers, the set of 318/QĐ-TTg still in force. */
export const roundToday = day('2025-12-10')

export const units = { country: 1, langSon: 2, binhXa: 3, vanAn: 4, caoBang: 5, damThuy: 6 } as const

/** Two provinces with the set of 2021–2025, their regions, and the year's round of Lạng Sơn, open on `roundToday`. Gives the round's id. */
export async function settleRoundLand(database: Pick<Database, 'db' | 'pool'>): Promise<number> {
  const { db, pool } = database
  await settleTwoProvinces(database)
  await pool.query(`insert into units.class (unit_id, scheme, value, valid_from, source, certainty)
    select u, 'region', 'TDMNPB', '2009-01-01', 'bịa cho kiểm thử', 'official' from unnest('{2,5}'::int[]) u`)
  const { measures } = await readMeasuresOf('criteria-sets')
  const edge = { today: roundToday, actor: 'kiểm thử', now: new Date(`${roundToday}T08:00:00+07:00`) }
  await writeAs(db, edge, async (ctx) => {
    const { set } = await readSetFile('criteria-sets/xa-2021/set.yaml', measures)
    if (!set) throw new Error('xa-2021 does not read')
    const result = await publish(ctx, set.set, { hash: set.hash, by: edge.actor })
    if (!result.ok) throw new Error(result.refusal.text)
  })
  return addRound(pool, units.langSon, { opensOn: day('2025-12-01'), closesOn: day('2025-12-14'), dueOn: day('2025-12-20') })
}

type Days = { opensOn: LocalDate; closesOn: LocalDate; dueOn: LocalDate }

/** A round of the year that a unit runs. */
export async function addRound(pool: Database['pool'], unitId: number, { opensOn, closesOn, dueOn }: Days): Promise<number> {
  const { rows } = await pool.query(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values ($1, 'year', $2, 1, $3, '{xa-2021}', $4::date, $5, $6, 'bịa cho kiểm thử', 'kiểm thử', $4::date) returning id`,
    [unitId, Number(closesOn.slice(0, 4)), `Năm ${closesOn.slice(0, 4)}`, opensOn, closesOn, dueOn],
  )
  return rows[0].id
}
