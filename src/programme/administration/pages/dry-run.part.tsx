import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Notes, Section } from '../../../platform/ui/page.tsx'
import type { Carrying, Ending, Impact } from '../../units/change.types.ts'
import type { DryRun } from '../unit-plan.reads.ts'
import { successorText } from '../unit-plan.views.ts'

/** as many effects as are told before the list is folded */
const shown = 40

/** What a plan would do, in every module: read before it is saved, and again before it is approved. */
export function DryRunView({ run }: { run: DryRun }) {
  return (
    <>
      <Lost run={run} />
      <Endings endings={run.change.endings} />
      <Impacts impacts={run.impacts} />
      <Population rows={run.carrying.population} />
      <Section title={`Từng thay đổi trên bản đồ (${run.effects.length})`}>
        <details open={run.effects.length <= shown}>
          <summary>Xem từng dòng</summary>
          <ol>
            {run.effects.map((effect) => (
              <li key={`${effect.effect} ${effect.code} ${effect.on} ${effect.text}`}>{effect.text}</li>
            ))}
          </ol>
        </details>
      </Section>
    </>
  )
}

/** What cannot be carried over stands first: it is what somebody has to mend. */
function Lost({ run: { carrying, villages } }: { run: DryRun }) {
  const notes = [
    ...carrying.withoutShare,
    ...villages.unclear.map(
      ({ commune, count }) => `${count} thôn của ${commune} chưa rõ về đâu: các xã tiếp nhận tự nhận tại trang Thôn.`,
    ),
    ...(villages.follow > 0 ? [`${villages.follow} thôn đi theo xã của mình sang xã tiếp nhận.`] : []),
  ]
  return <Notes kind="note" notes={notes} />
}

export function Endings({ endings }: { endings: Ending[] }) {
  return (
    <Section title={`Đơn vị thôi tồn tại (${endings.length})`}>
      <DataTable
        caption="Đơn vị thôi tồn tại và nơi tiếp nhận"
        captionHidden
        rows={endings}
        keyOf={(row) => row.unitId}
        empty="Không có đơn vị nào thôi tồn tại."
        columns={[
          { key: 'name', head: 'Đơn vị', width: 'third', cell: (row) => `${row.name} (${row.code})` },
          { key: 'on', head: 'Từ ngày', width: 'narrow', cell: (row) => formatDate(row.on) },
          { key: 'to', head: 'Nơi tiếp nhận', cell: (row) => row.successors.map(successorText).join('; ') },
        ]}
      />
    </Section>
  )
}

export function Impacts({ impacts }: { impacts: Impact[] }) {
  return (
    <Section title="Người dùng, việc, bản nháp, chỉ tiêu bị ảnh hưởng">
      <DataTable
        caption="Những gì bị ảnh hưởng"
        captionHidden
        rows={impacts}
        keyOf={(row) => row.kind}
        empty="Không có gì bị ảnh hưởng."
        columns={[
          { key: 'name', head: 'Nội dung', width: 'third', cell: (row) => row.name },
          { key: 'count', head: 'Số lượng', numeric: true, cell: (row) => formatNumber(row.count) },
          { key: 'examples', head: 'Ví dụ', cell: (row) => `${row.examples.join('; ')}${row.count > row.examples.length ? '; …' : ''}` },
          { key: 'fate', head: 'Sẽ ra sao', cell: (row) => row.fate },
        ]}
      />
    </Section>
  )
}

function Population({ rows }: { rows: Carrying['population'] }) {
  if (rows.length === 0) return null
  return (
    <Section title="Dân số của đơn vị mới">
      <DataTable
        caption="Dân số của đơn vị mới"
        captionHidden
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          { key: 'name', head: 'Đơn vị', width: 'third', cell: (row) => row.name },
          { key: 'people', head: 'Dân số (người)', numeric: true, cell: (row) => (row.people === null ? '–' : formatNumber(row.people)) },
          { key: 'why', head: 'Tính từ', cell: (row) => row.why },
        ]}
      />
    </Section>
  )
}
