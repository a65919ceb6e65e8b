-- The schema after all migrations, for reading and comparing. Written by `npm run schema`; not edited by hand, never run on real data.

set check_function_bodies = off;

create schema administration;
create schema assessment;
create schema auth;
create schema calendar;
create schema consultation;
create schema criteria;
create schema desk;
create schema difficulties;
create schema directives;
create schema documents;
create schema events;
create schema evidence;
create schema ext;
create schema figures;
create schema funding;
create schema inspections;
create schema jobs;
create schema library;
create schema meetings;
create schema movement;
create schema news;
create schema ocop;
create schema people;
create schema plan;
create schema platform;
create schema portal;
create schema questions;
create schema recognition;
create schema reports;
create schema units;

create extension btree_gist with schema ext;
create extension pg_trgm with schema ext;


CREATE OR REPLACE FUNCTION assessment.count_line(p_set text, p_stage text, p_as_of date, p_met integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_set || '|' || p_stage || '|' || (p_as_of - '2000-01-01'::date)::text || '|' || p_met::text
$function$;

CREATE OR REPLACE FUNCTION assessment.follow_map()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  v_units int[];
  v_sets text[];
  v_stages text[];
begin
  select array_agg(k.unit_id), array_agg(k.set_id), array_agg(k.stage) into v_units, v_sets, v_stages
  from (
    select distinct f.unit_id, f.set_id, f.stage
    from (
      select v.unit_id, v.set_id, v.stage from changed c join assessment.verdict v on v.unit_id = c.unit_id
      union all select n.unit_id, n.set_id, n.stage from changed c join assessment.criteria_count n on n.unit_id = c.unit_id
    ) f
  ) k;
  if v_units is not null then perform assessment.move(v_units, v_sets, v_stages); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assessment.ground_of(p_unit integer)
 RETURNS TABLE(since date, until date)
 LANGUAGE sql
 STABLE
AS $function$
  select g.since, lead(g.since, 1, 'infinity') over (order by g.since)
  from (
    select v.territory_since as since from units.version v where v.unit_id = p_unit and v.withdrawn_at is null
    union select '-infinity'::date
  ) g
$function$;

CREATE OR REPLACE FUNCTION assessment.hold_sheets(p_units integer[], p_alone boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_chain text;
begin
  perform pg_advisory_xact_lock_shared(7110527);
  for v_chain in select distinct evidence.chain_of(u) from unnest(p_units) u order by 1 loop
    if p_alone then perform pg_advisory_xact_lock(hashtextextended(v_chain, 7110528));
    else perform pg_advisory_xact_lock_shared(hashtextextended(v_chain, 7110528)); end if;
  end loop;
  for v_chain in select distinct 'unit:' || u from unnest(p_units) u order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended(v_chain, 7110528));
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION assessment.law_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update assessment.law set mark = mark + 1;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assessment.measurement_line(p_measure text, p_valid_on date, p_stage text, p_value numeric, p_value_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_measure || '|' || (p_valid_on - '2000-01-01'::date)::text || '|' || p_stage || '|' || coalesce(p_value::text, '') || '|' || coalesce(p_value_text, '')
$function$;

CREATE OR REPLACE FUNCTION assessment.move(p_units integer[], p_sets text[], p_stages text[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  with key as (
    select distinct k.unit_id, k.set_id, k.stage from unnest(p_units, p_sets, p_stages) as k (unit_id, set_id, stage)
  ), wanted as materialized (
    select k.*, d.* from key k cross join lateral assessment.standings_of(k.unit_id, k.set_id, k.stage) d
  ), gone as (
    delete from assessment.standing s using key k
    where s.unit_id = k.unit_id and s.set_id = k.set_id and s.stage = k.stage
      and (s.unit_id, s.set_id, s.stage, s.criterion, s.valid_from)
        not in (select w.unit_id, w.set_id, w.stage, w.criterion, w.valid_from from wanted w)
  )
  insert into assessment.standing as s (unit_id, set_id, stage, criterion, valid_from, valid_to, verdict, basis, source_id)
  select w.unit_id, w.set_id, w.stage, w.criterion, w.valid_from, w.valid_to, w.verdict, w.basis, w.source_id from wanted w
  on conflict (unit_id, set_id, stage, criterion, valid_from) do update
    set valid_to = excluded.valid_to, verdict = excluded.verdict, basis = excluded.basis, source_id = excluded.source_id
    where (s.valid_to, s.verdict, s.basis, s.source_id) is distinct from (excluded.valid_to, excluded.verdict, excluded.basis, excluded.source_id);

  with key as (
    select distinct k.unit_id, k.set_id, k.stage from unnest(p_units, p_sets, p_stages) as k (unit_id, set_id, stage)
  ), wanted as materialized (
    select k.*, d.* from key k cross join lateral assessment.tallies_of(k.unit_id, k.set_id, k.stage) d
  ), gone as (
    delete from assessment.tally t using key k
    where t.unit_id = k.unit_id and t.set_id = k.set_id and t.stage = k.stage
      and (t.unit_id, t.set_id, t.stage, t.valid_from) not in (select w.unit_id, w.set_id, w.stage, w.valid_from from wanted w)
  )
  insert into assessment.tally as t (unit_id, set_id, stage, valid_from, valid_to, met, not_met, not_applicable, unjudgeable, newest)
  select w.unit_id, w.set_id, w.stage, w.valid_from, w.valid_to, w.met, w.not_met, w.not_applicable, w.unjudgeable, w.newest from wanted w
  on conflict (unit_id, set_id, stage, valid_from) do update
    set valid_to = excluded.valid_to, met = excluded.met, not_met = excluded.not_met, not_applicable = excluded.not_applicable,
      unjudgeable = excluded.unjudgeable, newest = excluded.newest
    where (t.valid_to, t.met, t.not_met, t.not_applicable, t.unjudgeable, t.newest)
      is distinct from (excluded.valid_to, excluded.met, excluded.not_met, excluded.not_applicable, excluded.unjudgeable, excluded.newest);
end $function$;

CREATE OR REPLACE FUNCTION assessment.move_criterion(p_unit integer, p_set text, p_stage text, p_criterion text, p_since date, p_until date)
 RETURNS void
 LANGUAGE sql
AS $function$
  with heard as (
    select distinct on (v.as_of) v.as_of, v.verdict, v.source_id from assessment.verdict v
    where v.unit_id = p_unit and v.set_id = p_set and v.stage = p_stage and v.criterion = p_criterion and v.as_of >= p_since and v.as_of < p_until
    order by v.as_of, v.known_at desc
  ), wanted as materialized (
    select t.as_of as valid_from, lead(t.as_of, 1, p_until) over (order by t.as_of) as valid_to, t.verdict, t.source_id
    from (select h.*, lag(h.verdict) over (order by h.as_of) as before from heard h) t where t.before is distinct from t.verdict
  ), gone as (
    delete from assessment.standing s
    where s.unit_id = p_unit and s.set_id = p_set and s.stage = p_stage and s.criterion = p_criterion
      and s.valid_from >= p_since and s.valid_from < p_until and s.valid_from not in (select w.valid_from from wanted w)
  )
  insert into assessment.standing as s (unit_id, set_id, stage, criterion, valid_from, valid_to, verdict, basis, source_id)
  select p_unit, p_set, p_stage, p_criterion, w.valid_from, w.valid_to, w.verdict, 'asserted', w.source_id from wanted w
  on conflict (unit_id, set_id, stage, criterion, valid_from) do update
    set valid_to = excluded.valid_to, verdict = excluded.verdict, basis = excluded.basis, source_id = excluded.source_id
    where (s.valid_to, s.verdict, s.basis, s.source_id) is distinct from (excluded.valid_to, excluded.verdict, excluded.basis, excluded.source_id)
$function$;

CREATE OR REPLACE FUNCTION assessment.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'facts are append-only: a correction is a new row' using constraint = 'facts_append_only';
end $function$;

CREATE OR REPLACE FUNCTION assessment.save_cell(p_unit integer, p_sheet integer, p_seen integer, p_mark bigint, p_cell jsonb, p_verdicts jsonb, p_who jsonb, p_at timestamp with time zone)
 RETURNS TABLE(outcome text, state text, sheet_version integer, cell jsonb)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_sheet assessment.sheet;
  v_old assessment.cell;
  v_new assessment.cell;
  v_measure text := p_cell ->> 'measure';
  v_mutation uuid := (p_cell ->> 'mutation')::uuid;
  v_value numeric := (p_cell ->> 'value')::numeric;
  v_text text := p_cell ->> 'valueText';
  v_asked record;
  v_entered jsonb := '{}';
  v_lines text[];
  v_sets text[];
begin
  perform assessment.hold_sheets(array[p_unit], false);
  select s.* into v_sheet from assessment.sheet s where s.unit_id = p_unit and s.id = p_sheet;
  if not found then return query select 'absent', null::text, null::int, null::jsonb; return; end if;
  select c.* into v_old from assessment.cell c where c.unit_id = p_unit and c.sheet_id = p_sheet and c.measure = v_measure;
  select
    exists (select from assessment.cell_version c where c.unit_id = p_unit and c.sheet_id = p_sheet and c.mutation = v_mutation) as repeated,
    v_sheet.state in ('draft', 'returned') and exists (
      select from assessment.sheet_criterion k where k.unit_id = p_unit and k.sheet_id = p_sheet and k.state in ('open', 'returned')
        and k.criterion in (select jsonb_array_elements_text(p_cell -> 'criteria'))) as open,
    (select l.mark from assessment.law l) as mark,
    greatest(date_trunc('milliseconds', p_at), date_trunc('milliseconds', v_sheet.last_known) + interval '1 ms',
      date_trunc('milliseconds', (select max(e.entered_at) from evidence.source e)) + interval '1 ms') as known,
    (select array[m.value::text, m.value_text] from assessment.measurement m
      where m.unit_id = p_unit and m.measure = v_measure and m.valid_on = v_sheet.as_of and m.stage = 'self'
      order by m.known_at desc limit 1) as stands
  into v_asked;
  outcome := case
    when v_asked.repeated then 'repeated'
    when not v_asked.open then 'locked'
    when v_old.typed = p_cell ->> 'typed' and v_old.note = p_cell ->> 'note' then 'same'
    when coalesce(v_old.version, 0) <> (p_cell ->> 'base')::int then 'conflict'
    when v_sheet.version <> p_seen or v_asked.mark <> p_mark then 'stale'
  end;
  if outcome is not null then
    return query select outcome, v_sheet.state, v_sheet.version, to_jsonb(v_old); return;
  end if;

  with saved as (
    insert into assessment.cell as c (unit_id, sheet_id, measure, version, typed, value, value_text, problem, note, origin, origin_note, person_id, saved_at)
    values (p_unit, p_sheet, v_measure, coalesce(v_old.version, 0) + 1, p_cell ->> 'typed', v_value, v_text, p_cell ->> 'problem', p_cell ->> 'note',
      p_cell ->> 'origin', p_cell ->> 'originNote', (p_who ->> 'person')::int, v_asked.known)
    on conflict (unit_id, sheet_id, measure) do update set version = excluded.version, typed = excluded.typed, value = excluded.value,
      value_text = excluded.value_text, problem = excluded.problem, note = excluded.note, origin = excluded.origin,
      origin_note = excluded.origin_note, person_id = excluded.person_id, saved_at = excluded.saved_at
    returning c.*
  ), versioned as (
    insert into assessment.cell_version (unit_id, sheet_id, measure, version, mutation, typed, value, value_text, problem, note, origin, person_id, saved_at)
    select c.unit_id, c.sheet_id, c.measure, c.version, v_mutation, c.typed, c.value, c.value_text, c.problem, c.note, c.origin, c.person_id, c.saved_at from saved c
  ), counted as (
    update assessment.sheet s set version = s.version + 1, last_known = v_asked.known where s.unit_id = p_unit and s.id = p_sheet
  )
  select c.* into v_new from saved c;

  if coalesce(v_asked.stands, array[null::text, null::text]) is distinct from array[v_value::text, v_text] then
    insert into assessment.measurement (unit_id, measure, valid_on, stage, known_at, value, value_text, source_id)
    values (p_unit, v_measure, v_sheet.as_of, 'self', v_asked.known, v_value, v_text, v_sheet.source_id);
    with fresh as (
      insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, reason, basis, source_id)
      select p_unit, x."setId", 'self', x.criterion, v_sheet.as_of, v_asked.known, x.verdict, x.reason, 'judged', v_sheet.source_id
      from jsonb_to_recordset(p_verdicts) as x ("setId" text, criterion text, verdict text, reason text)
      left join lateral (
        select v.verdict, v.reason from assessment.verdict v
        where v.unit_id = p_unit and v.set_id = x."setId" and v.stage = 'self' and v.criterion = x.criterion
          and v.as_of = v_sheet.as_of and v.basis = 'judged'
        order by v.known_at desc limit 1
      ) stands on true
      where (stands.verdict, stands.reason) is distinct from (x.verdict, x.reason)
      returning set_id, assessment.verdict_line(set_id, stage, criterion, as_of, verdict, basis, reason) collate "C" as line
    )
    select array_agg(f.line order by f.line), array_agg(distinct f.set_id) into v_lines, v_sets from fresh f;
    v_entered := jsonb_build_object('assessment.measurement', jsonb_build_array(1,
      evidence.digest(array[assessment.measurement_line(v_measure, v_sheet.as_of, 'self', v_value, v_text)])));
    if v_lines is not null then
      v_entered := v_entered || jsonb_build_object('assessment.verdict', jsonb_build_array(cardinality(v_lines), evidence.digest(v_lines)));
      perform assessment.move(array_fill(p_unit, array[cardinality(v_sets)]), v_sets, array_fill('self'::text, array[cardinality(v_sets)]));
    end if;
  end if;

  perform events.append_held('unit:' || p_unit, p_at, p_who ->> 'actor', 'cell.saved', jsonb_build_object(
    'unit', p_unit, 'sheet', p_sheet, 'measure', v_measure, 'version', v_new.version, 'mutation', v_mutation,
    'typed', v_new.typed, 'note', v_new.note, 'origin', v_new.origin, 'before', v_old.typed, 'noteBefore', v_old.note,
    'by', p_who ->> 'actor', 'person', v_new.person_id, 'post', p_who ->> 'post', 'address', p_who ->> 'address',
    'source', v_sheet.source_id, 'knownAt', events.iso(v_asked.known), 'entered', v_entered));
  return query select 'saved', v_sheet.state, v_sheet.version + 1, to_jsonb(v_new);
end $function$;

CREATE OR REPLACE FUNCTION assessment.save_cell_at(p_here integer, p_today date, p_unit integer, p_sheet integer, p_seen integer, p_mark bigint, p_cell jsonb, p_verdicts jsonb, p_who jsonb, p_at timestamp with time zone)
 RETURNS TABLE(outcome text, state text, sheet_version integer, cell jsonb)
 LANGUAGE plpgsql
AS $function$
begin
  perform people.work_at(p_here, p_today);
  return query select * from assessment.save_cell(p_unit, p_sheet, p_seen, p_mark, p_cell, p_verdicts, p_who, p_at);
end $function$;

CREATE OR REPLACE FUNCTION assessment.say(p_unit integer, p_set text, p_stage text, p_criterion text, p_as_of date, p_verdict text, p_reason text, p_known_at timestamp with time zone, p_source integer)
 RETURNS text
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_line text := assessment.verdict_line(p_set, p_stage, p_criterion, p_as_of, p_verdict, 'asserted', p_reason);
  v_said text[];
  v_judged boolean;
  v_counted boolean;
  v_criteria int;
  v_since date;
  v_until date;
  v_next date;
  v_old assessment.standing;
  v_tally assessment.tally;
  v_met int;
  v_not_met int;
  v_not_applicable int;
  v_unjudgeable int;
begin
  -- what was said of the criterion: on this day, by judging, on the next day
  select (array_agg(array[v.verdict, coalesce(v.reason, '')] order by v.known_at desc) filter (where v.as_of = p_as_of and v.basis = 'asserted'))[1:1],
    bool_or(v.basis = 'judged'), min(v.as_of) filter (where v.as_of > p_as_of)
  into v_said, v_judged, v_next
  from assessment.verdict v
  where v.unit_id = p_unit and v.set_id = p_set and v.stage = p_stage and v.criterion = p_criterion;
  if v_said = array[array[p_verdict, coalesce(p_reason, '')]] then return null; end if;
  insert into assessment.verdict (unit_id, set_id, stage, criterion, as_of, known_at, verdict, reason, basis, source_id)
  values (p_unit, p_set, p_stage, p_criterion, p_as_of, p_known_at, p_verdict, p_reason, 'asserted', p_source);

  select s.criteria, g.since, least(g.until, s.ends),
    exists (select from assessment.criteria_count c where c.unit_id = p_unit and c.set_id = p_set and c.stage = p_stage)
  into v_criteria, v_since, v_until, v_counted
  from assessment.span_of(p_set) s cross join assessment.ground_of(p_unit) g where g.since <= p_as_of and g.until > p_as_of;
  if v_judged or v_counted or v_criteria is null then
    perform assessment.move(array[p_unit], array[p_set], array[p_stage]);
    return v_line;
  end if;
  if p_as_of >= v_until then return v_line; end if;
  v_next := least(coalesce(v_next, v_until), v_until);

  select s.* into v_old from assessment.standing s
  where s.unit_id = p_unit and s.set_id = p_set and s.stage = p_stage and s.criterion = p_criterion
    and s.valid_from <= p_as_of and s.valid_to > p_as_of;
  if v_next = v_until and v_old.valid_from < p_as_of then
    -- the newest day: the standing goes on, or ends here
    if v_old.verdict <> p_verdict then
      update assessment.standing s set valid_to = p_as_of
      where s.unit_id = p_unit and s.set_id = p_set and s.stage = p_stage and s.criterion = p_criterion and s.valid_from = v_old.valid_from;
      insert into assessment.standing (unit_id, set_id, stage, criterion, valid_from, valid_to, verdict, basis, source_id)
      values (p_unit, p_set, p_stage, p_criterion, p_as_of, v_until, p_verdict, 'asserted', p_source);
    end if;
  else
    perform assessment.move_criterion(p_unit, p_set, p_stage, p_criterion, v_since, v_until);
  end if;

  -- how the counts change from this day to the next day of the criterion; without a verdict it counted as unjudgeable
  v_met := (p_verdict = 'met')::int - (v_old.verdict is not distinct from 'met')::int;
  v_not_met := (p_verdict = 'notMet')::int - (v_old.verdict is not distinct from 'notMet')::int;
  v_not_applicable := (p_verdict = 'notApplicable')::int - (v_old.verdict is not distinct from 'notApplicable')::int;
  v_unjudgeable := -(v_met + v_not_met + v_not_applicable);
  select t.* into v_tally from assessment.tally t
  where t.unit_id = p_unit and t.set_id = p_set and t.stage = p_stage and t.valid_from <= p_as_of and t.valid_to > p_as_of;
  if v_tally.valid_from = p_as_of then
    update assessment.tally t set met = t.met + v_met, not_met = t.not_met + v_not_met,
      not_applicable = t.not_applicable + v_not_applicable, unjudgeable = t.unjudgeable + v_unjudgeable
    where t.unit_id = p_unit and t.set_id = p_set and t.stage = p_stage and t.valid_from = p_as_of;
  else
    if v_tally.valid_from is null then
      select coalesce(min(t.valid_from), v_until), 0, 0, 0, v_criteria
      into v_tally.valid_to, v_tally.met, v_tally.not_met, v_tally.not_applicable, v_tally.unjudgeable
      from assessment.tally t
      where t.unit_id = p_unit and t.set_id = p_set and t.stage = p_stage and t.valid_from > p_as_of and t.valid_from < v_until;
    else
      update assessment.tally t set valid_to = p_as_of
      where t.unit_id = p_unit and t.set_id = p_set and t.stage = p_stage and t.valid_from = v_tally.valid_from;
    end if;
    insert into assessment.tally (unit_id, set_id, stage, valid_from, valid_to, met, not_met, not_applicable, unjudgeable, newest)
    values (p_unit, p_set, p_stage, p_as_of, v_tally.valid_to, v_tally.met + v_met, v_tally.not_met + v_not_met,
      v_tally.not_applicable + v_not_applicable, v_tally.unjudgeable + v_unjudgeable, p_as_of);
  end if;
  if v_tally.valid_to < v_next then
    update assessment.tally t set met = t.met + v_met, not_met = t.not_met + v_not_met,
      not_applicable = t.not_applicable + v_not_applicable, unjudgeable = t.unjudgeable + v_unjudgeable
    where t.unit_id = p_unit and t.set_id = p_set and t.stage = p_stage and t.valid_from > p_as_of and t.valid_from < v_next;
  end if;
  return v_line;
end $function$;

CREATE OR REPLACE FUNCTION assessment.span_of(p_set text)
 RETURNS TABLE(ends date, criteria integer)
 LANGUAGE sql
 STABLE
AS $function$
  select max(v.valid_to), max(v.criteria_count) from criteria.set_version v where v.set_id = p_set having count(*) > 0
$function$;

CREATE OR REPLACE FUNCTION assessment.standings_of(p_unit integer, p_set text, p_stage text)
 RETURNS TABLE(criterion text, valid_from date, valid_to date, verdict text, basis text, source_id integer)
 LANGUAGE sql
 STABLE
AS $function$
  select r.criterion, r.as_of, least(r.next, r.until, s.ends), r.verdict, r.basis, r.source_id
  from (
    select b.*, lead(b.as_of, 1, 'infinity') over (partition by b.criterion order by b.as_of) as next
    from (
      select k.*, g.since, g.until, lag((k.verdict, k.basis, g.since)) over (partition by k.criterion order by k.as_of) as before
      from (
        select f.*, min(f.as_of) filter (where f.basis = 'asserted') over (partition by f.criterion) as first_asserted
        from (
          select distinct on (v.criterion, v.as_of) v.criterion, v.as_of, v.verdict, v.basis, v.source_id
          from assessment.verdict v
          where v.unit_id = p_unit and v.set_id = p_set and v.stage = p_stage
          order by v.criterion, v.as_of, v.basis, v.known_at desc
        ) f
      ) k
      join assessment.ground_of(p_unit) g on g.since <= k.as_of and g.until > k.as_of
      where not (k.basis = 'judged' and k.verdict = 'unjudgeable' and coalesce(k.first_asserted < k.as_of, false))
    ) b
    where b.before is distinct from (b.verdict, b.basis, b.since)
  ) r
  cross join assessment.span_of(p_set) s
  where r.as_of < s.ends
$function$;

CREATE OR REPLACE FUNCTION assessment.tallies_of(p_unit integer, p_set text, p_stage text)
 RETURNS TABLE(valid_from date, valid_to date, met integer, not_met integer, not_applicable integer, unjudgeable integer, newest date)
 LANGUAGE sql
 STABLE
AS $function$
  select c.day, lead(c.day, 1, c.ends) over (partition by c.since order by c.day), c.met, c.not_met, c.not_applicable, c.unjudgeable, c.newest
  from (
    select o.*, lag((o.met, o.not_met, o.not_applicable, o.unjudgeable, o.newest)) over (partition by o.since order by o.day) as before
    from (
      select w.since, w.day, w.ends,
        case when x.by_count then w.counted else w.met end as met,
        case when not x.by_count then w.not_met end as not_met,
        case when not x.by_count then w.not_applicable end as not_applicable,
        case when not x.by_count then greatest(w.unjudgeable, coalesce(w.criteria, 0) - w.met - w.not_met - w.not_applicable) end as unjudgeable,
        case when x.by_count then w.counted_on else w.said_on end as newest
      from (
        select p.*, max(p.counted_here) over (partition by p.since, p.counted_on) as counted
        from (
          select d.since, d.day, d.ends, d.criteria, d.counted as counted_here,
            (sum(d.met) over upto)::int as met, (sum(d.not_met) over upto)::int as not_met,
            (sum(d.not_applicable) over upto)::int as not_applicable, (sum(d.unjudgeable) over upto)::int as unjudgeable,
            max(d.day) filter (where d.said) over upto as said_on,
            max(d.day) filter (where d.counted is not null) over upto as counted_on
          from (
            select g.since, m.day, least(g.until, s.ends) as ends, s.criteria,
              coalesce(sum(m.sign) filter (where m.verdict = 'met'), 0) as met,
              coalesce(sum(m.sign) filter (where m.verdict = 'notMet'), 0) as not_met,
              coalesce(sum(m.sign) filter (where m.verdict = 'notApplicable'), 0) as not_applicable,
              coalesce(sum(m.sign) filter (where m.verdict = 'unjudgeable'), 0) as unjudgeable,
              bool_or(m.said) as said,
              case when not bool_or(m.said) then max(m.counted) end as counted
            from (
              select e.heard, e.day, a.verdict, e.sign, e.sign > 0 as said, null::int as counted
              from assessment.standing a
              cross join lateral (values (a.valid_from, a.valid_from, 1), (a.valid_from, a.valid_to, -1)) e (heard, day, sign)
              where a.unit_id = p_unit and a.set_id = p_set and a.stage = p_stage
              union all
              select v.as_of, v.as_of, null, 0, true, null
              from assessment.verdict v
              where v.unit_id = p_unit and v.set_id = p_set and v.stage = p_stage
              group by v.as_of
              union all
              select n.as_of, n.as_of, null, 0, false, n.met
              from (
                select distinct on (c.as_of) c.as_of, c.met from assessment.criteria_count c
                where c.unit_id = p_unit and c.set_id = p_set and c.stage = p_stage
                order by c.as_of, c.known_at desc
              ) n
            ) m
            cross join assessment.span_of(p_set) s
            join assessment.ground_of(p_unit) g on g.since <= m.heard and g.until > m.heard
            where m.day < least(g.until, s.ends)
            group by g.since, g.until, s.ends, s.criteria, m.day
          ) d
          window upto as (partition by d.since order by d.day)
        ) p
      ) w
      cross join lateral (
        select w.counted_on is not null and (w.said_on is null or w.counted_on > w.said_on
          or w.met + w.not_met + w.not_applicable + w.unjudgeable < coalesce(w.criteria, 0)) as by_count
      ) x
    ) o
  ) c
  where c.before is distinct from (c.met, c.not_met, c.not_applicable, c.unjudgeable, c.newest)
$function$;

CREATE OR REPLACE FUNCTION assessment.verdict_line(p_set text, p_stage text, p_criterion text, p_as_of date, p_verdict text, p_basis text, p_reason text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_set || '|' || p_stage || '|' || p_criterion || '|' || (p_as_of - '2000-01-01'::date)::text || '|' || p_verdict || '|' || p_basis || '|' || coalesce(p_reason, '')
$function$;

CREATE OR REPLACE FUNCTION calendar.own_due(p_round integer, p_unit integer)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(r.due_on, (
    select max(e.until_on) from calendar.extension e where e.round_id = r.id and e.unit_id in (p_unit, r.unit_id)))
  from calendar.round r where r.id = p_round
$function$;

CREATE OR REPLACE FUNCTION platform.fold(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN TRIM(BOTH FROM regexp_replace(translate(lower(regexp_replace(NORMALIZE(p_text, NFD), '[̀-ͯ]'::text, ''::text, 'g'::text)), 'đĐðÐ'::text, 'dddd'::text), '[^a-z0-9]+'::text, ' '::text, 'g'::text));

CREATE OR REPLACE FUNCTION platform.words_of(p_folded text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT COALESCE(array_to_tsvector(array_agg(DISTINCT t.lexeme)), ''::tsvector) AS "coalesce" FROM (SELECT unnest(ARRAY["left"(w.word, 60), (("left"(w.word, 60) || ' '::text) || "left"(lead(w.word) OVER (ORDER BY w.place), 60))]) AS lexeme FROM unnest(string_to_array(words_of.p_folded, ' '::text)) WITH ORDINALITY w(word, place) WHERE (w.word <> ''::text)) t WHERE (t.lexeme IS NOT NULL));

create table criteria.provision (
  set_id text not null,
  version integer not null,
  place integer not null,
  criterion text,
  title text not null,
  folded_title text generated always as (platform.fold(title)) stored not null,
  found tsvector generated always as (platform.words_of(platform.fold(title))) stored not null,
  constraint provision_pkey PRIMARY KEY (set_id, version, place)
);

create table criteria.set_version (
  set_id text not null,
  version integer not null,
  hash text not null,
  aliases text[] default '{}'::text[] not null,
  name text not null,
  decision text not null,
  issued date,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  level text not null,
  tier text not null,
  period text,
  province_id integer,
  criteria_count integer,
  bands jsonb,
  body jsonb not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint set_version_check CHECK ((valid_from < valid_to)),
  constraint set_version_pkey PRIMARY KEY (set_id, version),
  constraint set_version_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'advanced'::text, 'model'::text, 'modern'::text, 'completion'::text]))),
  constraint set_version_version_check CHECK ((version > 0))
);

CREATE OR REPLACE FUNCTION criteria.add_provisions(p_set_id text, p_version integer)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO criteria.provision (set_id, version, place, criterion, title)  SELECT v.set_id,
             v.version,
             0,
             NULL::text AS text,
             (((v.name || ' ('::text) || v.decision) || ')'::text)
            FROM criteria.set_version v
           WHERE ((v.set_id = add_provisions.p_set_id) AND (v.version = add_provisions.p_version))
         UNION ALL
          SELECT v.set_id,
             v.version,
             (row_number() OVER (ORDER BY c.place, COALESCE(i.place, (0)::bigint)))::integer AS row_number,
             (c.criterion ->> 'code'::text),
             COALESCE(((('Chỉ tiêu '::text || (i.indicator ->> 'code'::text)) || ': '::text) || (i.indicator ->> 'name'::text)), (i.indicator ->> 'name'::text), ((('Tiêu chí '::text || (c.criterion ->> 'code'::text)) || ': '::text) || (c.criterion ->> 'name'::text))) AS "coalesce"
            FROM ((criteria.set_version v
              CROSS JOIN LATERAL jsonb_array_elements((v.body -> 'criteria'::text)) WITH ORDINALITY c(criterion, place))
              CROSS JOIN LATERAL ( SELECT NULL::jsonb AS indicator,
                     NULL::bigint AS place
                 UNION ALL
                  SELECT e.indicator,
                     e.place
                    FROM jsonb_array_elements((c.criterion -> 'indicators'::text)) WITH ORDINALITY e(indicator, place)) i)
           WHERE ((v.set_id = add_provisions.p_set_id) AND (v.version = add_provisions.p_version));
END;

CREATE OR REPLACE FUNCTION criteria.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published criteria set cannot change' using constraint = 'set_version_immutable';
end $function$;

CREATE OR REPLACE FUNCTION criteria.refuse_slot_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a province''s value is corrected by a later row' using constraint = 'slot_value_immutable';
end $function$;

CREATE OR REPLACE FUNCTION events.append_held(p_chain text, p_at timestamp with time zone, p_actor text, p_kind text, p_payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_head events.entry;
  v_at timestamptz;
  v_number int;
  v_previous text;
begin
  select * into v_head from events.entry e where e.chain = p_chain order by e.number desc limit 1;
  v_at := greatest(date_trunc('milliseconds', p_at), v_head.at,
    ((select max(r.day) from events.day_root r) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh');
  v_number := coalesce(v_head.number, 0) + 1;
  v_previous := coalesce(v_head.hash, repeat('0', 64));
  insert into events.entry (chain, number, at, actor, kind, payload, previous, hash)
  values (p_chain, v_number, v_at, p_actor, p_kind, p_payload, v_previous, encode(sha256(convert_to(
    '{"actor":' || to_json(p_actor)::text || ',"at":"' || events.iso(v_at) || '","chain":' || to_json(p_chain)::text || ',"kind":'
    || to_json(p_kind)::text || ',"number":' || v_number || ',"payload":' || events.canonical(p_payload) || ',"previous":"' || v_previous || '"}',
    'UTF8')), 'hex'));
end $function$;

CREATE OR REPLACE FUNCTION events.canonical(p jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  case jsonb_typeof(p)
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(m.key)::text || ':' || case when jsonb_typeof(m.value) in ('object', 'array')
        then events.canonical(m.value) else m.value::text end, ',' order by m.key collate "C") from jsonb_each(p) m), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(case when jsonb_typeof(e.value) in ('object', 'array') then events.canonical(e.value)
        else e.value::text end, ',' order by e.at) from jsonb_array_elements(p) with ordinality e (value, at)), '') || ']';
    else return p::text;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION events.iso(p_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$function$;

CREATE OR REPLACE FUNCTION events.lock_chains(p_chains text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_chain text;
begin
  perform pg_advisory_xact_lock_shared(7110527);
  for v_chain in select distinct c.chain from unnest(p_chains) c (chain) order by c.chain loop
    perform pg_advisory_xact_lock(hashtextextended(v_chain, 7110528));
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION events.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the event log is append-only';
end $function$;

CREATE OR REPLACE FUNCTION events.take_heads(p_chains text[])
 RETURNS TABLE(chain text, number integer, hash text, at timestamp with time zone, closed date)
 LANGUAGE plpgsql
AS $function$
begin
  perform events.lock_chains(p_chains);
  return query
    select c.chain, coalesce(h.number, 0), h.hash, h.at, (select max(r.day) from events.day_root r)
    from (select distinct k.chain from unnest(p_chains) k (chain)) c
    left join lateral (
      select e.number, e.hash, e.at from events.entry e where e.chain = c.chain order by e.number desc limit 1
    ) h on true;
end $function$;

CREATE OR REPLACE FUNCTION evidence.add_source(p_kind text, p_title text, p_hash text, p_demonstration boolean, p_by text, p_at timestamp with time zone)
 RETURNS TABLE(source_id integer, known_at timestamp with time zone)
 LANGUAGE sql
AS $function$
  insert into evidence.source (kind, title, hash, demonstration, entered_by, entered_at)
  values (p_kind, p_title, p_hash, p_demonstration, p_by,
    greatest(p_at, (select date_trunc('milliseconds', max(s.entered_at)) + interval '1 ms' from evidence.source s)))
  returning id, entered_at
$function$;

CREATE OR REPLACE FUNCTION evidence.chain_of(p_unit integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((
    select case when v.level = 'country' then 'country' else 'unit:' || coalesce(v.province_id, v.unit_id) end
    from units.version v where v.unit_id = p_unit and v.withdrawn_at is null order by v.valid_from desc limit 1
  ), 'unit:' || p_unit)
$function$;

CREATE OR REPLACE FUNCTION evidence.digest(p_lines text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select encode(sha256(convert_to(array_to_string(p_lines, chr(10)), 'UTF8')), 'hex')
$function$;

CREATE OR REPLACE FUNCTION evidence.entered(p_fact text)
 RETURNS TABLE(source_id integer, known_at timestamp with time zone, unit_id integer, facts integer, digest text, file text)
 LANGUAGE sql
 STABLE
AS $function$
  select (e.payload ->> 'source')::int, (e.payload ->> 'knownAt')::timestamptz, u.key::int, (u.value ->> 0)::int, u.value ->> 1, e.payload ->> 'file'
  from events.entry e cross join lateral jsonb_each(e.payload -> 'units') u
  where e.kind = 'facts.entered' and e.payload ->> 'fact' = p_fact
  union all
  select (e.payload ->> 'source')::int, (e.payload ->> 'knownAt')::timestamptz, (e.payload ->> 'unit')::int,
    (e.payload -> 'entered' -> p_fact ->> 0)::int, e.payload -> 'entered' -> p_fact ->> 1, null
  from events.entry e
  where e.kind = 'cell.saved' and e.payload -> 'entered' ? p_fact
$function$;

CREATE OR REPLACE FUNCTION evidence.open_for(p_unit integer, p_title text, p_demonstration boolean, p_by text, p_at timestamp with time zone)
 RETURNS TABLE(source_id integer, known_at timestamp with time zone, chain text)
 LANGUAGE plpgsql
AS $function$
declare
  v_chain text := evidence.chain_of(p_unit);
begin
  perform events.lock_chains(array[v_chain]);
  return query select a.source_id, a.known_at, v_chain from evidence.add_source('screen', p_title, null, p_demonstration, p_by, p_at) a;
end $function$;

CREATE OR REPLACE FUNCTION evidence.proof_digest(p_unit integer, p_proof integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select evidence.digest(array[
      concat_ws(chr(31), p.unit_id, p.id, p.title, coalesce(p.file_hash, '-'), p.reference, p.effective_on, coalesce(p.expires_on::text, '-'),
        p.note, p.personal, p.version, coalesce(p.withdrawn_because, '-')),
      coalesce((select concat_ws(chr(31), f.hash, f.size, f.type, f.name, coalesce(f.taken_at::text, '-'), coalesce(f.lat::text, '-'), coalesce(f.lon::text, '-'))
        from evidence.file f where f.unit_id = p.unit_id and f.hash = p.file_hash), '-')
    ] || array(
      select concat_ws(chr(31), u.set_id, u.indicator, coalesce(u.year::text, '-'), coalesce(u.sheet_id::text, '-')) collate "C" as line
      from evidence.proof_use u where u.unit_id = p.unit_id and u.proof_id = p.id and u.detached_at is null order by line
    ))
  from evidence.proof p where p.unit_id = p_unit and p.id = p_proof
$function$;

CREATE OR REPLACE FUNCTION evidence.twins(p_unit integer, p_hash text)
 RETURNS TABLE(unit_id integer, same_file boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select o.unit_id, bool_or(o.hash = f.hash)
  from evidence.file f
  join evidence.file o on o.unit_id <> f.unit_id and o.type like 'image/%'
    and (o.hash = f.hash or (o.taken_at, o.lat, o.lon) = (f.taken_at, f.lat, f.lon))
  where f.unit_id = p_unit and f.hash = p_hash and f.type like 'image/%'
    and exists (select from evidence.proof p where p.unit_id = o.unit_id and p.file_hash = o.hash and p.withdrawn_at is null)
    and not exists (
      select from units.edge e
      join units.version a on a.id = e.from_version_id
      join units.version b on b.id = e.to_version_id
      where e.withdrawn_at is null and (a.unit_id, b.unit_id) in ((f.unit_id, o.unit_id), (o.unit_id, f.unit_id))
    )
  group by o.unit_id
$function$;

CREATE OR REPLACE FUNCTION figures.carried_commune(p_units integer[], p_as_ofs date[], p_scope text, p_target integer, p_target_level text, p_map_of date)
 RETURNS TABLE(base integer, as_of date, unit_id integer, version_id integer, territory_since date, part_id integer, inside boolean, touched integer[])
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
begin
  return query
  with base as materialized (
    select b.base::int, b.unit_id, b.as_of
    from unnest(p_units, p_as_ofs) with ordinality as b (unit_id, as_of, base)
  )
  select m.base, m.as_of, m.unit_id, m.version_id, m.territory_since,
    case when m.inside and cardinality(m.touched) = 1 then m.touched[1] end, m.inside, m.touched
  from (
    select t.base, t.as_of, t.unit_id, t.version_id, t.territory_since,
      -- known to lie in p_target whole: every holder of its territory does, and nothing of it went where nobody says
      p_target_level = 'country' or (bool_and(coalesce(t.here, false)) and (count(*) > 1 or bool_and(t.whole))) as inside,
      coalesce(array_agg(distinct t.part_id) filter (where t.here and t.part_id is not null), '{}') as touched,
      bool_or(coalesce(t.here, t.near)) as touches
    from (
      select h.*,
        -- a commune whose territory nobody can follow may lie wherever its neighbours went
        bool_or(h.here) over (partition by h.base, case when p_target_level = 'province' then h.province_id else h.parent_id end) as near
      from (
        select b.base, b.as_of, c.unit_id, c.version_id, c.territory_since, c.province_id, c.parent_id, c.whole,
          case when p_target_level = 'country' then true
               when c.target_unit_id is null then null
               else p_target in (c.target_unit_id, c.target_parent_id, c.target_province_id) end as here,
          case when p_target_level = 'country' then c.target_province_id
               when p_target in (c.target_unit_id, c.target_parent_id) then c.target_unit_id
               else c.target_parent_id end as part_id
        from (select distinct d.as_of from base d) d
        cross join lateral units.carried(d.as_of, p_map_of, p_scope) c
        join base b on b.as_of = d.as_of and b.unit_id = c.province_id
      ) h
    ) t
    group by t.base, t.as_of, t.unit_id, t.version_id, t.territory_since
  ) m
  where m.touches;
end $function$;

CREATE OR REPLACE FUNCTION figures.commune(p_units integer[], p_levels text[], p_as_ofs date[], p_scope text, p_target integer, p_target_level text)
 RETURNS TABLE(base integer, as_of date, unit_id integer, version_id integer, territory_since date, part_id integer, inside boolean, touched integer[])
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
begin
  return query
  with base as materialized (
    select b.base::int, b.unit_id, b.level, b.as_of
    from unnest(p_units, p_levels, p_as_ofs) with ordinality as b (unit_id, level, as_of, base)
  ), here as (
    select b.base, b.as_of, v.unit_id, v.id as version_id, v.kind, v.parent_id, v.province_id, v.territory_since
    from base b join units.version v on v.province_id = b.unit_id
    where b.level = 'province' and v.level = 'commune'
      and v.withdrawn_at is null and v.valid_from <= b.as_of and v.valid_to > b.as_of
    union all
    select b.base, b.as_of, v.unit_id, v.id, v.kind, v.parent_id, v.province_id, v.territory_since
    from base b join units.version v on v.parent_id = b.unit_id
    where b.level = 'district' and v.level = 'commune'
      and v.withdrawn_at is null and v.valid_from <= b.as_of and v.valid_to > b.as_of
    union all
    select b.base, b.as_of, v.unit_id, v.id, v.kind, v.parent_id, v.province_id, v.territory_since
    from base b join units.version v on v.unit_id = b.unit_id
    where b.level = 'commune' and v.level = 'commune'
      and v.withdrawn_at is null and v.valid_from <= b.as_of and v.valid_to > b.as_of
  )
  select h.base, h.as_of, h.unit_id, h.version_id, h.territory_since,
    case when p_target_level = 'country' then h.province_id
         when h.parent_id = p_target or h.unit_id = p_target then h.unit_id
         else h.parent_id end,
    true, null::int[]
  from here h
  join units.scope s on s.id = p_scope
  left join units.scope_exception x
    on x.scope_id = s.id and x.unit_id = h.unit_id and x.valid_from <= h.as_of and x.valid_to > h.as_of
  where coalesce(x.counts, h.kind = any (s.kinds));
end $function$;

CREATE OR REPLACE FUNCTION figures.fact(p_units integer[], p_levels text[], p_as_ofs date[], p_sets text[], p_stages text[], p_needed integer[], p_scope text, p_target integer, p_target_level text, p_map_of date)
 RETURNS TABLE(base integer, as_of date, unit_id integer, version_id integer, part_id integer, inside boolean, met integer, all_met boolean, unjudgeable integer, newest date, standard boolean, advanced boolean, model boolean, modern boolean, first_on date, first_kind text, decided_newest date, listed boolean, registered boolean)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
begin
  return query
  with commune as materialized (
    select c.*, p_sets[c.base] as set_id, p_stages[c.base] as stage, p_needed[c.base] as needed
    from (
      select m.* from figures.commune(p_units, p_levels, p_as_ofs, p_scope, p_target, p_target_level) m where p_map_of is null
      union all
      select m.* from figures.carried_commune(p_units, p_as_ofs, p_scope, p_target, p_target_level, p_map_of) m where p_map_of is not null
    ) c
  ), held as (
    select c.base, c.unit_id, h.*
    from commune c
    cross join lateral (
      select bool_or(r.tier in ('advanced', 'model')) as advanced, bool_or(r.tier = 'model') as model, bool_or(r.tier = 'modern') as modern,
        min(r.decided_on) as first_on, min(r.decided_on) filter (where r.kind = 'acknowledgement') as acknowledged_on,
        max(r.decided_on) as decided_newest
      from recognition.published r
      where r.unit_id = c.unit_id and r.decided_on <= c.as_of and r.decided_on >= c.territory_since
        and (r.revoked_on is null or r.revoked_on > c.as_of)
      having count(*) > 0
    ) h
    where cardinality(p_units) <= 2
    union all
    select c.base, c.unit_id,
      bool_or(r.tier in ('advanced', 'model')), bool_or(r.tier = 'model'), bool_or(r.tier = 'modern'),
      min(r.decided_on), min(r.decided_on) filter (where r.kind = 'acknowledgement'), max(r.decided_on)
    from commune c
    join recognition.published r on r.unit_id = c.unit_id and r.decided_on <= c.as_of and r.decided_on >= c.territory_since
      and (r.revoked_on is null or r.revoked_on > c.as_of)
    where cardinality(p_units) > 2
    group by c.base, c.unit_id
  ), listed as (
    select c.base, c.unit_id, l.registered
    from commune c
    cross join lateral (
      select bool_or(g.tier = 'standard' and g.status = 'approved' and g.criteria is null) as registered
      from plan.registration g where g.unit_id = c.unit_id and g.year = extract(year from c.as_of)::int
      having count(*) > 0
    ) l
    where cardinality(p_units) <= 2
    union all
    select c.base, c.unit_id, bool_or(g.tier = 'standard' and g.status = 'approved' and g.criteria is null)
    from commune c
    join plan.registration g on g.unit_id = c.unit_id and g.year = extract(year from c.as_of)::int
    where cardinality(p_units) > 2
    group by c.base, c.unit_id
  )
  select c.base, c.as_of, c.unit_id, c.version_id, c.part_id, c.inside,
    t.met, coalesce(t.met + coalesce(t.not_applicable, 0) >= c.needed, false), t.unjudgeable, t.newest,
    h.unit_id is not null, coalesce(h.advanced, false), coalesce(h.model, false), coalesce(h.modern, false),
    h.first_on, case when h.first_on = h.acknowledged_on then 'acknowledgement' when h.first_on is not null then 'recognition' end,
    h.decided_newest, l.unit_id is not null, coalesce(l.registered, false)
  from commune c
  left join lateral (
    select y.met, y.not_met, y.not_applicable, y.unjudgeable, y.newest, y.valid_to
    from assessment.tally y
    where y.unit_id = c.unit_id and y.set_id = c.set_id and y.stage = c.stage
      and y.valid_from <= c.as_of and y.valid_from >= c.territory_since
    order by y.valid_from desc limit 1
  ) t on t.valid_to > c.as_of and (t.not_met is null or t.met + t.not_met + coalesce(t.not_applicable, 0) > 0)
  left join held h on h.base = c.base and h.unit_id = c.unit_id
  left join listed l on l.base = c.base and l.unit_id = c.unit_id;
end $function$;

CREATE OR REPLACE FUNCTION figures.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a release cannot change' using constraint = 'release_immutable';
end $function$;

CREATE OR REPLACE FUNCTION figures.release_line(p_as_of date, p_set text, p_stage text, p_scope text, p_approved_by text, p_approved_on date, p_title text, p_demonstration boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (p_as_of - '2000-01-01'::date)::text || '|' || p_set || '|' || p_stage || '|' || p_scope || '|' || p_approved_by || '|'
    || (p_approved_on - '2000-01-01'::date)::text || '|' || p_title || '|' || p_demonstration::text
$function$;

CREATE OR REPLACE FUNCTION figures.reported_line(p_figure text, p_qualifier jsonb, p_as_of date, p_num numeric, p_den numeric, p_stated text, p_document text, p_published_on date, p_url text, p_note text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_figure || '|' || p_qualifier::text || '|' || (p_as_of - '2000-01-01'::date)::text || '|' || p_num::text || '/' || p_den::text || '|'
    || p_stated || '|' || p_document || '|' || coalesce((p_published_on - '2000-01-01'::date)::text, '') || '|' || coalesce(p_url, '') || '|' || coalesce(p_note, '')
$function$;

CREATE OR REPLACE FUNCTION figures.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- once a transaction is enough
  if current_setting('figures.touched', true) is distinct from pg_current_xact_id()::text then
    -- a row that no other writer holds, so that counting never waits and never deadlocks
    update figures.revision set n = n + 1
    where shard = coalesce((select r.shard from figures.revision r limit 1 for update skip locked), pg_backend_pid() % 64);
    perform set_config('figures.touched', pg_current_xact_id()::text, true);
  end if;
  return null;
end $function$;

create table funding.published (
  unit_id integer not null,
  title text not null,
  source text not null,
  kind text not null,
  as_of date not null,
  year integer not null,
  money_unit bigint not null,
  plan text,
  disbursed text,
  remaining text,
  percent text,
  document text not null,
  url text,
  source_id integer not null,
  known_at timestamp with time zone not null,
  constraint published_money_unit_check CHECK ((money_unit = ANY (ARRAY[(1)::bigint, (1000)::bigint, (1000000)::bigint, (1000000000)::bigint]))),
  constraint published_pkey PRIMARY KEY (unit_id, title, source, kind, known_at)
);

CREATE OR REPLACE FUNCTION funding.published_line(p funding.published)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p.title || '|' || p.source || '|' || p.kind || '|' || (p.as_of - '2000-01-01'::date)::text || '|' || p.year::text || '|' || p.money_unit::text
    || '|' || coalesce(p.plan, '') || '|' || coalesce(p.disbursed, '') || '|' || coalesce(p.remaining, '') || '|' || coalesce(p.percent, '')
    || '|' || p.document || '|' || coalesce(p.url, '')
$function$;

CREATE OR REPLACE FUNCTION news.pairs_of(p_folded text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT COALESCE(array_to_tsvector(array_agg(DISTINCT (("left"(t.word, 60) || ' '::text) || "left"(t.next, 60)))), ''::tsvector) AS "coalesce" FROM (SELECT w.word, lead(w.word) OVER (ORDER BY w.place) AS next FROM unnest(string_to_array(pairs_of.p_folded, ' '::text)) WITH ORDINALITY w(word, place)) t WHERE (t.next IS NOT NULL));

CREATE OR REPLACE PROCEDURE people.guard_rows(IN p_table regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format($policy$
    create policy at_or_under_here on %s using (
      current_user <> 'ntm_officer'
      or unit_id = (select people.here())
      or (select people.sees_all())
      or unit_id in (select people.under_here()))
  $policy$, p_table);
end $procedure$;

CREATE OR REPLACE FUNCTION people.here()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('ntm.unit', true), '')::int
$function$;

CREATE OR REPLACE FUNCTION people.sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (select from units.unit u where u.id = people.here() and u.origin = 'country')
$function$;

CREATE OR REPLACE FUNCTION people.under_here()
 RETURNS SETOF integer
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE ROWS 200
AS $function$
declare
  v_here int := people.here();
  v_today date := coalesce(nullif(current_setting('ntm.today', true), '')::date, current_date);
begin
  return query
    select v.unit_id from units.version v
    where v.withdrawn_at is null and v.valid_from <= v_today and (v.parent_id = v_here or v.province_id = v_here)
      and (v.valid_to > v_today or not exists (
        select from units.version w
        where w.unit_id = v.unit_id and w.withdrawn_at is null and w.valid_from > v.valid_from and w.valid_from <= v_today));
end $function$;

CREATE OR REPLACE FUNCTION people.work_at(p_unit integer, p_today date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('ntm.unit', coalesce(p_unit::text, ''), true), set_config('ntm.today', p_today::text, true),
    set_config('role', 'ntm_officer', true);
end $function$;

CREATE OR REPLACE FUNCTION plan.behind(p_unit integer)
 RETURNS TABLE(unit_id integer)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive b as (
    select v.id, v.unit_id from units.version v where v.unit_id = p_unit and v.withdrawn_at is null
    union
    select f.id, f.unit_id
    from b
    join units.edge e on e.to_version_id = b.id and e.withdrawn_at is null and e.whole
    join units.version f on f.id = e.from_version_id and f.withdrawn_at is null
  )
  select distinct b.unit_id from b
$function$;

CREATE OR REPLACE PROCEDURE plan.guard_writes(IN p_table regclass)
 LANGUAGE plpgsql
AS $procedure$
declare
  v_mine text := $policy$(current_user <> 'ntm_officer' or unit_id = (select people.here()) or (select people.sees_all())
    or unit_id in (select people.under_here()))$policy$;
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy seen_by_all on %s for select using (true)', p_table);
  execute format('create policy added_here on %s for insert with check %s', p_table, v_mine);
  execute format('create policy changed_here on %s for update using %s', p_table, v_mine);
  execute format('create policy removed_here on %s for delete using %s', p_table, v_mine);
end $procedure$;

CREATE OR REPLACE FUNCTION plan.registration_line(p_year integer, p_tier text, p_status text, p_criteria integer, p_due date, p_decision text, p_reason text, p_ticked text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_year::text || '|' || p_tier || '|' || p_status || '|' || coalesce(p_criteria::text, '') || '|'
    || coalesce((p_due - '2000-01-01'::date)::text, '') || '|' || coalesce(p_decision, '') || '|' || coalesce(p_reason, '')
    || coalesce('|' || array_to_string(p_ticked, ','), '')
$function$;

CREATE OR REPLACE FUNCTION plan.target_line(p_figure text, p_qualifier jsonb, p_due date, p_map_of date, p_set_on date, p_num numeric, p_den numeric, p_set text, p_status text, p_document text, p_note text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_figure || '|' || p_qualifier::text || '|' || (p_due - '2000-01-01'::date)::text || '|' || (p_map_of - '2000-01-01'::date)::text || '|'
    || (p_set_on - '2000-01-01'::date)::text || '|' || p_num::text || '/' || p_den::text || '|' || coalesce(p_set, '') || '|' || p_status || '|'
    || p_document || '|' || coalesce(p_note, '')
$function$;

CREATE OR REPLACE FUNCTION recognition.check_box()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  v_unit int := coalesce(new.unit_id, old.unit_id);
  v_session int := coalesce(new.session_id, old.session_id);
  v_ballot text := (select s.ballot from recognition.session s where s.unit_id = v_unit and s.id = v_session);
  v_cast bigint := (select count(*) from recognition.ballot b where b.unit_id = v_unit and b.session_id = v_session);
  v_said bigint := case v_ballot
    when 'secret' then (select x.agree + x.disagree + x.blank from recognition.ballot_box x where x.unit_id = v_unit and x.session_id = v_session)
    else (select count(*) from recognition.open_vote o where o.unit_id = v_unit and o.session_id = v_session) end;
begin
  if v_cast is distinct from coalesce(v_said, 0) then
    raise exception 'session %: % seats voted, % ballots', v_session, v_cast, v_said using constraint = 'box_holds_what_was_cast';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION recognition.line(p_tier text, p_decided_on date, p_kind text, p_set text, p_decision text, p_body text, p_revoked_on date, p_revoked_decision text, p_note text, p_booked_year integer DEFAULT NULL::integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_tier || '|' || (p_decided_on - '2000-01-01'::date)::text || '|' || p_kind || '|' || coalesce(p_set, '') || '|' || coalesce(p_decision, '')
    || '|' || coalesce(p_body, '') || '|' || coalesce((p_revoked_on - '2000-01-01'::date)::text, '') || '|' || coalesce(p_revoked_decision, '')
    || '|' || coalesce(p_note, '')
    -- acts that name no year keep the line that they had before this column was there
    || coalesce('|' || p_booked_year::text, '')
$function$;

CREATE OR REPLACE FUNCTION recognition.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what a dossier kept is append-only: a change is a new row' using constraint = 'dossier_append_only';
end $function$;

CREATE OR REPLACE FUNCTION units.carried(p_as_of date, p_map_of date, p_scope text)
 RETURNS TABLE(unit_id integer, version_id integer, province_id integer, parent_id integer, territory_since date, target_unit_id integer, target_parent_id integer, target_province_id integer, whole boolean)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive start as materialized (
    select v.unit_id, v.id, v.province_id, v.parent_id, v.territory_since, v.valid_from, v.valid_to
    from units.version v
    join units.scope s on s.id = p_scope
    left join units.scope_exception x
      on x.scope_id = s.id and x.unit_id = v.unit_id and x.valid_from <= p_as_of and x.valid_to > p_as_of
    where v.withdrawn_at is null and v.level = 'commune'
      and v.valid_from <= p_as_of and v.valid_to > p_as_of
      and coalesce(x.counts, v.kind = any (s.kinds))
  ),
  forth as (
    select s.id as root, s.id as at, s.valid_to, true as sure from start s where p_map_of >= p_as_of
    union
    select w.root, e.to_version_id, t.valid_to,
           -- one known part of a divided unit is not the whole of it
           w.sure and (e.whole or exists (
             select 1 from units.edge o
             where o.from_version_id = e.from_version_id and o.to_version_id <> e.to_version_id and o.withdrawn_at is null))
    from forth w
    join units.edge e on e.from_version_id = w.at and e.withdrawn_at is null
    join units.version t on t.id = e.to_version_id
    where w.valid_to <= p_map_of
  ),
  back as (
    select s.id as root, s.id as at, s.valid_from from start s where p_map_of < p_as_of
    union
    select w.root, e.from_version_id, t.valid_from
    from back w
    join units.edge e on e.to_version_id = w.at and e.withdrawn_at is null
    join units.version t on t.id = e.from_version_id
    where w.valid_from > p_map_of
  ),
  reached as (
    select f.root, case when f.valid_to > p_map_of then f.at end as at, f.sure
    from forth f
    where f.valid_to > p_map_of
       or not exists (select 1 from units.edge e where e.from_version_id = f.at and e.withdrawn_at is null)
    union all
    select b.root, case when b.valid_from <= p_map_of then b.at end, true
    from back b
    where b.valid_from <= p_map_of
       or not exists (select 1 from units.edge e where e.to_version_id = b.at and e.withdrawn_at is null)
  ),
  ends as (
    select r.root, r.at, bool_and(r.sure) as sure, count(*) over (partition by r.root) as targets
    from reached r group by r.root, r.at
  )
  select s.unit_id, s.id, s.province_id, s.parent_id, s.territory_since,
         t.unit_id, t.parent_id, t.province_id, t.id is not null and n.targets = 1 and n.sure
  from start s
  join ends n on n.root = s.id
  left join units.version t on t.id = n.at
$function$;

CREATE OR REPLACE FUNCTION units.communes_of(p_unit integer, p_as_of date, p_scope text)
 RETURNS TABLE(unit_id integer, version_id integer, code text, name text, kind text, parent_id integer, province_id integer, territory_since date)
 LANGUAGE sql
 STABLE
AS $function$
  select v.unit_id, v.id, v.code, v.name, v.kind, v.parent_id, v.province_id, v.territory_since
  from units.version v
  join units.scope s on s.id = p_scope
  left join units.scope_exception x
    on x.scope_id = s.id and x.unit_id = v.unit_id and x.valid_from <= p_as_of and x.valid_to > p_as_of
  where v.withdrawn_at is null and v.level = 'commune'
    and v.valid_from <= p_as_of and v.valid_to > p_as_of
    and coalesce(x.counts, v.kind = any (s.kinds))
    and (v.unit_id = p_unit or v.parent_id = p_unit or v.province_id = p_unit
         or exists (select 1 from units.unit u where u.id = p_unit and u.origin = 'country'))
$function$;

create table administration.moved (
  plan_id integer not null,
  kind text not null,
  old_id integer not null,
  new_id integer not null,
  from_unit_id integer not null,
  to_unit_id integer not null,
  moved_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  constraint moved_kind_check CHECK ((kind = ANY (ARRAY['assignment'::text, 'duty'::text, 'account'::text]))),
  constraint moved_pkey PRIMARY KEY (plan_id, kind, old_id)
);

create table administration.unit_plan (
  id integer generated by default as identity,
  file_name text not null,
  file text not null,
  plan text not null,
  note text default ''::text not null,
  first_on date not null,
  last_on date not null,
  changes integer not null,
  state text default 'proposed'::text not null,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  reason text default ''::text not null,
  reversed_by integer,
  reversed_at timestamp with time zone,
  reversed_because text,
  constraint approved_by_another CHECK (((state <> ALL (ARRAY['approved'::text, 'reversed'::text])) OR (decided_by <> proposed_by))),
  constraint unit_plan_check CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint unit_plan_check1 CHECK ((((state = 'reversed'::text) = (reversed_at IS NOT NULL)) AND ((reversed_at IS NULL) = (reversed_because IS NULL)))),
  constraint unit_plan_pkey PRIMARY KEY (id),
  constraint unit_plan_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text, 'reversed'::text])))
);

create table assessment.cell (
  unit_id integer not null,
  sheet_id integer not null,
  measure text not null,
  version integer not null,
  typed text not null,
  value numeric,
  value_text text,
  problem text,
  note text default ''::text not null,
  origin text not null,
  origin_note text,
  person_id integer not null,
  saved_at timestamp with time zone not null,
  constraint cell_origin_check CHECK ((origin = ANY (ARRAY['typed'::text, 'pasted'::text, 'workbook'::text, 'prefilled'::text, 'moved'::text]))),
  constraint cell_pkey PRIMARY KEY (unit_id, sheet_id, measure)
);

create table assessment.cell_version (
  unit_id integer not null,
  sheet_id integer not null,
  measure text not null,
  version integer not null,
  mutation uuid not null,
  typed text not null,
  value numeric,
  value_text text,
  problem text,
  note text not null,
  origin text not null,
  person_id integer not null,
  saved_at timestamp with time zone not null,
  constraint cell_version_pkey PRIMARY KEY (unit_id, sheet_id, measure, version),
  constraint cell_version_unit_id_sheet_id_mutation_key UNIQUE (unit_id, sheet_id, mutation)
);

create table assessment.criteria_count (
  unit_id integer not null,
  set_id text not null,
  stage text not null,
  as_of date not null,
  known_at timestamp with time zone not null,
  met integer not null,
  source_id integer not null,
  constraint criteria_count_met_check CHECK ((met >= 0)),
  constraint criteria_count_pkey PRIMARY KEY (unit_id, set_id, stage, as_of, known_at),
  constraint criteria_count_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'verified'::text, 'appraised'::text])))
);

create view assessment.count_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            assessment.count_line(r.set_id, r.stage, r.as_of, r.met) COLLATE "C" AS line
           FROM assessment.criteria_count r) l
  GROUP BY source_id, known_at, unit_id;

create table assessment.escalation (
  unit_id integer not null,
  sheet_id integer not null,
  criterion text not null,
  stage text not null,
  due_on date not null,
  told_on date not null,
  to_role text not null,
  to_unit_id integer not null,
  constraint escalation_pkey PRIMARY KEY (unit_id, sheet_id, criterion, stage, due_on),
  constraint escalation_stage_check CHECK ((stage = ANY (ARRAY['verified'::text, 'appraised'::text])))
);

create table assessment.law (
  only_one boolean default true not null,
  mark bigint not null,
  constraint law_only_one_check CHECK (only_one),
  constraint law_pkey PRIMARY KEY (only_one)
);

create table assessment.measurement (
  unit_id integer not null,
  measure text not null,
  valid_on date not null,
  stage text not null,
  known_at timestamp with time zone not null,
  value numeric,
  value_text text,
  source_id integer not null,
  constraint measurement_one_value CHECK ((num_nonnulls(value, value_text) <= 1)),
  constraint measurement_pkey PRIMARY KEY (unit_id, measure, valid_on, stage, known_at),
  constraint measurement_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'verified'::text, 'appraised'::text])))
);

