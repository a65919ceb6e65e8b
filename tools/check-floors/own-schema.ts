import type { Place } from './place.ts'
import { parse } from './source.ts'
import { rawPieces, type SqlText, sqlTextsOf, type Touch, temporaryTables, touchesOf } from './sql.ts'
import type { Breach, Tree } from './tree.ts'

/** The platform's schemas, by folder. `db` also sets up databases and extensions. */
const platformSchemas: Record<string, readonly string[]> = { db: ['platform'], events: ['events'], jobs: ['jobs'] }

type Owner = { who: string; schemas: readonly string[]; later: readonly string[] }

function ownerOf(place: Place, order: readonly string[]): Owner | null {
  if (place.kind === 'room' && place.name === 'queries')
    return { who: place.module, schemas: [place.module], later: order.slice(order.indexOf(place.module) + 1) }
  const schemas = place.kind === 'platform' ? platformSchemas[place.folder] : undefined
  return place.kind === 'platform' && schemas ? { who: `platform/${place.folder}`, schemas, later: order } : null
}

/** Laws 4 and 5: where SQL stands, and whose tables it touches. */
export function checkSql(tree: Tree, places: Map<string, Place>, order: readonly string[]): { breaches: Breach[]; sentences: number } {
  const breaches: Breach[] = []
  let sentences = 0
  for (const [path, place] of places) {
    if (place.kind === 'free') continue
    const source = parse(path, tree.get(path) ?? '')
    const texts = sqlTextsOf(source)
    sentences += texts.length
    const owner = ownerOf(place, order)
    if (owner === null) {
      for (const { line } of texts)
        breaches.push({ law: 4, file: path, line, what: 'holds SQL', mend: 'move the sentence into queries.ts of the module that asks' })
      continue
    }
    const temporary = texts.flatMap(({ text }) => temporaryTables(text))
    for (const one of texts) breaches.push(...ofText(path, place, owner, one, temporary))
    if (place.kind === 'room')
      for (const { line, call } of rawPieces(source))
        breaches.push({
          law: 5,
          file: path,
          line,
          what: `${call}(…) puts a name into SQL that nobody can read`,
          mend: 'write the table or column out; one sentence a question',
        })
  }
  return { breaches, sentences }
}

function ofText(path: string, place: Place, owner: Owner, sql: SqlText, temporary: string[]): Breach[] {
  const breaches: Breach[] = []
  const at = (law: 4 | 5, offset: number, what: string, mend: string) =>
    breaches.push({ law, file: path, line: sql.line + sql.text.slice(0, offset).split('\n').length - 1, what, mend })
  if (sql.built && place.kind === 'room') at(5, 0, 'builds SQL from strings', 'use sql`…` with parameters')
  for (const one of touchesOf(sql.text)) {
    const no = refusalOf(one, owner, temporary, place)
    if (no !== null) at(5, one.offset, no.what, no.mend)
  }
  return breaches
}

function refusalOf(one: Touch, owner: Owner, temporary: string[], place: Place): { what: string; mend: string } | null {
  const full = one.schema === null ? one.name : `${one.schema}.${one.name}`
  if (!one.writes)
    return one.schema !== null && owner.later.includes(one.schema)
      ? { what: `${owner.who} reads ${full}, a table of a later module`, mend: `ask in ${one.schema}, or move the noun down` }
      : null
  if (one.schema === 'pg_temp' || (one.schema === null && temporary.includes(one.name))) return null
  if (one.schema === null)
    return place.kind === 'platform' && one.name === '$1'
      ? null
      : {
          what: `${one.verb} ${full}: the text does not say whose table it is`,
          mend: `write ${owner.schemas[0]}.${one.name} (search_path is empty)`,
        }
  if (owner.schemas.includes(one.schema)) return null
  return { what: `${owner.who} writes ${full} (${one.verb})`, mend: `call an action of ${one.schema}, which owns the table` }
}
