import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import {
  caoBang,
  communes,
  environment,
  langSon,
  type Round,
  settlePerson,
  settleSheets,
  submitAgain,
} from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { openDatabase, read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import type { Actor, Held } from '../people/types.ts'
import { type Reopening, reopen } from './reopen.actions.ts'
import { confirmMany, remark, review } from './review.actions.ts'
import { remarksOf, reviewsOf, subjectsOf } from './review.reads.ts'
import type { Opinion, ReviewOutcome, ReviewStage } from './review.types.ts'
import { checkDerived, checkFacts } from './verify.reads.ts'

/** Departments of Lạng Sơn look at sheets of three communes. The steps build on each other. */
const database = await freshDatabase()
const { db, pool } = database
const today = day('2025-12-18')
let round: Round
let sheets: { binhXa: number; vanAn: number; thaiBinh: number; damThuy: number }
const people: Record<'hoa' | 'trang' | 'minh' | 'kien' | 'sung' | 'leader', Actor> = {} as never

beforeAll(async () => {
  const filled = (poor = '9,5') => ({ values: { ...environment, 'multidimensional-poverty-rate': poor } })
  const settled = await settleSheets(database, { binhXa: filled(), vanAn: filled('12,8'), thaiBinh: filled('21'), damThuy: filled() })
  ;({ round, sheet: sheets } = settled)
  people.hoa = settled.hoa
  const at = (name: string, role: Actor['held'][number]['role'], unitId: number, body: string, criteria?: string[]) =>
    settlePerson(database, { name, role, unitId, body, ...(criteria ? { criteria } : {}) })
  people.leader = await at('Lộc Văn Páo', 'communeLeader', communes.binhXa, 'UBND xã Bính Xá (lãnh đạo)')
  people.trang = await at('Hà Thu Trang', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Môi trường', ['xa-2021/17', 'xa-2021/11'])
  people.minh = await at('Vi Văn Minh', 'departmentOfficer', langSon, 'Sở Nông nghiệp và Môi trường (Chi cục)')
  people.kien = await at('Đặng Trung Kiên', 'appraiser', langSon, 'Tổ thẩm định tỉnh')
  people.sung = await at('Sùng A Vảng', 'departmentOfficer', caoBang, 'Sở Nông nghiệp và Môi trường Cao Bằng')
}, 120_000)

const opinion = (sheetId: number, seen: number, outcome: ReviewOutcome, rest: Partial<Opinion> = {}): Opinion => ({
  ...{ sheetId, seen, outcome, reason: '', needs: '', dueOn: null, ownValues: {} },
  ...rest,
})
const say = (who: Actor, one: Opinion, criterion = '17', stage: ReviewStage = 'verified', at = '10:00') =>
  writeAs(db, { today, actor: who.name, now: new Date(`${today}T${at}:00+07:00`) }, (ctx) =>
    review(ctx, who, { stage, criterion, opinion: one }),
  )
const subject = async (sheetId: number, criterion = '17') => (await read(db, (tx) => subjectsOf({ tx }, [sheetId], criterion)))[0]
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'ok' : answer.refusal?.code)
const sound = () =>
  read(db, async (tx) => {
    expect((await verifyChains(tx)).first).toBeNull()
    expect((await checkFacts({ tx, today })).map(({ wrong }) => wrong)).toEqual([null, null, null])
    expect((await checkDerived({ tx, today })).map(({ wrong }) => wrong)).toEqual([null, null])
  })
const standing = async (unitId: number, stage: string, criterion = '17') => {
  const { rows } = await pool.query(
    `select verdict, basis from assessment.standing where unit_id = $1 and stage = $2 and criterion = $3 and valid_from = '2025-12-14'`,
    [unitId, stage, criterion],
  )
  return rows[0]
}

describe('Hà Thu Trang verifies criterion 17', () => {
  test('what the rules do not give needs a reason', async () => {
    expect(await say(people.trang, opinion(sheets.binhXa, 1, 'met'))).toMatchObject({
      ok: false,
      refusal: { code: 'review.differs', text: expect.stringContaining('«Đạt» khác kết quả đối chiếu số liệu của xã (Chưa đủ căn cứ)') },
    })
  })

  test('met, with her own value kept beside the commune’s; pressed twice it is one', async () => {
    const ownValues = { 'waste-sorting-households-share': { value: 31.4, valueText: null } }
    const one = opinion(sheets.binhXa, 1, 'met', { reason: 'Đã kiểm tra thực địa 40 hộ.', ownValues })
    expect(await say(people.trang, one)).toMatchObject({ ok: true, value: { sheetState: 'submitted', repeated: false } })
    expect(await say(people.trang, one, '17', 'verified', '10:01')).toMatchObject({ ok: true, value: { repeated: true } })
    const { rows } = await pool.query(
      `select stage, value::float8 from assessment.measurement where unit_id = $1 and measure = 'waste-sorting-households-share' order by stage`,
      [communes.binhXa],
    )
    expect(rows).toEqual([
      { stage: 'self', value: 34.6 },
      { stage: 'verified', value: 31.4 },
    ])
    expect(await standing(communes.binhXa, 'verified')).toEqual({ verdict: 'met', basis: 'asserted' })
    expect(await standing(communes.binhXa, 'self')).toEqual({ verdict: 'unjudgeable', basis: 'judged' })
    expect(await subject(sheets.binhXa)).toMatchObject({ state: 'verified', version: 2, sheetState: 'submitted' })
    expect(await read(db, (tx) => reviewsOf({ tx }, { unitId: communes.binhXa, id: sheets.binhXa }))).toHaveLength(1)
    await sound()
  })

  test('Minh, who saw it before her, is told what she said, and his own is kept out', async () => {
    const answer = await say(people.minh, opinion(sheets.binhXa, 1, 'notMet', { reason: 'Tỷ lệ phân loại rác còn thấp.' }))
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'review.changed',
        text: expect.stringContaining('Hà Thu Trang (Chuyên viên, Sở Nông nghiệp và Môi trường) kết luận Đạt lúc 10:00'),
      },
    })
    expect((await subject(sheets.binhXa))?.version).toBe(2)
  })

  test('two at once: one is entered, the other is told', async () => {
    const other = openDatabase(database.url)
    try {
      const edge = { today, actor: 'hai người', now: new Date(`${today}T10:05:00+07:00`) }
      const asked = (reason: string, outcome: ReviewOutcome) =>
        ({ stage: 'verified', criterion: '17', opinion: opinion(sheets.vanAn, 1, outcome, { reason }) }) as const
      const answers = await Promise.all([
        writeAs(db, edge, (ctx) => review(ctx, people.trang, asked('Đủ hồ sơ.', 'met'))),
        writeAs(other.db, edge, (ctx) => review(ctx, people.minh, asked('Thiếu hồ sơ.', 'unjudgeable'))),
      ])
      expect(answers.map(codeOf).sort()).toEqual(['ok', 'review.changed'])
    } finally {
      await other.close()
    }
    await sound()
  })

  test('a return says why, what is needed and until when', async () => {
    const back = (rest: Partial<Opinion>) => say(people.trang, opinion(sheets.thaiBinh, 1, 'returned', rest))
    expect(codeOf(await back({}))).toBe('review.noReason')
    expect(codeOf(await back({ reason: 'Số liệu nước sạch chưa có xác nhận.' }))).toBe('review.noNeeds')
    expect(codeOf(await back({ reason: 'Chưa có xác nhận.', needs: 'Biên bản của trạm cấp nước.' }))).toBe('review.noDay')
    expect(codeOf(await back({ reason: 'Chưa có xác nhận.', needs: 'Biên bản.', dueOn: day('2025-12-17') }))).toBe('review.pastDay')
  })

  test('it reopens that criterion only; its verdict holds no more; the sheet is returned', async () => {
    expect(codeOf(await say(people.minh, opinion(sheets.thaiBinh, 1, 'met', { reason: 'Đủ.' })))).toBe('ok')
    const given = { reason: 'Chưa có xác nhận.', needs: 'Biên bản của trạm cấp nước.', dueOn: day('2025-12-19') }
    expect(await say(people.trang, opinion(sheets.thaiBinh, 2, 'returned', given))).toMatchObject({
      ok: true,
      value: { sheetState: 'returned' },
    })
    expect(await standing(communes.thaiBinh, 'verified')).toMatchObject({ verdict: 'unjudgeable' })
    const { rows } = await pool.query(
      'select criterion, state, needs, due_on from assessment.sheet_criterion where sheet_id = $1 and state <> $2',
      [sheets.thaiBinh, 'submitted'],
    )
    expect(rows).toEqual([{ criterion: '17', state: 'returned', needs: 'Biên bản của trạm cấp nước.', due_on: '2025-12-19' }])
    // the others can be verified meanwhile
    expect(codeOf(await say(people.minh, opinion(sheets.thaiBinh, 1, 'notMet'), '11'))).toBe('ok')
    await submitAgain(database, { sheetId: sheets.thaiBinh, unitId: communes.thaiBinh, by: people.hoa, on: day('2025-12-19') })
    expect(await subject(sheets.thaiBinh)).toMatchObject({ state: 'submitted', sheetState: 'submitted', version: 4 })
    expect(await subject(sheets.thaiBinh, '11')).toMatchObject({ state: 'verified' })
    await sound()
  })
})

