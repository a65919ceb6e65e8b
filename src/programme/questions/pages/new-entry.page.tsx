import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { criteriaChoices } from '../../criteria/choice.reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { begin } from '../entry.actions.ts'
import { typedOf } from '../entry.rules.ts'
import { takenOver } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/new-entry.page'
import { EntryFields } from './entry-fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Soạn câu hỏi – Nông thôn mới' }]

const answerIn = (request: Request) => parseId(new URL(request.url).searchParams.get('tra-loi') ?? '')

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const answerId = answerIn(request)
  return readPage(context, async (ctx) => {
    const taken = await takenOver(ctx, actor, answerId)
    if (answerId !== 0 && taken === null) throw refusePage(context, refusals.unknownAnswer)
    return { answerId, taken, criteria: await criteriaChoices(ctx) }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const typed = typedOf(await request.formData())
  const begun = await begin(actingOf(context), (name) => typed[name] ?? '', answerIn(request))
  if (begun.ok) return redirect(`/bien-tap/hoi-dap/${begun.value.id}`, 303)
  return data({ typed, problem: begun.refusal }, { status: begun.refusal.status ?? 422 })
}

export default function NewEntryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { answerId, taken, criteria } = loaderData
  const filled = actionData?.typed ?? { 'cau-hoi': taken?.question, 'tra-loi': taken?.answer }
  return (
    <>
      {actionData ? <title>Lỗi: Soạn câu hỏi – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/bien-tap/hoi-dap', text: 'Soạn hỏi đáp' }]}
        title="Soạn câu hỏi"
        lead={
          taken
            ? `Lấy từ góp ý đã trả lời công khai số ${answerId}: chỉ lấy nội dung, không lấy tên người. Sửa cho gọn, cho đúng với mọi nơi rồi ghi.`
            : 'Câu nhiều người hỏi, viết ngắn, dẫn văn bản. Chỉ công khai sau khi người khác duyệt.'
        }
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <EntryFields filled={filled} criteria={criteria} />
        <button type="submit">Ghi câu hỏi</button>
      </Form>
    </>
  )
}
