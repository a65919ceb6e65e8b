import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { meetingsFor } from '../reads.ts'
import { lineView } from '../views.ts'
import type { Route } from './+types/meetings.page'

export const meta: MetaFunction = () => [{ title: 'Hội nghị – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  const [page, pastPage] = [parseId(query.get('trang') ?? '') || 1, parseId(query.get('trang-truoc') ?? '') || 1]
  return readPage(context, async (ctx) => {
    const upcoming = await meetingsFor(ctx, actor, true, page)
    const past = await meetingsFor(ctx, actor, false, pastPage)
    return {
      unitName: actor.chosen?.unitName ?? '',
      holds: may(actor, 'meetings.hold'),
      ...{ page, pastPage, pages: upcoming.pages, pastPages: past.pages },
      upcoming: upcoming.rows.map(lineView),
      past: past.rows.map(lineView),
    }
  })
}

export default function MeetingsPage({ loaderData }: Route.ComponentProps) {
  const { unitName, holds, upcoming, past, page, pastPage, pages, pastPages } = loaderData
  return (
    <>
      <PageHead title="Hội nghị" lead={`Hội nghị, cuộc họp mà ${unitName} tổ chức hoặc được mời dự.`}>
        <p>
          {holds ? (
            <>
              <a href="/hoi-nghi/moi">Lập hội nghị mới</a>
              {' · '}
            </>
          ) : null}
          <a href="/hoi-nghi/tai-ve">Tải Excel</a>
        </p>
      </PageHead>
      <Section title="Hôm nay và sắp tới">
        <Lines rows={upcoming} caption="Hội nghị sắp tới" empty="Không có hội nghị nào sắp tới." />
        <Pages of={pages} page={page} href={(to) => `/hoi-nghi?trang=${to}&trang-truoc=${pastPage}`} />
      </Section>
      <Section title="Đã qua">
        <Lines rows={past} caption="Hội nghị đã qua" empty="Chưa có hội nghị nào." />
        <Pages of={pastPages} page={pastPage} href={(to) => `/hoi-nghi?trang=${page}&trang-truoc=${to}`} />
      </Section>
    </>
  )
}

type Line = Route.ComponentProps['loaderData']['past'][number]

function Lines({ rows, caption, empty }: { rows: Line[]; caption: string; empty: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'title', head: 'Hội nghị', width: 'third', cell: ({ id, title }) => <a href={`/hoi-nghi/${id}`}>{title}</a> },
        { key: 'when', head: 'Thời gian', cell: ({ when }) => when },
        { key: 'body', head: 'Cơ quan tổ chức', cell: ({ body }) => body },
        { key: 'kind', head: 'Hình thức, địa điểm', cell: ({ kind, place }) => `${kind}, ${place}` },
        { key: 'chair', head: 'Chủ trì', cell: ({ chair }) => chair },
        { key: 'state', head: 'Tình trạng', cell: ({ state, answer }) => (answer ? `${state}. ${answer}` : state) },
      ]}
    />
  )
}
