import type { ReactNode } from 'react'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { severityNames } from '../text.ts'
import { type Act, severities } from '../types.ts'
import styles from './inspections.module.css'

type Typed = Record<string, string> | null
type Props = { acts: Act[]; criteria: { value: string; text: string }[]; formKey: string; typed: Typed }

/** What this person may do at the visit now, each behind its name; what was refused stands open as it was typed. */
export function Deeds({ acts, criteria, formKey, typed }: Props) {
  const has = (act: Act) => acts.includes(act)
  if (!acts.some((act) => act !== 'explain' && act !== 'takeBack')) return null
  return (
    <Section title="Xử lý">
      <div className={styles.deeds}>
        {has('find') ? <Find criteria={criteria} typed={typed} /> : null}
        {has('conclude') ? (
          <Deed typed={typed} deed="ket-luan" name="Kết luận" button="Ghi kết luận">
            <Area name="ket-luan" label="Kết luận" rows={6} required minLength={5} maxLength={8000} defaultValue={typed?.['ket-luan']} />
          </Deed>
        ) : null}
        {has('assign') ? (
          <Deed typed={typed} deed="giao-viec" name="Giao việc khắc phục" button="Giao việc">
            <input type="hidden" name="khoa" value={typed?.khoa ?? formKey} />
            <Area name="viec-giao" label="Việc phải làm" required maxLength={500} defaultValue={typed?.['viec-giao']} />
            <Field name="han" label="Hạn (để trống khi không nêu)" type="date" defaultValue={typed?.han} />
          </Deed>
        ) : null}
        {has('move') ? (
          <Deed typed={typed} deed="doi-ngay" name="Dời ngày" button="Dời ngày">
            <Field id="ngay-moi" name="ngay" label="Ngày mới" type="date" required defaultValue={typed?.ngay} />
            <Field id="ly-do-doi" name="ly-do" label="Lý do" required maxLength={500} defaultValue={typed?.['ly-do']} />
          </Deed>
        ) : null}
        {has('cancel') ? (
          <Deed typed={typed} deed="huy" name="Hủy cuộc kiểm tra" button="Hủy">
            <Field id="ly-do-huy" name="ly-do" label="Lý do" required maxLength={500} defaultValue={typed?.['ly-do']} />
          </Deed>
        ) : null}
      </div>
    </Section>
  )
}

type DeedProps = { typed: Typed; deed: string; name: string; button: string; children: ReactNode }

function Deed({ typed, deed, name, button, children }: DeedProps) {
  return (
    <details className={styles.deed} open={typed?.viec === deed}>
      <summary>{name}</summary>
      <Form>
        {children}
        <button type="submit" name="viec" value={deed}>
          {button}
        </button>
      </Form>
    </details>
  )
}

function Find({ criteria, typed }: Pick<Props, 'criteria' | 'typed'>) {
  const own = typed?.viec === 'ghi' ? typed : {}
  return (
    <Deed typed={typed} deed="ghi" name="Ghi nội dung kiểm tra" button="Ghi nội dung">
      <Area
        name="noi-dung"
        label="Nội dung"
        rows={5}
        required
        minLength={5}
        maxLength={4000}
        defaultValue={own['noi-dung']}
        hint="Ghi điều đã thấy; đạt hay chưa đạt do thẩm tra, thẩm định kết luận."
      />
      <Fields>
        <Choice
          name="muc"
          label="Mức độ"
          defaultValue={own.muc ?? 'note'}
          options={severities.map((one) => ({ value: one, text: severityNames[one] }))}
        />
        <Choice
          name="tieu-chi"
          label="Tiêu chí"
          defaultValue={own['tieu-chi'] ?? ''}
          options={[{ value: '', text: 'Không gắn tiêu chí' }, ...criteria]}
        />
        <Field name="minh-chung" label="Số minh chứng (nếu có)" inputMode="numeric" maxLength={9} defaultValue={own['minh-chung']} />
      </Fields>
    </Deed>
  )
}
