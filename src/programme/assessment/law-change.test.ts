import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { roundToday, settleRoundLand, units } from '../../../tests/harness/round-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import type { NewSlot } from '../criteria/slot.actions.ts'
import { recordMeasurements } from './actions.ts'
import { setSlot } from './law-change.actions.ts'
import { standingsOf } from './reads.ts'
import { checkDerived, checkFacts } from './verify.reads.ts'

/** Lạng Sơn sets what the set of 2021 leaves to the provinces for roads; its communes are judged by it, those of Cao Bằng are not. */
let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  await settleRoundLand(database)
})

const act = <T>(work: (ctx: WriteCtx) => Promise<T>, on = database): Promise<T> =>
  writeAs(on.db, { today: roundToday, actor: 'Vi Thị Hạnh', now: new Date() }, work)
const roads = ['commune-road-paved-share', 'village-road-hardened-share', 'lane-clean-passable-share', 'field-road-usable-share']
const indicators = ['2.1', '2.2', '2.3', '2.4']
const measure = (unitId: number, values: number[], on: string, where = database) =>
  act(
    (ctx) =>
      recordMeasurements(
        ctx,
        values.map((value, at) => ({
          unitId,
          measure: roads[at] as string,
          validOn: day(on),
          stage: 'appraised' as const,
          value,
          valueText: null,
        })),
        { title: 'kiểm thử' },
      ),
    where,
  )
const slot = (indicator: string, value: number, more: Partial<NewSlot> = {}): NewSlot => ({
  provinceId: units.langSon,
  setId: 'xa-2021',
  indicator,
  threshold: { same: { value, certainty: 'official' } },
  decision: '12/QĐ-UBND',
  decidedOn: day('2025-08-01'),
  validFrom: day('2025-11-01'),
  ...more,
})
const set = async (one: NewSlot, where = database) => {
  const done = await act((ctx) => setSlot(ctx, one), where)
  if (!done.ok) throw new Error(done.refusal.text)
  return done.value
}
const roadsOf = async (unitId: number, where = database) =>
  (await read(where.db, (tx) => standingsOf({ tx, today: roundToday }, unitId, { set: 'xa-2021', stage: 'appraised' })))
    .filter(({ criterion }) => criterion === '2')
    .map(({ from, verdict }) => `${from} ${verdict}`)
const isSound = async () => {
  const [facts, derived] = await read(database.db, async (tx) => [
    await checkFacts({ tx, today: roundToday }),
    await checkDerived({ tx, today: roundToday }),
  ])
  return [...facts, ...derived].every(({ wrong }) => wrong === null)
}

describe('a slot of the law', () => {
  test('is judged by from its day on, though nothing is measured on that day', async () => {
    await measure(units.binhXa, [85, 80, 75, 70], '2025-09-15')
    await measure(units.vanAn, [60, 80, 75, 70], '2025-09-15')
    await measure(units.damThuy, [60, 80, 75, 70], '2025-09-15')
    expect(await roadsOf(units.binhXa)).toEqual(['2025-09-15 unjudgeable'])
    expect(await set(slot('2.1', 80))).toEqual({ units: 2, verdicts: 2 })
    // three slots are open still: one that is not met decides, one that is met does not
    expect(await roadsOf(units.vanAn)).toEqual(['2025-09-15 unjudgeable', '2025-11-01 notMet'])
    expect(await roadsOf(units.binhXa)).toEqual(['2025-09-15 unjudgeable'])
    for (const [at, indicator] of indicators.slice(1).entries()) await set(slot(indicator, 70 - at))
    expect(await roadsOf(units.binhXa)).toEqual(['2025-09-15 unjudgeable', '2025-11-01 met'])
    expect(await roadsOf(units.damThuy)).toEqual(['2025-09-15 unjudgeable'])
    expect(await isSound()).toBe(true)
  })

  test('said again changes nothing; a correction known later and a later day are judged by', async () => {
    expect(await set(slot('2.1', 80))).toEqual({ units: 0, verdicts: 0 })
    await set(slot('2.1', 90, { decision: '30/QĐ-UBND', decidedOn: day('2025-11-20'), validFrom: day('2025-12-01') }))
    expect(await roadsOf(units.binhXa)).toEqual(['2025-09-15 unjudgeable', '2025-11-01 met', '2025-12-01 notMet'])
    await set(slot('2.1', 84, { decision: '30/QĐ-UBND', decidedOn: day('2025-11-20'), validFrom: day('2025-12-01') }))
    expect(await roadsOf(units.binhXa)).toEqual(['2025-09-15 unjudgeable', '2025-11-01 met'])
    expect(await isSound()).toBe(true)
  })

  test('the log tells who set it and what came of it, in one transaction', async () => {
    const { rows } = await database.pool.query(
      `select kind, payload ->> 'indicator' as indicator, payload ->> 'title' as title from events.entry
       where chain = 'unit:${units.langSon}' and actor = 'Vi Thị Hạnh' and (kind = 'criteria.slotSet' or payload ->> 'fact' = 'assessment.verdict') order by number`,
    )
    const first = rows.findIndex(({ indicator }) => indicator === '2.1')
    expect(rows.slice(first, first + 2)).toEqual([
      { kind: 'criteria.slotSet', indicator: '2.1', title: null },
      { kind: 'facts.entered', indicator: null, title: 'Mức của tỉnh cho chỉ tiêu 2.1 bộ xa-2021 (12/QĐ-UBND)' },
    ])
  })
})

test('in whatever order values and levels come in, the same stands', async () => {
  type Step = { kind: 'measure'; on: string; values: number[] } | { kind: 'slot'; indicator: string; from: string; value: number }
  const steps: Step[] = [
    { kind: 'measure', on: '2025-08-14', values: [70, 70, 70, 70] },
    { kind: 'measure', on: '2025-10-14', values: [90, 90, 90, 90] },
    { kind: 'slot', indicator: '2.1', from: '2025-09-01', value: 80 },
    { kind: 'slot', indicator: '2.2', from: '2025-09-15', value: 60 },
    { kind: 'slot', indicator: '2.3', from: '2025-09-15', value: 60 },
    { kind: 'slot', indicator: '2.4', from: '2025-11-01', value: 60 },
  ]
  const outcome = async (order: Step[]) => {
    const own = await freshLand()
    for (const step of order)
      if (step.kind === 'measure') await measure(units.binhXa, step.values, step.on, own)
      else await set(slot(step.indicator, step.value, { validFrom: day(step.from) }), own)
    return roadsOf(units.binhXa, own)
  }
  const expected = ['2025-08-14 unjudgeable', '2025-09-01 notMet', '2025-10-14 unjudgeable', '2025-11-01 met']
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(steps, { minLength: steps.length }), async (order) => {
      expect(await outcome(order)).toEqual(expected)
    }),
    { numRuns: 6, seed: 42 },
  )
})

/** The same land, as it was settled: every order begins from it. */
async function freshLand(): Promise<Database> {
  const own = await freshDatabase()
  await settleRoundLand(own)
  return own
}
