import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Paper } from '../../platform/base/paper.ts'
import type { Result } from '../../platform/base/result.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { writeAs } from '../../platform/events/context.ts'
import type { Actor } from '../people/types.ts'
import { draft } from './actions.ts'
import { numberDocument, startSeries } from './number.actions.ts'
import { addAuthority, joinSteps, setIssuer } from './setting.actions.ts'
import { takeStep } from './step.actions.ts'

/** Two people write, sign and number all documents of a commune; numbers come one after another whatever happens around them. */
const database = await freshDatabase()
const { db, pool } = database
const today = day('2026-12-31')
const [langSon, binhXa, vanAn, caoBang] = [2, 3, 4, 5]
const at = (on = today) => ({ today: on, now: new Date(`${on}T09:00:00+07:00`) })
const as = (actor: Actor, on = today) => ({
  actor,
  edge: { ...at(on), actor: actor.name },
  db: placed(db, { unitId: actor.chosen?.unitId ?? null, today: on }),
})
const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}
const examine = async () => []
let [hoa, clerk, chair] = [{} as Actor, {} as Actor, {} as Actor]
let body = 0
let made = 0

const paper: Paper = {
  ...{ type: 'report', issuer: { above: null, body: 'UBND xã' }, number: { ordinal: 7, symbol: '' }, place: 'Bính Xá', on: today },
  ...{ subject: 'Kết quả', addressees: [], body: [], recipients: ['Lưu: VT'], signatures: [], appendices: [] },
}

/** A document of another module, all the way to the clerk. */
async function signed(): Promise<{ id: number; seen: number }> {
  const source = { kind: 'report', id: String(++made), href: '/bao-cao/1' }
  const { id } = await writeAs(as(hoa).db, as(hoa).edge, (ctx) => draft(ctx, hoa, { paper, bodyId: body, source }))
  await pool.query(
    'update documents.document set approver_id = $1, authority_id = (select max(id) from documents.authority) where id = $2',
    [chair.chosen?.assignmentId, id],
  )
  got(await takeStep(as(hoa), id, 'submit', { seen: 0, reason: '', examine }))
  for (const [seen, step] of (['approve', 'check', 'sign'] as const).entries())
    got(await takeStep(as(chair), id, step, { seen: seen + 1, reason: '', examine }))
  return { id, seen: 4 }
}

const numbers = async (year = 2026) =>
  (await pool.query('select ordinal from documents.register where year = $1 order by ordinal', [year])).rows.map(({ ordinal }) => ordinal)

beforeAll(async () => {
  await settleTwoProvinces(database)
  hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã' })
  chair = await settlePerson(database, { name: 'Lý Văn Thắng', role: 'communeLeader', unitId: binhXa, body: 'Lãnh đạo' })
  // the second post of the same person: a small commune has no other
  body = hoa.chosen?.bodyId ?? 0
  const { rows } = await pool.query(
    `insert into people.assignment (person_id, post_id, role, unit_id, valid_from)
     select person_id, post_id, 'clerk', unit_id, valid_from from people.assignment where id = $1 returning id`,
    [hoa.chosen?.assignmentId],
  )
  clerk = { ...hoa, chosen: { ...(hoa.chosen as NonNullable<Actor['chosen']>), assignmentId: rows[0].id, role: 'clerk' } }
  const issuer = { 'co-quan': String(body), ten: 'UBND xã', 'viet-tat': 'UBND', 'dia-danh': 'Bính Xá', 'can-cu': 'Quy chế' }
  got(await setIssuer(as(chair), issuer))
  const right = { 'quyen-han': 'TM', 'tap-the': 'Ủy ban nhân dân', 'chuc-vu': 'Chủ tịch', 'can-cu': 'Nghị quyết', 'tu-ngay': '1/1/2026' }
  got(await addAuthority(as(chair), { 'co-quan': String(body), 'nguoi-ky': String(chair.chosen?.assignmentId), ...right }))
  for (const pair of ['approve+check', 'approve+sign', 'check+sign'])
    got(await joinSteps(as(chair), { 'co-quan': String(body), 'hai-buoc': pair, 'ly-do': 'Xã có hai người' }))
  got(await startSeries(as(clerk), { 'co-quan': String(body), ten: 'Báo cáo', nam: '2026', 'da-cap': '0' }, ['report']))
})

