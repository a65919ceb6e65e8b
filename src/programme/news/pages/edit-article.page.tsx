import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { criteriaChoices } from '../../criteria/choice.reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { rewrite } from '../article.actions.ts'
import { categoriesOf } from '../category.reads.ts'
import { figureChoices } from '../figure.reads.ts'
import { categoryChoices, filledOf, typedOf, withFigure } from '../filled.views.ts'
import { seenArticle } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { pictureChoice } from '../views.ts'
import type { Route } from './+types/edit-article.page'
import { ArticleForm, type Filled } from './article-form.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Soạn: ${loaderData?.title ?? 'bài'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenArticle(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    if (!seen.writes) throw refusePage(context, refusals.notWritable(seen.article.state))
    const { article, version, pictures } = seen
    return {
      ...{ id: article.id, title: version.title, steps: article.steps, isLive: article.liveVersion !== null },
      ...{ filled: filledOf(version), pictures: pictures.map(pictureChoice), criteria: await criteriaChoices(ctx), figures: figureChoices },
      categories: categoryChoices(await categoriesOf(ctx), version.category),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const typed = typedOf(await request.formData())
  if (typed.viec === 'chen') return data({ typed: withFigure(typed), problem: null })
  const id = parseId(params.id)
  const written = await rewrite(actingOf(context), id, parseId(typed.ban ?? ''), (name) => typed[name] ?? '')
  if (written.ok) return redirect(`/bien-tap/${id}`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function EditArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, steps, isLive, pictures, criteria, categories, figures } = loaderData
  const filled: Filled = actionData?.typed ?? loaderData.filled
  return (
    <>
      {actionData?.problem ? <title>{`Lỗi: Soạn: ${title} – Nông thôn mới`}</title> : null}
      <PageHead
        crumbs={[
          { href: '/bien-tap', text: 'Biên tập' },
          { href: `/bien-tap/${id}`, text: title },
        ]}
        title="Soạn bài"
      />
      <Problem problem={actionData?.problem} />
      <ArticleForm {...{ filled, steps, pictures, criteria, categories, figures, isLive, id }} />
    </>
  )
}
