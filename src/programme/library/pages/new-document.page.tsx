import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { enterDocument } from '../entry.actions.ts'
import { choicesOf } from '../reads.ts'
import type { Route } from './+types/new-document.page'
import { DocumentFields } from './fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Nhập văn bản – Nông thôn mới' }]

export const loader = ({ context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => ({ key: randomUUID(), choices: await choicesOf(ctx) }))

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const house = visitorOf(context).accounts.db
  const entered = await enterDocument({ ...actingOf(context), house }, (name) => typed[name] ?? '')
  if (entered.ok) return redirect(`/van-ban/quan-ly/${entered.value.id}`, 303)
  return data({ problem: entered.refusal, typed }, { status: entered.refusal.status ?? 422 })
}

export default function NewDocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { key, choices } = loaderData
  const typed = actionData?.typed ?? {}
  return (
    <>
      {actionData ? <title>Lỗi: Nhập văn bản – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/van-ban/quan-ly', text: 'Thư viện văn bản' }]}
        title="Nhập văn bản"
        lead="Văn bản vào thư viện của cơ quan; chỉ công khai sau khi có người duyệt."
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <input type="hidden" name="khoa" value={typed.khoa || key} />
        <DocumentFields typed={typed} {...choices} />
        <button type="submit">Ghi vào thư viện</button>
      </Form>
    </>
  )
}
