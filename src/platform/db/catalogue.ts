/**
 * Writes the schema of a database as SQL that makes the same schema again: the PostgreSQL of the npm package has no pg_dump.
 * The text depends on the schema only, never on the order in which it came about, so two databases can be compared by it.
 * What it cannot tell yet (partitions, aggregates, rights on columns …) it refuses to pass over in silence.
 */
import type pg from 'pg'
import * as queries from './catalogue.queries.ts'

export async function readCatalogue(client: pg.ClientBase): Promise<string> {
  const [strangers] = await queries.untold(client)
  if (strangers)
    throw new Error(`the catalogue reader cannot tell ${strangers.what} ${strangers.name}: teach it in src/platform/db/catalogue.ts`)
  const sections = [
    [
      '-- The schema after all migrations, for reading and comparing. Written by `npm run schema`; not edited by hand, never run on real data.',
    ],
    ['set check_function_bodies = off;'],
    (await queries.schemas(client)).map(({ name }) => `create schema ${name};`),
    (await queries.extensions(client)).map(({ name, schema }) => `create extension ${name} with schema ${schema};`),
    (await queries.enums(client)).map(({ name, labels }) => `create type ${name} as enum (${labels});`),
    await relationsAndFunctions(client),
    (await queries.foreignKeys(client)).map(({ place, name, definition }) => `alter table ${place} add constraint ${name} ${definition};`),
    (await queries.indexes(client)).map(({ definition }) => `${definition};`),
    (await queries.statistics(client)).map(({ definition }) => `${definition};`),
    (await queries.triggers(client)).map(({ definition }) => `${definition};`),
    await rowSecurity(client),
    await rights(client),
    (await queries.comments(client)).map(({ what, text }) => `comment on ${what} is ${text};`),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/**
 * The catalogue in its settled form: told again by an empty database (`bare`) that was made from it.
 * PostgreSQL names some columns of a view only when it reads its own words back; after one round the text no longer moves.
 */
export async function settledCatalogue(client: pg.ClientBase, bare: pg.ClientBase): Promise<string> {
  await bare.query(await readCatalogue(client))
  return readCatalogue(bare)
}

/** Tables, views and functions, by name, but each after what it stands on. */
async function relationsAndFunctions(client: pg.ClientBase): Promise<string[]> {
  const pieces = new Map<string, string>()
  for (const { key, definition } of await queries.functions(client)) pieces.set(key, `\n${definition.trim()};`)
  for (const { key, kind, name, options, definition } of await queries.views(client))
    pieces.set(key, `\ncreate ${kind} ${name}${options} as\n${definition.trim().replace(/;$/, '')};`)
  const lines = Map.groupBy(await queries.tableLines(client), ({ key }) => key)
  for (const { key, name, unlogged, options } of await queries.tables(client)) {
    const body = (lines.get(key) ?? []).map(({ line }) => `  ${line}`)
    pieces.set(key, `\ncreate ${unlogged ? 'unlogged ' : ''}table ${name} (\n${body.join(',\n')}\n)${options};`)
  }
  const needs = Map.groupBy(await queries.dependencies(client), ({ key }) => key)
  const written = new Set<string>()
  const ordered: string[] = []
  const put = (key: string): void => {
    const piece = pieces.get(key)
    if (piece === undefined || written.has(key)) return
    written.add(key)
    for (const { on } of needs.get(key) ?? []) put(on)
    ordered.push(piece)
  }
  for (const key of [...pieces.keys()].sort()) put(key)
  return ordered
}

/** Rights of other roles than the owner; the roles themselves are the server's, so they are made where they are missing. */
async function rights(client: pg.ClientBase): Promise<string[]> {
  const given = await queries.rights(client)
  const roles = [...new Set(given.map(({ role }) => role))].filter((role) => role !== 'public')
  const make = roles.map(
    (role) => `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$;`,
  )
  return [...make, ...given.map(({ words }) => `${words};`)]
}

async function rowSecurity(client: pg.ClientBase): Promise<string[]> {
  const switches = (await queries.securedTables(client)).flatMap(({ name, forced }) => [
    `alter table ${name} enable row level security;`,
    ...(forced ? [`alter table ${name} force row level security;`] : []),
  ])
  const policies = (await queries.policies(client)).map(
    ({ name, place, permissive, command, roles, using, check }) =>
      `create policy ${name} on ${place} as ${permissive} for ${command} to ${roles}${using}${check};`,
  )
  return [...switches, ...policies]
}
