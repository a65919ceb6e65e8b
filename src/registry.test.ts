import { expect, test } from 'vitest'
import { freshDatabase } from '../tests/harness/database.ts'
import { day } from './platform/base/local-date.ts'
import { read } from './platform/db/database.ts'
import { resolveFrame } from './programme/figures/frame.reads.ts'
import { definitions } from './programme/figures/reads.ts'
import { registry } from './registry.ts'

const { db } = await freshDatabase('ntm_loaded')

test('every definition has a key of its own, a name, a sentence and a unit', () => {
  expect(registry.size).toBe(definitions.length)
  for (const one of registry.values())
    expect([one.key, one.name && one.definition && one.unit]).toEqual([expect.stringMatching(/^[a-z-]+$/), one.unit])
})

/** What a key must be narrowed by before it names one number. */
const qualifiers = {
  'communes-in-band': { lo: 5, hi: 9 },
  'communes-under-criteria': { k: 10 },
  'communes-meeting-criterion': { criterion: '10' },
}

test.each([...registry.keys()])('%s answers with a value or says why not', async (key) => {
  const asOf = day('2018-12-31')
  const unitCode = key === 'criteria-met-of-unit' ? '06622' : '20'
  const answer = await read(db, async (tx) => {
    const ctx = { tx, today: day('2026-06-14') }
    const resolved = await resolveFrame(ctx, { unitCode, asOf, mapOf: null, set: null, stage: null, scope: null, mode: 'public' })
    if (!resolved.ok) throw new Error(resolved.refusal.text)
    return registry.get(key)?.answer(ctx, resolved.value, qualifiers[key as keyof typeof qualifiers])
  })
  expect(answer?.key).toBe(key)
  expect(answer?.value === null ? (answer.missing?.text ?? '') : 'has a value').not.toBe('')
})
