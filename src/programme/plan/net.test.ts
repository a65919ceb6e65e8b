import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { communes, langSon, settlePerson, settleRounds } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { publishTarget } from './publish.actions.ts'
import { propose } from './register.actions.ts'
import { setSlowRule } from './slow.actions.ts'
import { setTarget } from './target.actions.ts'
import { checkFacts } from './verify.reads.ts'

/** A registration of Bính Xá and a target of Lạng Sơn: seen by everybody, written at or under one's place, and checked against the log. */
const database = await freshDatabase()
const { db } = database
const today = day('2026-03-10')
const { binhXa, vanAn } = communes
const as = (actor: Actor) => ({
  actor,
  edge: { today, actor: actor.name, now: new Date('2026-03-10T09:00:00+07:00') },
  db: placed(db, { unitId: actor.chosen?.unitId ?? null, today }),
})
const got = <T>(result: { ok: true; value: T } | { ok: false; refusal: { text: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}

beforeAll(async () => {
  await settleRounds(database, { endless: true })
  const binh = await settlePerson(database, {
    name: 'Lý Văn Bình',
    role: 'coordinationOffice',
    unitId: langSon,
    body: 'Văn phòng điều phối',
  })
  const hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã Bính Xá' })
  got(await propose(as(hoa), { year: '2026', tier: 'standard', aim: 'tier', ticked: ['17'], due: null }, ['17']))
  got(await propose(as(hoa), { year: '2026', tier: 'standard', aim: 'tier', ticked: [], due: null }, ['17']))
  const none = { k: '', criterion: '', tier: '', from: null, to: null, lo: '', hi: '' }
  const figure = {
    key: 'communes-recognised',
    name: 'x',
    definition: 'x',
    unit: 'xã',
    base: null,
    sums: 'adds',
    decimals: 0,
    better: 'up',
  } as const
  const form = { unitCode: '20', figure: figure.key, value: '65', due: day('2026-12-31'), setOn: day('2026-01-15'), mapOf: null }
  const target = got(
    await setTarget(as(binh), new Map([[figure.key, figure]]), { ...form, document: 'Kế hoạch 12', note: '', qualifier: none }),
  )
  const son = await settlePerson(database, { name: 'Hoàng Văn Sơn', role: 'leader', unitId: langSon, body: 'UBND tỉnh' })
  got(await publishTarget(as(son), target.id))
  got(await setSlowRule(as(binh), { kind: 'fewCriteria', criteria: '10', months: '', source: 'Kế hoạch 12' }))
})

const tables = ['publication', 'registration', 'registration_superseded', 'slow_rule', 'target']

describe('the second net', () => {
  test.each(tables)('%s is seen from Văn An too', async (table) => {
    const seen = await read(placed(db, { unitId: vanAn, today }), async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`plan.${table}`)}`.execute(tx)
      return rows[0]?.n
    })
    expect(seen).toBe(1)
  })

  test.each([
    ['changes no registration of Bính Xá', `update plan.registration set status = 'approved' where unit_id = ${binhXa}`, 0],
    ['removes none', `delete from plan.registration where unit_id = ${binhXa}`, 0],
    ['withdraws no target', `delete from plan.target where unit_id = ${langSon}`, 0],
  ])('Văn An %s', async (_, alteration, count) => {
    const done = await write(placed(db, { unitId: vanAn, today }), (tx) => sql.raw(alteration).execute(tx))
    expect(Number(done.numAffectedRows ?? 0)).toBe(count)
  })

  test('Văn An adds nothing for the province', async () => {
    const adding = write(placed(db, { unitId: vanAn, today }), (tx) =>
      sql`insert into plan.slow_rule (unit_id, kind, criteria, in_force, source, known_at, set_by)
        values (${langSon}, 'fewCriteria', 1, true, 'x', now(), 'x')`.execute(tx),
    )
    await expect(adding).rejects.toThrow(/row-level security/)
  })

  test('Văn An ends no publication', async () => {
    const ending = sql`update plan.publication set ended_on = ${today}, ended_because = 'x', ended_by = 'x'`
    const done = await write(placed(db, { unitId: vanAn, today }), (tx) => ending.execute(tx))
    expect(Number(done.numAffectedRows ?? 0)).toBe(0)
  })

  test('every table of the schema is under it', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name, c.relrowsecurity as guarded from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'plan' and c.relkind = 'r' order by 1`,
    )
    expect(rows).toEqual(tables.map((name) => ({ name, guarded: true })))
  })
})

describe('what the log tells', () => {
  const wrong = async () => (await read(db, (tx) => checkFacts({ tx, today }))).filter((one) => one.wrong !== null).map(({ fact }) => fact)

  test('agrees with the tables', async () => expect(await wrong()).toEqual([]))

  test.each([
    ['a list approved behind the log', `update plan.registration set status = 'approved'`, 'plan.registration'],
    ['criteria ticked behind the log', `update plan.registration set ticked = '{10}'`, 'plan.registration'],
    ['what was proposed first', `update plan.registration_superseded set ticked = null`, 'plan.registration'],
    ['a number', `update plan.target set num = 60`, 'plan.target'],
  ])('names %s', async (_, alteration, fact) => {
    const undo = new Error('undo')
    let found: string[] = []
    const look = write(db, async (tx) => {
      await sql.raw(alteration).execute(tx)
      found = (await checkFacts({ tx, today })).filter((one) => one.wrong !== null).map((one) => one.fact)
      throw undo
    })
    await expect(look).rejects.toBe(undo)
    expect(found).toEqual([fact])
  })
})
