import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Release, SetInForce } from './types.ts'

/** One row = one release that covers a unit (its own, its district's, its province's) up to a day; newest first, then the unit's own, standard before other tiers, later stages first. */
export async function releasesCovering(tx: Tx, unitId: number, until: LocalDate): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.id, r.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", r.as_of as "asOf", r.set_id as "set", r.stage,
      r.scope_id as "scope", r.approved_by as "approvedBy", r.approved_on as "approvedOn", r.title, r.demonstration
    from figures.release r
    join units.version v on v.unit_id = ${unitId} and v.withdrawn_at is null and v.valid_from <= r.as_of and v.valid_to > r.as_of
    join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
    where r.as_of <= ${until} and r.unit_id in (v.unit_id, v.parent_id, v.province_id)
    order by r.as_of desc, r.unit_id = v.unit_id desc, r.unit_id = v.parent_id desc,
      exists (select 1 from criteria.set_version s where s.set_id = r.set_id and s.tier = 'standard') desc,
      array_position('{appraised,verified,self}', r.stage), r.approved_on desc`.execute(tx)
  return rows
}

/** One row = one release that covers one of many units up to a day; in the order of `releasesCovering` for each. */
export async function releasesCoveringEach(
  tx: Tx,
  unitIds: readonly number[],
  until: LocalDate,
): Promise<(Release & { ofUnit: number })[]> {
  const { rows } = await sql<Release & { ofUnit: number }>`
    select v.unit_id as "ofUnit", r.id, r.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", r.as_of as "asOf", r.set_id as "set",
      r.stage, r.scope_id as "scope", r.approved_by as "approvedBy", r.approved_on as "approvedOn", r.title, r.demonstration
    from (select distinct i.id from unnest(${[...unitIds]}::int[]) i (id)) i
    join units.version v on v.unit_id = i.id and v.withdrawn_at is null
    join figures.release r on r.unit_id in (v.unit_id, v.parent_id, v.province_id) and v.valid_from <= r.as_of and v.valid_to > r.as_of
    join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
    where r.as_of <= ${until}
    order by v.unit_id, r.as_of desc, r.unit_id = v.unit_id desc, r.unit_id = v.parent_id desc,
      exists (select 1 from criteria.set_version s where s.set_id = r.set_id and s.tier = 'standard') desc,
      array_position('{appraised,verified,self}', r.stage), r.approved_on desc`.execute(tx)
  return rows
}

/** One row = the newest release of one unit up to a day, among those of one set and stage where these are given. */
export async function newestReleases(tx: Tx, until: LocalDate, set: string | null, stage: string | null): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select distinct on (r.unit_id) r.id, r.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", r.as_of as "asOf",
      r.set_id as "set", r.stage, r.scope_id as "scope", r.approved_by as "approvedBy", r.approved_on as "approvedOn", r.title, r.demonstration
    from figures.release r
    join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
    where r.as_of <= ${until} and (${set}::text is null or r.set_id = ${set}) and (${stage}::text is null or r.stage = ${stage})
    order by r.unit_id, r.as_of desc,
      exists (select 1 from criteria.set_version s where s.set_id = r.set_id and s.tier = 'standard') desc,
      array_position('{appraised,verified,self}', r.stage), r.approved_on desc`.execute(tx)
  return rows
}

/** One row = one release of any unit that ever held a code (all units without one), newest first. */
export async function releasesByCode(tx: Tx, code: string | null): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.id, r.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", r.as_of as "asOf", r.set_id as "set", r.stage,
      r.scope_id as "scope", r.approved_by as "approvedBy", r.approved_on as "approvedOn", r.title, r.demonstration
    from figures.release r
    join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
    where ${code}::text is null
       or r.unit_id in (select v.unit_id from units.version v where v.code = ${code} and v.withdrawn_at is null)
    order by r.as_of desc, u.code, r.id`.execute(tx)
  return rows
}

/** One row = one day of which any unit has a release, with one of its releases; newest first. */
export async function releasedDays(tx: Tx): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.id, r.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", r.as_of as "asOf", r.set_id as "set", r.stage,
      r.scope_id as "scope", r.approved_by as "approvedBy", r.approved_on as "approvedOn", r.title, r.demonstration
    from (select distinct on (o.as_of) o.* from figures.release o order by o.as_of desc, o.id) r
    join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
    order by r.as_of desc`.execute(tx)
  return rows
}

/** One row = one published version of a criteria set, without its criteria. */
export async function publishedSets(tx: Tx): Promise<SetInForce[]> {
  const { rows } = await sql<SetInForce>`
    select s.set_id as "id", s.version, concat_ws(' ', 'Bộ tiêu chí', s.period, '(' || s.decision || ')') as "label", s.tier, s.level,
      s.valid_from as "validFrom", nullif(s.valid_to, 'infinity') as "validTo", s.criteria_count as "criteriaCount", s.bands
    from criteria.set_version s order by s.valid_from, s.set_id, s.version`.execute(tx)
  return rows
}

/** One row = the set that goes by another name («1980/QĐ-TTg», «VN-NTM-XA-2016»). */
export async function setByAlias(tx: Tx, alias: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.set_id as "id" from criteria.set_version s
    where s.set_id = ${alias} or s.decision = ${alias} or s.aliases @> array[${alias}::text]
    order by s.set_id = ${alias} desc, s.tier = 'standard' desc limit 1`.execute(tx)
  return rows[0]?.id
}

/** One row = the unit at the country level or a province on a day. */
export async function provincesOn(tx: Tx, on: LocalDate): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select v.unit_id as "id", v.name from units.version v
    where v.level = 'province' and v.withdrawn_at is null and v.valid_from <= ${on} and v.valid_to > ${on} order by v.code`.execute(tx)
  return rows
}

/** One row = how often the data behind figures changed, with the name of the database: equal means that the same data answer. */
export async function revision(tx: Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select current_database() || ':' || sum(r.n) as "mark" from figures.revision r`.execute(tx)
  return rows[0]?.mark ?? ''
}
