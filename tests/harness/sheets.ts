import { randomUUID } from 'node:crypto'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { type Edge, writeAs } from '../../src/platform/events/context.ts'
import { saveCell } from '../../src/programme/assessment/cell.actions.ts'
import { openSheet, submitSheet } from '../../src/programme/assessment/sheet.actions.ts'
import { linesOf } from '../../src/programme/assessment/sheet.rules.ts'
import { publish } from '../../src/programme/criteria/actions.ts'
import { readMeasuresOf, readSetFile } from '../../src/programme/criteria/folder.reads.ts'
import type { CriteriaSet } from '../../src/programme/criteria/types.ts'
import { addProof } from '../../src/programme/evidence/proof.actions.ts'
import type { Actor, RoleId } from '../../src/programme/people/types.ts'
import { settleTwoProvinces } from './two-provinces.ts'

export const roundDay = {
  opens: day('2025-12-01'),
  closes: day('2025-12-14'),
  due: day('2025-12-17'),
  verify: day('2025-12-19'),
  appraise: day('2025-12-24'),
}
export const langSon = 2
export const caoBang = 5
export const communes = { binhXa: 3, vanAn: 4, damThuy: 6, thaiBinh: 7, thongNong: 8 }

export type Round = { langSon: number; caoBang: number; set: CriteriaSet }

/**
 * Two provinces with five communes and a yearly round of each, by the set of 2021–2025, under the two-tier procedure. With `endless` that set
 * is never replaced, as no real one is: for stories that go on for years and need a rule of revocation that somebody could read.
 */
export async function settleRounds(database: Pick<Database, 'db' | 'pool'>, { endless = false } = {}): Promise<Round> {
  const { db, pool } = database
  await settleTwoProvinces(database)
  for (const [id, code, name, province] of [
    [7, '06613', 'Xã Thái Bình', langSon],
    [8, '01360', 'Xã Thông Nông', caoBang],
  ] as const) {
    await pool.query(`insert into units.unit (id, origin) values ($1, '2tier')`, [id])
    await pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, territory_since, source)
       values ($1, $2, $3::text, $3, lower($3), lower($3), 'commune', 'commune', $4, $4, '2025-07-01', '2025-07-01', 'bịa cho kiểm thử')`,
      [id, code, name, province],
    )
  }
  await pool.query(`insert into units.class (unit_id, scheme, value, valid_from, source, certainty)
    select u, 'region', 'TDMNPB', '2009-01-01', 'bịa cho kiểm thử', 'official' from unnest('{2,5}'::int[]) u`)
  await pool.query(`insert into units.class (unit_id, scheme, value, valid_from, source, certainty)
    select u, 'areaClass', 'none', '2009-01-01', 'bịa cho kiểm thử', 'official' from unnest('{3,4,6,7,8}'::int[]) u`)
  const edge = { today: day('2025-11-01'), actor: 'kiểm thử', now: new Date('2025-11-01T08:00:00+07:00') }
  const { measures } = await readMeasuresOf('criteria-sets')
  const { set } = await readSetFile('criteria-sets/xa-2021/set.yaml', measures)
  if (!set) throw new Error('the set does not read')
  await writeAs(db, edge, async (ctx) => {
    const result = await publish(ctx, endless ? { ...set.set, validTo: null } : set.set, { hash: set.hash, by: edge.actor })
    if (!result.ok) throw new Error(result.refusal.text)
  })
  return { langSon: await addRound(database, langSon), caoBang: await addRound(database, caoBang), set: set.set }
}

async function addRound({ pool }: Pick<Database, 'pool'>, unitId: number): Promise<number> {
  const { rows } = await pool.query(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values ($1, 'year', 2025, 1, 'Kỳ báo cáo năm 2025', '{xa-2021}', $2, $3, $4, 'bịa cho kiểm thử', 'kiểm thử', now()) returning id`,
    [unitId, roundDay.opens, roundDay.closes, roundDay.due],
  )
  const id = rows[0].id as number
  for (const [step, level, on] of [
    ['verify', 'department', roundDay.verify],
    ['appraise', 'province', roundDay.appraise],
  ] as const)
    await pool.query(
      `insert into calendar.deadline (unit_id, round_id, step, level, due_on, citation, certainty) values ($1, $2, $3, $4, $5, 'bịa cho kiểm thử', 'inferred')`,
      [unitId, id, step, level, on],
    )
  return id
}