create view assessment.measurement_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            assessment.measurement_line(r.measure, r.valid_on, r.stage, r.value, r.value_text) COLLATE "C" AS line
           FROM assessment.measurement r) l
  GROUP BY source_id, known_at, unit_id;

create table assessment.rejudging (
  unit_id integer not null,
  set_id text not null,
  since date not null,
  because text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  constraint rejudging_pkey PRIMARY KEY (unit_id, set_id)
);

create table assessment.remark (
  unit_id integer not null,
  sheet_id integer not null,
  criterion text not null,
  id integer generated by default as identity,
  text text not null,
  person_id integer not null,
  post_name text not null,
  said_at timestamp with time zone not null,
  constraint remark_id_key UNIQUE (id),
  constraint remark_pkey PRIMARY KEY (unit_id, sheet_id, id),
  constraint remark_text_check CHECK ((text <> ''::text))
);

create table assessment.review (
  unit_id integer not null,
  sheet_id integer not null,
  criterion text not null,
  stage text not null,
  number integer not null,
  outcome text not null,
  self_verdict text,
  reason text default ''::text not null,
  own_values jsonb default '{}'::jsonb not null,
  person_id integer not null,
  assignment_id integer not null,
  reviewed_at timestamp with time zone not null,
  constraint review_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'notMet'::text, 'notApplicable'::text, 'unjudgeable'::text, 'returned'::text]))),
  constraint review_pkey PRIMARY KEY (unit_id, sheet_id, criterion, stage, number),
  constraint review_stage_check CHECK ((stage = ANY (ARRAY['verified'::text, 'appraised'::text])))
);

create table assessment.sheet (
  unit_id integer not null,
  id integer generated by default as identity,
  round_id integer not null,
  set_id text not null,
  set_version integer not null,
  procedure text not null,
  as_of date not null,
  state text default 'draft'::text not null,
  version integer default 0 not null,
  source_id integer not null,
  last_known timestamp with time zone not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  submitted_by integer,
  successor_unit_id integer,
  constraint sheet_id_key UNIQUE (id),
  constraint sheet_once_a_round UNIQUE (unit_id, round_id, set_id),
  constraint sheet_pkey PRIMARY KEY (unit_id, id),
  constraint sheet_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'verified'::text, 'appraised'::text, 'closed'::text, 'moved'::text])))
);

create table assessment.sheet_criterion (
  unit_id integer not null,
  sheet_id integer not null,
  criterion text not null,
  state text default 'open'::text not null,
  version integer default 0 not null,
  reason text,
  needs text,
  due_on date,
  constraint sheet_criterion_pkey PRIMARY KEY (unit_id, sheet_id, criterion),
  constraint sheet_criterion_state_check CHECK ((state = ANY (ARRAY['open'::text, 'submitted'::text, 'returned'::text, 'verified'::text, 'appraised'::text])))
);

create table assessment.sheet_step (
  unit_id integer not null,
  sheet_id integer not null,
  number integer not null,
  verb text not null,
  from_state text not null,
  to_state text not null,
  person_id integer,
  assignment_id integer,
  reason text default ''::text not null,
  stepped_at timestamp with time zone not null,
  constraint sheet_step_pkey PRIMARY KEY (unit_id, sheet_id, number)
);

create table assessment.standing (
  unit_id integer not null,
  set_id text not null,
  stage text not null,
  criterion text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  verdict text not null,
  basis text not null,
  source_id integer not null,
  constraint standing_check CHECK ((valid_from < valid_to)),
  constraint standing_pkey PRIMARY KEY (unit_id, set_id, stage, criterion, valid_from)
);

create table assessment.tally (
  unit_id integer not null,
  set_id text not null,
  stage text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  met integer not null,
  not_met integer,
  not_applicable integer,
  unjudgeable integer,
  newest date not null,
  constraint tally_check CHECK ((valid_from < valid_to)),
  constraint tally_pkey PRIMARY KEY (unit_id, set_id, stage, valid_from)
);

create table assessment.verdict (
  unit_id integer not null,
  set_id text not null,
  stage text not null,
  criterion text not null,
  as_of date not null,
  known_at timestamp with time zone not null,
  verdict text not null,
  reason text,
  basis text not null,
  source_id integer not null,
  constraint verdict_basis_check CHECK ((basis = ANY (ARRAY['asserted'::text, 'judged'::text]))),
  constraint verdict_pkey PRIMARY KEY (unit_id, set_id, stage, criterion, as_of, basis, known_at),
  constraint verdict_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'verified'::text, 'appraised'::text]))),
  constraint verdict_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'notMet'::text, 'notApplicable'::text, 'unjudgeable'::text])))
);

create view assessment.verdict_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            assessment.verdict_line(r.set_id, r.stage, r.criterion, r.as_of, r.verdict, r.basis, r.reason) COLLATE "C" AS line
           FROM assessment.verdict r) l
  GROUP BY source_id, known_at, unit_id;

create table auth."rateLimit" (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint "rateLimit_key_key" UNIQUE (key),
  constraint "rateLimit_pkey" PRIMARY KEY (id)
);

