import type { LocalDate } from '../../../platform/base/local-date.ts'
import { formatDate } from '../../../platform/text/date.ts'
import type { Unit } from '../../units/types.ts'
import { type MatrixQuery, onlyNames, type verdictSlugs } from '../matrix.views.ts'
import type { Release } from '../types.ts'
import styles from './matrix.module.css'

type Props = {
  query: MatrixQuery
  places: Release[]
  days: Release[]
  code: string
  asOf: LocalDate
  districts: Unit[]
  criteria: { code: string; name: string }[]
}

const verdictNames: Record<keyof typeof verdictSlugs, string> = {
  'chua-dat': 'chưa đạt',
  dat: 'đạt',
  'chua-du-can-cu': 'chưa đủ căn cứ',
  'khong-ap-dung': 'không áp dụng',
}

/** Every filter as a plain form; its address keeps the choice. */
export function MatrixForm({ query, places, days, code, asOf, districts, criteria }: Props) {
  return (
    <form className={styles.form} action="/ket-qua/ma-tran" method="get">
      <Choice name="tinh" label="Địa phương" value={code} options={places.map((place) => [place.unitCode, place.unitName])} />
      <Choice
        name="ngay"
        label="Chốt đến hết"
        value={asOf}
        options={[...new Set(days.map((release) => release.asOf))].map((day) => [day, formatDate(day)])}
      />
      {districts.length > 0 ? (
        <Choice
          name="huyen"
          label="Huyện"
          value={query.district ?? ''}
          options={[['', 'Tất cả'], ...districts.map((unit) => [unit.code, unit.name] as const)]}
        />
      ) : null}
      <Choice
        name="thieu"
        label="Còn thiếu"
        value={query.missingAtMost === null ? '' : String(query.missingAtMost)}
        options={[['', 'Bất kỳ'], ...[0, 1, 2, 3, 5].map((k) => [String(k), `≤ ${k} tiêu chí`] as const)]}
      />
      <Choice name="loc" label="Chỉ xem" value={query.only ?? ''} options={[['', 'Mọi xã'], ...Object.entries(onlyNames)]} />
      <Choice
        name="tieu-chi"
        label="Tiêu chí"
        value={query.criterion ?? ''}
        options={[['', 'Mọi tiêu chí'], ...criteria.map((one) => [one.code, `${one.code}. ${one.name}`] as const)]}
      />
      <Choice
        name="ket-qua"
        label="Kết quả của tiêu chí"
        value={query.verdict ?? ''}
        options={[['', 'Bất kỳ'], ...Object.entries(verdictNames)]}
      />
      <div>
        <label htmlFor="loc-tim">Tên xã</label>
        <input id="loc-tim" name="tim" type="search" defaultValue={query.text ?? ''} autoComplete="off" />
      </div>
      <div className={styles.actions}>
        <button type="submit">Lọc</button>
        <a href={`/ket-qua/ma-tran?tinh=${code}&ngay=${asOf}`}>Bỏ lọc</a>
      </div>
    </form>
  )
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: (readonly [string, string])[] }) {
  return (
    <div>
      <label htmlFor={`loc-${name}`}>{label}</label>
      <select id={`loc-${name}`} name={name} defaultValue={value}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
