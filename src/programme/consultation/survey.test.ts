import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { verifyChains } from '../../platform/events/log.ts'
import type { Actor, RoleId } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { lookCode, type Resident, sendAnswer } from './answer.actions.ts'
import { annulCodes, enterPapers, makeCodes, settlePapers } from './batch.actions.ts'
import { satisfactionOf, wholeSurvey } from './reads.ts'
import { cancelSurvey, closeSurvey, openSurvey, resolveFlag } from './survey.actions.ts'
import type { PaperForm, SurveyForm } from './survey.rules.ts'

const database = await freshDatabase()
const { db, pool } = database
const secret = 'bí mật của kiểm thử'
const [langSon, binhXa, vanAn] = [2, 4, 5]

const actorOf = (personId: number, name: string, role: RoleId, unitId: number): Actor => {
  const held = { assignmentId: personId, role, postName: 'Chức vụ', bodyId: 1, bodyName: 'Cơ quan', unitId, unitName: 'Đơn vị' }
  const chosen = { ...held, criteria: null, delegatedBy: null } as unknown as Actor['held'][number]
  return {
    ...{
      personId,
      name,
      chosen,
      accountId: 'a',
      login: `${personId}@thu.example`,
      sessionId: 's',
      secondFactor: true,
      mustChangePassword: false,
    },
    held: [chosen],
  }
}
const people = {
  bình: actorOf(1, 'Lý Văn Bình', 'coordinationOffice', langSon),
  hoa: actorOf(2, 'Nông Thị Hoa', 'communeOfficer', binhXa),
  páo: actorOf(3, 'Giàng A Páo', 'communeOfficer', binhXa),
  an: actorOf(4, 'Hoàng Thị An', 'communeOfficer', vanAn),
}
const at = (on: string, time = '09:00:00') => ({ today: day(on), now: new Date(`${on}T${time}+07:00`) })
const as = (actor: Actor, on = '2024-10-10'): Acting & { secret: string } => ({ db, actor, secret, edge: { actor: actor.name, ...at(on) } })
const resident = (address = '10.0.0.1', on = '2024-10-10', time?: string): Resident => ({
  db,
  secret,
  address,
  edge: { actor: 'người dân', ...at(on, time) },
})

const form: SurveyForm = {
  unitCode: '06622',
  year: '2024',
  tier: 'standard',
  bodyName: 'Ủy ban MTTQ huyện Đình Lập',
  method: 'Phát phiếu đến hộ',
  households: '50',
  asked: '45',
  contents: 'Đường giao thông\n\n Nước sạch ',
  overall: 'Hài lòng chung về kết quả xây dựng nông thôn mới',
  contentsSource: 'Mẫu phiếu của Mặt trận tỉnh (bịa cho kiểm thử)',
  thresholds: { overall: '', content: '', coverage: '' },
  thresholdsSource: '',
  opensOn: day('2024-10-01'),
  closesOn: day('2024-10-31'),
}
const keys = ['noi-dung-1', 'noi-dung-2', 'chung']
const answered = (answer = 'satisfied') => new Map(keys.map((key) => [key, answer]))
const paperForm = (papers: number, satisfied = papers): PaperForm => {
  const each = { satisfied: String(satisfied), notSatisfied: String(papers - satisfied), noOpinion: '', blank: '' }
  return {
    label: 'Bản Chắt',
    papers: String(papers),
    scan: 'hộp 12, tệp quét 0412.pdf',
    counts: Object.fromEntries(keys.map((key) => [key, each])),
  }
}

beforeAll(async () => {
  await settleSmallLand(database)
  for (const { personId, name } of Object.values(people))
    await pool.query('insert into people.person (id, name, folded, unit_id, created_at) values ($1, $2, lower($2), 2, now())', [
      personId,
      name,
    ])
})