/** A person with a post and without an account, as the doors would see them. */
export async function settlePerson(
  { pool }: Pick<Database, 'pool'>,
  given: { name: string; role: RoleId; unitId: number; body: string; criteria?: string[] },
): Promise<Actor> {
  const { name, role, unitId, body, criteria = null } = given
  const one = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows[0].id as number
  const from = '2025-07-01'
  const personId = await one(
    `insert into people.person (name, folded, unit_id, created_at) values ($1, lower($1), $2, now()) returning id`,
    [name, unitId],
  )
  const bodyId = await one(
    `insert into people.body (kind, level, unit_id, name, valid_from)
     values ('department', (select level from units.version where unit_id = $1 limit 1), $1, $2, $3) returning id`,
    [unitId, body, from],
  )
  const postName = 'Chuyên viên'
  const postId = await one(`insert into people.post (body_id, name, valid_from) values ($1, $2, $3) returning id`, [bodyId, postName, from])
  const assignmentId = await one(
    `insert into people.assignment (person_id, post_id, role, unit_id, criteria, valid_from) values ($1, $2, $3, $4, $5, $6) returning id`,
    [personId, postId, role, unitId, criteria, from],
  )
  const held = {
    assignmentId,
    role,
    postName,
    bodyId,
    bodyName: body,
    unitId,
    unitName: '',
    criteria,
    delegatedBy: null,
    delegatedUntil: null,
  }
  return {
    ...{ personId, accountId: '', name, login: '', sessionId: '', secondFactor: true, mustChangePassword: false },
    held: [held],
    chosen: held,
  }
}

/** A sheet that a commune filled and submitted by the real way: the values given, a note for every other cell. */
export async function submitted(
  database: Pick<Database, 'db' | 'pool'>,
  given: {
    round: number
    set: CriteriaSet
    unitId: number
    values: Record<string, string>
    by: Pick<Actor, 'personId' | 'name'>
    on?: LocalDate
  },
): Promise<number> {
  const { round, set, unitId, values, by, on = day('2025-12-15') } = given
  const edge: Edge = { today: on, actor: by.name, now: new Date(`${on}T09:00:00+07:00`) }
  const opened = await writeAs(database.db, edge, (ctx) => openSheet(ctx, { unitId, roundId: round, setId: set.id }))
  if (!opened.ok) throw new Error(opened.refusal.text)
  const { id } = opened.value
  await fillRest(database, { sheetId: id, unitId, set, values, by, on })
  await submitAgain(database, { sheetId: id, unitId, by, on })
  return id
}

type Name = keyof typeof communes

/**
 * What stories of review begin with: the rounds, chị Nông Thị Hoa of Bính Xá, and sheets of communes that she filled and submitted by the real
 * way, each with its values and on its day.
 */
export async function settleSheets<Filled extends Name>(
  database: Pick<Database, 'db' | 'pool'>,
  filled: Record<Filled, { values: Record<string, string>; on?: LocalDate }>,
): Promise<{ round: Round; hoa: Actor; sheet: Record<Filled, number> }> {
  const round = await settleRounds(database)
  const hoa = await settlePerson(database, {
    ...{ name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: communes.binhXa, body: 'UBND xã Bính Xá' },
  })
  const sheet = {} as Record<Filled, number>
  for (const name of Object.keys(filled) as Filled[]) {
    const own = name === 'damThuy' || name === 'thongNong' ? round.caoBang : round.langSon
    sheet[name] = await submitted(database, { ...filled[name], round: own, set: round.set, unitId: communes[name], by: hoa })
  }
  return { round, hoa, sheet }
}

