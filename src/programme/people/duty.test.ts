import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import { heldBy } from './actor.queries.ts'
import { assign } from './assignment.actions.ts'
import { delegate } from './delegation.actions.ts'
import { charge } from './duty.actions.ts'
import { bodyNamed } from './queries.ts'
import { bodiesFor, criteriaOf, placeOf } from './reads.ts'

const database = await freshDatabase()
const today = day('2026-11-22')
const [langSon, binhXa, vanAn, damThuy] = [2, 3, 4, 6]
const writing = <T>(work: (ctx: WriteCtx) => Promise<T>) =>
  writeAs(database.db, { today, actor: 'Đinh Thị Thủy', now: new Date('2026-11-22T08:00:00+07:00') }, work)
const people: Record<string, number> = {}
let assignmentId: number

beforeAll(async () => {
  await settleTwoProvinces(database)
  const { rows } = await database.pool.query(
    `insert into people.person (name, folded, unit_id, created_at, disabled_at, disabled_because)
     values ('Hoa', 'hoa', 2, now(), null, null), ('Páo', 'pao', 2, now(), null, null), ('Lan', 'lan', 2, now(), now(), 'nghỉ'), ('Sáng', 'sang', 6, now(), null, null) returning id, name`,
  )
  for (const { id, name } of rows) people[name] = id
  const given = {
    personId: people.Hoa as number,
    postName: 'Phó Giám đốc',
    bodyName: 'Sở Nông nghiệp và Môi trường',
    bodyKind: 'department',
  } as const
  const made = await writing((ctx) =>
    assign(ctx, {
      ...given,
      role: 'departmentOfficer',
      unit: { id: langSon, level: 'province' },
      criteria: ['xa-2026/17'],
      from: day('2026-01-01'),
      until: day('2026-12-31'),
    }),
  )
  if (!made.ok) throw new Error(made.refusal.text)
  assignmentId = made.value.assignmentId
})

const held = (name: string, on: string) => read(database.db, (tx) => heldBy(tx, people[name] as number, day(on)))

test.each([
  ['the day before it begins', '2025-12-31', 0],
  ['its first day', '2026-01-01', 1],
  ['its last day', '2026-12-31', 1],
  ['the day after', '2027-01-01', 0],
])('an assignment on %s', async (_, on, count) => {
  expect(await held('Hoa', on)).toHaveLength(count)
})

describe('a delegation', () => {
  const give = (change: Partial<Parameters<typeof delegate>[2]> = {}, holder = 'Hoa') =>
    writing((ctx) =>
      delegate(ctx, people[holder] as number, {
        assignmentId,
        toPersonId: people.Páo as number,
        reason: 'đi công tác',
        from: day('2026-11-20'),
        until: day('2026-11-25'),
        ...change,
      }),
    )

  test.each([
    ['of somebody else’s assignment', {}, 'Páo', 'delegation.none'],
    ['to oneself', { to: 'Hoa' }, 'Hoa', 'delegation.none'],
    ['to who left', { to: 'Lan' }, 'Hoa', 'delegation.none'],
    ['to who works elsewhere', { to: 'Sáng' }, 'Hoa', 'delegation.none'],
    ['beyond one’s own days', { until: day('2027-01-01') }, 'Hoa', 'delegation.none'],
    ['that ends before it begins', { until: day('2026-11-19') }, 'Hoa', 'assignment.badDates'],
    ['without a reason', { reason: ' ' }, 'Hoa', 'account.noReason'],
  ])('%s is refused', async (_, change, holder, code) => {
    const { to, ...others } = change as { to?: string; until?: LocalDate; reason?: string }
    const answer = await give(to ? { toPersonId: people[to] as number } : others, holder)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
  })

  test('lets another exercise it over its days, and says whose it is; twice is refused', async () => {
    expect((await give()).ok).toBe(true)
    expect((await give()).ok).toBe(false)
    expect(await held('Páo', '2026-11-19')).toEqual([])
    expect(await held('Páo', '2026-11-25')).toMatchObject([
      { assignmentId, delegatedBy: 'Hoa', criteria: ['xa-2026/17'], unitName: 'Tỉnh Lạng Sơn' },
    ])
    expect(await held('Páo', '2026-11-26')).toEqual([])
    expect(await held('Hoa', '2026-11-22')).toHaveLength(1)
  })
})

