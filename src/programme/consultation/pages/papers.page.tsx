import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { enterPapers } from '../batch.actions.ts'
import { wholeSurvey } from '../reads.ts'
import { idOf } from '../survey.rules.ts'
import { answerNames } from '../text.ts'
import { answers, type Counts } from '../types.ts'
import { titleOf } from '../views.ts'
import { actingOf } from '../visitor.reads.ts'
import type { Route } from './+types/papers.page'
import styles from './consultation.module.css'

export const meta: MetaFunction = () => [{ title: 'Nhập lô phiếu giấy – Nông thôn mới' }]

const names: (keyof Counts)[] = [...answers, 'blank']

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeSurvey(ctx, idOf(params.id))
    if (!whole) throw refusePage(context, notHere)
    const held = allowed(actor, 'survey.enter', await placeOf(ctx, whole.survey.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    const { survey } = whole
    return { id: survey.id, title: titleOf(survey), contents: survey.contents.map(({ key, text }) => ({ key, text })) }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const counts: Record<string, Record<keyof Counts, string>> = {}
  for (const [name, value] of Object.entries(typed)) {
    const [key = '', answer] = name.split('.')
    const of = names.find((one) => one === answer)
    if (!of) continue
    counts[key] ??= { satisfied: '', notSatisfied: '', noOpinion: '', blank: '' }
    counts[key][of] = value
  }
  const surveyId = idOf(params.id)
  const given = { label: typed.thon ?? '', papers: typed['so-phieu'] ?? '', scan: typed['ban-quet'] ?? '', counts }
  const entered = await enterPapers(await actingOf(context), surveyId, given)
  if (entered.ok) return redirect(`/lay-y-kien/dot/${surveyId}`, 303)
  if (entered.refusal.status === 404) throw refusePage(context, entered.refusal)
  return data({ typed, problem: entered.refusal }, { status: entered.refusal.status ?? 422 })
}

export default function PapersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, contents } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  const hrefOf = (where: string) => {
    const key = contents.find(({ text }) => text === where)?.key
    return key && `#${key}`
  }
  return (
    <>
      <PageHead
        crumbs={[{ href: `/lay-y-kien/dot/${id}`, text: title }]}
        title="Nhập lô phiếu giấy"
        lead="Đếm phiếu của một thôn, nhập số phiếu cho từng ý. Bốn số của mỗi nội dung phải cộng đúng số phiếu của lô."
      />
      <Problem problem={actionData?.problem} at={hrefOf} />
      <Form wide>
        <Fields>
          <Field name="thon" label="Thôn, khu vực" required maxLength={120} defaultValue={typed.thon} />
          <Field name="so-phieu" label="Số phiếu" required maxLength={7} inputMode="numeric" defaultValue={typed['so-phieu']} />
          <Field
            name="ban-quet"
            label="Nơi lưu bản quét"
            required
            maxLength={200}
            defaultValue={typed['ban-quet']}
            hint="Tên tệp hoặc hộp hồ sơ."
          />
        </Fields>
        <div className={styles.counts}>
          {contents.map(({ key, text }) => (
            <fieldset key={key} id={key} className={styles.question}>
              <legend>{text}</legend>
              <div className={styles.countRow}>
                {names.map((name) => (
                  <label key={name}>
                    {answerNames[name]}
                    <input name={`${key}.${name}`} inputMode="numeric" maxLength={7} defaultValue={typed[`${key}.${name}`]} />
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <button type="submit">Ghi lô phiếu</button>
      </Form>
    </>
  )
}
