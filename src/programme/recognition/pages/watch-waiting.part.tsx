import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Pages } from '../../../platform/ui/page.tsx'
import type { WaitingView } from '../watch.views.ts'
import type { WaitingList as List } from '../watch-page.reads.ts'
import styles from './watch.module.css'

type Props = { waiting: List; mayAct: boolean; maySeeDossiers: boolean }

/** The communes that came of a merger, with what their predecessors held, and what may be done. */
export function WaitingList({ waiting, mayAct, maySeeDossiers }: Props) {
  return (
    <>
      <DataTable
        caption="Chờ xem xét sau sáp nhập"
        captionHidden
        rows={waiting.rows}
        keyOf={(one) => one.unitId}
        empty="Không có xã nào chờ xem xét."
        columns={[
          { key: 'unit', head: 'Xã', cell: (one) => (one.above ? `${one.unit}, ${one.above}` : one.unit) },
          { key: 'since', head: 'Từ ngày', cell: (one) => one.since },
          { key: 'before', head: 'Quyết định của các đơn vị trước sáp nhập', width: 'half', cell: (one) => <Before one={one} /> },
          { key: 'offer', head: 'Hướng xử lý', cell: (one) => <Offer one={one} mayAct={mayAct} maySee={maySeeDossiers} /> },
        ]}
      />
      <Pages of={waiting.pages} page={waiting.page} href={(page) => `/duy-tri?sap-nhap=${page}#sap-nhap`} />
    </>
  )
}

const Before = ({ one }: { one: WaitingView }) => (
  <ul className={styles.plain}>
    {one.predecessors.map(({ name, acts }) => (
      <li key={name}>
        {name}: {acts}
      </li>
    ))}
  </ul>
)

function Offer({ one, mayAct, maySee }: { one: WaitingView; mayAct: boolean; maySee: boolean }) {
  if (one.dossierId !== null) return maySee ? <a href={`/ho-so/${one.dossierId}`}>Hồ sơ số {one.dossierId}</a> : `Hồ sơ số ${one.dossierId}`
  return (
    <>
      {one.offer}
      {mayAct && one.tierKey !== null ? (
        <Form>
          <input type="hidden" name="viec" value="thua-nhan" />
          <input type="hidden" name="ma" value={one.code} />
          <input type="hidden" name="danh-hieu" value={one.tierKey} />
          <QuietButton aria-label={`Lập hồ sơ thừa nhận: ${one.unit}`}>Lập hồ sơ thừa nhận</QuietButton>
        </Form>
      ) : null}
      {mayAct && one.tierKey === null ? (
        <p>
          <a href="/phieu">Phiếu đánh giá của kỳ</a>
        </p>
      ) : null}
    </>
  )
}
