create schema recognition;

-- one row = one legal act of recognition (or acknowledgement of a merged commune) of a unit in a tier; lasts until revoked
create table recognition.recognition (
  unit_id int not null,
  tier text not null check (tier in ('standard', 'advanced', 'model', 'modern', 'completion')),
  decided_on date not null,
  kind text not null default 'recognition' check (kind in ('recognition', 'acknowledgement')),
  set_id text,                        -- the set it was granted under; null where the source does not say
  decision text,                      -- number of the decision; null where the source does not give it
  body text,                          -- who decided
  revoked_on date,
  revoked_decision text,
  source_id int not null,
  known_at timestamptz not null,
  note text,
  primary key (unit_id, tier, decided_on),
  check (revoked_on is null or revoked_on > decided_on)
);
-- one row = a recognition as it was known before a later source said otherwise (a revocation, a correction)
create table recognition.superseded (
  like recognition.recognition including constraints,
  superseded_at timestamptz not null,
  primary key (unit_id, tier, decided_on, known_at)
);

-- What the log's digests are made of: one line per fact; unit, source and known time are the group's.
create function recognition.line(p_tier text, p_decided_on date, p_kind text, p_set text, p_decision text, p_body text,
  p_revoked_on date, p_revoked_decision text, p_note text) returns text
language sql immutable as $$
  select p_tier || '|' || (p_decided_on - '2000-01-01'::date)::text || '|' || p_kind || '|' || coalesce(p_set, '') || '|' || coalesce(p_decision, '')
    || '|' || coalesce(p_body, '') || '|' || coalesce((p_revoked_on - '2000-01-01'::date)::text, '') || '|' || coalesce(p_revoked_decision, '')
    || '|' || coalesce(p_note, '')
$$;

-- one row = the facts of one unit that one source brought at one time, as the log's digests are made
create view recognition.held as
select l.source_id, l.known_at, l.unit_id, count(*)::int as facts, evidence.digest(array_agg(l.line order by l.line)) as digest
from (select r.source_id, r.known_at as known_at, r.unit_id, recognition.line(r.tier, r.decided_on, r.kind, r.set_id, r.decision, r.body, r.revoked_on, r.revoked_decision, r.note) collate "C" as line from (
    select h.* from recognition.recognition h
    union all
    select o.unit_id, o.tier, o.decided_on, o.kind, o.set_id, o.decision, o.body, o.revoked_on, o.revoked_decision, o.source_id, o.known_at, o.note
    from recognition.superseded o
  ) r) l
group by l.source_id, l.known_at, l.unit_id;

create index recognition_tier on recognition.recognition (tier, decided_on) include (unit_id, revoked_on);

create schema plan;

-- one row = a commune registered to reach a tier (or a number of criteria) in a year
create table plan.registration (
  unit_id int not null,
  year int not null,
  tier text not null,
  status text not null default 'approved' check (status in ('proposed', 'approved', 'struck')),
  criteria int,                       -- «đăng ký 5 tiêu chí»: how many criteria, where that is what was registered
  due date,
  decision text,
  source_id int not null,
  known_at timestamptz not null,
  reason text,                        -- why struck off
  primary key (unit_id, year, tier)
);

-- one row = a target on a figure of the registry for a unit and a date; a revision is a new row known later
create table plan.target (
  unit_id int not null,
  figure text not null,
  qualifier jsonb not null default '{}',
  due date not null,
  -- the map on which the target was set: «77 xã» of 2017 is not «65 xã sau sáp nhập»
  map_of date not null,
  known_at timestamptz not null,
  set_on date not null,               -- day of the document that sets it
  num numeric not null,
  den numeric not null default 1,
  set_id text,
  status text not null default 'inForce' check (status in ('inForce', 'revised', 'withdrawn')),
  document text not null,             -- title of the document that sets it
  source_id int not null,
  note text,
  primary key (unit_id, figure, qualifier, due, set_on, known_at)
);

-- one row = a registration as it was known before a later source said otherwise (struck off, due date moved)
create table plan.registration_superseded (
  like plan.registration including constraints,
  superseded_at timestamptz not null,
  primary key (unit_id, year, tier, known_at)
);

create function plan.registration_line(p_year int, p_tier text, p_status text, p_criteria int, p_due date, p_decision text, p_reason text) returns text
language sql immutable as $$
  select p_year::text || '|' || p_tier || '|' || p_status || '|' || coalesce(p_criteria::text, '') || '|'
    || coalesce((p_due - '2000-01-01'::date)::text, '') || '|' || coalesce(p_decision, '') || '|' || coalesce(p_reason, '')
$$;
create function plan.target_line(p_figure text, p_qualifier jsonb, p_due date, p_map_of date, p_set_on date, p_num numeric, p_den numeric,
  p_set text, p_status text, p_document text, p_note text) returns text
language sql immutable as $$
  select p_figure || '|' || p_qualifier::text || '|' || (p_due - '2000-01-01'::date)::text || '|' || (p_map_of - '2000-01-01'::date)::text || '|'
    || (p_set_on - '2000-01-01'::date)::text || '|' || p_num::text || '/' || p_den::text || '|' || coalesce(p_set, '') || '|' || p_status || '|'
    || p_document || '|' || coalesce(p_note, '')
$$;

-- one row = the facts of one unit that one source brought at one time, as the log's digests are made
create view plan.registration_held as
select l.source_id, l.known_at, l.unit_id, count(*)::int as facts, evidence.digest(array_agg(l.line order by l.line)) as digest
from (select r.source_id, r.known_at as known_at, r.unit_id, plan.registration_line(r.year, r.tier, r.status, r.criteria, r.due, r.decision, r.reason) collate "C" as line from (
    select h.* from plan.registration h
    union all
    select o.unit_id, o.year, o.tier, o.status, o.criteria, o.due, o.decision, o.source_id, o.known_at, o.reason
    from plan.registration_superseded o
  ) r) l
group by l.source_id, l.known_at, l.unit_id;
create view plan.target_held as
select l.source_id, l.known_at, l.unit_id, count(*)::int as facts, evidence.digest(array_agg(l.line order by l.line)) as digest
from (select r.source_id, r.known_at as known_at, r.unit_id, plan.target_line(r.figure, r.qualifier, r.due, r.map_of, r.set_on, r.num, r.den, r.set_id, r.status, r.document, r.note) collate "C" as line from plan.target r) l
group by l.source_id, l.known_at, l.unit_id;
