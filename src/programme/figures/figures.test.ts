import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, type Tx } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from './frame.reads.ts'
import { matrixOf, newestReleases, partsOf, pictureOf, releasesOf, unitsBehind } from './reads.ts'
import type { Ask, Picture } from './types.ts'

const { db } = await freshDatabase()

const ask = (unitCode: string, asOf: string, more: Partial<Ask> = {}): Ask => ({
  unitCode,
  asOf: day(asOf),
  mapOf: null,
  set: null,
  stage: null,
  scope: null,
  mode: 'public',
  ...more,
})

const reading = <T>(work: (ctx: ReadCtx) => Promise<T>) => read(db, (tx) => work({ tx, today: day('2026-06-14') }))

async function seen(question: Ask): Promise<Picture> {
  const answer = await reading((ctx) => pictureOf(ctx, question))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value
}

const figureNamed = (picture: Picture, key: string, qualifier: object | null = null) =>
  picture.figures.find((one) => one.key === key && (qualifier === null || JSON.stringify(one.qualifier) === JSON.stringify(qualifier)))

async function resolved(question: Ask) {
  const answer = await reading((ctx) => resolveFrame(ctx, question))
  if (!answer.ok) throw new Error(answer.refusal.text)
  return answer.value
}

/**
 * A province (01) with one district (010) of four communes and a ward, and a second province (02) with one commune.
 * On 2020-01-01 commune 00003 absorbs 00004: results before that day say nothing of it.
 * On 2022-06-01 it is split between 00010, which takes 00001 whole, and 00011.
 */
