import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'

export type NamedPlace = {
  name: string
  shortName: string
  level: 'province' | 'district' | 'commune'
  districtName: string | null
  provinceName: string | null
  validFrom: LocalDate | null
  validTo: LocalDate | null
}

/** One row = a name that a province, district or commune bore in a place, with the names above it and the days between which it did. */
export async function namedPlaces(tx: Tx): Promise<NamedPlace[]> {
  const { rows } = await sql<NamedPlace>`
    select v.name, v.short_name as "shortName", v.level, d.name as "districtName", p.name as "provinceName",
      nullif(min(v.valid_from), '1900-01-01') as "validFrom", nullif(max(v.valid_to), 'infinity') as "validTo"
    from units.live v
    left join units.live p on v.level <> 'province' and p.unit_id = v.province_id
      and p.valid_from < v.valid_to and p.valid_to >= v.valid_to
    left join units.live d on v.level = 'commune' and d.unit_id = v.parent_id and d.level = 'district'
      and d.valid_from < v.valid_to and d.valid_to >= v.valid_to
    where v.level in ('province', 'district', 'commune')
    group by v.unit_id, v.name, v.short_name, v.level, d.name, p.name`.execute(tx)
  return rows
}

/** One row = the unit of this name and place as of a day. */
export async function unitNamed(
  tx: Tx,
  name: string,
  district: string | null,
  province: string | null,
  on: LocalDate,
): Promise<{ id: number; code: string } | undefined> {
  const { rows } = await sql<{ id: number; code: string }>`
    select v.unit_id as "id", v.code
    from units.live v
    left join units.live p on p.unit_id = v.province_id and p.valid_from <= ${on} and p.valid_to > ${on}
    left join units.live d on d.unit_id = v.parent_id and d.level = 'district' and d.valid_from <= ${on} and d.valid_to > ${on}
    where v.name = ${name} and v.valid_from <= ${on} and v.valid_to > ${on}
      and (${province}::text is null or p.name = ${province}) and (${district}::text is null or d.name = ${district})
    order by v.level <> 'province' limit 1`.execute(tx)
  return rows[0]
}

/** One row = how many communes of a unit count on a day's map. */
export async function communesCounted(tx: Tx, unitId: number, on: LocalDate): Promise<number> {
  const { rows } = await sql<{ communes: number }>`
    select count(*)::int as communes from units.communes_of(${unitId}, ${on}, 'xa')`.execute(tx)
  return rows[0]?.communes ?? 0
}

/** One row = the first day within a year after `from` on which communes of the unit were merged. */
export async function nextMerger(tx: Tx, unitId: number, from: LocalDate): Promise<LocalDate | null> {
  const { rows } = await sql<{ on: LocalDate }>`
    select min(t.effective_date) as "on"
    from units.transition t
    join units.edge e on e.transition_id = t.id and e.withdrawn_at is null
    join units.version f on f.id = e.from_version_id
    where t.withdrawn_at is null and t.kind = 'merge' and f.level = 'commune' and f.withdrawn_at is null
      and ${unitId} in (f.parent_id, f.province_id)
      and t.effective_date > ${from} and t.effective_date <= ${from}::date + 366`.execute(tx)
  return rows[0]?.on ?? null
}

export type ReportedRow = {
  figure: string
  qualifier: { lo?: number; hi?: number | null; tier?: string }
  asOf: LocalDate
  num: string
  den: string
  document: string
}

/** One row = a figure that a document stated of the unit as of a day. */
export async function reportedOn(tx: Tx, unitId: number, on: LocalDate): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    select r.figure, r.qualifier, r.as_of as "asOf", r.num::text, r.den::text, r.document
    from figures.reported r where r.unit_id = ${unitId} and r.as_of = ${on} order by r.published_on`.execute(tx)
  return rows
}

export type StatedFact = { figure: string; asOf: LocalDate; value: number }

/** One row = a unit of which published documents state at least two of these figures for the same days; most agreeing first. */
export async function unitsStating(tx: Tx, facts: readonly StatedFact[]): Promise<{ unitId: number; name: string; agreeing: number }[]> {
  const { rows } = await sql<{ unitId: number; name: string; agreeing: number }>`
    with stated as (
      select * from unnest(${facts.map((one) => one.figure)}::text[], ${facts.map((one) => one.asOf)}::date[], ${facts.map((one) => one.value)}::numeric[])
        as s (figure, as_of, value)
    )
    select r.unit_id as "unitId", v.name, count(distinct (s.figure, s.value))::int as agreeing
    from figures.reported r
    join stated s on s.figure = r.figure and s.as_of = r.as_of and round(r.num / r.den, 2) = s.value
    join units.live v on v.unit_id = r.unit_id and v.valid_from <= r.as_of and v.valid_to > r.as_of and v.level in ('province', 'district')
    group by r.unit_id, v.name having count(distinct (s.figure, s.value)) >= 2
    order by agreeing desc limit 2`.execute(tx)
  return rows
}
