import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Kept } from './kept.ts'
import { createMemory } from './memory.ts'

const answer = (size: number): Kept => ({ route: '/', tag: '"a"', headers: [], bare: [], body: new Uint8Array(size) })

test('an answer is found while the data bear the mark that it was made from', () => {
  const memory = createMemory(1_000_000)
  const first = answer(10)
  memory.keep('/tinh', 'a', first)
  expect(memory.find('/tinh', 'a')).toBe(first)
  expect(memory.find('/tinh', 'b')).toBeNull()
  expect(memory.find('/huyen', 'a')).toBeNull()
})

test('a hundred thousand addresses asked once push out nothing that was asked again, and take no more than the limit', () => {
  const memory = createMemory(1_000_000)
  for (const page of ['/', '/ket-qua', '/quyet-dinh/1']) {
    memory.keep(page, 'a', answer(10_000))
    memory.find(page, 'a')
  }
  let most = 0
  for (let at = 0; at < 100_000; at++) {
    memory.keep(`/?x=${at}`, 'a', answer(8_000))
    most = Math.max(most, memory.bytes())
  }
  expect(most).toBeLessThanOrEqual(1_000_000)
  for (const page of ['/', '/ket-qua', '/quyet-dinh/1']) expect(memory.find(page, 'a'), page).not.toBeNull()
  expect(memory.find('/?x=5', 'a')).toBeNull()
})

test('what is larger than a fifth of the memory is not kept', () => {
  const memory = createMemory(100_000)
  memory.keep('/lon', 'a', answer(30_000))
  expect([memory.find('/lon', 'a'), memory.bytes()]).toEqual([null, 0])
})

test('whatever is asked, it stays within its limit, counts right and never gives an answer of other data', () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 30 }),
    mark: fc.constantFrom('a', 'b'),
    size: fc.nat(9_000),
    keeps: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const memory = createMemory(60_000)
      const last = new Map<number, { mark: string; answer: Kept }>()
      for (const { key, mark, size, keeps } of steps) {
        if (keeps) {
          const given = answer(size)
          memory.keep(`/${key}`, mark, given)
          last.set(key, { mark, answer: given })
        } else {
          const found = memory.find(`/${key}`, mark)
          if (found) expect(last.get(key)).toEqual({ mark, answer: found })
        }
        expect(memory.bytes()).toBeLessThanOrEqual(60_000)
        expect(memory.bytes()).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 200, seed: 9 },
  )
})
