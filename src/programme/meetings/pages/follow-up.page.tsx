import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { followUpOf } from '../follow-up.reads.ts'
import { followUpRows, followUpText } from '../follow-up.views.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/follow-up.page'

export const meta: MetaFunction = () => [{ title: 'Kết luận kỳ trước – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    const found = seen?.within ? await followUpOf(ctx, seen.meeting) : null
    if (!seen || !found) throw refusePage(context, refusals.unknown)
    const { previous, tasks } = found
    return {
      ...{ id: seen.meeting.id, title: seen.meeting.title },
      previous: { id: previous.id, title: previous.title, heldOn: formatDate(previous.heldOn) },
      text: followUpText(tasks, ctx.today),
      rows: followUpRows(tasks, ctx.today),
    }
  })
}

export default function FollowUpPage({ loaderData }: Route.ComponentProps) {
  const { id, title, previous, text, rows } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}`, text: title },
        ]}
        kicker="Kết luận kỳ trước"
        title={text}
        lead={
          <>
            Từ <a href={`/hoi-nghi/${previous.id}/ket-luan`}>kết luận của {previous.title}</a>, ngày {previous.heldOn}.
          </>
        }
      >
        <p>
          <a href={`/hoi-nghi/${id}/ky-truoc/tai-ve`}>Tải Excel</a>
        </p>
      </PageHead>
      <DataTable
        caption="Nhiệm vụ từ kết luận kỳ trước"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        empty="Không có nhiệm vụ nào."
        columns={[
          { key: 'what', head: 'Nhiệm vụ', width: 'half', cell: (row) => <a href={`/nhiem-vu/${row.id}`}>{row.what}</a> },
          { key: 'who', head: 'Thực hiện', cell: ({ who }) => who },
          { key: 'due', head: 'Hạn', cell: ({ due, isLate }) => (isLate ? <strong>Quá hạn: {due}</strong> : due) },
          { key: 'state', head: 'Tình trạng', cell: ({ state, rollUp }) => (rollUp ? `${state} (${rollUp})` : state) },
        ]}
      />
    </>
  )
}
