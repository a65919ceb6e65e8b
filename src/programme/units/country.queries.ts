import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Country } from './country.types.ts'

/** Whether the country was imported: the one unit of level country is there. */
export async function isLoaded(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ loaded: boolean }>`select exists (select 1 from units.unit) as "loaded"`.execute(tx)
  return rows[0]?.loaded ?? false
}

/** One row = one unit or version of the country; ids are given, and the sequences go on after them. */
export async function insertUnits(tx: Tx, { units }: Country): Promise<void> {
  const versions = units.flatMap((unit) => unit.versions)
  const column = <K extends keyof (typeof versions)[number]>(key: K) => versions.map((version) => version[key])
  await sql`
    insert into units.unit (id, origin)
    select * from unnest(${units.map((u) => u.id)}::int[], ${units.map((u) => u.origin)}::text[])`.execute(tx)
  await sql`
    insert into units.version (id, unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id,
                               valid_from, valid_to, territory_since, source, note)
    select * from unnest(
      ${column('id')}::int[], ${column('unitId')}::int[], ${column('code')}::text[], ${column('name')}::text[],
      ${column('shortName')}::text[], ${column('name').map(fold)}::text[], ${column('shortName').map(fold)}::text[],
      ${column('level')}::text[], ${column('kind')}::text[], ${column('parentId')}::int[], ${column('provinceId')}::int[],
      ${column('validFrom')}::date[], ${column('validTo')}::date[], ${column('territorySince')}::date[],
      ${column('source')}::text[], ${column('note')}::text[])`.execute(tx)
  await sql`select setval('units.unit_id_seq', (select max(id) from units.unit)), setval('units.version_id_seq', (select max(id) from units.version))`.execute(
    tx,
  )
}

/** One row = one legal change, and one edge of territory. */
export async function insertLineage(tx: Tx, { transitions, edges }: Country): Promise<void> {
  await sql`
    insert into units.transition (id, kind, effective_date, decree, source, note)
    select * from unnest(
      ${transitions.map((t) => t.id)}::int[], ${transitions.map((t) => t.kind)}::text[], ${transitions.map((t) => t.effectiveDate)}::date[],
      ${transitions.map((t) => t.decree)}::text[], ${transitions.map((t) => t.source)}::text[], ${transitions.map((t) => t.note)}::text[])`.execute(
    tx,
  )
  await sql`
    insert into units.edge (transition_id, from_version_id, to_version_id, whole, share, note)
    select * from unnest(
      ${edges.map((e) => e.transitionId)}::int[], ${edges.map((e) => e.fromVersionId)}::int[], ${edges.map((e) => e.toVersionId)}::int[],
      ${edges.map((e) => e.whole)}::boolean[], ${edges.map((e) => e.share)}::numeric[], ${edges.map((e) => e.note)}::text[])`.execute(tx)
  await sql`select setval('units.transition_id_seq', (select max(id) from units.transition))`.execute(tx)
}

/** One row = one dated class, attribute, gap or alias. */
export async function insertFacts(tx: Tx, { classes, attributes, gaps, aliases }: Country): Promise<void> {
  await sql`
    insert into units.class (unit_id, scheme, value, valid_from, valid_to, source, certainty)
    select * from unnest(
      ${classes.map((c) => c.unitId)}::int[], ${classes.map((c) => c.scheme)}::text[], ${classes.map((c) => c.value)}::text[],
      ${classes.map((c) => c.validFrom)}::date[], ${classes.map((c) => c.validTo)}::date[], ${classes.map((c) => c.source)}::text[],
      ${classes.map((c) => c.certainty)}::text[])`.execute(tx)
  await sql`
    insert into units.attribute (unit_id, valid_from, area_km2, population, centre_lon, centre_lat, source)
    select * from unnest(
      ${attributes.map((a) => a.unitId)}::int[], ${attributes.map((a) => a.validFrom)}::date[], ${attributes.map((a) => a.areaKm2)}::numeric[],
      ${attributes.map((a) => a.population)}::int[], ${attributes.map((a) => a.centreLon)}::numeric[],
      ${attributes.map((a) => a.centreLat)}::numeric[], ${attributes.map((a) => a.source)}::text[])`.execute(tx)
  await sql`
    insert into units.gap (kind, unit_id, on_date, note)
    select * from unnest(
      ${gaps.map((g) => g.kind)}::text[], ${gaps.map((g) => g.unitId)}::int[], ${gaps.map((g) => g.onDate)}::date[],
      ${gaps.map((g) => g.note)}::text[])`.execute(tx)
  await sql`
    insert into units.code_alias (code, unit_id, valid_from, note)
    select * from unnest(
      ${aliases.map((a) => a.code)}::text[], ${aliases.map((a) => a.unitId)}::int[], ${aliases.map((a) => a.validFrom)}::date[],
      ${aliases.map((a) => a.note)}::text[])`.execute(tx)
  await sql`analyze units.unit, units.version, units.transition, units.edge, units.class`.execute(tx)
}
