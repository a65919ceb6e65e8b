import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { communes, langSon, settlePerson, settleRounds } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { decideDossier } from './certificate.actions.ts'
import { concludeDossier, enterRegulation, makeCouncil, scoreDossier, takeToCouncil } from './council.actions.ts'
import { addPaper, openDossier, submitDossier } from './dossier.actions.ts'
import { enterModel } from './model.actions.ts'

/** A certified product of Bính Xá, looked at from Văn An, from Lạng Sơn and from Cao Bằng. */
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
let [an, dossierId] = [null as Actor | null, 0]

beforeAll(async () => {
  await settleRounds(database)
  const person = (name: string, role: Parameters<typeof settlePerson>[1]['role'], unitId: number) =>
    settlePerson(database, { name, role, unitId, body: `Cơ quan của ${name}` })
  const hoa = await person('Nông Thị Hoa', 'communeOfficer', binhXa)
  an = await person('Hoàng Thị An', 'communeOfficer', vanAn)
  const binh = await person('Lý Văn Bình', 'coordinationOffice', langSon)
  const mai = await person('Vi Thị Mai', 'councilMember', langSon)
  const lan = await person('Nguyễn Thị Lan', 'leader', langSon)
  const form = { unitCode: '06622', producer: 'HTX', kind: 'cooperative', contact: '0912', product: 'Gạo nếp', group: '1', year: '2026' }
  dossierId = got(await openDossier(as(hoa), form)).dossierId
  got(await addPaper(as(hoa), dossierId, { name: 'Phiếu đăng ký', place: 'Hộp 1', proof: '' }))
  got(await submitDossier(as(hoa), dossierId))
  const model = { name: 'Nuôi ong', kind: 'livestock', year: '2025', chain: '', households: '12', revenue: '', result: '', isExample: true }
  got(await enterModel(as(hoa), '06622', model))
  const members = [String(mai.personId)]
  const decision = { number: '7/QĐ', on: '2026-01-20' }
  const { councilId } = got(await makeCouncil(as(binh), { name: 'Hội đồng', year: '2026', ...decision, members }))
  got(await enterRegulation(as(binh), { kind: 'warningMonths', value: '6, 1', ...decision, from: '2026-01-20' }))
  got(await takeToCouncil(as(binh), dossierId, councilId))
  got(await scoreDossier(as(mai), dossierId, { points: { A: '36', B: '20', C: '30' }, note: '' }))
  got(await concludeDossier(as(binh), dossierId, ''))
  got(await decideDossier(as(lan), dossierId, { number: '8/QĐ', on: '2026-03-02', body: 'UBND tỉnh', level: '', stars: '' }))
})

const guarded = ['certificate', 'dossier', 'model', 'paper', 'producer', 'product', 'score']

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`ocop.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(guarded)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An nor in another province', async (table) => {
    const seen = [await unitsIn(table, binhXa), await unitsIn(table, langSon), await unitsIn(table, vanAn), await unitsIn(table, damThuy)]
    expect(seen).toEqual([[binhXa], [binhXa], [], []])
  })

  test('every table with a unit is under it, but for those that a province shows its communes', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'ocop' and c.relkind = 'r' and c.relrowsecurity order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(guarded)
    expect(await unitsIn('council', vanAn)).toEqual([langSon])
    expect(await unitsIn('regulation', vanAn)).toEqual([langSon])
  })

  test('An’s post opens nothing of it, whatever id is sent', async () => {
    const acting = as(an as Actor)
    const paper = { name: 'x', place: 'x', proof: '' }
    expect(await addPaper(acting, dossierId, paper)).toMatchObject({ refusal: { status: 404 } })
    expect(await submitDossier(acting, dossierId)).toMatchObject({ refusal: { status: 404 } })
  })
})