async function fixture(tx: Tx) {
  await sql`insert into units.unit (id, origin) overriding system value
    select n, case when n = 1 then 'country' else '3tier' end from generate_series(1, 13) n`.execute(tx)
  await sql`insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source) values
    (1, 'VN', 'Việt Nam', 'Việt Nam', 'viet nam', 'viet nam', 'country', 'country', null, null, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (2, '01', 'Tỉnh Một', 'Một', 'tinh mot', 'tinh mot', 'province', 'province', 1, 2, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (3, '02', 'Tỉnh Hai', 'Hai', 'tinh hai', 'tinh hai', 'province', 'province', 1, 3, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (4, '010', 'Huyện Mười', 'Mười', 'huyen muoi', 'huyen muoi', 'district', 'district', 2, 2, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (5, '020', 'Huyện Hai Mươi', 'Hai Mươi', 'huyen hai muoi', 'huyen hai muoi', 'district', 'district', 3, 3, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (6, '00001', 'Xã Đông', 'Đông', 'xa dong', 'xa dong', 'commune', 'commune', 4, 2, '1900-01-01', '2022-06-01', '1900-01-01', 'thử'),
    (7, '00002', 'Xã An', 'An', 'xa an', 'xa an', 'commune', 'commune', 4, 2, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (8, '00003', 'Xã Bình', 'Bình', 'xa binh', 'xa binh', 'commune', 'commune', 4, 2, '1900-01-01', '2020-01-01', '1900-01-01', 'thử'),
    (8, '00003', 'Xã Bình', 'Bình', 'xa binh', 'xa binh', 'commune', 'commune', 4, 2, '2020-01-01', '2022-06-01', '2020-01-01', 'thử'),
    (9, '00004', 'Xã Cao', 'Cao', 'xa cao', 'xa cao', 'commune', 'commune', 4, 2, '1900-01-01', '2020-01-01', '1900-01-01', 'thử'),
    (10, '00005', 'Phường Phố', 'Phố', 'phuong pho', 'phuong pho', 'commune', 'ward', 4, 2, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (11, '00006', 'Xã Em', 'Em', 'xa em', 'xa em', 'commune', 'commune', 5, 3, '1900-01-01', 'infinity', '1900-01-01', 'thử'),
    (12, '00010', 'Xã Đông Nam', 'Đông Nam', 'xa dong nam', 'xa dong nam', 'commune', 'commune', 4, 2, '2022-06-01', 'infinity', '2022-06-01', 'thử'),
    (13, '00011', 'Xã Tây', 'Tây', 'xa tay', 'xa tay', 'commune', 'commune', 4, 2, '2022-06-01', 'infinity', '2022-06-01', 'thử')`.execute(
    tx,
  )
  await sql`insert into units.transition (id, kind, effective_date, source) overriding system value values
    (1, 'merge', '2020-01-01', 'thử'), (2, 'split', '2022-06-01', 'thử')`.execute(tx)
  await sql`insert into units.edge (transition_id, from_version_id, to_version_id, whole)
    select e.transition, f.id, t.id, e.whole
    from (values (1, 8, 8, true), (1, 9, 8, true), (2, 8, 12, false), (2, 8, 13, false), (2, 6, 12, true)) e (transition, f, t, whole)
    join units.transition n on n.id = e.transition
    join units.version f on f.unit_id = e.f and f.valid_to = n.effective_date
    join units.version t on t.unit_id = e.t and t.valid_from = n.effective_date`.execute(tx)
  await sql`insert into criteria.set_version (set_id, version, hash, aliases, name, decision, valid_from, valid_to, level, tier, period, criteria_count, bands, body, published_at, published_by) values
    ('xa-a', 1, 'a', '{ALIAS-A}', 'A', '1/QĐ', '2010-01-01', '2022-01-01', 'commune', 'standard', '2010–2021', 3, '[{"lo":3,"hi":null},{"lo":1,"hi":2},{"lo":0,"hi":0}]', '{}', now(), 'thử'),
    ('xa-b', 1, 'b', '{}', 'B', '2/QĐ', '2022-01-01', 'infinity', 'commune', 'standard', '2022–2026', 3, null, '{}', now(), 'thử'),
    ('xa-c', 1, 'c', '{}', 'C', '3/QĐ', '2021-01-01', 'infinity', 'commune', 'advanced', '2021–2026', 3, null, '{}', now(), 'thử')`.execute(
    tx,
  )
  await sql`insert into criteria.criterion (set_id, version, code, position, name)
    select s, 1, n::text, n, 'Tiêu chí ' || n from unnest('{xa-a,xa-b}'::text[]) s, generate_series(1, 3) n`.execute(tx)
  await sql`insert into assessment.tally (unit_id, set_id, stage, valid_from, valid_to, met, not_met, not_applicable, unjudgeable, newest) values
    (6, 'xa-a', 'appraised', '2018-12-31', '2022-01-01', 3, 0, 0, 0, '2018-12-31'),
    (7, 'xa-a', 'appraised', '2018-12-31', '2019-12-31', 1, 2, 0, 0, '2018-12-31'),
    (7, 'xa-a', 'appraised', '2019-12-31', '2022-01-01', 2, 1, 0, 0, '2019-12-31'),
    (8, 'xa-a', 'appraised', '2018-12-31', '2022-01-01', 2, 1, 0, 0, '2018-12-31'),
    (9, 'xa-a', 'appraised', '2018-12-31', '2022-01-01', 0, 3, 0, 0, '2018-12-31')`.execute(tx)
  await sql`insert into assessment.standing (unit_id, set_id, stage, criterion, valid_from, valid_to, verdict, basis, source_id)
    select t.unit_id, t.set_id, t.stage, n::text, t.valid_from, t.valid_to, case when n <= t.met then 'met' else 'notMet' end, 'asserted', 1
    from assessment.tally t, generate_series(1, 3) n`.execute(tx)
  await sql`insert into recognition.recognition (unit_id, tier, decided_on, revoked_on, kind, source_id, known_at) values
    (6, 'standard', '2018-05-01', null, 'recognition', 1, now()),
    (6, 'advanced', '2019-05-01', null, 'recognition', 1, now()),
    (7, 'standard', '2018-06-01', '2019-06-01', 'recognition', 1, now()),
    (8, 'standard', '2019-03-01', null, 'recognition', 1, now()),
    (8, 'standard', '2020-02-01', null, 'acknowledgement', 1, now())`.execute(tx)
  await sql`insert into plan.registration (unit_id, year, tier, criteria, source_id, known_at) values
    (7, 2019, 'standard', null, 1, now()), (9, 2019, 'standard', 2, 1, now())`.execute(tx)
  await sql`insert into evidence.source (id, kind, title, demonstration, entered_by) values (2, 'file', 'Minh hoạ', true, 'Thử')`.execute(
    tx,
  )
  await sql`insert into plan.target (unit_id, figure, qualifier, due, map_of, known_at, set_on, num, document, source_id) values
    (2, 'communes-recognised', '{}', '2020-12-31', '2019-02-01', now(), '2019-02-01', 4, 'Kế hoạch thử', 2)`.execute(tx)
  await sql`insert into figures.release (unit_id, as_of, set_id, stage, approved_by, approved_on, title, source_id) values
    (2, '2018-12-31', 'xa-a', 'appraised', 'Thử', '2019-01-10', 'Năm 2018', 1),
    (2, '2019-12-31', 'xa-a', 'appraised', 'Thử', '2020-01-10', 'Năm 2019', 1),
    (3, '2021-06-30', 'xa-c', 'appraised', 'Thử', '2021-07-01', 'Nửa đầu năm 2021', 1)`.execute(tx)
  await sql`insert into figures.reported (unit_id, figure, qualifier, as_of, num, stated, document, source_id) values
    (2, 'average-criteria-met', '{}', '2019-12-31', 1.75, '1,75', 'Báo thử', 1),
    (2, 'communes-in-band', '{"lo":3,"hi":null}', '2019-12-31', 2, '2', 'Báo thử', 1)`.execute(tx)
}

