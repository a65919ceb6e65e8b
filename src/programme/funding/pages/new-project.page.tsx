import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { actingOf, pageAsked, placeAsked, typedOf } from '../frame.reads.ts'
import { enterProject } from '../project.actions.ts'
import { communeSet } from '../reads.ts'
import type { Route } from './+types/new-project.page'
import { Amount, Sending } from './fields.part.tsx'
import styles from './funding.module.css'
import { queryOf } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Ghi dự án – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { actor, params, shown } = await pageAsked(ctx, context, request)
    await placeAsked(ctx, actor, params, 'funding.enter')
    const set = await communeSet(ctx)
    return { ...shown, today: ctx.today, set: set && { name: set.name, criteria: set.criteria.map(({ code, name }) => ({ code, name })) } }
  })

export async function action({ request, context }: Route.ActionArgs) {
  const { actor } = visitorOf(context)
  const { typed, form, sending } = await typedOf(request)
  const chosen = form.getAll('tieu-chi').map(String)
  const { unit } = await readPage(context, (ctx) => placeAsked(ctx, actor, new URL(request.url).searchParams, 'funding.enter'))
  const opened = await enterProject(actingOf(context, sending), unit.id, typed, chosen)
  if (opened.ok) return redirect(`/von/du-an/${opened.value.projectId}`, 303)
  if (opened.refusal.status === 404) throw refusePage(context, opened.refusal)
  return data({ typed, chosen, problem: opened.refusal }, { status: opened.refusal.status ?? 422 })
}

export default function NewProjectPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, set, today, sending } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead crumbs={[{ href: `/von/du-an${queryOf(place)}`, text: 'Dự án' }]} title={`Ghi dự án của ${place.name}`} />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Sending value={typed['lan-gui'] ?? sending} />
        <Field name="ten" label="Tên dự án, công trình, mô hình" required maxLength={300} defaultValue={typed.ten} />
        <Fields>
          <Amount label="Tổng mức đầu tư" typed={typed} />
          <Field name="van-ban" label="Quyết định phê duyệt" required maxLength={200} defaultValue={typed['van-ban']} hint="Số, ký hiệu." />
          <Field name="ngay" label="Ngày quyết định" type="date" required defaultValue={typed.ngay ?? today} />
        </Fields>
        {set ? (
          <fieldset className={styles.criteria}>
            <legend>{`Phục vụ tiêu chí nào (${set.name})`}</legend>
            {set.criteria.map(({ code, name }) => (
              <label key={code}>
                <input type="checkbox" name="tieu-chi" value={code} defaultChecked={actionData?.chosen.includes(code)} />
                <span>{`${code}. ${name}`}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p className="muted">Chưa có bộ tiêu chí xã nào đang có hiệu lực; dự án được ghi không kèm tiêu chí.</p>
        )}
        <button type="submit">Ghi dự án</button>
      </Form>
    </>
  )
}
