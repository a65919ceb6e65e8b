import { day } from '../../src/platform/base/local-date.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { recordMeasurements, recordVerdicts } from '../../src/programme/assessment/actions.ts'
import { openSheet } from '../../src/programme/assessment/sheet.actions.ts'
import { publish } from '../../src/programme/criteria/actions.ts'
import { readMeasuresOf, readSetFile } from '../../src/programme/criteria/folder.reads.ts'
import type { VerdictValue } from '../../src/programme/criteria/types.ts'

const asOf = day('2025-12-14')
const edge = { today: day('2025-12-20'), actor: 'kiểm thử', now: new Date('2025-12-20T08:00:00+07:00') }
const stages = ['self', 'verified', 'appraised'] as const

/** Publishes the set of 2021–2025, and opens the round of the year 2025 for the communes of a province. */
export async function openYear2025({ db, pool }: Pick<Database, 'db' | 'pool'>, provinceId: number): Promise<number> {
  const { measures } = await readMeasuresOf('criteria-sets')
  const { set } = await readSetFile('criteria-sets/xa-2021/set.yaml', measures)
  if (!set) throw new Error('xa-2021 does not read')
  const published = await writeAs(db, edge, (ctx) => publish(ctx, set.set, { hash: set.hash, by: edge.actor }))
  if (!published.ok) throw new Error(published.refusal.text)
  const { rows } = await pool.query(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values ($1, 'year', 2025, 1, 'Năm 2025', '{xa-2021}', '2025-11-01', $2, '2025-12-25', 'bịa cho kiểm thử', 'kiểm thử', now()) returning id`,
    [provinceId, asOf],
  )
  return rows[0].id
}

export type Appraised = {
  unitId: number
  roundId: number
  submittedBy: number
  /** who verified and appraised it, under which assignment */
  reviewer: { personId: number; assignmentId: number }
  /** criteria that were not found met */
  otherwise?: Record<string, VerdictValue>
}

/** A sheet of a commune that went through every step, without the pages that take them. The answer is its number. */
export async function settleAppraisedSheet({ db, pool }: Pick<Database, 'db' | 'pool'>, given: Appraised): Promise<number> {
  const { unitId, roundId, submittedBy, reviewer, otherwise = {} } = given
  const opened = await writeAs(db, edge, (ctx) => openSheet(ctx, { unitId, roundId, setId: 'xa-2021' }))
  if (!opened.ok) throw new Error(opened.refusal.text)
  const sheetId = opened.value.id
  const { rows } = await pool.query(`select code from criteria.criterion where set_id = 'xa-2021' and version = $1`, [
    opened.value.setVersion,
  ])
  const facts = rows.flatMap(({ code }) =>
    stages.map((stage) => ({ unitId, setId: 'xa-2021', stage, criterion: code, asOf, verdict: otherwise[code] ?? 'met', reason: null })),
  )
  await writeAs(db, edge, async (ctx) => {
    const income = { unitId, measure: 'income-per-capita', validOn: asOf, value: 48.5, valueText: null }
    await recordMeasurements(ctx, [{ ...income, stage: 'appraised' } as never], { title: 'Phiếu năm 2025' })
    await recordVerdicts(ctx, facts as never, { title: 'Phiếu năm 2025' })
  })
  await pool.query(
    `update assessment.sheet set state = 'appraised', submitted_by = $2, submitted_at = '2025-12-20T09:00:00+07:00' where id = $1`,
    [sheetId, submittedBy],
  )
  await pool.query(
    `insert into assessment.review (unit_id, sheet_id, criterion, stage, number, outcome, reason, person_id, assignment_id, reviewed_at)
     select $1, $2, c.code, s, 1, 'met', 'Hồ sơ đủ', $3, $4, '2026-01-05T09:00:00+07:00'
     from criteria.criterion c cross join unnest('{verified,appraised}'::text[]) s where c.set_id = 'xa-2021' and c.code in ('1', '17')`,
    [unitId, sheetId, reviewer.personId, reviewer.assignmentId],
  )
  return sheetId
}
