-- How people hear of notices besides the pages: by mail, at a receiver of their own, in a calendar of their own.

-- one row = a way out that a person chose: an address that a code was sent to, or a receiver that is called. What it carries and how often is
-- the person's to change; another address is another row.
create table desk.channel (
  id int generated always as identity primary key,
  person_id int not null references people.person,
  kind text not null check (kind in ('mail', 'webhook')),
  address text not null check (address <> ''),
  sealed_secret bytea,                -- signs what a receiver is sent; locked with the secret of the installation
  topics text[] not null check (cardinality(topics) > 0),
  rhythm text not null check (rhythm in ('now', 'daily')),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at),
  check ((kind = 'webhook') = (sealed_secret is not null))
);
create unique index channel_one_of_a_kind on desk.channel (person_id, kind) where ended_at is null;

-- one row = a code that was sent to an address, by which its reader shows that it is theirs
create table desk.address_code (
  id int generated always as identity primary key,
  person_id int not null references people.person,
  address text not null check (address <> ''),
  code_hash text not null,
  sent_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index address_code_person on desk.address_code (person_id, sent_at);

-- one row = a message that leaves, or left, by a channel: one notice, or those of a day
create table desk.message (
  id bigint generated always as identity primary key,
  channel_id int not null references desk.channel,
  batch text not null check (batch ~ '^(notice|day)-[0-9-]+$'),
  due_at timestamptz not null,
  attempts int not null default 0,
  taken_until timestamptz,            -- until then the server that took it is sending it
  sent_at timestamptz,
  given_up_at timestamptz,
  said text,                          -- why the last attempt failed
  unique (channel_id, batch),
  unique (channel_id, id),
  check (sent_at is null or given_up_at is null)
);
create index message_waiting on desk.message (due_at, id) where sent_at is null and given_up_at is null;

-- one row = a notice in a message: by one channel it leaves once
create table desk.carried (
  channel_id int not null,
  notice_id bigint not null references desk.notice,
  message_id bigint not null,
  primary key (channel_id, notice_id),
  foreign key (channel_id, message_id) references desk.message (channel_id, id) on delete cascade
);
create index carried_message on desk.carried (message_id);
create index notice_made on desk.notice (made_at);

-- one row = a secret address of a person's calendar; only its hash is kept
create table desk.feed (
  token_hash text primary key,
  person_id int not null references people.person,
  made_at timestamptz not null,
  ended_at timestamptz check (ended_at >= made_at)
);
create unique index feed_one_a_person on desk.feed (person_id) where ended_at is null;

-- addresses of persons: only the house itself reads them, for the person's own page and for sending
revoke all on desk.channel, desk.address_code, desk.message, desk.carried, desk.feed from ntm_officer;