beforeAll(() => db.transaction().execute(fixture))

describe('a released day', () => {
  test('the figures, exact and rounded', async () => {
    const picture = await seen(ask('01', '2019-12-31'))
    expect(figureNamed(picture, 'communes-in-scope')).toMatchObject({ value: 4 })
    expect(figureNamed(picture, 'communes-recognised')).toMatchObject({ value: 2, asOf: '2019-12-31', coverage: { have: 4, of: 4 } })
    expect(figureNamed(picture, 'communes-recognised', { tier: 'advanced' })?.value).toBe(1)
    expect(figureNamed(picture, 'communes-newly-recognised')?.value).toBe(1)
    expect(figureNamed(picture, 'criteria-met-total')?.value).toBe(7)
    expect(figureNamed(picture, 'average-criteria-met')).toMatchObject({ value: 1.75, exact: { num: 7, den: 4 }, asOf: '2019-12-31' })
    expect(figureNamed(picture, 'communes-in-band', { lo: 1, hi: 2 })).toMatchObject({ value: 2, name: 'Số xã đạt 1–2 tiêu chí' })
    expect(figureNamed(picture, 'communes-all-criteria-met')?.value).toBe(1)
    expect(figureNamed(picture, 'communes-under-criteria', { k: 5 })?.value).toBe(4)
    expect(figureNamed(picture, 'communes-meeting-criterion', { criterion: '2' })).toMatchObject({ value: 3 })
    expect(figureNamed(picture, 'weakest-criteria')?.qualifier).toEqual({ criterion: '3' })
    expect(figureNamed(picture, 'recognised-but-not-meeting')?.value).toBe(1)
    expect(figureNamed(picture, 'communes-registered')).toMatchObject({ value: 1, qualifier: { year: 2019 } })
    expect(figureNamed(picture, 'average-change')).toMatchObject({ value: 0.25, exact: { num: 1, den: 4 } })
    expect(figureNamed(picture, 'communes-recognised-change')?.value).toBe(0)
    expect(figureNamed(picture, 'villages-recognised-share')?.missing?.code).toBe('notComputable')
    expect(picture.identities.map(({ key, holds }) => [key, holds])).toEqual([
      ['bandsSum', true],
      ['averageIsTotalOverCommunes', true],
      ['criterionCountsSumToTotal', true],
      ['partsSumToWhole', true],
    ])
    expect(picture.notes).toEqual([])
  })

  test('what a document states stands beside, and a mismatch shows', async () => {
    const { reported, targets } = await seen(ask('01', '2019-12-31'))
    expect(reported.map(({ key, agrees, computed }) => [key, agrees, computed])).toEqual([
      ['average-criteria-met', true, 1.75],
      ['communes-in-band', false, 1],
    ])
    expect(targets).toMatchObject([{ key: 'communes-recognised', target: 4, actual: 2, distance: 2, mapOf: '2019-02-01' }])
  })

  test('another day shows the last release before it and says so', async () => {
    const picture = await seen(ask('01', '2019-03-15'))
    expect(picture.frame).toMatchObject({ asOf: '2018-12-31', set: 'xa-a' })
    expect(picture.notes).toEqual(['Số liệu hiển thị đến hết 31/12/2018, bản duyệt gần nhất trước ngày 15/3/2019.'])
    expect(figureNamed(picture, 'communes-recognised')?.value).toBe(2)
  })

  test('before any release every figure but the number of communes is missing', async () => {
    const picture = await seen(ask('01', '2017-12-31'))
    expect(picture.release).toBeNull()
    expect(picture.figures.filter((one) => one.value !== null).map((one) => one.key)).toEqual(['communes-in-scope'])
    expect(figureNamed(picture, 'communes-recognised')?.missing?.code).toBe('noData')
    expect(picture.notes[0]).toContain('chưa có bản duyệt nào của Tỉnh Một')
  })

  test('a release ends with its set', async () => {
    const picture = await seen(ask('01', '2025-06-30'))
    expect(figureNamed(picture, 'communes-recognised')?.missing?.code).toBe('setEnded')
    expect(picture.notes[0]).toContain('hết hiệu lực từ ngày 1/1/2022')
    expect(figureNamed(picture, 'average-criteria-met')?.value).toBeNull()
  })
})

