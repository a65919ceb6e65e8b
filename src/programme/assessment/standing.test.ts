import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day } from '../../platform/base/local-date.ts'
import { type Tx, write } from '../../platform/db/database.ts'
import { standingsOf, talliesOf } from './reads.ts'

const database = await freshDatabase()
const { db } = database
await settleSmallLand(database)
/** Bính Xá, whose territory never changed, and Hồng Sơn, which absorbed a neighbour on 2020-01-01. */
const [binhXa, hongSon] = [4, 6]
const today = day('2026-01-05')

type Said = { criterion: string; asOf: string; verdict: string; basis?: 'asserted' | 'judged'; known?: number }
type Counted = { asOf: string; met: number; known?: number }
const set = 'xa-2016'
const knownAt = (known = 0) => new Date(Date.UTC(2025, 0, 1) + known * 1000)

async function say(tx: Tx, unitId: number, { criterion, asOf, verdict, basis = 'asserted', known }: Said) {
  await sql`insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, basis, source_id)
    values (${unitId}, ${set}, 'appraised', ${criterion}, ${asOf}, ${knownAt(known)}, ${verdict}, ${basis}, ${known ?? 0})`.execute(tx)
}
async function count(tx: Tx, unitId: number, { asOf, met, known }: Counted) {
  await sql`insert into assessment.criteria_count (unit_id, set_id, stage, as_of, known_at, met, source_id)
    values (${unitId}, ${set}, 'appraised', ${asOf}, ${knownAt(known)}, ${met}, ${known ?? 0})`.execute(tx)
}
const move = (tx: Tx, unitId: number) => sql`select assessment.move(array[${unitId}::int], array[${set}], array['appraised'])`.execute(tx)

/** Works in a transaction that leaves nothing behind. */
async function undone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const kept: T[] = []
  const undo = new Error('undo')
  await write(db, async (tx) => {
    kept.push(await work(tx))
    throw undo
  }).catch((error) => {
    if (error !== undo) throw error
  })
  return kept[0] as T
}

async function standings(tx: Tx, unitId = binhXa) {
  const rows = await standingsOf({ tx, today }, unitId)
  return rows
    .map(({ criterion, from, to, verdict, basis }) => `${criterion} ${from}→${to} ${verdict}${basis === 'judged' ? ' judged' : ''}`)
    .sort()
}
const tallies = async (tx: Tx, unitId = binhXa) =>
  (await talliesOf({ tx, today }, unitId)).map(
    ({ from, to, met, notMet, notApplicable, unjudgeable, newest }) =>
      `${from}→${to} ${met}/${notMet}/${notApplicable}/${unjudgeable} (${newest})`,
  )

type Case = { what: string; said: Said[]; stand: string[] }
test.each<Case>([
  {
    what: 'a verdict stands until its set ends',
    said: [{ criterion: '1', asOf: '2018-12-31', verdict: 'met' }],
    stand: ['1 2018-12-31→2022-03-08 met'],
  },
  {
    what: 'a later day ends it',
    said: [
      { criterion: '1', asOf: '2017-12-31', verdict: 'notMet' },
      { criterion: '1', asOf: '2018-12-31', verdict: 'met' },
    ],
    stand: ['1 2017-12-31→2018-12-31 notMet', '1 2018-12-31→2022-03-08 met'],
  },
  {
    what: 'the same again is one standing, not two',
    said: [
      { criterion: '1', asOf: '2017-12-31', verdict: 'met' },
      { criterion: '1', asOf: '2018-12-31', verdict: 'met' },
    ],
    stand: ['1 2017-12-31→2022-03-08 met'],
  },
  {
    what: 'a correction known later wins, whichever came into the table first',
    said: [
      { criterion: '1', asOf: '2018-12-31', verdict: 'met', known: 2 },
      { criterion: '1', asOf: '2018-12-31', verdict: 'notMet', known: 1 },
    ],
    stand: ['1 2018-12-31→2022-03-08 met'],
  },
  {
    what: 'an earlier day that comes in later splits the right span',
    said: [
      { criterion: '1', asOf: '2017-06-30', verdict: 'met' },
      { criterion: '1', asOf: '2019-06-30', verdict: 'met' },
      { criterion: '1', asOf: '2018-06-30', verdict: 'notMet', known: 5 },
    ],
    stand: ['1 2017-06-30→2018-06-30 met', '1 2018-06-30→2019-06-30 notMet', '1 2019-06-30→2022-03-08 met'],
  },
  {
    what: 'on one day the asserted verdict is heard, though the judged one is known later',
    said: [
      { criterion: '1', asOf: '2018-12-31', verdict: 'met' },
      { criterion: '1', asOf: '2018-12-31', verdict: 'notMet', basis: 'judged', known: 9 },
    ],
    stand: ['1 2018-12-31→2022-03-08 met'],
  },
  {
    what: 'a judged verdict of a later day is news',
    said: [
      { criterion: '1', asOf: '2018-12-31', verdict: 'notMet' },
      { criterion: '1', asOf: '2019-06-30', verdict: 'met', basis: 'judged' },
    ],
    stand: ['1 2018-12-31→2019-06-30 notMet', '1 2019-06-30→2022-03-08 met judged'],
  },
  {
    what: 'a judged «unjudgeable» is no news after an asserted verdict',
    said: [
      { criterion: '1', asOf: '2018-12-31', verdict: 'met' },
      { criterion: '1', asOf: '2019-06-30', verdict: 'unjudgeable', basis: 'judged' },
      { criterion: '2', asOf: '2019-06-30', verdict: 'unjudgeable', basis: 'judged' },
    ],
    stand: ['1 2018-12-31→2022-03-08 met', '2 2019-06-30→2022-03-08 unjudgeable judged'],
  },
])('$what', async ({ said, stand }) => {
  const found = await undone(async (tx) => {
    for (const fact of said) {
      await say(tx, binhXa, fact)
      await move(tx, binhXa)
    }
    return standings(tx)
  })
  expect(found).toEqual(stand)
})

