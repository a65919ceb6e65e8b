import { expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { read, write } from '../db/database.ts'
import { closePastDays, dayRootsOf } from './days.ts'
import { enter, verifyChains } from './log.ts'

const { db } = await freshDatabase()
const at = (text: string) => new Date(`${text}+07:00`)
const happens = (on: string) => write(db, (tx) => enter(tx, { chain: 'unit:1', kind: 'a', payload: {}, actor: 'Nông Thị Hoa', at: at(on) }))

test('an empty log has no day to close', async () => {
  expect(await closePastDays(db, at('2026-11-22T08:00:00'))).toEqual([])
})

test('every past day gets its root, once, and days without entries too', async () => {
  await happens('2026-11-18T23:59:00')
  await happens('2026-11-20T08:00:00')
  await happens('2026-11-22T08:00:00')
  expect(await closePastDays(db, at('2026-11-21T00:04:00'))).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
  expect(await closePastDays(db, at('2026-11-21T00:05:00'))).toEqual([])
  expect(await closePastDays(db, at('2026-11-23T08:00:00'))).toEqual(['2026-11-21', '2026-11-22'])
  const roots = await read(db, dayRootsOf)
  expect(roots.map(({ day, entries }) => `${day} ${entries}`)).toEqual([
    '2026-11-18 1',
    '2026-11-19 1',
    '2026-11-20 2',
    '2026-11-21 2',
    '2026-11-22 3',
  ])
  expect(roots[0]?.root).toBe(roots[1]?.root)
  expect(roots[1]?.root).not.toBe(roots[2]?.root)
  expect(await read(db, verifyChains)).toMatchObject({ days: 5, first: null })
})

test('two that close at once close each day once, and a stop comes between two days', async () => {
  await happens('2026-11-23T08:00:00')
  const both = await Promise.all([closePastDays(db, at('2026-11-25T08:00:00')), closePastDays(db, at('2026-11-25T08:00:00'))])
  expect(new Set(both.flat())).toEqual(new Set(['2026-11-23', '2026-11-24']))
  expect(await closePastDays(db, at('2026-11-30T08:00:00'), AbortSignal.abort())).toEqual([])
  expect(await read(db, dayRootsOf)).toHaveLength(7)
})
