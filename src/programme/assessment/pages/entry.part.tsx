import { formatDate } from '../../../platform/text/date.ts'
import type { CellView, LineView } from '../sheet.views.ts'
import type { Conflict } from '../sheet-form.actions.ts'
import { fieldOf } from '../sheet-form.rules.ts'
import styles from './sheet.module.css'

/** A cell that somebody fills: its input, what is wrong with it, its note, and where it stands. */
export function Entry({ cell, line, conflict }: { cell: CellView; line: LineView; conflict: Conflict | undefined }) {
  const id = `o-${cell.measure}`
  const typed = conflict?.typed ?? cell.typed
  const note = conflict?.note ?? cell.note
  const several = line.cells.length > 1
  return (
    <div
      className={styles.entry}
      data-cell={cell.measure}
      data-version={cell.version}
      data-typed={cell.typed}
      data-noted={cell.note}
      data-by={cell.by ?? ''}
      data-saved-at={cell.savedAt ?? ''}
    >
      <label htmlFor={id} className={several ? styles.label : 'visually-hidden'}>
        {several ? cell.name : `${line.key.replace('?', '')} ${cell.name}`}
      </label>
      <span className={styles.field}>
        <Input
          id={id}
          cell={cell}
          typed={typed}
          wrong={cell.problem !== null}
          codes={[line.key, cell.name, ...(several ? [] : [line.name])]}
        />
        {cell.unit ? <span className={styles.unit}>{cell.unit}</span> : null}
      </span>
      <input type="hidden" name={fieldOf.base(cell.measure)} value={conflict?.theirs.version ?? cell.version} />
      <p id={`${id}-loi`} className={styles.problem} data-problem>
        {cell.problem}
      </p>
      {cell.originNote && cell.origin !== 'typed' ? <p className={styles.sure}>{`Lấy từ ${cell.originNote}`}</p> : null}
      {conflict ? <Clash conflict={conflict} measure={cell.measure} /> : null}
      <details className={styles.note} open={note !== ''}>
        <summary>Ghi chú</summary>
        <textarea
          name={fieldOf.note(cell.measure)}
          rows={2}
          aria-label={`Ghi chú cho ${cell.name}`}
          data-measure={cell.measure}
          data-note
          defaultValue={note}
        />
      </details>
      <p className={styles.sent} data-state>
        {cell.savedAt ? `Đã gửi ${formatTime(cell.savedAt)}${cell.by ? `, ${cell.by}` : ''}` : ''}
      </p>
    </div>
  )
}

type InputProps = { id: string; cell: CellView; typed: string; wrong: boolean; codes: string[] }

function Input({ id, cell, typed, wrong, codes }: InputProps) {
  const own = {
    id,
    name: fieldOf.typed(cell.measure),
    'data-measure': cell.measure,
    'data-base': cell.version,
    'data-codes': codes.join('|'),
    'aria-describedby': `${id}-loi`,
    'aria-invalid': wrong || undefined,
  }
  const choices = cell.kind === 'yesNo' ? ['có', 'không'] : cell.levels
  if (!choices) return <input {...own} defaultValue={typed} inputMode="decimal" autoComplete="off" size={10} maxLength={200} />
  const known = typed === '' || choices.includes(typed)
  return (
    <select {...own} defaultValue={typed}>
      <option value="">–</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
      {known ? null : <option value={typed}>{typed}</option>}
    </select>
  )
}

/** Both values, who and when: nothing is overwritten in silence. */
function Clash({ conflict, measure }: { conflict: Conflict; measure: string }) {
  const { theirs } = conflict
  return (
    <div className={styles.clash}>
      <p>{`Trên máy chủ: ${theirs.typed === '' ? '(trống)' : theirs.typed}${theirs.note ? `, ghi chú «${theirs.note}»` : ''} – ${theirs.by}, ${formatTime(String(theirs.savedAt))}.`}</p>
      <label>
        <input type="checkbox" name={fieldOf.keepServer(measure)} value="1" /> Giữ số trên máy chủ
      </label>
      <p className={styles.sure}>Không chọn thì lưu số đang ghi ở trên.</p>
    </div>
  )
}

/** «14:05 10/12/2024» of Việt Nam. */
function formatTime(iso: string): string {
  const at = new Date(new Date(iso).getTime() + 7 * 3_600_000).toISOString()
  return `${at.slice(11, 16)} ${formatDate(at.slice(0, 10) as Parameters<typeof formatDate>[0])}`
}
