import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import type { approvalView, DisbursementView } from '../views.ts'
import { Amount, Sending, type Typed } from './fields.part.tsx'
import styles from './funding.module.css'

type Rows = { rows: DisbursementView[]; takesBack: boolean; typed: Typed; today: string; sending: string; moneyUnit: string }

/** Money paid out of a project, each row with the form that takes it back. */
export function Disbursements({ rows, takesBack, typed, today, sending, moneyUnit }: Rows) {
  return (
    <DataTable
      caption="Các khoản giải ngân"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      empty="Chưa giải ngân khoản nào."
      columns={[
        { key: 'paidOn', head: 'Ngày', cell: ({ id, paidOn }) => `${paidOn} (khoản số ${id})` },
        { key: 'line', head: 'Nguồn, loại vốn', cell: ({ line, year }) => `${line}, năm ${year}` },
        { key: 'amount', head: `Số tiền (${moneyUnit})`, numeric: true, cell: ({ amount }) => amount },
        { key: 'document', head: 'Chứng từ', cell: ({ document }) => document },
        { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
        {
          key: 'back',
          head: 'Ghi giảm',
          cell: (row) =>
            takesBack && row.left !== null ? (
              <TakeBack row={row} typed={typed.khoan === String(row.id) ? typed : {}} today={today} sending={sending} />
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

type Back = { row: DisbursementView; typed: Typed; today: string; sending: string }

/** The form that takes a payment back, all of it or a part. */
export function TakeBack({ row, typed, today, sending }: Back) {
  const amount = { 'so-tien': row.left ?? '', 'so-tien-don-vi': 'dong', ...typed }
  return (
    <details className={styles.back} open={typed.viec !== undefined}>
      <summary>
        Ghi giảm<span className="visually-hidden">{` khoản số ${row.id}`}</span>
      </summary>
      <Form>
        <Sending value={typed['lan-gui'] ?? `${sending}-giam-${row.id}`} />
        <input type="hidden" name="khoan" value={row.id} />
        <Fields>
          <Amount id={`giam-${row.id}`} label="Số tiền ghi giảm" typed={amount} />
          <Field id={`ngay-${row.id}`} name="ngay" label="Ngày" type="date" required defaultValue={typed.ngay ?? today} />
          <Field id={`vb-${row.id}`} name="van-ban" label="Chứng từ điều chỉnh" required maxLength={200} defaultValue={typed['van-ban']} />
          <Field id={`ly-do-${row.id}`} name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed['ly-do']} />
        </Fields>
        <QuietButton name="viec" value="ghi-giam">
          Ghi giảm
        </QuietButton>
      </Form>
    </details>
  )
}

/** The totals that were approved. */
export const Approvals = ({ rows, moneyUnit }: { rows: ReturnType<typeof approvalView>[]; moneyUnit: string }) => (
  <DataTable
    caption="Các lần phê duyệt tổng mức"
    captionHidden
    rows={rows}
    keyOf={({ id }) => id}
    columns={[
      { key: 'decidedOn', head: 'Ngày', cell: ({ decidedOn }) => decidedOn },
      { key: 'total', head: `Tổng mức (${moneyUnit})`, numeric: true, cell: ({ total }) => total },
      { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
      { key: 'by', head: 'Người ghi', cell: ({ enteredBy }) => enteredBy },
    ]}
  />
)
