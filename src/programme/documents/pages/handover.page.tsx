import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { noteHandover } from '../file.actions.ts'
import { filesFor } from '../file.reads.ts'
import { handoverNames } from '../file.text.ts'
import { handoverStatuses } from '../file.types.ts'
import { handoverView } from '../file.views.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/handover.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Bàn giao: ${loaderData?.subject ?? 'văn bản'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const found = await filesFor(ctx, actor, parseId(params.id))
    if (!found) throw refusePage(context, refusals.unknown)
    const { document, adds, handovers } = found
    const isNumbered = document.number !== null
    return { id: document.id, subject: document.subject, isNumbered, adds: adds && isNumbered, handovers: handovers.map(handoverView) }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  const noted = await noteHandover(actingOf(context), id, typed)
  if (noted.ok) return redirect(`/van-ban-di/${id}/ban-giao`, 303)
  if (noted.refusal.status === 404) throw refusePage(context, noted.refusal)
  return data({ typed, problem: noted.refusal }, { status: noted.refusal.status ?? 422 })
}

export default function HandoverPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, subject, isNumbered, adds, handovers } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/van-ban-di', text: 'Văn bản đi' },
          { href: `/van-ban-di/${id}`, text: subject },
        ]}
        title="Bàn giao sang hệ thống quản lý văn bản"
        lead="Gói bàn giao gồm tệp PDF và dữ liệu XML theo tên trường của Phụ lục VI Nghị định 30/2020/NĐ-CP; trường chưa biết để trống."
      />
      <Problem problem={actionData?.problem} />
      {isNumbered ? (
        <p>
          <a href={`/van-ban-di/${id}/ban-giao/goi`} download>
            Tải gói bàn giao (ZIP)
          </a>
        </p>
      ) : (
        <p className="muted">Văn bản chưa có số nên chưa bàn giao được.</p>
      )}
      <Section title="Các lần bàn giao">
        <DataTable
          caption="Các lần bàn giao"
          captionHidden
          rows={handovers}
          keyOf={({ number }) => number}
          empty="Chưa ghi lần bàn giao nào."
          columns={[
            { key: 'status', head: 'Kết quả', cell: ({ status }) => status },
            { key: 'received', head: 'Số đến', cell: ({ received }) => received || '–' },
            { key: 'note', head: 'Ghi chú', cell: ({ note }) => note || '–' },
            { key: 'by', head: 'Người ghi', cell: ({ by }) => by },
          ]}
        />
      </Section>
      {adds ? (
        <Section title="Ghi kết quả bàn giao">
          <Form wide>
            <Fields>
              <Choice
                name="ket-qua"
                label="Kết quả"
                defaultValue={typed['ket-qua']}
                options={handoverStatuses.map((status) => ({ value: status, text: handoverNames[status] }))}
              />
              <Field name="so-den" label="Số đến" maxLength={30} defaultValue={typed['so-den']} hint="Khi đã tiếp nhận" />
              <Field name="ngay-den" label="Ngày đến" maxLength={10} defaultValue={typed['ngay-den']} hint="Ví dụ 05/02/2026" />
              <Field name="ghi-chu" label="Ghi chú, lý do bị từ chối" maxLength={300} defaultValue={typed['ghi-chu']} />
            </Fields>
            <button type="submit">Ghi kết quả</button>
          </Form>
        </Section>
      ) : null}
    </>
  )
}
