import { checkFloors } from '../check-floors.ts'
import { type Breach, type Tree, describe as told } from './tree.ts'

/** A small sound house: two modules, the platform below, one page. Tests plant one breach in it. */
const sound: Record<string, string> = {
  'src/programme/order.ts': `export const order = ['units', 'criteria', 'figures'] as const`,
  'src/platform/base/day.ts': `export const addDay = (at: Date) => new Date(at.getTime() + 86_400_000)`,
  'src/platform/text/fold.ts': `import { addDay } from '../base/day.ts'\nexport const fold = (text: string) => [text.normalize('NFD'), addDay]`,
  'src/platform/db/database.ts': `import pg from 'pg'\nexport type Tx = pg.Client\nexport const begin = 'create table if not exists platform.migration (name text)'`,
  'src/platform/http/load.ts': `import type { Tx } from '../db/database.ts'\nexport const load = (work: (tx: Tx) => unknown) => work`,
  'src/platform/ui/shell.tsx': `export const Shell = () => null`,
  'src/programme/units/types.ts': `export type Unit = { id: number }`,
  'src/programme/units/rules.ts': `import type { Unit } from './types.ts'\nexport const isUnit = (unit: Unit) => unit.id > 0`,
  'src/programme/units/queries.ts': `import { sql } from 'kysely'\nimport type { Unit } from './types.ts'\nexport const all = sql<Unit>\`select id from units.unit\`\nexport const put = sql\`insert into units.unit (id) values (1) on conflict do update set id = 2\``,
  'src/programme/units/reads.ts': `import { all } from './queries.ts'\nexport const unitsAsOf = async () => all`,
  'src/programme/criteria/types.ts': `import type { Unit } from '../units/types.ts'\nexport type Set = { unit: Unit }`,
  'src/programme/criteria/judge.rules.ts': `import { isUnit } from '../units/rules.ts'\nexport const judge = isUnit`,
  'src/programme/criteria/queries.ts': `import { sql } from 'kysely'\nimport type { Unit } from '../units/types.ts'\nexport const sets = sql<Unit>\`select s.id from criteria.set_version s join units.unit u on true\``,
  'src/programme/criteria/actions.ts': `import { unitsAsOf } from '../units/reads.ts'\nimport { sets } from './queries.ts'\nexport const publish = async () => [await unitsAsOf(), sets]`,
  'src/programme/criteria/pages/sets.page.tsx': `import { Shell } from '../../../platform/ui/shell.tsx'\nimport { load } from '../../../platform/http/load.ts'\nimport { unitsAsOf } from '../../units/reads.ts'\nconst ask = () => unitsAsOf()\nexport const loader = () => load(ask)\nexport default function Sets() { return <Shell /> }`,
  'src/programme/criteria/pages/sets.module.css': '',
  'src/programme/criteria/README.md': '',
  'src/programme/criteria/criteria.test.ts': `import { all } from '../units/queries.ts'\nexport const now = [Date.now(), all, 'delete from units.unit']`,
  'src/programme/criteria/commands.ts': `import { Command } from 'commander'\nimport { sets } from './queries.ts'\nimport { load } from '../../platform/http/load.ts'\nexport const commands = [Command, sets, load]`,
  'src/entry.server.tsx': `import { all } from './programme/units/queries.ts'\nexport const everything = all`,
}

/** The breaches of the sound house with some files added or replaced. */
export const breachesOf = (files: Record<string, string> = {}): Breach[] => {
  const tree: Tree = new Map(Object.entries({ ...sound, ...files }))
  return checkFloors(tree).breaches
}

/** As people read them: `law file:line what`. */
export const shortly = (breach: Breach): string => {
  if (!told(breach).includes(breach.mend)) throw new Error('a breach that does not say how to mend it')
  return `${breach.law} ${breach.file.replace('src/', '')}:${breach.line} ${breach.what}`
}
