import { Choice, Field, QuietButton } from '../../../platform/ui/form.tsx'
import styles from './funding.module.css'

export type Place = { code: string; name: string; year: number; places: { code: string; name: string }[] }

/** `?don-vi=…&nam=…` of the same place and year. */
export const queryOf = ({ code, year }: Pick<Place, 'code' | 'year'>, more: Record<string, string> = {}): string =>
  `?${new URLSearchParams({ 'don-vi': code, nam: String(year), ...more })}`

const tabs = [
  { path: '/von', text: 'Tổng quan' },
  { path: '/von/phan-bo', text: 'Phân bổ' },
  { path: '/von/du-an', text: 'Dự án' },
  { path: '/von/giai-ngan', text: 'Giải ngân' },
  { path: '/von/hien-vat', text: 'Hiện vật' },
  { path: '/von/no-dong', text: 'Nợ đọng' },
  { path: '/von/tieu-chi', text: 'Theo tiêu chí' },
]

/** The pages of money of a place and a year, and the choice of both. */
export function Tabs({ at, place }: { at: string; place: Place }) {
  return (
    <div className={styles.bar}>
      <nav aria-label="Vốn">
        <ul className={styles.tabs}>
          {tabs.map(({ path, text }) => (
            <li key={path}>
              <a href={`${path}${queryOf(place)}`} aria-current={path === at ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" className={styles.choose}>
        {place.places.length > 1 ? (
          <Choice
            id="chon-don-vi"
            name="don-vi"
            label="Đơn vị"
            defaultValue={place.code}
            options={place.places.map(({ code, name }) => ({ value: code, text: name }))}
          />
        ) : (
          <input type="hidden" name="don-vi" value={place.code} />
        )}
        <Field
          id="chon-nam"
          name="nam"
          label="Năm ngân sách"
          inputMode="numeric"
          maxLength={4}
          size={6}
          defaultValue={String(place.year)}
        />
        <QuietButton>Xem</QuietButton>
      </form>
    </div>
  )
}