test('what was said of a commune ends with its territory, in standings and tallies', async () => {
  const found = await undone(async (tx) => {
    await say(tx, hongSon, { criterion: '1', asOf: '2018-12-31', verdict: 'met' })
    await say(tx, hongSon, { criterion: '1', asOf: '2020-06-30', verdict: 'met' })
    await move(tx, hongSon)
    return [await standings(tx, hongSon), await tallies(tx, hongSon)]
  })
  expect(found).toEqual([
    ['1 2018-12-31→2020-01-01 met', '1 2020-06-30→2022-03-08 met'],
    ['2018-12-31→2020-01-01 1/0/0/18 (2018-12-31)', '2020-06-30→2022-03-08 1/0/0/18 (2020-06-30)'],
  ])
})

test('a change of the map that is entered later ends the standings by itself', async () => {
  const found = await undone(async (tx) => {
    await say(tx, binhXa, { criterion: '1', asOf: '2018-12-31', verdict: 'met' })
    await move(tx, binhXa)
    await sql`update units.version set valid_to = '2021-01-01' where unit_id = ${binhXa}`.execute(tx)
    await sql`insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
      select unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, '2021-01-01', '2025-07-01', '2021-01-01', source
      from units.version where unit_id = ${binhXa}`.execute(tx)
    return standings(tx)
  })
  expect(found).toEqual(['1 2018-12-31→2021-01-01 met'])
})

type TallyCase = { what: string; said: Said[]; counted: Counted[]; tally: string[] }
const all = (asOf: string, met: number): Said[] =>
  Array.from({ length: 19 }, (_, at) => ({ criterion: String(at + 1), asOf, verdict: at < met ? 'met' : 'notMet' }))
test.each<TallyCase>([
  {
    what: 'criteria without a verdict are unjudgeable, not unmet',
    said: [
      { criterion: '1', asOf: '2018-12-31', verdict: 'met' },
      { criterion: '2', asOf: '2018-12-31', verdict: 'notApplicable' },
      { criterion: '3', asOf: '2018-12-31', verdict: 'notMet' },
    ],
    counted: [],
    tally: ['2018-12-31→2022-03-08 1/1/1/16 (2018-12-31)'],
  },
  {
    what: 'a count knows only how many were met',
    said: [],
    counted: [
      { asOf: '2017-12-31', met: 9 },
      { asOf: '2018-12-31', met: 12 },
      { asOf: '2018-12-31', met: 11, known: 3 },
    ],
    tally: ['2017-12-31→2018-12-31 9/null/null/null (2017-12-31)', '2018-12-31→2022-03-08 11/null/null/null (2018-12-31)'],
  },
  {
    what: 'on one day verdicts are heard and the count is void',
    said: all('2018-12-31', 12),
    counted: [{ asOf: '2018-12-31', met: 15, known: 9 }],
    tally: ['2018-12-31→2022-03-08 12/7/0/0 (2018-12-31)'],
  },
  {
    what: 'a count after full verdicts is heard until a verdict follows',
    said: [...all('2017-12-31', 12), { criterion: '19', asOf: '2019-06-30', verdict: 'met' }],
    counted: [{ asOf: '2018-12-31', met: 15 }],
    tally: [
      '2017-12-31→2018-12-31 12/7/0/0 (2017-12-31)',
      '2018-12-31→2019-06-30 15/null/null/null (2018-12-31)',
      '2019-06-30→2022-03-08 13/6/0/0 (2019-06-30)',
    ],
  },
  {
    what: 'one verdict after a count does not make fifteen criteria one',
    said: [{ criterion: '7', asOf: '2019-03-31', verdict: 'met' }],
    counted: [{ asOf: '2018-12-31', met: 15 }],
    tally: ['2018-12-31→2022-03-08 15/null/null/null (2018-12-31)'],
  },
  {
    what: 'the same result on a later day is newer data',
    said: [...all('2017-12-31', 12), ...all('2018-12-31', 12)],
    counted: [],
    tally: ['2017-12-31→2018-12-31 12/7/0/0 (2017-12-31)', '2018-12-31→2022-03-08 12/7/0/0 (2018-12-31)'],
  },
])('tally: $what', async ({ said, counted, tally }) => {
  const found = await undone(async (tx) => {
    for (const fact of said) await say(tx, binhXa, fact)
    for (const fact of counted) await count(tx, binhXa, fact)
    await move(tx, binhXa)
    return tallies(tx)
  })
  expect(found).toEqual(tally)
})