const got = <T>(result: { ok: true; value: T } | { ok: false; refusal: { text: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}
/** A survey of its own for each part: years are as good as communes. */
let nextYear = 2030
const fresh = async (change: Partial<SurveyForm> = {}) =>
  got(await openSurvey(as(people.bình), { ...form, year: String(nextYear++), ...change })).surveyId
const kinds = async () =>
  (await pool.query(`select kind from events.entry where chain = 'unit:${binhXa}' order by number`)).rows.map(({ kind }) => kind)

describe('a survey is opened', () => {
  test.each<[string, Partial<SurveyForm>, RegExp]>([
    ['more households asked than there are', { asked: '51' }, /51 hộ, nhiều hơn tổng số 50/],
    ['without the overall question', { overall: ' ' }, /Câu đánh giá chung: chưa ghi/],
    ['no source of what is asked', { contentsSource: '' }, /Căn cứ của các nội dung: chưa ghi/],
    ['a mark without its source', { thresholds: { overall: '90', content: '', coverage: '' } }, /chưa ghi văn bản/],
    ['a mark of 101 %', { thresholds: { overall: '101', content: '', coverage: '' }, thresholdsSource: 'x' }, /từ 1 đến 100/],
    ['a mark with decimals', { thresholds: { overall: '89,5', content: '', coverage: '' }, thresholdsSource: 'x' }, /số nguyên/],
    ['that ends before it begins', { closesOn: day('2024-09-30') }, /Ngày kết thúc/],
    ['without days', { opensOn: null }, /Thời gian/],
    ['for no tier', { tier: 'completion' }, /Mức xét/],
  ])('not %s', async (_, change, why) => {
    const answer = await openSurvey(as(people.bình), { ...form, ...change })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'survey.bad' } })
    const offenders = answer.ok ? [] : (answer.refusal.offenders ?? [])
    expect(offenders.map(({ where, what }) => `${where}: ${what}`).join('; ')).toMatch(why)
  })

  test('by the coordination office of its place alone, once a year; cancelled, the year is free again', async () => {
    expect(await openSurvey(as(people.hoa), form)).toMatchObject({ refusal: { status: 403 } })
    expect(await openSurvey(as(people.bình), { ...form, unitCode: '05485' })).toMatchObject({ refusal: { status: 404 } })
    expect(await openSurvey(as(people.bình), { ...form, unitCode: '20' })).toMatchObject({ refusal: { code: 'survey.notCommune' } })
    const { surveyId } = got(await openSurvey(as(people.bình), form))
    expect(await openSurvey(as(people.bình), form)).toMatchObject({ refusal: { code: 'survey.twice' } })
    expect(await cancelSurvey(as(people.bình), surveyId, ' ')).toMatchObject({ refusal: { code: 'survey.noReason' } })
    expect((await cancelSurvey(as(people.bình), surveyId, 'ghi sai số hộ')).ok).toBe(true)
    expect(await read(db, (tx) => satisfactionOf({ tx, today: day('2024-10-10') }, binhXa, 2024))).toBeNull()
    expect((await openSurvey(as(people.bình), form)).ok).toBe(true)
  })
})

