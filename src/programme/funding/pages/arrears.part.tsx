import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form } from '../../../platform/ui/form.tsx'
import type { arrearsView } from '../gift.views.ts'
import { Amount, Sending, type Typed } from './fields.part.tsx'

type Props = { rows: ReturnType<typeof arrearsView>[]; enters: boolean; typed: Typed; today: string; sending: string; moneyUnit: string }

/** What was said of what a project owes, and the form that says it anew. */
export function ArrearsOf({ rows, enters, typed, today, sending, moneyUnit }: Props) {
  return (
    <>
      <DataTable
        caption="Các lần ghi nợ đọng"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        empty="Chưa ghi lần nào; chưa rõ dự án có nợ hay không."
        columns={[
          { key: 'asOf', head: 'Tính đến', cell: ({ asOf }) => asOf },
          { key: 'amount', head: `Nợ đọng (${moneyUnit})`, numeric: true, cell: ({ amount }) => amount },
          { key: 'payBy', head: 'Hẹn trả trước', cell: ({ payBy }) => payBy },
          { key: 'payFrom', head: 'Nguồn trả', cell: ({ payFrom }) => payFrom || '–' },
          { key: 'document', head: 'Văn bản', cell: ({ document }) => document },
        ]}
      />
      {enters ? (
        <details open={typed.viec !== undefined}>
          <summary>Ghi nợ đọng</summary>
          <Form wide>
            <Sending value={typed['lan-gui'] ?? `${sending}-no`} />
            <Fields>
              <Amount id="no" label="Số nợ đọng" typed={typed} hint="Không còn nợ thì ghi 0 đồng." />
              <Field id="ngay-no" name="ngay" label="Tính đến ngày" type="date" required defaultValue={typed.ngay ?? today} />
              <Field
                name="han-tra"
                label="Hẹn trả trước ngày"
                type="date"
                defaultValue={typed['han-tra']}
                hint="Để trống: không nêu hạn."
              />
              <Field name="nguon-tra" label="Nguồn trả" maxLength={200} defaultValue={typed['nguon-tra']} />
              <Field
                id="vb-no"
                name="van-ban"
                label="Văn bản, biên bản đối chiếu"
                required
                maxLength={200}
                defaultValue={typed['van-ban']}
              />
            </Fields>
            <button type="submit" name="viec" value="no-dong">
              Ghi nợ đọng
            </button>
          </Form>
        </details>
      ) : null}
    </>
  )
}
