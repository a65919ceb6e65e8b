import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { communes, environment, langSon, settlePerson, settleRounds, submitted } from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { sendAnswer } from './answer.actions.ts'
import { enterPapers, makeCodes, settlePapers } from './batch.actions.ts'
import { sendOpinion } from './opinion.actions.ts'
import { postSheet } from './posting.actions.ts'
import { closeSurvey, openSurvey } from './survey.actions.ts'
import { checkFacts } from './verify.reads.ts'

/** A survey and a posting of Bính Xá, looked at by another commune, and altered behind the back of the log. */
const database = await freshDatabase()
const { db } = database
const today = day('2025-12-16')
const { binhXa, vanAn } = communes
const secret = 'bí mật của kiểm thử'
const edge = (actor: string) => ({ today, actor, now: new Date('2025-12-16T09:00:00+07:00') })
const as = (actor: Actor) => ({ actor, secret, edge: edge(actor.name), db: placed(db, { unitId: actor.chosen?.unitId ?? null, today }) })
const resident = { db, secret, address: '10.0.0.1', edge: edge('người dân') }

const got = <T>(result: { ok: true; value: T } | { ok: false; refusal: { text: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}

let an: Actor
let surveyId: number

beforeAll(async () => {
  const round = await settleRounds(database)
  const bình = await settlePerson(database, {
    name: 'Lý Văn Bình',
    role: 'coordinationOffice',
    unitId: langSon,
    body: 'Văn phòng điều phối',
  })
  const hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã Bính Xá' })
  an = await settlePerson(database, { name: 'Hoàng Thị An', role: 'communeOfficer', unitId: vanAn, body: 'UBND xã Văn An' })
  const survey = {
    ...{ unitCode: '06622', year: '2025', tier: 'standard', bodyName: 'Mặt trận', method: 'Phát phiếu', households: '200', asked: '110' },
    ...{ contents: 'Nước sạch', overall: 'Chung', contentsSource: 'bịa', thresholdsSource: '' },
    thresholds: { overall: '', content: '', coverage: '' },
    opensOn: today,
    closesOn: day('2025-12-20'),
  }
  surveyId = got(await openSurvey(as(bình), survey)).surveyId
  const { codes } = got(await makeCodes(as(bình), surveyId, { label: 'Bản Chắt', count: '50' }))
  const given = new Map([
    ['noi-dung-1', 'satisfied'],
    ['chung', 'notSatisfied'],
  ])
  for (const code of codes) got(await sendAnswer(resident, code, given))
  const counts = { satisfied: '60', notSatisfied: '0', noOpinion: '0', blank: '0' }
  const form = { label: 'Nà Lừa', papers: '60', scan: 'x.pdf', counts: { 'noi-dung-1': counts, chung: counts } }
  const { batchId } = got(await enterPapers(as(hoa), surveyId, form))
  got(await settlePapers(as(bình), surveyId, batchId, { agrees: true }))
  const sheetId = await submitted(database, { round: round.langSon, set: round.set, unitId: binhXa, values: environment, by: hoa })
  const posting = { places: 'Trụ sở', from: today, until: null, days: '10', daysSource: 'bịa' }
  const { postingId } = got(await postSheet(as(hoa), sheetId, posting))
  got(await sendOpinion(resident, postingId, { text: 'Kênh N7 cạn nước.', criterion: '', contact: '0912' }))
})

const tables = ['survey', 'code_batch', 'code', 'web_count', 'arrival', 'paper_batch', 'flag', 'posting', 'opinion']

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`consultation.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(tables)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An', async (table) => {
    expect([await unitsIn(table, binhXa), await unitsIn(table, langSon), await unitsIn(table, vanAn)]).toEqual([[binhXa], [binhXa], []])
  })

  test('every table of the schema with a unit is under it', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name, c.relrowsecurity as guarded from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id' where n.nspname = 'consultation' and c.relkind = 'r' order by 1`,
    )
    expect(rows).toEqual(tables.toSorted().map((name) => ({ name, guarded: true })))
  })

  test('An’s post opens nothing of it', async () => {
    expect(await enterPapers(as(an), surveyId, { label: 'x', papers: '1', scan: 'x', counts: {} })).toMatchObject({
      refusal: { status: 404 },
    })
  })
})

describe('what the log tells', () => {
  const check = () => read(db, (tx) => checkFacts({ tx, today }))

  test('agrees with the tables', async () => {
    const bình = { ...an, chosen: an.chosen && { ...an.chosen, role: 'coordinationOffice' as const, unitId: langSon } }
    const flags = await database.pool.query('select count(*)::int as n from consultation.flag')
    expect(flags.rows[0].n).toBe(3)
    await database.pool.query(`update consultation.flag set resolved_by = 'x', resolved_at = now(), resolution = 'x'`)
    got(await closeSurvey(as(bình), surveyId))
    expect(await check()).toEqual([
      { fact: 'consultation.survey', checked: 1, wrong: null },
      { fact: 'consultation.answer', checked: 50, wrong: null },
      { fact: 'consultation.box', checked: 1, wrong: null },
      { fact: 'consultation.paper', checked: 1, wrong: null },
      { fact: 'consultation.posting', checked: 1, wrong: null },
      { fact: 'consultation.opinion', checked: 1, wrong: null },
    ])
  })

  test.each([
    ['a result', `update consultation.survey set result = jsonb_set(result, '{answered}', '109')`, 'consultation.survey'],
    ['a hash with its result', `update consultation.survey set result_hash = repeat('0', 64)`, 'consultation.survey'],
    [
      'a survey that is open again',
      `update consultation.survey set state = 'open', closed_on = null, closed_by = null, result = null, result_hash = null`,
      'consultation.survey',
    ],
    [
      'a code used behind the log',
      `update consultation.code set used_on = null where hash = (select min(hash) from consultation.code)`,
      'consultation.answer',
    ],
    ['counts of a box', `update consultation.web_count set count = count + 1 where content = 'chung'`, 'consultation.box'],
    ['counts of papers', `update consultation.paper_batch set counts = jsonb_set(counts, '{chung,satisfied}', '59')`, 'consultation.paper'],
    ['what hangs', `update consultation.posting set posted = jsonb_set(posted, '{criteria,0,verdict}', '"met"')`, 'consultation.posting'],
    ['what a resident said', `update consultation.opinion set text = 'Rất hài lòng.'`, 'consultation.opinion'],
    ['an opinion that is gone', `delete from consultation.opinion`, 'consultation.opinion'],
  ])('names %s', async (_, alteration, fact) => {
    const undo = new Error('undo')
    let wrong: string[] = []
    const look = write(db, async (tx) => {
      await sql.raw(alteration).execute(tx)
      wrong = (await checkFacts({ tx, today })).filter((one) => one.wrong !== null).map((one) => one.fact)
      throw undo
    })
    await expect(look).rejects.toBe(undo)
    expect(wrong).toContain(fact)
  })
})
