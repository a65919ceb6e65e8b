import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { editionLines } from '../profile.views.ts'
import styles from './portal.module.css'

/** Every edition that an office wrote, with what became of it. */
export function Editions({ lines }: { lines: ReturnType<typeof editionLines> }) {
  return (
    <Section title="Các bản đã soạn">
      <DataTable
        caption="Các bản của trang giới thiệu"
        captionHidden
        rows={lines}
        keyOf={({ id }) => id}
        empty="Chưa có bản nào. Soạn bản đầu tiên dưới đây rồi gửi duyệt."
        columns={[
          { key: 'number', head: 'Bản', cell: ({ id, number }) => <a href={`/quan-tri/cong/ban/${id}`}>Bản {number}</a> },
          { key: 'written', head: 'Soạn', cell: ({ written }) => written },
          { key: 'reason', head: 'Lý do sửa', width: 'third', cell: ({ reason }) => reason || '–' },
          { key: 'state', head: 'Trạng thái', width: 'third', cell: ({ state }) => state },
        ]}
      />
      {lines.length > 0 ? (
        <p className={styles.after}>
          <a href="/quan-tri/cong/tai-ve">Tải Excel</a>
        </p>
      ) : null}
    </Section>
  )
}
