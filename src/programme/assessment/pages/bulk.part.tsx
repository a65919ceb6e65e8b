import { Form, Wrong } from '../../../platform/ui/form.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { bulkView } from '../queue.views.ts'
import styles from './review.module.css'

type Props = {
  /** the page's address, ready for what is asked next */
  at: string
  bulk: ReturnType<typeof bulkView>
  left: { confirmed: number; rows: { sheetId: number; unitName: string; why: string }[] } | null
  problem: string | null
}

/** What is confirmed together, and what is not, before it is done. */
export function Bulk({ at, bulk, left, problem }: Props) {
  return (
    <>
      <Wrong text={problem} />
      {left ? (
        <Strip kind="warning">
          <p role="status">{`Đã xác nhận ${left.confirmed} xã. ${left.rows.length} xã để lại:`}</p>
          <ul>
            {left.rows.map((row) => (
              <li key={row.sheetId}>
                <a href={`${at}phieu=${row.sheetId}`}>{row.unitName}</a>
                {`: ${row.why}`}
              </li>
            ))}
          </ul>
        </Strip>
      ) : null}
      <Section title={`Sẽ xác nhận ${bulk.plain.length} xã`} lead="Không có dấu hiệu cần xem. Kết luận theo kết quả đối chiếu.">
        {bulk.plain.length === 0 ? (
          <p>Không có xã nào. Xem từng xã trong danh sách.</p>
        ) : (
          <Form action={`${at}hang-loat=1`} wide>
            <input type="hidden" name="viec" value="hang-loat" />
            <ol className={styles.plain}>
              {bulk.plain.map((one) => (
                <li key={one.sheetId}>
                  <input type="hidden" name="dong" value={`${one.sheetId}:${one.version}`} />
                  <strong>{one.name}</strong>
                  {`: ${one.outcome}. `}
                  <span className={styles.quiet}>{one.why}</span>
                </li>
              ))}
            </ol>
            <button type="submit">{`Xác nhận ${bulk.plain.length} xã`}</button>
          </Form>
        )}
      </Section>
      <Section title={`Để lại ${bulk.others.length} xã`} lead="Xem riêng từng xã.">
        <ul className={styles.plain}>
          {bulk.others.map((one) => (
            <li key={one.name}>
              <strong>{one.name}</strong>
              {`: ${one.why.join(' ')}`}
            </li>
          ))}
        </ul>
      </Section>
      <p>
        <a href={at}>‹ Danh sách xã</a>
      </p>
    </>
  )
}
