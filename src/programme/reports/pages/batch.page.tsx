import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { batchById, failedParts } from '../batch.reads.ts'
import { batchView } from '../batch.views.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/batch.page'

export const meta: MetaFunction = () => [{ title: 'Báo cáo hàng loạt – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const batch = await batchById(ctx, actor.chosen?.unitId ?? 0, parseId(params.id))
    if (!batch) throw refusePage(context, refusals.unknownBatch)
    return { ...batchView(batch), failed: await failedParts(ctx, batch) }
  })
}

export default function BatchPage({ loaderData }: Route.ComponentProps) {
  const { id, title, asked, state, over, parts, done, failed } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bao-cao', text: 'Báo cáo' },
          { href: '/bao-cao/hang-loat', text: 'Báo cáo hàng loạt' },
        ]}
        title={title}
        lead={state}
      >
        <p>{asked}</p>
        <p>
          <progress max={parts} value={done} aria-label="Số báo cáo đã lập" />
        </p>
        <p>
          {over ? <a href={`/bao-cao/hang-loat/${id}/tep`}>Tải tất cả (ZIP)</a> : <a href={`/bao-cao/hang-loat/${id}`}>Xem lại tiến độ</a>}
        </p>
      </PageHead>
      {failed.length > 0 ? (
        <Section title="Không lập được">
          <DataTable
            caption="Không lập được"
            captionHidden
            rows={failed}
            keyOf={({ code }) => code}
            columns={[
              { key: 'name', head: 'Xã', width: 'third', cell: ({ code, name }) => `${name} (${code})` },
              { key: 'why', head: 'Lý do', cell: ({ problem }) => problem },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}
