import { readPage, refusePage } from '../../../platform/http/context.ts'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { categoriesOf } from '../category.reads.ts'
import { momentOf, timeText } from '../moment.rules.ts'
import { jpegHref } from '../picture.views.ts'
import { feedLines } from '../public.reads.ts'
import { newsPath } from '../slug.rules.ts'
import type { Route } from './+types/feed.page'

/** The newest articles for programs that follow news: `tat-ca.rss`, or of a category `ocop.atom`. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [, name, kind] = /^([a-z0-9-]{2,60})\.(rss|atom)$/.exec(params.file) ?? []
  const { now, today } = context.get(visitContext)
  const { lines, category } = await readPage(context, async (ctx) => {
    const found = (await categoriesOf(ctx)).find(({ slug }) => slug === name) ?? null
    if (!kind || (found === null && name !== 'tat-ca')) throw refusePage(context, notHere)
    return { category: found, lines: await feedLines(ctx, found?.slug ?? null, momentOf(ctx.today, now)) }
  })
  const { Feed } = await import('feed')
  const url = publicAddress(context)
  const instant = (day: string, minute: number) => new Date(`${day}T${timeText(minute)}:00+07:00`)
  const [first] = lines
  const feed = new Feed({
    title: category === null ? 'Nông thôn mới – Tin tức' : `Nông thôn mới – ${category.name}`,
    description: 'Tin tức xây dựng nông thôn mới',
    id: `${url}/tin-tuc`,
    link: category === null ? `${url}/tin-tuc` : `${url}/tin-tuc?chuyen-muc=${category.slug}`,
    language: 'vi',
    copyright: 'Ghi rõ nguồn khi dùng lại',
    generator: 'ntm',
    // the same answer for everybody as long as nothing is new
    updated: first ? instant(first.publishOn, first.publishMinute) : instant(today, 0),
    feedLinks: { [`${kind}`]: `${url}/tin-tuc/nguon-tin/${name}.${kind}` },
  })
  for (const line of lines)
    feed.addItem({
      title: line.title,
      id: `${url}/tin-tuc/bai-${line.id}`,
      link: `${url}${newsPath(line)}`,
      description: line.sapo,
      date: instant(line.publishOn, line.publishMinute),
      author: [{ name: line.byline }],
      category: [{ name: line.categoryName }],
      ...(line.thumb === null ? {} : { image: `${url}${jpegHref(line.thumb)}` }),
    })
  const isRss = kind === 'rss'
  const headers = { 'Content-Type': `${isRss ? 'application/rss+xml' : 'application/atom+xml'}; charset=utf-8` }
  return new Response(isRss ? feed.rss2() : feed.atom1(), { headers })
}
