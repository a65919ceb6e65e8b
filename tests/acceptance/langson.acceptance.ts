import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { pictureOf } from '../../src/programme/figures/reads.ts'
import { freshDatabase } from '../harness/database.ts'
import { ask, shared } from './ntm.ts'

/** The mergers of 2020-01-01: the 15 xã made of two or more xã, by the code of the xã that came out. */
const groups: Record<string, string[]> = {
  '06031': ['06031', '06052'],
  '06139': ['06139', '06130', '06145'],
  '06151': ['06151', '06169'],
  '06217': ['06217', '06229'],
  '06268': ['06268', '06259', '06262'],
  '06280': ['06280', '06265', '06271'],
  '06283': ['06283', '06289', '06304'],
  '06298': ['06298', '06310'],
  '06343': ['06343', '06334'],
  '06406': ['06406', '06409'],
  '06433': ['06433', '06439'],
  '06544': ['06544', '06535', '06538'],
  '06577': ['06577', '06556', '06568', '06583'],
  '06592': ['06592', '06586'],
  '06595': ['06595', '06580'],
}
/** The four xã that went into towns, and the town. */
const towns: Record<string, string> = { '06112': '06112', '06346': '06325', '06511': '06463', '06571': '06529' }

type Example = {
  fully_recognised_groups: Record<string, string[]>
  mixed_groups_one_recognised: Record<string, string>
  after: Record<string, number>
  before: number
}
const example = JSON.parse(readFileSync(join(shared, 'figures', 'langson-2020-example.json'), 'utf8')) as Example
const codeIn = (text: string) => text.slice(0, 5)
const acknowledged = Object.keys(example.fully_recognised_groups).map(codeIn)
const mixed = Object.fromEntries(Object.entries(example.mixed_groups_one_recognised).map(([group, one]) => [codeIn(group), codeIn(one)]))
/** Of the predecessors of a group, those recognised on 2019-12-31. */
const recognisedBefore = (group: string): string[] =>
  acknowledged.includes(group) ? (groups[group] ?? []) : mixed[group] === undefined ? [] : [mixed[group]]

const { db, url } = await freshDatabase('ntm_loaded')

type Figure = { key: string; qualifier?: { tier?: string } | null; value: number | null }

function recognisedIn(figures: Figure[]): number | null {
  const found = figures.find((one) => one.key === 'communes-recognised' && !one.qualifier?.tier)
  if (!found) throw new Error('no figure communes-recognised')
  return found.value
}

/** By the read that the command line calls: some eighty questions, for which a process each would be slow. */
async function recognised(code: string, asOf: string): Promise<number | null> {
  const [on, today] = [day(asOf), day('2026-06-14')]
  const ask = { unitCode: code, asOf: on, mapOf: on, set: null, stage: null, scope: null, mode: 'office' as const }
  const picture = await read(db, (tx) => pictureOf({ tx, today }, ask))
  if (!picture.ok) throw new Error(`${code} ${asOf}: ${picture.refusal.text}`)
  return recognisedIn(picture.value.figures)
}

describe.each(Object.entries(groups))('group %s of %j', (group, predecessors) => {
  test('its predecessors stood as in the example', async () => {
    const stood = await Promise.all(predecessors.map(async (code) => [code, await recognised(code, '2019-12-31')]))
    expect(Object.fromEntries(stood)).toEqual(
      Object.fromEntries(predecessors.map((code) => [code, recognisedBefore(group).includes(code) ? 1 : 0])),
    )
  })

  test('pending on the day of the merger, counted again only after an acknowledgement', async () => {
    const outcome = await Promise.all(['2020-01-01', '2020-02-12'].map((on) => recognised(group, on)))
    // a merged commune that nobody decided on is counted as not recognised, or said to be unknown
    expect(outcome.map((value) => value ?? 0)).toEqual([0, acknowledged.includes(group) ? 1 : 0])
  })
})

test.each(Object.entries(towns))('xã %s went into the town %s, which no longer counts', async (_commune, town) => {
  const outcome = await Promise.all(['2020-01-01', '2020-02-12'].map((on) => recognised(town, on)))
  expect(outcome.map((value) => value ?? 0)).toEqual([0, 0])
})

test.each([
  ['2019-12-31', example.before],
  ['2020-01-01', example.after['PENDING (no acknowledgement)']],
  ['2020-02-12', example.after.ALL],
])('the province on %s: %i', async (asOf, expected) => {
  const { figures } = await ask<{ figures: Figure[] }>(url, 'figures', '--unit', '20', '--as-of', asOf, '--map-of', asOf)
  expect(recognisedIn(figures)).toBe(expected)
})

test('Bính Xá, unchanged and recognised in 2018, stays recognised', async () => {
  expect(await Promise.all(['2018-12-31', '2019-12-31', '2020-02-12'].map((on) => recognised('06622', on)))).toEqual([1, 1, 1])
})