create table auth."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id)
);

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean,
  constraint user_email_key UNIQUE (email),
  constraint user_pkey PRIMARY KEY (id)
);

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id)
);

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token)
);

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);

create table calendar.arranged_day (
  unit_id integer not null,
  year integer not null,
  number integer not null,
  day date not null,
  works boolean not null,
  constraint arranged_day_check CHECK ((EXTRACT(year FROM day) = (year)::numeric)),
  constraint arranged_day_pkey PRIMARY KEY (unit_id, year, number, day)
);

create table calendar.arrangement (
  unit_id integer not null,
  year integer not null,
  number integer not null,
  document text not null,
  entered_by text not null,
  assignment_id integer not null,
  entered_at timestamp with time zone not null,
  constraint arrangement_document_check CHECK ((document <> ''::text)),
  constraint arrangement_pkey PRIMARY KEY (unit_id, year, number)
);

create table calendar.closing_window (
  kind text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  first_day integer not null,
  last_day integer not null,
  send_day integer not null,
  gap integer not null,
  source text not null,
  certainty text not null,
  constraint closing_window_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint closing_window_first_day_check CHECK (((first_day >= 1) AND (first_day <= 28))),
  constraint closing_window_gap_check CHECK ((gap >= 0)),
  constraint closing_window_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'halfYear'::text, 'year'::text]))),
  constraint closing_window_last_day_check CHECK (((last_day >= 1) AND (last_day <= 28))),
  constraint closing_window_pkey PRIMARY KEY (kind, valid_from),
  constraint closing_window_send_day_check CHECK (((send_day >= 1) AND (send_day <= 28)))
);

create table calendar.deadline (
  unit_id integer not null,
  round_id integer not null,
  step text not null,
  level text not null,
  due_on date not null,
  citation text not null,
  certainty text not null,
  constraint deadline_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint deadline_level_check CHECK ((level = ANY (ARRAY['commune'::text, 'district'::text, 'department'::text, 'province'::text]))),
  constraint deadline_pkey PRIMARY KEY (unit_id, round_id, step),
  constraint deadline_step_check CHECK ((step = ANY (ARRAY['submit'::text, 'verify'::text, 'appraise'::text, 'send'::text])))
);

create table calendar.extension (
  unit_id integer not null,
  round_id integer not null,
  number integer not null,
  until_on date not null,
  reason text not null,
  request_number integer,
  granted_by text not null,
  assignment_id integer not null,
  granted_at timestamp with time zone not null,
  constraint extension_pkey PRIMARY KEY (unit_id, round_id, number),
  constraint extension_reason_check CHECK ((reason <> ''::text))
);

create table calendar.extension_request (
  unit_id integer not null,
  round_id integer not null,
  number integer not null,
  until_on date not null,
  reason text not null,
  person_id integer not null,
  assignment_id integer not null,
  asked_at timestamp with time zone not null,
  answer text,
  answer_reason text,
  answered_by text,
  answered_at timestamp with time zone,
  constraint extension_request_answer_check CHECK ((answer = ANY (ARRAY['granted'::text, 'refused'::text]))),
  constraint extension_request_check CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint extension_request_check1 CHECK (((answer IS DISTINCT FROM 'refused'::text) OR (answer_reason <> ''::text))),
  constraint extension_request_pkey PRIMARY KEY (unit_id, round_id, number),
  constraint extension_request_reason_check CHECK ((reason <> ''::text))
);

create table calendar.holiday_rule (
  key text not null,
  name text not null,
  calendar text not null,
  month integer not null,
  day integer not null,
  before_days integer default 0 not null,
  after_days integer default 0 not null,
  settled_yearly boolean default false not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  source text not null,
  certainty text not null,
  constraint holiday_rule_calendar_check CHECK ((calendar = ANY (ARRAY['solar'::text, 'lunar'::text]))),
  constraint holiday_rule_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint holiday_rule_day_check CHECK (((day >= 1) AND (day <= 31))),
  constraint holiday_rule_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint holiday_rule_pkey PRIMARY KEY (key, valid_from)
);

create table calendar.notice (
  unit_id integer not null,
  round_id integer not null,
  kind text not null,
  made_on date not null,
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'dueSoon'::text, 'overdue'::text, 'cancelled'::text]))),
  constraint notice_pkey PRIMARY KEY (unit_id, round_id, kind)
);

create table calendar.phase (
  id text not null,
  first_year integer not null,
  last_year integer not null,
  set_ids text[] not null,
  source text not null,
  certainty text not null,
  constraint phase_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint phase_check CHECK ((first_year <= last_year)),
  constraint phase_pkey PRIMARY KEY (id),
  constraint phase_set_ids_check CHECK ((cardinality(set_ids) > 0))
);

create table calendar.round (
  id integer generated by default as identity,
  unit_id integer not null,
  kind text not null,
  year integer not null,
  number integer not null,
  name text not null,
  set_ids text[] not null,
  opens_on date not null,
  closes_on date not null,
  due_on date not null,
  source text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  constraint round_check CHECK (((opens_on <= due_on) AND (closes_on <= due_on))),
  constraint round_check1 CHECK (((cancelled_at IS NULL) = (cancelled_because IS NULL))),
  constraint round_check2 CHECK (((number >= 1) AND (number <=
CASE kind
    WHEN 'month'::text THEN 12
    WHEN 'quarter'::text THEN 4
    WHEN 'halfYear'::text THEN 2
    ELSE 1
END))),
  constraint round_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'halfYear'::text, 'year'::text]))),
  constraint round_name_check CHECK ((name <> ''::text)),
  constraint round_pkey PRIMARY KEY (id),
  constraint round_set_ids_check CHECK ((cardinality(set_ids) > 0))
);

create table consultation.arrival (
  unit_id integer not null,
  survey_id integer not null,
  began timestamp with time zone not null,
  answers integer not null,
  constraint arrival_answers_check CHECK ((answers > 0)),
  constraint arrival_pkey PRIMARY KEY (unit_id, survey_id, began)
);

create table consultation.attempt (
  address text not null,
  kind text not null,
  began timestamp with time zone not null,
  tries integer not null,
  constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['wrongCode'::text, 'answer'::text, 'opinion'::text, 'tracking'::text]))),
  constraint attempt_pkey PRIMARY KEY (address, kind, began)
);

create table consultation.code (
  unit_id integer not null,
  survey_id integer not null,
  batch_id integer not null,
  hash text not null,
  used_on date,
  constraint code_hash_key UNIQUE (hash),
  constraint code_pkey PRIMARY KEY (unit_id, survey_id, hash)
);

create table consultation.code_batch (
  unit_id integer not null,
  survey_id integer not null,
  id integer generated by default as identity,
  label text not null,
  size integer not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  annulled_at timestamp with time zone,
  annulled_because text,
  constraint code_batch_check CHECK (((annulled_at IS NULL) = (annulled_because IS NULL))),
  constraint code_batch_id_key UNIQUE (id),
  constraint code_batch_pkey PRIMARY KEY (unit_id, survey_id, id),
  constraint code_batch_size_check CHECK (((size >= 1) AND (size <= 500)))
);

create table consultation.flag (
  unit_id integer not null,
  survey_id integer not null,
  id integer generated by default as identity,
  kind text not null,
  subject text not null,
  count integer not null,
  seen_at timestamp with time zone not null,
  resolved_by text,
  resolved_at timestamp with time zone,
  resolution text,
  constraint flag_check CHECK ((num_nonnulls(resolved_by, resolved_at, resolution) = ANY (ARRAY[0, 3]))),
  constraint flag_id_key UNIQUE (id),
  constraint flag_kind_check CHECK ((kind = ANY (ARRAY['manyAtOnce'::text, 'oneAddress'::text, 'uniformPapers'::text]))),
  constraint flag_once UNIQUE (unit_id, survey_id, kind, subject),
  constraint flag_pkey PRIMARY KEY (unit_id, survey_id, id)
);

create table consultation.opinion (
  unit_id integer not null,
  posting_id integer not null,
  id integer generated by default as identity,
  channel text not null,
  criterion text,
  text text not null,
  contact text,
  tracking_hash text,
  received_on date not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  outcome text,
  answer text,
  handled_by text,
  handled_on date,
  constraint opinion_channel_check CHECK ((channel = ANY (ARRAY['paper'::text, 'loudspeaker'::text, 'meeting'::text, 'web'::text]))),
  constraint opinion_check CHECK ((num_nonnulls(outcome, answer, handled_by, handled_on) = ANY (ARRAY[0, 4]))),
  constraint opinion_id_key UNIQUE (id),
  constraint opinion_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'explained'::text, 'passedOn'::text]))),
  constraint opinion_pkey PRIMARY KEY (unit_id, posting_id, id),
  constraint opinion_text_check CHECK ((text <> ''::text)),
  constraint opinion_tracking_hash_key UNIQUE (tracking_hash)
);

create table consultation.paper_batch (
  unit_id integer not null,
  survey_id integer not null,
  id integer generated by default as identity,
  label text not null,
  papers integer not null,
  counts jsonb not null,
  scan text not null,
  state text default 'entered'::text not null,
  entered_by integer not null,
  entered_name text not null,
  entered_at timestamp with time zone not null,
  checked_by integer,
  checked_name text,
  checked_at timestamp with time zone,
  reason text,
  constraint paper_batch_check CHECK ((checked_by <> entered_by)),
  constraint paper_batch_check1 CHECK (((state = 'entered'::text) = (checked_by IS NULL))),
  constraint paper_batch_check2 CHECK (((state = 'returned'::text) = (reason IS NOT NULL))),
  constraint paper_batch_id_key UNIQUE (id),
  constraint paper_batch_papers_check CHECK ((papers > 0)),
  constraint paper_batch_pkey PRIMARY KEY (unit_id, survey_id, id),
  constraint paper_batch_scan_check CHECK ((scan <> ''::text)),
  constraint paper_batch_state_check CHECK ((state = ANY (ARRAY['entered'::text, 'checked'::text, 'returned'::text])))
);

create table consultation.posting (
  unit_id integer not null,
  id integer generated by default as identity,
  sheet_id integer not null,
  sheet_version integer not null,
  places text[] not null,
  from_on date not null,
  until_on date not null,
  days integer not null,
  days_source text not null,
  days_certainty text not null,
  posted jsonb not null,
  posted_hash text not null,
  state text default 'open'::text not null,
  posted_by text not null,
  posted_at timestamp with time zone not null,
  closed_on date,
  closed_by text,
  withdrawn_because text,
  constraint posting_check CHECK ((until_on >= (from_on + days))),
  constraint posting_check1 CHECK (((state = 'closed'::text) = (num_nonnulls(closed_on, closed_by) = 2))),
  constraint posting_check2 CHECK (((state = 'withdrawn'::text) = (withdrawn_because IS NOT NULL))),
  constraint posting_days_certainty_check CHECK ((days_certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint posting_days_check CHECK ((days > 0)),
  constraint posting_days_source_check CHECK ((days_source <> ''::text)),
  constraint posting_id_key UNIQUE (id),
  constraint posting_pkey PRIMARY KEY (unit_id, id),
  constraint posting_places_check CHECK ((cardinality(places) > 0)),
  constraint posting_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'withdrawn'::text])))
);

create table consultation.survey (
  unit_id integer not null,
  id integer generated by default as identity,
  year integer not null,
  tier text not null,
  body_name text not null,
  method text not null,
  households integer not null,
  asked integer not null,
  contents jsonb not null,
  contents_source text not null,
  own_thresholds jsonb default '{}'::jsonb not null,
  opens_on date not null,
  closes_on date not null,
  state text default 'open'::text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  closed_on date,
  closed_by text,
  result jsonb,
  result_hash text,
  cancelled_because text,
  constraint survey_asked_check CHECK ((asked > 0)),
  constraint survey_body_name_check CHECK ((body_name <> ''::text)),
  constraint survey_check CHECK ((asked <= households)),
  constraint survey_check1 CHECK ((opens_on <= closes_on)),
  constraint survey_check2 CHECK (((state = 'closed'::text) = (num_nonnulls(closed_on, closed_by, result, result_hash) = 4))),
  constraint survey_check3 CHECK (((state = 'cancelled'::text) = (cancelled_because IS NOT NULL))),
  constraint survey_contents_source_check CHECK ((contents_source <> ''::text)),
  constraint survey_households_check CHECK ((households > 0)),
  constraint survey_id_key UNIQUE (id),
  constraint survey_method_check CHECK ((method <> ''::text)),
  constraint survey_pkey PRIMARY KEY (unit_id, id),
  constraint survey_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint survey_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'advanced'::text, 'model'::text, 'modern'::text]))),
  constraint survey_year_check CHECK (((year >= 2010) AND (year <= 2100)))
);

create table consultation.web_count (
  unit_id integer not null,
  survey_id integer not null,
  batch_id integer not null,
  content text not null,
  answer text not null,
  count integer not null,
  constraint web_count_answer_check CHECK ((answer = ANY (ARRAY['satisfied'::text, 'notSatisfied'::text, 'noOpinion'::text]))),
  constraint web_count_count_check CHECK ((count > 0)),
  constraint web_count_pkey PRIMARY KEY (unit_id, survey_id, batch_id, content, answer)
);

create table criteria.criterion (
  set_id text not null,
  version integer not null,
  code text not null,
  "position" integer not null,
  name text not null,
  constraint criterion_pkey PRIMARY KEY (set_id, version, code)
);

create table criteria.proposal (
  id integer generated by default as identity,
  set_id text not null,
  version integer not null,
  hash text not null,
  file text not null,
  measures text default ''::text not null,
  note text default ''::text not null,
  state text default 'proposed'::text not null,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  reason text default ''::text not null,
  constraint proposal_check CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'published'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint published_by_another CHECK (((state <> 'published'::text) OR (decided_by <> proposed_by)))
);

create table criteria.slot_value (
  province_id integer not null,
  set_id text not null,
  version integer not null,
  indicator text not null,
  valid_from date not null,
  known_at timestamp with time zone not null,
  value jsonb not null,
  decision text not null,
  decided_on date not null,
  entered_by text not null,
  constraint slot_value_pkey PRIMARY KEY (province_id, set_id, version, indicator, valid_from, known_at)
);

create table desk.address_code (
  id integer generated always as identity,
  person_id integer not null,
  address text not null,
  code_hash text not null,
  sent_at timestamp with time zone not null,
  tries integer default 0 not null,
  used_at timestamp with time zone,
  constraint address_code_address_check CHECK ((address <> ''::text)),
  constraint address_code_pkey PRIMARY KEY (id)
);

create table desk.carried (
  channel_id integer not null,
  notice_id bigint not null,
  message_id bigint not null,
  constraint carried_pkey PRIMARY KEY (channel_id, notice_id)
);

create table desk.channel (
  id integer generated always as identity,
  person_id integer not null,
  kind text not null,
  address text not null,
  sealed_secret bytea,
  topics text[] not null,
  rhythm text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint channel_address_check CHECK ((address <> ''::text)),
  constraint channel_check CHECK ((ended_at >= began_at)),
  constraint channel_check1 CHECK (((kind = 'webhook'::text) = (sealed_secret IS NOT NULL))),
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'webhook'::text]))),
  constraint channel_pkey PRIMARY KEY (id),
  constraint channel_rhythm_check CHECK ((rhythm = ANY (ARRAY['now'::text, 'daily'::text]))),
  constraint channel_topics_check CHECK ((cardinality(topics) > 0))
);

create table desk.feed (
  token_hash text not null,
  person_id integer not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint feed_check CHECK ((ended_at >= made_at)),
  constraint feed_pkey PRIMARY KEY (token_hash)
);

create table desk.message (
  id bigint generated always as identity,
  channel_id integer not null,
  batch text not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  taken_until timestamp with time zone,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  said text,
  constraint message_batch_check CHECK ((batch ~ '^(notice|day)-[0-9-]+$'::text)),
  constraint message_channel_id_batch_key UNIQUE (channel_id, batch),
  constraint message_channel_id_id_key UNIQUE (channel_id, id),
  constraint message_check CHECK (((sent_at IS NULL) OR (given_up_at IS NULL))),
  constraint message_pkey PRIMARY KEY (id)
);

create table desk.notice (
  id bigint generated by default as identity,
  unit_id integer not null,
  body_id integer,
  verb text,
  person_id integer,
  key text not null,
  title text not null,
  href text not null,
  made_at timestamp with time zone not null,
  constraint notice_href_check CHECK ((href ~~ '/%'::text)),
  constraint notice_key_check CHECK ((key <> ''::text)),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_title_check CHECK ((title <> ''::text))
);

create table desk.seen (
  person_id integer not null,
  notice_id bigint not null,
  constraint seen_pkey PRIMARY KEY (person_id)
);

create table difficulties.clock (
  id integer generated by default as identity,
  unit_id integer not null,
  days integer not null,
  source text not null,
  valid_from date not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint clock_days_check CHECK (((days >= 1) AND (days <= 366))),
  constraint clock_pkey PRIMARY KEY (id),
  constraint clock_source_check CHECK ((source <> ''::text))
);

create table difficulties.photo (
  unit_id integer not null,
  thread_id integer not null,
  number integer not null,
  hash text not null,
  size integer not null,
  type text not null,
  constraint photo_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint photo_pkey PRIMARY KEY (unit_id, thread_id, number),
  constraint photo_type_check CHECK ((type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text])))
);

create table difficulties.publication (
  unit_id integer not null,
  thread_id integer not null,
  id integer generated by default as identity,
  title text not null,
  question text not null,
  answer text not null,
  answered_by text not null,
  answered_on date not null,
  published_on date not null,
  published_by text not null,
  ended_on date,
  ended_because text,
  folded_title text generated always as (platform.fold(title)) stored not null,
  found tsvector generated always as (platform.words_of(platform.fold(((((title || ' '::text) || question) || ' '::text) || answer)))) stored not null,
  constraint publication_answer_check CHECK ((answer <> ''::text)),
  constraint publication_check CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_question_check CHECK ((question <> ''::text)),
  constraint publication_title_check CHECK ((title <> ''::text))
);

create table difficulties.step (
  unit_id integer not null,
  thread_id integer not null,
  number integer not null,
  kind text not null,
  body_id integer,
  other_id integer,
  text text,
  document text,
  document_on date,
  done_on date not null,
  done_by text not null,
  done_at timestamp with time zone not null,
  constraint step_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'assigned'::text, 'started'::text, 'passedUp'::text, 'answered'::text, 'answeredAbove'::text, 'merged'::text, 'gathered'::text, 'published'::text, 'unpublished'::text, 'withdrawn'::text, 'refused'::text]))),
  constraint step_pkey PRIMARY KEY (unit_id, thread_id, number)
);

create table difficulties.thread (
  unit_id integer not null,
  id integer generated by default as identity,
  channel text not null,
  criterion text,
  title text not null,
  text text not null,
  contact text,
  consent boolean default false not null,
  received_on date not null,
  tracking_hash text,
  key text not null,
  raised_by text not null,
  raised_at timestamp with time zone not null,
  state text not null,
  at_unit_id integer not null,
  body_id integer,
  below integer[] default '{}'::integer[] not null,
  due_on date,
  due_days integer,
  due_source text,
  merged_into integer,
  closed_on date,
  steps integer default 0 not null,
  constraint thread_channel_check CHECK ((channel = ANY (ARRAY['office'::text, 'behalf'::text, 'web'::text]))),
  constraint thread_check CHECK ((num_nulls(due_on, due_days, due_source) = ANY (ARRAY[0, 3]))),
  constraint thread_check1 CHECK (((channel <> 'office'::text) OR (contact IS NULL))),
  constraint thread_check2 CHECK (((channel = 'web'::text) OR (tracking_hash IS NULL))),
  constraint thread_check3 CHECK (((state <> 'merged'::text) OR (merged_into IS NOT NULL))),
  constraint thread_check4 CHECK ((merged_into IS DISTINCT FROM id)),
  constraint thread_check5 CHECK (((closed_on IS NULL) = (state = ANY (ARRAY['received'::text, 'assigned'::text, 'inProgress'::text, 'passedUp'::text, 'merged'::text])))),
  constraint thread_criterion_check CHECK ((criterion ~ '^[^/]+/[^/]+$'::text)),
  constraint thread_id_key UNIQUE (id),
  constraint thread_pkey PRIMARY KEY (unit_id, id),
  constraint thread_state_check CHECK ((state = ANY (ARRAY['received'::text, 'assigned'::text, 'inProgress'::text, 'passedUp'::text, 'answered'::text, 'published'::text, 'merged'::text, 'withdrawn'::text, 'refused'::text]))),
  constraint thread_text_check CHECK ((text <> ''::text)),
  constraint thread_title_check CHECK ((title <> ''::text)),
  constraint thread_tracking_hash_key UNIQUE (tracking_hash),
  constraint thread_unit_id_key_key UNIQUE (unit_id, key)
);

create table directives.directive (
  id integer generated by default as identity,
  issuer_unit_id integer not null,
  issuer_body_id integer,
  source_kind text not null,
  source_id integer,
  title text not null,
  on_day date,
  key text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint directive_key_key UNIQUE (key),
  constraint directive_pkey PRIMARY KEY (id),
  constraint directive_source_kind_check CHECK ((source_kind = ANY (ARRAY['meeting'::text, 'text'::text, 'document'::text, 'inspection'::text, 'difficulty'::text]))),
  constraint directive_title_check CHECK ((title <> ''::text))
);

create table directives.step (
  unit_id integer not null,
  task_id integer not null,
  number integer not null,
  kind text not null,
  on_day date not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  said text,
  percent integer,
  evidence text,
  due_before date,
  due_after date,
  constraint step_check CHECK (((kind = 'extended'::text) = (due_after IS NOT NULL))),
  constraint step_check1 CHECK (((kind <> ALL (ARRAY['returned'::text, 'extended'::text, 'cancelled'::text])) OR (said IS NOT NULL))),
  constraint step_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'accepted'::text, 'progress'::text, 'reported'::text, 'confirmed'::text, 'returned'::text, 'extended'::text, 'cancelled'::text, 'closedByData'::text, 'reopened'::text, 'expired'::text, 'reminded'::text, 'escalated'::text, 'stopped'::text]))),
  constraint step_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint step_pkey PRIMARY KEY (unit_id, task_id, number)
);

create table directives.task (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer,
  directive_id integer not null,
  parent_unit_id integer,
  parent_id integer,
  gathers boolean default false not null,
  what text not null,
  sentence text,
  cooperating integer[] default '{}'::integer[] not null,
  expected text,
  binding jsonb,
  due_on date,
  due_words text,
  every text,
  due_day integer,
  repeats_until date,
  series_id integer,
  period date,
  state text default 'assigned'::text not null,
  assigner_unit_id integer not null,
  assigner_body_id integer,
  assigned_by text not null,
  assigned_on date not null,
  reminded text,
  ended_on date,
  constraint task_check CHECK (((parent_id IS NULL) = (parent_unit_id IS NULL))),
  constraint task_check1 CHECK (((every IS NULL) = (period IS NULL))),
  constraint task_check2 CHECK (((every IS NOT NULL) OR ((due_day IS NULL) AND (repeats_until IS NULL) AND (series_id IS NULL)))),
  constraint task_check3 CHECK (((ended_on IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'closedByData'::text, 'cancelled'::text, 'expired'::text])))),
  constraint task_check4 CHECK (((NOT gathers) OR ((binding IS NULL) AND (state = ANY (ARRAY['assigned'::text, 'cancelled'::text]))))),
  constraint task_due_day_check CHECK (((due_day >= 1) AND (due_day <= 31))),
  constraint task_every_check CHECK ((every = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  constraint task_pkey PRIMARY KEY (id),
  constraint task_state_check CHECK ((state = ANY (ARRAY['assigned'::text, 'accepted'::text, 'reported'::text, 'returned'::text, 'reopened'::text, 'done'::text, 'closedByData'::text, 'cancelled'::text, 'expired'::text]))),
  constraint task_unit_id_id_key UNIQUE (unit_id, id),
  constraint task_what_check CHECK ((what <> ''::text))
);

create table documents.acknowledgement (
  unit_id integer not null,
  document_id integer not null,
  key text not null,
  because text not null,
  person_id integer not null,
  said_by text not null,
  said_at timestamp with time zone not null,
  constraint acknowledgement_because_check CHECK ((because <> ''::text)),
  constraint acknowledgement_pkey PRIMARY KEY (unit_id, document_id, key)
);

create table documents.authority (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  assignment_id integer not null,
  kind text not null,
  collective text,
  head text,
  post text not null,
  source text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  ended_because text,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint authority_check CHECK ((valid_from <= valid_to)),
  constraint authority_check1 CHECK (((kind <> 'TM'::text) OR (collective IS NOT NULL))),
  constraint authority_check2 CHECK (((kind <> ALL (ARRAY['KT'::text, 'TL'::text, 'TUQ'::text])) OR (head IS NOT NULL))),
  constraint authority_check3 CHECK (((kind <> 'TUQ'::text) OR (valid_to <> 'infinity'::date))),
  constraint authority_collective_check CHECK ((collective <> ''::text)),
  constraint authority_head_check CHECK ((head <> ''::text)),
  constraint authority_id_key UNIQUE (id),
  constraint authority_kind_check CHECK ((kind = ANY (ARRAY['head'::text, 'TM'::text, 'KT'::text, 'TL'::text, 'TUQ'::text, 'Q'::text]))),
  constraint authority_pkey PRIMARY KEY (unit_id, id),
  constraint authority_post_check CHECK ((post <> ''::text)),
  constraint authority_source_check CHECK ((source <> ''::text))
);

create table documents.document (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  draft_body_id integer not null,
  type text not null,
  subject text not null,
  folded text not null,
  state text not null,
  version integer default 1 not null,
  steps integer default 0 not null,
  drafter_id integer not null,
  drafter text not null,
  approver_id integer,
  authority_id integer,
  source_kind text,
  source_id text,
  source_href text,
  corrects_id integer,
  correction text,
  key text not null,
  made_at timestamp with time zone not null,
  waits_since date not null,
  signed_on date,
  signed_hash text,
  issued_on date,
  constraint document_check CHECK (((corrects_id IS NULL) = (correction IS NULL))),
  constraint document_check1 CHECK ((corrects_id IS DISTINCT FROM id)),
  constraint document_check2 CHECK (((source_kind IS NULL) = (source_id IS NULL))),
  constraint document_check3 CHECK (((signed_on IS NULL) = (signed_hash IS NULL))),
  constraint document_check4 CHECK (((state <> ALL (ARRAY['signed'::text, 'numbered'::text, 'issued'::text, 'recalled'::text])) OR (signed_on IS NOT NULL))),
  constraint document_check5 CHECK (((state <> 'issued'::text) OR (issued_on IS NOT NULL))),
  constraint document_correction_check CHECK ((correction = ANY (ARRAY['format'::text, 'content'::text]))),
  constraint document_id_key UNIQUE (id),
  constraint document_key_check CHECK ((key <> ''::text)),
  constraint document_pkey PRIMARY KEY (unit_id, id),
  constraint document_state_check CHECK ((state = ANY (ARRAY['drafting'::text, 'content'::text, 'form'::text, 'signing'::text, 'signed'::text, 'numbered'::text, 'issued'::text, 'recalled'::text, 'dropped'::text]))),
  constraint document_subject_check CHECK ((subject <> ''::text)),
  constraint document_unit_id_key_key UNIQUE (unit_id, key)
);

create table documents.examination (
  unit_id integer not null,
  document_id integer not null,
  version integer not null,
  findings jsonb not null,
  examined_at timestamp with time zone not null,
  constraint examination_pkey PRIMARY KEY (unit_id, document_id, version)
);

create table documents.file (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  kind text not null,
  hash text not null,
  size integer not null,
  type text not null,
  name text not null,
  person_id integer not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_kind_check CHECK ((kind = ANY (ARRAY['signed'::text, 'scan'::text]))),
  constraint file_name_check CHECK ((name <> ''::text)),
  constraint file_number_check CHECK ((number > 0)),
  constraint file_pkey PRIMARY KEY (unit_id, document_id, number),
  constraint file_size_check CHECK ((size > 0)),
  constraint file_type_check CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint file_unit_id_document_id_hash_key UNIQUE (unit_id, document_id, hash)
);

create table documents.handover (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  status text not null,
  received_number text,
  received_on date,
  note text default ''::text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint handover_check CHECK (((status <> 'received'::text) OR ((received_number IS NOT NULL) AND (received_on IS NOT NULL)))),
  constraint handover_check1 CHECK (((status <> 'refused'::text) OR (note <> ''::text))),
  constraint handover_number_check CHECK ((number > 0)),
  constraint handover_pkey PRIMARY KEY (unit_id, document_id, number),
  constraint handover_received_number_check CHECK ((received_number <> ''::text)),
  constraint handover_status_check CHECK ((status = ANY (ARRAY['given'::text, 'received'::text, 'refused'::text])))
);

create table documents.issuer (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  above text,
  name text not null,
  abbreviation text not null,
  place text not null,
  clerk_body_id integer not null,
  source text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint issuer_abbreviation_check CHECK ((abbreviation ~ '^\S+$'::text)),
  constraint issuer_above_check CHECK ((above <> ''::text)),
  constraint issuer_id_key UNIQUE (id),
  constraint issuer_name_check CHECK ((name <> ''::text)),
  constraint issuer_pkey PRIMARY KEY (unit_id, id),
  constraint issuer_place_check CHECK ((place <> ''::text)),
  constraint issuer_source_check CHECK ((source <> ''::text))
);

create table documents.joining (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  pair text not null,
  reason text not null,
  valid_from date not null,
  ended_on date,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint joining_id_key UNIQUE (id),
  constraint joining_pair_check CHECK ((pair = ANY (ARRAY['draft+check'::text, 'approve+check'::text, 'approve+sign'::text, 'check+sign'::text]))),
  constraint joining_pkey PRIMARY KEY (unit_id, id),
  constraint joining_reason_check CHECK ((reason <> ''::text))
);

create table documents.register (
  unit_id integer not null,
  series_id integer not null,
  ordinal integer not null,
  body_id integer not null,
  year integer not null,
  symbol text not null,
  type text not null,
  subject text not null,
  folded text not null,
  dated_on date not null,
  signer text not null,
  recipients text not null,
  keeper text not null,
  copies integer,
  note text default ''::text not null,
  document_id integer,
  because text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint register_check CHECK (((document_id IS NULL) = (because IS NOT NULL))),
  constraint register_copies_check CHECK ((copies > 0)),
  constraint register_number_once UNIQUE (unit_id, body_id, year, ordinal, symbol),
  constraint register_ordinal_check CHECK ((ordinal > 0)),
  constraint register_pkey PRIMARY KEY (unit_id, series_id, ordinal),
  constraint register_signer_check CHECK ((signer <> ''::text)),
  constraint register_subject_check CHECK ((subject <> ''::text)),
  constraint register_symbol_check CHECK ((symbol ~ '^\S+$'::text)),
  constraint register_unit_id_document_id_key UNIQUE (unit_id, document_id)
);

create table documents.series (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  year integer not null,
  name text not null,
  types text[] not null,
  began integer not null,
  last integer not null,
  reason text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  constraint series_began_check CHECK ((began >= 0)),
  constraint series_check CHECK ((began <= last)),
  constraint series_id_key UNIQUE (id),
  constraint series_last_check CHECK ((last >= 0)),
  constraint series_name_check CHECK ((name <> ''::text)),
  constraint series_pkey PRIMARY KEY (unit_id, id),
  constraint series_types_check CHECK ((cardinality(types) > 0)),
  constraint series_unit_id_body_id_year_name_key UNIQUE (unit_id, body_id, year, name),
  constraint series_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);

create table documents.step (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  kind text not null,
  to_state text not null,
  version integer not null,
  reason text,
  joined text,
  person_id integer not null,
  done_by text not null,
  post text not null,
  done_on date not null,
  done_at timestamp with time zone not null,
  constraint step_check CHECK (((kind <> ALL (ARRAY['return'::text, 'recall'::text, 'drop'::text])) OR (reason IS NOT NULL))),
  constraint step_kind_check CHECK ((kind = ANY (ARRAY['submit'::text, 'approve'::text, 'check'::text, 'sign'::text, 'number'::text, 'issue'::text, 'return'::text, 'withdraw'::text, 'recall'::text, 'drop'::text]))),
  constraint step_pkey PRIMARY KEY (unit_id, document_id, number),
  constraint step_reason_check CHECK ((reason <> ''::text))
);

create table documents.template (
  unit_id integer not null,
  id integer generated by default as identity,
  type text not null,
  name text not null,
  version integer not null,
  hash text not null,
  size integer not null,
  fields text[] not null,
  because text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint template_because_check CHECK ((because <> ''::text)),
  constraint template_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint template_id_key UNIQUE (id),
  constraint template_name_check CHECK ((name <> ''::text)),
  constraint template_pkey PRIMARY KEY (unit_id, id),
  constraint template_size_check CHECK ((size > 0)),
  constraint template_unit_id_type_name_version_key UNIQUE (unit_id, type, name, version),
  constraint template_version_check CHECK ((version > 0))
);

create table documents.verification (
  unit_id integer not null,
  document_id integer not null,
  file_number integer not null,
  number integer not null,
  outcome text not null,
  signatures jsonb not null,
  verifier text not null,
  said text not null,
  checked_at timestamp with time zone not null,
  constraint verification_number_check CHECK ((number > 0)),
  constraint verification_outcome_check CHECK ((outcome = ANY (ARRAY['valid'::text, 'invalid'::text, 'doubtful'::text, 'unsigned'::text, 'failed'::text, 'unchecked'::text]))),
  constraint verification_pkey PRIMARY KEY (unit_id, document_id, file_number, number)
);

create table documents.version (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  paper jsonb not null,
  because text not null,
  filled text,
  person_id integer not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint version_because_check CHECK ((because <> ''::text)),
  constraint version_filled_check CHECK ((filled = ANY (ARRAY['sign'::text, 'number'::text]))),
  constraint version_pkey PRIMARY KEY (unit_id, document_id, number)
);

create table events.day_root (
  day date not null,
  root text not null,
  entries integer not null,
  written_at timestamp with time zone not null,
  constraint day_root_pkey PRIMARY KEY (day)
);

create table events.entry (
  chain text not null,
  number integer not null,
  at timestamp with time zone not null,
  actor text not null,
  kind text not null,
  payload jsonb not null,
  previous text not null,
  hash text not null,
  constraint entry_number_check CHECK ((number > 0)),
  constraint entry_pkey PRIMARY KEY (chain, number)
);

create table evidence.file (
  unit_id integer not null,
  hash text not null,
  size integer not null,
  type text not null,
  name text not null,
  taken_at timestamp without time zone,
  lat numeric(8,6),
  lon numeric(9,6),
  picture_told_by text,
  person_id integer not null,
  assignment_id integer not null,
  received_at timestamp with time zone not null,
  constraint file_check CHECK (((lat IS NULL) = (lon IS NULL))),
  constraint file_check1 CHECK (((picture_told_by IS NULL) = ((taken_at IS NULL) AND (lat IS NULL)))),
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_lat_check CHECK (((lat >= ('-90'::integer)::numeric) AND (lat <= (90)::numeric))),
  constraint file_lon_check CHECK (((lon >= ('-180'::integer)::numeric) AND (lon <= (180)::numeric))),
  constraint file_name_check CHECK ((name <> ''::text)),
  constraint file_picture_told_by_check CHECK ((picture_told_by = ANY (ARRAY['file'::text, 'device'::text]))),
  constraint file_pkey PRIMARY KEY (unit_id, hash),
  constraint file_size_check CHECK ((size > 0))
);

create table evidence.proof (
  unit_id integer not null,
  id integer generated by default as identity,
  key uuid not null,
  title text not null,
  folded text not null,
  file_hash text,
  reference text default ''::text not null,
  effective_on date not null,
  expires_on date,
  note text default ''::text not null,
  personal boolean not null,
  version integer default 1 not null,
  person_id integer not null,
  assignment_id integer not null,
  added_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by integer,
  withdrawn_because text,
  constraint proof_check CHECK (((file_hash IS NOT NULL) OR (reference <> ''::text))),
  constraint proof_check1 CHECK ((effective_on <= expires_on)),
  constraint proof_check2 CHECK ((num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))),
  constraint proof_id_key UNIQUE (id),
  constraint proof_pkey PRIMARY KEY (unit_id, id),
  constraint proof_title_check CHECK ((title <> ''::text)),
  constraint proof_unit_id_key_key UNIQUE (unit_id, key)
);

