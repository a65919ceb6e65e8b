-- Periodic reports: which are asked for (regimes, outlines), how far each unit is, and what it said, frozen version by version.
-- What a unit writes has the unit's id and is guarded: a commune sees its own, a province its communes'. What a province settles for its
-- communes (settings, outlines) is read by them and not guarded.
create schema reports;

-- one row = a report that is asked for at a level; the days are those of Decree 09/2019/NĐ-CP where it has any, else what the system proposes.
-- Months count from the last month of the period: -1 before its first month, 0 its last month (its first month, for `first_month`), 1 the next
create table reports.regime (
  code text primary key check (code ~ '^[a-z0-9-]+$'),
  level text not null check (level in ('commune', 'district', 'province')),
  kind text not null check (kind in ('month', 'quarter', 'halfYear', 'year', 'phase', 'decade')),
  name text not null check (name <> ''),
  receiver text not null check (receiver in ('district', 'province', 'country')),
  content text not null default 'both' check (content in ('words', 'data', 'both')),
  method text not null,
  required boolean not null,            -- where no unit settled otherwise
  first_month int not null check (first_month between -1 and 0),
  first_day int not null check (first_day between 1 and 31),
  close_month int not null check (close_month between 0 and 1),
  close_day int not null check (close_day between 1 and 31),
  send_month int check (send_month between 0 and 2),
  send_day int check (send_day between 1 and 31),
  send_after int check (send_after > 0), -- working days after the closing day, where no day of the month is named
  gap int not null default 1 check (gap > 0), -- working days at least from closing to sending
  source text not null,
  certainty text not null check (certainty in ('official', 'secondary', 'recalled', 'inferred')),
  send_source text not null,
  send_certainty text not null check (send_certainty in ('official', 'secondary', 'recalled', 'inferred')),
  valid_from date not null default '2011-01-01',
  valid_to date not null default 'infinity',
  unique (level, kind),
  check (num_nonnulls(send_day, send_after) = 1 and (send_day is null) = (send_month is null))
);
insert into reports.regime (code, level, kind, name, receiver, method, required, first_month, first_day, close_month, close_day, send_month,
  send_day, send_after, source, certainty, send_source, send_certainty, valid_to)
select l.prefix || '-' || k.slug, l.level, k.kind, 'Báo cáo ' || k.name || ' của ' || l.name, l.receiver, 'Trên hệ thống, kèm văn bản ký số',
  k.kind in ('halfYear', 'year'), -1, 15, 0, 14,
  case when l.level = 'province' then 0 end, case when l.level = 'province' then 25 end, case l.level when 'commune' then 2 when 'district' then 4 end,
  case when k.kind in ('phase', 'decade') then 'Theo kỳ năm của Nghị định 09/2019/NĐ-CP, Điều 12; chưa có quy định riêng trong nguồn đã đọc'
    else 'Nghị định 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu)' end,
  case when k.kind in ('phase', 'decade') then 'inferred' else 'secondary' end,
  case when l.level = 'province' and k.kind not in ('phase', 'decade') then 'Nghị định 09/2019/NĐ-CP, Điều 13 (thời hạn gửi)'
    else 'Hệ thống đề xuất; tỉnh quy định thời hạn gửi của cấp dưới (Nghị định 09/2019/NĐ-CP, Điều 13)' end,
  case when l.level = 'province' and k.kind not in ('phase', 'decade') then 'secondary' else 'inferred' end,
  case when l.level = 'district' then '2025-07-01'::date else 'infinity'::date end
from (values ('commune', 'xa', 'xã', 'province'), ('district', 'huyen', 'huyện', 'province'), ('province', 'tinh', 'tỉnh', 'country'))
  l (level, prefix, name, receiver)
cross join (values ('month', 'thang', 'tháng'), ('quarter', 'quy', 'quý'), ('halfYear', '6-thang', '6 tháng'), ('year', 'nam', 'năm'),
  ('phase', 'giai-doan', 'sơ kết, tổng kết giai đoạn'), ('decade', '10-nam', 'tổng kết 10 năm')) k (kind, slug, name);

