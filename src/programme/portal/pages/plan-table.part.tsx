import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Strip } from '../../../platform/ui/page.tsx'
import type { PlanLine } from '../plan.views.ts'

/** The document of a target, as a link where the library has it. */
export const DocumentName = ({ text, href }: { text: string; href: string | null }) => (href ? <a href={href}>{text}</a> : text)

/** Targets of the demonstration are printed news, measured by reconstructed results; said wherever they show. */
export const DemonstrationTargets = () => (
  <Strip kind="demonstration">
    <p>
      <strong>Dữ liệu minh hoạ dựng lại.</strong> Mục tiêu lấy từ tin đã đăng; kết quả từng xã được dựng sao cho tổng khớp với số đã công
      bố. <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu</a>
    </p>
  </Strip>
)

/** Public targets: what, how much, until when, by which document, and how far. */
export function PlanTable({ rows, empty }: { rows: PlanLine[]; empty: string }) {
  return (
    <DataTable
      caption="Mục tiêu đã công bố"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'name', head: 'Chỉ tiêu', cell: ({ id, name }) => <a href={`/ke-hoach/${id}`}>{name}</a> },
        { key: 'unit', head: 'Đơn vị', cell: ({ unitName, unitHref }) => <a href={unitHref}>{unitName}</a> },
        { key: 'due', head: 'Thời hạn', numeric: true, cell: ({ due }) => due },
        { key: 'target', head: 'Mục tiêu', numeric: true, cell: ({ target }) => target },
        {
          key: 'actual',
          head: 'Thực hiện',
          cell: ({ actual, when }) => (
            <>
              {actual}
              {when ? <span className="source"> {when}</span> : null}
            </>
          ),
        },
        {
          key: 'state',
          head: 'Tình trạng',
          cell: ({ stateName, state, gap, why }) => (
            <>
              {stateName}
              {state === 'open' || state === 'late' ? `, còn ${gap}` : ''}
              {why ? <span className="source"> {why}</span> : null}
            </>
          ),
        },
        {
          key: 'document',
          head: 'Văn bản',
          cell: ({ document, documentHref, setOn }) => (
            <span className="small">
              <DocumentName text={document} href={documentHref} />, {setOn}
            </span>
          ),
        },
      ]}
    />
  )
}
