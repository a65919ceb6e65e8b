import styles from './verdict.module.css'

export type VerdictKind = 'met' | 'notMet' | 'notApplicable' | 'unjudgeable'

const signs: Record<VerdictKind, { glyph: string; letter: string; text: string }> = {
  met: { glyph: '✓', letter: 'Đ', text: 'Đạt' },
  notMet: { glyph: '✕', letter: 'C', text: 'Chưa đạt' },
  notApplicable: { glyph: '–', letter: 'K', text: 'Không áp dụng' },
  unjudgeable: { glyph: '?', letter: '', text: 'Chưa đủ căn cứ' },
}

/** A verdict in words, with its glyph; «Đạt» is quiet, the others are marked. */
export function VerdictChip({ verdict, reason }: { verdict: VerdictKind; reason?: string | null }) {
  const sign = signs[verdict]
  return (
    <span className={`${styles.chip} ${styles[verdict]}`}>
      <span aria-hidden="true">{sign.glyph} </span>
      {sign.text}
      {reason ? <span className={styles.reason}>: {reason}</span> : null}
    </span>
  )
}

/** A verdict as a cell of the matrix: glyph and letter, words for readers by ear. */
export function VerdictCell({ verdict }: { verdict: VerdictKind | undefined }) {
  if (!verdict)
    return (
      <td className={styles.cell}>
        <span className="visually-hidden">Không có dữ liệu</span>
      </td>
    )
  const sign = signs[verdict]
  return (
    <td className={`${styles.cell} ${styles[`${verdict}Cell`]}`}>
      <span aria-hidden="true">
        {sign.glyph}
        {sign.letter}
      </span>
      <span className="visually-hidden">{sign.text}</span>
    </td>
  )
}

/** What the signs mean. */
export function VerdictKey() {
  return (
    <ul className={styles.key}>
      {(Object.keys(signs) as VerdictKind[]).map((verdict) => (
        <li key={verdict}>
          <span className={`${styles.swatch} ${styles[`${verdict}Cell`]}`} aria-hidden="true">
            {signs[verdict].glyph}
            {signs[verdict].letter}
          </span>{' '}
          {signs[verdict].text}
        </li>
      ))}
    </ul>
  )
}
