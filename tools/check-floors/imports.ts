import { clientUses } from './page.ts'
import type { Place, RoomName } from './place.ts'
import { type Import, importsOf, parse } from './source.ts'
import type { Breach, Tree } from './tree.ts'

type Room = Extract<Place, { kind: 'room' }>
type No = { law: 2 | 6; what: string; mend: string }

const sqlPackages = ['kysely', 'pg', 'pg-copy-streams']
const isAct = (name: RoomName) => name === 'actions' || name === 'reads' || name === 'jobs'
const isShared = (room: Room) => room.floor === 1 || room.name === 'actions' || room.name === 'reads'

const toPlatform: Record<Room['floor'], readonly string[]> = {
  1: ['base', 'text'],
  3: ['base', 'text', 'db', 'events', 'files', 'jobs'],
  4: ['base', 'text', 'db', 'events', 'files', 'jobs', 'mail', 'paper'],
  5: ['base', 'text', 'ui', 'http'],
  6: ['base', 'text', 'db', 'events', 'files', 'jobs', 'mail', 'paper', 'http', 'ui'],
}

const betweenPlatform: Record<string, readonly string[]> = {
  base: ['base'],
  text: ['base', 'text'],
  db: ['base', 'text', 'db'],
  events: ['base', 'text', 'db', 'events'],
  files: ['base', 'text', 'db', 'events', 'files'],
  jobs: ['base', 'text', 'db', 'events', 'files', 'jobs'],
  mail: ['base', 'text', 'mail'],
  paper: ['base', 'text', 'paper'],
  http: ['base', 'text', 'db', 'events', 'files', 'jobs', 'paper', 'http', 'ui'],
  ui: ['base', 'text', 'ui'],
}

/** Rooms of the same module that a room may import. */
function withinModule(from: Room, to: Room): boolean {
  if (from.floor === 1) return to.floor === 1
  if (from.name === 'queries') return to.name === 'types' || to.name === 'queries'
  if (isAct(from.name)) return to.floor <= 4
  if (from.name === 'page') return isShared(to) || to.name === 'page'
  if (from.name === 'client') return to.floor === 1 || to.name === 'client'
  return true
}

/** Rooms of an earlier module that a room may import. */
function fromEarlier(from: Room, to: Room, typeOnly: boolean): boolean {
  if (from.floor === 1) return to.floor === 1
  if (from.name === 'client') return to.floor === 1 || to.name === 'client'
  if (from.name === 'queries') return to.name === 'types' && typeOnly
  return isShared(to)
}

function betweenRooms(from: Room, to: Room, order: readonly string[], typeOnly: boolean): No | null {
  if (from.module === to.module) {
    if (withinModule(from, to)) return null
    const mend =
      from.name === 'client' || to.name === 'client'
        ? 'the browser and the server meet in the page: hand it over in a data- attribute, or ask the API'
        : 'let the higher floor call this one and hand over what it needs'
    return { law: 2, what: `floor ${from.floor} imports ${to.name} (floor ${to.floor})`, mend }
  }
  if (order.indexOf(to.module) > order.indexOf(from.module))
    return {
      law: 2,
      what: `${from.module} imports the later module ${to.module}`,
      mend: `move the noun down to ${from.module}, or let ${to.module} listen to ${from.module}'s event`,
    }
  if (fromEarlier(from, to, typeOnly)) return null
  if (to.name === 'queries')
    return {
      law: 2,
      what: `queries of ${to.module} are private to it`,
      mend: `call ${to.module}'s reads or actions, or read its tables in own SQL`,
    }
  if (from.name === 'queries')
    return {
      law: 2,
      what: `queries import ${to.name} of ${to.module}`,
      mend: `import type from its types.ts, or read its tables in own SQL`,
    }
  return {
    law: 2,
    what: `${from.name} imports ${to.name} of ${to.module}`,
    mend: `only floor 1, reads and actions of an earlier module are open`,
  }
}

