import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { readFigures } from '../../src/programme/reading/read.rules.ts'
import { type Reading, readText } from '../../src/programme/reading/reads.ts'
import type { FoundFigure } from '../../src/programme/reading/types.ts'
import { figureView } from '../../src/programme/reading/views.ts'
import { freshDatabase, today } from '../harness/database.ts'
import { shared } from './ntm.ts'

type Label = { what: string; value: number | null; as_of: string; status: string }
type Item = {
  id: string
  url: string
  excerpt_kind: string
  figures: Label[]
  directives: { assignee: string; action: string; deadline: string | null }[]
}

const items = readFileSync(join(shared, 'figures/items.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Item)
const news = items.filter((item) => item.excerpt_kind === 'verbatim')
const kinds = JSON.parse(readFileSync(join(shared, 'figures/kinds.json'), 'utf8')) as Record<
  string,
  { kind: string; lo?: number; hi?: number | null; status?: string }
>
const textOf = (item: Item) => readFileSync(join(shared, item.url), 'utf8')

const readings = new Map<string, Reading>()
beforeAll(async () => {
  const { db } = await freshDatabase('ntm_loaded')
  for (const item of news) readings.set(item.id, await read(db, (tx) => readText({ tx, today }, textOf(item))))
})
const reading = (id: string) => readings.get(id) as Reading

/** A label's day may be only a year or a month: then the reading's day must lie in it. */
const sameDay = (one: FoundFigure, label: Label) => one.asOf?.startsWith(label.as_of) === true

describe('the five items, figure by figure', () => {
  const labels = news.flatMap((item) =>
    item.figures.filter((label) => label.value !== null).map((label) => [`${item.id}: ${label.what} ${label.value}`, item, label] as const),
  )
  test.each(labels)('%s', (_, item, label) => {
    const kind = kinds[label.what]
    const isAim = ['target', 'plan'].includes(kind?.status ?? label.status)
    const found = reading(item.id).figures.filter(
      (one) => one.value === label.value && one.what === kind?.kind && (one.what !== 'band' || (one.lo === kind.lo && one.hi === kind.hi)),
    )
    expect(found.map((one) => [one.what, one.value])).toContainEqual([kind?.kind, label.value])
    if (kind?.kind === 'other') return
    expect(found.some((one) => ['target', 'plan'].includes(one.status) === isAim && sameDay(one, label))).toBe(true)
  })
})

describe('what the checker says of them', () => {
  test.each(['NEWS-TN-2019H1', 'NEWS-LS-2017', 'NEWS-CB-2023'])('%s: silence', (id) => expect(reading(id).findings).toEqual([]))

  test('item 003: 122 against 7,46, and the «%»', () => {
    const found = reading('NEWS-MK-2024Q1').findings
    expect(found.map((one) => one.kind)).toEqual(['average', 'unit'])
    expect(found[0]?.how).toBe('122 ÷ 7,46 = 16,35, không ra số xã nguyên; 122 ÷ 15 = 8,13; 112 ÷ 15 = 7,4667 cắt còn 7,46')
  })

  test('item 004: 61 + 13 → 65 by the mergers of 2020-01-01, a note', () => {
    const found = reading('NEWS-LS-2020').findings
    expect(found.map((one) => [one.kind, one.severity])).toEqual([['change', 'note']])
    expect(found[0]?.likely).toContain('từ 207 còn 181')
  })
})

test('directives of the five items: most that a person listed are found, none with a deadline that the text does not state', () => {
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const alike = (a: string, b: string) => {
    const [left, right] = [words(a), words(b)]
    return [...left].filter((word) => right.has(word)).length / Math.min(left.size, right.size)
  }
  let [listed, met] = [0, 0]
  for (const item of news)
    for (const one of item.directives) {
      listed++
      if (reading(item.id).directives.some((found) => alike(found.action, one.action) >= 0.5)) met++
    }
  expect(met / listed).toBeGreaterThan(0.7)
  for (const item of news)
    for (const { deadline, sentence, assignee } of reading(item.id).directives)
      if (deadline) expect(`${assignee} ${sentence}`).toContain(deadline)
})

test('the score on the labelled snippets reaches the goal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ntm-score-'))
  const [script, labelled, out] = [join(shared, 'figures/score.py'), join(shared, 'figures/items.jsonl'), join(folder, 'read.jsonl')]
  const lines = execFileSync('python3', [script, 'lines', labelled], { encoding: 'utf8' }).replace(/\n$/, '').split('\n')
  writeFileSync(
    out,
    lines.flatMap((line, at) => readFigures(line).map((one) => `${JSON.stringify({ line: at + 1, ...figureView(one) })}\n`)).join(''),
  )
  const told = execFileSync('python3', [script, 'score', labelled, out], { encoding: 'utf8' })
  const f1 = (name: string) => Number(new RegExp(`^${name} .* F1 ([\\d.]+)`, 'm').exec(told)?.[1])
  expect(f1('values')).toBeGreaterThanOrEqual(0.97)
  expect(f1('kinds')).toBeGreaterThanOrEqual(0.88)
})
