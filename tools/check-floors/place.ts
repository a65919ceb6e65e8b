import ts from 'typescript'
import type { Breach, Tree } from './tree.ts'

/** Names of floor 1: pure files. */
const pure = ['types', 'rules', 'access', 'views', 'text', 'procedures', 'metrics'] as const

const floorOfName = {
  ...(Object.fromEntries(pure.map((name) => [name, 1])) as Record<(typeof pure)[number], 1>),
  queries: 3,
  actions: 4,
  reads: 4,
  jobs: 4,
  routes: 6,
  api: 6,
  commands: 6,
} as const
/** `client`: what runs in the browser, an island or what islands share. */
export type RoomName = keyof typeof floorOfName | 'page' | 'client'

const platformFloors: Record<string, 0 | 2 | 5> = {
  base: 0,
  text: 0,
  db: 2,
  events: 2,
  files: 2,
  jobs: 2,
  mail: 2,
  paper: 2,
  http: 5,
  ui: 5,
}

/** Where a file stands. `free` files (tests, styles, READMEs, `order.ts`) are bound by no floor. */
export type Place =
  | { kind: 'room'; module: string; name: RoomName; floor: 1 | 3 | 4 | 5 | 6 }
  | { kind: 'platform'; folder: string; floor: 0 | 2 | 5 }
  | { kind: 'entry'; floor: 7 }
  | { kind: 'free' }

type Refusal = { what: string; mend: string }

const isFree = (path: string) => /\.test\.tsx?$|\.css$|\/README\.md$/.test(path) || path === 'src/programme/order.ts'

/** The place that a path tells, or why it tells none (law 1). */
function placeOf(path: string, order: readonly string[]): Place | Refusal {
  if (isFree(path)) return { kind: 'free' }
  const [, storey, folder, ...rest] = path.split('/')
  if (!/\.tsx?$/.test(path)) return { what: 'is neither source, style, test nor README.md', mend: 'data stands outside src/' }
  if (folder === undefined) return { kind: 'entry', floor: 7 }
  if (storey === 'platform') return platformPlace(folder, rest)
  if (storey === 'programme') return roomOf(folder, rest, order)
  return {
    what: `src/${storey}/ is no storey of the house`,
    mend: 'src/ holds programme/, platform/ and the entries; find the module that owns it',
  }
}

function platformPlace(folder: string, rest: string[]): Place | Refusal {
  const floor = platformFloors[folder]
  if (rest.length === 0 || floor === undefined)
    return { what: `platform/${folder} tells no floor`, mend: `use one of platform/{${Object.keys(platformFloors).join(',')}}/` }
  return { kind: 'platform', folder, floor }
}

function roomOf(module: string, rest: string[], order: readonly string[]): Place | Refusal {
  if (!order.includes(module))
    return { what: `module ${module} does not stand in src/programme/order.ts`, mend: 'add it there, after every module that it imports' }
  if (rest[0] === 'pages') {
    if (rest.length === 2 && /^[a-z0-9-]+\.(page|part)\.tsx$/.test(rest[1] ?? '')) return { kind: 'room', module, name: 'page', floor: 5 }
    if (rest.length === 2 && /^[a-z0-9-]+\.(island|client)\.ts$/.test(rest[1] ?? ''))
      return { kind: 'room', module, name: 'client', floor: 5 }
    return {
      what: `pages/${rest.slice(1).join('/')} is no page`,
      mend: 'name it pages/<noun>.page.tsx, pages/<noun>.island.ts for a script of a page, pages/<noun>.client.ts for what islands share, or pages/<noun>.part.tsx when several pages of the module show it; a general part stands in platform/ui/',
    }
  }
  const name = /^(?:[a-z0-9-]+\.)?([a-z]+)\.ts$/.exec(rest[0] ?? '')?.[1]
  if (rest.length === 1 && name !== undefined && Object.hasOwn(floorOfName, name)) {
    const known = name as keyof typeof floorOfName
    return { kind: 'room', module, name: known, floor: floorOfName[known] }
  }
  return {
    what: `the name ${rest.join('/')} tells no floor`,
    mend: `name it <floor>.ts or <noun>.<floor>.ts, floor one of ${Object.keys(floorOfName).join(', ')}, or pages/<noun>.page.tsx`,
  }
}

/** The modules in import order, as `src/programme/order.ts` lists them. */
export function readOrder(tree: Tree): string[] {
  const text = tree.get('src/programme/order.ts')
  if (text === undefined) throw new Error('src/programme/order.ts is missing: it lists the modules in import order')
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) for (const item of node.elements) if (ts.isStringLiteralLike(item)) names.push(item.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('order.ts', text, ts.ScriptTarget.Latest))
  return names
}

/** Law 1 over the whole tree: the places, and the names that tell none. */
export function layOut(tree: Tree): { places: Map<string, Place>; order: string[]; breaches: Breach[] } {
  const order = readOrder(tree)
  const places = new Map<string, Place>()
  const breaches: Breach[] = []
  for (const path of tree.keys()) {
    const place = placeOf(path, order)
    if ('kind' in place) places.set(path, place)
    else breaches.push({ law: 1, file: path, line: 1, ...place })
  }
  return { places, order, breaches }
}
