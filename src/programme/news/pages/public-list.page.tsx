import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitContext } from '../../people/visit.reads.ts'
import { categoriesOf } from '../category.reads.ts'
import { filterPath, pageIn, readFilter } from '../form.rules.ts'
import { momentOf } from '../moment.rules.ts'
import { newsIn } from '../public.reads.ts'
import type { NewsFilter } from '../types.ts'
import { newsLineView } from '../views.ts'
import type { Route } from './+types/public-list.page'
import styles from './news.module.css'
import { NewsLines, Numbers } from './news-lines.part.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [asked, page] = [readFilter(searchParams), pageIn(searchParams.get('trang'))]
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const categories = await categoriesOf(ctx)
    const category = categories.find(({ slug }) => slug === asked.category) ?? null
    const filter: NewsFilter = { ...asked, category: category?.slug ?? null }
    const found = await newsIn(ctx, filter, momentOf(ctx.today, now), page)
    return {
      ...{ filter, page, pages: found.pages, lines: found.lines.map(newsLineView) },
      categories: categories.filter((one) => !one.closed || one === category).map(({ slug, name }) => ({ slug, name })),
      name: category?.name ?? null,
      total: `${found.isMore ? 'hơn ' : ''}${formatNumber(found.total)}`,
      isEmpty: found.total === 0,
    }
  })
}

const feedOf = (filter: NewsFilter, kind: 'rss' | 'atom') => `/tin-tuc/nguon-tin/${filter.category ?? 'tat-ca'}.${kind}`

const titleOf = ({ tag, text }: NewsFilter, name: string | null): string => {
  if (text !== '') return `Tìm tin: ${text}`
  if (tag !== null) return `Tin về ${tag}`
  return name ?? 'Tin tức'
}

export const meta = ({ loaderData }: Route.MetaArgs) => {
  if (!loaderData) return []
  const { filter, page, name } = loaderData
  const title = titleOf(filter, name)
  return [
    { title: `${title}${page > 1 ? `, trang ${page}` : ''} – Nông thôn mới` },
    { tagName: 'link', rel: 'alternate', type: 'application/rss+xml', title, href: feedOf(filter, 'rss') },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title, href: feedOf(filter, 'atom') },
  ]
}

type Loaded = Route.ComponentProps['loaderData']

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  const { filter, lines, page, pages, total, isEmpty, name, categories } = loaderData
  return (
    <>
      <PageHead
        title={titleOf(filter, name)}
        description="Tin tức xây dựng nông thôn mới: hoạt động, chỉ đạo, chính sách, mô hình, OCOP."
      />
      <Categories filter={filter} categories={categories} />
      <Search filter={filter} name={name} />
      <Section title={filter.text === '' ? `${total} bài` : `${total} bài có «${filter.text}»`}>
        {isEmpty ? <Nothing filter={filter} /> : <NewsLines lines={lines} level={3} />}
        <Numbers of={pages} page={page} href={(to) => filterPath('/tin-tuc', filter, to)} />
      </Section>
      <p className={styles.apart}>
        Nhận tin qua <a href={feedOf(filter, 'rss')}>RSS</a> hoặc <a href={feedOf(filter, 'atom')}>Atom</a> ·{' '}
        <a href="/tin-tuc/binh-luan">Thống kê bình luận</a> · <a href="/en/news">English</a>
      </p>
    </>
  )
}

function Categories({ filter, categories }: Pick<Loaded, 'filter' | 'categories'>) {
  return (
    <nav aria-label="Chuyên mục">
      <ul className={styles.categories}>
        <li>
          <a href="/tin-tuc" aria-current={filter.category === null && filter.text === '' && filter.tag === null ? 'page' : undefined}>
            Tất cả
          </a>
        </li>
        {categories.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/tin-tuc?chuyen-muc=${slug}`} aria-current={filter.category === slug ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Search({ filter, name }: Pick<Loaded, 'filter' | 'name'>) {
  return (
    <search>
      <Form method="get" action="/tin-tuc">
        {filter.category === null ? null : <input type="hidden" name="chuyen-muc" value={filter.category} />}
        <Field
          name="tim"
          label={name === null ? 'Tìm tin (có dấu hoặc không dấu)' : `Tìm trong «${name}»`}
          type="search"
          defaultValue={filter.text}
          maxLength={120}
          id="tim-tin"
        />
        <p>
          <button type="submit">Tìm tin</button>
        </p>
      </Form>
    </search>
  )
}

function Nothing({ filter }: Pick<Loaded, 'filter'>) {
  const isWhole = filter.category === null && filter.text === '' && filter.tag === null && filter.place === null
  return (
    <p className="muted">
      {isWhole ? 'Chưa có bài nào được duyệt công khai.' : 'Không có bài nào. Bỏ bớt chữ hoặc '}
      {isWhole ? null : <a href="/tin-tuc">xem tất cả tin</a>}
    </p>
  )
}
