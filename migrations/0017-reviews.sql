-- sheets that wait for somebody, found by their unit among all that were ever filled
create index sheet_waiting on assessment.sheet (unit_id) where state in ('submitted', 'returned', 'verified');

-- one row = a step on a criterion of a sheet that was overdue and told to the level above; once for each day that it was due on
create table assessment.escalation (
  unit_id int not null,
  sheet_id int not null,
  criterion text not null,
  stage text not null check (stage in ('verified', 'appraised')),
  due_on date not null,
  told_on date not null,
  to_role text not null,
  to_unit_id int not null references units.unit,
  primary key (unit_id, sheet_id, criterion, stage, due_on),
  foreign key (unit_id, sheet_id) references assessment.sheet
);
create index escalation_told on assessment.escalation (to_unit_id, told_on);