create view evidence.proof_told as
SELECT DISTINCT ON (e.chain, t.proof_id) (e.payload ->> 'unit'::text)::integer AS unit_id,
    t.proof_id,
    e.payload ->> 'title'::text AS title,
    e.payload ->> 'digest'::text AS digest
   FROM events.entry e
     CROSS JOIN LATERAL ( SELECT (e.payload ->> 'proof'::text)::integer AS proof_id) t
  WHERE e.kind ~~ 'evidence.proof%'::text
  ORDER BY e.chain, t.proof_id, e.number DESC;

create table evidence.proof_use (
  unit_id integer not null,
  id integer generated by default as identity,
  proof_id integer not null,
  set_id text not null,
  indicator text not null,
  year integer,
  sheet_id integer,
  person_id integer not null,
  attached_at timestamp with time zone not null,
  detached_at timestamp with time zone,
  detached_by integer,
  constraint proof_use_check CHECK ((num_nonnulls(year, sheet_id) = 1)),
  constraint proof_use_check1 CHECK (((detached_at IS NULL) = (detached_by IS NULL))),
  constraint proof_use_id_key UNIQUE (id),
  constraint proof_use_pkey PRIMARY KEY (unit_id, id)
);

create table evidence.source (
  id integer generated by default as identity,
  kind text not null,
  title text not null,
  hash text,
  demonstration boolean default false not null,
  published_on date,
  url text,
  entered_by text not null,
  entered_at timestamp with time zone default now() not null,
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'document'::text, 'screen'::text]))),
  constraint source_pkey PRIMARY KEY (id)
);

create table evidence.upload (
  unit_id integer not null,
  id text not null,
  person_id integer not null,
  assignment_id integer not null,
  size integer not null,
  asked jsonb not null,
  begun_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  proof_id integer,
  constraint upload_check CHECK (((finished_at IS NULL) = (proof_id IS NULL))),
  constraint upload_id_key UNIQUE (id),
  constraint upload_pkey PRIMARY KEY (unit_id, id),
  constraint upload_size_check CHECK ((size > 0))
);

create table figures.release (
  id integer generated by default as identity,
  unit_id integer not null,
  as_of date not null,
  set_id text not null,
  stage text not null,
  scope_id text default 'xa'::text not null,
  approved_by text not null,
  approved_on date not null,
  title text not null,
  demonstration boolean default false not null,
  source_id integer not null,
  known_at timestamp with time zone default now() not null,
  constraint release_pkey PRIMARY KEY (id),
  constraint release_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'verified'::text, 'appraised'::text]))),
  constraint release_unit_id_as_of_set_id_stage_key UNIQUE (unit_id, as_of, set_id, stage)
);

create view figures.release_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            figures.release_line(r.as_of, r.set_id, r.stage, r.scope_id, r.approved_by, r.approved_on, r.title, r.demonstration) COLLATE "C" AS line
           FROM figures.release r) l
  GROUP BY source_id, known_at, unit_id;

create table figures.reported (
  id integer generated by default as identity,
  unit_id integer not null,
  figure text not null,
  qualifier jsonb default '{}'::jsonb not null,
  as_of date not null,
  num numeric not null,
  den numeric default 1 not null,
  stated text not null,
  document text not null,
  published_on date,
  url text,
  source_id integer not null,
  note text,
  constraint reported_pkey PRIMARY KEY (id),
  constraint reported_unit_id_figure_qualifier_as_of_document_key UNIQUE (unit_id, figure, qualifier, as_of, document)
);

create view figures.reported_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            s.entered_at AS known_at,
            r.unit_id,
            figures.reported_line(r.figure, r.qualifier, r.as_of, r.num, r.den, r.stated, r.document, r.published_on, r.url, r.note) COLLATE "C" AS line
           FROM figures.reported r
             LEFT JOIN evidence.source s ON s.id = r.source_id) l
  GROUP BY source_id, known_at, unit_id;

create table figures.revision (
  shard integer not null,
  n bigint default 0 not null,
  constraint revision_pkey PRIMARY KEY (shard)
);

create table funding.allocation (
  unit_id integer not null,
  id integer generated by default as identity,
  year integer not null,
  source text not null,
  kind text not null,
  carried boolean not null,
  movement text not null,
  amount bigint not null,
  from_unit_id integer,
  giver text,
  decision text not null,
  decided_on date not null,
  note text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint allocation_amount_check CHECK ((amount <> 0)),
  constraint allocation_check CHECK ((from_unit_id <> unit_id)),
  constraint allocation_check1 CHECK (((movement <> 'allocate'::text) OR ((amount > 0) AND (NOT carried)))),
  constraint allocation_check2 CHECK (((movement <> 'carryOver'::text) OR ((amount > 0) AND carried AND (from_unit_id IS NULL)))),
  constraint allocation_check3 CHECK (((movement <> 'withdraw'::text) OR (amount < 0))),
  constraint allocation_decision_check CHECK ((decision <> ''::text)),
  constraint allocation_id_key UNIQUE (id),
  constraint allocation_kind_check CHECK ((kind = ANY (ARRAY['investment'::text, 'recurrent'::text, 'unsorted'::text]))),
  constraint allocation_movement_check CHECK ((movement = ANY (ARRAY['allocate'::text, 'adjust'::text, 'carryOver'::text, 'withdraw'::text]))),
  constraint allocation_pkey PRIMARY KEY (unit_id, id),
  constraint allocation_sending_key UNIQUE (sending),
  constraint allocation_source_check CHECK ((source = ANY (ARRAY['central'::text, 'province'::text, 'district'::text, 'commune'::text, 'integrated'::text, 'credit'::text, 'enterprise'::text, 'community'::text]))),
  constraint allocation_year_check CHECK (((year >= 2009) AND (year <= 2100)))
);

create table funding.arrears (
  unit_id integer not null,
  project_id integer not null,
  id integer generated by default as identity,
  as_of date not null,
  amount bigint not null,
  pay_by date,
  pay_from text,
  document text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint arrears_amount_check CHECK ((amount >= 0)),
  constraint arrears_check CHECK (((amount > 0) OR ((pay_by IS NULL) AND (pay_from IS NULL)))),
  constraint arrears_document_check CHECK ((document <> ''::text)),
  constraint arrears_id_key UNIQUE (id),
  constraint arrears_pkey PRIMARY KEY (unit_id, project_id, id),
  constraint arrears_sending_key UNIQUE (sending)
);

create table funding.disbursement (
  unit_id integer not null,
  id integer generated by default as identity,
  project_id integer,
  year integer not null,
  source text not null,
  kind text not null,
  carried boolean not null,
  paid_on date not null,
  amount bigint not null,
  document text not null,
  reverses integer,
  reason text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint disbursement_amount_check CHECK ((amount <> 0)),
  constraint disbursement_check CHECK (((amount < 0) = (reverses IS NOT NULL))),
  constraint disbursement_check1 CHECK (((reverses IS NULL) = (reason IS NULL))),
  constraint disbursement_document_check CHECK ((document <> ''::text)),
  constraint disbursement_id_key UNIQUE (id),
  constraint disbursement_kind_check CHECK ((kind = ANY (ARRAY['investment'::text, 'recurrent'::text, 'unsorted'::text]))),
  constraint disbursement_pkey PRIMARY KEY (unit_id, id),
  constraint disbursement_sending_key UNIQUE (sending),
  constraint disbursement_source_check CHECK ((source = ANY (ARRAY['central'::text, 'province'::text, 'district'::text, 'commune'::text, 'integrated'::text, 'credit'::text, 'enterprise'::text, 'community'::text]))),
  constraint disbursement_year_check CHECK (((year >= 2009) AND (year <= 2100)))
);

create table funding.in_kind (
  unit_id integer not null,
  id integer generated by default as identity,
  project_id integer,
  good text not null,
  what text not null,
  quantity numeric not null,
  measure text not null,
  giver text not null,
  given_on date not null,
  document text not null,
  worth bigint,
  worth_document text,
  reverses integer,
  reason text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint in_kind_check CHECK (((worth IS NULL) = (worth_document IS NULL))),
  constraint in_kind_check1 CHECK (((quantity < (0)::numeric) = (reverses IS NOT NULL))),
  constraint in_kind_check2 CHECK (((reverses IS NULL) = (reason IS NULL))),
  constraint in_kind_check3 CHECK (((reverses IS NULL) OR (worth IS NULL))),
  constraint in_kind_document_check CHECK ((document <> ''::text)),
  constraint in_kind_giver_check CHECK ((giver = ANY (ARRAY['state'::text, 'enterprise'::text, 'people'::text]))),
  constraint in_kind_good_check CHECK ((good = ANY (ARRAY['cement'::text, 'land'::text, 'labour'::text, 'other'::text]))),
  constraint in_kind_id_key UNIQUE (id),
  constraint in_kind_measure_check CHECK ((measure <> ''::text)),
  constraint in_kind_pkey PRIMARY KEY (unit_id, id),
  constraint in_kind_quantity_check CHECK ((quantity <> (0)::numeric)),
  constraint in_kind_sending_key UNIQUE (sending),
  constraint in_kind_what_check CHECK ((what <> ''::text)),
  constraint in_kind_worth_check CHECK ((worth > 0)),
  constraint in_kind_worth_document_check CHECK ((worth_document <> ''::text))
);

create table funding.project (
  unit_id integer not null,
  id integer generated by default as identity,
  name text not null,
  set_id text,
  criteria text[] default '{}'::text[] not null,
  ended text,
  ended_on date,
  ended_by_document text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint project_check CHECK (((set_id IS NOT NULL) OR (criteria = '{}'::text[]))),
  constraint project_check1 CHECK ((num_nonnulls(ended, ended_on, ended_by_document) = ANY (ARRAY[0, 3]))),
  constraint project_ended_check CHECK ((ended = ANY (ARRAY['finished'::text, 'stopped'::text]))),
  constraint project_id_key UNIQUE (id),
  constraint project_name_check CHECK ((name <> ''::text)),
  constraint project_pkey PRIMARY KEY (unit_id, id),
  constraint project_sending_key UNIQUE (sending)
);

create table funding.project_approval (
  unit_id integer not null,
  project_id integer not null,
  id integer generated by default as identity,
  total bigint not null,
  decision text not null,
  decided_on date not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  sending text not null,
  constraint project_approval_decision_check CHECK ((decision <> ''::text)),
  constraint project_approval_id_key UNIQUE (id),
  constraint project_approval_pkey PRIMARY KEY (unit_id, project_id, id),
  constraint project_approval_sending_key UNIQUE (sending),
  constraint project_approval_total_check CHECK ((total > 0))
);

create view funding.published_held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT p.source_id,
            p.known_at,
            p.unit_id,
            funding.published_line(p.*) COLLATE "C" AS line
           FROM funding.published p) l
  GROUP BY source_id, known_at, unit_id;

create table inspections.attendance (
  unit_id integer not null,
  course_id integer not null,
  number integer not null,
  people integer not null,
  names text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint attendance_people_check CHECK (((people >= 0) AND (people <= 10000))),
  constraint attendance_pkey PRIMARY KEY (unit_id, course_id, number)
);

create table inspections.chosen (
  unit_id integer not null,
  plan_id integer not null,
  reason text,
  dropped_because text,
  constraint chosen_pkey PRIMARY KEY (unit_id, plan_id)
);

create table inspections.course (
  id integer generated by default as identity,
  unit_id integer not null,
  title text not null,
  topic text not null,
  from_on date not null,
  until_on date not null,
  hours numeric(6,1) not null,
  place text not null,
  organiser text not null,
  key text not null,
  cancelled_because text,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint course_check CHECK ((from_on <= until_on)),
  constraint course_hours_check CHECK ((hours > (0)::numeric)),
  constraint course_key_key UNIQUE (key),
  constraint course_organiser_check CHECK ((organiser <> ''::text)),
  constraint course_pkey PRIMARY KEY (id),
  constraint course_place_check CHECK ((place <> ''::text)),
  constraint course_title_check CHECK ((title <> ''::text)),
  constraint course_topic_check CHECK ((topic <> ''::text))
);

create table inspections.explanation (
  unit_id integer not null,
  visit_id integer not null,
  finding integer not null,
  number integer not null,
  text text not null,
  said_on date not null,
  said_by text not null,
  constraint explanation_pkey PRIMARY KEY (unit_id, visit_id, finding, number),
  constraint explanation_text_check CHECK ((text <> ''::text))
);

create table inspections.finding (
  unit_id integer not null,
  visit_id integer not null,
  number integer not null,
  criterion text,
  severity text not null,
  text text not null,
  proof_id integer,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  taken_back_because text,
  constraint finding_criterion_check CHECK ((criterion ~ '^[^/]+/[^/]+$'::text)),
  constraint finding_pkey PRIMARY KEY (unit_id, visit_id, number),
  constraint finding_severity_check CHECK ((severity = ANY (ARRAY['note'::text, 'shortcoming'::text, 'violation'::text]))),
  constraint finding_text_check CHECK ((text <> ''::text))
);

create table inspections.plan (
  id integer generated by default as identity,
  unit_id integer not null,
  year integer not null,
  title text not null,
  reason text not null,
  document text,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_reason_check CHECK ((reason <> ''::text)),
  constraint plan_title_check CHECK ((title <> ''::text)),
  constraint plan_year_check CHECK (((year >= 2010) AND (year <= 2100)))
);

create table inspections.visit (
  unit_id integer not null,
  id integer generated by default as identity,
  plan_id integer,
  body_id integer not null,
  held_on date not null,
  subject text not null,
  team text[] not null,
  explain_by date,
  key text not null,
  state text default 'planned'::text not null,
  conclusion text,
  concluded_on date,
  cancelled_because text,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint visit_check CHECK ((((state = 'concluded'::text) = (conclusion IS NOT NULL)) AND ((conclusion IS NULL) = (concluded_on IS NULL)))),
  constraint visit_check1 CHECK (((state = 'cancelled'::text) = (cancelled_because IS NOT NULL))),
  constraint visit_check2 CHECK ((explain_by >= held_on)),
  constraint visit_id_key UNIQUE (id),
  constraint visit_key_key UNIQUE (key),
  constraint visit_pkey PRIMARY KEY (unit_id, id),
  constraint visit_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'concluded'::text, 'cancelled'::text]))),
  constraint visit_subject_check CHECK ((subject <> ''::text)),
  constraint visit_team_check CHECK ((cardinality(team) > 0))
);

create table jobs.run (
  name text not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  said text,
  constraint run_pkey PRIMARY KEY (name, due_at)
);

create table library.document (
  unit_id integer not null,
  id integer generated by default as identity,
  key text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint document_id_key UNIQUE (id),
  constraint document_pkey PRIMARY KEY (unit_id, id),
  constraint document_unit_id_key_key UNIQUE (unit_id, key)
);

create table library.edition (
  unit_id integer not null,
  document_id integer not null,
  edition integer not null,
  type text not null,
  number text,
  symbol text,
  issuer text not null,
  title text not null,
  abstract text,
  field text,
  signer text,
  issued_on date,
  in_force_on date,
  expires_on date,
  is_draft boolean not null,
  opinions_from date,
  opinions_until date,
  criteria text[] default '{}'::text[] not null,
  tasks integer[] default '{}'::integer[] not null,
  source text,
  certainty text not null,
  note text,
  reason text,
  folded text not null,
  letters text not null,
  words tsvector not null,
  entered_by text not null,
  entered_on date not null,
  entered_at timestamp with time zone not null,
  folded_title text generated always as (platform.fold(title)) stored not null,
  found tsvector generated always as (platform.words_of(folded)) stored not null,
  person_id integer,
  constraint edition_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text, 'missing'::text]))),
  constraint edition_check CHECK ((is_draft OR ((number IS NOT NULL) AND (symbol IS NOT NULL) AND (issued_on IS NOT NULL)))),
  constraint edition_check1 CHECK (((is_draft = (opinions_from IS NOT NULL)) AND (num_nulls(opinions_from, opinions_until) = ANY (ARRAY[0, 2])))),
  constraint edition_check2 CHECK (((opinions_from <= opinions_until) AND (in_force_on < expires_on))),
  constraint edition_check3 CHECK (((edition = 1) = (reason IS NULL))),
  constraint edition_edition_check CHECK ((edition > 0)),
  constraint edition_issuer_check CHECK ((issuer <> ''::text)),
  constraint edition_number_check CHECK ((number <> ''::text)),
  constraint edition_pkey PRIMARY KEY (unit_id, document_id, edition),
  constraint edition_symbol_check CHECK ((symbol <> ''::text)),
  constraint edition_title_check CHECK ((title <> ''::text)),
  constraint edition_type_check CHECK ((type = ANY (ARRAY['law'::text, 'resolution'::text, 'decree'::text, 'decision'::text, 'directive'::text, 'circular'::text, 'jointCircular'::text, 'plan'::text, 'programme'::text, 'scheme'::text, 'guidance'::text, 'regulation'::text, 'notice'::text, 'letter'::text, 'report'::text, 'other'::text])))
);

create table library.file (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  hash text not null,
  name text not null,
  type text not null,
  size bigint not null,
  letters text not null,
  words tsvector not null,
  unread_because text,
  added_by text not null,
  added_on date not null,
  removed_on date,
  removed_because text,
  found tsvector generated always as (platform.words_of(platform.fold("left"(letters, 100000)))) stored not null,
  person_id integer,
  constraint file_check CHECK (((removed_on IS NULL) = (removed_because IS NULL))),
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_name_check CHECK ((name <> ''::text)),
  constraint file_pkey PRIMARY KEY (unit_id, document_id, number)
);

create table library.opinion (
  unit_id integer not null,
  document_id integer not null,
  id integer generated by default as identity,
  key text not null,
  text text not null,
  organisation text,
  received_on date not null,
  constraint opinion_key_key UNIQUE (key),
  constraint opinion_pkey PRIMARY KEY (id),
  constraint opinion_text_check CHECK ((text <> ''::text))
);

create table library.publication (
  unit_id integer not null,
  document_id integer not null,
  id integer generated by default as identity,
  edition integer not null,
  files integer not null,
  approved_by text not null,
  approved_at timestamp with time zone not null,
  published_on date not null,
  ended_on date,
  ended_because text,
  ended_by text,
  constraint publication_check CHECK ((num_nulls(ended_on, ended_because, ended_by) = ANY (ARRAY[0, 3]))),
  constraint publication_pkey PRIMARY KEY (id)
);

create table library.relation (
  unit_id integer not null,
  document_id integer not null,
  edition integer not null,
  number integer not null,
  kind text not null,
  other_id integer,
  other text not null,
  from_on date,
  constraint relation_check CHECK ((other_id IS DISTINCT FROM document_id)),
  constraint relation_kind_check CHECK ((kind = ANY (ARRAY['replaces'::text, 'repeals'::text, 'amends'::text, 'guides'::text]))),
  constraint relation_other_check CHECK ((other <> ''::text)),
  constraint relation_pkey PRIMARY KEY (unit_id, document_id, edition, number)
);

create view library.public_document with (security_invoker=true) as
SELECT e.unit_id,
    e.document_id,
    e.edition,
    e.type,
    e.number,
    e.symbol,
    e.issuer,
    e.title,
    e.abstract,
    e.field,
    e.signer,
    e.issued_on,
    e.in_force_on,
    e.expires_on,
    e.is_draft,
    e.opinions_from,
    e.opinions_until,
    e.criteria,
    e.tasks,
    e.source,
    e.certainty,
    e.note,
    e.reason,
    e.folded,
    e.letters,
    e.words,
    e.entered_by,
    e.entered_on,
    e.entered_at,
    p.id AS publication_id,
    p.files,
    p.published_on,
    p.approved_by,
    LEAST(e.expires_on, r.from_on) AS ends_on,
    COALESCE(r.is_unknown, false) AS ends_unknown
   FROM library.publication p
     JOIN library.edition e ON e.unit_id = p.unit_id AND e.document_id = p.document_id AND e.edition = p.edition
     LEFT JOIN LATERAL ( SELECT min(r_1.from_on) AS from_on,
            bool_or(r_1.from_on IS NULL) AS is_unknown
           FROM library.relation r_1
             JOIN library.publication q ON q.unit_id = r_1.unit_id AND q.document_id = r_1.document_id AND q.edition = r_1.edition AND q.ended_on IS NULL
          WHERE r_1.other_id = p.document_id AND (r_1.kind = ANY (ARRAY['replaces'::text, 'repeals'::text]))) r ON true
  WHERE p.ended_on IS NULL;

create table library.submission (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  edition integer not null,
  files integer not null,
  summary integer,
  person_id integer not null,
  submitted_by text not null,
  submitted_on date not null,
  answer text,
  because text,
  answered_by text,
  answered_on date,
  constraint submission_answer_check CHECK ((answer = ANY (ARRAY['approved'::text, 'returned'::text, 'replaced'::text]))),
  constraint submission_check CHECK ((num_nulls(answer, answered_by, answered_on) = ANY (ARRAY[0, 3]))),
  constraint submission_check1 CHECK (((because IS NOT NULL) = (NOT (answer IS DISTINCT FROM 'returned'::text)))),
  constraint submission_pkey PRIMARY KEY (unit_id, document_id, number)
);

create table library.summary (
  unit_id integer not null,
  document_id integer not null,
  number integer not null,
  text text not null,
  opinions integer not null,
  published_on date,
  approved_by text,
  person_id integer,
  constraint summary_check CHECK ((num_nulls(published_on, approved_by) = ANY (ARRAY[0, 2]))),
  constraint summary_pkey PRIMARY KEY (unit_id, document_id, number),
  constraint summary_text_check CHECK ((text <> ''::text))
);

create table meetings.agenda_item (
  unit_id integer not null,
  meeting_id integer not null,
  "position" integer not null,
  title text not null,
  presenter text default ''::text not null,
  minutes integer,
  constraint agenda_item_minutes_check CHECK (((minutes >= 1) AND (minutes <= 600))),
  constraint agenda_item_pkey PRIMARY KEY (unit_id, meeting_id, "position"),
  constraint agenda_item_position_check CHECK (("position" > 0)),
  constraint agenda_item_title_check CHECK ((title <> ''::text))
);

create table meetings.answer (
  unit_id integer not null,
  meeting_id integer not null,
  invitation_id integer not null,
  version integer not null,
  answer text not null,
  who text not null,
  reason text not null,
  answered_by text not null,
  answered_at timestamp with time zone not null,
  constraint answer_answer_check CHECK ((answer = ANY (ARRAY['attend'::text, 'delegate'::text, 'absent'::text]))),
  constraint answer_check CHECK (((answer <> 'absent'::text) OR (reason <> ''::text))),
  constraint answer_check1 CHECK (((answer = 'absent'::text) OR (who <> ''::text))),
  constraint answer_pkey PRIMARY KEY (unit_id, meeting_id, invitation_id, version),
  constraint answer_version_check CHECK ((version > 0))
);

create table meetings.attendance (
  unit_id integer not null,
  meeting_id integer not null,
  invitation_id integer not null,
  version integer not null,
  present integer not null,
  who text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint attendance_pkey PRIMARY KEY (unit_id, meeting_id, invitation_id, version),
  constraint attendance_present_check CHECK (((present >= 0) AND (present <= 100000))),
  constraint attendance_version_check CHECK ((version > 0))
);

create table meetings.conclusion (
  unit_id integer not null,
  meeting_id integer not null,
  "position" integer not null,
  text text not null,
  product text default ''::text not null,
  due_text text default ''::text not null,
  due_on date,
  to_text text default ''::text not null,
  constraint conclusion_check1 CHECK (((due_on IS NULL) OR (due_text <> ''::text))),
  constraint conclusion_pkey PRIMARY KEY (unit_id, meeting_id, "position"),
  constraint conclusion_position_check CHECK (("position" > 0)),
  constraint conclusion_text_check CHECK ((text <> ''::text))
);

create table meetings.conclusion_draft (
  unit_id integer not null,
  meeting_id integer not null,
  version integer not null,
  opening text not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint conclusion_draft_pkey PRIMARY KEY (unit_id, meeting_id),
  constraint conclusion_draft_version_check CHECK ((version > 0))
);

create table meetings.document (
  unit_id integer not null,
  meeting_id integer not null,
  kind text not null,
  number integer not null,
  constraint document_check CHECK (((kind = 'paper'::text) OR (number = 1))),
  constraint document_kind_check CHECK ((kind = ANY (ARRAY['paper'::text, 'minutes'::text]))),
  constraint document_number_check CHECK ((number > 0)),
  constraint document_pkey PRIMARY KEY (unit_id, meeting_id, kind, number)
);

create table meetings.document_version (
  unit_id integer not null,
  meeting_id integer not null,
  kind text not null,
  number integer not null,
  version integer not null,
  title text not null,
  text text not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint document_version_pkey PRIMARY KEY (unit_id, meeting_id, kind, number, version),
  constraint document_version_title_check CHECK ((title <> ''::text)),
  constraint document_version_version_check CHECK ((version > 0))
);

create table meetings.frozen_figure (
  unit_id integer not null,
  meeting_id integer not null,
  kind text default 'paper'::text not null,
  number integer not null,
  token text not null,
  figure jsonb not null,
  hash text not null,
  constraint frozen_figure_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint frozen_figure_kind_check CHECK ((kind = 'paper'::text)),
  constraint frozen_figure_pkey PRIMARY KEY (unit_id, meeting_id, kind, number, token)
);

create table meetings.invitation (
  unit_id integer not null,
  meeting_id integer not null,
  id integer generated by default as identity,
  body_id integer,
  name text not null,
  sent_at timestamp with time zone,
  constraint invitation_id_key UNIQUE (id),
  constraint invitation_name_check CHECK ((name <> ''::text)),
  constraint invitation_pkey PRIMARY KEY (unit_id, meeting_id, id)
);

create table meetings.issue (
  unit_id integer not null,
  meeting_id integer not null,
  kind text not null,
  version integer not null,
  content jsonb not null,
  hash text not null,
  because text default ''::text not null,
  issued_by text not null,
  issued_at timestamp with time zone not null,
  constraint issue_check CHECK (((version = 1) OR (because <> ''::text))),
  constraint issue_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint issue_kind_check CHECK ((kind = ANY (ARRAY['minutes'::text, 'conclusion'::text]))),
  constraint issue_pkey PRIMARY KEY (unit_id, meeting_id, kind, version),
  constraint issue_version_check CHECK ((version > 0))
);

create table meetings.meeting (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  title text not null,
  kind text not null,
  held_on date not null,
  starts_at text not null,
  place text not null,
  chair text not null,
  chair_post text not null,
  secretary text not null,
  guests text default ''::text not null,
  previous_id integer,
  state text default 'planned'::text not null,
  version integer default 1 not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  invited_at timestamp with time zone,
  opened_clock text,
  opened_at timestamp with time zone,
  closed_clock text,
  closed_at timestamp with time zone,
  concluded_at timestamp with time zone,
  cancelled_because text,
  constraint meeting_cancelled_because_check CHECK ((cancelled_because <> ''::text)),
  constraint meeting_chair_check CHECK ((chair <> ''::text)),
  constraint meeting_chair_post_check CHECK ((chair_post <> ''::text)),
  constraint meeting_check CHECK ((previous_id <> id)),
  constraint meeting_check1 CHECK (((opened_at IS NULL) = (opened_clock IS NULL))),
  constraint meeting_check2 CHECK (((closed_at IS NULL) = (closed_clock IS NULL))),
  constraint meeting_check3 CHECK (((state = 'cancelled'::text) = (cancelled_because IS NOT NULL))),
  constraint meeting_check4 CHECK (((state <> ALL (ARRAY['opened'::text, 'closed'::text, 'concluded'::text])) OR (opened_at IS NOT NULL))),
  constraint meeting_check5 CHECK (((state <> ALL (ARRAY['closed'::text, 'concluded'::text])) OR (closed_at IS NOT NULL))),
  constraint meeting_check6 CHECK (((state = 'concluded'::text) = (concluded_at IS NOT NULL))),
  constraint meeting_closed_clock_check CHECK ((closed_clock ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint meeting_id_key UNIQUE (id),
  constraint meeting_kind_check CHECK ((kind = ANY (ARRAY['inPerson'::text, 'online'::text, 'mixed'::text]))),
  constraint meeting_opened_clock_check CHECK ((opened_clock ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint meeting_pkey PRIMARY KEY (unit_id, id),
  constraint meeting_place_check CHECK ((place <> ''::text)),
  constraint meeting_secretary_check CHECK ((secretary <> ''::text)),
  constraint meeting_starts_at_check CHECK ((starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'invited'::text, 'opened'::text, 'closed'::text, 'concluded'::text, 'cancelled'::text]))),
  constraint meeting_title_check CHECK ((title <> ''::text))
);

create table meetings.speech (
  unit_id integer not null,
  meeting_id integer not null,
  id integer generated by default as identity,
  "position" integer not null,
  speaker text not null,
  text text not null,
  replaces integer,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint speech_id_key UNIQUE (id),
  constraint speech_pkey PRIMARY KEY (unit_id, meeting_id, id),
  constraint speech_position_check CHECK (("position" > 0)),
  constraint speech_replaces_key UNIQUE (replaces),
  constraint speech_speaker_check CHECK ((speaker <> ''::text))
);

create table movement.commendation (
  unit_id integer not null,
  id integer generated by default as identity,
  round_id integer,
  name text not null,
  kind text not null,
  form text not null,
  deed text not null,
  state text default 'proposed'::text not null,
  proposed_by text not null,
  proposed_on date not null,
  decision_number text,
  decided_on date,
  decided_body text,
  because text,
  settled_by text,
  constraint commendation_check CHECK (((state = 'decided'::text) = (num_nonnulls(decision_number, decided_on, decided_body) = 3))),
  constraint commendation_check1 CHECK (((state = 'declined'::text) = (because IS NOT NULL))),
  constraint commendation_check2 CHECK (((state = 'proposed'::text) = (settled_by IS NULL))),
  constraint commendation_deed_check CHECK ((deed <> ''::text)),
  constraint commendation_form_check CHECK ((form <> ''::text)),
  constraint commendation_id_key UNIQUE (id),
  constraint commendation_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'body'::text, 'household'::text, 'person'::text]))),
  constraint commendation_name_check CHECK ((name <> ''::text)),
  constraint commendation_pkey PRIMARY KEY (unit_id, id),
  constraint commendation_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'decided'::text, 'declined'::text])))
);