describe('who may not', () => {
  test.each([
    ['the submitter', 'hoa', 'departmentOfficer', 'step.ownWork'],
    ['a commune’s officer', 'leader', null, 'step.notYours'],
    ['the appraiser, before it is verified', 'kien', null, 'step.notYours'],
    ['another province’s department', 'sung', null, 'access.notHere'],
  ] as const)('%s', async (_, who, role, expected) => {
    const actor = people[who]
    const held = actor.chosen as NonNullable<Actor['chosen']>
    // the same person, in a second post at the department
    const chosen = role ? { ...held, role, unitId: langSon } : held
    const answer = await say({ ...actor, chosen }, opinion(sheets.thaiBinh, 4, 'met', { reason: 'Đủ.' }))
    expect(codeOf(answer)).toBe(expected)
  })

  test('her own criteria only', async () => {
    expect(codeOf(await say(people.trang, opinion(sheets.vanAn, 1, 'met', { reason: 'Đủ.' }), '12'))).toBe('access.notHere')
  })

  test('a sheet that is not there', async () => {
    expect(codeOf(await say(people.trang, opinion(999, 1, 'met')))).toBe('review.unknown')
  })
})

describe('many at once', () => {
  const many = (who: Actor, criterion: string, rows: { sheetId: number; seen: number }[], stage: ReviewStage = 'verified') =>
    writeAs(db, { today, actor: who.name, now: new Date(`${today}T14:00:00+07:00`) }, (ctx) =>
      confirmMany(ctx, who, { stage, criterion, rows }),
    )

  test('what the rules say is confirmed; what changed is left and named; what lies elsewhere is not even named', async () => {
    const rows = [sheets.binhXa, sheets.vanAn, sheets.thaiBinh, sheets.damThuy].map((sheetId) => ({ sheetId, seen: 1 }))
    const answer = await many(people.trang, '11', rows)
    expect(answer).toMatchObject({
      ok: true,
      value: { confirmed: 2, left: [{ unitName: 'Xã Thái Bình', why: expect.stringContaining('đã thay đổi') }] },
    })
    expect(await many(people.trang, '11', rows.slice(0, 2))).toMatchObject({ ok: true, value: { confirmed: 2, left: [] } })
    const { rows: reviews } = await pool.query(`select unit_id from assessment.review where criterion = '11' order by unit_id`)
    expect(reviews.map(({ unit_id }) => unit_id)).toEqual([communes.binhXa, communes.vanAn, communes.thaiBinh])
    expect(await standing(communes.vanAn, 'verified', '11')).toEqual({ verdict: 'met', basis: 'asserted' })
    await sound()
  })

  test('all criteria verified make the sheet verified; then it is appraised by another, criterion by criterion', async () => {
    const seen = async (code: string) => (await subject(sheets.binhXa, code))?.version as number
    const codes = round.set.criteria.map(({ code }) => code).filter((code) => code !== '17' && code !== '11')
    for (const code of codes)
      expect(codeOf(await say(people.minh, opinion(sheets.binhXa, await seen(code), 'met', { reason: 'Đủ hồ sơ.' }), code))).toBe('ok')
    expect(await subject(sheets.binhXa)).toMatchObject({ sheetState: 'verified' })
    // the department is done; a mistake goes back through who appraises or the coordination office
    expect(codeOf(await say(people.minh, opinion(sheets.binhXa, await seen('17'), 'notMet', { reason: 'Sửa.' })))).toBe('step.notNow')
    const both = { ...people.trang, chosen: { ...(people.trang.chosen as NonNullable<Actor['chosen']>), role: 'appraiser' as const } }
    expect(codeOf(await say(both, opinion(sheets.binhXa, await seen('17'), 'met'), '17', 'appraised'))).toBe('step.ownWork')
    expect(codeOf(await say(people.kien, opinion(sheets.binhXa, await seen('17'), 'notMet'), '17', 'appraised'))).toBe('review.differs')
    for (const { code } of round.set.criteria)
      expect(await many(people.kien, code, [{ sheetId: sheets.binhXa, seen: await seen(code) }], 'appraised')).toMatchObject({
        value: { confirmed: 1 },
      })
    expect(await subject(sheets.binhXa)).toMatchObject({ sheetState: 'appraised', state: 'appraised' })
    expect(await standing(communes.binhXa, 'appraised')).toEqual({ verdict: 'met', basis: 'asserted' })
    const { rows } = await pool.query('select verb, to_state from assessment.sheet_step where sheet_id = $1 order by number', [
      sheets.binhXa,
    ])
    expect(rows.map(({ verb, to_state }) => `${verb} ${to_state}`)).toEqual(['submit submitted', 'verify verified', 'appraise appraised'])
    await sound()
  })
})