describe('a code', () => {
  test('answers once, from whatever place and at whatever moment; the database keeps neither it nor a way to the answer', async () => {
    const surveyId = await fresh()
    const { codes } = got(await makeCodes(as(people.bình), surveyId, { label: 'Bản Chắt', count: '20' }))
    expect(new Set(codes).size).toBe(20)
    const code = codes[0] as string
    expect(got(await lookCode(resident(), ` ${code.toLowerCase()} `)).id).toBe(surveyId)
    const many = await Promise.all(Array.from({ length: 8 }, (_, k) => sendAnswer(resident(`10.0.1.${k}`), code, answered())))
    expect(many.filter(({ ok }) => ok)).toHaveLength(1)
    expect(many.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(Array(7).fill('code.used'))
    expect(await lookCode(resident(), code)).toMatchObject({ refusal: { code: 'code.used' } })
    const { rows } = await pool.query(
      `select to_jsonb(c) as row from consultation.code c where survey_id = ${surveyId} and used_on is not null`,
    )
    expect(rows.map(({ row }) => Object.keys(row).sort())).toEqual([['batch_id', 'hash', 'survey_id', 'unit_id', 'used_on']])
    const whole = JSON.stringify(
      (await pool.query(`select c, w, (select jsonb_agg(e) from events.entry e) from consultation.code c, consultation.web_count w`)).rows,
    )
    expect(whole).not.toContain(code)
  })

  test('of nobody, of an annulled batch, before the first day, after the last, after the end is refused', async () => {
    const surveyId = await fresh()
    const { codes, batchId } = got(await makeCodes(as(people.bình), surveyId, { label: 'Bản Chắt', count: '3' }))
    const code = codes[0] as string
    const wrong = `${code.slice(0, 9)}${code[9] === 'A' ? 'B' : 'A'}`
    expect(await sendAnswer(resident(), wrong, answered())).toMatchObject({ refusal: { code: 'code.wrong' } })
    expect(await sendAnswer({ ...resident(), secret: 'bí mật khác' }, code, answered())).toMatchObject({ refusal: { code: 'code.wrong' } })
    expect(await sendAnswer(resident('10.0.0.1', '2024-09-30'), code, answered())).toMatchObject({ refusal: { code: 'survey.notYet' } })
    expect(await sendAnswer(resident('10.0.0.1', '2024-11-01'), code, answered())).toMatchObject({ refusal: { code: 'survey.over' } })
    expect(await sendAnswer(resident(), code, new Map([['chung', 'satisfied']]))).toMatchObject({ refusal: { code: 'answer.missing' } })
    expect(await sendAnswer(resident(), code, answered('delighted'))).toMatchObject({ refusal: { code: 'answer.missing' } })
    expect((await sendAnswer(resident(), codes[1] as string, answered())).ok).toBe(true)
    expect((await annulCodes(as(people.bình), surveyId, batchId, 'mất một tập phiếu mời')).ok).toBe(true)
    expect(await sendAnswer(resident(), code, answered())).toMatchObject({ refusal: { code: 'code.dead' } })
    expect(await annulCodes(as(people.bình), surveyId, batchId, 'lần nữa')).toMatchObject({ refusal: { code: 'batch.unknown' } })
    expect((await read(db, (tx) => wholeSurvey({ tx }, surveyId)))?.web).toBe(0)
    await cancelSurvey(as(people.bình), surveyId, 'làm lại')
    expect(await sendAnswer(resident(), code, answered())).toMatchObject({ refusal: { code: 'survey.over' } })
  })

  test('a thousand forged ones from one place: thirty are looked at, the rest are turned away, and an hour later the place is forgotten', async () => {
    const forger = resident('203.0.113.7', '2024-10-12')
    const codes = Array.from({ length: 1000 }, (_, k) => `AAAA${String(k).padStart(6, '2')}`.replace(/[01]/g, '9').slice(0, 10))
    const said: string[] = []
    for (let k = 0; k < codes.length; k += 10) {
      const some = await Promise.all(codes.slice(k, k + 10).map((code) => sendAnswer(forger, code, answered())))
      said.push(...some.map((one) => (one.ok ? 'in' : one.refusal.code)))
    }
    expect(said.filter((one) => one === 'in')).toEqual([])
    // those already under way when the limit is reached are looked at as well
    expect(said.filter((one) => one === 'code.wrong').length).toBeLessThanOrEqual(40)
    expect(said.at(-1)).toBe('consultation.tooMany')
    expect(await lookCode(resident('203.0.113.8', '2024-10-12'), 'AAAAAAAAAA')).toMatchObject({ refusal: { code: 'code.wrong' } })
    expect(await lookCode(resident('203.0.113.7', '2024-10-12', '10:20:00'), 'AAAAAAAAAA')).toMatchObject({
      refusal: { code: 'code.wrong' },
    })
    const { rows } = await pool.query(`select address from consultation.attempt where began < '2024-10-12T09:15:00+07:00'`)
    expect(rows).toEqual([])
  })

  test('no more codes than households that are asked', async () => {
    const surveyId = await fresh()
    expect(await makeCodes(as(people.hoa), surveyId, { label: 'x', count: '1' })).toMatchObject({ refusal: { status: 403 } })
    expect(await makeCodes(as(people.bình), surveyId, { label: ' ', count: '1' })).toMatchObject({ refusal: { code: 'codes.bad' } })
    expect(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '501' })).toMatchObject({ refusal: { code: 'codes.bad' } })
    const { batchId } = got(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '40' }))
    expect(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '6' })).toMatchObject({
      refusal: { text: expect.stringContaining('còn tạo được 5 mã') },
    })
    await annulCodes(as(people.bình), surveyId, batchId, 'in hỏng')
    expect((await makeCodes(as(people.bình), surveyId, { label: 'x', count: '45' })).ok).toBe(true)
  })
})