create table movement.contribution (
  unit_id integer not null,
  pledge_id integer not null,
  id integer generated by default as identity,
  key uuid not null,
  value numeric(18,2) not null,
  received_on date not null,
  note text default ''::text not null,
  state text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  settled_by text,
  settled_at timestamp with time zone,
  because text,
  constraint contribution_check CHECK (((state = 'entered'::text) = (settled_by IS NULL))),
  constraint contribution_check1 CHECK (((settled_by IS NULL) = (settled_at IS NULL))),
  constraint contribution_check2 CHECK (((state = 'rejected'::text) = (because IS NOT NULL))),
  constraint contribution_id_key UNIQUE (id),
  constraint contribution_pkey PRIMARY KEY (unit_id, pledge_id, id),
  constraint contribution_state_check CHECK ((state = ANY (ARRAY['entered'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint contribution_unit_id_key_key UNIQUE (unit_id, key),
  constraint contribution_value_check CHECK ((value > (0)::numeric))
);

create table movement.entry (
  unit_id integer not null,
  round_id integer not null,
  criterion text not null,
  version integer not null,
  value numeric(18,2) not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (unit_id, round_id, criterion, version),
  constraint entry_value_check CHECK ((value >= (0)::numeric)),
  constraint entry_version_check CHECK ((version > 0))
);

create table movement.pledge (
  unit_id integer not null,
  id integer generated by default as identity,
  body_id integer not null,
  body_name text not null,
  folded text not null,
  what text not null,
  amount bigint,
  quantity numeric(12,2),
  unit text,
  due_on date,
  source text not null,
  pledged_on date not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  withdrawn_because text,
  withdrawn_by text,
  constraint pledge_amount_check CHECK ((amount > 0)),
  constraint pledge_body_name_check CHECK ((body_name <> ''::text)),
  constraint pledge_check CHECK (((num_nonnulls(amount, quantity) = 1) AND ((quantity IS NULL) = (unit IS NULL)))),
  constraint pledge_check1 CHECK (((withdrawn_because IS NULL) = (withdrawn_by IS NULL))),
  constraint pledge_id_key UNIQUE (id),
  constraint pledge_pkey PRIMARY KEY (unit_id, id),
  constraint pledge_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint pledge_source_check CHECK ((source <> ''::text)),
  constraint pledge_unit_check CHECK ((unit <> ''::text)),
  constraint pledge_what_check CHECK ((what <> ''::text))
);

create table movement.round (
  unit_id integer not null,
  id integer generated by default as identity,
  name text not null,
  issuer text not null,
  decision_number text not null,
  opens_on date not null,
  closes_on date not null,
  criteria jsonb not null,
  state text default 'open'::text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  result jsonb,
  result_hash text,
  closed_on date,
  closed_by text,
  cancelled_because text,
  constraint round_check CHECK ((opens_on <= closes_on)),
  constraint round_check1 CHECK (((state = 'closed'::text) = (num_nonnulls(result, result_hash, closed_on, closed_by) = 4))),
  constraint round_check2 CHECK (((state = 'cancelled'::text) = (cancelled_because IS NOT NULL))),
  constraint round_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint round_id_key UNIQUE (id),
  constraint round_issuer_check CHECK ((issuer <> ''::text)),
  constraint round_name_check CHECK ((name <> ''::text)),
  constraint round_pkey PRIMARY KEY (unit_id, id),
  constraint round_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text])))
);

create table news.article (
  unit_id integer not null,
  id integer generated by default as identity,
  author_id integer not null,
  author text not null,
  state text not null,
  version integer default 0 not null,
  live_version integer,
  steps integer default 0 not null,
  changed_at timestamp with time zone not null,
  constraint article_check CHECK (((state <> ALL (ARRAY['approved'::text, 'withdrawn'::text])) OR (live_version IS NOT NULL))),
  constraint article_check1 CHECK (((state <> 'discarded'::text) OR (live_version IS NULL))),
  constraint article_check2 CHECK ((live_version <= version)),
  constraint article_id_key UNIQUE (id),
  constraint article_pkey PRIMARY KEY (unit_id, id),
  constraint article_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'forApproval'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text, 'discarded'::text])))
);

create table news.category_entry (
  slug text not null,
  number integer not null,
  name text not null,
  name_en text not null,
  "position" integer not null,
  closed boolean not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint category_entry_name_check CHECK ((name <> ''::text)),
  constraint category_entry_name_en_check CHECK ((name_en <> ''::text)),
  constraint category_entry_number_check CHECK ((number > 0)),
  constraint category_entry_pkey PRIMARY KEY (slug, number),
  constraint category_entry_position_check CHECK ((("position" >= 1) AND ("position" <= 999))),
  constraint category_entry_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,60}$'::text))
);

create view news.category with (security_invoker=true) as
SELECT DISTINCT ON (slug) slug,
    number,
    name,
    name_en,
    "position",
    closed
   FROM news.category_entry
  ORDER BY slug, number DESC;

create table news.comment (
  unit_id integer not null,
  id integer generated by default as identity,
  article_id integer not null,
  name text,
  contact text,
  text text,
  key text not null,
  state text not null,
  reason text,
  thread_id integer,
  handled_by text,
  handled_on date,
  received_on date not null,
  received_at timestamp with time zone not null,
  constraint comment_check CHECK (((state = 'waiting'::text) = (handled_on IS NULL))),
  constraint comment_check1 CHECK (((handled_on IS NULL) = (handled_by IS NULL))),
  constraint comment_check2 CHECK (((state <> 'refused'::text) OR (reason IS NOT NULL))),
  constraint comment_check3 CHECK (((state = 'forwarded'::text) = (thread_id IS NOT NULL))),
  constraint comment_check4 CHECK (((state <> ALL (ARRAY['waiting'::text, 'approved'::text])) OR (num_nulls(name, text) = 0))),
  constraint comment_id_key UNIQUE (id),
  constraint comment_pkey PRIMARY KEY (unit_id, id),
  constraint comment_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'forwarded'::text]))),
  constraint comment_unit_id_article_id_key_key UNIQUE (unit_id, article_id, key)
);

create table news.frozen_figure (
  unit_id integer not null,
  article_id integer not null,
  version integer not null,
  token text not null,
  figure jsonb not null,
  hash text not null,
  constraint frozen_figure_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint frozen_figure_pkey PRIMARY KEY (unit_id, article_id, version, token)
);

create table news.picture (
  unit_id integer not null,
  id integer generated by default as identity,
  article_id integer not null,
  alt text not null,
  caption text not null,
  credit text not null,
  hash text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint picture_alt_check CHECK ((alt <> ''::text)),
  constraint picture_credit_check CHECK ((credit <> ''::text)),
  constraint picture_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint picture_id_key UNIQUE (id),
  constraint picture_pkey PRIMARY KEY (unit_id, id),
  constraint picture_unit_id_article_id_hash_alt_caption_credit_key UNIQUE (unit_id, article_id, hash, alt, caption, credit)
);

create table news.published (
  unit_id integer not null,
  article_id integer not null,
  version integer not null,
  slug text not null,
  title text not null,
  sapo text not null,
  category text not null,
  tags text[] not null,
  criteria text[] not null,
  places text[] not null,
  thumb text,
  card text,
  slug_en text,
  title_en text,
  sapo_en text,
  publish_on date not null,
  publish_minute integer not null,
  expires_on date,
  ended_on date,
  ended_because text,
  approved_by text not null,
  approved_at timestamp with time zone not null,
  corrected_on date,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple'::regconfig, folded)) stored not null,
  pairs tsvector generated always as (news.pairs_of(folded)) stored not null,
  folded_title text generated always as (platform.fold(title)) stored not null,
  title_words tsvector generated always as (platform.words_of(platform.fold(title))) stored not null,
  constraint published_check CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint published_check1 CHECK ((expires_on >= publish_on)),
  constraint published_pkey PRIMARY KEY (article_id),
  constraint published_publish_minute_check CHECK (((publish_minute >= 0) AND (publish_minute <= 1439)))
);

create table news.rendition (
  unit_id integer not null,
  picture_id integer not null,
  format text not null,
  width integer not null,
  height integer not null,
  thumb boolean not null,
  hash text not null,
  size integer not null,
  constraint rendition_check CHECK (((NOT thumb) OR (size <= 20480))),
  constraint rendition_format_check CHECK ((format = ANY (ARRAY['avif'::text, 'webp'::text, 'jpeg'::text]))),
  constraint rendition_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint rendition_height_check CHECK ((height > 0)),
  constraint rendition_pkey PRIMARY KEY (unit_id, picture_id, format, width, thumb),
  constraint rendition_size_check CHECK ((size > 0)),
  constraint rendition_width_check CHECK ((width > 0))
);

create table news.step (
  unit_id integer not null,
  article_id integer not null,
  number integer not null,
  kind text not null,
  version integer not null,
  reason text,
  done_by text not null,
  person_id integer not null,
  done_on date not null,
  done_at timestamp with time zone not null,
  constraint step_check CHECK (((reason IS NOT NULL) OR (kind <> ALL (ARRAY['returned'::text, 'withdrawn'::text, 'discarded'::text])))),
  constraint step_kind_check CHECK ((kind = ANY (ARRAY['written'::text, 'submitted'::text, 'passed'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint step_pkey PRIMARY KEY (unit_id, article_id, number)
);

create table news.version (
  unit_id integer not null,
  article_id integer not null,
  number integer not null,
  title text not null,
  sapo text not null,
  body text not null,
  byline text not null,
  source_name text,
  source_link text,
  category text not null,
  tags text[] default '{}'::text[] not null,
  criteria text[] default '{}'::text[] not null,
  places text[] default '{}'::text[] not null,
  picture_id integer,
  title_en text,
  sapo_en text,
  body_en text,
  correction text,
  restored integer,
  written_by text not null,
  person_id integer not null,
  written_at timestamp with time zone not null,
  folded text,
  constraint version_category_check CHECK ((category ~ '^[a-z0-9-]{2,60}$'::text)),
  constraint version_check CHECK ((num_nulls(title_en, body_en) = ANY (ARRAY[0, 2]))),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_pkey PRIMARY KEY (unit_id, article_id, number),
  constraint version_source_link_check CHECK (((source_link IS NULL) OR (source_link ~ '^https?://'::text))),
  constraint version_title_check CHECK ((title <> ''::text))
);

create table ocop.certificate (
  unit_id integer not null,
  id integer generated by default as identity,
  product_id integer not null,
  dossier_id integer,
  stars integer not null,
  level text not null,
  body text not null,
  decision_number text not null,
  decided_on date not null,
  expires_on date not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  revoked_on date,
  revoked_because text,
  revoked_decision text,
  revoked_by text,
  constraint certificate_body_check CHECK ((body <> ''::text)),
  constraint certificate_check CHECK ((expires_on > decided_on)),
  constraint certificate_check1 CHECK ((num_nonnulls(revoked_on, revoked_because, revoked_decision, revoked_by) = ANY (ARRAY[0, 4]))),
  constraint certificate_check2 CHECK ((revoked_on >= decided_on)),
  constraint certificate_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint certificate_id_key UNIQUE (id),
  constraint certificate_level_check CHECK ((level = ANY (ARRAY['commune'::text, 'district'::text, 'province'::text, 'central'::text]))),
  constraint certificate_pkey PRIMARY KEY (unit_id, id),
  constraint certificate_stars_check CHECK (((stars >= 3) AND (stars <= 5)))
);

create table ocop.council (
  unit_id integer not null,
  id integer generated by default as identity,
  year integer not null,
  name text not null,
  decision_number text not null,
  decided_on date not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint council_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint council_id_key UNIQUE (id),
  constraint council_name_check CHECK ((name <> ''::text)),
  constraint council_pkey PRIMARY KEY (unit_id, id),
  constraint council_year_check CHECK (((year >= 2018) AND (year <= 2100)))
);

create table ocop.council_member (
  unit_id integer not null,
  council_id integer not null,
  person_id integer not null,
  name text not null,
  constraint council_member_pkey PRIMARY KEY (unit_id, council_id, person_id)
);

create table ocop.dossier (
  unit_id integer not null,
  id integer generated by default as identity,
  product_id integer not null,
  year integer not null,
  state text default 'drafting'::text not null,
  hands integer[] not null,
  kept_name text not null,
  opened_on date not null,
  submitted_on date,
  returned_because text,
  council_unit_id integer,
  council_id integer,
  concluded_on date,
  concluded_by text,
  result jsonb,
  result_hash text,
  withdrawn_because text,
  constraint dossier_check CHECK (((council_unit_id IS NULL) = (council_id IS NULL))),
  constraint dossier_check1 CHECK (((state = ANY (ARRAY['scoring'::text, 'concluded'::text, 'decided'::text])) = (council_id IS NOT NULL))),
  constraint dossier_check2 CHECK (((state = ANY (ARRAY['concluded'::text, 'decided'::text])) = (num_nonnulls(concluded_on, concluded_by, result, result_hash) = 4))),
  constraint dossier_check3 CHECK (((state = 'withdrawn'::text) = (withdrawn_because IS NOT NULL))),
  constraint dossier_hands_check CHECK ((cardinality(hands) > 0)),
  constraint dossier_id_key UNIQUE (id),
  constraint dossier_pkey PRIMARY KEY (unit_id, id),
  constraint dossier_state_check CHECK ((state = ANY (ARRAY['drafting'::text, 'submitted'::text, 'scoring'::text, 'concluded'::text, 'decided'::text, 'withdrawn'::text]))),
  constraint dossier_year_check CHECK (((year >= 2023) AND (year <= 2100)))
);

create table ocop.model (
  unit_id integer not null,
  id integer generated by default as identity,
  year integer not null,
  name text not null,
  folded text not null,
  kind text not null,
  chain text default ''::text not null,
  households integer,
  revenue bigint,
  result text default ''::text not null,
  is_example boolean not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint model_households_check CHECK ((households > 0)),
  constraint model_id_key UNIQUE (id),
  constraint model_kind_check CHECK ((kind = ANY (ARRAY['crops'::text, 'livestock'::text, 'aquaculture'::text, 'forestry'::text, 'craft'::text, 'service'::text, 'other'::text]))),
  constraint model_name_check CHECK ((name <> ''::text)),
  constraint model_pkey PRIMARY KEY (unit_id, id),
  constraint model_revenue_check CHECK ((revenue >= 0)),
  constraint model_year_check CHECK (((year >= 2010) AND (year <= 2100)))
);

create table ocop.paper (
  unit_id integer not null,
  dossier_id integer not null,
  id integer generated by default as identity,
  name text not null,
  place text default ''::text not null,
  proof_id integer,
  added_by text not null,
  added_at timestamp with time zone not null,
  struck_because text,
  struck_by text,
  constraint paper_check CHECK (((place <> ''::text) OR (proof_id IS NOT NULL))),
  constraint paper_check1 CHECK (((struck_because IS NULL) = (struck_by IS NULL))),
  constraint paper_id_key UNIQUE (id),
  constraint paper_name_check CHECK ((name <> ''::text)),
  constraint paper_pkey PRIMARY KEY (unit_id, dossier_id, id)
);

create table ocop.producer (
  unit_id integer not null,
  id integer generated by default as identity,
  name text not null,
  folded text not null,
  kind text not null,
  contact text default ''::text not null,
  kept_by text not null,
  kept_at timestamp with time zone not null,
  found tsvector generated always as (platform.words_of(folded)) stored not null,
  constraint producer_id_key UNIQUE (id),
  constraint producer_kind_check CHECK ((kind = ANY (ARRAY['cooperative'::text, 'company'::text, 'household'::text, 'group'::text]))),
  constraint producer_name_check CHECK ((name <> ''::text)),
  constraint producer_pkey PRIMARY KEY (unit_id, id)
);

create table ocop.product (
  unit_id integer not null,
  id integer generated by default as identity,
  producer_id integer not null,
  name text not null,
  folded text not null,
  group_law text not null,
  group_number integer not null,
  kept_by text not null,
  kept_at timestamp with time zone not null,
  found tsvector generated always as (platform.words_of(folded)) stored not null,
  constraint product_group_law_check CHECK ((group_law = ANY (ARRAY['148'::text, '1048'::text]))),
  constraint product_group_number_check CHECK (((group_number >= 1) AND (group_number <= 6))),
  constraint product_id_key UNIQUE (id),
  constraint product_name_check CHECK ((name <> ''::text)),
  constraint product_pkey PRIMARY KEY (unit_id, id)
);

create table ocop.regulation (
  unit_id integer not null,
  id integer generated by default as identity,
  kind text not null,
  value text not null,
  decision_number text not null,
  decided_on date not null,
  in_force_from date not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint regulation_check CHECK (((kind <> 'threeStarLevel'::text) OR (value = ANY (ARRAY['province'::text, 'commune'::text])))),
  constraint regulation_check1 CHECK (((kind <> 'warningMonths'::text) OR (value ~ '^[0-9]{1,2}(,[0-9]{1,2})*$'::text))),
  constraint regulation_decision_number_check CHECK ((decision_number <> ''::text)),
  constraint regulation_id_key UNIQUE (id),
  constraint regulation_kind_check CHECK ((kind = ANY (ARRAY['threeStarLevel'::text, 'warningMonths'::text]))),
  constraint regulation_pkey PRIMARY KEY (unit_id, id)
);

create table ocop.score (
  unit_id integer not null,
  dossier_id integer not null,
  person_id integer not null,
  version integer not null,
  name text not null,
  part_a integer not null,
  part_b integer not null,
  part_c integer not null,
  note text default ''::text not null,
  scored_at timestamp with time zone not null,
  constraint score_part_a_check CHECK (((part_a >= 0) AND (part_a <= 1000))),
  constraint score_part_b_check CHECK (((part_b >= 0) AND (part_b <= 1000))),
  constraint score_part_c_check CHECK (((part_c >= 0) AND (part_c <= 1000))),
  constraint score_pkey PRIMARY KEY (unit_id, dossier_id, person_id, version),
  constraint score_version_check CHECK ((version > 0))
);

create table people.assignment (
  id integer generated by default as identity,
  person_id integer not null,
  post_id integer not null,
  role text not null,
  unit_id integer not null,
  criteria text[],
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  constraint assignment_check CHECK ((valid_from <= valid_to)),
  constraint assignment_once_a_day EXCLUDE USING gist (person_id WITH =, post_id WITH =, role WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'communeOfficer'::text, 'communeLeader'::text, 'departmentOfficer'::text, 'coordinationOffice'::text, 'appraiser'::text, 'councilMember'::text, 'leader'::text, 'nationalOffice'::text, 'clerk'::text])))
);

create table people.attempt (
  login text not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (login)
);

create table people.body (
  id integer generated by default as identity,
  kind text not null,
  level text not null,
  unit_id integer not null,
  name text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  constraint body_check CHECK ((valid_from < valid_to)),
  constraint body_has_its_name_once_a_day EXCLUDE USING gist (unit_id WITH =, name WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['steeringCommittee'::text, 'coordinationOffice'::text, 'department'::text, 'committee'::text, 'peoplesCommittee'::text, 'front'::text, 'council'::text, 'assistingBody'::text]))),
  constraint body_level_check CHECK ((level = ANY (ARRAY['country'::text, 'province'::text, 'district'::text, 'commune'::text]))),
  constraint body_name_check CHECK ((name <> ''::text)),
  constraint body_pkey PRIMARY KEY (id)
);

create table people.delegation (
  id integer generated by default as identity,
  assignment_id integer not null,
  to_person_id integer not null,
  reason text not null,
  valid_from date not null,
  valid_to date not null,
  constraint delegation_check CHECK ((valid_from <= valid_to)),
  constraint delegation_once_a_day EXCLUDE USING gist (assignment_id WITH =, to_person_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_reason_check CHECK ((reason <> ''::text)),
  constraint delegation_valid_to_check CHECK ((valid_to <> 'infinity'::date))
);

create table people.duty (
  id integer generated by default as identity,
  body_id integer not null,
  kind text not null,
  unit_id integer not null,
  criterion text,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  source text not null,
  constraint duty_check CHECK ((valid_from <= valid_to)),
  constraint duty_kind_check CHECK ((kind = ANY (ARRAY['answers'::text, 'helps'::text]))),
  constraint duty_once_a_day EXCLUDE USING gist (body_id WITH =, kind WITH =, unit_id WITH =, COALESCE(criterion, ''::text) WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint duty_pkey PRIMARY KEY (id)
);

create table people.first_link (
  hash text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint first_link_pkey PRIMARY KEY (hash)
);

create table people.handover (
  id integer generated by default as identity,
  unit_id integer not null,
  from_person_id integer not null,
  to_person_id integer not null,
  takes_over_on date not null,
  reason text not null,
  moved jsonb not null,
  done_by integer not null,
  done_at timestamp with time zone not null,
  constraint handover_check CHECK ((from_person_id <> to_person_id)),
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_reason_check CHECK ((reason <> ''::text))
);

create table people.kept_form (
  id uuid not null,
  person_id integer not null,
  address text not null,
  path text not null,
  sealed bytea not null,
  kept_at timestamp with time zone not null,
  constraint kept_form_pkey PRIMARY KEY (id),
  constraint kept_form_sealed_check CHECK ((octet_length(sealed) <= 400000))
);

create table people.last_use (
  person_id integer not null,
  used_at timestamp with time zone not null,
  constraint last_use_pkey PRIMARY KEY (person_id)
);

create table people.password (
  person_id integer not null,
  number integer not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint password_pkey PRIMARY KEY (person_id, number)
);

create table people.permission_review (
  person_id integer not null,
  number integer not null,
  reviewed_by integer not null,
  reviewed_at timestamp with time zone not null,
  held jsonb not null,
  constraint permission_review_pkey PRIMARY KEY (person_id, number)
);

create table people.person (
  id integer generated by default as identity,
  name text not null,
  folded text not null,
  unit_id integer not null,
  account_id text,
  must_change_password boolean default false not null,
  demonstration boolean default false not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  disabled_because text,
  constraint person_account_id_key UNIQUE (account_id),
  constraint person_check CHECK (((disabled_at IS NULL) = (disabled_because IS NULL))),
  constraint person_name_check CHECK ((name <> ''::text)),
  constraint person_pkey PRIMARY KEY (id)
);

create table people.post (
  id integer generated by default as identity,
  body_id integer not null,
  name text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  constraint post_check CHECK ((valid_from < valid_to)),
  constraint post_has_its_name_once_a_day EXCLUDE USING gist (body_id WITH =, name WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint post_name_check CHECK ((name <> ''::text)),
  constraint post_pkey PRIMARY KEY (id)
);

create table people.session_choice (
  session_id text not null,
  assignment_id integer not null,
  constraint session_choice_pkey PRIMARY KEY (session_id)
);

create table people.token (
  id integer generated by default as identity,
  hash text not null,
  name text not null,
  assignment_id integer not null,
  verbs text[] not null,
  made_by integer not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by integer,
  constraint token_check CHECK ((expires_at > made_at)),
  constraint token_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint token_hash_key UNIQUE (hash),
  constraint token_name_check CHECK ((name <> ''::text)),
  constraint token_pkey PRIMARY KEY (id),
  constraint token_verbs_check CHECK ((cardinality(verbs) > 0))
);

create table plan.publication (
  unit_id integer not null,
  id integer generated by default as identity,
  target_id integer not null,
  published_by text not null,
  person_id integer not null,
  published_on date not null,
  published_at timestamp with time zone not null,
  ended_on date,
  ended_because text,
  ended_by text,
  constraint publication_check CHECK ((num_nulls(ended_on, ended_because, ended_by) = ANY (ARRAY[0, 3]))),
  constraint publication_pkey PRIMARY KEY (unit_id, id)
);

create table plan.target (
  unit_id integer not null,
  figure text not null,
  qualifier jsonb default '{}'::jsonb not null,
  due date not null,
  map_of date not null,
  known_at timestamp with time zone not null,
  set_on date not null,
  num numeric not null,
  den numeric default 1 not null,
  set_id text,
  status text default 'inForce'::text not null,
  document text not null,
  source_id integer not null,
  note text,
  id integer generated by default as identity,
  constraint target_id UNIQUE (id),
  constraint target_pkey PRIMARY KEY (unit_id, figure, qualifier, due, set_on, known_at),
  constraint target_status_check CHECK ((status = ANY (ARRAY['inForce'::text, 'revised'::text, 'withdrawn'::text])))
);

create view plan.public_target with (security_invoker=true) as
SELECT t.unit_id,
    t.figure,
    t.qualifier,
    t.due,
    t.map_of,
    t.known_at,
    t.set_on,
    t.num,
    t.den,
    t.set_id,
    t.status,
    t.document,
    t.source_id,
    t.note,
    t.id,
    p.published_by,
    p.published_on
   FROM plan.target t
     JOIN evidence.source s ON s.id = t.source_id
     LEFT JOIN plan.publication p ON p.target_id = t.id AND p.ended_on IS NULL
  WHERE t.status = 'inForce'::text AND (p.id IS NOT NULL OR s.demonstration) AND NOT (EXISTS ( SELECT
           FROM plan.target l
          WHERE l.unit_id = t.unit_id AND l.figure = t.figure AND l.qualifier = t.qualifier AND l.due = t.due AND l.set_on = t.set_on AND l.known_at > t.known_at));

create table plan.registration (
  unit_id integer not null,
  year integer not null,
  tier text not null,
  status text default 'approved'::text not null,
  criteria integer,
  due date,
  decision text,
  source_id integer not null,
  known_at timestamp with time zone not null,
  reason text,
  ticked text[],
  constraint registration_pkey PRIMARY KEY (unit_id, year, tier),
  constraint registration_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'struck'::text]))),
  constraint registration_ticked_check CHECK ((cardinality(ticked) > 0))
);

create table plan.registration_superseded (
  unit_id integer not null,
  year integer not null,
  tier text not null,
  status text not null,
  criteria integer,
  due date,
  decision text,
  source_id integer not null,
  known_at timestamp with time zone not null,
  reason text,
  superseded_at timestamp with time zone not null,
  ticked text[],
  constraint registration_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'struck'::text]))),
  constraint registration_superseded_pkey PRIMARY KEY (unit_id, year, tier, known_at)
);

create view plan.registration_held with (security_invoker=true) as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            plan.registration_line(r.year, r.tier, r.status, r.criteria, r.due, r.decision, r.reason, r.ticked) COLLATE "C" AS line
           FROM ( SELECT h.unit_id,
                    h.year,
                    h.tier,
                    h.status,
                    h.criteria,
                    h.due,
                    h.decision,
                    h.source_id,
                    h.known_at,
                    h.reason,
                    h.ticked
                   FROM plan.registration h
                UNION ALL
                 SELECT o.unit_id,
                    o.year,
                    o.tier,
                    o.status,
                    o.criteria,
                    o.due,
                    o.decision,
                    o.source_id,
                    o.known_at,
                    o.reason,
                    o.ticked
                   FROM plan.registration_superseded o) r) l
  GROUP BY source_id, known_at, unit_id;

create table plan.slow_rule (
  unit_id integer not null,
  kind text not null,
  criteria integer,
  months integer,
  in_force boolean not null,
  source text not null,
  known_at timestamp with time zone not null,
  set_by text not null,
  constraint slow_rule_check CHECK (((criteria IS NOT NULL) = (kind = ANY (ARRAY['registeredShort'::text, 'fewCriteria'::text])))),
  constraint slow_rule_check1 CHECK (((months IS NOT NULL) = (kind = ANY (ARRAY['registeredShort'::text, 'noProgress'::text])))),
  constraint slow_rule_criteria_check CHECK (((criteria >= 1) AND (criteria <= 100))),
  constraint slow_rule_kind_check CHECK ((kind = ANY (ARRAY['registeredShort'::text, 'fewCriteria'::text, 'noProgress'::text]))),
  constraint slow_rule_months_check CHECK (((months >= 1) AND (months <= 60))),
  constraint slow_rule_pkey PRIMARY KEY (unit_id, kind, known_at),
  constraint slow_rule_source_check CHECK ((source <> ''::text))
);

create view plan.target_held with (security_invoker=true) as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            plan.target_line(r.figure, r.qualifier, r.due, r.map_of, r.set_on, r.num, r.den, r.set_id, r.status, r.document, r.note) COLLATE "C" AS line
           FROM plan.target r) l
  GROUP BY source_id, known_at, unit_id;

create table platform.delivery (
  hash text not null,
  loaded_at timestamp with time zone default now() not null,
  constraint delivery_pkey PRIMARY KEY (hash)
);

create table platform.migration (
  name text not null,
  hash text not null,
  ran_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table platform.quiet (
  is_one boolean default true not null,
  n bigint not null,
  constraint quiet_is_one_check CHECK (is_one),
  constraint quiet_pkey PRIMARY KEY (is_one)
);

create table portal.day_count (
  day date not null,
  views bigint not null,
  visitors bigint not null,
  constraint day_count_pkey PRIMARY KEY (day),
  constraint day_count_views_check CHECK ((views >= 0)),
  constraint day_count_visitors_check CHECK ((visitors >= 0))
);

create table portal.decision (
  unit_id integer not null,
  edition integer not null,
  kind text not null,
  reason text,
  decided_by text not null,
  decider_id integer,
  decided_on date not null,
  decided_at timestamp with time zone not null,
  constraint decision_check CHECK (((kind = 'returned'::text) = (reason IS NOT NULL))),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['approved'::text, 'returned'::text]))),
  constraint decision_pkey PRIMARY KEY (unit_id, edition),
  constraint decision_reason_check CHECK ((reason <> ''::text))
);

create table portal.edition (
  unit_id integer not null,
  edition integer not null,
  id integer generated by default as identity,
  said jsonb not null,
  hash text not null,
  reason text,
  written_by text not null,
  writer_id integer,
  written_on date not null,
  written_at timestamp with time zone not null,
  constraint edition_check CHECK (((edition = 1) = (reason IS NULL))),
  constraint edition_edition_check CHECK ((edition > 0)),
  constraint edition_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint edition_id_key UNIQUE (id),
  constraint edition_pkey PRIMARY KEY (unit_id, edition),
  constraint edition_reason_check CHECK ((reason <> ''::text)),
  constraint edition_said_check CHECK ((jsonb_typeof(said) = 'object'::text))
);

create table portal.page_count (
  path text not null,
  views bigint not null,
  constraint page_count_pkey PRIMARY KEY (path),
  constraint page_count_views_check CHECK ((views > 0))
);

create unlogged table portal.salt (
  day date not null,
  salt bytea not null,
  constraint salt_pkey PRIMARY KEY (day)
);

create unlogged table portal.visitor (
  mark bytea not null,
  seen_at timestamp with time zone not null,
  constraint visitor_pkey PRIMARY KEY (mark)
);

create table questions.entry (
  unit_id integer not null,
  id integer generated by default as identity,
  author_id integer not null,
  author text not null,
  state text not null,
  version integer default 0 not null,
  live_version integer,
  steps integer default 0 not null,
  publication_id integer,
  changed_at timestamp with time zone not null,
  constraint entry_check CHECK (((state <> ALL (ARRAY['approved'::text, 'withdrawn'::text])) OR (live_version IS NOT NULL))),
  constraint entry_check1 CHECK (((state <> 'discarded'::text) OR (live_version IS NULL))),
  constraint entry_check2 CHECK ((live_version <= version)),
  constraint entry_id_key UNIQUE (id),
  constraint entry_pkey PRIMARY KEY (unit_id, id),
  constraint entry_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text, 'discarded'::text])))
);

create table questions.published (
  unit_id integer not null,
  entry_id integer not null,
  version integer not null,
  question text not null,
  answer text not null,
  topic text not null,
  approved_by text not null,
  approved_on date not null,
  ended_on date,
  ended_because text,
  folded_title text generated always as (platform.fold(question)) stored not null,
  found tsvector generated always as (platform.words_of(platform.fold(((question || ' '::text) || answer)))) stored not null,
  constraint published_check CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
  constraint published_pkey PRIMARY KEY (entry_id)
);

create table questions.step (
  unit_id integer not null,
  entry_id integer not null,
  number integer not null,
  kind text not null,
  version integer not null,
  reason text,
  done_by text not null,
  person_id integer not null,
  done_on date not null,
  constraint step_check CHECK (((reason IS NOT NULL) OR (kind <> ALL (ARRAY['returned'::text, 'withdrawn'::text, 'discarded'::text])))),
  constraint step_kind_check CHECK ((kind = ANY (ARRAY['written'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint step_pkey PRIMARY KEY (unit_id, entry_id, number)
);

create table questions.version (
  unit_id integer not null,
  entry_id integer not null,
  number integer not null,
  question text not null,
  answer text not null,
  topic text not null,
  criteria text[] default '{}'::text[] not null,
  documents text[] default '{}'::text[] not null,
  written_by text not null,
  person_id integer not null,
  written_at timestamp with time zone not null,
  found tsvector generated always as (platform.words_of(platform.fold(((question || ' '::text) || answer)))) stored not null,
  constraint version_answer_check CHECK ((answer <> ''::text)),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_pkey PRIMARY KEY (unit_id, entry_id, number),
  constraint version_question_check CHECK ((question <> ''::text)),
  constraint version_topic_check CHECK ((topic ~ '^[a-z-]+$'::text))
);

create table recognition.ballot (
  unit_id integer not null,
  session_id integer not null,
  assignment_id integer not null,
  voter_id integer not null,
  paper text,
  constraint ballot_pkey PRIMARY KEY (unit_id, session_id, assignment_id),
  constraint ballot_unit_id_session_id_voter_id_key UNIQUE (unit_id, session_id, voter_id)
);

create table recognition.ballot_box (
  unit_id integer not null,
  session_id integer not null,
  agree integer default 0 not null,
  disagree integer default 0 not null,
  blank integer default 0 not null,
  remarks text[] default '{}'::text[] not null,
  constraint ballot_box_agree_check CHECK ((agree >= 0)),
  constraint ballot_box_blank_check CHECK ((blank >= 0)),
  constraint ballot_box_disagree_check CHECK ((disagree >= 0)),
  constraint ballot_box_pkey PRIMARY KEY (unit_id, session_id)
);

create table recognition.confirmation (
  unit_id integer not null,
  dossier_id integer not null,
  condition text not null,
  number integer not null,
  holds boolean not null,
  body text not null,
  document text not null,
  dated date not null,
  note text default ''::text not null,
  person_id integer not null,
  assignment_id integer not null,
  entered_at timestamp with time zone not null,
  constraint confirmation_body_check CHECK ((body <> ''::text)),
  constraint confirmation_document_check CHECK ((document <> ''::text)),
  constraint confirmation_pkey PRIMARY KEY (unit_id, dossier_id, condition, number)
);

create table recognition.decision (
  unit_id integer not null,
  dossier_id integer not null,
  kind text not null,
  tier text not null,
  snapshot integer not null,
  hash text not null,
  body_id integer not null,
  body text not null,
  authority text not null,
  capacity text not null,
  post text not null,
  signer text not null,
  signed_by integer not null,
  assignment_id integer not null,
  signed_at timestamp with time zone not null,
  number text,
  decided_on date,
  act_on date,
  numbered_by integer,
  numbered_at timestamp with time zone,
  published_by integer,
  published_on date,
  constraint decision_authority_check CHECK ((authority = ANY (ARRAY[''::text, 'TM.'::text, 'KT.'::text, 'TL.'::text, 'TUQ.'::text, 'Q.'::text]))),
  constraint decision_check CHECK ((num_nonnulls(number, decided_on, act_on, numbered_by, numbered_at) = ANY (ARRAY[0, 5]))),
  constraint decision_check1 CHECK (((published_on IS NULL) OR ((numbered_at IS NOT NULL) AND (published_by IS NOT NULL)))),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['recognition'::text, 'acknowledgement'::text, 'revocation'::text]))),
  constraint decision_pkey PRIMARY KEY (unit_id, dossier_id)
);

create table recognition.dossier (
  unit_id integer not null,
  id integer generated by default as identity,
  kind text not null,
  tier text not null,
  set_id text not null,
  set_version integer not null,
  sheet_id integer,
  as_of date not null,
  booked_year integer not null,
  rules text not null,
  decider_id integer not null,
  ends_act_on date,
  grounds jsonb,
  state text default 'draft'::text not null,
  version integer default 0 not null,
  opened_by integer not null,
  opened_at timestamp with time zone not null,
  constraint dossier_booked_year_check CHECK (((booked_year >= 2009) AND (booked_year <= 2100))),
  constraint dossier_check CHECK (((kind = 'revocation'::text) = (ends_act_on IS NOT NULL))),
  constraint dossier_check1 CHECK (((kind = 'revocation'::text) = (grounds IS NOT NULL))),
  constraint dossier_check2 CHECK (((kind <> 'recognition'::text) OR (sheet_id IS NOT NULL))),
  constraint dossier_id_key UNIQUE (id),
  constraint dossier_kind_check CHECK ((kind = ANY (ARRAY['recognition'::text, 'acknowledgement'::text, 'revocation'::text]))),
  constraint dossier_pkey PRIMARY KEY (unit_id, id),
  constraint dossier_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'inSession'::text, 'voted'::text, 'signed'::text, 'decided'::text, 'published'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint dossier_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'advanced'::text, 'model'::text, 'modern'::text, 'completion'::text])))
);