describe('the coordination office opens criteria again', () => {
  const again = (who: Actor, rest: Partial<Reopening> = {}) =>
    writeAs(db, { today, actor: who.name, now: new Date(`${today}T16:00:00+07:00`) }, (ctx) =>
      reopen(ctx, who, {
        ...{
          unitId: communes.binhXa,
          sheetId: sheets.binhXa,
          criteria: ['17', '9'],
          reason: 'Có đơn phản ánh.',
          needs: 'Số liệu rà soát lại.',
          dueOn: day('2025-12-22'),
        },
        ...rest,
      }),
    )

  test('why, what and until when must be said; a department does not; what is not concluded cannot', async () => {
    const thuong = await settlePerson(database, {
      name: 'Lương Thị Thương',
      role: 'coordinationOffice',
      unitId: langSon,
      body: 'Văn phòng điều phối tỉnh',
    })
    expect(codeOf(await again(people.minh))).toBe('step.notYours')
    expect(codeOf(await again({ ...thuong, chosen: { ...(thuong.chosen as Held), unitId: caoBang } }))).toBe('access.notHere')
    expect(codeOf(await again(thuong, { reason: ' ' }))).toBe('review.noReason')
    expect(codeOf(await again(thuong, { criteria: [] }))).toBe('review.noCriteria')
    expect(codeOf(await again(thuong, { unitId: communes.vanAn }))).toBe('review.unknown')
    expect(codeOf(await again(thuong, { unitId: communes.vanAn, sheetId: sheets.vanAn }))).toBe('step.notNow')
    expect(codeOf(await again(thuong))).toBe('ok')
    expect(codeOf(await again(thuong))).toBe('step.notNow')
  })

  test('these come back to the commune and their verdicts hold no more; the others stay', async () => {
    expect(await subject(sheets.binhXa)).toMatchObject({ sheetState: 'returned', state: 'returned' })
    expect(await subject(sheets.binhXa, '10')).toMatchObject({ state: 'appraised' })
    expect(await standing(communes.binhXa, 'verified')).toMatchObject({ verdict: 'unjudgeable' })
    expect(await standing(communes.binhXa, 'appraised')).toMatchObject({ verdict: 'unjudgeable' })
    expect(await standing(communes.binhXa, 'appraised', '10')).toMatchObject({ verdict: 'met' })
    await sound()
  })
})