describe('an office asks any day', () => {
  test('a merged commune waits until it is acknowledged', async () => {
    const merged = await seen(ask('01', '2020-01-15', { mode: 'office' }))
    expect(figureNamed(merged, 'communes-in-scope')?.value).toBe(3)
    expect(figureNamed(merged, 'communes-recognised')?.value).toBe(1)
    expect(figureNamed(merged, 'units-without-data')?.value).toBe(1)
    expect(figureNamed(merged, 'average-criteria-met')).toMatchObject({ value: 2.5, coverage: { have: 2, of: 3 }, asOf: '2019-12-31' })
    expect(merged.identities.every((one) => one.holds)).toBe(true)
    const acknowledged = await seen(ask('01', '2020-02-01', { mode: 'office' }))
    expect(figureNamed(acknowledged, 'communes-recognised')?.value).toBe(2)
    expect(figureNamed(acknowledged, 'communes-newly-recognised')?.value).toBe(0)
  })

  test('a revoked recognition counts until the day of its revocation', async () => {
    const before = await seen(ask('01', '2019-05-31', { mode: 'office' }))
    const after = await seen(ask('01', '2019-06-01', { mode: 'office' }))
    expect([figureNamed(before, 'communes-recognised')?.value, figureNamed(after, 'communes-recognised')?.value]).toEqual([3, 2])
  })

  test('a set asked beyond its end has no data, an unknown one is refused', async () => {
    const ended = await seen(ask('01', '2022-01-01', { mode: 'office', set: 'ALIAS-A' }))
    expect(figureNamed(ended, 'criteria-met-total')?.missing?.code).toBe('setEnded')
    const unknown = await reading((ctx) => pictureOf(ctx, ask('01', '2019-12-31', { set: 'xa-khong-co' })))
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'criteria.setUnknown' } })
  })

  test('nothing known of a province is no data, not zero', async () => {
    const picture = await seen(ask('02', '2019-12-31', { mode: 'office' }))
    expect(figureNamed(picture, 'communes-recognised')).toMatchObject({ value: null, missing: { code: 'noData' } })
  })
})

describe('the country', () => {
  test('adds the provinces that have data and says how many', async () => {
    const picture = await seen(ask('VN', '2019-12-31'))
    expect(figureNamed(picture, 'communes-in-scope')?.value).toBe(5)
    expect(figureNamed(picture, 'communes-recognised')).toMatchObject({ value: 2, coverage: { have: 4, of: 5 } })
    expect(figureNamed(picture, 'average-criteria-met')).toMatchObject({ value: 1.75, coverage: { have: 4, of: 5 } })
    expect(picture.notes[0]).toContain('1/2 tỉnh')
  })

  test('has a row for each province', async () => {
    const rows = await reading(async (ctx) => partsOf(ctx, await resolved(ask('VN', '2019-12-31'))))
    expect(rows.map((row) => [row.unit.name, row.inScope, row.recognised])).toEqual([
      ['Tỉnh Hai', 1, null],
      ['Tỉnh Một', 4, 2],
    ])
  })
})

test('criteria counted by different sets are not added up, acts of recognition are', async () => {
  const mixed = await seen(ask('VN', '2021-07-01'))
  expect(figureNamed(mixed, 'average-criteria-met')).toMatchObject({ value: null, set: null, missing: { code: 'notComputable' } })
  expect(figureNamed(mixed, 'average-criteria-met')?.missing?.text).toContain('những bộ tiêu chí khác nhau')
  expect(figureNamed(mixed, 'communes-recognised')?.value).toBe(2)
})

