-- The neighbouring words of a text: «bien gioi lang son» → 'bien gioi', 'gioi lang', 'lang son'. Words that stand together are found by them
-- without reading a text again: common syllables stand in every text, pairs of them do not. Words are cut where a lexeme would be too long.
create function news.pairs_of(p_folded text) returns tsvector language sql immutable parallel safe
return (
  select coalesce(array_to_tsvector(array_agg(distinct left(t.word, 60) || ' ' || left(t.next, 60))), ''::tsvector)
  from (
    select w.word, lead(w.word) over (order by w.place) as next
    from unnest(string_to_array(p_folded, ' ')) with ordinality w (word, place)
  ) t
  where t.next is not null
);

alter table news.published add column pairs tsvector not null generated always as (news.pairs_of(folded)) stored;
create index published_pairs on news.published using gin (pairs);

-- what is counted and listed by day is decided in the index alone
drop index news.published_newest, news.published_category, news.published_english;
create index published_newest on news.published (publish_on desc, publish_minute desc, article_id desc) include (expires_on) where ended_on is null;
create index published_category on news.published (category, publish_on desc, publish_minute desc, article_id desc) include (expires_on)
  where ended_on is null;
create index published_english on news.published (publish_on desc, publish_minute desc, article_id desc) include (expires_on)
  where ended_on is null and slug_en is not null;
