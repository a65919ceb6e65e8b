-- Whoever enters a document does not approve it: what is handed in for approval, and what became of it.
alter table library.edition add column person_id int references people.person;   -- who entered it; null: it came with the system
alter table library.file add column person_id int references people.person;
alter table library.summary add column person_id int references people.person;
-- an answer to opinions waits for its approval like everything else
alter table library.summary alter column published_on drop not null;
alter table library.summary alter column approved_by drop not null;
alter table library.summary add check (num_nulls(published_on, approved_by) in (0, 2));

-- one row = an edition with the files up to a number, and the answer to opinions where there is one, handed in for approval; answered once
create table library.submission (
  unit_id int not null,
  document_id int not null,
  number int not null,
  edition int not null,
  files int not null,
  summary int,
  person_id int not null references people.person,
  submitted_by text not null,
  submitted_on date not null,
  answer text check (answer in ('approved', 'returned', 'replaced')),  -- replaced: something was entered after it
  because text,                                      -- why it came back
  answered_by text,
  answered_on date,
  primary key (unit_id, document_id, number),
  foreign key (unit_id, document_id, edition) references library.edition,
  foreign key (unit_id, document_id, summary) references library.summary,
  check (num_nulls(answer, answered_by, answered_on) in (0, 3)),
  check ((because is not null) = (answer is not distinct from 'returned'))
);
create unique index submission_open on library.submission (document_id) where answer is null;

call people.guard_rows('library.submission');