/** The rule said once more, day by day instead of span by span. */
function heardOn(said: Required<Said>[], criterion: string, on: string): string | null {
  const until = said.filter((fact) => fact.criterion === criterion && fact.asOf <= on)
  const days = [...new Set(until.map((fact) => fact.asOf))].sort().reverse()
  for (const asOf of days) {
    const here = until.filter((fact) => fact.asOf === asOf)
    const asserted = here.filter((fact) => fact.basis === 'asserted')
    const last = (asserted.length > 0 ? asserted : here).reduce((a, b) => (b.known > a.known ? b : a))
    const bodySpokeBefore = until.some((fact) => fact.basis === 'asserted' && fact.asOf < asOf)
    if (last.basis === 'judged' && last.verdict === 'unjudgeable' && bodySpokeBefore) continue
    return last.verdict
  }
  return null
}

const days = ['2017-01-31', '2018-01-31', '2019-01-31', '2020-01-31', '2021-01-31']
const fact = fc.record({
  criterion: fc.constantFrom('1', '2'),
  asOf: fc.constantFrom(...days),
  verdict: fc.constantFrom('met', 'notMet', 'notApplicable', 'unjudgeable'),
  basis: fc.constantFrom<'asserted' | 'judged'>('asserted', 'judged'),
})
const history = fc.uniqueArray(fact, { maxLength: 12, selector: (one) => JSON.stringify(one) }).chain((facts) =>
  fc.record({
    said: fc.constant(facts.map((one, known): Required<Said> => ({ ...one, known }))),
    order: fc.shuffledSubarray(
      facts.map((_, index) => index),
      { minLength: facts.length, maxLength: facts.length },
    ),
    steps: fc.integer({ min: 1, max: 4 }),
  }),
)

test('facts in any order, moved at any step, give the standings that the rule gives day by day', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ said, order, steps }) => {
      const found = await undone(async (tx) => {
        for (const [at, index] of order.entries()) {
          await say(tx, binhXa, said[index] as Required<Said>)
          if (at % steps === 0) await move(tx, binhXa)
        }
        await move(tx, binhXa)
        return standingsOf({ tx, today }, binhXa)
      })
      for (const criterion of ['1', '2'])
        for (const on of ['2016-12-31', ...days, ...days.map((one) => `${one.slice(0, 5)}06-30`), '2022-03-08']) {
          const alive = found.filter((one) => one.criterion === criterion && one.from <= on && (one.to === null || one.to > on))
          const wanted = on === '2022-03-08' ? null : heardOn(said, criterion, on)
          expect(alive.map((one) => one.verdict)).toEqual(wanted === null ? [] : [wanted])
        }
      for (const [index, one] of found.entries()) {
        const before = found.slice(0, index).find((other) => other.criterion === one.criterion && other.to === one.from)
        expect(before && [before.verdict, before.basis]).not.toEqual([one.verdict, one.basis])
      }
    }),
    { numRuns: 60, seed: 20190630 },
  )
})

const asserted = fc.record({
  criterion: fc.constantFrom('1', '2', '3'),
  asOf: fc.constantFrom(...days, '2016-12-15', '2022-03-07'),
  verdict: fact.map((one) => one.verdict),
})

test('one verdict said at a time moves exactly what all facts heard again would give', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asserted, { minLength: 1, maxLength: 14 }), fc.constantFrom(binhXa, hongSon), async (said, unitId) => {
      const [step, whole] = await undone(async (tx) => {
        const state = async () => [await standingsOf({ tx, today }, unitId), await talliesOf({ tx, today }, unitId)]
        for (const [known, { criterion, asOf, verdict }] of said.entries())
          await sql`select assessment.say(${unitId}, ${set}, 'appraised', ${criterion}, ${asOf}, ${verdict}, null, ${knownAt(known)}, ${known})`.execute(
            tx,
          )
        const after = await state()
        await move(tx, unitId)
        return [after, await state()]
      })
      expect(step).toEqual(whole)
    }),
    { numRuns: 120, seed: 20250701 },
  )
})
