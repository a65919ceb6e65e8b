import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { filterPath, pageIn, readFilter } from '../form.rules.ts'
import { momentOf } from '../moment.rules.ts'
import { newsIn } from '../public.reads.ts'
import { categoryNames } from '../text.ts'
import { categories, type NewsFilter } from '../types.ts'
import { newsLineView } from '../views.ts'
import type { Route } from './+types/public-list.page'
import styles from './news.module.css'
import { NewsLines, Numbers } from './news-lines.part.tsx'

export const handle = { menu: '/tin-tuc' }

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [filter, page] = [readFilter(searchParams), pageIn(searchParams.get('trang'))]
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const found = await newsIn(ctx, filter, momentOf(ctx.today, now), page)
    return {
      ...{ filter, page, pages: found.pages, lines: found.lines.map(newsLineView), url: publicAddress(context) },
      total: `${found.isMore ? 'hơn ' : ''}${formatNumber(found.total)}`,
      isEmpty: found.total === 0,
    }
  })
}

const feedOf = (filter: NewsFilter, kind: 'rss' | 'atom') => `/tin-tuc/nguon-tin/${filter.category ?? 'tat-ca'}.${kind}`

const titleOf = ({ category, tag, text }: NewsFilter): string => {
  if (text !== '') return `Tìm tin: ${text}`
  if (tag !== null) return `Tin về ${tag}`
  return category === null ? 'Tin tức' : categoryNames[category]
}

export const meta = ({ loaderData }: Route.MetaArgs) => {
  if (!loaderData) return []
  const { filter, page, url } = loaderData
  return [
    { title: `${titleOf(filter)}${page > 1 ? `, trang ${page}` : ''} – Nông thôn mới` },
    { name: 'description', content: 'Tin tức xây dựng nông thôn mới: hoạt động, chỉ đạo, chính sách, mô hình, OCOP.' },
    { tagName: 'link', rel: 'canonical', href: `${url}${filterPath('/tin-tuc', filter, page)}` },
    { tagName: 'link', rel: 'alternate', type: 'application/rss+xml', title: titleOf(filter), href: feedOf(filter, 'rss') },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: titleOf(filter), href: feedOf(filter, 'atom') },
  ]
}

type Loaded = Route.ComponentProps['loaderData']

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  const { filter, lines, page, pages, total, isEmpty } = loaderData
  return (
    <>
      <PageHead title={titleOf(filter)} />
      <Categories filter={filter} />
      <Search filter={filter} />
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

function Categories({ filter }: Pick<Loaded, 'filter'>) {
  return (
    <nav aria-label="Chuyên mục">
      <ul className={styles.categories}>
        <li>
          <a href="/tin-tuc" aria-current={filter.category === null && filter.text === '' && filter.tag === null ? 'page' : undefined}>
            Tất cả
          </a>
        </li>
        {categories.map((one) => (
          <li key={one}>
            <a href={`/tin-tuc?chuyen-muc=${one}`} aria-current={filter.category === one ? 'page' : undefined}>
              {categoryNames[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Search({ filter }: Pick<Loaded, 'filter'>) {
  return (
    <search>
      <Form method="get" action="/tin-tuc">
        {filter.category === null ? null : <input type="hidden" name="chuyen-muc" value={filter.category} />}
        <Field
          name="tim"
          label={filter.category === null ? 'Tìm tin (có dấu hoặc không dấu)' : `Tìm trong «${categoryNames[filter.category]}»`}
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
