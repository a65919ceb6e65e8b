import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { readConfig } from '../../platform/base/config.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Result } from '../../platform/base/result.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { type ReadCtx, type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { importCountry } from './actions.ts'
import { commands } from './commands.ts'
import { applyPlan, reversePlan, tryPlan } from './plan.actions.ts'
import type { PlanFile } from './plan-file.reads.ts'
import * as reads from './reads.ts'

const today = day('2026-11-22')
let database: Database

const act = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  writeAs(database.db, { today, actor: 'Hoàng Thị Mai', now: new Date('2026-11-22T03:00:00Z') }, work)
const ask = <T>(question: (ctx: ReadCtx) => Promise<T>): Promise<T> => read(database.db, (tx) => question({ tx, today }))
const file = (text: string | Uint8Array, name = 'ke-hoach.csv'): PlanFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})
const refusalOf = <T>(result: Result<T>) => (result.ok ? null : result.refusal)
/** Everything that the module says of the map: live versions, edges, transitions. */
const map = async () => {
  const { rows } = await database.pool.query<{ versions: string; edges: string; transitions: string }>(`
    select (select md5(string_agg(v::text, '|' order by v.id)) from units.version v where v.withdrawn_at is null) as versions,
      (select md5(string_agg(e::text, '|' order by e.transition_id, e.from_version_id, e.to_version_id)) from units.edge e where e.withdrawn_at is null) as edges,
      (select md5(string_agg(t::text, '|' order by t.id)) from units.transition t where t.withdrawn_at is null) as transitions`)
  return rows[0]
}
const rowsOf = async (table: string): Promise<number> =>
  (await database.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n ?? 0

let example: PlanFile
beforeAll(async () => {
  database = await freshDatabase()
  await act((ctx) => importCountry(ctx, { folder: 'country' }))
  example = file(await readFile('country/examples/ke-hoach.csv'))
})

describe('Mai enters the example plan, sees it, and takes it back', () => {
  test('the dry run lists every effect and writes nothing', async () => {
    const before = await map()
    const tried = await ask((ctx) => tryPlan(ctx, example))
    expect(tried.ok && tried.value.effects.map((effect) => effect.text)).toEqual([
      'Xã Đình Lập (06613) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Xã Thái Bình (06616) chấm dứt tồn tại từ 1/7/2027',
      'Xã Châu Sơn (06637) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Xã Xuân Dương (06607) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Xã Lợi Bác (06601) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Xã Kiên Mộc (06625) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Xã Lộc Bình (06529) chấm dứt phiên bản hiện tại từ 1/7/2027',
      'Nhập xã Thái Bình vào xã Đình Lập từ 1/7/2027',
      'Điều chỉnh địa giới xã Châu Sơn, một phần tách ra từ 1/7/2027',
      'Tách một phần xã Châu Sơn thành xã Đồng Thắng (đơn vị mới, mã 99901) từ 1/7/2027',
      'Nhập một phần xã Lợi Bác vào xã Xuân Dương từ 1/7/2027',
      'Đổi tên xã Kiên Mộc thành xã Bính Xá từ 1/7/2027',
      'Chuyển xã Lộc Bình thành phường Lộc Bình từ 1/7/2027',
      'Điều chỉnh địa giới xã Lợi Bác, một phần tách ra từ 1/7/2027',
    ])
    expect(await map()).toEqual(before)
  })

  test('written, asked, reversed: the map is what it was, and nothing was deleted', async () => {
    const before = await map()
    const [versions, edges, transitions] = await Promise.all(['units.version', 'units.edge', 'units.transition'].map(rowsOf))
    const applied = await act((ctx) => applyPlan(ctx, example))
    expect(refusalOf(applied)).toBeNull()

    const name = async (code: string, on: string) => (await ask((ctx) => reads.unitByCode(ctx, code, day(on))))?.name
    expect([await name('06616', '2027-06-30'), await name('06616', '2027-07-01')]).toEqual(['Xã Thái Bình', undefined])
    expect([await name('06529', '2027-06-30'), await name('06529', '2027-07-01')]).toEqual(['Xã Lộc Bình', 'Phường Lộc Bình'])
    expect(await name('99901', '2027-07-01')).toBe('Xã Đồng Thắng')
    const since = async (code: string) => (await ask((ctx) => reads.unitByCode(ctx, code, day('2027-07-01'))))?.territorySince
    expect([await since('06613'), await since('06625'), await since('06601')]).toEqual(['2027-07-01', '2025-07-01', '2027-07-01'])

    const chauSon = await ask((ctx) => reads.unitByCode(ctx, '06637', day('2027-06-30')))
    const where = await ask((ctx) => reads.namedOn(ctx, chauSon?.id ?? 0, day('2027-07-01')))
    // it goes on under its own identity; the part that left shows in its lineage
    expect(where.units.map((u) => u.name)).toEqual(['Xã Châu Sơn'])
    const steps = await ask((ctx) => reads.lineageOf(ctx, chauSon?.id ?? 0))
    expect(steps.filter((step) => step.on === '2027-07-01').map((step) => [step.direction, step.to.name, step.share])).toEqual([
      ['own', 'Xã Châu Sơn', 0.6],
      ['after', 'Xã Đồng Thắng', 0.4],
    ])
    const carried = await database.pool.query(
      `select t.name, c.whole from units.carried('2027-06-30', '2027-07-01', 'xa') c join units.live t on t.unit_id = c.target_unit_id
         and t.valid_from <= '2027-07-01' and t.valid_to > '2027-07-01' where c.unit_id = $1 order by t.name`,
      [chauSon?.id],
    )
    expect(carried.rows).toEqual([
      { name: 'Xã Châu Sơn', whole: false },
      { name: 'Xã Đồng Thắng', whole: false },
    ])

    const reversed = await act((ctx) => reversePlan(ctx, example))
    expect(refusalOf(reversed)).toBeNull()
    expect(await map()).toEqual(before)
    expect([await name('06616', '2027-07-01'), await name('99901', '2027-07-01')]).toEqual(['Xã Thái Bình', undefined])
    // withdrawn, not deleted
    expect(await rowsOf('units.version')).toBe((versions ?? 0) + 7)
    expect(await rowsOf('units.edge')).toBe((edges ?? 0) + 9)
    expect(await rowsOf('units.transition')).toBe((transitions ?? 0) + 7)
    const { rows: events } = await database.pool.query("select kind, actor from events.entry where chain = 'country' order by number")
    expect(events.map((event) => event.kind)).toEqual(['units.countryImported', 'units.planApplied', 'units.planReversed'])
    expect(events.at(-1)?.actor).toBe('Hoàng Thị Mai')
  })
})

describe('what stands in the way', () => {
  const header = 'kind,effective_date,from,to,to_name,to_kind,to_parent,share\n'
  const plan = (rows: string, name?: string) => file(header + rows, name)
  const first = plan('merge,2027-07-01,06616,06613\n')
  const second = plan('rename,2028-01-01,06613,,Đình Lập Mới\n', 'sau.csv')

  test('the same plan twice, whatever its file looks like', async () => {
    await act((ctx) => applyPlan(ctx, first))
    const other = file(
      '\uFEFFloại thay đổi;ngày hiệu lực;từ mã;đến mã\r\n\r\nSáp nhập;01/7/2027;06616;06613\r\n;;;\r\n'.normalize('NFD'),
      'khác.csv',
    )
    expect(refusalOf(await act((ctx) => applyPlan(ctx, other)))).toMatchObject({
      code: 'units.planApplied',
      text: 'Kế hoạch này đã được thực hiện ngày 22/11/2026; muốn bỏ thì chạy lại với --reverse.',
    })
    expect(refusalOf(await act((ctx) => reversePlan(ctx, other)))).toBeNull()
    expect(refusalOf(await act((ctx) => reversePlan(ctx, first)))).toMatchObject({ code: 'units.planNotApplied' })
  })

  test('a plan that another stands on is not taken back before that', async () => {
    await act((ctx) => applyPlan(ctx, first))
    await act((ctx) => applyPlan(ctx, second))
    expect(refusalOf(await act((ctx) => reversePlan(ctx, first)))).toMatchObject({
      code: 'units.planBuiltUpon',
      offenders: [{ where: 'Xã Đình Lập (06613)' }],
    })
    expect(refusalOf(await act((ctx) => reversePlan(ctx, second)))).toBeNull()
    expect(refusalOf(await act((ctx) => reversePlan(ctx, first)))).toBeNull()
  })

  test('a plan can be entered again after it was taken back', async () => {
    const founding = plan('merge,2027-07-01,06616,99902,Thái Lập,xã\nmerge,2027-07-01,06613,99902\n')
    const before = await map()
    for (let turn = 0; turn < 2; turn++) {
      expect(refusalOf(await act((ctx) => applyPlan(ctx, founding)))).toBeNull()
      const made = await ask((ctx) => reads.unitByCode(ctx, '99902', day('2027-07-01')))
      expect(made).toMatchObject({ name: 'Xã Thái Lập', parentId: made?.provinceId })
      expect(refusalOf(await act((ctx) => reversePlan(ctx, founding)))).toBeNull()
    }
    expect(await map()).toEqual(before)
  })

  test('a province that takes another takes its communes, and gives them back', async () => {
    const before = await map()
    const merging = plan('merge,2030-01-01,04,20\n')
    const [caoBang, langSon] = await ask(async (ctx) => [
      await reads.unitByCode(ctx, '04', today),
      await reads.unitByCode(ctx, '20', today),
    ])
    expect(refusalOf(await act((ctx) => applyPlan(ctx, merging)))).toBeNull()
    const children = (on: string) => ask((ctx) => reads.childrenOf(ctx, langSon?.id ?? 0, day(on)))
    expect([(await children('2029-12-31')).length, (await children('2030-01-01')).length]).toEqual([65, 121])
    expect((await ask((ctx) => reads.namedOn(ctx, caoBang?.id ?? 0, day('2030-01-01')))).units.map((u) => u.name)).toEqual([
      'Tỉnh Lạng Sơn',
    ])
    expect(refusalOf(await act((ctx) => reversePlan(ctx, merging)))).toBeNull()
    expect(await map()).toEqual(before)
  })

  test.each([
    ['an empty file', '', 'units.planEmpty', []],
    ['a file with a header only', header, 'units.planEmpty', []],
    ['a file without the columns', 'a,b\n1,2\n', 'units.planColumns', []],
    ['a file in another encoding', new Uint8Array([0xff, 0xfe, 0x6b, 0x00]), 'units.planUnreadable', []],
    ['an open quote', `${header}merge,"2027`, 'units.planUnreadable', ['dòng 2']],
    ['lines after an empty one keep their numbers', `${header}\nrename,2027-07-01,06999,,X\n`, 'units.planRefused', ['dòng 3']],
    ['a unit before its birth', `${header}rename,2024-01-01,06613,,X\n`, 'units.planRefused', ['dòng 2']],
  ])('%s', async (_name, content, code, lines) => {
    const before = await map()
    const refusal = refusalOf(await act((ctx) => applyPlan(ctx, file(content))))
    expect(refusal?.code).toBe(code)
    expect((refusal?.offenders ?? []).map(({ where }) => where)).toEqual(lines)
    expect(await map()).toEqual(before)
  })
})

describe('on the command line, JSON alone on standard output', () => {
  const ntm = async (...words: string[]): Promise<unknown> => {
    const program = new Command('ntm').exitOverride()
    const { db, pool } = database
    const config = readConfig({})
    if (!config.ok) throw new Error(config.refusal.text)
    commands(program, async () => ({ db, pool, config: config.value, today, actor: 'Hoàng Thị Mai', close: async () => {} }))
    const said: string[] = []
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      await program.parseAsync(words, { from: 'user' })
    } finally {
      out.mockRestore()
      err.mockRestore()
    }
    return JSON.parse(said.join(''))
  }
  const example = 'country/examples/ke-hoach.csv'

  test('the list of units', async () => {
    const towns = await ntm('units', '--as-of', '2016-06-30', '--level', 'commune', '--kind', 'township', '--within', '20', '--json')
    expect(towns).toHaveLength(14)
    expect(towns).toContainEqual({
      id: expect.any(Number),
      code: '06124',
      name: 'Thị trấn Na Sầm',
      kind: 'township',
      level: 'commune',
      parent: '182',
      validFrom: null,
      validTo: '2025-07-01',
    })
  })

  test('a plan tried, applied, reversed', async () => {
    expect(await ntm('units', 'plan', example, '--dry-run', '--json')).toMatchObject({ applied: false })
    expect(await ntm('units', 'plan', example, '--json')).toMatchObject({ applied: true })
    await expect(ntm('units', 'plan', example, '--json')).rejects.toThrow('đã được thực hiện')
    expect(await ntm('units', 'plan', example, '--reverse', '--json')).toMatchObject({ reversed: true })
  })

  test('an unknown code is refused, a wrong day is wrong usage', async () => {
    await expect(ntm('units', '--within', '77777', '--json')).rejects.toThrow('Không có đơn vị mang mã 77777')
    await expect(ntm('units', '--as-of', '2016-13-01', '--json')).rejects.toMatchObject({ code: 'commander.invalidArgument' })
  })
})
