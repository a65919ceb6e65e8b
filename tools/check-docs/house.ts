import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { readOrder } from '../check-floors/place.ts'
import { listFiles, readTree } from '../check-floors/tree.ts'

/** What the documents are checked against. Tests make one by hand and plant a fault in it. */
export type House = {
  /** every file that git knows of or would take, from the root */
  files: string[]
  /** texts of the Markdown files */
  documents: Map<string, string>
  packageJson: { scripts?: Record<string, string> } & Partial<
    Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
  >
  modules: string[]
  /** names of this workplace that no file may hold, and the files that hold one */
  workplace: { file: string; name: string }[]
}

/** A fault of a document: where, what, how to mend it. */
export type Fault = { file: string; line: number; what: string; mend: string }

const everyonesFolders = ['/', '/tmp', '/home', '/root', '/opt', '/srv', '/var', '/usr', '/Users', '/app', '/src', '/builds']
const everyonesHosts = ['localhost']

/** Names that tell where this copy happens to stand: the folder above it, the registry's host, the machine. */
function workplaceNames(root: string): string[] {
  const above = dirname(resolve(root))
  const registry = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  const host = URL.canParse(registry) ? new URL(registry).host : ''
  const machine = hostname()
  return [
    everyonesFolders.includes(above) ? '' : `${above}/`,
    everyonesHosts.includes(host.replace(/:\d+$/, '')) ? '' : host,
    machine.length >= 8 && !everyonesHosts.includes(machine) ? machine : '',
  ].filter((name) => name !== '')
}

const isText = (path: string) => !/\.(png|webp|jpe?g|topojson|xlsx|woff2?|ico|csv)$/.test(path)

export function readHouse(root: string): House {
  const files = listFiles(root, '.')
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const names = workplaceNames(root)
  const workplace = files.filter(isText).flatMap((file) => {
    const text = read(file)
    return names.filter((name) => text.includes(name)).map((name) => ({ file, name }))
  })
  return {
    files,
    documents: new Map(files.filter((path) => path.endsWith('.md')).map((path) => [path, read(path)])),
    packageJson: JSON.parse(read('package.json')),
    modules: readOrder(readTree(root)),
    workplace,
  }
}
