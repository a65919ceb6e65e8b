import styles from './verdict.module.css'

export type VerdictKind = 'met' | 'notMet' | 'notApplicable' | 'unjudgeable'

const signs: Record<VerdictKind, { glyph: string; letter: string; text: string }> = {
  met: { glyph: '✓', letter: 'Đ', text: 'Đạt' },
  notMet: { glyph: '✕', letter: 'C', text: 'Chưa đạt' },
  notApplicable: { glyph: '–', letter: 'K', text: 'Không áp dụng' },
  unjudgeable: { glyph: '', letter: '?', text: 'Chưa đủ căn cứ' },
}

/** A verdict in words, with its glyph; «Đạt» is quiet, the others are marked. */
export function VerdictChip({ verdict, reason }: { verdict: VerdictKind; reason?: string | null }) {
  const sign = signs[verdict]
  return (
    <span className={`${styles.chip} ${styles[verdict]}`}>
      <span aria-hidden="true">{sign.glyph || sign.letter} </span>
      {sign.text}
      {reason ? <span className={styles.reason}>: {reason}</span> : null}
    </span>
  )
}

/** A verdict as a cell of the matrix: its letter in the text, its glyph by style, so that thousands of cells stay light. */
export function VerdictCell({ verdict }: { verdict: VerdictKind | undefined }) {
  return verdict ? <td className={styles[`${verdict}Cell`]}>{signs[verdict].letter}</td> : <td />
}

/** What the signs mean. */
export function VerdictKey() {
  return (
    <ul className={styles.key}>
      {(Object.keys(signs) as VerdictKind[]).map((verdict) => (
        <li key={verdict}>
          <span className={`${styles.swatch} ${styles[`${verdict}Cell`]}`}>{signs[verdict].letter}</span>
          {signs[verdict].text}
        </li>
      ))}
    </ul>
  )
}
