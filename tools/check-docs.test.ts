import { expect, test } from 'vitest'
import { type House, readHouse } from './check-docs/house.ts'
import { checkDocs, tell } from './check-docs.ts'

const decision = (number: string) => `# ${number} Modules first\n\n## Context\n\n## Choice\n\n## Consequences\n\n## What was tried\n`

const architecture = `# Architecture

Pages stand in \`src/programme/<module>/pages/\`, see \`src/{app,cli}.ts\`.

\`\`\`
├─ README.md  LICENSE.md
├─ src/          the source
│  ├─ programme/
│  │  └─ units/     units over time
│  └─ app.ts  cli.ts
└─ decisions/
\`\`\`

## Dependencies

| Name | Why | Runner-up |
|---|---|---|
| \`pg\`, \`kysely\` | SQL stays readable | Drizzle |
`

/** A sound house with some documents replaced. */
const house = (documents: Record<string, string> = {}, change: Partial<House> = {}): House => {
  const texts = new Map(
    Object.entries({
      'README.md': '`npm ci && npm start`\n`npm ci && npm test`\n[how](ARCHITECTURE.md#dependencies) [reasons](decisions/)\n',
      'ARCHITECTURE.md': architecture,
      'LICENSE.md': '',
      'src/programme/units/README.md': 'units',
      'decisions/0001-modules-first.md': decision('0001'),
      'decisions/0002-other.md': decision('0002'),
      ...documents,
    }),
  )
  return {
    files: [...texts.keys(), 'package.json', 'src/app.ts', 'src/cli.ts', 'src/programme/units/pages/unit.page.tsx'],
    documents: texts,
    packageJson: {
      scripts: { start: '', test: '', floors: '' },
      dependencies: { pg: '8.23.1', kysely: '0.29.9' },
      devDependencies: { '@types/pg': '8.0.0' },
    },
    modules: ['units'],
    workplace: [],
    ...change,
  }
}

const faults = (one: House): string[] => checkDocs(one).map(({ file, line, what }) => `${file}:${line} ${what}`)

test('a sound house has no fault', () => {
  expect(faults(house())).toEqual([])
})

test('the documents of this house are true', () => {
  expect(checkDocs(readHouse('.')).map(tell)).toEqual([])
})

const commands = '`npm ci && npm start`, `npm ci && npm test`\n'

/** A document with one planted fault a row, and the only fault expected. */
const planted: [file: string, text: string, expected: string][] = [
  ['README.md', `${commands}[x](docs/none.md)`, 'README.md:2 the link docs/none.md leads nowhere'],
  ['README.md', `${commands}![x](docs/pictures/home.png)`, 'README.md:2 the link docs/pictures/home.png leads nowhere'],
  ['README.md', `${commands}[x](ARCHITECTURE.md#floors)`, 'README.md:2 ARCHITECTURE.md has no heading #floors'],
  [
    'src/programme/units/README.md',
    '[x](../criteria/README.md)',
    'src/programme/units/README.md:1 the link ../criteria/README.md leads nowhere',
  ],
  ['ARCHITECTURE.md', `See \`src/worker.ts\`.\n${architecture}`, 'ARCHITECTURE.md:1 names src/worker.ts, which does not exist'],
  ['ARCHITECTURE.md', `See \`src/{app,worker}.ts\`.\n${architecture}`, 'ARCHITECTURE.md:1 names src/{app,worker}.ts, which does not exist'],
  [
    'ARCHITECTURE.md',
    `See \`src/programme/<module>/jobs.ts\`.\n${architecture}`,
    'ARCHITECTURE.md:1 names src/programme/<module>/jobs.ts, which does not exist',
  ],
  ['ARCHITECTURE.md', architecture.replace('units/ ', 'people/'), 'ARCHITECTURE.md:9 names src/programme/people, which does not exist'],
  ['ARCHITECTURE.md', architecture.replace('cli.ts\n└', 'worker.ts\n└'), 'ARCHITECTURE.md:10 names src/worker.ts, which does not exist'],
  ['ARCHITECTURE.md', architecture.replace(', `kysely`', ''), 'ARCHITECTURE.md:1 the dependency kysely is not explained'],
  ['ARCHITECTURE.md', architecture.replace('`kysely`', '`kysely`, `zod`'), 'ARCHITECTURE.md:18 zod is explained but not in package.json'],
  ['README.md', `${commands}npm run bench`, 'README.md:2 names «npm run bench», which package.json lacks'],
  ['README.md', 'npm start, npm test', 'README.md:1 does not show «npm ci && npm start» and «npm ci && npm test»'],
  ['src/programme/units/README.md', 'line\n'.repeat(61), 'src/programme/units/README.md:61 has 61 lines'],
  ['decisions/0004-gap.md', decision('0004'), 'decisions/0004-gap.md:1 should be number 0003'],
  ['decisions/0002-other.md', decision('0003'), 'decisions/0002-other.md:1 its title does not begin with its number'],
  ['decisions/0002-other.md', decision('0002').replace('## What was tried\n', ''), 'decisions/0002-other.md:1 lacks: What was tried'],
]

test.each(planted)('planted in %s: %s', (file, text, expected) => {
  expect(faults(house({ [file]: text }))).toEqual([expected])
})

test('a row of the dependency table that gives no runner-up is told for each name', () => {
  const bare = architecture.replace('Drizzle', '')
  expect(faults(house({ 'ARCHITECTURE.md': bare }))).toEqual([
    'ARCHITECTURE.md:18 pg lacks its reason or its runner-up',
    'ARCHITECTURE.md:18 kysely lacks its reason or its runner-up',
  ])
})

test('a version that may float is told', () => {
  const packageJson = { ...house().packageJson, dependencies: { pg: '^8.23.1', kysely: '0.29.9' } }
  expect(faults(house({}, { packageJson }))).toEqual(['package.json:1 pg is not pinned: ^8.23.1'])
})

test('a module without a README, and one without any file, are told', () => {
  const files = [...house().files, 'src/programme/criteria/types.ts']
  expect(faults(house({}, { files, modules: ['units', 'criteria', 'plan'] }))).toEqual([
    'src/programme/criteria/README.md:1 is missing',
    'src/programme/order.ts:1 lists plan, which has no file',
  ])
})

test('a name of this workplace is told', () => {
  expect(faults(house({}, { workplace: [{ file: 'README.md', name: '/desk/' }] }))).toEqual(['README.md:1 names this workplace: /desk/'])
})