describe('papers', () => {
  test('add up, are checked by a second person, and with the web never exceed the households', async () => {
    const surveyId = await fresh()
    const broken = paperForm(20, 18)
    const [first] = keys
    broken.counts[first as string] = { satisfied: '18', notSatisfied: '1', noOpinion: '0', blank: '0' }
    expect(await enterPapers(as(people.hoa), surveyId, broken)).toMatchObject({
      refusal: { offenders: [{ where: 'Đường giao thông', what: 'cộng được 19 phiếu, lô có 20 phiếu' }] },
    })
    expect(await enterPapers(as(people.hoa), surveyId, { ...paperForm(20), scan: ' ' })).toMatchObject({ refusal: { code: 'papers.bad' } })
    expect(await enterPapers(as(people.an), surveyId, paperForm(20))).toMatchObject({ refusal: { status: 404 } })
    const { batchId } = got(await enterPapers(as(people.hoa), surveyId, paperForm(40, 30)))
    expect(await settlePapers(as(people.hoa), surveyId, batchId, { agrees: true })).toMatchObject({ refusal: { code: 'papers.own' } })
    expect((await read(db, (tx) => wholeSurvey({ tx }, surveyId)))?.paper).toBe(0)
    // what waits for its check is counted against the households as well
    expect(await enterPapers(as(people.hoa), surveyId, paperForm(6))).toMatchObject({
      refusal: { text: expect.stringContaining('còn nhận được 5') },
    })
    expect((await settlePapers(as(people.páo), surveyId, batchId, { agrees: true })).ok).toBe(true)
    expect(await settlePapers(as(people.páo), surveyId, batchId, { agrees: false, reason: 'đếm lại' })).toMatchObject({
      refusal: { code: 'batch.done' },
    })
    const { codes } = got(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '6' }))
    const sent = await Promise.all(codes.map((code, k) => sendAnswer(resident(`10.0.2.${k}`), code, answered())))
    expect(sent.filter(({ ok }) => ok)).toHaveLength(5)
    expect(sent.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(['survey.full'])
    expect(await read(db, (tx) => wholeSurvey({ tx }, surveyId))).toMatchObject({ web: 5, paper: 40 })
  })

  test('that are returned do not count and are typed in anew', async () => {
    const surveyId = await fresh()
    const { batchId } = got(await enterPapers(as(people.hoa), surveyId, paperForm(45, 40)))
    expect(await settlePapers(as(people.páo), surveyId, batchId, { agrees: false, reason: '' })).toMatchObject({
      refusal: { code: 'survey.noReason' },
    })
    expect((await settlePapers(as(people.páo), surveyId, batchId, { agrees: false, reason: 'bản quét có 44 phiếu' })).ok).toBe(true)
    expect((await enterPapers(as(people.hoa), surveyId, paperForm(44, 40))).ok).toBe(true)
  })
})

describe('what looks made up', () => {
  test('unanimous papers and many answers at once wait for a person, and the survey does not close before', async () => {
    const surveyId = await fresh({ households: '200', asked: '200' })
    const { batchId } = got(await enterPapers(as(people.hoa), surveyId, paperForm(60)))
    const { codes } = got(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '45' }))
    for (const code of codes) got(await sendAnswer(resident('10.9.9.9'), code, answered()))
    const late = '2024-11-01'
    expect(await closeSurvey(as(people.bình), surveyId)).toMatchObject({ refusal: { code: 'survey.stillOpen' } })
    const refused = await closeSurvey(as(people.bình, late), surveyId)
    expect(refused).toMatchObject({ refusal: { code: 'survey.notReady' } })
    expect(refused.ok ? [] : refused.refusal.offenders?.map(({ where }) => where)).toEqual([
      'Lô phiếu giấy «Bản Chắt»',
      `Lô phiếu giấy số ${batchId}: cả 60 phiếu đều hài lòng mọi nội dung`,
      '45 phiếu điện tử từ cùng một nơi gửi trong 15 phút từ 09:00 ngày 10/10/2024',
      '45 phiếu điện tử trong mười phút từ 09:00 ngày 10/10/2024',
    ])
    const flags = (await read(db, (tx) => wholeSurvey({ tx }, surveyId)))?.flags ?? []
    expect(await resolveFlag(as(people.hoa), surveyId, flags[0]?.id as number, 'họp thôn')).toMatchObject({ refusal: { status: 403 } })
    for (const { id } of flags)
      expect((await resolveFlag(as(people.bình), surveyId, id, 'điền tại buổi họp thôn, đã đối chiếu')).ok).toBe(true)
    expect(await resolveFlag(as(people.bình), surveyId, flags[0]?.id as number, 'lần nữa')).toMatchObject({
      refusal: { code: 'batch.done' },
    })
    got(await settlePapers(as(people.páo), surveyId, batchId, { agrees: true }))
    expect((await closeSurvey(as(people.bình, late), surveyId)).ok).toBe(true)
    expect((await kinds()).filter((kind) => kind === 'consultation.flagRaised')).toHaveLength(3)
  })
})

