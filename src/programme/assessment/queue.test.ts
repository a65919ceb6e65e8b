import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import {
  caoBang,
  communes,
  environmentWith,
  langSon,
  prove,
  type Round,
  settlePerson,
  settleSheets,
  submitAgain,
} from '../../../tests/harness/sheets.ts'
import { day } from '../../platform/base/local-date.ts'
import { read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import type { Actor, Held } from '../people/types.ts'
import { recordMeasurements } from './actions.ts'
import { criterionQueue, overdueGroups, overdueUnder, queueOf, reviewsDue, scopeOf } from './queue.reads.ts'
import { isPlain, othersOf } from './queue.rules.ts'
import { confirmMany, review } from './review.actions.ts'
import { escalate } from './review.jobs.ts'

const database = await freshDatabase()
const { db, pool } = database
const today = day('2025-12-18')
let round: Round
let trang: Actor
let minh: Actor
let hoa: Actor
let sheet: Record<'binhXa' | 'vanAn' | 'thaiBinh' | 'damThuy', number>

const edge = { today, actor: 'kiểm thử', now: new Date('2025-12-18T09:00:00+07:00') }
const chosen = ({ chosen: held }: Actor) => held as Held

beforeAll(async () => {
  const [on, late] = [day('2025-12-15'), day('2025-12-17')]
  ;({ round, hoa, sheet } = await settleSheets(database, {
    binhXa: { on, values: environmentWith(1, '9,5') },
    // Văn An copied four and more of Thái Bình's values
    vanAn: { on, values: environmentWith(7, '12,4') },
    thaiBinh: { on: late, values: environmentWith(7, '20,2') },
    damThuy: { on, values: environmentWith(3, '9,5') },
  }))
  trang = await settlePerson(database, {
    name: 'Hà Thu Trang',
    role: 'departmentOfficer',
    unitId: langSon,
    body: 'Sở Nông nghiệp và Môi trường',
  })
  minh = await settlePerson(database, { name: 'Vi Văn Minh', role: 'departmentOfficer', unitId: langSon, body: 'Sở Tài chính' })
  await pool.query(
    `insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source) values ($1, 'answers', $2, 'xa-2021/17', '2025-07-01', 'bịa'), ($1, 'answers', $2, 'xa-2021/11', '2025-07-01', 'bịa')`,
    [chosen(trang).bodyId, langSon],
  )
  await writeAs(db, { ...edge, today: day('2024-12-20') }, (ctx) =>
    recordMeasurements(
      ctx,
      [
        {
          unitId: communes.binhXa,
          measure: 'solid-waste-treated-share',
          validOn: day('2024-12-14'),
          stage: 'self',
          value: 60,
          valueText: null,
        },
        {
          unitId: communes.binhXa,
          measure: 'solid-waste-treated-share',
          validOn: day('2024-12-14'),
          stage: 'verified',
          value: 45,
          valueText: null,
        },
      ],
      { title: 'năm trước' },
    ),
  )
  for (const unitId of Object.values(communes)) await prove(database, { unitId, indicator: '11', by: hoa })
  await prove(database, { unitId: communes.binhXa, indicator: '17', by: hoa })
  await prove(database, { unitId: communes.thaiBinh, indicator: '17.6', by: hoa })
}, 120_000)

const lines = (actor: Actor, on = today, whole = false) =>
  read(db, (tx) => queueOf({ tx, today: on }, scopeOf(chosen(actor), 'verified', whole)))
const listOf = (criterion: string, on = today, actor = trang) =>
  read(db, (tx) =>
    criterionQueue({ tx, today: on }, actor, { stage: 'verified', unitId: langSon, roundId: round.langSon, setId: 'xa-2021', criterion }),
  )
const rowIn = async (criterion: string, unit: keyof typeof sheet, on = today) =>
  (await listOf(criterion, on))?.rows.find(({ subject }) => subject.sheetId === sheet[unit])

describe('a department’s queue', () => {
  test('by criterion, only what its body answers for, in its province', async () => {
    expect(await lines(trang)).toEqual([
      expect.objectContaining({
        criterion: '11',
        criterionName: 'Nghèo đa chiều',
        waiting: 3,
        late: 0,
        returned: 0,
        done: 0,
        dueOn: '2025-12-19',
      }),
      expect.objectContaining({ criterion: '17', roundName: 'Kỳ báo cáo năm 2025', waiting: 3, late: 0, dueOn: '2025-12-19' }),
    ])
    expect(await lines(trang, today, true)).toHaveLength(19)
    expect(await lines(minh)).toHaveLength(19)
  })

  test('what is late stands first, and is late only from the day after', async () => {
    expect((await lines(trang, day('2025-12-19'))).map(({ late }) => late)).toEqual([0, 0])
    expect((await lines(trang, day('2025-12-20'))).map(({ late }) => late)).toEqual([3, 3])
  })

  test('counts for «Việc của tôi»; a commune’s officer has none', async () => {
    expect(await read(db, (tx) => reviewsDue({ tx, today }, chosen(trang)))).toMatchObject([
      { criterion: '11', stage: 'verified', waiting: 3, dueOn: '2025-12-19' },
      { criterion: '17' },
    ])
    expect(await read(db, (tx) => reviewsDue({ tx, today }, chosen(hoa)))).toEqual([])
  })
})

describe('a criterion across communes', () => {
  test('stands in the order of names, with the rules’ verdict by threshold, and without another province', async () => {
    const queue = await listOf('11')
    expect(queue?.rows.map(({ subject, verdict }) => `${subject.unitName} ${verdict?.verdict}`)).toEqual([
      'Xã Bính Xá met',
      'Xã Thái Bình notMet',
      'Xã Văn An met',
    ])
    expect(queue?.rows[0]?.verdict?.parts?.[0]).toMatchObject({
      value: 9.5,
      threshold: { value: 13 },
      clause: expect.stringContaining('318/QĐ-TTg'),
    })
  })

  test('last year’s value at the furthest stage; a jump and a copied sheet are flagged, what stands near the bar as well', async () => {
    const binhXa = await rowIn('17', 'binhXa')
    expect(binhXa?.readings.get('solid-waste-treated-share')).toMatchObject({
      now: 81.1,
      before: 45,
      beforeStage: 'verified',
      beforeOn: '2024-12-14',
    })
    expect(binhXa?.flags).toMatchObject([{ kind: 'jump', indicator: '17.6', now: 81.1, before: 45 }])
    expect((await rowIn('17', 'vanAn'))?.flags).toMatchObject([{ kind: 'twin', unitName: 'Xã Thái Bình' }, { kind: 'noProof' }])
    expect((await rowIn('11', 'vanAn'))?.flags).toMatchObject([{ kind: 'nearBar', now: 12.4, bar: 13 }, { kind: 'twin' }])
    expect((await rowIn('11', 'binhXa', day('2025-12-22')))?.flags).toEqual([{ kind: 'late', dueOn: '2025-12-19' }])
  })

  test('evidence: what stands for the criterion stands for all of it, else what lacks any is named', async () => {
    expect((await rowIn('17', 'binhXa'))?.flags.map(({ kind }) => kind)).toEqual(['jump'])
    expect((await rowIn('17', 'thaiBinh'))?.proofs.get('17.6')).toMatchObject([{ title: 'Hồ sơ 17.6' }])
    expect((await rowIn('17', 'thaiBinh'))?.flags).toContainEqual({ kind: 'noProof', indicators: expect.not.arrayContaining(['17.6']) })
  })

  test('a picture that another commune also puts forward is flagged at both', async () => {
    for (const unitId of [communes.binhXa, communes.vanAn])
      await prove(database, { unitId, indicator: '19', by: hoa, picture: 'a'.repeat(64) })
    const photo = async (unit: keyof typeof sheet) => (await rowIn('19', unit))?.flags.filter(({ kind }) => kind === 'samePhoto')
    expect(await photo('binhXa')).toEqual([{ kind: 'samePhoto', unitName: 'Xã Văn An' }])
    expect(await photo('vanAn')).toEqual([{ kind: 'samePhoto', unitName: 'Xã Bính Xá' }])
    expect(await photo('thaiBinh')).toEqual([])
  })

  test('neighbours: median and range of the others', async () => {
    const queue = await listOf('11')
    const row = queue?.rows.find(({ subject }) => subject.sheetId === sheet.binhXa)
    expect(queue && row && othersOf(queue.rows, row, 'multidimensional-poverty-rate')).toEqual({
      low: 12.4,
      median: 16.3,
      high: 20.2,
      count: 2,
    })
  })

  test('who filled it is told why they may not; only plain rows can be confirmed together', async () => {
    const queue = await listOf('11')
    expect(queue?.rows.filter((row) => isPlain(row, 'verified')).map(({ subject }) => subject.unitName)).toEqual(['Xã Bính Xá'])
    const own = { ...trang, personId: hoa.personId }
    const asHoa = await listOf('11', today, own)
    expect(asHoa?.rows.map(({ barred }) => barred?.code)).toEqual(['step.ownWork', 'step.ownWork', 'step.ownWork'])
    expect(asHoa?.rows.filter((row) => isPlain(row, 'verified'))).toEqual([])
  })

  test('nothing of the kind', async () => {
    expect(await listOf('99')).toBeUndefined()
    expect(
      await read(db, (tx) =>
        criterionQueue({ tx, today }, trang, {
          stage: 'verified',
          unitId: caoBang,
          roundId: round.langSon,
          setId: 'xa-2021',
          criterion: '17',
        }),
      ),
    ).toBeUndefined()
  })
})

test('a return is counted with the commune; what was said is done; what was mended late has its own days', async () => {
  const say = (who: Actor, sheetId: number, outcome: 'returned' | 'notMet') =>
    writeAs(db, edge, (ctx) =>
      review(ctx, who, {
        stage: 'verified',
        criterion: '11',
        opinion: { sheetId, seen: 1, outcome, reason: 'Chưa rõ.', needs: 'Danh sách hộ nghèo.', dueOn: day('2025-12-22'), ownValues: {} },
      }),
    )
  expect((await say(trang, sheet.thaiBinh, 'returned')).ok).toBe(true)
  expect(
    (
      await writeAs(db, edge, (ctx) =>
        confirmMany(ctx, trang, { stage: 'verified', criterion: '11', rows: [{ sheetId: sheet.binhXa, seen: 1 }] }),
      )
    ).ok,
  ).toBe(true)
  expect((await lines(trang)).find(({ criterion }) => criterion === '11')).toMatchObject({ waiting: 1, returned: 1, done: 1 })
  expect(await rowIn('11', 'thaiBinh')).toMatchObject({ startedOn: null, back: { needs: 'Danh sách hộ nghèo.', dueOn: '2025-12-22' } })
  await submitAgain(database, { sheetId: sheet.thaiBinh, unitId: communes.thaiBinh, by: hoa, on: day('2025-12-22') })
  // the round gives two working days between submitting and verifying
  expect(await rowIn('11', 'thaiBinh', day('2025-12-23'))).toMatchObject({ startedOn: '2025-12-22', dueOn: '2025-12-24', isLate: false })
  expect(await rowIn('17', 'thaiBinh', day('2025-12-23'))).toMatchObject({ startedOn: '2025-12-17', dueOn: '2025-12-19', isLate: true })
})

describe('what is overdue', () => {
  const under = (text: string, unitId: number) => read(db, (tx) => overdueUnder({ tx, today: day(text) }, unitId))

  test('is late only from the day after, and told to the office of the level above', async () => {
    expect(await under('2025-12-19', langSon)).toEqual([])
    const late = await under('2025-12-22', langSon)
    // Bính Xá has one said, Thái Bình one that was mended late and has its own days
    expect(late).toHaveLength(18 + 19 + 18)
    expect(late[0]).toMatchObject({
      unitId: communes.binhXa,
      criterion: '1',
      stage: 'verified',
      dueOn: '2025-12-19',
      to: { role: 'coordinationOffice' },
    })
    expect(await under('2025-12-22', 1)).toHaveLength(18 + 19 + 18 + 19)
  })

  test('is listed by criterion, with who answers for it', async () => {
    const groups = await read(db, (tx) => overdueGroups({ tx, today: day('2025-12-22') }, langSon))
    expect(groups.filter(({ criterion }) => criterion === '17' || criterion === '12')).toMatchObject([
      { criterion: '12', count: 3, units: ['Xã Bính Xá', 'Xã Thái Bình', 'Xã Văn An'], bodies: [] },
      { criterion: '17', count: 3, dueOn: '2025-12-19', bodies: ['Sở Nông nghiệp và Môi trường'] },
    ])
  })

  test('is told once for each day that it was due on, in the log of each commune', async () => {
    const at = { today: day('2025-12-22'), actor: 'hệ thống', now: new Date('2025-12-22T06:15:00+07:00') }
    expect(await escalate(db, at)).toBe(18 + 19 + 18 + 19)
    expect(await escalate(db, at)).toBe(0)
    // the one that was mended late comes due two days later
    expect(await escalate(db, { ...at, today: day('2025-12-25') })).toBe(1)
    const { rows } = await pool.query(
      `select chain, payload ->> 'to' as to, (payload ->> 'toUnit')::int as unit from events.entry where kind = 'review.escalated' order by chain, number`,
    )
    expect(rows).toEqual([
      { chain: `unit:${communes.binhXa}`, to: 'coordinationOffice', unit: langSon },
      { chain: `unit:${communes.vanAn}`, to: 'coordinationOffice', unit: langSon },
      { chain: `unit:${communes.damThuy}`, to: 'coordinationOffice', unit: caoBang },
      { chain: `unit:${communes.thaiBinh}`, to: 'coordinationOffice', unit: langSon },
      { chain: `unit:${communes.thaiBinh}`, to: 'coordinationOffice', unit: langSon },
    ])
    expect((await read(db, verifyChains)).first).toBeNull()
  })
})