describe('a duty', () => {
  const from = day('2026-07-01')
  const answer = (name: string, unitId: number, criteria: (string | null)[], unitIds = [unitId]) =>
    writing(async (ctx) => {
      const bodyId = await bodyNamed(ctx.tx, { kind: 'department', level: 'province', unitId, name, from })
      return charge(ctx, { bodyId, kind: 'answers', unitIds, criteria, from, until: null, source: 'bịa cho kiểm thử' })
    })
  const names = (unitId: number, criterion: string, on: LocalDate = today) =>
    read(database.db, async (tx) => (await bodiesFor({ tx, today: on }, unitId, 'answers', criterion)).map(({ name }) => name))

  test('reaches every commune of its unit, from its day, for its criterion; the nearest body first', async () => {
    for (const [name, unitId, criteria] of [
      ['Sở Nông nghiệp và Môi trường', langSon, ['xa-2026/17']],
      ['Văn phòng điều phối tỉnh', langSon, [null]],
      ['Phòng Kinh tế', binhXa, ['xa-2026/17']],
    ] as [string, number, (string | null)[]][])
      expect((await answer(name, unitId, criteria)).ok).toBe(true)
    expect(await names(binhXa, 'xa-2026/17')).toEqual(['Phòng Kinh tế', 'Sở Nông nghiệp và Môi trường', 'Văn phòng điều phối tỉnh'])
    expect(await names(vanAn, 'xa-2026/17')).toEqual(['Sở Nông nghiệp và Môi trường', 'Văn phòng điều phối tỉnh'])
    expect(await names(vanAn, 'xa-2026/18')).toEqual(['Văn phòng điều phối tỉnh'])
    expect(await names(damThuy, 'xa-2026/17')).toEqual([])
    expect(await names(vanAn, 'xa-2026/17', day('2026-06-30'))).toEqual([])
    expect(await answer('Phòng Kinh tế', binhXa, ['xa-2026/17'])).toMatchObject({ ok: false, refusal: { code: 'duty.twice' } })
  })

  test('tells whoever works for the body for what they answer, and where', async () => {
    const { rows } = await database.pool.query(`select id, name from people.body`)
    const bodyOf = (name: string) => rows.find((row) => row.name === name).id as number
    const asked = (name: string, unitId: number, criteria: string[] | null, on: LocalDate = today) =>
      read(database.db, (tx) => criteriaOf({ tx, today: on }, { bodyId: bodyOf(name), unitId, criteria }))
    expect(await asked('Sở Nông nghiệp và Môi trường', langSon, null)).toEqual([{ criterion: 'xa-2026/17', unitIds: [binhXa, vanAn] }])
    expect(await asked('Văn phòng điều phối tỉnh', langSon, ['xa-2026/1'])).toEqual([{ criterion: 'xa-2026/1', unitIds: [binhXa, vanAn] }])
    expect(await asked('Văn phòng điều phối tỉnh', binhXa, null)).toEqual([{ criterion: null, unitIds: [binhXa] }])
    expect(await asked('Sở Nông nghiệp và Môi trường', damThuy, null)).toEqual([])
    expect(await asked('Sở Nông nghiệp và Môi trường', langSon, null, day('2026-06-30'))).toEqual([])
  })

  test('with many criteria in many units is made at once; what is there stays, and is counted', async () => {
    const many = await answer('Sở Y tế', langSon, ['xa-2026/15', 'xa-2026/14'], [binhXa, vanAn])
    expect(many).toMatchObject({ ok: true, value: { made: 4, already: 0 } })
    const more = await answer('Sở Y tế', langSon, ['xa-2026/15', 'xa-2026/16'], [binhXa, vanAn])
    expect(more).toMatchObject({ ok: true, value: { made: 2, already: 2 } })
    expect(await names(vanAn, 'xa-2026/14')).toContain('Sở Y tế')
  })
})

test('a place is the unit with all above it, also of a unit that has ended', async () => {
  const at = (on: string) => read(database.db, (tx) => placeOf({ tx, today: day(on) }, vanAn, 'xa-2026/17'))
  expect(await at('2026-11-22')).toEqual({ unitPath: [vanAn, langSon, 1], criterion: 'xa-2026/17' })
  await database.pool.query(`update units.version set valid_to = '2027-01-01' where unit_id = ${vanAn}`)
  expect((await at('2028-01-01')).unitPath).toContain(langSon)
})
