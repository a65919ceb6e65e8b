import { Area, Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { contactRows } from '../profile.rules.ts'
import { channelsLabel, chartLabel, contactKindNames, englishFields, factFields, formNames, relatedLabel } from '../profile.text.ts'
import { contactKinds, type EnglishName, englishNames, type FactName, factNames } from '../profile.types.ts'
import styles from './portal.module.css'

type Typed = Record<string, string>

/** The fields of what an office says of itself. */
export function ProfileFields({ typed, contacts }: { typed: Typed; contacts: number }) {
  return (
    <>
      <Fields>{factNames.map((name) => (name === 'functions' ? null : <Fact key={name} name={name} typed={typed} />))}</Fields>
      <Fact name="functions" typed={typed} />
      <Area
        name="co-cau"
        label={chartLabel}
        rows={8}
        defaultValue={typed['co-cau']}
        hint="Mỗi dòng một đơn vị. Thêm một dấu gạch trước tên cho mỗi cấp: «- Phòng Nghiệp vụ». Tên tiếng Anh, nếu có, ghi sau dấu |."
      />
      <h3>Lãnh đạo, đầu mối liên hệ</h3>
      <p className="small">
        Đây là dữ liệu cá nhân: chỉ ghi điện thoại, thư công vụ của người đã đồng ý. Xóa họ tên, chức vụ, số máy và thư để bỏ một người.
      </p>
      {Array.from({ length: contactRows(contacts) }, (_, at) => at + 1).map((row) => (
        <Person key={row} row={row} typed={typed} />
      ))}
      <Area name="kenh" label={channelsLabel} rows={3} defaultValue={typed.kenh} hint="Mỗi dòng: Tên | https://…" />
      <Area name="lien-ket" label={relatedLabel} rows={4} defaultValue={typed['lien-ket']} hint="Mỗi dòng: Tên | https://…" />
      <h3>Bản tiếng Anh</h3>
      <p className="small">Cổng không dịch máy. Mục để trống thì trang tiếng Anh ghi là chưa có.</p>
      {englishNames.map((name) => (
        <English key={name} name={name} typed={typed} />
      ))}
    </>
  )
}

function Fact({ name, typed }: { name: FactName; typed: Typed }) {
  const { label, hint, most, area } = factFields[name]
  const field = { name: formNames[name], label, hint, maxLength: most, defaultValue: typed[formNames[name]] }
  return area ? <Area {...field} rows={10} /> : <Field {...field} required={name === 'agency'} />
}

function English({ name, typed }: { name: EnglishName; typed: Typed }) {
  const own = `${formNames[name]}-en`
  const field = {
    name: own,
    label: `${englishFields[name]} (${factFields[name].label.toLowerCase()})`,
    defaultValue: typed[own],
    lang: 'en',
  }
  return factFields[name].area ? (
    <Area {...field} rows={6} maxLength={factFields[name].most} />
  ) : (
    <Field {...field} maxLength={factFields[name].most} />
  )
}

function Person({ row, typed }: { row: number; typed: Typed }) {
  const field = (name: string, label: string) => ({ name: `${name}-${row}`, label, maxLength: 200, defaultValue: typed[`${name}-${row}`] })
  return (
    <fieldset className={styles.person}>
      <legend>{typed[`ho-ten-${row}`] || `Người thứ ${row}`}</legend>
      <Fields>
        <Field {...field('ho-ten', 'Họ tên')} />
        <Choice
          name={`loai-${row}`}
          label="Vai trò"
          defaultValue={typed[`loai-${row}`] || 'officer'}
          options={contactKinds.map((kind) => ({ value: kind, text: contactKindNames[kind] }))}
        />
        <Field {...field('chuc-vu', 'Chức vụ')} />
        <Field {...field('post', 'Chức vụ bằng tiếng Anh')} lang="en" />
        <Field {...field('don-vi', 'Đơn vị')} />
        <Field {...field('sdt', 'Điện thoại')} type="tel" />
        <Field {...field('thu-dt', 'Thư công vụ')} />
      </Fields>
      <label className={styles.consent}>
        <input type="checkbox" name={`dong-y-${row}`} value="co" defaultChecked={typed[`dong-y-${row}`] === 'co'} />
        Người này đã đồng ý công khai các mục trên
      </label>
    </fieldset>
  )
}
