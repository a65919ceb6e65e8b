-- one row = a phase of the programme, with the sets that communes are assessed by in it
create table calendar.phase (
  id text primary key,                -- '2021-2025'
  first_year int not null,
  last_year int not null,
  set_ids text[] not null check (cardinality(set_ids) > 0), -- the usual one first
  source text not null,
  certainty text not null check (certainty in ('official', 'secondary', 'recalled', 'inferred')),
  check (first_year <= last_year)
);
insert into calendar.phase (id, first_year, last_year, set_ids, source, certainty) values
  ('2010-2015', 2010, 2015, '{xa-2009}', 'Quyết định 800/QĐ-TTg ngày 4/6/2010 (chương trình 2010-2020); bộ tiêu chí: Quyết định 491/QĐ-TTg ngày 16/4/2009, sửa đổi bởi Quyết định 342/QĐ-TTg ngày 20/02/2013', 'recalled'),
  ('2016-2020', 2016, 2020, '{xa-2016}', 'Quyết định 1600/QĐ-TTg ngày 16/8/2016; bộ tiêu chí: Quyết định 1980/QĐ-TTg ngày 17/10/2016', 'recalled'),
  ('2021-2025', 2021, 2025, '{xa-2021,xa-nang-cao-2021,xa-kieu-mau-2021}', 'Quyết định 263/QĐ-TTg ngày 22/02/2022; bộ tiêu chí: Quyết định 318/QĐ-TTg và 319/QĐ-TTg ngày 8/3/2022', 'recalled'),
  ('2026-2030', 2026, 2030, '{xa-2026}', 'Nghị quyết 257/2025/QH15 ngày 11/12/2025 và Quyết định 417/QĐ-BNNMT ngày 31/01/2026; bộ tiêu chí: Quyết định 51/2025/QĐ-TTg ngày 29/12/2025', 'secondary');

-- one row = the days between which data of a report of a kind count, and the day on which the province sends it up, over [valid_from, valid_to)
create table calendar.closing_window (
  kind text not null check (kind in ('month', 'quarter', 'halfYear', 'year')),
  valid_from date not null,
  valid_to date not null default 'infinity',
  first_day int not null check (first_day between 1 and 28),   -- of the month before the period
  last_day int not null check (last_day between 1 and 28),     -- of the last month of the period
  send_day int not null check (send_day between 1 and 28),     -- of the last month of the period
  gap int not null check (gap >= 0),                           -- working days at least from closing to sending
  source text not null,
  certainty text not null check (certainty in ('official', 'secondary', 'recalled', 'inferred')),
  primary key (kind, valid_from)
);
insert into calendar.closing_window (kind, valid_from, first_day, last_day, send_day, gap, source, certainty)
select k, '2019-03-12', 15, 14, 25, 1, 'Nghị định 09/2019/NĐ-CP, Điều 12 (chốt số liệu) và Điều 13 (thời hạn gửi)', 'secondary'
from unnest('{month,quarter,halfYear,year}'::text[]) k;

-- one row = the last day of a step of a round; the commune's own step is `submit`
create table calendar.deadline (
  unit_id int not null references units.unit,  -- who runs the round
  round_id int not null references calendar.round,
  step text not null check (step in ('submit', 'verify', 'appraise', 'send')),
  level text not null check (level in ('commune', 'district', 'department', 'province')),
  due_on date not null,
  citation text not null,
  certainty text not null check (certainty in ('official', 'secondary', 'recalled', 'inferred')),
  primary key (unit_id, round_id, step)
);
create index deadline_round on calendar.deadline (round_id);

-- one row = more time to submit, for one commune or, under the unit that runs the round, for all; the latest day counts
create table calendar.extension (
  unit_id int not null references units.unit,
  round_id int not null references calendar.round,
  number int not null,
  until_on date not null,
  reason text not null check (reason <> ''),
  request_number int,                 -- the request that it answers
  granted_by text not null,
  assignment_id int not null references people.assignment,
  granted_at timestamptz not null,
  primary key (unit_id, round_id, number)
);
create index extension_round on calendar.extension (round_id);

-- one row = a commune asks for more time
create table calendar.extension_request (
  unit_id int not null references units.unit,
  round_id int not null references calendar.round,
  number int not null,
  until_on date not null,
  reason text not null check (reason <> ''),
  person_id int not null references people.person,
  assignment_id int not null references people.assignment,
  asked_at timestamptz not null,
  answer text check (answer in ('granted', 'refused')),
  answer_reason text,
  answered_by text,
  answered_at timestamptz,
  primary key (unit_id, round_id, number),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check (answer is distinct from 'refused' or answer_reason <> '')
);
create index extension_request_round on calendar.extension_request (round_id);
-- one question at a time
create unique index extension_request_open on calendar.extension_request (unit_id, round_id) where answer is null;