describe('closing', () => {
  let surveyId: number
  const year = () => nextYear - 1
  const told = (on: LocalDate = day('2024-11-02')) => read(db, (tx) => satisfactionOf({ tx, today: on }, binhXa, year()))

  test('before, others learn how many answered and nothing of what', async () => {
    surveyId = await fresh()
    const { codes } = got(await makeCodes(as(people.bình), surveyId, { label: 'Khu 1', count: '5' }))
    for (const [k, code] of codes.entries()) got(await sendAnswer(resident(), code, answered(k === 0 ? 'noOpinion' : 'satisfied')))
    const { batchId } = got(await enterPapers(as(people.hoa), surveyId, paperForm(40, 38)))
    got(await settlePapers(as(people.bình), surveyId, batchId, { agrees: true }))
    expect(await told()).toMatchObject({
      asked: 45,
      answered: 45,
      coverage: { num: 45, den: 50 },
      shares: [],
      verdict: 'unjudgeable',
      hash: null,
    })
  })

  test('freezes the result, whose hash stands in the log; what comes later is refused', async () => {
    // every household has answered, so it need not wait for its last day
    const { result, hash } = got(await closeSurvey(as(people.bình), surveyId))
    expect(result.contents.map(({ share }) => share)).toEqual(Array(3).fill({ num: 42, den: 45 }))
    expect(result).toMatchObject({ verdict: 'met', web: 5, paper: 40 })
    expect(await told()).toMatchObject({
      verdict: 'met',
      closedOn: '2024-10-10',
      hash,
      threshold: { overall: { value: 90, certainty: 'recalled' } },
    })
    const { rows } = await pool.query(`select result from consultation.survey where id = ${surveyId}`)
    expect(sha256(canonical(rows[0].result))).toBe(hash)
    const { rows: log } = await pool.query(
      `select payload from events.entry where kind = 'consultation.surveyClosed' and (payload->>'surveyId')::int = ${surveyId}`,
    )
    expect(log[0].payload).toMatchObject({ hash, answered: 45, verdict: 'met' })
    expect(await enterPapers(as(people.hoa), surveyId, paperForm(1))).toMatchObject({ refusal: { code: 'survey.notOpen' } })
    expect(await closeSurvey(as(people.bình), surveyId)).toMatchObject({ refusal: { code: 'survey.notOpen' } })
    expect(await cancelSurvey(as(people.bình), surveyId, 'x')).toMatchObject({ refusal: { code: 'survey.notOpen' } })
  })

  test('while answers come in: what is counted is what was taken, and who was too late is told', async () => {
    const surveyId = await fresh()
    const { codes } = got(await makeCodes(as(people.bình), surveyId, { label: 'x', count: '30' }))
    const closing = new Promise<Awaited<ReturnType<typeof closeSurvey>>>((done) => {
      setTimeout(() => done(closeSurvey(as(people.bình, '2024-11-01'), surveyId)), 30)
    })
    const sent = await Promise.all(codes.map((code, k) => sendAnswer(resident(`10.0.4.${k}`, '2024-10-31'), code, answered())))
    const { result } = got(await closing)
    expect(result.answered).toBe(sent.filter(({ ok }) => ok).length)
    expect(new Set(sent.flatMap((one) => (one.ok ? [] : [one.refusal.code])))).toEqual(new Set(result.answered < 30 ? ['survey.over'] : []))
  })

  test('the log is whole', async () => {
    expect((await write(db, verifyChains)).first).toBeNull()
  })
})
