create schema jobs;

-- one row = what a job of the daily schedule owes at a minute; whoever finishes it says what was done
create table jobs.run (
  name text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  said text,                          -- what was done, or why the last attempt failed
  primary key (name, due_at)
);
