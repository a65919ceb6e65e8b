import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import type { RegistrationView } from '../registration.views.ts'

type Props = {
  rows: RegistrationView[]
  year: number
  approves: boolean
  typed: Record<string, string | undefined>
  chosen: string[] | null
}

/** The registrations of a year; who approves lists ticks those that a decision names, the others wait on. */
export function RegistrationList({ rows, year, approves, typed, chosen }: Props) {
  const waiting = rows.filter(({ canApprove }) => canApprove)
  const strikable = rows.filter(({ canStrike }) => canStrike)
  const table = (
    <DataTable
      caption={`Đăng ký năm ${year}`}
      captionHidden
      rows={rows}
      keyOf={({ key }) => key}
      empty="Chưa có đăng ký nào. Mỗi xã gửi đăng ký tại trang này."
      columns={[
        { key: 'unit', head: 'Xã', cell: (row) => <Name row={row} ticks={approves} chosen={chosen} /> },
        { key: 'aim', head: 'Đăng ký', cell: ({ aim }) => aim },
        { key: 'ticked', head: 'Tiêu chí trong năm', cell: ({ ticked }) => ticked },
        { key: 'due', head: 'Thời hạn', numeric: true, cell: ({ due }) => due },
        {
          key: 'status',
          head: 'Tình trạng',
          cell: ({ statusName, decision, reason }) => (
            <>
              {statusName}
              {decision ? <span className="source"> {decision}</span> : null}
              {reason ? <span className="source"> Lý do: {reason}</span> : null}
            </>
          ),
        },
        { key: 'entered', head: 'Người nhập', cell: ({ entered }) => <span className="small">{entered}</span> },
      ]}
    />
  )
  if (!approves) return table
  return (
    <>
      {waiting.length === 0 ? (
        table
      ) : (
        <Form wide>
          <input type="hidden" name="nam" value={year} />
          {table}
          <Fields>
            <Field
              name="so-quyet-dinh"
              label="Số, ký hiệu quyết định"
              required
              maxLength={120}
              defaultValue={typed['so-quyet-dinh']}
              hint="Ví dụ 215/QĐ-UBND."
            />
            <Field name="ngay-quyet-dinh" label="Ngày quyết định" type="date" required defaultValue={typed['ngay-quyet-dinh']} />
          </Fields>
          <button type="submit" name="viec" value="duyet">
            Duyệt danh sách đã đánh dấu
          </button>
        </Form>
      )}
      {strikable.length === 0 ? null : <Strike rows={strikable} year={year} typed={typed} />}
    </>
  )
}

function Name({ row, ticks, chosen }: { row: RegistrationView; ticks: boolean; chosen: string[] | null }) {
  const name = (
    <>
      {row.name}
      {row.above ? <span className="source"> {row.above}</span> : null}
    </>
  )
  if (!ticks || !row.canApprove) return name
  return (
    <label>
      <input type="checkbox" name="chon" value={row.key} defaultChecked={chosen === null || chosen.includes(row.key)} /> {name}
    </label>
  )
}

function Strike({ rows, year, typed }: { rows: RegistrationView[]; year: number; typed: Record<string, string | undefined> }) {
  return (
    <details>
      <summary>Đưa một xã ra khỏi danh sách</summary>
      <Form>
        <input type="hidden" name="nam" value={year} />
        <Choice
          name="dang-ky"
          label="Xã"
          options={rows.map(({ key, name, aim }) => ({ value: key, text: `${name}: ${aim}` }))}
          defaultValue={typed['dang-ky']}
        />
        <Field id="ly-do-loai" name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed['ly-do']} />
        <QuietButton name="viec" value="loai">
          Đưa ra khỏi danh sách
        </QuietButton>
      </Form>
    </details>
  )
}
