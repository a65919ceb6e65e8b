import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Level } from '../units/types.ts'
import type { Band, CriteriaSet, SetSummary, Tier } from './types.ts'

const summaryColumns = sql`
  v.set_id as "id", v.version, v.hash, v.aliases, v.name, v.decision, v.issued::text as "issued", v.valid_from::text as "validFrom",
  nullif(v.valid_to, 'infinity')::text as "validTo", v.period, v.level, v.tier, v.province_id as "provinceId",
  v.criteria_count as "criteriaCount", v.bands, v.published_at as "publishedAt", v.published_by as "publishedBy"`

/** One row = one published version, without its criteria; oldest law first. */
export async function summaries(tx: Tx): Promise<SetSummary[]> {
  const { rows } = await sql<SetSummary>`
    select ${summaryColumns} from criteria.set_version v order by v.valid_from, v.level, v.set_id, v.version`.execute(tx)
  return rows
}

/** One row = one published version of the set that bears this id or alias; oldest first. */
export async function versionsOf(tx: Tx, idOrAlias: string): Promise<SetSummary[]> {
  const { rows } = await sql<SetSummary>`
    select ${summaryColumns} from criteria.set_version v
    where v.set_id = ${idOrAlias} or v.aliases @> array[${idOrAlias}]::text[]
    order by v.set_id = ${idOrAlias} desc, v.set_id, v.version`.execute(tx)
  return rows
}

/** One row = the body of one published version. */
export async function bodyOf(tx: Tx, setId: string, version: number): Promise<CriteriaSet | undefined> {
  const { rows } = await sql<{ body: CriteriaSet }>`
    select v.body from criteria.set_version v where v.set_id = ${setId} and v.version = ${version}`.execute(tx)
  return rows[0]?.body
}

/** One row = the body of the version that a day is judged by: of the versions that cover the day the latest, else the latest of all. */
export async function bodyOn(tx: Tx, idOrAlias: string, on: LocalDate | null): Promise<CriteriaSet | undefined> {
  const { rows } = await sql<{ body: CriteriaSet }>`
    select v.body from criteria.set_version v
    where v.set_id = ${idOrAlias} or v.aliases @> array[${idOrAlias}]::text[]
    order by v.set_id = ${idOrAlias} desc, (v.valid_from <= ${on}::date and v.valid_to > ${on}::date) desc nulls last, v.version desc
    limit 1`.execute(tx)
  return rows[0]?.body
}

/** One row = the national set of a level and tier that is in force on a day; of several versions the latest. */
export async function inForce(tx: Tx, level: Level, tier: Tier, on: LocalDate): Promise<CriteriaSet | undefined> {
  const { rows } = await sql<{ body: CriteriaSet }>`
    select v.body from criteria.set_version v
    where v.level = ${level} and v.tier = ${tier} and v.province_id is null and v.valid_from <= ${on} and v.valid_to > ${on}
    order by v.valid_from desc, v.version desc limit 1`.execute(tx)
  return rows[0]?.body
}

/** One row = the newest version of each set that covers the day, body and all. */
export async function bodiesOn(tx: Tx, on: LocalDate): Promise<CriteriaSet[]> {
  const { rows } = await sql<{ body: CriteriaSet }>`
    select distinct on (v.set_id) v.body from criteria.set_version v
    where v.valid_from <= ${on} and v.valid_to > ${on} order by v.set_id, v.version desc`.execute(tx)
  return rows.map(({ body }) => body)
}

/** One row = the hash under which a version was published. */
export async function publishedHash(tx: Tx, setId: string, version: number): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`
    select v.hash from criteria.set_version v where v.set_id = ${setId} and v.version = ${version}`.execute(tx)
  return rows[0]?.hash
}

/** One row = another set that already bears one of these names. */
export async function bearersOf(tx: Tx, setId: string, aliases: string[]): Promise<{ setId: string; alias: string }[]> {
  const { rows } = await sql<{ setId: string; alias: string }>`
    select distinct v.set_id as "setId", a.alias
    from criteria.set_version v cross join lateral unnest(v.aliases || v.set_id) as a (alias)
    where v.set_id <> ${setId} and a.alias = any (${[setId, ...aliases]}::text[])`.execute(tx)
  return rows
}

/** The province that bears the code on a day. */
export async function provinceByCode(tx: Tx, code: string, on: LocalDate): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select v.unit_id as "id" from units.live v
    where v.code = ${code} and v.level = 'province' and v.valid_from <= ${on} and v.valid_to > ${on}`.execute(tx)
  return rows[0]?.id
}

export type NewVersion = { set: CriteriaSet; hash: string; provinceId: number | null; bands: Band[] | null; by: string; at: Date }

/** Writes one version and its criteria. */
export async function insertVersion(tx: Tx, { set, hash, provinceId, bands, by, at }: NewVersion): Promise<void> {
  await sql`
    insert into criteria.set_version (set_id, version, hash, aliases, name, decision, issued, valid_from, valid_to, level, tier, period,
      province_id, criteria_count, bands, body, published_at, published_by)
    values (${set.id}, ${set.version}, ${hash}, ${set.aliases}::text[], ${set.name}, ${set.decision}, ${set.issued}, ${set.validFrom},
      ${set.validTo ?? 'infinity'}, ${set.level}, ${set.tier}, ${set.period}, ${provinceId}, ${set.counts.criteria},
      ${bands && JSON.stringify(bands)}::jsonb, ${JSON.stringify(set)}::jsonb, ${at}, ${by})`.execute(tx)
  await sql`
    insert into criteria.criterion (set_id, version, code, position, name)
    select ${set.id}, ${set.version}::int, c.code, c.position, c.name
    from unnest(${set.criteria.map(({ code }) => code)}::text[], ${set.criteria.map(({ name }) => name)}::text[]) with ordinality as c (code, name, position)`.execute(
    tx,
  )
  await sql`select criteria.add_provisions(${set.id}, ${set.version}::int)`.execute(tx)
}
