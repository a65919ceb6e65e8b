import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import { publicResult } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { idOf } from '../survey.rules.ts'
import { publicResultView } from '../views.ts'
import type { Route } from './+types/public-result.page'
import styles from './consultation.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.title : 'Kết quả lấy ý kiến'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const survey = await readPage(context, (ctx) => publicResult(ctx, idOf(params.id)))
  if (!survey) throw refusePage(context, refusals.noResult)
  return publicResultView(survey)
}

export default function PublicResultPage({ loaderData }: Route.ComponentProps) {
  const result = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/niem-yet', text: 'Niêm yết công khai' }]} title={result.title}>
        <p>
          <VerdictChip verdict={result.verdict} /> so với mức hài lòng để xét xã {result.tier}.
        </p>
      </PageHead>
      <Facts
        facts={[
          { name: 'Cơ quan lấy ý kiến', value: result.bodyName },
          { name: 'Cách lấy ý kiến', value: result.method },
          { name: 'Thời gian', value: result.span },
          { name: 'Số hộ được hỏi', value: result.asked },
          { name: 'Hộ trả lời trên tổng số hộ', value: result.coverage },
          { name: 'Ngày đóng', value: result.closedOn },
        ]}
      />
      <Section
        title="Kết quả"
        lead="Tỷ lệ là số phiếu hài lòng trên mọi phiếu có trả lời nội dung ấy, kể cả phiếu không có ý kiến. Ô dưới năm phiếu không công bố."
      >
        <DataTable
          caption="Kết quả từng nội dung"
          captionHidden
          rows={result.rows}
          keyOf={({ key }) => key}
          columns={[
            { key: 'name', head: 'Nội dung', cell: ({ name }) => name },
            { key: 'share', head: 'Kết quả', cell: ({ share }) => share },
            { key: 'threshold', head: 'Mức cần đạt', cell: ({ threshold }) => threshold },
            { key: 'verdict', head: 'Đối chiếu', cell: ({ verdict }) => <VerdictChip verdict={verdict} /> },
          ]}
        />
      </Section>
      <p className="source section">
        Nội dung hỏi theo: {result.contentsSource}. Mã băm của kết quả, ghi trong nhật ký của xã:{' '}
        <span className={styles.hash}>{result.hash}</span>
      </p>
    </>
  )
}
