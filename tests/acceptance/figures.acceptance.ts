import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { publishedFigures } from '../harness/published-figures.ts'
import { ask } from './ntm.ts'

type Figure = {
  key: string
  qualifier?: Record<string, unknown> | null
  value: number | null
  exact: { num: number; den: number } | null
  asOf: string | null
  set: string | null
  missing: { code: string } | null
}
type Reported = { key: string; value: number; stated: string; agrees: boolean | null }
type Answer = {
  frame: { asOf: string; mapOf: string }
  figures: Figure[]
  reported: Reported[]
  identities: { key: string; holds: boolean }[]
}

let url = ''
beforeAll(async () => {
  url = (await freshDatabase('ntm_loaded')).url
})

const picture = (unit: string, asOf: string, ...more: string[]) => ask<Answer>(url, 'figures', '--unit', unit, '--as-of', asOf, ...more)

/** One figure by key and, where the key has several, its qualifier; a figure that is not there is an error of the test. */
function figure(answer: Answer, key: string, qualifier: Record<string, unknown> = {}): Figure {
  const fits = (one: Figure) => Object.entries(qualifier).every(([name, value]) => one.qualifier?.[name] === value)
  const isPlain = (one: Figure) => Object.keys(qualifier).length > 0 || one.qualifier === null || !('tier' in (one.qualifier ?? {}))
  const found = answer.figures.find((one) => one.key === key && fits(one) && isPlain(one))
  if (!found)
    throw new Error(
      `no figure ${key} ${JSON.stringify(qualifier)}; there are ${[...new Set(answer.figures.map((one) => one.key))].join(', ')}`,
    )
  return found
}

describe.each(publishedFigures)('%s (%s at %s)', (_title, unit, asOf, expected) => {
  test('says what was published', async () => {
    const answer = await picture(unit, asOf)
    expect(expected.map(([key, qualifier]) => [key, qualifier, figure(answer, key, qualifier).value])).toEqual(expected)
  })

  test('its identities hold, and an average is its total over its communes', async () => {
    const answer = await picture(unit, asOf)
    expect(answer.identities.filter((one) => !one.holds)).toEqual([])
    expect(answer.identities.length).toBeGreaterThan(0)
    const average = figure(answer, 'average-criteria-met')
    const [total, scope] = [figure(answer, 'criteria-met-total').value, figure(answer, 'communes-in-scope').value]
    expect(average.exact).toEqual({ num: total, den: scope })
  })
})

test.each([
  ['2019-12-31', 61],
  ['2020-01-01', 49],
  ['2020-01-30', 49],
  ['2020-02-12', 52],
])('Lạng Sơn on %s: %i communes recognised, because mergers do not pass recognition on in silence', async (asOf, expected) => {
  expect(figure(await picture('20', asOf, '--map-of', asOf), 'communes-recognised').value).toBe(expected)
})

test('Mường Khương: the published 7,46 stands beside the computed 8,13 and does not agree', async () => {
  const { reported } = await picture('083', '2024-03-31')
  const stated = reported.find((one) => one.key === 'average-criteria-met')
  expect(stated).toMatchObject({ value: 7.46, agrees: false })
})

test('Cao Bằng: 16 villages are a reported figure, their share is not computable', async () => {
  const { reported, figures } = await picture('04', '2022-12-31')
  expect(reported.find((one) => one.key === 'villages-recognised')?.value).toBe(16)
  const share = figures.find((one) => one.key === 'villages-recognised-share')
  expect([share?.value, share?.missing?.code]).toEqual([null, 'notComputable'])
})

test('Lạng Sơn at 2025-06-30 has no data: a standing ends with its set', async () => {
  const total = figure(await picture('20', '2025-06-30'), 'criteria-met-total')
  expect(total.value).toBeNull()
  expect(['noData', 'setEnded', 'notReleased']).toContain(total.missing?.code)
})

test('the same question on the map of the day and on the map of today', async () => {
  const [then, now] = await Promise.all([picture('20', '2016-12-31'), picture('20', '2016-12-31', '--map-of', '2026-05-01')])
  expect(figure(then, 'communes-in-scope').value).toBe(207)
  expect(then.frame.mapOf).toBe('2016-12-31')
  expect(now.frame.mapOf).toBe('2026-05-01')
  // the province itself was merged with nobody: its communes of that day all lie in it today
  for (const key of ['communes-in-scope', 'communes-recognised', 'criteria-met-total', 'average-criteria-met'])
    expect([key, figure(now, key).value]).toEqual([key, figure(then, key).value])
})

test('a wrong day is refused with exit code 1 or 2, nothing on standard output', async () => {
  const { ntm } = await import('./ntm.ts')
  const { code, stdout, stderr } = await ntm(url, 'figures', '--unit', '20', '--as-of', '2016-13-31', '--json')
  expect([1, 2]).toContain(code)
  expect(stdout).toBe('')
  expect(stderr).not.toBe('')
})
