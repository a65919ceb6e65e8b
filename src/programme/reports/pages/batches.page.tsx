import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { askBatch } from '../batch.actions.ts'
import { batchesOf } from '../batch.reads.ts'
import { batchView } from '../batch.views.ts'
import { dueNow } from '../regime.reads.ts'
import type { Route } from './+types/batches.page'
import { DuePeriods, duePeriods } from './due-periods.part.tsx'
import { readPeriod } from './period-fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Báo cáo hàng loạt – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => ({
    unitName: actor.chosen?.unitName ?? '',
    due: duePeriods(await dueNow(ctx, unitId, true)),
    batches: (await batchesOf(ctx, unitId)).map(batchView),
  }))
}

export async function action({ request, context }: Route.ActionArgs) {
  const typed = readPeriod(await request.formData())
  const answer = await askBatch(actingOf(context), typed['che-do'], { year: parseId(typed.nam), number: parseId(typed.so) })
  if (answer.ok) return redirect(`/bao-cao/hang-loat/${answer.value.id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ problem: answer.refusal, typed }, { status: answer.refusal.status ?? 422 })
}

export default function BatchesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, due, batches } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/bao-cao', text: 'Báo cáo' }]}
        title="Báo cáo hàng loạt"
        lead={`Báo cáo của mọi xã thuộc ${unitName} trong một kỳ, mỗi xã một tệp PDF. Xã đã gửi: bản đã gửi; xã chưa gửi: dựng từ dữ liệu.`}
      />
      <Problem problem={actionData?.problem} />
      <DuePeriods
        title="Lập hàng loạt"
        lead="Chọn kỳ; các báo cáo được lập lần lượt, có thể rời trang trong lúc chờ."
        button="Lập hàng loạt"
        due={due}
        typed={actionData?.typed}
      />
      <Section title="Các lần lập">
        <DataTable
          caption="Các lần lập"
          captionHidden
          rows={batches}
          keyOf={({ id }) => id}
          empty="Chưa lập lần nào."
          columns={[
            { key: 'title', head: 'Kỳ', width: 'third', cell: ({ id, title }) => <a href={`/bao-cao/hang-loat/${id}`}>{title}</a> },
            { key: 'asked', head: 'Người lập, lúc', cell: ({ asked }) => asked },
            { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
          ]}
        />
      </Section>
    </>
  )
}
