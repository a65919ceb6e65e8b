-- one row = a file of a signed document: the signed PDF itself, or a scan of what was signed on paper
create table documents.file (
  unit_id int not null,
  document_id int not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('signed', 'scan')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size int not null check (size > 0),
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  name text not null check (name <> ''),
  person_id int not null references people.person,
  added_by text not null,
  added_at timestamptz not null,
  primary key (unit_id, document_id, number),
  unique (unit_id, document_id, hash),
  foreign key (unit_id, document_id) references documents.document
);

-- one row = what a verifier said of the signatures of a file; a later row is a later check
create table documents.verification (
  unit_id int not null,
  document_id int not null,
  file_number int not null,
  number int not null check (number > 0),
  outcome text not null check (outcome in ('valid', 'invalid', 'doubtful', 'unsigned', 'failed', 'unchecked')),
  signatures jsonb not null,                         -- [{signer, subject, issuer, signedAt, integrity, validity}]
  verifier text not null,                            -- who said it: «pdfsig», an address; empty: nobody was asked
  said text not null,                                -- its own words
  checked_at timestamptz not null,
  primary key (unit_id, document_id, file_number, number),
  foreign key (unit_id, document_id, file_number) references documents.file
);

-- one row = what the checker of figures found in a version of a document
create table documents.examination (
  unit_id int not null,
  document_id int not null,
  version int not null,
  findings jsonb not null,                           -- [{key, contradiction, sentence, text}]
  examined_at timestamptz not null,
  primary key (unit_id, document_id, version),
  foreign key (unit_id, document_id, version) references documents.version
);

-- one row = why somebody lets a contradiction that was found stand
create table documents.acknowledgement (
  unit_id int not null,
  document_id int not null,
  key text not null,
  because text not null check (because <> ''),
  person_id int not null references people.person,
  said_by text not null,
  said_at timestamptz not null,
  primary key (unit_id, document_id, key),
  foreign key (unit_id, document_id) references documents.document
);

-- one row = a document handed to the document system, or what came back from it, as somebody wrote it down
create table documents.handover (
  unit_id int not null,
  document_id int not null,
  number int not null check (number > 0),
  status text not null check (status in ('given', 'received', 'refused')),
  received_number text check (received_number <> ''),
  received_on date,
  note text not null default '',
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (unit_id, document_id, number),
  foreign key (unit_id, document_id) references documents.document,
  check (status <> 'received' or (received_number is not null and received_on is not null)),
  check (status <> 'refused' or note <> '')
);

call people.guard_rows('documents.file');
call people.guard_rows('documents.verification');
call people.guard_rows('documents.examination');
call people.guard_rows('documents.acknowledgement');
call people.guard_rows('documents.handover');
