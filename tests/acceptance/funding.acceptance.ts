import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { disagreements, percentOf, rateOfLine, readPrinted } from '../../src/programme/funding/published.rules.ts'
import { publishedTables } from '../../src/programme/funding/reads.ts'
import { publishedKindName } from '../../src/programme/funding/text.ts'
import type { PublishedLine } from '../../src/programme/funding/types.ts'
import { freshDatabase } from '../harness/database.ts'
import { shared } from './ntm.ts'

type Row = {
  table_id: string
  url: string
  as_of: string
  province: string
  source: string
  kind: string
  plan_bn: number
  disbursed_bn: number
  pct_stated: number
  remaining_bn: number | null
  pct_computed: number
}

const rows = readFileSync(join(shared, 'figures/tables.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('"T15-QuangNam-disb-2019"'))
  .map((line) => JSON.parse(line) as Row)

const sources: Record<string, PublishedLine['source']> = { NSTW: 'central', 'NS tỉnh': 'province' }

const { db } = await freshDatabase('ntm_loaded')
const [table] = (await read(db, (tx) => publishedTables({ tx }))).filter(
  ({ unitName, year }) => unitName === 'Tỉnh Quảng Nam' && year === 2019,
)

/** What was printed, as a number of tỷ đồng. */
const number = (text: string | null) => {
  const printed = readPrinted(text)
  return printed && Number(printed.digits) / 10 ** printed.decimals
}

test('the table of Quảng Nam is there, line by line', () => {
  expect(rows).toHaveLength(6)
  expect(table?.lines).toHaveLength(rows.length)
})

test.each(rows)('$source $kind: plan, disbursed, remaining and the rate', (row) => {
  const line = table?.lines.find(
    ({ source, kind }) => source === sources[row.source] && publishedKindName(kind).toLowerCase() === row.kind.toLowerCase(),
  )
  if (!table || !line) throw new Error(`no line ${row.source} ${row.kind}`)
  expect([number(line.plan), number(line.disbursed), number(line.remaining), number(line.percent)]).toEqual([
    row.plan_bn,
    row.disbursed_bn,
    row.remaining_bn,
    row.pct_stated,
  ])
  const rate = rateOfLine(line)
  expect(rate && percentOf(rate, 2)).toBe(row.pct_computed)
  expect([table.asOf, table.url]).toEqual([row.as_of, row.url])
})

test('where its totals and rates are not those of its parts the product says so', () => {
  const said = table ? disagreements(table).map(({ text }) => text) : []
  const has = (...parts: string[]) => expect(said.some((text) => parts.every((part) => text.includes(part)))).toBe(true)
  has('Ngân sách trung ương', 'cộng công bố 361,6', 'các phần cộng lại 361,0', 'lệch 0,6')
  has('Ngân sách tỉnh', 'cộng công bố 298,6', 'các phần cộng lại 298,5', 'lệch 0,1')
  has('công bố 86,06 %', 'ra 86,05 %')
})
