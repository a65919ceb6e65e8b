-- Saving a cell of a sheet: the cell, the fact, the verdicts, the standings and the log in one statement, so that one round trip is
-- one transaction. It locks only what is the commune's own; the province's chain is held shared, so that an import (which takes it alone)
-- and a save never move the same standings at once.

-- The text that a payload is hashed as: src/platform/events/canonical.ts in SQL, for keys in ASCII and whole numbers.
create function events.canonical(p jsonb) returns text language plpgsql immutable as $$
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
end $$;

-- The canonical text of a moment, as JavaScript writes it.
create function events.iso(p_at timestamptz) returns text language sql immutable as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Appends one entry to a chain whose lock the caller holds; as `enterAll` of src/platform/events/log.ts does.
create function events.append_held(p_chain text, p_at timestamptz, p_actor text, p_kind text, p_payload jsonb) returns void language plpgsql as $$
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
end $$;

-- Holds sheets of communes until the end of the transaction: first the chains of the provinces (shared; alone where facts will be entered in
-- their name), then the communes' own, each in one order, so that nobody waits in a circle.
create function assessment.hold_sheets(p_units int[], p_alone boolean) returns void language plpgsql as $$
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
end $$;

-- one row, whose number grows whenever something changes that verdicts rest on beside values: published sets, slots, classes, the map.
-- Whoever judged by an older number judges anew.
create table assessment.law (
  only_one boolean primary key default true check (only_one),
  mark bigint not null
);
insert into assessment.law (mark) values (1);
create function assessment.law_changed() returns trigger language plpgsql as $$
begin
  update assessment.law set mark = mark + 1;
  return null;
end $$;
create trigger law_changed after insert or update or delete on criteria.set_version for each statement execute function assessment.law_changed();
create trigger law_changed after insert or update or delete on criteria.slot_value for each statement execute function assessment.law_changed();
create trigger law_changed after insert or update or delete on units.class for each statement execute function assessment.law_changed();
create trigger law_changed after insert or update or delete on units.version for each statement execute function assessment.law_changed();

-- the facts that sheets brought are told in 'cell.saved', one entry a save
create or replace function evidence.entered(p_fact text)
returns table (source_id int, known_at timestamptz, unit_id int, facts int, digest text, file text)
language sql stable as $$
  select (e.payload ->> 'source')::int, (e.payload ->> 'knownAt')::timestamptz, u.key::int, (u.value ->> 0)::int, u.value ->> 1, e.payload ->> 'file'
  from events.entry e cross join lateral jsonb_each(e.payload -> 'units') u
  where e.kind = 'facts.entered' and e.payload ->> 'fact' = p_fact
  union all
  select (e.payload ->> 'source')::int, (e.payload ->> 'knownAt')::timestamptz, (e.payload ->> 'unit')::int,
    (e.payload -> 'entered' -> p_fact ->> 0)::int, e.payload -> 'entered' -> p_fact ->> 1, null
  from events.entry e
  where e.kind = 'cell.saved' and e.payload -> 'entered' ? p_fact
$$;

-- Saves one cell of a sheet. `p_seen` is the version of the sheet, `p_mark` the law that the verdicts were judged by; `p_verdicts` the
-- judged verdicts of the criteria that ask for the measure. Outcomes: saved · repeated (this mutation was saved before) · same (it says
-- so already) · conflict (the cell is not as it was when typing began) · stale (judge anew and call again) · locked · absent.
create function assessment.save_cell(p_unit int, p_sheet int, p_seen int, p_mark bigint, p_cell jsonb, p_verdicts jsonb, p_who jsonb, p_at timestamptz)
returns table (outcome text, state text, sheet_version int, cell jsonb) language plpgsql set plan_cache_mode = force_generic_plan as $$
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
end $$;
