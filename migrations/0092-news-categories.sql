-- Categories of articles are kept by the office: added, renamed, ordered, closed; what an article was filed under keeps its address.

-- one row = how a category stands since somebody changed it; the highest number counts
create table news.category_entry (
  slug text not null check (slug ~ '^[a-z0-9-]{2,60}$'),  -- in addresses of lists and feeds; never changes
  number int not null check (number > 0),
  name text not null check (name <> ''),
  name_en text not null check (name_en <> ''),
  position int not null check (position between 1 and 999),
  closed boolean not null,                           -- takes no new articles; those that it has stay under it
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (slug, number)
);

-- one row = a category as it stands now
create view news.category with (security_invoker) as
  select distinct on (slug) slug, number, name, name_en, position, closed from news.category_entry order by slug, number desc;

insert into news.category_entry (slug, number, name, name_en, position, closed, entered_by, entered_at)
select slug, 1, name, name_en, position, false, 'hệ thống', '2026-01-01 00:00+07' from (values
  ('hoat-dong', 'Hoạt động', 'Activities', 10),
  ('chi-dao', 'Chỉ đạo, điều hành', 'Direction', 20),
  ('chinh-sach', 'Chính sách, hướng dẫn', 'Policy and guidance', 30),
  ('dien-hinh', 'Mô hình, điển hình', 'Good examples', 40),
  ('ocop', 'OCOP', 'OCOP', 50),
  ('thong-bao', 'Thông báo', 'Notices', 60)
) given (slug, name, name_en, position);

alter table news.version drop constraint version_category_check;
alter table news.version add check (category ~ '^[a-z0-9-]{2,60}$');
-- the title without marks, for the office's own search; null in what was written before
alter table news.version add column folded text;
