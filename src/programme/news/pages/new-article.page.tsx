import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { criteriaChoices } from '../../criteria/choice.reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { begin } from '../article.actions.ts'
import { categoriesOf } from '../category.reads.ts'
import { figureChoices } from '../figure.reads.ts'
import { categoryChoices, typedOf, withFigure } from '../filled.views.ts'
import type { Route } from './+types/new-article.page'
import { ArticleForm, type Filled } from './article-form.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Viết bài – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => ({
    criteria: await criteriaChoices(ctx),
    categories: categoryChoices(await categoriesOf(ctx), null),
    figures: figureChoices,
    byline: `${actor.name} (${actor.chosen?.bodyName ?? ''})`,
  }))
}

export async function action({ request, context }: Route.ActionArgs) {
  const typed = typedOf(await request.formData())
  if (typed.viec === 'chen') return data({ typed: withFigure(typed), problem: null })
  const begun = await begin(actingOf(context), (name) => typed[name] ?? '')
  if (begun.ok) return redirect(`/bien-tap/${begun.value.id}`, 303)
  return data({ typed, problem: begun.refusal }, { status: begun.refusal.status ?? 422 })
}

export default function NewArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  const { criteria, categories, figures, byline } = loaderData
  const filled: Filled = actionData?.typed ?? { 'tac-gia': byline }
  return (
    <>
      {actionData?.problem ? <title>Lỗi: Viết bài – Nông thôn mới</title> : null}
      <PageHead crumbs={[{ href: '/bien-tap', text: 'Biên tập' }]} title="Viết bài" />
      <Problem problem={actionData?.problem} />
      <ArticleForm
        filled={filled}
        steps={0}
        pictures={[]}
        criteria={criteria}
        categories={categories}
        figures={figures}
        isLive={false}
        id={null}
      />
    </>
  )
}
