-- a list begins with what was given first, by its day; what was given under it is found from there
create index task_root on directives.task (due_on, id) where parent_id is null;
-- reports that wait for who gave the work, those under one task counted without reading their rows
drop index directives.task_reported;
create index task_reported on directives.task (assigner_unit_id, parent_id, id) include (unit_id, assigner_body_id) where state = 'reported';
-- an address names a task by its id alone
create unique index task_id on directives.task (id);
-- how many are done of those under a task is counted from the index
drop index directives.task_parent;
create index task_parent on directives.task (parent_id) include (state, ended_on, due_on, unit_id) where parent_id is not null;