test('the parts of the country under one set are not those under all, though both frames name the same set', async () => {
  const rows = (set: string | null) => reading(async (ctx) => partsOf(ctx, await resolved(ask('VN', '2021-07-01', { set }))))
  expect((await rows(null)).map((row) => row.recognised)).toEqual([0, 2])
  expect((await rows('xa-a')).map((row) => row.recognised)).toEqual([null, 2])
})

describe('on the map of another day', () => {
  const question = ask('01', '2019-12-31', { mode: 'office', mapOf: day('2023-01-01') })

  test('a place that got all the territory of its communes counts them', async () => {
    const picture = await seen(question)
    expect(figureNamed(picture, 'communes-in-scope')?.value).toBe(4)
    expect(figureNamed(picture, 'communes-recognised')?.value).toBe(2)
  })

  test('a part that got only a part of a commune names it', async () => {
    const rows = await reading(async (ctx) => partsOf(ctx, await resolved({ ...question, unitCode: '010' })))
    const because = 'Không tính được vì có xã chia cho nhiều nơi mà không rõ phần nào: Xã Bình, Xã Cao.'
    expect(rows.map((row) => [row.unit.name, row.inScope, row.missing])).toEqual([
      ['Xã An', 1, null],
      ['Xã Đông Nam', 1, because],
      ['Xã Tây', 0, because],
    ])
    const part = await seen({ ...question, unitCode: '00010' })
    expect(figureNamed(part, 'communes-recognised')?.missing).toMatchObject({ code: 'notComputable', units: ['Xã Bình', 'Xã Cao'] })
    expect(figureNamed(part, 'communes-in-scope')?.value).toBeNull()
  })
})

describe('what stands behind', () => {
  test('the list of a count is as long as the count', async () => {
    const frame = await resolved(ask('01', '2019-12-31'))
    const picture = await seen(ask('01', '2019-12-31'))
    for (const one of picture.figures.filter((figure) => figure.opens && figure.unit === 'xã')) {
      const behind = await reading((ctx) => unitsBehind(ctx, frame, one.key, one.qualifier ?? {}))
      expect(behind.ok && behind.value.numerator.length, one.name).toBe(one.value)
    }
  })

  test('communes by Vietnamese order, the districts of the time', async () => {
    const frame = await resolved(ask('010', '2019-12-31'))
    const behind = await reading((ctx) => unitsBehind(ctx, frame, 'communes-in-scope'))
    expect(behind.ok && behind.value.numerator.map((one) => one.name)).toEqual(['Xã An', 'Xã Bình', 'Xã Cao', 'Xã Đông'])
    const refusal = await reading((ctx) => unitsBehind(ctx, frame, 'villages-recognised'))
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'figures.noList' } })
  })

  test('the matrix, narrowed', async () => {
    const frame = await resolved(ask('01', '2019-12-31'))
    const all = await reading((ctx) => matrixOf(ctx, frame))
    expect(all.criteria.map((one) => one.code)).toEqual(['1', '2', '3'])
    expect(all.rows.map((row) => [row.unit.name, row.met])).toEqual([
      ['Xã An', 2],
      ['Xã Bình', 2],
      ['Xã Cao', 0],
      ['Xã Đông', 3],
    ])
    const lagging = await reading((ctx) => matrixOf(ctx, frame, { recognisedNotMeeting: true }))
    expect(lagging.rows.map((row) => row.unit.name)).toEqual(['Xã Bình'])
  })
})

test('releases by the code of their unit, and the newest of each', async () => {
  expect((await reading((ctx) => releasesOf(ctx, '01'))).map((one) => one.asOf)).toEqual(['2019-12-31', '2018-12-31'])
  expect((await reading(newestReleases)).map((one) => [one.unitCode, one.asOf])).toEqual([
    ['01', '2019-12-31'],
    ['02', '2021-06-30'],
  ])
})

test('a release cannot be changed', async () => {
  await expect(sql`update figures.release set title = 'khác'`.execute(db)).rejects.toThrow('a release cannot change')
})

test('an answer is remembered until any fact changes', async () => {
  const question = ask('01', '2019-12-31', { mode: 'office' })
  const first = await seen(question)
  expect(await seen(question)).toBe(first)
  await sql`insert into recognition.recognition (unit_id, tier, decided_on, source_id, known_at) values (9, 'standard', '2019-12-30', 1, now())`.execute(
    db,
  )
  expect(figureNamed(await seen(question), 'communes-recognised')?.value).toBe(3)
})