describe('two people', () => {
  test('get a document through: steps are joined by a reason that stands with them; a paper of another module comes in as a draft', async () => {
    const { id, seen } = await signed()
    expect(got(await numberDocument(as(clerk), id, { seen, copies: '' }))).toEqual({ number: '01/BC-UBND' })
    const { rows } = await pool.query('select kind, joined from documents.step where document_id = $1 order by number', [id])
    expect(rows.map(({ kind, joined }) => [kind, joined])).toEqual([
      ['submit', null],
      ['approve', null],
      ['check', 'Xã có hai người'],
      ['sign', 'Xã có hai người'],
      ['number', null],
    ])
    const versions = await pool.query('select paper from documents.version where document_id = $1 order by number', [id])
    expect(versions.rows.map((row) => [row.paper.number.ordinal, row.paper.on, row.paper.signatures[0]?.name ?? null])).toEqual([
      [null, null, null],
      [null, null, 'Lý Văn Thắng'],
      [1, '2026-12-31', 'Lý Văn Thắng'],
    ])
  })

  test('the same source gives the same document', async () => {
    const source = { kind: 'report', id: '1', href: '/bao-cao/1' }
    const again = await writeAs(as(hoa).db, as(hoa).edge, (ctx) => draft(ctx, hoa, { paper, bodyId: body, source }))
    expect(again.isNew).toBe(false)
  })
})

describe('numbers', () => {
  test('20 at once, some killed on the way and some rolled back: no gap, no double', async () => {
    const documents = []
    for (let count = 0; count < 20; count++) documents.push(await signed())
    const taken = await Promise.all(
      documents.map(async (document, count) => {
        if (count % 5 !== 4) return numberDocument(as(clerk), document.id, { seen: document.seen, copies: '3' })
        // a number that is taken and then given up: by a connection that breaks, or a transaction that fails
        const client = await pool.connect()
        await client.query('begin')
        await client.query('update documents.series set last = last + 1')
        if (count % 2 === 0) await client.query('rollback')
        client.release(count % 2 === 0 ? undefined : new Error('killed'))
        return numberDocument(as(clerk), document.id, { seen: document.seen, copies: '3' })
      }),
    )
    expect(new Set(taken.map((one) => got(one).number)).size).toBe(20)
    expect(await numbers()).toEqual(Array.from({ length: 21 }, (_, at) => at + 1))
  }, 60_000)

  test('the same document numbered twice at once has one number', async () => {
    const document = await signed()
    const both = await Promise.all([1, 2].map(() => numberDocument(as(clerk), document.id, { seen: document.seen, copies: '' })))
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal.code)).sort()).toEqual(['document.changed', 'ok'])
  })

  test('on 1 January the run begins at 01 again by itself, also for two at once', async () => {
    const newYear = day('2027-01-01')
    const documents = [await signed(), await signed()]
    await Promise.all(documents.map(({ id, seen }) => numberDocument(as(clerk, newYear), id, { seen, copies: '' }).then(got)))
    expect(await numbers(2027)).toEqual([1, 2])
    expect(await numbers()).toHaveLength(22)
  })

  test('the table itself takes no number twice', async () => {
    await expect(
      pool.query(`insert into documents.register select unit_id, series_id, 99, body_id, year, symbol, type, subject, folded, dated_on, signer, recipients,
        keeper, copies, note, null::int, 'thử', entered_by, entered_at from documents.register where ordinal = 3 and year = 2026
        union all select unit_id, series_id, 99, body_id, year, symbol, type, subject, folded, dated_on, signer, recipients, keeper, copies, note, null,
        'thử', entered_by, entered_at from documents.register where ordinal = 4 and year = 2026`),
    ).rejects.toThrow('duplicate key')
  })
})

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`documents.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(['issuer', 'authority', 'joining', 'document', 'version', 'step', 'series', 'register', 'examination'])(
    '%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An or Cao Bằng',
    async (table) => {
      expect(await Promise.all([binhXa, langSon, vanAn, caoBang].map((unit) => unitsIn(table, unit)))).toEqual([[binhXa], [binhXa], [], []])
    },
  )

  test('nobody of Văn An writes into the register of Bính Xá', async () => {
    await expect(
      write(placed(db, { unitId: vanAn, today }), (tx) =>
        sql`insert into documents.series (unit_id, body_id, year, name, types, began, last, reason, opened_by, opened_at)
            values (${binhXa}, ${body}, 2026, 'x', '{report}', 0, 0, '', 'x', now())`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
