-- văn thư: gives numbers to documents and nothing else (Decree 30/2020, articles 14 to 18)
alter table people.assignment drop constraint assignment_role_check;
alter table people.assignment add constraint assignment_role_check check (
  role in (
    'administrator', 'communeOfficer', 'communeLeader', 'departmentOfficer', 'coordinationOffice', 'appraiser', 'councilMember', 'leader',
    'nationalOffice', 'clerk'
  )
);