/** Fills every cell of a sheet that nobody has touched yet: the values given, a note for every other. */
export async function fillRest(
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  given: {
    sheetId: number
    unitId: number
    set: CriteriaSet
    values: Record<string, string>
    by: Pick<Actor, 'personId' | 'name'>
    on: LocalDate
  },
): Promise<void> {
  const { sheetId, unitId, set, values, by, on } = given
  const now = new Date(`${on}T09:00:00+07:00`)
  const saver = { personId: by.personId, name: by.name, postName: 'Công chức', address: '10.0.0.5', today: on, now }
  const { rows } = await pool.query('select measure from assessment.cell where sheet_id = $1', [sheetId])
  const touched = new Set(rows.map(({ measure }) => measure as string))
  for (const measure of new Set(linesOf(set).flatMap((line) => line.measures.map(({ key }) => key)))) {
    if (touched.has(measure)) continue
    const change = { measure, mutation: randomUUID(), base: 0, typed: values[measure] ?? '', note: 'Có biên bản kèm theo.' }
    const saved = await saveCell(db, saver, unitId, sheetId, change)
    if (!saved.ok) throw new Error(saved.refusal.text)
  }
}

/** Submits a sheet as it stands. */
export async function submitAgain(
  database: Pick<Database, 'db' | 'pool'>,
  { sheetId, unitId, by, on }: { sheetId: number; unitId: number; by: Pick<Actor, 'personId' | 'name'>; on: LocalDate },
): Promise<void> {
  const edge: Edge = { today: on, actor: by.name, now: new Date(`${on}T10:00:00+07:00`) }
  const { rows } = await database.pool.query('select version from assessment.sheet where id = $1', [sheetId])
  const stepper = { personId: by.personId, assignmentId: null, postName: 'Chủ tịch' }
  const done = await writeAs(database.db, edge, (ctx) => submitSheet(ctx, { unitId, sheetId, seen: rows[0].version, by: stepper }))
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

/** What a commune of the northern mountains that meets criterion 17 would say; its rules are known only in part, so nothing is judged «met». */
export const environment: Record<string, string> = {
  'clean-water-share': '62,5',
  'businesses-environment-compliant-share': '96',
  'green-clean-landscape-no-stagnant-wastewater': 'có',
  'public-green-land-rural-per-person': '4,2',
  'burial-cremation-lawful-planned': 'có',
  'solid-waste-treated-share': '81,4',
  'pesticide-and-medical-waste-treated-share': '100',
  'hygienic-facilities-share': '77,3',
  'livestock-facilities-compliant-share': '68,9',
  'food-safety-compliance-share': '100',
  'waste-sorting-households-share': '34,6',
  'plastic-waste-handled-share': '58,2',
}

/** The same with this decimal wherever there is one, so that two communes say the same or not, and a share of poor households. */
export const environmentWith = (decimal: number, poor: string): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(environment).map(([key, typed]) => [key, typed.replace(/,\d/, `,${decimal}`)])),
  'multidimensional-poverty-rate': poor,
})

/** A document, or the picture of this hash, that stands for an indicator (or a whole criterion) of a commune in the year. */
export async function prove(
  database: Pick<Database, 'db'>,
  { unitId, indicator, by, picture }: { unitId: number; indicator: string; by: Actor; picture?: string },
): Promise<void> {
  const on = day('2025-12-15')
  const held = { ...(by.chosen as NonNullable<Actor['chosen']>), unitId }
  const fields = {
    title: `Hồ sơ ${indicator}`,
    reference: '12/BC-UBND',
    effectiveOn: day('2025-12-01'),
    expiresOn: null,
    note: '',
    personal: false,
  }
  const edge: Edge = { today: on, actor: by.name, now: new Date(`${on}T08:00:00+07:00`) }
  const use = { setId: 'xa-2021', indicator, year: 2025, sheetId: null }
  const shot = { takenAt: null, lat: null, lon: null, pictureToldBy: null }
  const file = picture ? { ...shot, hash: picture, size: 1000, type: 'image/jpeg', name: 'bai-rac.jpg' } : null
  const added = await writeAs(database.db, edge, (ctx) =>
    addProof(ctx, { ...by, chosen: held }, { unitId, key: randomUUID(), fields, uses: [use], file }),
  )
  if (!added.ok) throw new Error(added.refusal.text)
}