create table recognition.dossier_paper (
  unit_id integer not null,
  dossier_id integer not null,
  id integer generated by default as identity,
  paper text not null,
  number text not null,
  dated date not null,
  issuer text not null,
  hash text,
  file_name text,
  added_by integer not null,
  added_at timestamp with time zone not null,
  removed_because text,
  constraint dossier_paper_check CHECK (((hash IS NULL) = (file_name IS NULL))),
  constraint dossier_paper_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint dossier_paper_id_key UNIQUE (id),
  constraint dossier_paper_issuer_check CHECK ((issuer <> ''::text)),
  constraint dossier_paper_number_check CHECK ((number <> ''::text)),
  constraint dossier_paper_pkey PRIMARY KEY (unit_id, dossier_id, id)
);

create table recognition.dossier_step (
  unit_id integer not null,
  dossier_id integer not null,
  number integer not null,
  verb text not null,
  from_state text not null,
  to_state text not null,
  what text not null,
  reason text default ''::text not null,
  digest text not null,
  person_id integer not null,
  assignment_id integer not null,
  stepped_at timestamp with time zone not null,
  constraint dossier_step_pkey PRIMARY KEY (unit_id, dossier_id, number)
);

create table recognition.recognition (
  unit_id integer not null,
  tier text not null,
  decided_on date not null,
  kind text default 'recognition'::text not null,
  set_id text,
  decision text,
  body text,
  revoked_on date,
  revoked_decision text,
  source_id integer not null,
  known_at timestamp with time zone not null,
  note text,
  booked_year integer,
  constraint recognition_check CHECK (((revoked_on IS NULL) OR (revoked_on > decided_on))),
  constraint recognition_kind_check CHECK ((kind = ANY (ARRAY['recognition'::text, 'acknowledgement'::text]))),
  constraint recognition_pkey PRIMARY KEY (unit_id, tier, decided_on),
  constraint recognition_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'advanced'::text, 'model'::text, 'modern'::text, 'completion'::text])))
);

create table recognition.superseded (
  unit_id integer not null,
  tier text not null,
  decided_on date not null,
  kind text not null,
  set_id text,
  decision text,
  body text,
  revoked_on date,
  revoked_decision text,
  source_id integer not null,
  known_at timestamp with time zone not null,
  note text,
  superseded_at timestamp with time zone not null,
  booked_year integer,
  constraint recognition_check CHECK (((revoked_on IS NULL) OR (revoked_on > decided_on))),
  constraint recognition_kind_check CHECK ((kind = ANY (ARRAY['recognition'::text, 'acknowledgement'::text]))),
  constraint recognition_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'advanced'::text, 'model'::text, 'modern'::text, 'completion'::text]))),
  constraint superseded_pkey PRIMARY KEY (unit_id, tier, decided_on, known_at)
);

create view recognition.held as
SELECT source_id,
    known_at,
    unit_id,
    count(*)::integer AS facts,
    evidence.digest(array_agg(line ORDER BY line)) AS digest
   FROM ( SELECT r.source_id,
            r.known_at,
            r.unit_id,
            recognition.line(r.tier, r.decided_on, r.kind, r.set_id, r.decision, r.body, r.revoked_on, r.revoked_decision, r.note, r.booked_year) COLLATE "C" AS line
           FROM ( SELECT h.unit_id,
                    h.tier,
                    h.decided_on,
                    h.kind,
                    h.set_id,
                    h.decision,
                    h.body,
                    h.revoked_on,
                    h.revoked_decision,
                    h.source_id,
                    h.known_at,
                    h.note,
                    h.booked_year
                   FROM recognition.recognition h
                UNION ALL
                 SELECT o.unit_id,
                    o.tier,
                    o.decided_on,
                    o.kind,
                    o.set_id,
                    o.decision,
                    o.body,
                    o.revoked_on,
                    o.revoked_decision,
                    o.source_id,
                    o.known_at,
                    o.note,
                    o.booked_year
                   FROM recognition.superseded o) r) l
  GROUP BY source_id, known_at, unit_id;

create table recognition.open_vote (
  unit_id integer not null,
  session_id integer not null,
  assignment_id integer not null,
  choice text not null,
  remark text default ''::text not null,
  constraint open_vote_choice_check CHECK ((choice = ANY (ARRAY['agree'::text, 'disagree'::text, 'blank'::text]))),
  constraint open_vote_pkey PRIMARY KEY (unit_id, session_id, assignment_id)
);

create view recognition.published as
SELECT r.unit_id,
    r.tier,
    r.decided_on,
    r.kind,
    r.set_id,
    r.decision,
    r.body,
        CASE
            WHEN h.revocation THEN NULL::date
            ELSE r.revoked_on
        END AS revoked_on,
        CASE
            WHEN h.revocation THEN NULL::text
            ELSE r.revoked_decision
        END AS revoked_decision,
    r.source_id,
    r.known_at,
    r.note,
    r.booked_year
   FROM recognition.recognition r
     LEFT JOIN ( SELECT d.unit_id,
            d.tier,
            d.act_on,
            bool_or(d.kind = 'revocation'::text) AS revocation,
            bool_or(d.kind <> 'revocation'::text) AS act
           FROM recognition.decision d
          WHERE d.published_on IS NULL
          GROUP BY d.unit_id, d.tier, d.act_on) h ON h.unit_id = r.unit_id AND h.tier = r.tier AND h.act_on = r.decided_on
  WHERE h.act IS NOT TRUE;

create table recognition.seat (
  unit_id integer not null,
  session_id integer not null,
  assignment_id integer not null,
  person_id integer not null,
  person text not null,
  post text not null,
  part text not null,
  present boolean default false not null,
  barred_because text,
  constraint seat_part_check CHECK ((part = ANY (ARRAY['chair'::text, 'secretary'::text, 'member'::text]))),
  constraint seat_pkey PRIMARY KEY (unit_id, session_id, assignment_id)
);

create table recognition.session (
  unit_id integer not null,
  dossier_id integer not null,
  id integer generated by default as identity,
  snapshot integer not null,
  held_on date not null,
  place text not null,
  state text default 'convened'::text not null,
  ballot text not null,
  base text not null,
  share_num integer not null,
  share_den integer not null,
  quorum_num integer not null,
  quorum_den integer not null,
  rule_source text not null,
  agree integer,
  disagree integer,
  blank integer,
  remarks text[],
  passed boolean,
  constraint session_ballot_check CHECK ((ballot = ANY (ARRAY['secret'::text, 'open'::text]))),
  constraint session_base_check CHECK ((base = ANY (ARRAY['present'::text, 'all'::text]))),
  constraint session_check CHECK (((state = 'closed'::text) = (num_nonnulls(agree, disagree, blank, remarks, passed) = 5))),
  constraint session_id_key UNIQUE (id),
  constraint session_pkey PRIMARY KEY (unit_id, id),
  constraint session_place_check CHECK ((place <> ''::text)),
  constraint session_quorum_den_check CHECK ((quorum_den > 0)),
  constraint session_share_den_check CHECK ((share_den > 0)),
  constraint session_state_check CHECK ((state = ANY (ARRAY['convened'::text, 'voting'::text, 'closed'::text, 'adjourned'::text])))
);

create table recognition.snapshot (
  unit_id integer not null,
  dossier_id integer not null,
  number integer not null,
  content text not null,
  hash text not null,
  frozen_by integer not null,
  frozen_at timestamp with time zone not null,
  constraint snapshot_check CHECK ((hash = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint snapshot_pkey PRIMARY KEY (unit_id, dossier_id, number)
);

create table recognition.vote_rule (
  unit_id integer not null,
  rules text not null,
  valid_from date not null,
  number integer not null,
  share_num integer,
  share_den integer,
  base text not null,
  quorum_num integer not null,
  quorum_den integer not null,
  ballot text not null,
  barred text[] not null,
  document text not null,
  entered_by integer not null,
  entered_at timestamp with time zone not null,
  constraint vote_rule_ballot_check CHECK ((ballot = ANY (ARRAY['secret'::text, 'open'::text]))),
  constraint vote_rule_base_check CHECK ((base = ANY (ARRAY['present'::text, 'all'::text]))),
  constraint vote_rule_check CHECK ((quorum_den >= quorum_num)),
  constraint vote_rule_check1 CHECK (((share_num IS NULL) = (share_den IS NULL))),
  constraint vote_rule_check2 CHECK (((share_num IS NULL) OR ((share_num >= 1) AND (share_num <= share_den)))),
  constraint vote_rule_document_check CHECK ((document <> ''::text)),
  constraint vote_rule_pkey PRIMARY KEY (unit_id, rules, valid_from, number),
  constraint vote_rule_quorum_num_check CHECK ((quorum_num > 0)),
  constraint vote_rule_share_den_check CHECK ((share_den > 0))
);

create table recognition.warning (
  unit_id integer not null,
  tier text not null,
  number integer not null,
  since date not null,
  grp text not null,
  set_id text not null,
  rule text not null,
  offenders text[] not null,
  told_at timestamp with time zone not null,
  ended_on date,
  constraint warning_check CHECK ((ended_on >= since)),
  constraint warning_grp_check CHECK ((grp = ANY (ARRAY['risk'::text, 'near'::text]))),
  constraint warning_number_check CHECK ((number > 0)),
  constraint warning_pkey PRIMARY KEY (unit_id, tier, number)
);

create table recognition.watch_act (
  unit_id integer not null,
  id integer generated by default as identity,
  kind text not null,
  year integer not null,
  reason text not null,
  due_on date not null,
  person_id integer not null,
  assignment_id integer not null,
  acted_on date not null,
  acted_at timestamp with time zone not null,
  constraint watch_act_check CHECK ((due_on >= acted_on)),
  constraint watch_act_id_key UNIQUE (id),
  constraint watch_act_kind_check CHECK ((kind = ANY (ARRAY['review'::text, 'explanation'::text]))),
  constraint watch_act_pkey PRIMARY KEY (unit_id, id),
  constraint watch_act_reason_check CHECK ((reason <> ''::text)),
  constraint watch_act_year_check CHECK (((year >= 2009) AND (year <= 2100)))
);

create table reports.acknowledged (
  unit_id integer not null,
  report_id integer not null,
  finding text not null,
  sentence text not null,
  reason text not null,
  by text not null,
  at timestamp with time zone not null,
  constraint acknowledged_finding_check CHECK ((finding ~ '^[0-9a-f]{64}$'::text)),
  constraint acknowledged_pkey PRIMARY KEY (unit_id, report_id, finding),
  constraint acknowledged_reason_check CHECK ((reason <> ''::text))
);

create table reports.batch (
  unit_id integer not null,
  id integer generated by default as identity,
  regime text not null,
  year integer not null,
  number integer not null,
  opens_on date not null,
  closes_on date not null,
  previous_on date not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  file text,
  size bigint,
  ended_at timestamp with time zone,
  constraint batch_check CHECK (((opens_on <= closes_on) AND (previous_on < closes_on))),
  constraint batch_check1 CHECK ((num_nulls(file, size, ended_at) = ANY (ARRAY[0, 3]))),
  constraint batch_file_check CHECK ((file ~ '^[0-9a-f]{64}$'::text)),
  constraint batch_id_key UNIQUE (id),
  constraint batch_number_check CHECK (((number >= 1) AND (number <= 12))),
  constraint batch_pkey PRIMARY KEY (unit_id, id),
  constraint batch_year_check CHECK (((year >= 2011) AND (year <= 2100)))
);

create table reports.batch_part (
  unit_id integer not null,
  batch_id integer not null,
  commune_id integer not null,
  code text not null,
  name text not null,
  file text,
  version integer,
  problem text,
  made_at timestamp with time zone,
  constraint batch_part_check CHECK ((num_nonnulls(file, problem) =
CASE
    WHEN (made_at IS NULL) THEN 0
    ELSE 1
END)),
  constraint batch_part_file_check CHECK ((file ~ '^[0-9a-f]{64}$'::text)),
  constraint batch_part_pkey PRIMARY KEY (unit_id, batch_id, commune_id),
  constraint batch_part_problem_check CHECK ((problem <> ''::text))
);

create table reports.included (
  unit_id integer not null,
  report_id integer not null,
  version integer not null,
  child_unit_id integer not null,
  child_report_id integer not null,
  child_version integer not null,
  constraint included_pkey PRIMARY KEY (unit_id, report_id, version, child_unit_id)
);

create table reports.outline (
  unit_id integer not null,
  regime text not null,
  version integer not null,
  content jsonb not null,
  document text not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint outline_document_check CHECK ((document <> ''::text)),
  constraint outline_pkey PRIMARY KEY (unit_id, regime, version),
  constraint outline_version_check CHECK ((version > 0))
);

create table reports.regime (
  code text not null,
  level text not null,
  kind text not null,
  name text not null,
  receiver text not null,
  content text default 'both'::text not null,
  method text not null,
  required boolean not null,
  first_month integer not null,
  first_day integer not null,
  close_month integer not null,
  close_day integer not null,
  send_month integer,
  send_day integer,
  send_after integer,
  gap integer default 1 not null,
  source text not null,
  certainty text not null,
  send_source text not null,
  send_certainty text not null,
  valid_from date default '2011-01-01'::date not null,
  valid_to date default 'infinity'::date not null,
  constraint regime_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint regime_check CHECK (((num_nonnulls(send_day, send_after) = 1) AND ((send_day IS NULL) = (send_month IS NULL)))),
  constraint regime_close_day_check CHECK (((close_day >= 1) AND (close_day <= 31))),
  constraint regime_close_month_check CHECK (((close_month >= 0) AND (close_month <= 1))),
  constraint regime_code_check CHECK ((code ~ '^[a-z0-9-]+$'::text)),
  constraint regime_content_check CHECK ((content = ANY (ARRAY['words'::text, 'data'::text, 'both'::text]))),
  constraint regime_first_day_check CHECK (((first_day >= 1) AND (first_day <= 31))),
  constraint regime_first_month_check CHECK (((first_month >= '-1'::integer) AND (first_month <= 0))),
  constraint regime_gap_check CHECK ((gap > 0)),
  constraint regime_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'halfYear'::text, 'year'::text, 'phase'::text, 'decade'::text]))),
  constraint regime_level_check CHECK ((level = ANY (ARRAY['commune'::text, 'district'::text, 'province'::text]))),
  constraint regime_level_kind_key UNIQUE (level, kind),
  constraint regime_name_check CHECK ((name <> ''::text)),
  constraint regime_pkey PRIMARY KEY (code),
  constraint regime_receiver_check CHECK ((receiver = ANY (ARRAY['district'::text, 'province'::text, 'country'::text]))),
  constraint regime_send_after_check CHECK ((send_after > 0)),
  constraint regime_send_certainty_check CHECK ((send_certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text]))),
  constraint regime_send_day_check CHECK (((send_day >= 1) AND (send_day <= 31))),
  constraint regime_send_month_check CHECK (((send_month >= 0) AND (send_month <= 2)))
);

create table reports.report (
  unit_id integer not null,
  id integer generated by default as identity,
  regime text not null,
  year integer not null,
  number integer not null,
  opens_on date not null,
  closes_on date not null,
  due_on date not null,
  due_source text not null,
  body_id integer not null,
  body_name text not null,
  outline_unit integer,
  outline_version integer,
  outline jsonb not null,
  state text default 'draft'::text not null,
  steps integer default 0 not null,
  frozen integer default 0 not null,
  sent integer,
  because text,
  begun_by text not null,
  begun_at timestamp with time zone not null,
  constraint report_check CHECK (((opens_on <= closes_on) AND (closes_on < due_on))),
  constraint report_check1 CHECK (((outline_unit IS NULL) = (outline_version IS NULL))),
  constraint report_check2 CHECK (((sent IS NULL) OR (sent <= frozen))),
  constraint report_check3 CHECK (((state <> ALL (ARRAY['submitted'::text, 'approved'::text, 'sent'::text, 'received'::text, 'aggregated'::text])) OR (frozen > 0))),
  constraint report_check4 CHECK (((state <> ALL (ARRAY['sent'::text, 'received'::text, 'aggregated'::text])) OR (sent IS NOT NULL))),
  constraint report_id_key UNIQUE (id),
  constraint report_number_check CHECK (((number >= 1) AND (number <= 12))),
  constraint report_pkey PRIMARY KEY (unit_id, id),
  constraint report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'sent'::text, 'received'::text, 'aggregated'::text]))),
  constraint report_unit_id_regime_year_number_key UNIQUE (unit_id, regime, year, number),
  constraint report_year_check CHECK (((year >= 2011) AND (year <= 2100)))
);

create table reports.section (
  unit_id integer not null,
  report_id integer not null,
  section text not null,
  version integer not null,
  items jsonb not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint section_pkey PRIMARY KEY (unit_id, report_id, section, version),
  constraint section_version_check CHECK ((version > 0))
);

create table reports.setting (
  unit_id integer not null,
  regime text not null,
  version integer not null,
  required boolean not null,
  close_month integer not null,
  close_day integer not null,
  send_month integer not null,
  send_day integer not null,
  document text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint setting_close_day_check CHECK (((close_day >= 1) AND (close_day <= 31))),
  constraint setting_close_month_check CHECK (((close_month >= 0) AND (close_month <= 1))),
  constraint setting_document_check CHECK ((document <> ''::text)),
  constraint setting_pkey PRIMARY KEY (unit_id, regime, version),
  constraint setting_send_day_check CHECK (((send_day >= 1) AND (send_day <= 31))),
  constraint setting_send_month_check CHECK (((send_month >= 0) AND (send_month <= 2))),
  constraint setting_version_check CHECK ((version > 0))
);

create table reports.step (
  unit_id integer not null,
  report_id integer not null,
  number integer not null,
  verb text not null,
  from_state text,
  to_state text not null,
  version integer,
  reason text default ''::text not null,
  by text not null,
  post text not null,
  at timestamp with time zone not null,
  constraint step_number_check CHECK ((number > 0)),
  constraint step_pkey PRIMARY KEY (unit_id, report_id, number)
);

create table reports.version (
  unit_id integer not null,
  report_id integer not null,
  version integer not null,
  content jsonb not null,
  appendices jsonb not null,
  partial boolean not null,
  hash text not null,
  because text default ''::text not null,
  frozen_by text not null,
  frozen_at timestamp with time zone not null,
  constraint version_check CHECK (((version = 1) OR (because <> ''::text))),
  constraint version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint version_pkey PRIMARY KEY (unit_id, report_id, version),
  constraint version_version_check CHECK ((version > 0))
);

create table units.attribute (
  unit_id integer not null,
  valid_from date not null,
  area_km2 numeric,
  population integer,
  centre_lon numeric,
  centre_lat numeric,
  source text not null,
  constraint attribute_pkey PRIMARY KEY (unit_id, valid_from)
);

create table units.class (
  unit_id integer not null,
  scheme text not null,
  value text not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  source text not null,
  certainty text not null,
  constraint class_certainty_check CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'recalled'::text, 'inferred'::text, 'missing'::text]))),
  constraint class_pkey PRIMARY KEY (unit_id, scheme, valid_from)
);

create table units.code_alias (
  code text not null,
  unit_id integer not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  note text not null,
  constraint code_alias_pkey PRIMARY KEY (code, valid_from)
);

create table units.edge (
  transition_id integer not null,
  from_version_id integer not null,
  to_version_id integer not null,
  whole boolean not null,
  share numeric,
  note text,
  withdrawn_at timestamp with time zone,
  constraint edge_check CHECK ((from_version_id <> to_version_id)),
  constraint edge_pkey PRIMARY KEY (transition_id, from_version_id, to_version_id),
  constraint edge_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);

create table units.gap (
  id integer generated by default as identity,
  kind text not null,
  unit_id integer not null,
  on_date date not null,
  note text not null,
  constraint gap_kind_check CHECK ((kind = ANY (ARRAY['noSuccessor'::text, 'noPredecessor'::text, 'renameWithoutEdge'::text, 'mended'::text, 'codeAlias'::text]))),
  constraint gap_pkey PRIMARY KEY (id)
);

create table units.version (
  id integer generated by default as identity,
  unit_id integer not null,
  code text,
  name text not null,
  short_name text not null,
  folded text not null,
  folded_short text not null,
  level text not null,
  kind text not null,
  parent_id integer,
  province_id integer,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  territory_since date not null,
  source text not null,
  note text,
  known_at timestamp with time zone default now() not null,
  withdrawn_at timestamp with time zone,
  found tsvector generated always as (platform.words_of(folded)) stored not null,
  constraint code_names_one_unit_a_day EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((withdrawn_at IS NULL)),
  constraint only_a_village_has_no_code CHECK (((code IS NOT NULL) OR (level = 'village'::text))),
  constraint unit_has_one_version_a_day EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((withdrawn_at IS NULL)),
  constraint version_check CHECK ((valid_from < valid_to)),
  constraint version_check1 CHECK ((territory_since <= valid_from)),
  constraint version_code_check CHECK ((code ~ '^(VN|[0-9]{2,5})$'::text)),
  constraint version_kind_check CHECK ((kind = ANY (ARRAY['country'::text, 'province'::text, 'centralCity'::text, 'district'::text, 'urbanDistrict'::text, 'town'::text, 'provincialCity'::text, 'commune'::text, 'ward'::text, 'township'::text, 'specialZone'::text, 'village'::text]))),
  constraint version_level_check CHECK ((level = ANY (ARRAY['country'::text, 'province'::text, 'district'::text, 'commune'::text, 'village'::text]))),
  constraint version_pkey PRIMARY KEY (id)
);

create view units.live as
SELECT id,
    unit_id,
    code,
    name,
    short_name,
    folded,
    folded_short,
    level,
    kind,
    parent_id,
    province_id,
    valid_from,
    valid_to,
    territory_since,
    source,
    note,
    known_at,
    withdrawn_at
   FROM units.version
  WHERE withdrawn_at IS NULL AND level <> 'village'::text;

create table units.scope (
  id text not null,
  name text not null,
  kinds text[] not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  source text,
  constraint scope_pkey PRIMARY KEY (id)
);

create table units.scope_exception (
  scope_id text not null,
  unit_id integer not null,
  counts boolean not null,
  valid_from date not null,
  valid_to date default 'infinity'::date not null,
  source text not null,
  constraint scope_exception_pkey PRIMARY KEY (scope_id, unit_id, valid_from)
);

create table units.transition (
  id integer generated by default as identity,
  kind text not null,
  effective_date date not null,
  decree text,
  source text not null,
  note text,
  plan text,
  known_at timestamp with time zone default now() not null,
  withdrawn_at timestamp with time zone,
  constraint transition_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'extract'::text, 'move'::text, 'rename'::text, 'upgrade'::text, 'renewal'::text]))),
  constraint transition_pkey PRIMARY KEY (id)
);

create table units.unit (
  id integer generated by default as identity,
  origin text not null,
  constraint unit_origin_check CHECK ((origin = ANY (ARRAY['country'::text, '3tier'::text, '2tier'::text, 'plan'::text, 'village'::text]))),
  constraint unit_pkey PRIMARY KEY (id)
);

create view units.village as
SELECT id,
    unit_id,
    code,
    name,
    short_name,
    folded,
    folded_short,
    level,
    kind,
    parent_id,
    province_id,
    valid_from,
    valid_to,
    territory_since,
    source,
    note,
    known_at,
    withdrawn_at
   FROM units.version
  WHERE withdrawn_at IS NULL AND level = 'village'::text;

