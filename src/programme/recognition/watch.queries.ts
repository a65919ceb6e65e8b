import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Tier } from '../criteria/types.ts'
import type { Waiting, Warning, WatchAct, Watched } from './watch.types.ts'

/** By which set a tier is watched today. */
export type WatchSet = { tier: Tier; setId: string | null }

export type WatchQuestion = { placeId: number; today: LocalDate; sets: readonly WatchSet[] }

/**
 * One row = a tier that a commune at or under a place holds today by an act of its present territory, with its criteria by the set of that
 * tier. Of each criterion the newest day counts, and of that day the furthest stage that says something.
 */
export const watchedUnder = async (tx: Tx, { placeId, today, sets }: WatchQuestion): Promise<Watched[]> =>
  (
    await sql<Watched>`
      with place as (select exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country') as whole),
      held as (
        select distinct on (v.unit_id, r.tier) v.unit_id, v.code, v.name, v.parent_id, v.territory_since, r.tier, r.kind, r.decided_on, r.decision, r.set_id
        from units.live v join recognition.recognition r on r.unit_id = v.unit_id
        where v.level = 'commune' and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
          and ((select whole from place) or ${placeId} in (v.unit_id, v.parent_id, v.province_id))
          and r.decided_on <= ${today}::date and r.decided_on >= v.territory_since and (r.revoked_on is null or r.revoked_on > ${today}::date)
        order by v.unit_id, r.tier, r.decided_on desc
      )
      select h.unit_id as "unitId", h.code, h.name, a.name as "above", h.tier, h.kind, h.decided_on as "decidedOn", h.decision,
        h.set_id as "actSet", coalesce(c.met, 0)::int as "met", coalesce(c.settled, '{}') as "settled", coalesce(c.failing, '[]') as "failing",
        c.checked_on as "checkedOn"
      from held h
      join unnest(${sets.map(({ tier }) => tier)}::text[], ${sets.map(({ setId }) => setId)}::text[]) j (tier, set_id) on j.tier = h.tier
      left join lateral (
        select l.name from units.live l where l.unit_id = h.parent_id and l.valid_from <= ${today}::date and l.valid_to > ${today}::date
      ) a on true
      left join lateral (
        select max(f.as_of) as checked_on, count(*) filter (where f.verdict = 'met') as met,
          array_agg(f.criterion) filter (where f.verdict in ('met', 'notApplicable')) as settled,
          jsonb_agg(jsonb_build_object('code', f.criterion, 'stage', f.stage, 'on', f.as_of) order by length(f.criterion), f.criterion)
            filter (where f.verdict = 'notMet') as failing
        from (
          select distinct on (t.criterion) t.criterion, t.verdict, t.stage, t.as_of
          from assessment.verdict t
          where t.unit_id = h.unit_id and t.set_id = j.set_id and t.as_of <= ${today}::date and t.as_of >= h.territory_since
          order by t.criterion, t.as_of desc, t.verdict = 'unjudgeable',
            case t.stage when 'appraised' then 0 when 'verified' then 1 else 2 end, t.basis, t.known_at desc
        ) f
      ) c on true
      order by h.name collate "C", h.unit_id, h.tier
    `.execute(tx)
  ).rows

