import { formatNumber } from '../../../platform/text/number.ts'
import { kindNames, statusNames } from '../text.ts'
import { type FigureStatus, type FoundFigure, kinds } from '../types.ts'
import styles from './check.module.css'

const statuses: FigureStatus[] = ['actual', 'target', 'estimate', 'plan']

/** One row a reading: keep or drop it, say what it really is. The file goes back to the reader's machine. */
export function Corrections({ figures, day }: { figures: FoundFigure[]; day: string }) {
  const read = figures.filter((one) => one.what !== 'other')
  return (
    <form method="post" action="/kiem-tra-bao-cao/tai-ve" className={styles.form}>
      <div className={styles.fields}>
        <div>
          <label htmlFor="ten-van-ban">Tên văn bản</label>
          <input id="ten-van-ban" name="ten-van-ban" required placeholder="Báo cáo số …" />
        </div>
        <div>
          <label htmlFor="ngay-dang">Ngày văn bản</label>
          <input id="ngay-dang" name="ngay-dang" type="date" defaultValue={day} />
        </div>
      </div>
      <details>
        <summary>{`Xem và sửa ${formatNumber(read.length)} số`}</summary>
        <ul className={styles.corrections}>
          {read.map((one, i) => (
            <li key={one.start}>
              <label>
                <input type="checkbox" name={`giu-${i}`} value="co" defaultChecked /> {`«${one.stated}»`}
              </label>
              <select name={`loai-${i}`} defaultValue={one.what} aria-label={`Loại của số ${one.stated}`}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {kindNames[kind]}
                  </option>
                ))}
              </select>
              <input
                name={`gia-tri-${i}`}
                defaultValue={formatNumber(one.value).replace(/\.(?=\d{3})/g, '')}
                aria-label={`Giá trị của số ${one.stated}`}
                inputMode="decimal"
              />
              <select name={`trang-thai-${i}`} defaultValue={one.status} aria-label={`Trạng thái của số ${one.stated}`}>
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {statusNames[status]}
                  </option>
                ))}
              </select>
              <input name={`don-vi-${i}`} defaultValue={one.place ?? ''} aria-label={`Đơn vị của số ${one.stated}`} />
              <input name={`ngay-${i}`} type="date" defaultValue={one.asOf ?? ''} aria-label={`Ngày của số ${one.stated}`} />
              <input type="hidden" name={`da-doc-${i}`} value={one.value} />
              <input type="hidden" name={`nguyen-van-${i}`} value={one.stated} />
              <input type="hidden" name={`tu-${i}`} value={one.lo ?? ''} />
              <input type="hidden" name={`den-${i}`} value={one.hi ?? ''} />
              <input type="hidden" name={`cau-${i}`} value={one.sentence} />
            </li>
          ))}
        </ul>
      </details>
      <p className={styles.buttons}>
        <button type="submit" name="dang" value="so-cong-bo" className="button">
          Tải tệp số đã công bố (CSV)
        </button>
        <button type="submit" name="dang" value="ca-kiem-thu" className="button">
          Tải bản sửa làm ca kiểm thử
        </button>
      </p>
    </form>
  )
}
