-- How often public pages are seen, without cookies and without persons (decisions/0016).
create schema portal;

-- one row, always = how many commits changed nothing that a finished page shows; finished pages are kept across them (platform/db, snapshotMark)
create table platform.quiet (
  is_one boolean primary key default true check (is_one),
  n bigint not null
);
insert into platform.quiet (n) values (0);

-- one row = a day: pages seen and visitors told apart on that day, robots not counted
create table portal.day_count (
  day date primary key,
  views bigint not null check (views >= 0),
  visitors bigint not null check (visitors >= 0)
);

-- one row = a public page by its path, and how often it was seen
create table portal.page_count (
  path text primary key,
  views bigint not null check (views > 0)
);
create index page_count_most on portal.page_count (views desc);

-- one row, of today only = what makes today's visitors' marks; thrown away with them when the day is over, never in WAL or in a copy of it
create unlogged table portal.salt (
  day date primary key,
  salt bytea not null
);

-- one row = a visitor of today as a mark that nobody can turn back, and when last seen
create unlogged table portal.visitor (
  mark bytea primary key,
  seen_at timestamptz not null
);
create index visitor_seen on portal.visitor (seen_at);