/** One row = a commune at or under a place that came of several units and holds no tier since, though one of those held one on its eve. */
export const waitingUnder = async (tx: Tx, { placeId, today }: Omit<WatchQuestion, 'sets'>): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      with place as (select exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country') as whole),
      born as (
        select v.unit_id, v.code, v.name, v.parent_id, v.territory_since, b.id as version_id
        from units.live v join units.live b on b.unit_id = v.unit_id and b.valid_from = v.territory_since
        where v.level = 'commune' and v.kind = 'commune' and v.valid_from <= ${today}::date and v.valid_to > ${today}::date
          and ((select whole from place) or ${placeId} in (v.unit_id, v.parent_id, v.province_id))
          and not exists (
            select from recognition.recognition r
            where r.unit_id = v.unit_id and r.decided_on >= v.territory_since and r.decided_on <= ${today}::date
          )
      ),
      come as (
        select b.unit_id, p.unit_id as old_id, p.name, p.kind = 'commune' as is_xa, (
          select coalesce(jsonb_agg(jsonb_build_object('tier', r.tier, 'decision', r.decision, 'decidedOn', r.decided_on) order by r.decided_on), '[]')
          from recognition.recognition r
          where r.unit_id = p.unit_id and r.decided_on < b.territory_since and r.decided_on >= p.territory_since
            and (r.revoked_on is null or r.revoked_on >= b.territory_since)
        ) as acts
        from born b
        join units.edge e on e.to_version_id = b.version_id and e.withdrawn_at is null
        join units.version p on p.id = e.from_version_id and p.withdrawn_at is null and p.level = 'commune'
      )
      select b.unit_id as "unitId", b.code, b.name, a.name as "above", b.territory_since as "since", c.predecessors, (
          select d.id from recognition.dossier d
          where d.unit_id = b.unit_id and d.kind <> 'revocation' and d.state not in ('published', 'withdrawn') order by d.id desc limit 1
        ) as "dossierId"
      from born b
      join lateral (
        select jsonb_agg(jsonb_build_object('name', c.name, 'isXa', c.is_xa, 'acts', c.acts) order by c.name collate "C") as predecessors
        from (select distinct on (k.old_id) k.name, k.is_xa, k.acts from come k where k.unit_id = b.unit_id order by k.old_id) c
        having count(*) > 1 and bool_or(c.acts <> '[]')
      ) c on true
      left join lateral (
        select l.name from units.live l where l.unit_id = b.parent_id and l.valid_from <= ${today}::date and l.valid_to > ${today}::date
      ) a on true
      order by b.name collate "C", b.unit_id
    `.execute(tx)
  ).rows

/** One row = a warning that holds of a unit at or under a place. */
export const openWarnings = async (tx: Tx, { placeId, today }: Omit<WatchQuestion, 'sets'>): Promise<Warning[]> =>
  (
    await sql<Warning>`
      select w.unit_id as "unitId", w.tier, w.number, w.since, w.grp as "group", w.rule, w.offenders, w.ended_on as "endedOn"
      from recognition.warning w
      cross join lateral (
        select l.unit_id, l.parent_id, l.province_id from units.live l
        where l.unit_id = w.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      where w.ended_on is null
        and (${placeId} in (v.unit_id, v.parent_id, v.province_id) or exists (select from units.unit u where u.id = ${placeId} and u.origin = 'country'))
      order by w.unit_id, w.tier
    `.execute(tx)
  ).rows

export type NewWarning = Omit<Warning, 'number' | 'endedOn'> & { setId: string }
type Numbered = Pick<Warning, 'unitId' | 'tier' | 'number'>

/** One row = a warning that is new; where one holds already, because another run was faster, there is none. */
export const addWarnings = async (tx: Tx, warnings: readonly NewWarning[], now: Date): Promise<Numbered[]> =>
  (
    await sql<Numbered>`
      insert into recognition.warning (unit_id, tier, number, since, grp, set_id, rule, offenders, told_at)
      select w."unitId", w.tier,
        coalesce((select max(o.number) from recognition.warning o where o.unit_id = w."unitId" and o.tier = w.tier), 0) + 1,
        w.since, w."group", w."setId", w.rule, w.offenders, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(warnings)}::jsonb)
        as w ("unitId" int, tier text, since date, "group" text, "setId" text, rule text, offenders text[])
      on conflict do nothing returning unit_id as "unitId", tier, number
    `.execute(tx)
  ).rows

/** One row = a warning that ended now; those that had ended already are not among them. */
export const endWarnings = async (tx: Tx, warnings: readonly Numbered[], on: LocalDate): Promise<Numbered[]> =>
  (
    await sql<Numbered>`
      update recognition.warning w set ended_on = greatest(${on}::date, w.since)
      from unnest(${warnings.map(({ unitId }) => unitId)}::int[], ${warnings.map(({ tier }) => tier)}::text[],
        ${warnings.map(({ number }) => number)}::int[]) g (unit_id, tier, number)
      where w.unit_id = g.unit_id and w.tier = g.tier and w.number = g.number and w.ended_on is null
      returning w.unit_id as "unitId", w.tier, w.number
    `.execute(tx)
  ).rows

export type NewWatchAct = Omit<WatchAct, 'id' | 'person' | 'body' | 'on'> & {
  personId: number
  assignmentId: number
  today: LocalDate
  now: Date
}

/** The number of the act; undefined where it stands already. */
export const addWatchAct = async (tx: Tx, a: NewWatchAct): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into recognition.watch_act (unit_id, kind, year, reason, due_on, person_id, assignment_id, acted_on, acted_at)
      values (${a.unitId}, ${a.kind}, ${a.year}, ${a.reason}, ${a.dueOn}, ${a.personId}, ${a.assignmentId}, ${a.today}, ${a.now})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows[0]?.id

/** One row = an act of watching a unit at or under a place in these years, newest first. */
export const watchActsUnder = async (tx: Tx, q: Omit<WatchQuestion, 'sets'> & { since: number }): Promise<WatchAct[]> =>
  (
    await sql<WatchAct>`
      select a.unit_id as "unitId", a.id, a.kind, a.year, a.reason, a.due_on as "dueOn", p.name as "person", b.name as "body", a.acted_on as "on"
      from recognition.watch_act a
      join people.person p on p.id = a.person_id
      join people.assignment s on s.id = a.assignment_id
      join people.post o on o.id = s.post_id
      join people.body b on b.id = o.body_id
      cross join lateral (
        select l.unit_id, l.parent_id, l.province_id from units.live l
        where l.unit_id = a.unit_id order by l.valid_from <= ${q.today}::date desc, l.valid_from desc limit 1
      ) v
      where a.year >= ${q.since}
        and (${q.placeId} in (v.unit_id, v.parent_id, v.province_id)
          or exists (select from units.unit u where u.id = ${q.placeId} and u.origin = 'country'))
      order by a.id desc
    `.execute(tx)
  ).rows

/** One row = a revocation dossier that goes on, of a unit and tier. */
export const openRevocations = async (tx: Tx): Promise<{ unitId: number; tier: Tier; id: number }[]> =>
  (
    await sql<{ unitId: number; tier: Tier; id: number }>`
      select d.unit_id as "unitId", d.tier, d.id from recognition.dossier d where d.kind = 'revocation' and d.state not in ('published', 'withdrawn')
    `.execute(tx)
  ).rows

/** One row = a province in which a commune was ever recognised, or stands under a warning. */
export const watchedProvinces = async (tx: Tx, today: LocalDate): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select distinct v.province_id as "id" from (
        select r.unit_id from recognition.recognition r union select w.unit_id from recognition.warning w where w.ended_on is null
      ) k
      cross join lateral (
        select l.province_id from units.live l where l.unit_id = k.unit_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      where v.province_id is not null order by 1
    `.execute(tx)
  ).rows.map(({ id }) => id)
