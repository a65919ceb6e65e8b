import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { communes, langSon, settlePerson, settleRounds } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { enterContribution, enterPledge, settleContribution } from './pledge.actions.ts'
import { enterCounts, openRound, propose } from './round.actions.ts'

/** A pledge, counts and a proposal of Bính Xá, looked at from Văn An, from Lạng Sơn and from Cao Bằng. */
const database = await freshDatabase()
const { db } = database
const today = day('2026-03-02')
const { binhXa, vanAn, damThuy } = communes
const as = (actor: Actor) => ({
  actor,
  edge: { today, actor: actor.name, now: new Date('2026-03-02T09:00:00+07:00') },
  db: placed(db, { unitId: actor.chosen?.unitId ?? null, today }),
})
const got = <T>(result: { ok: true; value: T } | { ok: false; refusal: { text: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}
let [an, pledgeId] = [null as Actor | null, 0]
const gift = { key: '00000000-0000-4000-8000-000000000001', value: '5', on: '2026-03-01', note: '' }

beforeAll(async () => {
  await settleRounds(database)
  const hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã' })
  an = await settlePerson(database, { name: 'Hoàng Thị An', role: 'communeOfficer', unitId: vanAn, body: 'UBND xã Văn An' })
  const binh = await settlePerson(database, { name: 'Lý Văn Bình', role: 'coordinationOffice', unitId: langSon, body: 'Văn phòng' })
  const { rows } = await database.pool.query(
    `insert into people.body (kind, level, unit_id, name, valid_from) values ('assistingBody', 'province', 2, 'Điện lực', '2025-07-01') returning id`,
  )
  const pledge = { unitCode: '06622', body: String(rows[0].id), what: 'Xi măng', kind: 'inKind', value: '9', unit: 'tấn' }
  pledgeId = got(await enterPledge(as(hoa), { ...pledge, due: '', source: 'bịa', on: '2026-02-01' })).pledgeId
  got(await enterContribution(as(hoa), pledgeId, gift))
  const line = { name: 'Đường hoa', source: 'count', unit: 'km', better: 'more', weight: '10', bands: '' }
  const round = { name: 'Đợt', issuer: 'UBND', number: '1/KH', opens: '2026-03-01', closes: '2026-03-31', criteria: [line] }
  const { roundId } = got(await openRound(as(binh), round))
  got(await enterCounts(as(hoa), roundId, { unitCode: '06622', values: new Map([['tieu-chi-1', '3']]) }))
  got(await propose(as(hoa), { unitCode: '06622', name: 'Nà Lừa', kind: 'unit', form: 'Giấy khen', deed: 'x', round: String(roundId) }))
})

const guarded = ['commendation', 'contribution', 'entry', 'pledge']

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`movement.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(guarded)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An nor in another province', async (table) => {
    const seen = [await unitsIn(table, binhXa), await unitsIn(table, langSon), await unitsIn(table, vanAn), await unitsIn(table, damThuy)]
    expect(seen).toEqual([[binhXa], [binhXa], [], []])
  })

  test('every table with a unit is under it, but for rounds, which a province shows its communes', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'movement' and c.relkind = 'r' and c.relrowsecurity order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(guarded)
    expect(await unitsIn('round', vanAn)).toEqual([langSon])
  })

  test('An’s post opens nothing of it, whatever id is sent', async () => {
    const acting = as(an as Actor)
    expect(await enterContribution(acting, pledgeId, gift)).toMatchObject({ refusal: { status: 404 } })
    expect(await settleContribution(acting, pledgeId, 1, { agrees: true })).toMatchObject({ refusal: { status: 404 } })
  })
})
