import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { DatasetCode } from './types.ts'

/**
 * The rows of each data set as a query whose columns bear the names of its fields, of published data only. Rows that hang on a release are
 * found release by release: a condition on the release reaches its table, and in the order of releases no more is read than is asked.
 */

const release = sql`r.id as "releaseId", r.as_of as "asOf", r.set_id as "set", r.stage`

/** A condition says which unit or province rows are of, so releases of others are not opened. */
export type Within = { unitCode?: string; provinceCode?: string }

const covering = ({ unitCode, provinceCode }: Within) => sql`
  ${unitCode === undefined ? sql`true` : sql`r.unit_id in (select unnest(array[l.unit_id, l.parent_id, l.province_id]) from units.live l where l.code = ${unitCode})`}
  and ${provinceCode === undefined ? sql`true` : sql`r.unit_id in (select l.unit_id from units.live o join units.live l on o.unit_id in (l.unit_id, l.province_id) where o.code = ${provinceCode})`}`

/**
 * The communes that a release speaks of, on its day, with the name of their province. Whatever hangs on them is asked commune by commune
 * («offset 0» keeps the planner from turning that round): with an estimate of few communes it read the country's results for each release.
 */
const releasedCommunes = (within: Within, each: RawBuilder<unknown>) => sql`
  (select * from figures.release r where ${covering(within)}) r
  join units.version u on u.unit_id = r.unit_id and u.withdrawn_at is null and u.valid_from <= r.as_of and u.valid_to > r.as_of
  cross join lateral (
    select m.unit_id, m.territory_since, v.code, v.name, v.province_id
    from figures.commune(array[r.unit_id], array[u.level], array[r.as_of], r.scope_id, r.unit_id, u.level) m
    join units.version v on v.id = m.version_id offset 0
  ) c
  ${each}
  left join lateral (
    select p.code, p.name from units.version p
    where p.unit_id = c.province_id and p.withdrawn_at is null and p.valid_from <= r.as_of and p.valid_to > r.as_of offset 0
  ) p on true`

const commune = sql`c.unit_id as "unitId", c.code as "unitCode", c.name as "unitName", p.code as "provinceCode", p.name as "provinceName"`

/** the name of a unit on a day; where it did not stand then, its last name before or its first after */
const nameOn = (unit: RawBuilder<unknown>, on: RawBuilder<unknown>) => sql`
  cross join lateral (
    select l.unit_id, l.code, l.name, l.level, l.province_id from units.live l where l.unit_id = ${unit}
    order by l.valid_from <= ${on} desc, case when l.valid_from <= ${on} then l.valid_from end desc, l.valid_from limit 1
  ) v
  left join lateral (
    select l.code, l.name from units.live l where l.unit_id = v.province_id and l.unit_id <> v.unit_id
    order by l.valid_from <= ${on} desc, case when l.valid_from <= ${on} then l.valid_from end desc, l.valid_from limit 1
  ) w on true`
const named = sql`v.unit_id as "unitId", v.code as "unitCode", v.name as "unitName"`
const above = sql`w.code as "provinceCode", w.name as "provinceName"`
const origin = sql`coalesce(e.title, '') as "source", coalesce(e.demonstration, false) as "demonstration"`

/** codes of what stood before and after a version */
const predecessors = sql`(
  select string_agg(distinct o.code, ';' order by o.code) from units.edge g join units.live o on o.id = g.from_version_id
  where g.to_version_id = l.id and g.withdrawn_at is null)`
const successors = sql`(
  select string_agg(distinct o.code, ';' order by o.code) from units.edge g join units.live o on o.id = g.to_version_id
  where g.from_version_id = l.id and g.withdrawn_at is null)`

const units = (today: LocalDate) => sql`
  select l.id as "versionId", l.unit_id as "unitId", l.code as "unitCode", l.name as "unitName", l.short_name as "shortName", l.level, l.kind,
    a.code as "parentCode", p.code as "provinceCode", p.name as "provinceName", nullif(l.valid_from, '1900-01-01') as "validFrom",
    nullif(l.valid_to, 'infinity') as "validTo", nullif(l.territory_since, '1900-01-01') as "territorySince",
    ${predecessors} as "predecessors", ${successors} as "successors", l.source
  from units.live l
  left join units.version a on a.unit_id = l.parent_id and a.withdrawn_at is null
    and least(l.valid_to - 1, greatest(${today}::date, l.valid_from)) >= a.valid_from
    and least(l.valid_to - 1, greatest(${today}::date, l.valid_from)) < a.valid_to
  left join units.version p on p.unit_id = l.province_id and p.withdrawn_at is null
    and least(l.valid_to - 1, greatest(${today}::date, l.valid_from)) >= p.valid_from
    and least(l.valid_to - 1, greatest(${today}::date, l.valid_from)) < p.valid_to`