alter table administration.moved add constraint moved_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES administration.unit_plan(id);
alter table administration.unit_plan add constraint unit_plan_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id);
alter table administration.unit_plan add constraint unit_plan_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id);
alter table administration.unit_plan add constraint unit_plan_reversed_by_fkey FOREIGN KEY (reversed_by) REFERENCES people.person(id);
alter table assessment.cell add constraint cell_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table assessment.cell add constraint cell_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table assessment.escalation add constraint escalation_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES units.unit(id);
alter table assessment.escalation add constraint escalation_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table assessment.remark add constraint remark_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table assessment.remark add constraint remark_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table assessment.review add constraint review_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table assessment.review add constraint review_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table assessment.review add constraint review_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table assessment.sheet add constraint sheet_round_id_fkey FOREIGN KEY (round_id) REFERENCES calendar.round(id);
alter table assessment.sheet add constraint sheet_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES people.person(id);
alter table assessment.sheet_criterion add constraint sheet_criterion_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table assessment.sheet_step add constraint sheet_step_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table assessment.sheet_step add constraint sheet_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table assessment.sheet_step add constraint sheet_step_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table auth."twoFactor" add constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table auth.account add constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table auth.session add constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table calendar.arranged_day add constraint arranged_day_unit_id_year_number_fkey FOREIGN KEY (unit_id, year, number) REFERENCES calendar.arrangement(unit_id, year, number);
alter table calendar.arrangement add constraint arrangement_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table calendar.arrangement add constraint arrangement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table calendar.deadline add constraint deadline_round_id_fkey FOREIGN KEY (round_id) REFERENCES calendar.round(id);
alter table calendar.deadline add constraint deadline_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table calendar.extension add constraint extension_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table calendar.extension add constraint extension_round_id_fkey FOREIGN KEY (round_id) REFERENCES calendar.round(id);
alter table calendar.extension add constraint extension_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table calendar.extension_request add constraint extension_request_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table calendar.extension_request add constraint extension_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table calendar.extension_request add constraint extension_request_round_id_fkey FOREIGN KEY (round_id) REFERENCES calendar.round(id);
alter table calendar.extension_request add constraint extension_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table calendar.notice add constraint notice_round_id_fkey FOREIGN KEY (round_id) REFERENCES calendar.round(id);
alter table calendar.notice add constraint notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table calendar.round add constraint round_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table consultation.arrival add constraint arrival_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES consultation.survey(unit_id, id);
alter table consultation.code add constraint code_unit_id_survey_id_batch_id_fkey FOREIGN KEY (unit_id, survey_id, batch_id) REFERENCES consultation.code_batch(unit_id, survey_id, id);
alter table consultation.code_batch add constraint code_batch_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES consultation.survey(unit_id, id);
alter table consultation.flag add constraint flag_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES consultation.survey(unit_id, id);
alter table consultation.opinion add constraint opinion_unit_id_posting_id_fkey FOREIGN KEY (unit_id, posting_id) REFERENCES consultation.posting(unit_id, id);
alter table consultation.paper_batch add constraint paper_batch_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES people.person(id);
alter table consultation.paper_batch add constraint paper_batch_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id);
alter table consultation.paper_batch add constraint paper_batch_unit_id_survey_id_fkey FOREIGN KEY (unit_id, survey_id) REFERENCES consultation.survey(unit_id, id);
alter table consultation.posting add constraint posting_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table consultation.survey add constraint survey_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table consultation.web_count add constraint web_count_unit_id_survey_id_batch_id_fkey FOREIGN KEY (unit_id, survey_id, batch_id) REFERENCES consultation.code_batch(unit_id, survey_id, id);
alter table criteria.criterion add constraint criterion_set_id_version_fkey FOREIGN KEY (set_id, version) REFERENCES criteria.set_version(set_id, version);
alter table criteria.proposal add constraint proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id);
alter table criteria.proposal add constraint proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id);
alter table criteria.provision add constraint provision_set_id_version_fkey FOREIGN KEY (set_id, version) REFERENCES criteria.set_version(set_id, version);
alter table criteria.set_version add constraint set_version_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id);
alter table criteria.slot_value add constraint slot_value_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id);
alter table criteria.slot_value add constraint slot_value_set_id_version_fkey FOREIGN KEY (set_id, version) REFERENCES criteria.set_version(set_id, version);
alter table desk.address_code add constraint address_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table desk.carried add constraint carried_channel_id_message_id_fkey FOREIGN KEY (channel_id, message_id) REFERENCES desk.message(channel_id, id) ON DELETE CASCADE;
alter table desk.carried add constraint carried_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES desk.notice(id);
alter table desk.channel add constraint channel_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table desk.feed add constraint feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table desk.message add constraint message_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES desk.channel(id);
alter table desk.notice add constraint notice_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table desk.notice add constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table desk.notice add constraint notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table desk.seen add constraint seen_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table difficulties.clock add constraint clock_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table difficulties.photo add constraint photo_unit_id_thread_id_fkey FOREIGN KEY (unit_id, thread_id) REFERENCES difficulties.thread(unit_id, id);
alter table difficulties.publication add constraint publication_unit_id_thread_id_fkey FOREIGN KEY (unit_id, thread_id) REFERENCES difficulties.thread(unit_id, id);
alter table difficulties.step add constraint step_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table difficulties.step add constraint step_other_id_fkey FOREIGN KEY (other_id) REFERENCES difficulties.thread(id);
alter table difficulties.step add constraint step_unit_id_thread_id_fkey FOREIGN KEY (unit_id, thread_id) REFERENCES difficulties.thread(unit_id, id);
alter table difficulties.thread add constraint thread_at_unit_id_fkey FOREIGN KEY (at_unit_id) REFERENCES units.unit(id);
alter table difficulties.thread add constraint thread_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table difficulties.thread add constraint thread_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES difficulties.thread(id);
alter table difficulties.thread add constraint thread_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table directives.directive add constraint directive_issuer_body_id_fkey FOREIGN KEY (issuer_body_id) REFERENCES people.body(id);
alter table directives.directive add constraint directive_issuer_unit_id_fkey FOREIGN KEY (issuer_unit_id) REFERENCES units.unit(id);
alter table directives.step add constraint step_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES directives.task(unit_id, id);
alter table directives.task add constraint task_assigner_body_id_fkey FOREIGN KEY (assigner_body_id) REFERENCES people.body(id);
alter table directives.task add constraint task_assigner_unit_id_fkey FOREIGN KEY (assigner_unit_id) REFERENCES units.unit(id);
alter table directives.task add constraint task_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table directives.task add constraint task_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directives.directive(id);
alter table directives.task add constraint task_parent_unit_id_parent_id_fkey FOREIGN KEY (parent_unit_id, parent_id) REFERENCES directives.task(unit_id, id);
alter table directives.task add constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table directives.task add constraint task_unit_id_series_id_fkey FOREIGN KEY (unit_id, series_id) REFERENCES directives.task(unit_id, id);
alter table documents.acknowledgement add constraint acknowledgement_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table documents.acknowledgement add constraint acknowledgement_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table documents.authority add constraint authority_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table documents.authority add constraint authority_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.authority add constraint authority_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.document add constraint document_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES people.assignment(id);
alter table documents.document add constraint document_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES documents.authority(id);
alter table documents.document add constraint document_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.document add constraint document_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES documents.document(id);
alter table documents.document add constraint document_draft_body_id_fkey FOREIGN KEY (draft_body_id) REFERENCES people.body(id);
alter table documents.document add constraint document_drafter_id_fkey FOREIGN KEY (drafter_id) REFERENCES people.person(id);
alter table documents.document add constraint document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.examination add constraint examination_unit_id_document_id_version_fkey FOREIGN KEY (unit_id, document_id, version) REFERENCES documents.version(unit_id, document_id, number);
alter table documents.file add constraint file_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table documents.file add constraint file_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table documents.handover add constraint handover_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table documents.issuer add constraint issuer_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.issuer add constraint issuer_clerk_body_id_fkey FOREIGN KEY (clerk_body_id) REFERENCES people.body(id);
alter table documents.issuer add constraint issuer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.joining add constraint joining_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.joining add constraint joining_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.register add constraint register_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.register add constraint register_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table documents.register add constraint register_unit_id_series_id_fkey FOREIGN KEY (unit_id, series_id) REFERENCES documents.series(unit_id, id);
alter table documents.series add constraint series_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table documents.series add constraint series_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.step add constraint step_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table documents.step add constraint step_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table documents.template add constraint template_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table documents.verification add constraint verification_unit_id_document_id_file_number_fkey FOREIGN KEY (unit_id, document_id, file_number) REFERENCES documents.file(unit_id, document_id, number);
alter table documents.version add constraint version_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table documents.version add constraint version_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES documents.document(unit_id, id);
alter table evidence.file add constraint file_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table evidence.file add constraint file_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table evidence.file add constraint file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table evidence.proof add constraint proof_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table evidence.proof add constraint proof_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table evidence.proof add constraint proof_unit_id_file_hash_fkey FOREIGN KEY (unit_id, file_hash) REFERENCES evidence.file(unit_id, hash);
alter table evidence.proof add constraint proof_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table evidence.proof add constraint proof_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people.person(id);
alter table evidence.proof_use add constraint proof_use_detached_by_fkey FOREIGN KEY (detached_by) REFERENCES people.person(id);
alter table evidence.proof_use add constraint proof_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table evidence.proof_use add constraint proof_use_unit_id_proof_id_fkey FOREIGN KEY (unit_id, proof_id) REFERENCES evidence.proof(unit_id, id);
alter table evidence.upload add constraint upload_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table evidence.upload add constraint upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table funding.allocation add constraint allocation_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES units.unit(id);
alter table funding.allocation add constraint allocation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table funding.arrears add constraint arrears_unit_id_project_id_fkey FOREIGN KEY (unit_id, project_id) REFERENCES funding.project(unit_id, id);
alter table funding.disbursement add constraint disbursement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table funding.disbursement add constraint disbursement_unit_id_project_id_fkey FOREIGN KEY (unit_id, project_id) REFERENCES funding.project(unit_id, id);
alter table funding.disbursement add constraint disbursement_unit_id_reverses_fkey FOREIGN KEY (unit_id, reverses) REFERENCES funding.disbursement(unit_id, id);
alter table funding.in_kind add constraint in_kind_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table funding.in_kind add constraint in_kind_unit_id_project_id_fkey FOREIGN KEY (unit_id, project_id) REFERENCES funding.project(unit_id, id);
alter table funding.in_kind add constraint in_kind_unit_id_reverses_fkey FOREIGN KEY (unit_id, reverses) REFERENCES funding.in_kind(unit_id, id);
alter table funding.project add constraint project_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table funding.project_approval add constraint project_approval_unit_id_project_id_fkey FOREIGN KEY (unit_id, project_id) REFERENCES funding.project(unit_id, id);
alter table funding.published add constraint published_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table inspections.attendance add constraint attendance_course_id_fkey FOREIGN KEY (course_id) REFERENCES inspections.course(id);
alter table inspections.attendance add constraint attendance_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table inspections.chosen add constraint chosen_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspections.plan(id);
alter table inspections.chosen add constraint chosen_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table inspections.course add constraint course_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table inspections.explanation add constraint explanation_unit_id_visit_id_finding_fkey FOREIGN KEY (unit_id, visit_id, finding) REFERENCES inspections.finding(unit_id, visit_id, number);
alter table inspections.finding add constraint finding_proof_id_fkey FOREIGN KEY (proof_id) REFERENCES evidence.proof(id);
alter table inspections.finding add constraint finding_unit_id_visit_id_fkey FOREIGN KEY (unit_id, visit_id) REFERENCES inspections.visit(unit_id, id);
alter table inspections.plan add constraint plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table inspections.visit add constraint visit_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table inspections.visit add constraint visit_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspections.plan(id);
alter table inspections.visit add constraint visit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table library.document add constraint document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table library.edition add constraint edition_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table library.edition add constraint edition_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES library.document(unit_id, id);
alter table library.file add constraint file_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table library.file add constraint file_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES library.document(unit_id, id);
alter table library.opinion add constraint opinion_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES library.document(unit_id, id);
alter table library.publication add constraint publication_unit_id_document_id_edition_fkey FOREIGN KEY (unit_id, document_id, edition) REFERENCES library.edition(unit_id, document_id, edition);
alter table library.relation add constraint relation_other_id_fkey FOREIGN KEY (other_id) REFERENCES library.document(id);
alter table library.relation add constraint relation_unit_id_document_id_edition_fkey FOREIGN KEY (unit_id, document_id, edition) REFERENCES library.edition(unit_id, document_id, edition);
alter table library.submission add constraint submission_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table library.submission add constraint submission_unit_id_document_id_edition_fkey FOREIGN KEY (unit_id, document_id, edition) REFERENCES library.edition(unit_id, document_id, edition);
alter table library.submission add constraint submission_unit_id_document_id_summary_fkey FOREIGN KEY (unit_id, document_id, summary) REFERENCES library.summary(unit_id, document_id, number);
alter table library.summary add constraint summary_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table library.summary add constraint summary_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES library.document(unit_id, id);
alter table meetings.agenda_item add constraint agenda_item_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meetings.meeting(unit_id, id);
alter table meetings.answer add constraint answer_unit_id_meeting_id_invitation_id_fkey FOREIGN KEY (unit_id, meeting_id, invitation_id) REFERENCES meetings.invitation(unit_id, meeting_id, id);
alter table meetings.attendance add constraint attendance_unit_id_meeting_id_invitation_id_fkey FOREIGN KEY (unit_id, meeting_id, invitation_id) REFERENCES meetings.invitation(unit_id, meeting_id, id);
alter table meetings.conclusion add constraint conclusion_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meetings.meeting(unit_id, id);
alter table meetings.conclusion_draft add constraint conclusion_draft_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meetings.meeting(unit_id, id);
alter table meetings.document add constraint document_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meetings.meeting(unit_id, id);
alter table meetings.document_version add constraint document_version_unit_id_meeting_id_kind_number_fkey FOREIGN KEY (unit_id, meeting_id, kind, number) REFERENCES meetings.document(unit_id, meeting_id, kind, number);
alter table meetings.frozen_figure add constraint frozen_figure_unit_id_meeting_id_kind_number_fkey FOREIGN KEY (unit_id, meeting_id, kind, number) REFERENCES meetings.document(unit_id, meeting_id, kind, number);
alter table meetings.invitation add constraint invitation_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table meetings.invitation add constraint invitation_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id);
alter table meetings.invitation add constraint invitation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table meetings.issue add constraint issue_unit_id_meeting_id_fkey FOREIGN KEY (unit_id, meeting_id) REFERENCES meetings.meeting(unit_id, id);
alter table meetings.meeting add constraint meeting_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table meetings.meeting add constraint meeting_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES meetings.meeting(id);
alter table meetings.meeting add constraint meeting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table meetings.speech add constraint speech_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id);
alter table meetings.speech add constraint speech_replaces_fkey FOREIGN KEY (replaces) REFERENCES meetings.speech(id);
alter table meetings.speech add constraint speech_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table movement.commendation add constraint commendation_round_id_fkey FOREIGN KEY (round_id) REFERENCES movement.round(id);
alter table movement.commendation add constraint commendation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table movement.contribution add constraint contribution_unit_id_pledge_id_fkey FOREIGN KEY (unit_id, pledge_id) REFERENCES movement.pledge(unit_id, id);
alter table movement.entry add constraint entry_round_id_fkey FOREIGN KEY (round_id) REFERENCES movement.round(id);
alter table movement.entry add constraint entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table movement.pledge add constraint pledge_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table movement.pledge add constraint pledge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table movement.round add constraint round_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table news.article add constraint article_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.person(id);
alter table news.article add constraint article_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table news.comment add constraint comment_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES difficulties.thread(id);
alter table news.comment add constraint comment_unit_id_article_id_fkey FOREIGN KEY (unit_id, article_id) REFERENCES news.article(unit_id, id);
alter table news.frozen_figure add constraint frozen_figure_unit_id_article_id_version_fkey FOREIGN KEY (unit_id, article_id, version) REFERENCES news.version(unit_id, article_id, number);
alter table news.picture add constraint picture_unit_id_article_id_fkey FOREIGN KEY (unit_id, article_id) REFERENCES news.article(unit_id, id);
alter table news.published add constraint published_unit_id_article_id_fkey FOREIGN KEY (unit_id, article_id) REFERENCES news.article(unit_id, id);
alter table news.published add constraint published_unit_id_article_id_version_fkey FOREIGN KEY (unit_id, article_id, version) REFERENCES news.version(unit_id, article_id, number);
alter table news.rendition add constraint rendition_unit_id_picture_id_fkey FOREIGN KEY (unit_id, picture_id) REFERENCES news.picture(unit_id, id);
alter table news.step add constraint step_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table news.step add constraint step_unit_id_article_id_fkey FOREIGN KEY (unit_id, article_id) REFERENCES news.article(unit_id, id);
alter table news.version add constraint version_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table news.version add constraint version_unit_id_article_id_fkey FOREIGN KEY (unit_id, article_id) REFERENCES news.article(unit_id, id);
alter table ocop.certificate add constraint certificate_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES ocop.dossier(unit_id, id);
alter table ocop.certificate add constraint certificate_unit_id_product_id_fkey FOREIGN KEY (unit_id, product_id) REFERENCES ocop.product(unit_id, id);
alter table ocop.council add constraint council_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table ocop.council_member add constraint council_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table ocop.council_member add constraint council_member_unit_id_council_id_fkey FOREIGN KEY (unit_id, council_id) REFERENCES ocop.council(unit_id, id);
alter table ocop.dossier add constraint dossier_council_unit_id_council_id_fkey FOREIGN KEY (council_unit_id, council_id) REFERENCES ocop.council(unit_id, id);
alter table ocop.dossier add constraint dossier_unit_id_product_id_fkey FOREIGN KEY (unit_id, product_id) REFERENCES ocop.product(unit_id, id);
alter table ocop.model add constraint model_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table ocop.paper add constraint paper_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES ocop.dossier(unit_id, id);
alter table ocop.paper add constraint paper_unit_id_proof_id_fkey FOREIGN KEY (unit_id, proof_id) REFERENCES evidence.proof(unit_id, id);
alter table ocop.producer add constraint producer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table ocop.product add constraint product_unit_id_producer_id_fkey FOREIGN KEY (unit_id, producer_id) REFERENCES ocop.producer(unit_id, id);
alter table ocop.regulation add constraint regulation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table ocop.score add constraint score_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table ocop.score add constraint score_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES ocop.dossier(unit_id, id);
alter table people.assignment add constraint assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table people.assignment add constraint assignment_post_id_fkey FOREIGN KEY (post_id) REFERENCES people.post(id);
alter table people.assignment add constraint assignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table people.body add constraint body_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table people.delegation add constraint delegation_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table people.delegation add constraint delegation_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES people.person(id);
alter table people.duty add constraint duty_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table people.duty add constraint duty_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table people.handover add constraint handover_done_by_fkey FOREIGN KEY (done_by) REFERENCES people.person(id);
alter table people.handover add constraint handover_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES people.person(id);
alter table people.handover add constraint handover_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES people.person(id);
alter table people.handover add constraint handover_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table people.kept_form add constraint kept_form_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table people.last_use add constraint last_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table people.password add constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table people.permission_review add constraint permission_review_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table people.permission_review add constraint permission_review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES people.person(id);
alter table people.person add constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth."user"(id);
alter table people.person add constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table people.post add constraint post_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table people.session_choice add constraint session_choice_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table people.session_choice add constraint session_choice_session_id_fkey FOREIGN KEY (session_id) REFERENCES auth.session(id) ON DELETE CASCADE;
alter table people.token add constraint token_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table people.token add constraint token_made_by_fkey FOREIGN KEY (made_by) REFERENCES people.person(id);
alter table people.token add constraint token_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES people.person(id);
alter table plan.publication add constraint publication_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table plan.publication add constraint publication_target_id_fkey FOREIGN KEY (target_id) REFERENCES plan.target(id);
alter table plan.publication add constraint publication_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table plan.slow_rule add constraint slow_rule_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table portal.decision add constraint decision_decider_id_fkey FOREIGN KEY (decider_id) REFERENCES people.person(id);
alter table portal.decision add constraint decision_unit_id_edition_fkey FOREIGN KEY (unit_id, edition) REFERENCES portal.edition(unit_id, edition);
alter table portal.edition add constraint edition_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table portal.edition add constraint edition_writer_id_fkey FOREIGN KEY (writer_id) REFERENCES people.person(id);
alter table questions.entry add constraint entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES people.person(id);
alter table questions.entry add constraint entry_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES difficulties.publication(id);
alter table questions.entry add constraint entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table questions.published add constraint published_unit_id_entry_id_fkey FOREIGN KEY (unit_id, entry_id) REFERENCES questions.entry(unit_id, id);
alter table questions.published add constraint published_unit_id_entry_id_version_fkey FOREIGN KEY (unit_id, entry_id, version) REFERENCES questions.version(unit_id, entry_id, number);
alter table questions.step add constraint step_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table questions.step add constraint step_unit_id_entry_id_fkey FOREIGN KEY (unit_id, entry_id) REFERENCES questions.entry(unit_id, id);
alter table questions.version add constraint version_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table questions.version add constraint version_unit_id_entry_id_fkey FOREIGN KEY (unit_id, entry_id) REFERENCES questions.entry(unit_id, id);
alter table recognition.ballot add constraint ballot_unit_id_session_id_assignment_id_fkey FOREIGN KEY (unit_id, session_id, assignment_id) REFERENCES recognition.seat(unit_id, session_id, assignment_id);
alter table recognition.ballot add constraint ballot_voter_id_fkey FOREIGN KEY (voter_id) REFERENCES people.person(id);
alter table recognition.ballot_box add constraint ballot_box_unit_id_session_id_fkey FOREIGN KEY (unit_id, session_id) REFERENCES recognition.session(unit_id, id);
alter table recognition.confirmation add constraint confirmation_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table recognition.confirmation add constraint confirmation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table recognition.confirmation add constraint confirmation_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES recognition.dossier(unit_id, id);
alter table recognition.decision add constraint decision_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table recognition.decision add constraint decision_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table recognition.decision add constraint decision_numbered_by_fkey FOREIGN KEY (numbered_by) REFERENCES people.person(id);
alter table recognition.decision add constraint decision_published_by_fkey FOREIGN KEY (published_by) REFERENCES people.person(id);
alter table recognition.decision add constraint decision_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES people.person(id);
alter table recognition.decision add constraint decision_unit_id_dossier_id_snapshot_fkey FOREIGN KEY (unit_id, dossier_id, snapshot) REFERENCES recognition.snapshot(unit_id, dossier_id, number);
alter table recognition.dossier add constraint dossier_decider_id_fkey FOREIGN KEY (decider_id) REFERENCES units.unit(id);
alter table recognition.dossier add constraint dossier_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.person(id);
alter table recognition.dossier add constraint dossier_unit_id_sheet_id_fkey FOREIGN KEY (unit_id, sheet_id) REFERENCES assessment.sheet(unit_id, id);
alter table recognition.dossier_paper add constraint dossier_paper_added_by_fkey FOREIGN KEY (added_by) REFERENCES people.person(id);
alter table recognition.dossier_paper add constraint dossier_paper_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES recognition.dossier(unit_id, id);
alter table recognition.dossier_step add constraint dossier_step_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table recognition.dossier_step add constraint dossier_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table recognition.dossier_step add constraint dossier_step_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES recognition.dossier(unit_id, id);
alter table recognition.open_vote add constraint open_vote_unit_id_session_id_assignment_id_fkey FOREIGN KEY (unit_id, session_id, assignment_id) REFERENCES recognition.ballot(unit_id, session_id, assignment_id);
alter table recognition.seat add constraint seat_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table recognition.seat add constraint seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table recognition.seat add constraint seat_unit_id_session_id_fkey FOREIGN KEY (unit_id, session_id) REFERENCES recognition.session(unit_id, id);
alter table recognition.session add constraint session_unit_id_dossier_id_snapshot_fkey FOREIGN KEY (unit_id, dossier_id, snapshot) REFERENCES recognition.snapshot(unit_id, dossier_id, number);
alter table recognition.snapshot add constraint snapshot_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES people.person(id);
alter table recognition.snapshot add constraint snapshot_unit_id_dossier_id_fkey FOREIGN KEY (unit_id, dossier_id) REFERENCES recognition.dossier(unit_id, id);
alter table recognition.vote_rule add constraint vote_rule_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id);
alter table recognition.watch_act add constraint watch_act_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id);
alter table recognition.watch_act add constraint watch_act_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);
alter table reports.acknowledged add constraint acknowledged_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES reports.report(unit_id, id);
alter table reports.batch add constraint batch_regime_fkey FOREIGN KEY (regime) REFERENCES reports.regime(code);
alter table reports.batch add constraint batch_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table reports.batch_part add constraint batch_part_commune_id_fkey FOREIGN KEY (commune_id) REFERENCES units.unit(id);
alter table reports.batch_part add constraint batch_part_unit_id_batch_id_fkey FOREIGN KEY (unit_id, batch_id) REFERENCES reports.batch(unit_id, id);
alter table reports.included add constraint included_child_unit_id_fkey FOREIGN KEY (child_unit_id) REFERENCES units.unit(id);
alter table reports.included add constraint included_unit_id_report_id_version_fkey FOREIGN KEY (unit_id, report_id, version) REFERENCES reports.version(unit_id, report_id, version);
alter table reports.outline add constraint outline_regime_fkey FOREIGN KEY (regime) REFERENCES reports.regime(code);
alter table reports.outline add constraint outline_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table reports.report add constraint report_body_id_fkey FOREIGN KEY (body_id) REFERENCES people.body(id);
alter table reports.report add constraint report_outline_unit_fkey FOREIGN KEY (outline_unit) REFERENCES units.unit(id);
alter table reports.report add constraint report_regime_fkey FOREIGN KEY (regime) REFERENCES reports.regime(code);
alter table reports.report add constraint report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table reports.section add constraint section_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES reports.report(unit_id, id);
alter table reports.setting add constraint setting_regime_fkey FOREIGN KEY (regime) REFERENCES reports.regime(code);
alter table reports.setting add constraint setting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table reports.step add constraint step_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES reports.report(unit_id, id);
alter table reports.version add constraint version_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES reports.report(unit_id, id);
alter table units.attribute add constraint attribute_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table units.class add constraint class_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table units.code_alias add constraint code_alias_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table units.edge add constraint edge_from_version_id_fkey FOREIGN KEY (from_version_id) REFERENCES units.version(id);
alter table units.edge add constraint edge_to_version_id_fkey FOREIGN KEY (to_version_id) REFERENCES units.version(id);
alter table units.edge add constraint edge_transition_id_fkey FOREIGN KEY (transition_id) REFERENCES units.transition(id);
alter table units.gap add constraint gap_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table units.scope_exception add constraint scope_exception_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES units.scope(id);
alter table units.scope_exception add constraint scope_exception_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);
alter table units.version add constraint version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units.unit(id);
alter table units.version add constraint version_province_id_fkey FOREIGN KEY (province_id) REFERENCES units.unit(id);
alter table units.version add constraint version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id);

