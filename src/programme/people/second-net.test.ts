import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { unitPathOf } from './actor.queries.ts'

/** Queries run as another commune: what the code asks is forged, what PostgreSQL shows is not. */
const { db, pool } = await freshDatabase()
const [country, langSon, binhXa, vanAn, caoBang, damThuy, oldBinhXa, village, moving] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const communes = [binhXa, vanAn, damThuy, oldBinhXa, moving]
const today = day('2026-11-22')
const at = (unitId: number | null, on = today) => placed(db, { unitId, today: on })

const guarded = [
  'assessment.sheet',
  'assessment.cell',
  'assessment.cell_version',
  'assessment.sheet_criterion',
  'assessment.review',
  'assessment.remark',
  'assessment.sheet_step',
]

beforeAll(async () => {
  await settleTwoProvinces({ pool })
  await pool.query(`
    insert into units.unit (id, origin) values (${oldBinhXa}, '2tier'), (${village}, '2tier'), (${moving}, '2tier');
    insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
    values (${oldBinhXa}, '06621', 'Xã Bính Xá cũ', 'x', 'x', 'x', 'commune', 'commune', ${langSon}, ${langSon}, '2025-07-01', '2026-03-01', '2025-07-01', 'bịa'),
           (${village}, '90001', 'Thôn Nà Lừa', 'x', 'x', 'x', 'village', 'village', ${binhXa}, ${langSon}, '2025-07-01', 'infinity', '2025-07-01', 'bịa'),
           (${moving}, '06999', 'Xã Chuyển', 'x', 'x', 'x', 'commune', 'commune', ${langSon}, ${langSon}, '2025-07-01', '2026-12-01', '2025-07-01', 'bịa'),
           (${moving}, '01999', 'Xã Chuyển', 'x', 'x', 'x', 'commune', 'commune', ${caoBang}, ${caoBang}, '2026-12-01', 'infinity', '2025-07-01', 'bịa');
    insert into people.person (id, name, folded, unit_id, created_at) values (900, 'Hoa', 'hoa', ${binhXa}, now());
    insert into people.body (id, kind, level, unit_id, name, valid_from) values (900, 'committee', 'commune', ${binhXa}, 'UBND', '2026-01-01');
    insert into people.post (id, body_id, name, valid_from) values (900, 900, 'Công chức', '2026-01-01');
    insert into people.assignment (id, person_id, post_id, role, unit_id, valid_from) values (900, 900, 900, 'communeOfficer', ${binhXa}, '2026-01-01');
    insert into calendar.round (id, unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
      values (1, ${country}, 'year', 2026, 1, 'Năm 2026', '{xa-2026}', '2026-01-01', '2026-12-14', '2026-12-20', 'bịa', 'kiểm thử', now());`)
  for (const unit of communes)
    await pool.query(`
      insert into assessment.sheet (unit_id, id, round_id, set_id, set_version, procedure, as_of, source_id, last_known, opened_by, opened_at)
        values (${unit}, ${unit}, 1, 'xa-2026', 1, 'x', '2026-12-14', 1, now(), 'kiểm thử', now());
      insert into assessment.cell (unit_id, sheet_id, measure, version, typed, origin, person_id, saved_at) values (${unit}, ${unit}, 'm', 1, '5', 'typed', 900, now());
      insert into assessment.cell_version (unit_id, sheet_id, measure, version, mutation, typed, note, origin, person_id, saved_at)
        values (${unit}, ${unit}, 'm', 1, gen_random_uuid(), '5', '', 'typed', 900, now());
      insert into assessment.sheet_criterion (unit_id, sheet_id, criterion) values (${unit}, ${unit}, 'xa-2026/1');
      insert into assessment.review (unit_id, sheet_id, criterion, stage, number, outcome, person_id, assignment_id, reviewed_at)
        values (${unit}, ${unit}, 'xa-2026/1', 'verified', 1, 'met', 900, 900, now());
      insert into assessment.remark (unit_id, sheet_id, criterion, text, person_id, post_name, said_at) values (${unit}, ${unit}, 'xa-2026/1', 'x', 900, 'x', now());
      insert into assessment.sheet_step (unit_id, sheet_id, number, verb, from_state, to_state, stepped_at) values (${unit}, ${unit}, 1, 'x', 'draft', 'submitted', now())`)
})

const unitsIn = async (table: string, place: number | null, on = today) =>
  (
    await read(at(place, on), (tx) => sql<{ unit: number }>`select unit_id as unit from ${sql.table(table)} order by 1`.execute(tx))
  ).rows.map(({ unit }) => unit)