test('remarks are a thread that the commune, too, takes part in; nobody elsewhere', async () => {
  const write = (who: Actor, text: string) =>
    writeAs(db, { today, actor: who.name, now: new Date(`${today}T15:00:00+07:00`) }, (ctx) =>
      remark(ctx, who, { sheetId: sheets.binhXa, criterion: '17', text }),
    )
  expect(codeOf(await write(people.trang, ' Số hộ phân loại rác lấy ở đâu? '))).toBe('ok')
  expect(codeOf(await write(people.hoa, 'Theo rà soát của các thôn tháng 11.'))).toBe('ok')
  expect(codeOf(await write(people.sung, 'Xin hỏi.'))).toBe('access.notHere')
  expect(codeOf(await write(people.trang, '  '))).toBe('remark.empty')
  const thread = await read(db, (tx) => remarksOf({ tx }, { unitId: communes.binhXa, id: sheets.binhXa }, '17'))
  expect(thread.map(({ personName, text }) => `${personName}: ${text}`)).toEqual([
    'Hà Thu Trang: Số hộ phân loại rác lấy ở đâu?',
    'Nông Thị Hoa: Theo rà soát của các thôn tháng 11.',
  ])
})

test('the log says who, in which post, what was before and after', async () => {
  const { rows } = await pool.query(
    `select actor, payload from events.entry where chain = $1 and kind = 'review.entered' order by number limit 1`,
    [`unit:${communes.binhXa}`],
  )
  expect(rows[0]).toMatchObject({
    actor: 'Hà Thu Trang',
    payload: {
      criterion: '17',
      stage: 'verified',
      verb: 'verify',
      before: { state: 'submitted', sheet: 'submitted', outcome: null, self: 'unjudgeable' },
      after: { state: 'verified', outcome: 'met' },
      own: { 'waste-sorting-households-share': '31.4' },
      reason: 'Đã kiểm tra thực địa 40 hộ.',
      post: 'Chuyên viên',
    },
  })
})