CREATE UNIQUE INDEX unit_plan_once ON administration.unit_plan USING btree (plan) WHERE (state = ANY (ARRAY['proposed'::text, 'approved'::text]));
CREATE INDEX escalation_told ON assessment.escalation USING btree (to_unit_id, told_on);
CREATE INDEX sheet_round ON assessment.sheet USING btree (round_id, state);
CREATE INDEX sheet_waiting ON assessment.sheet USING btree (unit_id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text, 'verified'::text]));
CREATE INDEX tally_frame ON assessment.tally USING btree (set_id, stage, valid_from, valid_to) INCLUDE (unit_id, met);
CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" USING btree ("userId");
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
CREATE INDEX deadline_round ON calendar.deadline USING btree (round_id);
CREATE INDEX extension_round ON calendar.extension USING btree (round_id);
CREATE UNIQUE INDEX extension_request_open ON calendar.extension_request USING btree (unit_id, round_id) WHERE (answer IS NULL);
CREATE INDEX extension_request_round ON calendar.extension_request USING btree (round_id);
CREATE UNIQUE INDEX round_once ON calendar.round USING btree (unit_id, kind, year, number) WHERE (cancelled_at IS NULL);
CREATE INDEX attempt_began ON consultation.attempt USING btree (began);
CREATE INDEX code_batch_used ON consultation.code USING btree (unit_id, survey_id, batch_id) WHERE (used_on IS NOT NULL);
CREATE UNIQUE INDEX posting_once ON consultation.posting USING btree (unit_id, sheet_id) WHERE (state = 'open'::text);
CREATE INDEX posting_state ON consultation.posting USING btree (state, until_on);
CREATE UNIQUE INDEX survey_once_a_year ON consultation.survey USING btree (unit_id, year) WHERE (state <> 'cancelled'::text);
CREATE INDEX survey_state ON consultation.survey USING btree (state, closes_on);
CREATE UNIQUE INDEX proposal_open ON criteria.proposal USING btree (set_id, version) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX proposal_published ON criteria.proposal USING btree (set_id, version) WHERE (state = 'published'::text);
CREATE INDEX provision_found ON criteria.provision USING gin (found);
CREATE INDEX set_version_aliases ON criteria.set_version USING gin (aliases);
CREATE INDEX address_code_person ON desk.address_code USING btree (person_id, sent_at);
CREATE INDEX carried_message ON desk.carried USING btree (message_id);
CREATE UNIQUE INDEX channel_one_of_a_kind ON desk.channel USING btree (person_id, kind) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX feed_one_a_person ON desk.feed USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX message_waiting ON desk.message USING btree (due_at, id) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE UNIQUE INDEX notice_is_told_once ON desk.notice USING btree (unit_id, COALESCE(body_id, 0), COALESCE(verb, ''::text), COALESCE(person_id, 0), key);
CREATE INDEX notice_made ON desk.notice USING btree (made_at);
CREATE INDEX notice_unit ON desk.notice USING btree (unit_id, made_at DESC);
CREATE INDEX notice_unit_number ON desk.notice USING btree (unit_id, id);
CREATE INDEX clock_unit ON difficulties.clock USING btree (unit_id, valid_from DESC, id DESC);
CREATE INDEX publication_found ON difficulties.publication USING gin (found) WHERE (ended_on IS NULL);
CREATE INDEX publication_newest ON difficulties.publication USING btree (published_on DESC, id DESC) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX publication_once ON difficulties.publication USING btree (unit_id, thread_id) WHERE (ended_on IS NULL);
CREATE INDEX thread_body ON difficulties.thread USING btree (body_id) WHERE (state = ANY (ARRAY['received'::text, 'assigned'::text, 'inProgress'::text, 'passedUp'::text]));
CREATE INDEX thread_merged ON difficulties.thread USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX thread_open ON difficulties.thread USING btree (due_on, id) WHERE (state = ANY (ARRAY['received'::text, 'assigned'::text, 'inProgress'::text, 'passedUp'::text]));
CREATE INDEX directive_source ON directives.directive USING btree (source_kind, source_id) WHERE (source_id IS NOT NULL);
CREATE UNIQUE INDEX occurrence_once_a_period ON directives.task USING btree (series_id, period) WHERE (series_id IS NOT NULL);
CREATE INDEX task_body ON directives.task USING btree (body_id) WHERE (body_id IS NOT NULL);
CREATE INDEX task_bound ON directives.task USING btree (unit_id) WHERE ((binding IS NOT NULL) AND (state = ANY (ARRAY['assigned'::text, 'accepted'::text, 'reported'::text, 'returned'::text, 'reopened'::text, 'closedByData'::text])));
CREATE INDEX task_directive ON directives.task USING btree (directive_id);
CREATE INDEX task_due ON directives.task USING btree (due_on) WHERE ((due_on IS NOT NULL) AND (NOT gathers) AND (state = ANY (ARRAY['assigned'::text, 'accepted'::text, 'returned'::text, 'reopened'::text])));
CREATE UNIQUE INDEX task_id ON directives.task USING btree (id);
CREATE INDEX task_parent ON directives.task USING btree (parent_id) INCLUDE (state, ended_on, due_on, unit_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX task_repeats ON directives.task USING btree (period) WHERE (every IS NOT NULL);
CREATE INDEX task_reported ON directives.task USING btree (assigner_unit_id, parent_id, id) INCLUDE (unit_id, assigner_body_id) WHERE (state = 'reported'::text);
CREATE INDEX task_root ON directives.task USING btree (due_on, id) WHERE (parent_id IS NULL);
CREATE INDEX task_unit ON directives.task USING btree (unit_id, state, due_on);
CREATE INDEX authority_body ON documents.authority USING btree (unit_id, body_id);
CREATE INDEX document_corrects ON documents.document USING btree (corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX document_open ON documents.document USING btree (unit_id, state, id) WHERE (state = ANY (ARRAY['drafting'::text, 'content'::text, 'form'::text, 'signing'::text, 'signed'::text, 'numbered'::text]));
CREATE INDEX document_source ON documents.document USING btree (unit_id, source_kind, source_id) WHERE (source_kind IS NOT NULL);
CREATE INDEX issuer_latest ON documents.issuer USING btree (unit_id, body_id, id DESC);
CREATE UNIQUE INDEX joining_once ON documents.joining USING btree (unit_id, body_id, pair) WHERE (ended_on IS NULL);
CREATE INDEX register_recent ON documents.register USING btree (unit_id, dated_on DESC, ordinal DESC);
CREATE INDEX entry_at ON events.entry USING btree (at);
CREATE INDEX file_hash ON evidence.file USING btree (hash);
CREATE INDEX file_shot ON evidence.file USING btree (taken_at, lat, lon) WHERE ((taken_at IS NOT NULL) AND (lat IS NOT NULL));
CREATE INDEX proof_file ON evidence.proof USING btree (unit_id, file_hash);
CREATE UNIQUE INDEX proof_use_once ON evidence.proof_use USING btree (unit_id, proof_id, set_id, indicator, year, sheet_id) NULLS NOT DISTINCT WHERE (detached_at IS NULL);
CREATE INDEX proof_use_year ON evidence.proof_use USING btree (unit_id, set_id, year);
CREATE INDEX source_entered ON evidence.source USING btree (entered_at);
CREATE INDEX upload_begun ON evidence.upload USING btree (begun_at);
CREATE INDEX allocation_from ON funding.allocation USING btree (from_unit_id, year) WHERE (from_unit_id IS NOT NULL);
CREATE INDEX allocation_year ON funding.allocation USING btree (unit_id, year);
CREATE INDEX disbursement_project ON funding.disbursement USING btree (unit_id, project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX disbursement_reverses ON funding.disbursement USING btree (unit_id, reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX disbursement_year ON funding.disbursement USING btree (unit_id, year);
CREATE INDEX in_kind_day ON funding.in_kind USING btree (unit_id, given_on);
CREATE INDEX in_kind_reverses ON funding.in_kind USING btree (unit_id, reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX attendance_course ON inspections.attendance USING btree (course_id);
CREATE INDEX chosen_plan ON inspections.chosen USING btree (plan_id);
CREATE INDEX course_unit ON inspections.course USING btree (unit_id, from_on);
CREATE INDEX plan_unit_year ON inspections.plan USING btree (unit_id, year);
CREATE INDEX visit_body ON inspections.visit USING btree (body_id, held_on);
CREATE INDEX visit_day ON inspections.visit USING btree (held_on DESC, id DESC);
CREATE INDEX edition_begins ON library.edition USING btree ("left"(folded, 100) text_pattern_ops);
CREATE INDEX edition_found ON library.edition USING gin (found);
CREATE INDEX edition_newest ON library.edition USING btree (issued_on DESC NULLS LAST, document_id DESC);
CREATE INDEX edition_title ON library.edition USING btree ("left"(folded_title, 200));
CREATE INDEX edition_words ON library.edition USING gin (words);
CREATE INDEX file_found ON library.file USING gin (found);
CREATE INDEX file_words ON library.file USING gin (words);
CREATE UNIQUE INDEX publication_once ON library.publication USING btree (document_id) WHERE (ended_on IS NULL);
CREATE INDEX relation_other ON library.relation USING btree (other_id) WHERE (other_id IS NOT NULL);
CREATE UNIQUE INDEX submission_open ON library.submission USING btree (document_id) WHERE (answer IS NULL);
CREATE INDEX agenda_item_meeting ON meetings.agenda_item USING btree (meeting_id);
CREATE INDEX conclusion_meeting ON meetings.conclusion USING btree (meeting_id);
CREATE INDEX conclusion_draft_meeting ON meetings.conclusion_draft USING btree (meeting_id);
CREATE INDEX document_version_meeting ON meetings.document_version USING btree (meeting_id, kind, number, version DESC);
CREATE INDEX frozen_figure_meeting ON meetings.frozen_figure USING btree (meeting_id, number);
CREATE UNIQUE INDEX invited_once ON meetings.invitation USING btree (meeting_id, unit_id, COALESCE(body_id, 0));
CREATE INDEX issue_meeting ON meetings.issue USING btree (meeting_id, kind, version DESC);
CREATE INDEX meeting_day ON meetings.meeting USING btree (held_on DESC, id DESC);
CREATE INDEX meeting_unit ON meetings.meeting USING btree (unit_id, held_on DESC);
CREATE INDEX speech_meeting ON meetings.speech USING btree (meeting_id, "position");
CREATE UNIQUE INDEX commendation_once ON movement.commendation USING btree (unit_id, name, form, proposed_on) WHERE (state <> 'declined'::text);
CREATE INDEX contribution_waiting ON movement.contribution USING btree (unit_id) WHERE (state = 'entered'::text);
CREATE INDEX entry_round ON movement.entry USING btree (round_id);
CREATE INDEX pledge_body ON movement.pledge USING btree (body_id);
CREATE UNIQUE INDEX round_once ON movement.round USING btree (unit_id, decision_number, name) WHERE (state <> 'cancelled'::text);
CREATE INDEX article_changed ON news.article USING btree (changed_at DESC, id DESC);
CREATE INDEX article_waiting ON news.article USING btree (state, unit_id) WHERE (state = ANY (ARRAY['submitted'::text, 'forApproval'::text, 'returned'::text]));
CREATE INDEX comment_article ON news.comment USING btree (article_id, received_at) WHERE (state = 'approved'::text);
CREATE INDEX comment_month ON news.comment USING btree (received_on);
CREATE INDEX comment_waiting ON news.comment USING btree (received_at) WHERE (state = 'waiting'::text);
CREATE INDEX published_card ON news.published USING btree (card) WHERE (card IS NOT NULL);
CREATE INDEX published_category ON news.published USING btree (category, publish_on DESC, publish_minute DESC, article_id DESC) INCLUDE (expires_on) WHERE (ended_on IS NULL);
CREATE INDEX published_english ON news.published USING btree (publish_on DESC, publish_minute DESC, article_id DESC) INCLUDE (expires_on) WHERE ((ended_on IS NULL) AND (slug_en IS NOT NULL));
CREATE INDEX published_newest ON news.published USING btree (publish_on DESC, publish_minute DESC, article_id DESC) INCLUDE (expires_on) WHERE (ended_on IS NULL);
CREATE INDEX published_pairs ON news.published USING gin (pairs);
CREATE INDEX published_places ON news.published USING gin (places);
CREATE INDEX published_search ON news.published USING gin (search);
CREATE INDEX published_tags ON news.published USING gin (tags);
CREATE INDEX published_title ON news.published USING btree (folded_title);
CREATE INDEX published_title_words ON news.published USING gin (title_words);
CREATE INDEX rendition_hash ON news.rendition USING btree (hash);
CREATE INDEX certificate_expiry ON ocop.certificate USING btree (expires_on);
CREATE UNIQUE INDEX certificate_once ON ocop.certificate USING btree (unit_id, product_id, decision_number, decided_on);
CREATE UNIQUE INDEX certificate_once_a_level ON ocop.certificate USING btree (unit_id, dossier_id, level) WHERE (dossier_id IS NOT NULL);
CREATE INDEX certificate_product ON ocop.certificate USING btree (product_id, decided_on DESC, id DESC);
CREATE UNIQUE INDEX council_once ON ocop.council USING btree (unit_id, decision_number, decided_on);
CREATE INDEX council_member_person ON ocop.council_member USING btree (person_id);
CREATE INDEX dossier_council ON ocop.dossier USING btree (council_unit_id, council_id) WHERE (state = 'scoring'::text);
CREATE UNIQUE INDEX dossier_once_a_year ON ocop.dossier USING btree (unit_id, product_id, year) WHERE (state <> 'withdrawn'::text);
CREATE INDEX dossier_state ON ocop.dossier USING btree (state, unit_id);
CREATE INDEX model_newest ON ocop.model USING btree (unit_id, folded, year, id DESC);
CREATE INDEX producer_found ON ocop.producer USING gin (found);
CREATE UNIQUE INDEX producer_once ON ocop.producer USING btree (unit_id, folded);
CREATE INDEX product_found ON ocop.product USING gin (found);
CREATE UNIQUE INDEX product_once ON ocop.product USING btree (unit_id, producer_id, folded);
CREATE INDEX assignment_person ON people.assignment USING btree (person_id, valid_from);
CREATE INDEX assignment_post ON people.assignment USING btree (post_id);
CREATE INDEX delegation_assignment ON people.delegation USING btree (assignment_id);
CREATE INDEX delegation_to ON people.delegation USING btree (to_person_id, valid_from);
CREATE INDEX duty_body ON people.duty USING btree (body_id, kind);
CREATE INDEX duty_unit ON people.duty USING btree (unit_id, kind);
CREATE INDEX handover_from ON people.handover USING btree (from_person_id);
CREATE INDEX handover_to ON people.handover USING btree (to_person_id);
CREATE INDEX handover_unit ON people.handover USING btree (unit_id, done_at);
CREATE INDEX kept_form_person ON people.kept_form USING btree (person_id, kept_at);
CREATE INDEX permission_review_by ON people.permission_review USING btree (reviewed_by);
CREATE INDEX person_unit ON people.person USING btree (unit_id);
CREATE INDEX token_assignment ON people.token USING btree (assignment_id);
CREATE UNIQUE INDEX publication_once ON plan.publication USING btree (target_id) WHERE (ended_on IS NULL);
CREATE INDEX registration_year ON plan.registration USING btree (year, unit_id);
CREATE INDEX page_count_most ON portal.page_count USING btree (views DESC);
CREATE INDEX visitor_seen ON portal.visitor USING btree (seen_at);
CREATE INDEX entry_changed ON questions.entry USING btree (changed_at DESC, id DESC);
CREATE INDEX entry_waiting ON questions.entry USING btree (state, unit_id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text]));
CREATE INDEX published_found ON questions.published USING gin (found) WHERE (ended_on IS NULL);
CREATE INDEX published_newest ON questions.published USING btree (approved_on DESC, entry_id DESC) WHERE (ended_on IS NULL);
CREATE INDEX published_topic ON questions.published USING btree (topic, approved_on DESC, entry_id DESC) WHERE (ended_on IS NULL);
CREATE INDEX decision_folded_number ON recognition.decision USING btree (platform.fold(number)) WHERE (published_on IS NOT NULL);
CREATE UNIQUE INDEX decision_number_once ON recognition.decision USING btree (body_id, EXTRACT(year FROM decided_on), lower(number)) WHERE (number IS NOT NULL);
CREATE INDEX decision_published ON recognition.decision USING btree (published_on DESC);
CREATE INDEX decision_unpublished ON recognition.decision USING btree (unit_id, tier, act_on) WHERE (published_on IS NULL);
CREATE INDEX dossier_decider ON recognition.dossier USING btree (decider_id, state);
CREATE UNIQUE INDEX dossier_one_open ON recognition.dossier USING btree (unit_id, kind, tier) WHERE (state <> ALL (ARRAY['published'::text, 'withdrawn'::text]));
CREATE INDEX recognition_tier ON recognition.recognition USING btree (tier, decided_on) INCLUDE (unit_id, revoked_on);
CREATE UNIQUE INDEX seat_one_chair ON recognition.seat USING btree (unit_id, session_id) WHERE (part = 'chair'::text);
CREATE UNIQUE INDEX session_one_open ON recognition.session USING btree (unit_id, dossier_id) WHERE (state = ANY (ARRAY['convened'::text, 'voting'::text]));
CREATE UNIQUE INDEX warning_one_open ON recognition.warning USING btree (unit_id, tier) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX watch_act_explanation ON recognition.watch_act USING btree (unit_id, acted_on, md5(reason), due_on) WHERE (kind = 'explanation'::text);
CREATE UNIQUE INDEX watch_act_review ON recognition.watch_act USING btree (unit_id, year) WHERE (kind = 'review'::text);
CREATE UNIQUE INDEX batch_open ON reports.batch USING btree (unit_id, regime, year, number) WHERE (ended_at IS NULL);
CREATE INDEX batch_waiting ON reports.batch USING btree (id) WHERE (ended_at IS NULL);
CREATE INDEX batch_part_waiting ON reports.batch_part USING btree (batch_id, code) WHERE (made_at IS NULL);
CREATE INDEX report_state ON reports.report USING btree (state, due_on);
CREATE INDEX edge_from ON units.edge USING btree (from_version_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX edge_to ON units.edge USING btree (to_version_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX transition_date ON units.transition USING btree (effective_date);
CREATE INDEX transition_plan ON units.transition USING btree (plan) WHERE ((plan IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX version_folded ON units.version USING btree (folded) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_found ON units.version USING gin (found) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_level ON units.version USING btree (level, valid_from, valid_to) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_parent ON units.version USING btree (parent_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_province ON units.version USING btree (province_id, level) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_search ON units.version USING gin (folded ext.gin_trgm_ops) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_short ON units.version USING btree (folded_short) WHERE (withdrawn_at IS NULL);
CREATE INDEX version_unit ON units.version USING btree (unit_id, valid_from);

CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON assessment.cell_version FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON assessment.criteria_count FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON assessment.measurement FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON assessment.measurement FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON assessment.review FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON assessment.standing FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON assessment.tally FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON assessment.verdict FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON criteria.set_version FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER law_changed AFTER INSERT OR DELETE OR UPDATE ON criteria.set_version FOR EACH STATEMENT EXECUTE FUNCTION assessment.law_changed();
CREATE TRIGGER set_version_immutable BEFORE DELETE OR UPDATE ON criteria.set_version FOR EACH ROW EXECUTE FUNCTION criteria.refuse_change();
CREATE TRIGGER law_changed AFTER INSERT OR DELETE OR UPDATE ON criteria.slot_value FOR EACH STATEMENT EXECUTE FUNCTION assessment.law_changed();
CREATE TRIGGER slot_value_immutable BEFORE DELETE OR UPDATE ON criteria.slot_value FOR EACH ROW EXECUTE FUNCTION criteria.refuse_slot_change();
CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON events.entry FOR EACH ROW EXECUTE FUNCTION events.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON figures.release FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER release_immutable BEFORE DELETE OR UPDATE ON figures.release FOR EACH ROW EXECUTE FUNCTION figures.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON figures.reported FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON plan.publication FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON plan.registration FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER facts_append_only BEFORE DELETE OR UPDATE ON plan.slow_rule FOR EACH STATEMENT EXECUTE FUNCTION assessment.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON plan.target FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE CONSTRAINT TRIGGER box_holds_what_was_cast AFTER INSERT OR DELETE OR UPDATE ON recognition.ballot DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION recognition.check_box();
CREATE CONSTRAINT TRIGGER box_holds_what_was_cast AFTER INSERT OR DELETE OR UPDATE ON recognition.ballot_box DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION recognition.check_box();
CREATE TRIGGER dossier_append_only BEFORE DELETE OR UPDATE ON recognition.confirmation FOR EACH STATEMENT EXECUTE FUNCTION recognition.refuse_change();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON recognition.decision FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER dossier_append_only BEFORE DELETE OR UPDATE ON recognition.dossier_step FOR EACH STATEMENT EXECUTE FUNCTION recognition.refuse_change();
CREATE CONSTRAINT TRIGGER box_holds_what_was_cast AFTER INSERT OR DELETE OR UPDATE ON recognition.open_vote DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION recognition.check_box();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON recognition.recognition FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER dossier_append_only BEFORE DELETE OR UPDATE ON recognition.snapshot FOR EACH STATEMENT EXECUTE FUNCTION recognition.refuse_change();
CREATE TRIGGER dossier_append_only BEFORE DELETE OR UPDATE ON recognition.vote_rule FOR EACH STATEMENT EXECUTE FUNCTION recognition.refuse_change();
CREATE TRIGGER dossier_append_only BEFORE DELETE OR UPDATE ON recognition.watch_act FOR EACH STATEMENT EXECUTE FUNCTION recognition.refuse_change();
CREATE TRIGGER law_changed AFTER INSERT OR DELETE OR UPDATE ON units.class FOR EACH STATEMENT EXECUTE FUNCTION assessment.law_changed();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON units.edge FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON units.scope FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON units.scope_exception FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER assessment_follows_delete AFTER DELETE ON units.version REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION assessment.follow_map();
CREATE TRIGGER assessment_follows_insert AFTER INSERT ON units.version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION assessment.follow_map();
CREATE TRIGGER assessment_follows_update AFTER UPDATE ON units.version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION assessment.follow_map();
CREATE TRIGGER figures_touch AFTER INSERT OR DELETE OR UPDATE ON units.version FOR EACH STATEMENT EXECUTE FUNCTION figures.touch();
CREATE TRIGGER law_changed AFTER INSERT OR DELETE OR UPDATE ON units.version FOR EACH STATEMENT EXECUTE FUNCTION assessment.law_changed();

alter table assessment.cell enable row level security;
alter table assessment.cell force row level security;
alter table assessment.cell_version enable row level security;
alter table assessment.cell_version force row level security;
alter table assessment.escalation enable row level security;
alter table assessment.escalation force row level security;
alter table assessment.remark enable row level security;
alter table assessment.remark force row level security;
alter table assessment.review enable row level security;
alter table assessment.review force row level security;
alter table assessment.sheet enable row level security;
alter table assessment.sheet force row level security;
alter table assessment.sheet_criterion enable row level security;
alter table assessment.sheet_criterion force row level security;
alter table assessment.sheet_step enable row level security;
alter table assessment.sheet_step force row level security;
alter table calendar.extension_request enable row level security;
alter table calendar.extension_request force row level security;
alter table calendar.notice enable row level security;
alter table calendar.notice force row level security;
alter table consultation.arrival enable row level security;
alter table consultation.arrival force row level security;
alter table consultation.code enable row level security;
alter table consultation.code force row level security;
alter table consultation.code_batch enable row level security;
alter table consultation.code_batch force row level security;
alter table consultation.flag enable row level security;
alter table consultation.flag force row level security;
alter table consultation.opinion enable row level security;
alter table consultation.opinion force row level security;
alter table consultation.paper_batch enable row level security;
alter table consultation.paper_batch force row level security;
alter table consultation.posting enable row level security;
alter table consultation.posting force row level security;
alter table consultation.survey enable row level security;
alter table consultation.survey force row level security;
alter table consultation.web_count enable row level security;
alter table consultation.web_count force row level security;
alter table difficulties.photo enable row level security;
alter table difficulties.photo force row level security;
alter table difficulties.publication enable row level security;
alter table difficulties.publication force row level security;
alter table difficulties.step enable row level security;
alter table difficulties.step force row level security;
alter table difficulties.thread enable row level security;
alter table difficulties.thread force row level security;
alter table directives.step enable row level security;
alter table directives.step force row level security;
alter table directives.task enable row level security;
alter table directives.task force row level security;
alter table documents.acknowledgement enable row level security;
alter table documents.acknowledgement force row level security;
alter table documents.authority enable row level security;
alter table documents.authority force row level security;
alter table documents.document enable row level security;
alter table documents.document force row level security;
alter table documents.examination enable row level security;
alter table documents.examination force row level security;
alter table documents.file enable row level security;
alter table documents.file force row level security;
alter table documents.handover enable row level security;
alter table documents.handover force row level security;
alter table documents.issuer enable row level security;
alter table documents.issuer force row level security;
alter table documents.joining enable row level security;
alter table documents.joining force row level security;
alter table documents.register enable row level security;
alter table documents.register force row level security;
alter table documents.series enable row level security;
alter table documents.series force row level security;
alter table documents.step enable row level security;
alter table documents.step force row level security;
alter table documents.template enable row level security;
alter table documents.template force row level security;
alter table documents.verification enable row level security;
alter table documents.verification force row level security;
alter table documents.version enable row level security;
alter table documents.version force row level security;
alter table evidence.file enable row level security;
alter table evidence.file force row level security;
alter table evidence.proof enable row level security;
alter table evidence.proof force row level security;
alter table evidence.proof_use enable row level security;
alter table evidence.proof_use force row level security;
alter table evidence.upload enable row level security;
alter table evidence.upload force row level security;
alter table funding.allocation enable row level security;
alter table funding.allocation force row level security;
alter table funding.arrears enable row level security;
alter table funding.arrears force row level security;
alter table funding.disbursement enable row level security;
alter table funding.disbursement force row level security;
alter table funding.in_kind enable row level security;
alter table funding.in_kind force row level security;
alter table funding.project enable row level security;
alter table funding.project force row level security;
alter table funding.project_approval enable row level security;
alter table funding.project_approval force row level security;
alter table inspections.attendance enable row level security;
alter table inspections.attendance force row level security;
alter table inspections.chosen enable row level security;
alter table inspections.chosen force row level security;
alter table inspections.explanation enable row level security;
alter table inspections.explanation force row level security;
alter table inspections.finding enable row level security;
alter table inspections.finding force row level security;
alter table inspections.visit enable row level security;
alter table inspections.visit force row level security;
alter table library.document enable row level security;
alter table library.document force row level security;
alter table library.edition enable row level security;
alter table library.edition force row level security;
alter table library.file enable row level security;
alter table library.file force row level security;
alter table library.opinion enable row level security;
alter table library.opinion force row level security;
alter table library.publication enable row level security;
alter table library.publication force row level security;
alter table library.relation enable row level security;
alter table library.relation force row level security;
alter table library.submission enable row level security;
alter table library.submission force row level security;
alter table library.summary enable row level security;
alter table library.summary force row level security;
alter table meetings.answer enable row level security;
alter table meetings.answer force row level security;
alter table meetings.attendance enable row level security;
alter table meetings.attendance force row level security;
alter table meetings.invitation enable row level security;
alter table meetings.invitation force row level security;
alter table meetings.speech enable row level security;
alter table meetings.speech force row level security;
alter table movement.commendation enable row level security;
alter table movement.commendation force row level security;
alter table movement.contribution enable row level security;
alter table movement.contribution force row level security;
alter table movement.entry enable row level security;
alter table movement.entry force row level security;
alter table movement.pledge enable row level security;
alter table movement.pledge force row level security;
alter table news.article enable row level security;
alter table news.article force row level security;
alter table news.comment enable row level security;
alter table news.comment force row level security;
alter table news.frozen_figure enable row level security;
alter table news.frozen_figure force row level security;
alter table news.picture enable row level security;
alter table news.picture force row level security;
alter table news.published enable row level security;
alter table news.published force row level security;
alter table news.rendition enable row level security;
alter table news.rendition force row level security;
alter table news.step enable row level security;
alter table news.step force row level security;
alter table news.version enable row level security;
alter table news.version force row level security;
alter table ocop.certificate enable row level security;
alter table ocop.certificate force row level security;
alter table ocop.dossier enable row level security;
alter table ocop.dossier force row level security;
alter table ocop.model enable row level security;
alter table ocop.model force row level security;
alter table ocop.paper enable row level security;
alter table ocop.paper force row level security;
alter table ocop.producer enable row level security;
alter table ocop.producer force row level security;
alter table ocop.product enable row level security;
alter table ocop.product force row level security;
alter table ocop.score enable row level security;
alter table ocop.score force row level security;
alter table plan.publication enable row level security;
alter table plan.publication force row level security;
alter table plan.registration enable row level security;
alter table plan.registration force row level security;
alter table plan.registration_superseded enable row level security;
alter table plan.registration_superseded force row level security;
alter table plan.slow_rule enable row level security;
alter table plan.slow_rule force row level security;
alter table plan.target enable row level security;
alter table plan.target force row level security;
alter table portal.decision enable row level security;
alter table portal.decision force row level security;
alter table portal.edition enable row level security;
alter table portal.edition force row level security;
alter table questions.entry enable row level security;
alter table questions.entry force row level security;
alter table questions.published enable row level security;
alter table questions.published force row level security;
alter table questions.step enable row level security;
alter table questions.step force row level security;
alter table questions.version enable row level security;
alter table questions.version force row level security;
alter table recognition.ballot enable row level security;
alter table recognition.ballot force row level security;
alter table recognition.ballot_box enable row level security;
alter table recognition.ballot_box force row level security;
alter table recognition.confirmation enable row level security;
alter table recognition.confirmation force row level security;
alter table recognition.dossier enable row level security;
alter table recognition.dossier force row level security;
alter table recognition.dossier_paper enable row level security;
alter table recognition.dossier_paper force row level security;
alter table recognition.dossier_step enable row level security;
alter table recognition.dossier_step force row level security;
alter table recognition.open_vote enable row level security;
alter table recognition.open_vote force row level security;
alter table recognition.seat enable row level security;
alter table recognition.seat force row level security;
alter table recognition.session enable row level security;
alter table recognition.session force row level security;
alter table recognition.snapshot enable row level security;
alter table recognition.snapshot force row level security;
alter table recognition.warning enable row level security;
alter table recognition.warning force row level security;
alter table recognition.watch_act enable row level security;
alter table recognition.watch_act force row level security;
alter table reports.acknowledged enable row level security;
alter table reports.acknowledged force row level security;
alter table reports.batch enable row level security;
alter table reports.batch force row level security;
alter table reports.batch_part enable row level security;
alter table reports.batch_part force row level security;
alter table reports.included enable row level security;
alter table reports.included force row level security;
alter table reports.report enable row level security;
alter table reports.report force row level security;
alter table reports.section enable row level security;
alter table reports.section force row level security;
alter table reports.step enable row level security;
alter table reports.step force row level security;
alter table reports.version enable row level security;
alter table reports.version force row level security;
create policy at_or_under_here on assessment.cell as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.cell_version as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.escalation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.remark as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.review as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.sheet as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.sheet_criterion as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on assessment.sheet_step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on calendar.extension_request as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on calendar.notice as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.arrival as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.code as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.code_batch as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.flag as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.opinion as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.paper_batch as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.posting as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.survey as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on consultation.web_count as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on difficulties.photo as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on difficulties.publication as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on difficulties.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on difficulties.thread as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on directives.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on directives.task as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.acknowledgement as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.authority as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.document as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.examination as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.file as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.handover as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.issuer as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.joining as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.register as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.series as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.template as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.verification as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on documents.version as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on evidence.file as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on evidence.proof as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on evidence.proof_use as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on evidence.upload as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.allocation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.arrears as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.disbursement as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.in_kind as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.project as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on funding.project_approval as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on inspections.attendance as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on inspections.chosen as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on inspections.explanation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on inspections.finding as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on inspections.visit as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.document as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.edition as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.file as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.opinion as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.publication as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.relation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.submission as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on library.summary as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on meetings.answer as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on meetings.attendance as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on meetings.invitation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on meetings.speech as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on movement.commendation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on movement.contribution as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on movement.entry as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on movement.pledge as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.article as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.comment as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.frozen_figure as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.picture as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.published as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.rendition as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on news.version as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.certificate as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.dossier as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.model as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.paper as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.producer as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.product as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on ocop.score as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy added_here on plan.publication as permissive for insert to public with check (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy changed_here on plan.publication as permissive for update to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy removed_here on plan.publication as permissive for delete to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy seen_by_all on plan.publication as permissive for select to public using (true);
create policy added_here on plan.registration as permissive for insert to public with check (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy changed_here on plan.registration as permissive for update to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy removed_here on plan.registration as permissive for delete to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy seen_by_all on plan.registration as permissive for select to public using (true);
create policy added_here on plan.registration_superseded as permissive for insert to public with check (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy changed_here on plan.registration_superseded as permissive for update to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy removed_here on plan.registration_superseded as permissive for delete to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy seen_by_all on plan.registration_superseded as permissive for select to public using (true);
create policy added_here on plan.slow_rule as permissive for insert to public with check (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy changed_here on plan.slow_rule as permissive for update to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy removed_here on plan.slow_rule as permissive for delete to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy seen_by_all on plan.slow_rule as permissive for select to public using (true);
create policy added_here on plan.target as permissive for insert to public with check (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy changed_here on plan.target as permissive for update to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy removed_here on plan.target as permissive for delete to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy seen_by_all on plan.target as permissive for select to public using (true);
create policy at_or_under_here on portal.decision as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on portal.edition as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on questions.entry as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on questions.published as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on questions.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on questions.version as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.ballot as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.ballot_box as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.confirmation as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.dossier as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.dossier_paper as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.dossier_step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.open_vote as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.seat as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.session as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.snapshot as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.warning as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on recognition.watch_act as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.acknowledged as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.batch as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.batch_part as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.included as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.report as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.section as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.step as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));
create policy at_or_under_here on reports.version as permissive for all to public using (((CURRENT_USER <> 'ntm_officer'::name) OR (unit_id = ( SELECT people.here() AS here)) OR ( SELECT people.sees_all() AS sees_all) OR (unit_id IN ( SELECT people.under_here() AS under_here))));

do $$ begin create role ntm_officer nologin; exception when duplicate_object or unique_violation then null; end $$;
grant usage on schema administration to ntm_officer;
grant usage on schema assessment to ntm_officer;
grant usage on schema auth to ntm_officer;
grant usage on schema calendar to ntm_officer;
grant usage on schema consultation to ntm_officer;
grant usage on schema criteria to ntm_officer;
grant usage on schema desk to ntm_officer;
grant usage on schema difficulties to ntm_officer;
grant usage on schema directives to ntm_officer;
grant usage on schema documents to ntm_officer;
grant usage on schema events to ntm_officer;
grant usage on schema evidence to ntm_officer;
grant usage on schema ext to ntm_officer;
grant usage on schema figures to ntm_officer;
grant usage on schema funding to ntm_officer;
grant usage on schema inspections to ntm_officer;
grant usage on schema jobs to ntm_officer;
grant usage on schema library to ntm_officer;
grant usage on schema meetings to ntm_officer;
grant usage on schema movement to ntm_officer;
grant usage on schema news to ntm_officer;
grant usage on schema ocop to ntm_officer;
grant usage on schema people to ntm_officer;
grant usage on schema plan to ntm_officer;
grant usage on schema portal to ntm_officer;
grant usage on schema questions to ntm_officer;
grant usage on schema recognition to ntm_officer;
grant usage on schema reports to ntm_officer;
grant usage on schema units to ntm_officer;
grant delete, insert, select, update on administration.moved to ntm_officer;
grant delete, insert, select, update on administration.unit_plan to ntm_officer;
grant delete, insert, select, update on assessment.cell to ntm_officer;
grant delete, insert, select, update on assessment.cell_version to ntm_officer;
grant delete, insert, select, update on assessment.count_held to ntm_officer;
grant delete, insert, select, update on assessment.criteria_count to ntm_officer;
grant delete, insert, select, update on assessment.escalation to ntm_officer;
grant delete, insert, select, update on assessment.law to ntm_officer;
grant delete, insert, select, update on assessment.measurement to ntm_officer;
grant delete, insert, select, update on assessment.measurement_held to ntm_officer;
grant delete, insert, select, update on assessment.rejudging to ntm_officer;
grant delete, insert, select, update on assessment.remark to ntm_officer;
grant delete, insert, select, update on assessment.review to ntm_officer;
grant delete, insert, select, update on assessment.sheet to ntm_officer;
grant delete, insert, select, update on assessment.sheet_criterion to ntm_officer;
grant delete, insert, select, update on assessment.sheet_step to ntm_officer;
grant delete, insert, select, update on assessment.standing to ntm_officer;
grant delete, insert, select, update on assessment.tally to ntm_officer;
grant delete, insert, select, update on assessment.verdict to ntm_officer;
grant delete, insert, select, update on assessment.verdict_held to ntm_officer;
grant select on auth."user" to ntm_officer;
grant select on auth.session to ntm_officer;
grant delete, insert, select, update on calendar.arranged_day to ntm_officer;
grant delete, insert, select, update on calendar.arrangement to ntm_officer;
grant delete, insert, select, update on calendar.closing_window to ntm_officer;
grant delete, insert, select, update on calendar.deadline to ntm_officer;
grant delete, insert, select, update on calendar.extension to ntm_officer;
grant delete, insert, select, update on calendar.extension_request to ntm_officer;
grant delete, insert, select, update on calendar.holiday_rule to ntm_officer;
grant delete, insert, select, update on calendar.notice to ntm_officer;
grant delete, insert, select, update on calendar.phase to ntm_officer;
grant delete, insert, select, update on calendar.round to ntm_officer;
grant delete, insert, select, update on consultation.arrival to ntm_officer;
grant delete, insert, select, update on consultation.attempt to ntm_officer;
grant delete, insert, select, update on consultation.code to ntm_officer;
grant delete, insert, select, update on consultation.code_batch to ntm_officer;
grant delete, insert, select, update on consultation.flag to ntm_officer;
grant delete, insert, select, update on consultation.opinion to ntm_officer;
grant delete, insert, select, update on consultation.paper_batch to ntm_officer;
grant delete, insert, select, update on consultation.posting to ntm_officer;
grant delete, insert, select, update on consultation.survey to ntm_officer;
grant delete, insert, select, update on consultation.web_count to ntm_officer;
grant delete, insert, select, update on criteria.criterion to ntm_officer;
grant delete, insert, select, update on criteria.proposal to ntm_officer;
grant delete, insert, select, update on criteria.provision to ntm_officer;
grant delete, insert, select, update on criteria.set_version to ntm_officer;
grant delete, insert, select, update on criteria.slot_value to ntm_officer;
grant delete, insert, select, update on desk.notice to ntm_officer;
grant delete, insert, select, update on desk.seen to ntm_officer;
grant delete, insert, select, update on difficulties.clock to ntm_officer;
grant delete, insert, select, update on difficulties.photo to ntm_officer;
grant delete, insert, select, update on difficulties.publication to ntm_officer;
grant delete, insert, select, update on difficulties.step to ntm_officer;
grant delete, insert, select, update on difficulties.thread to ntm_officer;
grant delete, insert, select, update on directives.directive to ntm_officer;
grant delete, insert, select, update on directives.step to ntm_officer;
grant delete, insert, select, update on directives.task to ntm_officer;
grant delete, insert, select, update on documents.acknowledgement to ntm_officer;
grant delete, insert, select, update on documents.authority to ntm_officer;
grant delete, insert, select, update on documents.document to ntm_officer;
grant delete, insert, select, update on documents.examination to ntm_officer;
grant delete, insert, select, update on documents.file to ntm_officer;
grant delete, insert, select, update on documents.handover to ntm_officer;
grant delete, insert, select, update on documents.issuer to ntm_officer;
grant delete, insert, select, update on documents.joining to ntm_officer;
grant delete, insert, select, update on documents.register to ntm_officer;
grant delete, insert, select, update on documents.series to ntm_officer;
grant delete, insert, select, update on documents.step to ntm_officer;
grant delete, insert, select, update on documents.template to ntm_officer;
grant delete, insert, select, update on documents.verification to ntm_officer;
grant delete, insert, select, update on documents.version to ntm_officer;
grant delete, insert, select, update on events.day_root to ntm_officer;
grant delete, insert, select, update on events.entry to ntm_officer;
grant delete, insert, select, update on evidence.file to ntm_officer;
grant delete, insert, select, update on evidence.proof to ntm_officer;
grant delete, insert, select, update on evidence.proof_told to ntm_officer;
grant delete, insert, select, update on evidence.proof_use to ntm_officer;
grant delete, insert, select, update on evidence.source to ntm_officer;
grant delete, insert, select, update on evidence.upload to ntm_officer;
grant delete, insert, select, update on figures.release to ntm_officer;
grant delete, insert, select, update on figures.release_held to ntm_officer;
grant delete, insert, select, update on figures.reported to ntm_officer;
grant delete, insert, select, update on figures.reported_held to ntm_officer;
grant delete, insert, select, update on figures.revision to ntm_officer;
grant delete, insert, select, update on funding.allocation to ntm_officer;
grant delete, insert, select, update on funding.arrears to ntm_officer;
grant delete, insert, select, update on funding.disbursement to ntm_officer;
grant delete, insert, select, update on funding.in_kind to ntm_officer;
grant delete, insert, select, update on funding.project to ntm_officer;
grant delete, insert, select, update on funding.project_approval to ntm_officer;
grant delete, insert, select, update on funding.published to ntm_officer;
grant delete, insert, select, update on funding.published_held to ntm_officer;
grant delete, insert, select, update on inspections.attendance to ntm_officer;
grant delete, insert, select, update on inspections.chosen to ntm_officer;
grant delete, insert, select, update on inspections.course to ntm_officer;
grant delete, insert, select, update on inspections.explanation to ntm_officer;
grant delete, insert, select, update on inspections.finding to ntm_officer;
grant delete, insert, select, update on inspections.plan to ntm_officer;
grant delete, insert, select, update on inspections.visit to ntm_officer;
grant delete, insert, select, update on jobs.run to ntm_officer;
grant delete, insert, select, update on library.document to ntm_officer;
grant delete, insert, select, update on library.edition to ntm_officer;
grant delete, insert, select, update on library.file to ntm_officer;
grant delete, insert, select, update on library.opinion to ntm_officer;
grant delete, insert, select, update on library.public_document to ntm_officer;
grant delete, insert, select, update on library.publication to ntm_officer;
grant delete, insert, select, update on library.relation to ntm_officer;
grant delete, insert, select, update on library.submission to ntm_officer;
grant delete, insert, select, update on library.summary to ntm_officer;
grant delete, insert, select, update on meetings.agenda_item to ntm_officer;
grant delete, insert, select, update on meetings.answer to ntm_officer;
grant delete, insert, select, update on meetings.attendance to ntm_officer;
grant delete, insert, select, update on meetings.conclusion to ntm_officer;
grant delete, insert, select, update on meetings.conclusion_draft to ntm_officer;
grant delete, insert, select, update on meetings.document to ntm_officer;
grant delete, insert, select, update on meetings.document_version to ntm_officer;
grant delete, insert, select, update on meetings.frozen_figure to ntm_officer;
grant delete, insert, select, update on meetings.invitation to ntm_officer;
grant delete, insert, select, update on meetings.issue to ntm_officer;
grant delete, insert, select, update on meetings.meeting to ntm_officer;
grant delete, insert, select, update on meetings.speech to ntm_officer;
grant delete, insert, select, update on movement.commendation to ntm_officer;
grant delete, insert, select, update on movement.contribution to ntm_officer;
grant delete, insert, select, update on movement.entry to ntm_officer;
grant delete, insert, select, update on movement.pledge to ntm_officer;
grant delete, insert, select, update on movement.round to ntm_officer;
grant delete, insert, select, update on news.article to ntm_officer;
grant delete, insert, select, update on news.category to ntm_officer;
grant delete, insert, select, update on news.category_entry to ntm_officer;
grant delete, insert, select, update on news.comment to ntm_officer;
grant delete, insert, select, update on news.frozen_figure to ntm_officer;
grant delete, insert, select, update on news.picture to ntm_officer;
grant delete, insert, select, update on news.published to ntm_officer;
grant delete, insert, select, update on news.rendition to ntm_officer;
grant delete, insert, select, update on news.step to ntm_officer;
grant delete, insert, select, update on news.version to ntm_officer;
grant delete, insert, select, update on ocop.certificate to ntm_officer;
grant delete, insert, select, update on ocop.council to ntm_officer;
grant delete, insert, select, update on ocop.council_member to ntm_officer;
grant delete, insert, select, update on ocop.dossier to ntm_officer;
grant delete, insert, select, update on ocop.model to ntm_officer;
grant delete, insert, select, update on ocop.paper to ntm_officer;
grant delete, insert, select, update on ocop.producer to ntm_officer;
grant delete, insert, select, update on ocop.product to ntm_officer;
grant delete, insert, select, update on ocop.regulation to ntm_officer;
grant delete, insert, select, update on ocop.score to ntm_officer;
grant delete, insert, select, update on people.assignment to ntm_officer;
grant delete, insert, select, update on people.attempt to ntm_officer;
grant delete, insert, select, update on people.body to ntm_officer;
grant delete, insert, select, update on people.delegation to ntm_officer;
grant delete, insert, select, update on people.duty to ntm_officer;
grant delete, insert, select, update on people.first_link to ntm_officer;
grant delete, insert, select, update on people.handover to ntm_officer;
grant delete, insert, select, update on people.last_use to ntm_officer;
grant delete, insert, select, update on people.permission_review to ntm_officer;
grant delete, insert, select, update on people.person to ntm_officer;
grant delete, insert, select, update on people.post to ntm_officer;
grant delete, insert, select, update on people.session_choice to ntm_officer;
grant delete, insert, select, update on people.token to ntm_officer;
grant delete, insert, select, update on plan.public_target to ntm_officer;
grant delete, insert, select, update on plan.publication to ntm_officer;
grant delete, insert, select, update on plan.registration to ntm_officer;
grant delete, insert, select, update on plan.registration_held to ntm_officer;
grant delete, insert, select, update on plan.registration_superseded to ntm_officer;
grant delete, insert, select, update on plan.slow_rule to ntm_officer;
grant delete, insert, select, update on plan.target to ntm_officer;
grant delete, insert, select, update on plan.target_held to ntm_officer;
grant delete, insert, select, update on platform.quiet to ntm_officer;
grant delete, insert, select, update on portal.day_count to ntm_officer;
grant delete, insert, select, update on portal.decision to ntm_officer;
grant delete, insert, select, update on portal.edition to ntm_officer;
grant delete, insert, select, update on portal.page_count to ntm_officer;
grant delete, insert, select, update on portal.salt to ntm_officer;
grant delete, insert, select, update on portal.visitor to ntm_officer;
grant delete, insert, select, update on questions.entry to ntm_officer;
grant delete, insert, select, update on questions.published to ntm_officer;
grant delete, insert, select, update on questions.step to ntm_officer;
grant delete, insert, select, update on questions.version to ntm_officer;
grant delete, insert, select, update on recognition.ballot to ntm_officer;
grant delete, insert, select, update on recognition.ballot_box to ntm_officer;
grant delete, insert, select, update on recognition.confirmation to ntm_officer;
grant delete, insert, select, update on recognition.decision to ntm_officer;
grant delete, insert, select, update on recognition.dossier to ntm_officer;
grant delete, insert, select, update on recognition.dossier_paper to ntm_officer;
grant delete, insert, select, update on recognition.dossier_step to ntm_officer;
grant delete, insert, select, update on recognition.held to ntm_officer;
grant delete, insert, select, update on recognition.open_vote to ntm_officer;
grant delete, insert, select, update on recognition.published to ntm_officer;
grant delete, insert, select, update on recognition.recognition to ntm_officer;
grant delete, insert, select, update on recognition.seat to ntm_officer;
grant delete, insert, select, update on recognition.session to ntm_officer;
grant delete, insert, select, update on recognition.snapshot to ntm_officer;
grant delete, insert, select, update on recognition.superseded to ntm_officer;
grant delete, insert, select, update on recognition.vote_rule to ntm_officer;
grant delete, insert, select, update on recognition.warning to ntm_officer;
grant delete, insert, select, update on recognition.watch_act to ntm_officer;
grant delete, insert, select, update on reports.acknowledged to ntm_officer;
grant delete, insert, select, update on reports.batch to ntm_officer;
grant delete, insert, select, update on reports.batch_part to ntm_officer;
grant delete, insert, select, update on reports.included to ntm_officer;
grant delete, insert, select, update on reports.outline to ntm_officer;
grant delete, insert, select, update on reports.regime to ntm_officer;
grant delete, insert, select, update on reports.report to ntm_officer;
grant delete, insert, select, update on reports.section to ntm_officer;
grant delete, insert, select, update on reports.setting to ntm_officer;
grant delete, insert, select, update on reports.step to ntm_officer;
grant delete, insert, select, update on reports.version to ntm_officer;
grant delete, insert, select, update on units.attribute to ntm_officer;
grant delete, insert, select, update on units.class to ntm_officer;
grant delete, insert, select, update on units.code_alias to ntm_officer;
grant delete, insert, select, update on units.edge to ntm_officer;
grant delete, insert, select, update on units.gap to ntm_officer;
grant delete, insert, select, update on units.live to ntm_officer;
grant delete, insert, select, update on units.scope to ntm_officer;
grant delete, insert, select, update on units.scope_exception to ntm_officer;
grant delete, insert, select, update on units.transition to ntm_officer;
grant delete, insert, select, update on units.unit to ntm_officer;
grant delete, insert, select, update on units.version to ntm_officer;
grant delete, insert, select, update on units.village to ntm_officer;
alter default privileges grant usage on schemas to ntm_officer;
alter default privileges grant delete, insert, select, update on tables to ntm_officer;
