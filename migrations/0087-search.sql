-- The search of the portal: folded titles, and the words of texts with their neighbouring pairs, so that words which stand together are
-- found in an index alone (as news.pairs_of does it).

-- What platform/text fold makes of a text, for columns that PostgreSQL keeps itself: letters and digits without marks, small, single spaces.
create function platform.fold(p_text text) returns text language sql immutable parallel safe
return trim(regexp_replace(
  translate(lower(regexp_replace(normalize(p_text, NFD), U&'[\0300-\036F]', '', 'g')), U&'\0111\0110\00F0\00D0', 'dddd'),
  '[^a-z0-9]+', ' ', 'g'));

-- The words of a folded text, and each with the next one: «dat chuan xa» → 'dat', 'chuan', 'xa', 'dat chuan', 'chuan xa'.
create function platform.words_of(p_folded text) returns tsvector language sql immutable parallel safe
return (
  select coalesce(array_to_tsvector(array_agg(distinct t.lexeme)), ''::tsvector)
  from (
    select unnest(array[left(w.word, 60), left(w.word, 60) || ' ' || left(lead(w.word) over (order by w.place), 60)]) as lexeme
    from unnest(string_to_array(p_folded, ' ')) with ordinality w (word, place)
    where w.word <> ''
  ) t
  where t.lexeme is not null
);

alter table news.published
  add column folded_title text not null generated always as (platform.fold(title)) stored,
  add column title_words tsvector not null generated always as (platform.words_of(platform.fold(title))) stored;
create index published_title on news.published (folded_title);
create index published_title_words on news.published using gin (title_words);

alter table library.edition
  add column folded_title text not null generated always as (platform.fold(title)) stored,
  add column found tsvector not null generated always as (platform.words_of(folded)) stored;
create index edition_begins on library.edition (left(folded, 100) text_pattern_ops);
create index edition_title on library.edition (left(folded_title, 200));
create index edition_found on library.edition using gin (found);
create index edition_newest on library.edition (issued_on desc nulls last, document_id desc);
-- of a long file the first hundred thousand letters: a tsvector has a bound
alter table library.file
  add column found tsvector not null generated always as (platform.words_of(platform.fold(left(letters, 100000)))) stored;
create index file_found on library.file using gin (found);

alter table difficulties.publication
  add column folded_title text not null generated always as (platform.fold(title)) stored,
  add column found tsvector not null generated always as (platform.words_of(platform.fold(title || ' ' || question || ' ' || answer))) stored;
create index publication_found on difficulties.publication using gin (found) where ended_on is null;
create index publication_newest on difficulties.publication (published_on desc, id desc) where ended_on is null;

alter table ocop.producer add column found tsvector not null generated always as (platform.words_of(folded)) stored;
create index producer_found on ocop.producer using gin (found);
alter table ocop.product add column found tsvector not null generated always as (platform.words_of(folded)) stored;
create index product_found on ocop.product using gin (found);

-- one row = a thing of a published version of a set that people look for: the set itself (no criterion), a criterion, an indicator; it
-- says what the body of the version says, and is written with it
create table criteria.provision (
  set_id text not null,
  version int not null,
  place int not null,                                -- in the order of the set
  criterion text,                                    -- under which criterion it stands
  title text not null,
  folded_title text not null generated always as (platform.fold(title)) stored,
  found tsvector not null generated always as (platform.words_of(platform.fold(title))) stored,
  primary key (set_id, version, place),
  foreign key (set_id, version) references criteria.set_version
);
create index provision_found on criteria.provision using gin (found);

create function criteria.add_provisions(p_set_id text, p_version int) returns void language sql
begin atomic
  insert into criteria.provision (set_id, version, place, criterion, title)
  select v.set_id, v.version, 0, null, v.name || ' (' || v.decision || ')'
  from criteria.set_version v where (v.set_id, v.version) = (p_set_id, p_version)
  union all
  select v.set_id, v.version, (row_number() over (order by c.place, coalesce(i.place, 0)))::int, c.criterion ->> 'code',
    coalesce('Chỉ tiêu ' || (i.indicator ->> 'code') || ': ' || (i.indicator ->> 'name'), i.indicator ->> 'name',
      'Tiêu chí ' || (c.criterion ->> 'code') || ': ' || (c.criterion ->> 'name'))
  from criteria.set_version v
  cross join lateral jsonb_array_elements(v.body -> 'criteria') with ordinality c (criterion, place)
  cross join lateral (
    select null::jsonb as indicator, null::bigint as place
    union all select e.indicator, e.place from jsonb_array_elements(c.criterion -> 'indicators') with ordinality e (indicator, place)
  ) i
  where (v.set_id, v.version) = (p_set_id, p_version);
end;

select criteria.add_provisions(v.set_id, v.version) from criteria.set_version v;

create index decision_folded_number on recognition.decision (platform.fold(number)) where published_on is not null;
alter table units.version add column found tsvector not null generated always as (platform.words_of(folded)) stored;
create index version_found on units.version using gin (found) where withdrawn_at is null;
create index version_folded on units.version (folded) where withdrawn_at is null;