function verdictOn(from: Place, to: Place, order: readonly string[], typeOnly: boolean): No | null {
  if (from.kind === 'entry' || from.kind === 'free' || to.kind === 'free') return null
  if (from.kind === 'platform') {
    if (to.kind === 'room')
      return {
        law: 6,
        what: `platform/${from.folder} imports module ${to.module}`,
        mend: 'let the module pass what is needed, or move the code into the module',
      }
    if (to.kind === 'platform' && (betweenPlatform[from.folder] ?? []).includes(to.folder)) return null
  } else if (to.kind === 'room') return betweenRooms(from, to, order, typeOnly)
  else if (to.kind === 'platform' && (from.name === 'client' ? toPlatform[1] : toPlatform[from.floor]).includes(to.folder)) return null
  const here = from.kind === 'room' ? from.name : `platform/${from.folder}`
  const there = to.kind === 'platform' ? `platform/${to.folder}` : 'an entry of src/'
  return {
    law: 2,
    what: `${here} (floor ${from.floor}) imports ${there} (floor ${to.floor})`,
    mend: 'take it as an argument from the floor above',
  }
}

const holdsSql = (place: Place): boolean =>
  (place.kind === 'room' && place.name === 'queries') || (place.kind === 'platform' && ['db', 'events', 'jobs'].includes(place.folder))

function ofPackage(place: Place, one: Import): Omit<Breach, 'file' | 'line'> | null {
  const name = one.specifier
    .split('/')
    .slice(0, one.specifier.startsWith('@') ? 2 : 1)
    .join('/')
  if (one.typeOnly || !sqlPackages.includes(name) || holdsSql(place)) return null
  return { law: 4, what: `imports ${name}`, mend: 'only queries.ts and platform/{db,events,jobs} talk to PostgreSQL: call a query' }
}

function ofPath(place: Place, one: Import, places: Map<string, Place>, order: readonly string[]): No | null {
  const target = one.target as string
  if (target.includes('/+types/')) return null
  if (/\.test\.tsx?$/.test(target)) return { law: 2, what: `imports the test ${target}`, mend: 'move what both need out of the test' }
  if (!target.startsWith('src/'))
    return place.kind === 'entry' && !one.typeOnly && target.endsWith('.json')
      ? null
      : {
          law: 2,
          what: `imports ${target}, outside src/`,
          mend: 'source stands on source: move the code into src/, data is read by its owner',
        }
  const to = places.get(target)
  if (to === undefined) return null
  const no = verdictOn(place, to, order, one.typeOnly)
  return no === null ? null : { ...no, what: `${no.what}: ${target.replace('src/', '')}` }
}

/** Laws 2, 4 (packages) and 6: what every file imports. */
export function checkImports(tree: Tree, places: Map<string, Place>, order: readonly string[]): { breaches: Breach[]; imports: number } {
  const breaches: Breach[] = []
  const graph = new Map<string, { target: string; line: number }[]>()
  let imports = 0
  for (const [path, place] of places) {
    if (place.kind === 'free') continue
    const source = parse(path, tree.get(path) ?? '')
    const all = importsOf(path, source)
    imports += all.length
    for (const one of all) {
      const no = one.target === null ? ofPackage(place, one) : ofPath(place, one, places, order)
      if (no !== null) breaches.push({ file: path, line: one.line, ...no })
    }
    const values = all.flatMap((one) =>
      one.target !== null && !one.typeOnly && places.has(one.target) ? [{ target: one.target, line: one.line }] : [],
    )
    graph.set(path, values)
    if (place.kind === 'room' && place.name === 'page') breaches.push(...clientUses(path, source, all, places))
  }
  return { breaches: [...breaches, ...circles(graph)], imports }
}

/** Circles of value imports: each is named once, at the import that closes it. */
function circles(graph: Map<string, { target: string; line: number }[]>): Breach[] {
  const found: Breach[] = []
  const state = new Map<string, 'open' | 'closed'>()
  const walk = (path: string, trail: string[]): void => {
    state.set(path, 'open')
    for (const { target, line } of graph.get(path) ?? []) {
      if (state.get(target) === 'open') {
        const circle = [...trail.slice(trail.indexOf(target)), target].map((one) => one.replace(/^src\/(programme|platform)\//, ''))
        found.push({
          law: 2,
          file: path,
          line,
          what: `a circle of imports: ${circle.join(' → ')}`,
          mend: 'move what both need into a file of its own',
        })
      } else if (!state.has(target)) walk(target, [...trail, target])
    }
    state.set(path, 'closed')
  }
  for (const path of graph.keys()) if (!state.has(path)) walk(path, [path])
  return found
}
