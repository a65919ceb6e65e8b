import type { Fault, House } from './house.ts'

/** npm commands of the root's documents exist in package.json. */
export function checkScripts({ documents, packageJson }: House): Fault[] {
  const scripts = packageJson.scripts ?? {}
  const faults: Fault[] = []
  for (const [file, text] of documents) {
    if (file.includes('/') && !file.startsWith('bench/')) continue
    text.split('\n').forEach((prose, index) => {
      for (const [command, , run, short] of prose.matchAll(/\bnpm (run (?:--silent |-s )?([\w:-]+)|(test|start))\b/g)) {
        const name = run ?? short ?? ''
        if (!Object.hasOwn(scripts, name))
          faults.push({ file, line: index + 1, what: `names «${command}», which package.json lacks`, mend: 'name a script that exists' })
      }
    })
  }
  return faults
}

const firstCommands = ['npm ci && npm start', 'npm ci && npm test']

/** README shows its two commands, the first before the second. */
export function checkCommands({ documents }: House): Fault[] {
  const text = documents.get('README.md') ?? ''
  const at = firstCommands.map((command) => text.indexOf(command))
  const isShown = at.every((index) => index !== -1) && (at[0] as number) < (at[1] as number)
  return isShown
    ? []
    : [{ file: 'README.md', line: 1, what: `does not show «${firstCommands.join('» and «')}»`, mend: 'show both commands first' }]
}

/** Every module that has source says in a README of at most 60 lines what it is. */
export function checkModules({ files, documents, modules }: House): Fault[] {
  return modules.flatMap((module) => {
    const folder = `src/programme/${module}`
    const file = `${folder}/README.md`
    const text = documents.get(file)
    if (text === undefined)
      return files.some((path) => path.startsWith(`${folder}/`))
        ? [{ file, line: 1, what: 'is missing', mend: 'say its nouns, verbs, states, and why, in at most 60 lines' }]
        : [
            {
              file: 'src/programme/order.ts',
              line: 1,
              what: `lists ${module}, which has no file`,
              mend: 'list a module when it has its first file',
            },
          ]
    const lines = text.trimEnd().split('\n').length
    return lines > 60 ? [{ file, line: 61, what: `has ${lines} lines`, mend: 'at most 60: nouns, verbs, states, why' }] : []
  })
}

const chapters = ['Context', 'Choice', 'Consequences', 'What was tried']

/** Decisions are numbered without gaps; each says its decision in the title, then context, choice, consequences, and what was tried. */
export function checkDecisions({ files, documents }: House): Fault[] {
  const pages = files.filter((path) => path.startsWith('decisions/') && path.endsWith('.md')).sort()
  return pages.flatMap((file, index): Fault[] => {
    const number = String(index + 1).padStart(4, '0')
    const text = documents.get(file) ?? ''
    const missing = chapters.filter((chapter) => !text.includes(`\n## ${chapter}\n`))
    return [
      ...(/^decisions\/\d{4}-[a-z0-9-]+\.md$/.test(file) && file.startsWith(`decisions/${number}-`)
        ? []
        : [{ file, line: 1, what: `should be number ${number}`, mend: 'number decisions without gaps: NNNN-what-was-decided.md' }]),
      ...(text.startsWith(`# ${file.slice(10, 14)} `)
        ? []
        : [
            {
              file,
              line: 1,
              what: 'its title does not begin with its number',
              mend: `begin with «# ${number} the decision as a sentence»`,
            },
          ]),
      ...(missing.length > 0
        ? [{ file, line: 1, what: `lacks: ${missing.join(', ')}`, mend: `write the chapters ${chapters.join(', ')}` }]
        : []),
    ]
  })
}

/** No file tells where this copy happens to stand. */
export const checkWorkplace = ({ workplace }: House): Fault[] =>
  workplace.map(({ file, name }) => ({ file, line: 1, what: `names this workplace: ${name}`, mend: 'write a relative path, or nothing' }))