const transitions = sql`
  select t.id as "transitionId", t.kind, t.effective_date as "effectiveOn", t.decree, f.id as "fromVersionId", f.code as "fromCode",
    f.name as "fromName", o.id as "toVersionId", o.code as "toCode", o.name as "toName", g.whole, g.share, coalesce(g.note, t.note) as "note",
    t.source
  from units.transition t
  join units.edge g on g.transition_id = t.id and g.withdrawn_at is null
  join units.live f on f.id = g.from_version_id
  join units.live o on o.id = g.to_version_id
  where t.withdrawn_at is null`

const releases = sql`
  select ${release}, v.unit_id as "unitId", v.code as "unitCode", v.name as "unitName", r.scope_id as "scope", r.title,
    r.approved_by as "approvedBy", r.approved_on as "approvedOn", coalesce(e.title, '') as "source", r.demonstration
  from figures.release r
  join units.version v on v.unit_id = r.unit_id and v.withdrawn_at is null and v.valid_from <= r.as_of and v.valid_to > r.as_of
  left join evidence.source e on e.id = r.source_id`

// the counts as figures.fact has them, so that their sums are those of the pages
const communeResults = (within: Within) => sql`
  select ${release}, ${commune}, t.met as "criteriaMet", t.unjudgeable as "criteriaUnjudgeable", t.newest as "newestOn",
    h.held as "recognised", h.advanced, h.model, h.modern, r.title as "source", r.demonstration
  from ${releasedCommunes(
    within,
    sql`
  left join lateral (
    select y.* from assessment.tally y
    where y.unit_id = c.unit_id and y.set_id = r.set_id and y.stage = r.stage and y.valid_from <= r.as_of and y.valid_from >= c.territory_since
    order by y.valid_from desc limit 1
  ) t on t.valid_to > r.as_of and (t.not_met is null or t.met + t.not_met + coalesce(t.not_applicable, 0) > 0)
  cross join lateral (
    select count(*) > 0 as held, coalesce(bool_or(n.tier in ('advanced', 'model')), false) as advanced,
      coalesce(bool_or(n.tier = 'model'), false) as model, coalesce(bool_or(n.tier = 'modern'), false) as modern
    from recognition.published n
    where n.unit_id = c.unit_id and n.decided_on <= r.as_of and n.decided_on >= c.territory_since
      and (n.revoked_on is null or n.revoked_on > r.as_of)
  ) h`,
  )}`

const criterionResults = (within: Within) => sql`
  select ${release}, ${commune}, s.criterion, k.name as "criterionName", s.verdict, s.basis, s.valid_from as "since", ${origin}
  from ${releasedCommunes(
    within,
    sql`
  cross join lateral (
    select s.* from assessment.standing s
    where s.unit_id = c.unit_id and s.set_id = r.set_id and s.stage = r.stage
      and s.valid_from <= r.as_of and s.valid_to > r.as_of and s.valid_from >= c.territory_since offset 0
  ) s
  left join lateral (
    select n.name from criteria.criterion n where n.set_id = s.set_id and n.code = s.criterion order by n.version desc limit 1
  ) k on true
  left join evidence.source e on e.id = s.source_id`,
  )}`

const measurements = (within: Within) => sql`
  select ${release}, ${commune}, m.measure, m.value, m.value_text as "valueText", m.valid_on as "validOn", ${origin}
  from ${releasedCommunes(
    within,
    sql`
  cross join lateral (
    select distinct on (d.measure) d.* from (
      select distinct on (o.measure, o.valid_on) o.* from assessment.measurement o
      where o.unit_id = c.unit_id and o.stage = r.stage and o.valid_on <= r.as_of and o.valid_on >= c.territory_since
      order by o.measure, o.valid_on desc, o.known_at desc
    ) d
    where num_nonnulls(d.value, d.value_text) = 1 order by d.measure, d.valid_on desc
  ) m
  left join evidence.source e on e.id = m.source_id`,
  )}`

