import { expect, test } from 'vitest'
import { hasMoved } from './freeze.rules.ts'
import type { StatedFigure } from './types.ts'

const stated = (exact: { num: number; den: number } | null) => ({ figure: { exact } }) as unknown as StatedFigure

test.each([
  [{ num: 52, den: 1 }, { num: 52, den: 1 }, false],
  [{ num: 52, den: 1 }, { num: 53, den: 1 }, true],
  // 11,54 is printed of both; the average is another one
  [{ num: 2389, den: 207 }, { num: 2390, den: 207 }, true],
  [{ num: 1, den: 2 }, { num: 2, den: 4 }, false],
  [null, { num: 0, den: 1 }, true],
  [null, null, false],
])('%j, now %j: moved %s', (then, now, moved) => {
  expect(hasMoved(stated(then), stated(now))).toBe(moved)
})
