import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { bodyKindNames } from '../../people/text.ts'
import { bodyKinds } from '../../people/types.ts'
import type { Charge, DutyTable } from '../duty.views.ts'
import styles from './duty.module.css'

/** For which set the charges are shown. */
export function SetChoice({ sets, set }: { sets: { id: string; name: string }[]; set: string | undefined }) {
  return (
    <form method="get" className={styles.choice}>
      <label htmlFor="bo">Bộ tiêu chí</label>
      <select id="bo" name="bo" defaultValue={set}>
        {sets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <QuietButton>Xem</QuietButton>
    </form>
  )
}

/** Charges, each with the button that ends it. */
export function Charges({ charges, set }: { charges: Charge[]; set: string | undefined }) {
  return (
    <ul className={styles.charges}>
      {charges.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{one.body}</strong>: {one.where}, {one.days}
            <span className="source"> Căn cứ: {one.source}</span>
          </span>
          <form method="post">
            <input type="hidden" name="viec" value="thoi" />
            <input type="hidden" name="bo" value={set ?? ''} />
            <QuietButton name="phan-cong" value={one.id} aria-label={`Thôi từ hôm nay: ${one.body}, ${one.where}`}>
              Thôi từ hôm nay
            </QuietButton>
          </form>
        </li>
      ))}
    </ul>
  )
}

type Typed = {
  kind: string
  bodyId: string
  bodyName: string
  bodyKind: string
  unitCodes: string
  criteria: string[]
  from: string
  until: string
  source: string
}

type Props = {
  set: string | undefined
  criteria: DutyTable['rows']
  bodies: { id: number; text: string }[]
  unitCode: string
  today: string
  typed: Typed | null
}

/** Charges a body with several criteria in several units at once. */
export function ChargeForm({ set, criteria, bodies, unitCode, today, typed }: Props) {
  return (
    <Section title="Phân công cơ quan" lead="Một lần cho nhiều tiêu chí và nhiều đơn vị. Dòng đã có được giữ nguyên.">
      <Form wide>
        <input type="hidden" name="bo" value={set ?? ''} />
        <Fields>
          <Choice
            name="viec"
            label="Việc được phân công"
            defaultValue={typed?.kind}
            options={[
              { value: 'answers', text: 'Phụ trách tiêu chí' },
              { value: 'helps', text: 'Giúp đỡ xã' },
            ]}
          />
          <Choice
            name="co-quan"
            label="Cơ quan"
            defaultValue={typed?.bodyId}
            options={[{ value: 0, text: 'Cơ quan mới (ghi tên bên cạnh)' }, ...bodies.map(({ id, text }) => ({ value: id, text }))]}
          />
          <Field name="co-quan-moi" label="Tên cơ quan mới" maxLength={160} defaultValue={typed?.bodyName} />
          <Choice
            name="loai-co-quan"
            label="Loại cơ quan mới"
            defaultValue={typed?.bodyKind ?? 'department'}
            options={bodyKinds.map((kind) => ({ value: kind, text: bodyKindNames[kind] }))}
          />
          <Field
            name="don-vi"
            label="Mã đơn vị"
            required
            maxLength={2000}
            defaultValue={typed?.unitCodes ?? unitCode}
            hint="Gồm mọi xã bên dưới. Nhiều mã: cách nhau bằng dấu phẩy hoặc dấu cách."
          />
          <Field
            name="can-cu"
            label="Căn cứ"
            required
            maxLength={300}
            defaultValue={typed?.source}
            hint="Số, ngày của văn bản phân công."
          />
          <Field name="tu" label="Từ ngày" type="date" required defaultValue={typed?.from ?? today} />
          <Field name="den" label="Đến hết ngày" type="date" defaultValue={typed?.until} hint="Để trống: đến khi có phân công khác." />
        </Fields>
        <fieldset className={styles.criteria}>
          <legend>Tiêu chí (không chọn: tất cả; giúp đỡ xã thì không cần chọn)</legend>
          {criteria.map(({ criterion, number, name }) => (
            <label key={criterion}>
              <input type="checkbox" name="tieu-chi" value={criterion} defaultChecked={typed?.criteria.includes(criterion)} />
              {number}. {name}
            </label>
          ))}
        </fieldset>
        <button type="submit">Phân công</button>
      </Form>
    </Section>
  )
}
