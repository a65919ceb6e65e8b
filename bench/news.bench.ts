/**
 * Goal: search in 100,000 articles at most 50 ms, and so the public list, a category, a page far back and one article. Texts are drawn from
 * Vietnamese syllables, common ones more often, «nông thôn mới» in each; measured are the reads behind the pages.
 */
import { read } from '../src/platform/db/database.ts'
import { findArticle, newsIn } from '../src/programme/news/public.reads.ts'
import type { NewsFilter } from '../src/programme/news/types.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, median, ms, say, timed } from './measure.ts'

const articles = 100_000
const goal = 50
const rounds = 15

/** The commonest first; a word's place is drawn by a square, so the first come often and the last rarely. */
export const syllables =
  'xa dat chuan tieu chi huyen tinh thuc hien chuong trinh xay dung nguoi dan duong ban san xuat thu nhap ho ngheo moi truong nuoc sach giao thong thuy loi dien truong hoc y te van hoa an ninh trat tu hoi nghi ke hoach giai phap kinh phi von ngan sach dong gop hien cong lao dong be tong ranh thoat cau cong cho nong san pham ocop hop tac mo hinh trong rung chan nuoi trau bo lua ngo hoi que cam quyt che thuoc la mat ong mien dong may tre dan theu tho cam du lich cong dong nha san suoi deo nui bien gioi lang son cao bang thai nguyen quang nam muong khuong'.split(
    ' ',
  )

/** Makes the articles. */
export async function fillNews({ database: { pool } }: Ground): Promise<void> {
  await pool.query(
    `with person as (
       insert into people.person (name, unit_id, folded, created_at) select 'bench', u.id, 'bench', now() from units.unit u
       where u.origin = 'country' returning id, unit_id
     )
     insert into news.article (unit_id, author_id, author, state, version, live_version, steps, changed_at)
     select p.unit_id, p.id, 'bench', 'approved', 1, 1, 4, now() from person p, generate_series(1, ${articles})`,
  )
  await pool.query(
    `insert into news.version (unit_id, article_id, number, title, sapo, body, byline, category, tags, places, written_by, person_id, written_at)
     select a.unit_id, a.id, 1, 'bai so ' || a.id || ' nong thon moi', left(t.words, 150), '<p>' || t.words || '</p>', 'bench',
       (array['hoat-dong', 'chi-dao', 'chinh-sach', 'dien-hinh', 'ocop', 'thong-bao'])[1 + a.id % 6], array['nhan ' || a.id % 300],
       array[(10000 + a.id % 3000)::text], 'bench', a.author_id, now()
     from news.article a cross join lateral (
       select string_agg(($1::text[])[1 + floor(power(random(), 2) * cardinality($1::text[]))::int], ' ')
         || case when a.id % 20 = 0 then ' hien dat lam duong' else '' end || case when a.id % 10000 = 7 then ' ban chat na lua' else '' end as words
       from generate_series(1, 250 + a.id * 0)
     ) t`,
    [syllables],
  )
  await pool.query(
    `insert into news.published (unit_id, article_id, version, slug, title, sapo, category, tags, criteria, places, publish_on, publish_minute,
       approved_by, approved_at, folded)
     select v.unit_id, v.article_id, 1, 'bai', v.title, v.sapo, v.category, v.tags, '{}', v.places, $1::date - (v.article_id % 3650)::int,
       v.article_id % 288 * 5, 'bench', now(), v.title || ' ' || substr(v.body, 4, length(v.body) - 7)
     from news.version v`,
    [today],
  )
  await pool.query('vacuum analyze news.article, news.version, news.published')
}

const all: NewsFilter = { category: null, text: '', tag: null, place: null }
const questions: [string, NewsFilter, number][] = [
  ['the first page', all, 1],
  ['the fiftieth page', all, 50],
  ['a category', { ...all, category: 'ocop' }, 1],
  ['a tag', { ...all, tag: 'nhan 17' }, 1],
  ['a unit', { ...all, place: '10017' }, 1],
  ['words that stand in each: «nông thôn mới»', { ...all, text: 'nông thôn mới' }, 1],
  ['words of every twentieth: «hiến đất làm đường»', { ...all, text: 'hien dat lam duong' }, 1],
  ['words of ten: «Bản Chắt Nà Lừa»', { ...all, text: 'Bản Chắt Nà Lừa' }, 1],
  ['common words that stand nowhere together: «quýt biên giới ngô»', { ...all, text: 'quýt biên giới ngô' }, 1],
  ['words that are nowhere: «không có gì»', { ...all, text: 'zzz không có gì' }, 1],
]

export async function run(ground: Ground, _size: Size): Promise<Finding[]> {
  const began = performance.now()
  await fillNews(ground)
  say(`${articles} articles made in ${Math.round((performance.now() - began) / 1000)} s`)
  const { db } = ground.database
  const moment = { today, minute: 600 }
  const findings: Finding[] = []
  const measure = async (what: string, work: () => Promise<string>) => {
    const taken: number[] = []
    let found = ''
    for (let round = 0; round <= rounds; round++) {
      const spent = await timed(async () => {
        found = await work()
      })
      // the first reading fetches the pages of the tables
      if (round > 0) taken.push(spent)
    }
    const measured = `${ms(median(taken))} median, ${ms(Math.min(...taken))} to ${ms(Math.max(...taken))} of ${rounds}`
    findings.push({
      what: `News, ${articles.toLocaleString('en')} articles: ${what} (${found})`,
      goal: `≤ ${goal} ms`,
      measured,
      held: median(taken) <= goal,
    })
  }
  for (const [what, filter, page] of questions)
    await measure(what, async () => {
      const { total, isMore } = await read(db, (tx) => newsIn({ tx }, filter, moment, page))
      return `${isMore ? 'more than ' : ''}${total}`
    })
  await measure('one article', async () =>
    read(db, async (tx) => {
      const found = await findArticle({ tx }, 54_321, moment)
      if (found.kind !== 'public') throw new Error('the article is not public')
      return found.article.slug
    }),
  )
  return findings
}
