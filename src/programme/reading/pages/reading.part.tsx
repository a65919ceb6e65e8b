import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import type { Stretch } from '../mark.rules.ts'
import { bandName, findingNames, kindNames, severityNames, statusNames } from '../text.ts'
import type { Finding, FoundDirective, FoundFigure } from '../types.ts'
import styles from './check.module.css'

/** «Tìm thấy 14 số: 2 sai, 1 cần xem lại.» */
export function summary({ figures, findings }: { figures: FoundFigure[]; findings: Finding[] }): string {
  const read = figures.filter((one) => one.what !== 'other').length
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length
  const parts = [`${count('error')} sai`, `${count('warning')} cần xem lại`, `${count('note')} ghi chú`].filter(
    (part) => !part.startsWith('0 '),
  )
  return `Tìm thấy ${formatNumber(read)} số liệu nông thôn mới: ${parts.length > 0 ? parts.join(', ') : 'không thấy điều gì sai'}.`
}

export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return <p>Các số trong văn bản khớp với nhau và không trái với số liệu đã có.</p>
  return (
    <ol className={styles.findings}>
      {findings.map((one) => (
        <li key={`${one.kind} ${one.start} ${one.how}`} className={styles[one.severity]}>
          <p className={styles.findingHead}>
            <strong>{severityNames[one.severity]}</strong> · {findingNames[one.kind]}
          </p>
          <p className={styles.how}>{one.how}</p>
          <p>{one.likely}</p>
          <blockquote>{one.sentence}</blockquote>
          {one.suggestion ? (
            <details className={styles.suggestion}>
              <summary>Câu sửa theo phép tính</summary>
              <textarea readOnly rows={3} defaultValue={one.suggestion} aria-label="Câu sửa" />
              <button type="button" data-copy hidden className="button">
                Chép câu sửa
              </button>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

export function MarkedText({ stretches }: { stretches: Stretch[] }) {
  let at = 0
  return (
    <div className={styles.text} lang="vi">
      {stretches.map((one) => {
        const key = at
        at += one.text.length
        if (one.figure === null) return <span key={key}>{one.text}</span>
        return (
          <a key={key} href={`#so-${one.figure + 1}`} className={`${styles.mark} ${one.severity ? styles[one.severity] : ''}`}>
            {one.text}
            <sup>{one.figure + 1}</sup>
          </a>
        )
      })}
    </div>
  )
}

export function FigureList({ figures }: { figures: FoundFigure[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} aria-label="Các số đã đọc" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col">Trong văn bản</th>
            <th scope="col">Đọc là</th>
            <th scope="col">Loại</th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Đến ngày</th>
            <th scope="col">Căn cứ</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one, i) => (
            <tr key={one.start} id={`so-${i + 1}`}>
              <th scope="row">{i + 1}</th>
              <td className={styles.number}>{one.stated}</td>
              <td>{`${kindNames[one.what]}${bandName(one)}`}</td>
              <td>{statusNames[one.status]}</td>
              <td>{one.place ?? '–'}</td>
              <td>{one.asOf ? formatDate(one.asOf) : '–'}</td>
              <td className={styles.because}>{one.because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Directives({ directives }: { directives: FoundDirective[] }) {
  return (
    <ul className={styles.directives}>
      {directives.map((one) => (
        <li key={`${one.assignee} ${one.action}`}>
          <strong>{one.assignee}</strong>: {one.action} <span className={styles.deadline}>{one.deadline ?? 'Không nêu hạn'}</span>
        </li>
      ))}
    </ul>
  )
}
