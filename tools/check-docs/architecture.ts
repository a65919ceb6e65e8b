import type { Fault, House } from './house.ts'
import { pathsOf, proseOf } from './links.ts'

const file = 'ARCHITECTURE.md'
const rename = 'rename it here as it is named in the tree, or drop it'

/** A path in the text as a pattern: `<id>`, `…` and `*` stand for any name, `{a,b}` for each. */
function matches(paths: Set<string>, written: string): boolean {
  const choice = /^(.*)\{([^}]*)\}(.*)$/.exec(written)
  if (choice) return (choice[2] ?? '').split(',').every((one) => matches(paths, `${choice[1]}${one}${choice[3]}`))
  const path = written.replace(/\/$/, '')
  if (!/[<*…]/.test(path)) return paths.has(path)
  const escaped = path.replace(/<[^>]*>|\*|…/g, '\0').replace(/[.+?^$()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`^${escaped.replaceAll('\0', '[^/]+')}$`)
  return [...paths].some((one) => pattern.test(one))
}

/** Paths written as code, where the first part is a file or folder of the root (or of src/). */
function namedPaths(text: string, paths: Set<string>): { line: number; path: string }[] {
  const isOurs = (path: string) => {
    const first = path.split('/')[0] ?? ''
    return path.includes('/') ? paths.has(first) || first === 'src' : /^[A-Z]+\.md$|\.json$/.test(path)
  }
  return proseOf(text).flatMap(({ line, text: prose }) =>
    [...prose.matchAll(/`([^`\s]+)`/g)].map((match) => ({ line, path: match[1] ?? '' })).filter(({ path }) => isOurs(path)),
  )
}

/** The drawn tree: `├─ name/ what it is`, three columns a level. */
function drawnPaths(text: string): { line: number; path: string }[] {
  const found: { line: number; path: string }[] = []
  const trail: string[] = []
  text.split('\n').forEach((line, index) => {
    const drawn = /^((?:[│ ] {2})*)[├└]─ (.*)$/.exec(line)
    if (!drawn) return
    const depth = (drawn[1] ?? '').length / 3
    const names = (drawn[2] ?? '').split(/\s+/)
    const end = names.findIndex((name) => !/^[\w.<>*+-]+(\/|\.\w+)$|^\.[\w/]+$/.test(name))
    for (const name of end === -1 ? names : names.slice(0, end)) {
      trail.length = depth
      found.push({ line: index + 1, path: [...trail, name.replace(/\/$/, '')].join('/') })
      trail[depth] = name.replace(/\/$/, '')
    }
  })
  return found
}

/** Every file and folder that ARCHITECTURE.md names or draws exists. */
export function checkNamedFiles({ files, documents }: House): Fault[] {
  const text = documents.get(file)
  if (text === undefined) return [{ file, line: 1, what: 'is missing', mend: 'describe the house as it is' }]
  const paths = pathsOf(files)
  return [...namedPaths(text, paths), ...drawnPaths(text)]
    .filter(({ path }) => !matches(paths, path))
    .map(({ line, path }) => ({ file, line, what: `names ${path}, which does not exist`, mend: rename }))
}

/** Rows of the dependency table: `| `name` | reason | runner-up |`. */
function rowsOf(text: string): { line: number; names: string[]; reason: string; runnerUp: string }[] {
  const start = text.split('\n').findIndex((line) => /^#+ .*Dependencies/.test(line))
  if (start === -1) return []
  return proseOf(text).flatMap(({ line, text: prose }) => {
    const cells = line > start + 1 && prose.startsWith('|') ? prose.split('|').map((cell) => cell.trim()) : []
    const names = [...(cells[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
    return names.length === 0 ? [] : [{ line, names, reason: cells[2] ?? '', runnerUp: cells[3] ?? '' }]
  })
}

/** Every dependency stands in the table with its reason and its runner-up, and its version is exact. */
export function checkDependencies({ documents, packageJson }: House): Fault[] {
  const rows = rowsOf(documents.get(file) ?? '')
  const groups = [packageJson.dependencies, packageJson.devDependencies, packageJson.optionalDependencies]
  const wanted = groups.flatMap((group) => Object.entries(group ?? {}))
  const named = new Map(rows.flatMap((row) => row.names.map((name) => [name, row] as const)))
  const faults: Fault[] = []
  for (const [name, version] of wanted) {
    if (!/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
      faults.push({ file: 'package.json', line: 1, what: `${name} is not pinned: ${version}`, mend: 'npm install --save-exact' })
    // type packages go with the package that they describe
    const described = name.startsWith('@types/') && name !== '@types/node'
    if (!named.has(name) && !described)
      faults.push({ file, line: 1, what: `the dependency ${name} is not explained`, mend: 'give it a row: name, reason, runner-up' })
  }
  for (const [name, row] of named) {
    if (!wanted.some(([one]) => one === name))
      faults.push({ file, line: row.line, what: `${name} is explained but not in package.json`, mend: 'drop the row' })
    if (row.reason === '' || row.runnerUp === '')
      faults.push({
        file,
        line: row.line,
        what: `${name} lacks its reason or its runner-up`,
        mend: 'say both; «–» where there is no other',
      })
  }
  return faults
}
