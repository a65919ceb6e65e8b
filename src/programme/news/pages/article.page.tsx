import { data, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { notHere } from '../../people/access.ts'
import { type Acting, actingOf, visitorOf } from '../../people/visit.reads.ts'
import { approve } from '../approve.actions.ts'
import { act, restore } from '../article.actions.ts'
import { categoriesOf } from '../category.reads.ts'
import { momentOf } from '../moment.rules.ts'
import { placeNamesOf } from '../public.reads.ts'
import { previewFigures, seenArticle, stepsOf, versionsOf } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { acts } from '../types.ts'
import { articleFacts, articleView, pictureChoice, stepView, versionLineView } from '../views.ts'
import type { Route } from './+types/article.page'
import { ArticleText } from './article-text.part.tsx'
import { Deeds } from './deeds.part.tsx'
import styles from './news.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Bài'} – Biên tập – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, now } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenArticle(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { article, version, published, pictures } = seen
    const moment = momentOf(ctx.today, now)
    const figures = await previewFigures(ctx, article.unitId, `${version.body} ${version.bodyEn ?? ''}`)
    const schedule = {
      publishOn: ctx.today,
      publishMinute: moment.minute,
      expiresOn: null,
      endedOn: null,
      endedBecause: null,
      approvedAt: now,
    }
    const { id, unitId, unitName } = article
    const category = (await categoriesOf(ctx)).find(({ slug }) => slug === version.category)
    const filed = { categoryName: category?.name ?? version.category, categoryNameEn: category?.nameEn ?? '' }
    const shown = {
      id,
      unitId,
      unitName,
      version: version.number,
      slug: '',
      slugEn: null,
      card: null,
      ...schedule,
      ...filed,
      text: version,
    }
    const names = await criterionNames(ctx, version.criteria)
    const preview = articleView(
      { article: shown, placeNames: await placeNamesOf(ctx, version.places), pictures, corrections: [], figures },
      new Map(),
    )
    return {
      ...{ title: version.title, acts: seen.acts, writes: seen.writes },
      article: articleFacts(article, published, moment),
      preview: { ...preview, criteria: version.criteria.map((one) => names.get(one) ?? one), hasEnglish: version.titleEn !== null },
      correction: version.correction,
      steps: (await stepsOf(ctx, article)).map(stepView).toReversed(),
      versions: (await versionsOf(ctx, article)).map(versionLineView),
      pictures: pictures.map(pictureChoice),
      today: ctx.today,
    }
  })
}

type Given = (name: string) => string

function deed(acting: Acting, context: Route.ActionArgs['context'], id: number, given: Given): Promise<Result<object>> | null {
  const seen = parseId(given('ban'))
  if (given('viec') === 'approve') return approve(acting, context.get(contexts.app).files, id, seen, given)
  if (given('viec') === 'khoi-phuc') return restore(acting, id, seen, parseId(given('so-ban')))
  const what = acts.find((one) => one === given('viec'))
  return what && what !== 'approve' ? act(acting, id, seen, what, given('ly-do')) : null
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  const done = await deed(actingOf(context), context, id, (name) => typed[name] ?? '')
  if (done === null) throw refusePage(context, notHere)
  if (done.ok) return redirect(`/bien-tap/${id}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ typed, problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  const { title, article, preview, correction, writes } = loaderData
  return (
    <>
      {actionData?.problem ? <title>{`Lỗi: ${title} – Biên tập – Nông thôn mới`}</title> : null}
      <PageHead
        crumbs={[{ href: '/bien-tap', text: 'Biên tập' }]}
        kicker={`Bài số ${article.id} · ${article.unitName}`}
        title={title}
        lead={`${article.state}. ${article.public}`}
      >
        <p>
          {writes ? (
            <>
              <a href={`/bien-tap/${article.id}/soan`}>Soạn bài</a> · <a href={`/bien-tap/${article.id}/anh`}>Ảnh</a>
            </>
          ) : null}
          {article.href ? (
            <>
              {writes ? ' · ' : null}
              <a href={article.href}>Trang công khai</a>
            </>
          ) : null}
        </p>
      </PageHead>
      <Problem problem={actionData?.problem} />
      <Facts
        facts={[
          { name: 'Người viết', value: article.author },
          { name: 'Bản mới nhất', value: article.version },
          { name: 'Bản đang công khai', value: article.liveVersion ?? 'chưa có' },
          { name: 'Bản tiếng Anh', value: preview.hasEnglish ? 'có' : 'không' },
        ]}
      />
      {correction === null ? null : (
        <Strip kind="note">
          <p>Đính chính sẽ hiện trên bài: {correction}</p>
        </Strip>
      )}
      <Deeds
        acts={loaderData.acts}
        steps={article.steps}
        isLive={article.isLive}
        today={loaderData.today}
        typed={actionData?.typed ?? {}}
      />
      <Section title={`Xem trước bản ${article.version}`} lead="Như người đọc sẽ thấy; số liệu là số công bố hôm nay.">
        <div className={`${styles.article} ${styles.preview}`}>
          <ArticleText article={preview} views={null} />
        </div>
      </Section>
      <Versions {...loaderData} />
      <Steps {...loaderData} />
    </>
  )
}

function Versions({ versions, article }: Pick<Loaded, 'versions' | 'article'>) {
  return (
    <Section title="Các bản">
      <ul className={styles.steps}>
        {versions.map((one) => (
          <li key={one.number}>
            <a href={`/bien-tap/${article.id}/ban/${one.number}`}>
              Bản {one.number}: {one.title}
            </a>
            {one.note === '' ? '' : `. ${one.note}`}
            <p className="source">
              {one.who}
              {one.number === article.liveVersion ? ' · bản đã duyệt công khai' : ''}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Steps({ steps }: Pick<Loaded, 'steps'>) {
  return (
    <Section title="Quá trình">
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.number}>
            <strong>{step.name}</strong>
            {step.reason ? `: ${step.reason}` : ''}
            <p className="source">{step.who}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
