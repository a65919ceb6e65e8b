import { createContext, data, redirect } from 'react-router'
import { askPage, readPage, refusePage } from '../../../platform/http/context.ts'
import { Area } from '../../../platform/ui/form.tsx'
import { liveNumber } from '../../../platform/ui/live.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { publicAddress, residentOf } from '../../consultation/visitor.reads.ts'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { notHere } from '../../people/access.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { sendComment } from '../comment.actions.ts'
import { momentOf } from '../moment.rules.ts'
import { cardHref } from '../picture.views.ts'
import { retention } from '../procedures.ts'
import { findArticle, movedFigures, type PublicArticle } from '../public.reads.ts'
import { idOfSlug, newsPath, newsPathEn } from '../slug.rules.ts'
import { privacyText } from '../text.ts'
import type { Published } from '../types.ts'
import { articleView, commentView, newsLineView, overView } from '../views.ts'
import type { Route } from './+types/public-article.page'
import { ArticleText } from './article-text.part.tsx'
import { Comments } from './comments.part.tsx'
import styles from './news.module.css'
import { NewsLines } from './news-lines.part.tsx'
import { Taking } from './taking.part.tsx'

export const handle = { menu: '/tin-tuc', speaks: true }

/** A form was answered with this page: what was typed stands on it, so it does not lead on to another address. */
const answersForm = createContext(false)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { today, now } = context.get(visitContext)
  const moment = momentOf(today, now)
  const found = await askPage(context, (ctx) => findArticle(ctx, idOfSlug(params.slug), moment))
  if (found.kind === 'none') throw refusePage(context, notHere)
  const other = found.others.map(newsLineView)
  // gone, not lost: whoever follows an old link is told why, and programs may forget it
  if (found.kind === 'over') return data({ kind: 'over' as const, over: overView(found.article), other }, { status: 410 })
  const path = newsPath(found.article)
  if (path !== `/tin-tuc/${params.slug}` && !context.get(answersForm)) throw redirect(path, 301)
  const url = publicAddress(context)
  return {
    ...{ kind: 'public' as const, other, url, address: `${url}${path}`, head: headOf(found.article, url) },
    article: await viewOf(context, found),
    comments: found.comments.map(commentView),
    // a mark: the number is put in as the page leaves, also where the page was kept
    views: liveNumber(`views:${path}`),
    privacy: privacyText(retention.contact.days),
  }
}

/** Few articles have figures or criteria; the others are asked nothing more. */
async function viewOf(context: Route.LoaderArgs['context'], found: PublicArticle) {
  const { criteria } = found.article.text
  if (found.figures.size + criteria.length === 0) return articleView(found, new Map())
  return readPage(context, async (ctx) => {
    const names = await criterionNames(ctx, criteria)
    return { ...articleView(found, await movedFigures(ctx, found)), criteria: criteria.map((one) => names.get(one) ?? one) }
  })
}

/** What programs that read the page are told of it. */
function headOf({ text, slugEn, id, card, publishOn, approvedAt, unitName, ...of }: Published, url: string) {
  const address = `${url}${newsPath({ slug: of.slug, id })}`
  return {
    card: card === null ? null : `${url}${cardHref(card)}`,
    english: slugEn === null ? null : `${url}${newsPathEn({ slugEn, id })}`,
    structured: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: text.title,
      description: text.sapo,
      datePublished: publishOn,
      dateModified: approvedAt.toISOString(),
      author: { '@type': 'Organization', name: text.byline },
      publisher: { '@type': 'GovernmentOrganization', name: unitName },
      mainEntityOfPage: address,
      inLanguage: 'vi',
      ...(card === null ? {} : { image: [`${url}${cardHref(card)}`] }),
      ...(text.sourceLink === null ? {} : { isBasedOn: text.sourceLink }),
    },
  }
}

export const meta = ({ loaderData }: Route.MetaArgs) => {
  if (!loaderData) return []
  if (loaderData.kind === 'over') return [{ title: 'Bài không còn công khai – Nông thôn mới' }, { name: 'robots', content: 'noindex' }]
  const { article, address, head } = loaderData
  return [
    { title: `${article.title} – Nông thôn mới` },
    { name: 'description', content: article.sapo },
    { tagName: 'link', rel: 'canonical', href: address },
    ...(head.english === null ? [] : [{ tagName: 'link', rel: 'alternate', hrefLang: 'en', href: head.english }]),
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: article.title },
    { property: 'og:description', content: article.sapo },
    { property: 'og:url', content: address },
    { property: 'og:locale', content: 'vi_VN' },
    ...(head.card === null
      ? []
      : [
          { property: 'og:image', content: head.card },
          { property: 'og:image:width', content: '1200' },
          { property: 'og:image:height', content: '630' },
        ]),
    { 'script:ld+json': head.structured },
  ]
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const sent = await sendComment(await residentOf(context), idOfSlug(params.slug), (name) => typed[name] ?? '')
  if (sent.ok) return redirect('/tin-tuc/binh-luan/da-nhan', 303)
  context.set(answersForm, true)
  return data({ problem: sent.refusal, typed }, { status: sent.refusal.status ?? 422 })
}

export default function PublicArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.kind === 'over') return <Over {...loaderData} answer={actionData} />
  const { article, other, address, comments, views, privacy } = loaderData
  return (
    <>
      {actionData?.problem ? <title>{`Lỗi: ${article.title} – Nông thôn mới`}</title> : null}
      <article className={styles.article}>
        <ArticleText article={article} views={views} />
        <Taking address={address} english={article.english} />
      </article>
      <Comments comments={comments} problem={actionData?.problem ?? null} typed={actionData?.typed ?? {}} privacy={privacy} />
      <Other lines={other} />
    </>
  )
}

type Lines = ReturnType<typeof newsLineView>[]

function Other({ lines }: { lines: Lines }) {
  if (lines.length === 0) return null
  return (
    <section className={`section ${styles.screen}`}>
      <h2>Tin khác</h2>
      <NewsLines lines={lines} level={3} />
    </section>
  )
}

type OverProps = { over: ReturnType<typeof overView>; other: Lines; answer: Route.ComponentProps['actionData'] }

function Over({ over, other, answer }: OverProps) {
  return (
    <>
      <PageHead crumbs={[{ href: '/tin-tuc', text: 'Tin tức' }]} title="Bài không còn công khai" lead={`«${over.title}»`}>
        <p>{over.why}</p>
        <p>
          Tìm bài khác tại <a href="/tin-tuc">trang tin tức</a>, hoặc xem <a href="/ket-qua">kết quả đã công bố</a>.
        </p>
      </PageHead>
      <Problem problem={answer?.problem} />
      {answer ? (
        <Area name="da-viet" label="Bình luận đã viết, chưa gửi được" rows={5} readOnly defaultValue={answer.typed['noi-dung']} />
      ) : null}
      <Other lines={other} />
    </>
  )
}
