create schema criteria;

-- one row = one published version of a criteria set, pinned by the hash of its file; never changed
create table criteria.set_version (
  set_id text not null,               -- xa-2016
  version int not null check (version > 0),
  hash text not null,
  aliases text[] not null default '{}', -- 1980/QĐ-TTg and other ways to call it
  name text not null,
  decision text not null,             -- 1980/QĐ-TTg
  issued date,
  valid_from date not null,           -- from when units are judged by it
  valid_to date not null default 'infinity',
  level text not null,
  tier text not null check (tier in ('standard', 'advanced', 'model', 'modern', 'completion')),
  period text,
  province_id int references units.unit,  -- a province's own set (villages); null: national
  criteria_count int,                 -- null for sets without criteria
  bands jsonb,                        -- [{lo, hi}] that people quote, hi null = and more
  body jsonb not null,                -- the set as parsed from its file
  published_at timestamptz not null,
  published_by text not null,
  primary key (set_id, version),
  check (valid_from < valid_to)
);

create index set_version_aliases on criteria.set_version using gin (aliases);

create function criteria.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published criteria set cannot change' using constraint = 'set_version_immutable';
end $$;
create function criteria.refuse_slot_change() returns trigger language plpgsql as $$
begin
  raise exception 'a province''s value is corrected by a later row' using constraint = 'slot_value_immutable';
end $$;
create trigger set_version_immutable before update or delete on criteria.set_version
  for each row execute function criteria.refuse_change();

-- one row = one criterion of one published version (denormalised from body, for joins)
create table criteria.criterion (
  set_id text not null,
  version int not null,
  code text not null,
  position int not null,
  name text not null,
  primary key (set_id, version, code),
  foreign key (set_id, version) references criteria.set_version
);

-- one row = the value that a province set for a slot of a national set, from a day on; the next row of the slot ends it, a correction is a row known later
create table criteria.slot_value (
  province_id int not null references units.unit,
  set_id text not null,
  version int not null,
  indicator text not null,
  valid_from date not null,
  known_at timestamptz not null,
  value jsonb not null,               -- a threshold in the grammar of set.yaml
  decision text not null,             -- number of the province's decision
  decided_on date not null,
  entered_by text not null,
  primary key (province_id, set_id, version, indicator, valid_from, known_at),
  foreign key (set_id, version) references criteria.set_version
);
create trigger slot_value_immutable before update or delete on criteria.slot_value
  for each row execute function criteria.refuse_slot_change();
