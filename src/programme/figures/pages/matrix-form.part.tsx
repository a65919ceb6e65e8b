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
  /** the unit shown */
  name: string
  asOf: LocalDate
  /** some release answers on the day shown */
  answered: boolean
  districts: Unit[]
  criteria: { code: string; name: string }[]
}

const verdictNames: Record<keyof typeof verdictSlugs, string> = {
  'chua-dat': 'chưa đạt',
  dat: 'đạt',
  'chua-du-can-cu': 'chưa đủ căn cứ',
  'khong-ap-dung': 'không áp dụng',
}

type Option = readonly [value: string, text: string]

/** The unit shown is a choice too when it has no release of its own: filtering must not lead elsewhere. */
function placesWith(places: Release[], code: string, name: string): Option[] {
  const known = places.map((place): Option => [place.unitCode, place.unitName])
  return known.some(([one]) => one === code) ? known : [[code, name], ...known]
}

/** The day shown is a choice too when it has no release: filtering must not change the day in silence. */
function daysWith(days: Release[], asOf: LocalDate, answered: boolean): Option[] {
  const known = [...new Set(days.map((release) => release.asOf))]
  const all = known.includes(asOf) ? known : [...known, asOf].sort().reverse()
  return all.map((day) => [day, known.includes(day) || answered ? formatDate(day) : `${formatDate(day)} (chưa có bản duyệt)`])
}

/** Every filter as a plain form; its address keeps the choice. */
export function MatrixForm({ query, places, days, code, name, asOf, answered, districts, criteria }: Props) {
  return (
    <form className={styles.form} action="/ket-qua/ma-tran" method="get">
      <Choice name="tinh" label="Địa phương" value={code} options={placesWith(places, code, name)} />
      <Choice name="ngay" label="Chốt đến hết" value={asOf} options={daysWith(days, asOf, answered)} />
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

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: Option[] }) {
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
