-- a recurring task that comes no more, with the reason
alter table directives.step drop constraint step_kind_check;
alter table directives.step add constraint step_kind_check check (kind in ('assigned', 'accepted', 'progress', 'reported', 'confirmed', 'returned',
  'extended', 'cancelled', 'closedByData', 'reopened', 'expired', 'reminded', 'escalated', 'stopped'));
create index task_repeats on directives.task (period) where every is not null;
