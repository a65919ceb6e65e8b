import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { delegationView, personView } from '../views.ts'

type Props = {
  held: ReturnType<typeof personView>['held']
  delegations: ReturnType<typeof delegationView>[]
  colleagues: { id: number; text: string }[]
  typed: { assignment?: string; to?: string; reason?: string; from?: string; until?: string }
  today: string
}

/** Who stands in for the person and for whom the person stands in; a form to let somebody stand in for one of the own posts. */
export function Delegations({ held, delegations, colleagues, typed, today }: Props) {
  const own = held.filter(({ isOwn }) => isOwn)
  if (own.length === 0 && delegations.length === 0) return null
  return (
    <Section
      title="Ủy quyền, làm thay"
      lead="Người được ủy quyền làm thay trong những ngày đã ghi, với đúng quyền và phạm vi của chức vụ ấy. Chức vụ vẫn của người ủy quyền."
    >
      <DataTable
        caption="Các ủy quyền còn hiệu lực hoặc sắp đến"
        captionHidden
        rows={delegations}
        keyOf={(one) => one.id}
        empty="Chưa có ủy quyền nào."
        columns={[
          { key: 'who', head: 'Ủy quyền', cell: (one) => one.who },
          { key: 'post', head: 'Chức vụ', cell: (one) => one.post },
          { key: 'days', head: 'Thời gian', cell: (one) => one.days },
          { key: 'reason', head: 'Lý do', cell: (one) => one.reason },
          { key: 'end', head: 'Kết thúc', cell: (one) => (one.canEnd ? <End id={one.id} who={one.who} /> : '–') },
        ]}
      />
      {own.length > 0 && colleagues.length > 0 ? (
        <details className="section" open={typed.assignment !== undefined}>
          <summary>Ủy quyền một chức vụ</summary>
          <Form wide>
            <input type="hidden" name="viec" value="uy-quyen" />
            <Fields>
              <Choice
                name="chuc-vu"
                label="Chức vụ"
                defaultValue={typed.assignment}
                options={own.map((one) => ({ value: one.assignmentId, text: one.text }))}
              />
              <Choice
                name="nguoi"
                label="Người làm thay"
                defaultValue={typed.to}
                options={colleagues.map(({ id, text }) => ({ value: id, text }))}
                hint="Người đang làm việc trong cùng đơn vị hoặc cơ quan."
              />
              <Field name="tu" label="Từ ngày" type="date" required defaultValue={typed.from ?? today} />
              <Field name="den" label="Đến hết ngày" type="date" required defaultValue={typed.until} />
              <Field name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed.reason} hint="Ví dụ: đi công tác." />
            </Fields>
            <button type="submit">Ủy quyền</button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}

function End({ id, who }: { id: number; who: string }) {
  return (
    <form method="post">
      <input type="hidden" name="viec" value="thoi-uy-quyen" />
      <QuietButton name="uy-quyen" value={id} aria-label={`Kết thúc ngay: ${who}`}>
        Kết thúc ngay
      </QuietButton>
    </form>
  )
}
