import { Choice, Field } from '../../../platform/ui/form.tsx'
import { moneyUnits } from '../money.rules.ts'
import { kindNames, sourceNames } from '../text.ts'
import { type FundingSource, kinds, sources } from '../types.ts'
import styles from './funding.module.css'

/** What was typed before a form came back. */
export type Typed = Record<string, string | undefined>

/** An amount with the unit it is in; the unit may stand in the text as well. */
export function Amount({ label, hint, typed, id = 'so-tien' }: { label: string; hint?: string; typed: Typed; id?: string }) {
  return (
    <div className={styles.amount}>
      <Field
        id={id}
        name="so-tien"
        label={label}
        required
        maxLength={40}
        inputMode="text"
        autoComplete="off"
        defaultValue={typed['so-tien']}
        hint={hint ?? 'Ví dụ 1,5 tỷ hoặc 1.500 triệu đồng.'}
      />
      <Choice
        id={`${id}-don-vi`}
        name="so-tien-don-vi"
        label="Đơn vị tiền"
        defaultValue={typed['so-tien-don-vi'] ?? ''}
        options={[{ value: '', text: 'Ghi trong ô' }, ...moneyUnits.map(({ key, name }) => ({ value: key, text: name }))]}
      />
    </div>
  )
}

const choose = { value: '', text: 'Chọn' }

/** Source and kind of money. */
export function LineFields({ typed, of = sources }: { typed: Typed; of?: readonly FundingSource[] }) {
  return (
    <>
      <Choice
        name="nguon"
        label="Nguồn"
        required
        defaultValue={typed.nguon ?? ''}
        options={[choose, ...of.map((source) => ({ value: source, text: sourceNames[source] }))]}
      />
      <Choice
        name="loai"
        label="Loại vốn"
        required
        defaultValue={typed.loai ?? ''}
        options={[choose, ...kinds.map((kind) => ({ value: kind, text: kindNames[kind] }))]}
      />
    </>
  )
}

/** Whether it is money that was carried over. */
export const CarriedField = ({ typed }: { typed: Typed }) => (
  <Choice
    name="chuyen-nguon"
    label="Vốn của"
    defaultValue={typed['chuyen-nguon'] ?? ''}
    options={[
      { value: '', text: 'Năm ngân sách này' },
      { value: 'co', text: 'Năm trước chuyển sang' },
    ]}
  />
)

/** Tells a form that is sent twice. */
export const Sending = ({ value }: { value: string }) => <input type="hidden" name="lan-gui" value={value} />
