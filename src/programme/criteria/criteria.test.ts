import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { publish, publishAll } from './actions.ts'
import { readFolder } from './folder.reads.ts'
import * as reads from './reads.ts'
import { type NewSlot, seenSlot, setProvincialSlot } from './slot.actions.ts'
import type { CriteriaSet, Threshold } from './types.ts'

const { db, pool } = await freshDatabase()
const edge = { today: day('2026-03-01'), actor: 'Hoàng Thị Lan', now: new Date('2026-03-01T08:00:00+07:00') }
const folder = 'criteria-sets'
const ask = <T>(question: (ctx: { tx: Parameters<Parameters<typeof read>[1]>[0] }) => Promise<T>): Promise<T> =>
  read(db, (tx) => question({ tx }))

let langSon: number
let vanQuan: number

/** The provinces whose village sets are published, and a district, as they stood. */
beforeAll(async () => {
  const enter = async (code: string, name: string, level: string, kind: string) => {
    const { rows } = await pool.query<{ id: number }>(`insert into units.unit (origin) values ('3tier') returning id`)
    const id = rows[0]?.id as number
    await pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, province_id, valid_from, valid_to, territory_since, source)
       values ($1, $2, $3, $3, lower($3), lower($3), $4, $5, null, '1997-01-01', '2025-07-01', '1997-01-01', 'thử nghiệm')`,
      [id, code, name, level, kind],
    )
    return id
  }
  for (const [code, name] of [
    ['06', 'Bắc Kạn'],
    ['38', 'Thanh Hóa'],
    ['56', 'Khánh Hòa'],
  ] as const)
    await enter(code, `Tỉnh ${name}`, 'province', 'province')
  langSon = await enter('20', 'Tỉnh Lạng Sơn', 'province', 'province')
  vanQuan = await enter('183', 'Huyện Văn Quan', 'district', 'district')
  await writeAs(db, edge, (ctx) => publishAll(ctx, folder))
})

describe('publishing', () => {
  test('every file is a version, criteria stand in their order, and it is in the log', async () => {
    const summaries = await ask(reads.listSets)
    expect(summaries).toHaveLength((await readFolder(folder)).sets.length)
    const { rows } = await pool.query('select code from criteria.criterion where set_id = $1 order by position', ['xa-2026'])
    expect(rows.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    const log = await pool.query(`select count(*) as n from events.entry where kind = 'criteria.published'`)
    expect(log.rows[0].n).toBe(summaries.length)
  })

  test('again changes nothing', async () => {
    const again = await writeAs(db, edge, (ctx) => publishAll(ctx, folder))
    expect(again).toEqual({ published: [], already: (await ask(reads.listSets)).length })
  })

  test('what comes back is what the file says', async () => {
    const { sets } = await readFolder(folder)
    for (const { set } of sets) expect(await ask((ctx) => reads.setVersion(ctx, set.id, set.version))).toEqual(set)
  })

  test('a published version does not change: not by its file, not in the table', async () => {
    const { sets } = await readFolder(folder)
    const set = sets.find(({ set: { id } }) => id === 'xa-2016')?.set as CriteriaSet
    const result = await writeAs(db, edge, (ctx) => publish(ctx, set, { hash: 'f'.repeat(64), by: 'Hoàng Thị Lan' }))
    expect(result.ok ? '' : result.refusal.code).toBe('set.changed')
    expect(result.ok ? '' : result.refusal.text).toContain('set.v2.yaml')
    await expect(pool.query(`update criteria.set_version set name = 'khác' where set_id = 'xa-2016'`)).rejects.toThrow('cannot change')
    await expect(pool.query(`delete from criteria.set_version where set_id = 'xa-2016'`)).rejects.toThrow('cannot change')
  })

  test('a name that another set bears is refused', async () => {
    const { sets } = await readFolder(folder)
    const set = { ...(sets[0]?.set as CriteriaSet), id: 'bo-moi', aliases: ['1980/QĐ-TTg'] }
    const result = await writeAs(db, edge, (ctx) => publish(ctx, set, { hash: '0', by: 'Hoàng Thị Lan' }))
    expect(result.ok ? [] : result.refusal.offenders).toEqual([{ where: '1980/QĐ-TTg', what: 'đã là của bộ xa-2016' }])
  })
})

describe('which set', () => {
  test.each([
    ['1980/QĐ-TTg', undefined, 'xa-2016', 1],
    ['VN-NTM-318-2022-XA-NC', undefined, 'xa-nang-cao-2021', 1],
    ['491/QĐ-TTg', '2012-12-31', 'xa-2009', 1],
    ['491/QĐ-TTg', '2013-02-20', 'xa-2009', 2],
    ['xa-2009', undefined, 'xa-2009', 2],
    ['xa-2009', '2020-01-01', 'xa-2009', 2],
  ])('%s on %s is %s version %d', async (name, on, id, version) => {
    const set = await ask((ctx) => reads.setById(ctx, name, on === undefined ? undefined : day(on)))
    expect([set?.id, set?.version]).toEqual([id, version])
  })

  test('nobody bears the name', async () => expect(await ask((ctx) => reads.setById(ctx, '99/QĐ-TTg'))).toBeUndefined())

  test.each([
    ['2009-04-15', undefined],
    ['2009-04-16', 'xa-2009'],
    ['2016-11-30', 'xa-2009'],
    ['2016-12-01', 'xa-2016'],
    ['2022-03-07', 'xa-2016'],
    ['2022-03-08', 'xa-2021'],
    ['2026-02-14', 'xa-2021'],
    ['2026-02-15', 'xa-2026'],
  ])('communes on %s: %s', async (on, id) =>
    expect((await ask((ctx) => reads.setInForce(ctx, 'commune', 'standard', day(on))))?.id).toBe(id),
  )

  test("a province's own set is in force for nobody else", async () => {
    expect(await ask((ctx) => reads.setInForce(ctx, 'village', 'standard', day('2019-06-30')))).toBeUndefined()
  })

  test('versions of a set, oldest first', async () => {
    expect((await ask((ctx) => reads.setVersions(ctx, '491/QĐ-TTg'))).map(({ version, validTo }) => [version, validTo])).toEqual([
      [1, '2013-02-20'],
      [2, '2016-12-01'],
    ])
  })

  test('open ends are null', async () => expect((await ask(reads.listSets)).find(({ id }) => id === 'xa-2026')?.validTo).toBeNull())

  test('all that cover a day, for references', async () => {
    const sets = await ask((ctx) => reads.setsOn(ctx, day('2023-12-31')))
    expect([...sets.keys()].sort()).toEqual([
      'huyen-2021',
      'huyen-nang-cao-2021',
      'thi-xa-2021',
      'thon-bac-kan-2022',
      'thon-khanh-hoa-2023',
      'thon-thanh-hoa-2017',
      'tinh-2021',
      'xa-2021',
      'xa-kieu-mau-2021',
      'xa-nang-cao-2021',
    ])
  })
})

describe('slots of the provinces', () => {
  const same = (value: number | boolean | null): Threshold => ({ same: { value, certainty: value === null ? 'missing' : 'official' } })
  const set = (slot: Partial<NewSlot>, now = edge.now) =>
    writeAs(db, { ...edge, now }, (ctx) =>
      setProvincialSlot(ctx, {
        provinceId: langSon,
        setId: 'xa-2016',
        indicator: '2.1',
        threshold: same(80),
        decision: '754/QĐ-UBND',
        decidedOn: day('2017-05-25'),
        validFrom: day('2017-05-25'),
        ...slot,
      }),
    )

  test('set by decision, ended by a later one, corrected by a later row', async () => {
    expect(await set({})).toMatchObject({ ok: true, value: { outcome: 'set', setId: 'xa-2016', version: 1, level: 'commune' } })
    expect(await set({})).toMatchObject({ ok: true, value: { outcome: 'already' } })
    const later = { threshold: same(90), decision: '12/QĐ-UBND', decidedOn: day('2019-01-08'), validFrom: day('2019-01-08') }
    expect(await set(later)).toMatchObject({ ok: true, value: { outcome: 'set' } })
    const values = async (on: string) =>
      (await ask((ctx) => reads.slotsOf(ctx, langSon, { id: 'xa-2016', version: 1 }, day(on)))).map(
        ({ indicator, threshold, decision }) => [indicator, threshold, decision],
      )
    expect(await values('2017-05-24')).toEqual([])
    expect(await values('2018-12-31')).toEqual([['2.1', same(80), '754/QĐ-UBND']])
    expect(await values('2019-12-31')).toEqual([['2.1', same(90), '12/QĐ-UBND']])
    expect(await set({ threshold: same(85) }, new Date('2026-03-02T08:00:00+07:00'))).toMatchObject({ ok: true })
    expect(await values('2018-12-31')).toEqual([['2.1', same(85), '754/QĐ-UBND']])
    const log = await pool.query(`select count(*) as n from events.entry where chain = $1`, [`unit:${langSon}`])
    expect(log.rows[0].n).toBe(3)
    await expect(pool.query('delete from criteria.slot_value')).rejects.toThrow('later row')
  })

  test.each<[string, Partial<NewSlot>, string]>([
    ['a row that the law itself sets', { indicator: '4.2' }, 'slot.notProvincial'],
    ['a row that a ministry sets', { setId: 'xa-2021', indicator: '14.1', validFrom: day('2022-06-30') }, 'slot.notProvincial'],
    ['a row that is not there', { indicator: '20.1' }, 'slot.unknown'],
    ['a set that is not there', { setId: 'xa-1999' }, 'slot.setUnknown'],
    ['no decision', { decision: ' ' }, 'slot.noDecision'],
    ['before its decision', { validFrom: day('2017-01-01') }, 'slot.beforeDecision'],
    ['after the set has ended', { validFrom: day('2022-03-08') }, 'slot.afterSet'],
    ['no value', { threshold: same(null) }, 'slot.wrongValue'],
    ['more than can be', { threshold: same(120) }, 'slot.wrongValue'],
    ['yes where a share is asked', { threshold: same(true) }, 'slot.wrongValue'],
    ['left to somebody else', { threshold: { setBy: 'ministry', certainty: 'official' } }, 'slot.wrongValue'],
  ])('%s is refused', async (_, slot, code) => {
    const result = await set(slot)
    expect(result.ok ? 'set' : result.refusal.code).toBe(code)
  })

  test('only a province sets one', async () => {
    const result = await set({ provinceId: vanQuan })
    expect(result.ok ? 'set' : result.refusal.code).toBe('slot.notProvince')
  })

  test('a yes/no row is set with yes', async () =>
    expect(await set({ indicator: '6.1', threshold: same(true) })).toMatchObject({ ok: true, value: { outcome: 'set' } }))

  test('of two who saw the same value and change it at once, one is told that it has changed', async () => {
    const seen = await ask(async (ctx) => seenSlot(await reads.slotHistory(ctx, langSon, { id: 'xa-2016', version: 1 }, '2.2')))
    const answers = await Promise.all([60, 70].map((value) => set({ indicator: '2.2', threshold: same(value), seen })))
    expect(answers.map((answer) => (answer.ok ? 'set' : answer.refusal.code)).toSorted()).toEqual(['set', 'slot.changed'])
    // a correction by a clock that runs behind is heard all the same
    const late = new Date(edge.now.getTime() - 3_600_000)
    expect(await set({ indicator: '2.2', threshold: same(55) }, late)).toMatchObject({ ok: true })
    const [value] = await ask((ctx) => reads.slotHistory(ctx, langSon, { id: 'xa-2016', version: 1 }, '2.2'))
    expect(value?.threshold).toEqual(same(55))
  })
})

describe('files against what was published', () => {
  let copy: string
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'ntm-sets-'))
    await cp(folder, copy, { recursive: true })
  })
  afterAll(() => rm(copy, { recursive: true, force: true }))
  const check = () => ask((ctx) => reads.checkHashes(ctx, copy))

  test('the same', async () => expect(await check()).toMatchObject({ ok: true, first: null }))

  test('one threshold moved by hand is named, and cannot be published', async () => {
    const file = join(copy, 'xa-2016', 'set.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('same: 80', 'same: 70'))
    expect(await check()).toMatchObject({ ok: false, first: { where: 'xa-2016/set.yaml', what: 'tệp đã bị sửa sau khi công bố' } })
    await expect(writeAs(db, edge, (ctx) => publishAll(ctx, copy))).rejects.toMatchObject({ refusal: { code: 'set.changed' } })
  })

  test('a file that is gone is named', async () => {
    await cp(join(folder, 'xa-2016', 'set.yaml'), join(copy, 'xa-2016', 'set.yaml'))
    await rm(join(copy, 'xa-2009', 'set.v2.yaml'))
    expect(await check()).toMatchObject({ ok: false, first: { where: 'xa-2009/set.v2.yaml' } })
  })

  test('a file that is wrong publishes nothing', async () => {
    await cp(join(folder, 'xa-2009', 'set.v2.yaml'), join(copy, 'xa-2009', 'set.v2.yaml'))
    const file = join(copy, 'xa-2021', 'set.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('indicators: 57', 'indicators: 58'))
    await expect(writeAs(db, edge, (ctx) => publishAll(ctx, copy))).rejects.toMatchObject({
      refusal: { code: 'set.invalid', offenders: [{ where: `${file}:13` }] },
    })
  })
})