-- one row = how a unit settled a regime for itself and for what stands under it; the newest counts
create table reports.setting (
  unit_id int not null references units.unit,
  regime text not null references reports.regime,
  version int not null check (version > 0),
  required boolean not null,
  close_month int not null check (close_month between 0 and 1),
  close_day int not null check (close_day between 1 and 31),
  send_month int not null check (send_month between 0 and 2),
  send_day int not null check (send_day between 1 and 31),
  document text not null check (document <> ''),
  set_by text not null,
  set_at timestamptz not null,
  primary key (unit_id, regime, version)
);

-- one row = an outline (đề cương) with which a unit replaced the one of the system; the newest counts
create table reports.outline (
  unit_id int not null references units.unit,
  regime text not null references reports.regime,
  version int not null check (version > 0),
  content jsonb not null,
  document text not null check (document <> ''),
  written_by text not null,
  written_at timestamptz not null,
  primary key (unit_id, regime, version)
);

-- one row = a report of a unit on a period
create table reports.report (
  unit_id int not null references units.unit,
  id int generated by default as identity unique,
  regime text not null references reports.regime,
  year int not null check (year between 2011 and 2100), -- of a phase or ten years: the last one
  number int not null check (number between 1 and 12),
  opens_on date not null,               -- the first day whose data count
  closes_on date not null,              -- the last one
  due_on date not null,                 -- when it must be sent
  due_source text not null,
  body_id int not null references people.body,
  body_name text not null,
  outline_unit int references units.unit, -- null: the outline of the system
  outline_version int,
  outline jsonb not null,               -- as it was when the report was begun
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved', 'sent', 'received', 'aggregated')),
  steps int not null default 0,         -- steps so far, for two who act at once
  frozen int not null default 0,        -- versions so far
  sent int,                             -- the version that was sent last: what the level above reads
  because text,                         -- why a next version is being written
  begun_by text not null,
  begun_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, regime, year, number),
  check (opens_on <= closes_on and closes_on < due_on),
  check ((outline_unit is null) = (outline_version is null)),
  check (sent is null or sent <= frozen),
  check (state not in ('submitted', 'approved', 'sent', 'received', 'aggregated') or frozen > 0),
  check (state not in ('sent', 'received', 'aggregated') or sent is not null)
);
create index report_state on reports.report (state, due_on);
call people.guard_rows('reports.report');

-- one row = something that was done with a report
create table reports.step (
  unit_id int not null,
  report_id int not null,
  number int not null check (number > 0),
  verb text not null,
  from_state text,
  to_state text not null,
  version int,                          -- of the snapshot that it is about
  reason text not null default '',
  by text not null,
  post text not null,
  at timestamptz not null,
  primary key (unit_id, report_id, number),
  foreign key (unit_id, report_id) references reports.report
);
call people.guard_rows('reports.step');

-- one row = a section as somebody left it: which sentences in which order, in which words; the newest counts
create table reports.section (
  unit_id int not null,
  report_id int not null,
  section text not null,
  version int not null check (version > 0),
  items jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (unit_id, report_id, section, version),
  foreign key (unit_id, report_id) references reports.report
);
call people.guard_rows('reports.section');

-- one row = why something that the checker says of own words stays as it is
create table reports.acknowledged (
  unit_id int not null,
  report_id int not null,
  finding text not null check (finding ~ '^[0-9a-f]{64}$'), -- hash of the sentence and what is said of it
  sentence text not null,
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null,
  primary key (unit_id, report_id, finding),
  foreign key (unit_id, report_id) references reports.report
);
call people.guard_rows('reports.acknowledged');

-- one row = a report as it was frozen: every figure with what it is, every sentence, who was missing; a correction is a next version
create table reports.version (
  unit_id int not null,
  report_id int not null,
  version int not null check (version > 0),
  content jsonb not null,
  appendices jsonb not null,
  partial boolean not null,             -- put together while units were missing
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  because text not null default '',     -- why there is another one
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (unit_id, report_id, version),
  foreign key (unit_id, report_id) references reports.report,
  check (version = 1 or because <> '')
);
call people.guard_rows('reports.version');

-- one row = a report of a unit below that went into a frozen version
create table reports.included (
  unit_id int not null,
  report_id int not null,
  version int not null,
  child_unit_id int not null references units.unit,
  child_report_id int not null,
  child_version int not null,
  primary key (unit_id, report_id, version, child_unit_id),
  foreign key (unit_id, report_id, version) references reports.version
);
call people.guard_rows('reports.included');
