import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { regimesAt } from '../regime.reads.ts'
import { certaintyNames } from '../text.ts'
import { regimeView } from '../views.ts'
import type { Route } from './+types/regimes.page'

export const meta: MetaFunction = () => [{ title: 'Chế độ báo cáo – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => ({
    unitName: actor.chosen?.unitName ?? '',
    settles: may(actor, 'reports.receive'),
    regimes: (await regimesAt(ctx, actor.chosen?.unitId ?? 0, ctx.today)).map(regimeView),
  }))
}

export default function RegimesPage({ loaderData }: Route.ComponentProps) {
  const { unitName, regimes, settles } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/bao-cao', text: 'Báo cáo' }]}
        title="Chế độ báo cáo"
        lead={`Các báo cáo định kỳ áp dụng tại ${unitName}: ai báo cáo, chốt số liệu và gửi ngày nào, theo văn bản nào.`}
      />
      <DataTable
        caption="Chế độ báo cáo"
        captionHidden
        rows={regimes}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'name',
            head: 'Báo cáo',
            width: 'third',
            cell: ({ code, name }) => (settles ? <a href={`/bao-cao/che-do/${code}`}>{name}</a> : name),
          },
          { key: 'required', head: 'Áp dụng', cell: ({ required }) => (required ? 'Bắt buộc' : 'Khi cần') },
          { key: 'window', head: 'Số liệu tính', cell: ({ window }) => window },
          { key: 'send', head: 'Hạn gửi', cell: ({ send }) => send },
          {
            key: 'source',
            head: 'Căn cứ',
            cell: ({ source, sendSource, certainty, setBy }) => (
              <>
                {setBy ? `${setBy}: ` : ''}
                {source === sendSource ? source : `${source}; ${sendSource}`}
                <br />
                <span className="source">{certaintyNames[certainty]}</span>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
