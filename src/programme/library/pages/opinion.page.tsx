import { randomUUID } from 'node:crypto'
import { data, type HeadersFunction, type MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { residentOf } from '../../consultation/visitor.reads.ts'
import { sendOpinion } from '../opinion.actions.ts'
import { publicDocument } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { documentView } from '../views.ts'
import type { Route } from './+types/opinion.page'

export const meta: MetaFunction = () => [{ title: 'Góp ý dự thảo – Nông thôn mới' }]

/** Each form has a key of its own, so it stays in no memory. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ context, params }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => {
    const found = await publicDocument(ctx, parseId(params.id), null)
    if (!found) throw refusePage(context, refusals.gone)
    const { id, title, draft } = documentView(found, ctx.today)
    if (!draft?.isOpen) throw refusePage(context, refusals.closed)
    return { id, title, draft, key: randomUUID() }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const sent = await sendOpinion(await residentOf(context), parseId(params.id), given)
  if (sent.ok) return { problem: null, typed: '' }
  return data({ problem: sent.refusal, typed: given('y-kien') }, { status: sent.refusal.status ?? 422 })
}

export default function OpinionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, draft, key } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/van-ban', text: 'Văn bản' },
          { href: `/van-ban/${id}`, text: 'Dự thảo' },
        ]}
        title={`Góp ý dự thảo: ${title}`}
        lead={`Nhận ý kiến ${draft.window}. Không cần tài khoản, không ghi tên người gửi.`}
      />
      <Problem problem={actionData?.problem} />
      {actionData && !actionData.problem ? (
        <Strip kind="note">
          <p role="status">Đã nhận ý kiến. Bản tổng hợp, tiếp thu, giải trình sẽ ở trang dự thảo sau khi hết hạn.</p>
        </Strip>
      ) : (
        <Form>
          <input type="hidden" name="khoa" value={key} />
          <Area
            name="y-kien"
            label="Ý kiến"
            rows={8}
            required
            maxLength={8000}
            defaultValue={actionData?.typed}
            hint="Nêu rõ điều, khoản và đề nghị sửa thế nào. Không ghi tên, số điện thoại của cá nhân."
          />
          <Field name="to-chuc" label="Cơ quan, tổ chức (không bắt buộc)" maxLength={200} />
          <button type="submit">Gửi ý kiến</button>
        </Form>
      )}
    </>
  )
}