describe.each(guarded)('%s', (table) => {
  test.each([
    ['a commune its own', binhXa, [binhXa]],
    ['the neighbour its own', vanAn, [vanAn]],
    ['the province its communes, ended ones too', langSon, [binhXa, vanAn, oldBinhXa, moving]],
    ['the other province its own', caoBang, [damThuy]],
    ['a village nothing', village, []],
    ['the country everything', country, communes],
    ['who holds no post nothing', null, []],
  ])('shows %s', async (_, place, units) => {
    expect(await unitsIn(table, place)).toEqual(units)
  })

  test('shows nothing to a forged question, and takes nothing', async () => {
    const forged = async (words: string) => (await write(at(vanAn), (tx) => sql.raw(words).execute(tx))).numAffectedRows
    expect((await read(at(vanAn), (tx) => sql.raw(`select from ${table} where unit_id = ${binhXa}`).execute(tx))).rows).toEqual([])
    await expect(forged(`insert into ${table} select * from ${table}`)).rejects.toThrow(/duplicate key|append-only|cannot insert/)
    await expect(
      forged(
        `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('unit_id', ${binhXa}, 'version', 9, 'number', 9, 'id', 99))).* from ${table} t`,
      ),
    ).rejects.toThrow(/row-level security/)
    if (await changes(table)) {
      expect(await forged(`update ${table} set unit_id = unit_id where unit_id = ${binhXa}`)).toBe(0n)
      expect(await forged(`delete from ${table} where unit_id = ${binhXa}`)).toBe(0n)
    } else await expect(forged(`delete from ${table} where unit_id = ${binhXa}`)).rejects.toThrow(/append-only|chỉ/)
    expect(await unitsIn(table, binhXa)).toEqual([binhXa])
  })
})

const changes = async (table: string) =>
  (
    await pool.query(`select not exists (select from pg_trigger where tgrelid = $1::regclass and tgname = 'facts_append_only') as yes`, [
      table,
    ])
  ).rows[0].yes

test('a row cannot be moved to another unit either', async () => {
  await expect(
    write(at(vanAn), (tx) => sql.raw(`update assessment.remark set unit_id = ${binhXa} where unit_id = ${vanAn}`).execute(tx)),
  ).rejects.toThrow(/row-level security/)
})

test('a commune that moves is seen where it belongs on the day', async () => {
  expect(await unitsIn('assessment.sheet', langSon, day('2026-12-01'))).not.toContain(moving)
  expect(await unitsIn('assessment.sheet', caoBang, day('2026-12-01'))).toEqual([damThuy, moving])
})

test('the net and the doors mean the same by «at or under a place», for every unit and every place', async () => {
  const all = [country, langSon, binhXa, vanAn, caoBang, damThuy, oldBinhXa, village, moving]
  for (const on of ['2025-08-01', '2026-11-22', '2026-12-01'].map(day))
    for (const place of all) {
      const under = await read(at(place, on), async (tx) =>
        (
          await sql<{ id: number }>`
          select u.id from units.unit u
          where u.id = people.here() or people.sees_all() or u.id in (select people.under_here()) order by 1`.execute(tx)
        ).rows.map(({ id }) => id),
      )
      const paths = await read(db, async (tx) => Promise.all(all.map(async (unit) => ({ unit, path: await unitPathOf(tx, unit, on) }))))
      expect({ on, place, under }).toEqual({ on, place, under: paths.filter(({ path }) => path.includes(place)).map(({ unit }) => unit) })
    }
})

test('the house itself, public pages and jobs see every row', async () => {
  const { rows } = await read(db, (tx) => sql`select unit_id from assessment.sheet`.execute(tx))
  expect(rows).toHaveLength(communes.length)
})

