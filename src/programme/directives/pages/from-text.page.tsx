import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { notHere } from '../../people/access.ts'
import { actingOf } from '../../people/visit.reads.ts'
import { readDirectives } from '../../reading/directive.rules.ts'
import { documentOf } from '../../reading/reads.ts'
import { giveDrafts } from '../draft.actions.ts'
import { choicesOf, directoryOf } from '../draft.reads.ts'
import { type Draft, draftsOf, emptyDraft } from '../draft.rules.ts'
import { draftsIn } from '../draft-form.rules.ts'
import { sourceNames } from '../text.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/from-text.page'
import { Drafts } from './draft.part.tsx'

export const meta: Route.MetaFunction = () => [{ title: 'Giao việc từ văn bản – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const here = hereOf(context)
  return readPage(context, (ctx) => choicesOf(ctx, here.unitId))
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const source = { kind: given('nguon') === 'document' ? 'document' : 'text', title: given('ten'), day: given('ngay') } as const
  if (given('viec') === 'doc') {
    const text = await documentOf({ text: given('van-ban'), file: null })
    const directory = await readPage(context, (ctx) => directoryOf(ctx, hereOf(context).unitId))
    const found = draftsOf(readDirectives(text), directory, parseDate(source.day))
    return data({ source, found: found.length, drafts: [...found, emptyDraft], problem: null })
  }
  if (given('viec') !== 'giao') throw refusePage(context, notHere)
  const drafts: Draft[] = draftsIn(given)
  const answer = await giveDrafts(actingOf(context), source, drafts)
  if (answer.ok) return redirect('/nhiem-vu', 303)
  return data({ source, found: null, drafts, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function FromTextPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[{ href: '/nhiem-vu', text: 'Nhiệm vụ' }]}
        title="Giao việc từ văn bản"
        lead="Dán kết luận hoặc tin đã đăng; hệ thống đề xuất từng việc, người giao nhận, sửa hoặc bỏ. Chưa giao thì không lưu gì."
      />
      <Problem problem={actionData?.problem} />
      {actionData ? <Drafts {...loaderData} source={actionData.source} drafts={actionData.drafts} found={actionData.found} /> : <Paste />}
    </>
  )
}

function Paste() {
  return (
    <Section title="Văn bản">
      <Form wide>
        <input type="hidden" name="viec" value="doc" />
        <Fields>
          <Field name="ten" label="Tên văn bản, cuộc họp" required maxLength={300} hint="Ví dụ: Thông báo kết luận hội nghị quý I." />
          <Field name="ngay" label="Ngày của văn bản" type="date" hint="Để trống nếu không biết; hạn không ghi năm sẽ để trống." />
          <Choice
            name="nguon"
            label="Nguồn"
            options={(['document', 'text'] as const).map((kind) => ({ value: kind, text: sourceNames[kind] }))}
          />
        </Fields>
        <Area name="van-ban" label="Nội dung" rows={14} maxLength={90_000} hint="Để trống rồi bấm Đọc để tự ghi việc, không cần văn bản." />
        <button type="submit">Đọc và đề xuất việc</button>
      </Form>
    </Section>
  )
}
