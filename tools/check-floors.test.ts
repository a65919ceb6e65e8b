import { expect, test } from 'vitest'
import { breachesOf, shortly } from './check-floors/planted.ts'
import { readTree, describe as told } from './check-floors/tree.ts'
import { checkFloors } from './check-floors.ts'

test('a sound house has no breach', () => {
  expect(breachesOf().map(shortly)).toEqual([])
})

test('this house keeps all six laws', () => {
  expect(checkFloors(readTree('.')).breaches.map(told)).toEqual([])
})

/** One planted file a row: path, text, and the only breach expected (law file:line what). */
const planted: [path: string, text: string, expected: string][] = [
  // law 1
  ['programme/units/helpers.ts', '', '1 programme/units/helpers.ts:1 the name helpers.ts tells no floor'],
  ['programme/units/rules/deep.ts', '', '1 programme/units/rules/deep.ts:1 the name rules/deep.ts tells no floor'],
  ['programme/units/pages/list.tsx', '', '1 programme/units/pages/list.tsx:1 pages/list.tsx is no page'],
  ['programme/gold/types.ts', '', '1 programme/gold/types.ts:1 module gold does not stand in src/programme/order.ts'],
  ['platform/utils/a.ts', '', '1 platform/utils/a.ts:1 platform/utils tells no floor'],
  ['lib/a.ts', '', '1 lib/a.ts:1 src/lib/ is no storey of the house'],
  ['programme/units/list.json', '', '1 programme/units/list.json:1 is neither source, style, test nor README.md'],
  // law 2: downward
  [
    'programme/units/text.ts',
    `import { all } from './queries.ts'`,
    '2 programme/units/text.ts:1 floor 1 imports queries (floor 3): programme/units/queries.ts',
  ],
  [
    'programme/units/merge.queries.ts',
    `\nimport { unitsAsOf } from './reads.ts'`,
    '2 programme/units/merge.queries.ts:2 floor 3 imports reads (floor 4): programme/units/reads.ts',
  ],
  [
    'programme/units/merge.queries.ts',
    `import { isUnit } from './rules.ts'`,
    '2 programme/units/merge.queries.ts:1 floor 3 imports rules (floor 1): programme/units/rules.ts',
  ],
  [
    'programme/units/views.ts',
    `export type T = import('../../platform/db/database.ts').Tx`,
    '2 programme/units/views.ts:1 views (floor 1) imports platform/db (floor 2): platform/db/database.ts',
  ],
  [
    'programme/units/actions.ts',
    `import { load } from '../../platform/http/load.ts'`,
    '2 programme/units/actions.ts:1 actions (floor 4) imports platform/http (floor 5): platform/http/load.ts',
  ],
  [
    'platform/ui/map.tsx',
    `import { begin } from '../db/database.ts'`,
    '2 platform/ui/map.tsx:1 platform/ui (floor 5) imports platform/db (floor 2): platform/db/database.ts',
  ],
  [
    'platform/db/pool.ts',
    `export * from '../../entry.server.tsx'`,
    '2 platform/db/pool.ts:1 platform/db (floor 2) imports an entry of src/ (floor 7): entry.server.tsx',
  ],
  [
    'programme/units/jobs.ts',
    `import { x } from './units.test.ts'`,
    '2 programme/units/jobs.ts:1 imports the test src/programme/units/units.test.ts',
  ],
  [
    'programme/units/jobs.ts',
    `import x from '../../../tests/people.ts'`,
    '2 programme/units/jobs.ts:1 imports tests/people.ts, outside src/',
  ],
  // law 2: what runs in the browser
  [
    'programme/units/pages/search.island.ts',
    `import { unitsAsOf } from '../reads.ts'`,
    '2 programme/units/pages/search.island.ts:1 floor 5 imports reads (floor 4): programme/units/reads.ts',
  ],
  [
    'programme/criteria/pages/search.client.ts',
    `import { unitsAsOf } from '../../units/reads.ts'`,
    '2 programme/criteria/pages/search.client.ts:1 client imports reads of units: programme/units/reads.ts',
  ],
  [
    'programme/units/pages/search.island.ts',
    `import { Shell } from '../../../platform/ui/shell.tsx'`,
    '2 programme/units/pages/search.island.ts:1 client (floor 5) imports platform/ui (floor 5): platform/ui/shell.tsx',
  ],
  [
    'programme/units/pages/list.page.tsx',
    `import { begin } from './search.client.ts'`,
    '2 programme/units/pages/list.page.tsx:1 floor 5 imports client (floor 5): programme/units/pages/search.client.ts',
  ],
  // law 2: earlier modules
  [
    'programme/units/views.ts',
    `import type { Set } from '../criteria/types.ts'`,
    '2 programme/units/views.ts:1 units imports the later module criteria: programme/criteria/types.ts',
  ],
  [
    'programme/units/jobs.ts',
    `const later = () => import('../criteria/actions.ts')`,
    '2 programme/units/jobs.ts:1 units imports the later module criteria: programme/criteria/actions.ts',
  ],
  [
    'programme/criteria/reads.ts',
    `import { all } from '../units/queries.ts'`,
    '2 programme/criteria/reads.ts:1 queries of units are private to it: programme/units/queries.ts',
  ],
  [
    'programme/criteria/set.queries.ts',
    `import { unitsAsOf } from '../units/reads.ts'`,
    '2 programme/criteria/set.queries.ts:1 queries import reads of units: programme/units/reads.ts',
  ],
  // law 2: pages
  [
    'programme/criteria/pages/one.page.tsx',
    `import { unitsAsOf } from '../../units/reads.ts'\nconst rows = () => unitsAsOf()\nexport default function One() { return rows() }`,
    '2 programme/criteria/pages/one.page.tsx:2 a part of the page that goes to the browser uses unitsAsOf of programme/units/reads.ts',
  ],
  [
    'programme/criteria/pages/one.page.tsx',
    `import { sets } from '../queries.ts'\nexport const loader = () => sets`,
    '2 programme/criteria/pages/one.page.tsx:1 floor 5 imports queries (floor 3): programme/criteria/queries.ts',
  ],
  // law 2: circles
  [
    'programme/units/access.ts',
    `import { may } from './text.ts'\nexport const mayNot = may`,
    '2 programme/units/text.ts:1 a circle of imports: units/access.ts → units/text.ts → units/access.ts',
  ],
  // law 3
  [
    'programme/units/views.ts',
    `export const now = () =>\n  new Date()`,
    '3 programme/units/views.ts:2 reads the clock (Date without a given instant)',
  ],
  [
    'programme/units/views.ts',
    `export const now = () => Date.now()`,
    '3 programme/units/views.ts:1 reads the clock (Date without a given instant)',
  ],
  [
    'programme/units/views.ts',
    `const { now } = Date\nexport { now }`,
    '3 programme/units/views.ts:1 reads the clock (Date without a given instant)',
  ],
  ['programme/units/views.ts', `export const pick = Math['random']`, '3 programme/units/views.ts:1 draws randomness (Math.random)'],
  ['programme/units/views.ts', `export const home = process.env.HOME`, '3 programme/units/views.ts:1 reads the environment (process)'],
  ['programme/units/views.ts', `export const get = () => fetch('/')`, '3 programme/units/views.ts:1 talks to the network (fetch)'],
  ['programme/units/views.ts', `export const url = import.meta.url`, '3 programme/units/views.ts:1 reads import.meta'],
  ['programme/units/views.ts', `import { readFileSync } from 'node:fs'`, '3 programme/units/views.ts:1 imports node:fs'],
  ['programme/units/views.ts', `import { randomUUID, createHash } from 'node:crypto'`, '3 programme/units/views.ts:1 imports node:crypto'],
  ['platform/base/id.ts', `export const id = () => crypto.randomUUID()`, '3 platform/base/id.ts:1 draws randomness (crypto)'],
  // law 4
  ['programme/units/actions.ts', `import { sql } from 'kysely'`, '4 programme/units/actions.ts:1 imports kysely'],
  ['programme/units/actions.ts', 'export const q = `select id\n from units.unit`', '4 programme/units/actions.ts:1 holds SQL'],
  [
    'programme/units/reads.ts',
    `\nexport const q = '-- one row = a unit\\nwith x as (select 1) select * from x'`,
    '4 programme/units/reads.ts:2 holds SQL',
  ],
  ['platform/http/health.ts', `export const q = 'update units.unit set id = 1'`, '4 platform/http/health.ts:1 holds SQL'],
  // law 5
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`\n  insert into units.unit (id) values (1)`',
    '5 programme/criteria/x.queries.ts:2 criteria writes units.unit (insert into)',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`with d as (delete from units.edge returning 1) select 1 from d`',
    '5 programme/criteria/x.queries.ts:1 criteria writes units.edge (delete from)',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`update units . version v set name = 1`',
    '5 programme/criteria/x.queries.ts:1 criteria writes units.version (update)',
  ],
  [
    'programme/criteria/x.queries.ts',
    `export const q = 'copy units.version (id, name) from stdin'`,
    '5 programme/criteria/x.queries.ts:1 criteria writes units.version (copy)',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`truncate criteria.a, units.b`',
    '5 programme/criteria/x.queries.ts:1 criteria writes units.b (truncate)',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`merge into "units"."version" using criteria.a on true`',
    '5 programme/criteria/x.queries.ts:1 criteria writes units.version (merge into)',
  ],
  [
    'programme/criteria/x.queries.ts',
    `export const q = sql\`select nextval('units.unit_id_seq')\``,
    '5 programme/criteria/x.queries.ts:1 criteria writes units.unit_id_seq (move of a sequence)',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`insert into set_version (id) values (1)`',
    '5 programme/criteria/x.queries.ts:1 insert into set_version: the text does not say whose table it is',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`select 1 from figures.release`',
    '5 programme/criteria/x.queries.ts:1 criteria reads figures.release, a table of a later module',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = (t: string) => sql`select 1 from ${sql.table(t)}`',
    '5 programme/criteria/x.queries.ts:1 sql.table(…) puts a name into SQL that nobody can read',
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = (t: string) => `delete from criteria.slot_value where id = ${t}`',
    '5 programme/criteria/x.queries.ts:1 builds SQL from strings',
  ],
  [
    'platform/events/log.ts',
    'export const q = sql`update platform.migration set name = 1`',
    '5 platform/events/log.ts:1 platform/events writes platform.migration (update)',
  ],
  // law 6
  [
    'platform/ui/map.tsx',
    `import type { Unit } from '../../programme/units/types.ts'`,
    '6 platform/ui/map.tsx:1 platform/ui imports module units: programme/units/types.ts',
  ],
]

