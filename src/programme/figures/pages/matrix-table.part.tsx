import { ScrollBox } from '../../../platform/ui/data-table.tsx'
import { VerdictCell } from '../../../platform/ui/verdict.tsx'
import type { Frame } from '../../units/types.ts'
import { traceHref, unitHref } from '../address.rules.ts'
import { metPerCriterion, nearestFirst } from '../matrix.views.ts'
import type { MatrixRow, SetInForce } from '../types.ts'
import styles from './matrix.module.css'

type Props = { frame: Frame; set: SetInForce | null; criteria: { code: string; name: string }[]; rows: MatrixRow[] }

/** Communes as rows, nearest to the standard first; criteria as columns; sums at the edge and the foot. */
export function MatrixTable({ frame, set, criteria, rows }: Props) {
  if (rows.length === 0) return <p className="muted">Không có xã nào khớp với bộ lọc.</p>
  const codes = criteria.map((criterion) => criterion.code)
  const query = unitHref({ level: 'commune', code: '' }, frame).split('?')[1]
  const totals = metPerCriterion(rows, codes)
  const total = set?.criteriaCount ?? null
  return (
    <ScrollBox name="Ma trận xã và tiêu chí">
      <table className={styles.matrix}>
        <caption className="visually-hidden">Kết quả từng tiêu chí của từng xã</caption>
        <thead>
          <tr>
            <th scope="col">Xã</th>
            <th scope="col" className={styles.head}>
              <span>Đạt/tổng</span>
            </th>
            <th scope="col" className={styles.head}>
              <span>Được công nhận</span>
            </th>
            {criteria.map((criterion) => (
              <th key={criterion.code} scope="col" className={styles.head}>
                <span>
                  {criterion.code}. {criterion.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nearestFirst(rows).map((row) => (
            <tr key={row.unit.id}>
              <th scope="row">
                <a href={`/xa/${row.unit.code}?${query}`}>{row.unit.name}</a>
                {row.district ? <small>{row.district}</small> : null}
              </th>
              <td className={styles.sum}>{row.met === null ? '–' : `${row.met}${total === null ? '' : `/${total}`}`}</td>
              <td className={styles.sum}>{row.recognised ? 'có' : ''}</td>
              {codes.map((code) => (
                <VerdictCell key={code} verdict={row.verdicts[code]} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Số xã đạt</th>
            <td className={styles.sum}>{rows.reduce((sum, row) => sum + (row.met ?? 0), 0)}</td>
            <td className={styles.sum}>{rows.filter((row) => row.recognised).length}</td>
            {totals.map((count, index) => (
              <td key={codes[index]} className={styles.sum}>
                <a
                  href={traceHref(frame, 'communes-meeting-criterion', { criterion: codes[index] })}
                  aria-label={`${count} xã đạt tiêu chí ${codes[index]}`}
                >
                  {count}
                </a>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  )
}
