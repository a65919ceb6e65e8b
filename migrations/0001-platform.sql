-- extensions stand in a schema of their own, because search_path is empty
create schema ext;
create extension btree_gist with schema ext;
create extension pg_trgm with schema ext;

-- one row = a state of the data that comes with the system (country, criteria sets, demonstration), loaded in full; `hash` over its files
create table platform.delivery (
  hash text primary key,
  loaded_at timestamptz not null default now()
);

create schema events;

-- one row = one thing that happened; append-only, each chain (a unit's, or 'country') hashed onto its last row
create table events.entry (
  chain text not null,
  number int not null check (number > 0),
  at timestamptz not null,
  actor text not null,
  kind text not null,
  payload jsonb not null,
  previous text not null,
  hash text not null,
  primary key (chain, number)
);
create index entry_at on events.entry (at);

-- one row = the root over the last hashes of all chains at the end of a day (Asia/Ho_Chi_Minh)
create table events.day_root (
  day date primary key,
  root text not null,
  entries int not null,
  written_at timestamptz not null
);

create function events.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only';
end $$;
create trigger entry_append_only before update or delete on events.entry
  for each row execute function events.refuse_change();