/** Tables with a unit that every officer reads whole, and why. */
const open: Record<string, string> = {
  'administration.moved': 'administrators',
  'assessment.criteria_count': 'fact',
  'assessment.measurement': 'fact',
  'assessment.rejudging': 'work of the house',
  'assessment.standing': 'fact',
  'assessment.tally': 'fact',
  'assessment.verdict': 'fact',
  'calendar.arranged_day': 'calendar of a province, read by its communes',
  'calendar.arrangement': 'calendar of a province, read by its communes',
  'calendar.deadline': 'calendar of a province, read by its communes',
  'calendar.extension': 'stands at the unit that runs the round, read by its communes',
  'calendar.round': 'stands at the unit that runs it, read by its communes',
  'desk.notice': 'a title and a link, written by one unit to another',
  'difficulties.clock': 'days within which a level answers, read by those who ask',
  'figures.release': 'public',
  'figures.reported': 'public',
  'funding.published': 'public',
  'inspections.course': 'a course of a province, read by its communes',
  'inspections.plan': 'a plan of a province, read by its communes',
  'meetings.agenda_item': 'seen by who is invited, which the reads ask',
  'meetings.conclusion': 'seen by who is invited, which the reads ask',
  'meetings.conclusion_draft': 'seen by who is invited, which the reads ask',
  'meetings.document': 'seen by who is invited, which the reads ask',
  'meetings.document_version': 'seen by who is invited, which the reads ask',
  'meetings.frozen_figure': 'seen by who is invited, which the reads ask',
  'meetings.issue': 'seen by who is invited, which the reads ask',
  'meetings.meeting': 'seen by who is invited, which the reads ask',
  'movement.round': 'a round of a province, read by its communes',
  'ocop.council': 'who judges is no secret in the house',
  'ocop.council_member': 'who judges is no secret in the house',
  'ocop.regulation': 'rule of a province, read by its communes',
  'people.assignment': 'who works where is no secret in the house',
  'people.body': 'who works where is no secret in the house',
  'people.duty': 'who works where is no secret in the house',
  'people.handover': 'administrators',
  'people.person': 'who works where is no secret in the house',
  'recognition.decision': 'public when it is published',
  'recognition.recognition': 'fact',
  'recognition.superseded': 'fact',
  'recognition.vote_rule': 'rule of a province, read by its communes',
  'reports.outline': 'outline of a province, read by its communes',
  'reports.setting': 'days that a province set, read by its communes',
  'units.attribute': 'public',
  'units.class': 'public',
  'units.code_alias': 'public',
  'units.gap': 'public',
  'units.scope_exception': 'public',
  'units.version': 'public',
}

/** Facts that everybody reads, and only who works at the unit or above writes (`plan.guard_writes`, proven in plan/net.test.ts). */
const seenByAll = ['plan.publication', 'plan.registration', 'plan.registration_superseded', 'plan.slow_rule', 'plan.target']

test('every table with a unit stands under the net, or says here why every officer may read it', async () => {
  const { rows } = await pool.query<{ name: string; guarded: boolean; forced: boolean; policies: string[] }>(`
    select c.oid::regclass::text as name, c.relrowsecurity as guarded, c.relforcerowsecurity as forced,
           array(select pg_get_expr(p.polqual, p.polrelid) || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('unit_id', 'from_unit_id') and not a.attisdropped)
    order by 1`)
  expect(rows.filter((row) => !row.guarded).map(({ name }) => name)).toEqual(Object.keys(open).sort())
  const under = rows.filter((row) => row.guarded)
  expect(under.map(({ name }) => name)).toEqual(expect.arrayContaining(guarded))
  // one rule for all of a kind, so what is proven of some holds for each
  const kinds = Map.groupBy(under, ({ forced, policies }) => JSON.stringify([forced, policies]))
  const [least, most] = [...kinds.values()].sort((a, b) => a.length - b.length)
  expect([kinds.size, least?.map(({ name }) => name), most?.map(({ name }) => name)]).toEqual([
    2,
    seenByAll,
    expect.arrayContaining(guarded),
  ])
})

/** What runs with the rights of the house, and why: it tells that something is, not what. */
const trusted = ['evidence.twins(integer,text)']

test('nothing goes around the net: no function of another’s rights, no view without the rights of who asks', async () => {
  const { rows } = await pool.query(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'ext')
    union all
    select distinct v.oid::regclass::text from pg_class c
    join pg_depend d on d.refobjid = c.oid and d.classid = 'pg_rewrite'::regclass
    join pg_rewrite w on w.oid = d.objid
    join pg_class v on v.oid = w.ev_class and v.oid <> c.oid
    where c.relrowsecurity and not coalesce(v.reloptions @> '{security_invoker=true}', false)`)
  expect(rows.map(({ name }) => name)).toEqual(trusted)
})

test('passwords and keys stay the library’s', async () => {
  for (const table of ['auth.account', 'auth."twoFactor"', 'auth.verification'])
    await expect(read(at(country), (tx) => sql.raw(`select from ${table}`).execute(tx))).rejects.toThrow('permission denied')
  await expect(write(at(country), (tx) => sql.raw(`delete from auth.session`).execute(tx))).rejects.toThrow('permission denied')
})
