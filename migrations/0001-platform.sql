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

-- Takes the locks of chains until the end of the transaction, in one order, so that two writers never wait for each other in a circle.
-- Whoever closes a day takes the first lock (7110527) alone and so waits for the writers under way.
create function events.lock_chains(p_chains text[]) returns void language plpgsql as $$
declare
  v_chain text;
begin
  perform pg_advisory_xact_lock_shared(7110527);
  for v_chain in select distinct c.chain from unnest(p_chains) c (chain) order by c.chain loop
    perform pg_advisory_xact_lock(hashtextextended(v_chain, 7110528));
  end loop;
end $$;

-- Locks chains and gives the last entry of each, with the last day that was closed; number 0 for a chain without entries. One row = one chain.
create function events.take_heads(p_chains text[])
returns table (chain text, number int, hash text, at timestamptz, closed date) language plpgsql as $$
begin
  perform events.lock_chains(p_chains);
  return query
    select c.chain, coalesce(h.number, 0), h.hash, h.at, (select max(r.day) from events.day_root r)
    from (select distinct k.chain from unnest(p_chains) k (chain)) c
    left join lateral (
      select e.number, e.hash, e.at from events.entry e where e.chain = c.chain order by e.number desc limit 1
    ) h on true;
end $$;