-- one row = a commune was told something of a round; once each
create table calendar.notice (
  unit_id int not null references units.unit,
  round_id int not null references calendar.round,
  kind text not null check (kind in ('opened', 'dueSoon', 'overdue', 'cancelled')),
  made_on date not null,
  primary key (unit_id, round_id, kind)
);

-- one row = a holiday of every year, over the years [valid_from, valid_to)
create table calendar.holiday_rule (
  key text not null,
  name text not null,
  calendar text not null check (calendar in ('solar', 'lunar')),
  month int not null check (month between 1 and 12),
  day int not null check (day between 1 and 31),
  before_days int not null default 0, -- days off before that day
  after_days int not null default 0,  -- and after it
  -- somebody decides each year which days around it are free; before_days and after_days are then only what is usual
  settled_yearly boolean not null default false,
  valid_from date not null,
  valid_to date not null default 'infinity',
  source text not null,
  certainty text not null check (certainty in ('official', 'secondary', 'recalled', 'inferred')),
  primary key (key, valid_from)
);
insert into calendar.holiday_rule (key, name, calendar, month, day, before_days, after_days, settled_yearly, valid_from, valid_to, source, certainty) values
  ('newYear', 'Tết Dương lịch', 'solar', 1, 1, 0, 0, false, '2010-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm a; trước đó Bộ luật Lao động 2012, Điều 115, và 1994, Điều 73', 'secondary'),
  ('tet', 'Tết Âm lịch', 'lunar', 1, 1, 1, 2, false, '2010-01-01', '2013-05-01', 'Bộ luật Lao động 1994, Điều 73: một ngày cuối năm và ba ngày đầu năm âm lịch', 'recalled'),
  ('tet', 'Tết Âm lịch', 'lunar', 1, 1, 1, 3, true, '2013-05-01', '2021-01-01', 'Bộ luật Lao động 2012, Điều 115: 5 ngày', 'recalled'),
  ('tet', 'Tết Âm lịch', 'lunar', 1, 1, 1, 3, true, '2021-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112: 5 ngày, Thủ tướng Chính phủ quyết định ngày cụ thể hằng năm', 'secondary'),
  ('ancestors', 'Giỗ Tổ Hùng Vương', 'lunar', 3, 10, 0, 0, false, '2010-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm e; trước đó Luật số 84/2007/QH11', 'secondary'),
  ('victory', 'Ngày Chiến thắng', 'solar', 4, 30, 0, 0, false, '2010-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm c', 'secondary'),
  ('labour', 'Ngày Quốc tế lao động', 'solar', 5, 1, 0, 0, false, '2010-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112 khoản 1 điểm d', 'secondary'),
  ('nationalDay', 'Quốc khánh', 'solar', 9, 2, 0, 0, false, '2010-01-01', '2021-01-01', 'Bộ luật Lao động 2012, Điều 115: một ngày', 'recalled'),
  ('nationalDay', 'Quốc khánh', 'solar', 9, 2, 0, 1, true, '2021-01-01', 'infinity', 'Bộ luật Lao động 2019, Điều 112: 02/9 và một ngày liền kề trước hoặc sau do Thủ tướng Chính phủ quyết định hằng năm', 'secondary'),
  ('culture', 'Ngày Văn hóa Việt Nam', 'solar', 11, 24, 0, 0, false, '2026-01-01', 'infinity', 'Nghị quyết 80-NQ/TW năm 2026 và Nghị quyết 30/NQ-CP năm 2026: chủ trương nghỉ hưởng nguyên lương, giao sửa Điều 112 Bộ luật Lao động; chưa đọc được luật sửa đổi', 'inferred');

-- one row = what a document arranges for a year (Tết, Quốc khánh, days swapped); append-only, the highest number counts
create table calendar.arrangement (
  unit_id int not null references units.unit,  -- the country, or a province for itself
  year int not null,
  number int not null,
  document text not null check (document <> ''),
  entered_by text not null,
  assignment_id int not null references people.assignment,
  entered_at timestamptz not null,
  primary key (unit_id, year, number)
);

-- one row = a day of an arrangement: off, or worked although it is a Saturday or Sunday
create table calendar.arranged_day (
  unit_id int not null,
  year int not null,
  number int not null,
  day date not null,
  works boolean not null,
  primary key (unit_id, year, number, day),
  foreign key (unit_id, year, number) references calendar.arrangement,
  check (extract(year from day) = year)
);
