-- The second net: what an officer's transaction may see and write lies at or under the place of the assignment that the officer works
-- under. The first net is `allowed(…)` in the code; this one holds where a sentence of SQL forgets its unit or is given a forged one.
-- A transaction of an officer runs as ntm_officer with the settings ntm.unit and ntm.today (src/platform/db/database.ts, `placed`);
-- everything else (public pages, imports, jobs) runs as the owner of the tables.

-- roles belong to the whole server, so this one may be there already: made for another database, or by whoever keeps the server
do $$
begin
  if not exists (select from pg_roles where rolname = 'ntm_officer') then
    begin
      create role ntm_officer nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  begin
    execute format('grant ntm_officer to %I', current_user);
  exception when insufficient_privilege then null;
  end;
  -- better here than at the first request
  perform set_config('role', 'ntm_officer', true);
  perform set_config('role', 'none', true);
end $$;

-- rows are what the net is about; tables are open to officers, those made later too, except those of the house and of the library:
-- passwords and keys
do $$
declare
  v_schema text;
begin
  for v_schema in
    select n.nspname from pg_namespace n where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'auth', 'platform') order by 1
  loop
    execute format('grant usage on schema %I to ntm_officer', v_schema);
    execute format('grant select, insert, update, delete on all tables in schema %I to ntm_officer', v_schema);
  end loop;
end $$;
alter default privileges grant usage on schemas to ntm_officer;
alter default privileges grant select, insert, update, delete on tables to ntm_officer;
-- who keeps accounts sees logins and when a session was last seen
grant usage on schema auth to ntm_officer;
grant select on auth."user", auth.session to ntm_officer;

-- the unit at which the officer works; null: nowhere, and then nothing is seen
create function people.here() returns int language sql stable parallel safe as $$
  select nullif(current_setting('ntm.unit', true), '')::int
$$;

-- whether the officer works for the country
create function people.sees_all() returns boolean language sql stable parallel safe as $$
  select exists (select from units.unit u where u.id = people.here() and u.origin = 'country')
$$;

-- One row = a unit right under the officer's, or in its province, as on the day of the work, or as it last was where it has ended before.
-- plpgsql keeps its plan, so a sentence with several guarded tables does not plan this each time.
create function people.under_here() returns setof int language plpgsql stable parallel safe rows 200 as $$
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
end $$;

-- The rest of this transaction is an officer's, for a sentence that is a transaction by itself.
create function people.work_at(p_unit int, p_today date) returns void language plpgsql as $$
begin
  perform set_config('ntm.unit', coalesce(p_unit::text, ''), true), set_config('ntm.today', p_today::text, true),
    set_config('role', 'ntm_officer', true);
end $$;

-- Puts a table with a unit_id under the second net: `call people.guard_rows('evidence.file');` in the migration that makes it, or in a later one.
-- The tests are in this order because the first that says yes is the last that is asked: an officer of a commune never asks for more
-- than the unit itself. A view on such a table needs `with (security_invoker)`.
create procedure people.guard_rows(p_table regclass) language plpgsql as $$
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
end $$;

call people.guard_rows('assessment.sheet');
call people.guard_rows('assessment.cell');
call people.guard_rows('assessment.cell_version');
call people.guard_rows('assessment.sheet_criterion');
call people.guard_rows('assessment.review');
call people.guard_rows('assessment.remark');
call people.guard_rows('assessment.sheet_step');

-- assessment.save_cell of an officer who works at `p_here`, still one sentence and one round trip
create function assessment.save_cell_at(p_here int, p_today date, p_unit int, p_sheet int, p_seen int, p_mark bigint, p_cell jsonb, p_verdicts jsonb,
  p_who jsonb, p_at timestamptz)
returns table (outcome text, state text, sheet_version int, cell jsonb) language plpgsql as $$
begin
  perform people.work_at(p_here, p_today);
  return query select * from assessment.save_cell(p_unit, p_sheet, p_seen, p_mark, p_cell, p_verdicts, p_who, p_at);
end $$;

-- one row = a key with which a program works under an assignment, within its role and no longer than it; only the hash is kept
create table people.token (
  id int generated by default as identity primary key,
  hash text not null unique,
  name text not null check (name <> ''),
  assignment_id int not null references people.assignment,
  verbs text[] not null check (cardinality(verbs) > 0),
  made_by int not null references people.person,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,                -- to the hour: a request is not a write
  revoked_at timestamptz,
  revoked_by int references people.person,
  check ((revoked_at is null) = (revoked_by is null))
);
create index token_assignment on people.token (assignment_id);
