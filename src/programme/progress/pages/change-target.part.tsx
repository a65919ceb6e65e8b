import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'

/** Revises a target by another document, or withdraws it; both with the reason. */
export function ChangeTarget({ typed }: { typed: Record<string, string | undefined> }) {
  return (
    <Section title="Điều chỉnh" lead="Số cũ ở lại, gạch ngang, cùng lý do.">
      <Form wide>
        <Fields>
          <Field name="so-giao" label="Số giao mới" required maxLength={12} inputMode="decimal" defaultValue={typed['so-giao']} />
          <Field name="ngay-van-ban" label="Ngày văn bản điều chỉnh" type="date" required defaultValue={typed['ngay-van-ban']} />
          <Field name="ban-do" label="Bản đồ ngày" type="date" defaultValue={typed['ban-do']} hint="Để trống là bản đồ của ngày văn bản." />
        </Fields>
        <Field name="van-ban" label="Văn bản điều chỉnh" required maxLength={300} defaultValue={typed['van-ban']} />
        <Field name="ly-do" label="Lý do điều chỉnh" required maxLength={300} defaultValue={typed['ly-do']} />
        <button type="submit" name="viec" value="dieu-chinh">
          Điều chỉnh mục tiêu
        </button>
      </Form>
      <details>
        <summary>Rút mục tiêu</summary>
        <Form>
          <Field id="ly-do-rut" name="ly-do" label="Lý do rút" required maxLength={300} />
          <QuietButton name="viec" value="rut">
            Rút mục tiêu
          </QuietButton>
        </Form>
      </details>
    </Section>
  )
}
