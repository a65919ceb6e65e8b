import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import type { listView } from '../queue.views.ts'
import styles from './review.module.css'

type List = ReturnType<typeof listView>
type Props = { at: string; list: List; current: number | null; plain: number }

const titles = { waiting: 'Đang chờ', returned: 'Đã trả lại xã', before: 'Đang ở bước trước', done: 'Đã kết luận' } as const

/** The communes of a criterion: those that wait first. */
export function Communes({ at, list, current, plain }: Props) {
  return (
    <nav className={styles.communes} aria-label="Các xã" data-communes>
      {plain > 0 ? (
        <p>
          <a href={`${at}hang-loat=1`}>{`Xác nhận hàng loạt ${plain} xã không có dấu hiệu`}</a>
        </p>
      ) : null}
      {(['waiting', 'returned', 'before', 'done'] as const).map((kind) => {
        const own = list.filter((one) => one.kind === kind)
        if (own.length === 0) return null
        return (
          <div key={kind}>
            <h2>{`${titles[kind]} (${own.length})`}</h2>
            <ol>
              {own.map((one) => (
                <li key={one.sheetId}>
                  <a href={`${at}phieu=${one.sheetId}`} aria-current={one.sheetId === current ? 'page' : undefined}>
                    <span className={styles.name}>{one.name}</span>
                    {one.mendBy ? (
                      <span className={styles.quiet}>{`hạn bổ sung ${one.mendBy}`}</span>
                    ) : one.said ? (
                      <span className={styles.quiet}>{one.said}</span>
                    ) : (
                      <VerdictChip verdict={one.verdict} />
                    )}
                    {one.flags.length > 0 ? <span className={styles.marks}>{one.flags.join(' · ')}</span> : null}
                  </a>
                </li>
              ))}
            </ol>
          </div>
        )
      })}
    </nav>
  )
}