test.each(planted)('planted in %s: %s', (path, text, expected) => {
  // the second half of the planted circle
  const other: Record<string, string> = text.includes('mayNot')
    ? { 'src/programme/units/text.ts': `import { mayNot } from './access.ts'\nexport const may = mayNot` }
    : text.includes('search.client')
      ? { 'src/programme/units/pages/search.client.ts': `export const begin = () => document.title` }
      : {}
  const breaches = breachesOf({ [`src/${path}`]: text, ...other }).map(shortly)
  expect(breaches).toEqual([expected])
})

/** What looks like a breach and is none: path, text. */
const allowed: [path: string, text: string][] = [
  ['programme/criteria/pages/row.part.tsx', `export const Row = () => null`],
  [
    'programme/criteria/pages/sets.island.ts',
    `import Dexie from 'dexie'\nimport { fold } from '../../../platform/text/fold.ts'\nimport { isUnit } from '../../units/rules.ts'\nimport { find } from '../../units/pages/search.client.ts'\nimport { judge } from '../judge.rules.ts'\nexport const all = [Dexie, fold, isUnit, find, judge, document.title]`,
  ],
  ['programme/units/views.ts', `export const at = (ms: number) => [new Date(ms), Date.UTC(2020, 0, 1), Math.floor(1.5)]`],
  ['programme/units/views.ts', `export const run = (process: { env: string }, fetch: () => void) => [process.env, fetch()]`],
  ['programme/units/views.ts', `export const view = { document: 'x', process: 1 }\nexport const name = view.document`],
  ['programme/units/views.ts', `import { createHash } from 'node:crypto'\nexport const hash = createHash`],
  ['programme/units/views.ts', `import type { Transaction } from 'kysely'\nexport type T = Transaction<{}>`],
  ['programme/units/text.ts', `export const text = 'Select the unit, then update it; delete what is wrong'`],
  [
    'programme/criteria/x.queries.ts',
    `export const q = sql\`create temporary table incoming (id int) on commit drop\`\nexport const r = sql\`insert into incoming values (1)\``,
  ],
  [
    'programme/criteria/x.queries.ts',
    "export const q = sql`select 'delete from units.unit' from units.unit for update -- update units.unit set x\n`",
  ],
  [
    'programme/criteria/x.queries.ts',
    'export const q = sql`insert into criteria.a select 1 from units.unit on conflict (id) do\n  update set id = excluded.id`',
  ],
  [
    'programme/criteria/pages/one.page.tsx',
    `import type { Route } from './+types/one.page'\nexport { loader } from '../../units/reads.ts'\nexport default (p: Route.ComponentProps) => p`,
  ],
]

test.each(allowed)('allowed in %s: %s', (path, text) => {
  expect(breachesOf({ [`src/${path}`]: text }).map(shortly)).toEqual([])
})