const recognitions = (today: LocalDate) => sql`
  select ${named}, v.level, ${above}, r.tier, r.decided_on as "decidedOn", r.kind, r.set_id as "set", r.decision, r.body,
    r.revoked_on as "revokedOn", r.revoked_decision as "revokedDecision", ${origin}
  from recognition.published r
  ${nameOn(sql`r.unit_id`, sql`r.decided_on`)}
  left join evidence.source e on e.id = r.source_id
  where r.decided_on <= ${today}::date`

const ocop = (today: LocalDate) => sql`
  select c.id as "certificateId", ${named}, ${above}, p.name as "product", d.name as "producer", d.kind as "producerKind",
    p.group_law as "groupLaw", p.group_number as "groupNumber", c.stars, c.decision_number as "decision", c.body, c.decided_on as "decidedOn",
    c.expires_on as "expiresOn", ${today}::date as "asOf", c.decision_number || ', ' || c.body as "source"
  from ocop.certificate c
  join ocop.product p on (p.unit_id, p.id) = (c.unit_id, c.product_id)
  join ocop.producer d on (d.unit_id, d.id) = (p.unit_id, p.producer_id)
  ${nameOn(sql`c.unit_id`, sql`${today}::date`)}
  where c.revoked_on is null and c.expires_on >= ${today}::date
    and not exists (
      select from ocop.certificate n where n.product_id = c.product_id and n.revoked_on is null and (n.decided_on, n.id) > (c.decided_on, c.id))`

/** a number as Vietnamese print it; null for anything else */
const read = (column: RawBuilder<unknown>) => {
  const printed = sql`regexp_replace(${column}, '[\\s%\\u00a0]', '', 'g')`
  return sql`case when ${printed} ~ '^(-?\\d{1,3}(\\.\\d{3})+|-?\\d+)(,\\d+)?$' then replace(replace(${printed}, '.', ''), ',', '.')::numeric end`
}

const money = sql`
  select ${named}, t.title, t.source as "fundSource", t.kind as "fundKind", t.as_of as "asOf", t.year, t.money_unit as "moneyUnit",
    ${read(sql`t.plan`)} as "plan", ${read(sql`t.disbursed`)} as "disbursed", ${read(sql`t.remaining`)} as "remaining", ${read(sql`t.percent`)} as "percent",
    concat_ws(' | ', coalesce(t.plan, ''), coalesce(t.disbursed, ''), coalesce(t.remaining, ''), coalesce(t.percent, '')) as "printed",
    t.document, t.url, ${origin}
  from (
    select distinct on (p.unit_id, p.title, p.source, p.kind) p.* from funding.published p
    order by p.unit_id, p.title, p.source, p.kind, p.known_at desc
  ) t
  ${nameOn(sql`t.unit_id`, sql`t.as_of`)}
  left join evidence.source e on e.id = t.source_id`

const targets = (today: LocalDate) => sql`
  select t.id as "targetId", ${named}, t.figure, case when t.qualifier = '{}' then '' else t.qualifier::text end as "qualifier", t.due,
    t.set_on as "setOn", t.map_of as "mapOf", t.num / nullif(t.den, 0) as "value", t.num as "numerator", t.den as "denominator", t.document, t.note,
    ${origin}
  from plan.public_target t
  ${nameOn(sql`t.unit_id`, sql`t.set_on`)}
  left join evidence.source e on e.id = t.source_id
  where t.set_on <= ${today}::date`

/** The rows of a data set as on a day; null where they are computed, not stored. */
export function sourceOf(code: DatasetCode, today: LocalDate, within: Within = {}): RawBuilder<unknown> | null {
  switch (code) {
    case 'don-vi':
      return units(today)
    case 'thay-doi-don-vi':
      return transitions
    case 'ban-duyet':
      return releases
    case 'ket-qua-xa':
      return communeResults(within)
    case 'ket-qua-tieu-chi':
      return criterionResults(within)
    case 'gia-tri-chi-tieu':
      return measurements(within)
    case 'cong-nhan':
      return recognitions(today)
    case 'ocop':
      return ocop(today)
    case 'von-cong-bo':
      return money
    case 'muc-tieu':
      return targets(today)
    case 'so-lieu':
    case 'dinh-nghia-so-lieu':
      return null
  }
}
