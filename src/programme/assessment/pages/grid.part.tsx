import { formatDate } from '../../../platform/text/date.ts'
import { Strip } from '../../../platform/ui/page.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import type { ProofLink } from '../../evidence/proof.types.ts'
import type { CellView, CriterionView, LineView, SheetView } from '../sheet.views.ts'
import type { Conflict } from '../sheet-form.actions.ts'
import { Entry } from './entry.part.tsx'
import styles from './sheet.module.css'

/** Evidence by the key of its indicator. */
type Proofs = Record<string, ProofLink[]>

type Props = {
  sheet: SheetView
  fills: boolean
  conflicts: Conflict[]
  sending: string
  personId: number
  proofs: Proofs
  mayProve: boolean
}

/** The whole sheet: a native table a criterion, with inputs where this person may fill. The island `assessment/sheet` makes it live. */
export function Grid({ sheet, fills, conflicts, sending, personId, proofs, mayProve }: Props) {
  const theirs = new Map(conflicts.map((one) => [one.measure, one]))
  const add = mayProve
    ? `/minh-chung/them?bo=${sheet.set.id}&nam=${sheet.asOf.slice(0, 4)}&ve=${encodeURIComponent(`/danh-gia/${sheet.id}`)}`
    : null
  return (
    <form method="post" className={styles.sheet} data-sheet={sheet.id} data-person={personId} data-fills={fills || undefined}>
      <input type="hidden" name="lan-gui" value={sending} />
      {fills ? <LiveParts /> : null}
      <nav className={styles.jump} aria-label="Tiêu chí">
        <ol>
          {sheet.criteria.map((one) => (
            <li key={one.code}>
              <a href={`#tieu-chi-${one.code}`} data-jump={one.code} data-kind={one.verdict}>
                {one.code}
                <span className="visually-hidden">{` ${one.name}: ${one.verdictName}`}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {sheet.criteria.map((criterion) => (
        <Criterion
          key={criterion.code}
          criterion={criterion}
          fills={fills && isOpen(criterion)}
          conflicts={theirs}
          proofs={proofs}
          add={add}
        />
      ))}
    </form>
  )
}

const isOpen = ({ state }: CriterionView) => state === 'open' || state === 'returned'

/** What the island shows and what it draws from; without it nothing of this is seen. */
function LiveParts() {
  return (
    <>
      <p className={styles.connection} data-connection />
      <p className="visually-hidden" role="status" data-live />
      <p className={styles.notice} role="alert" data-notice hidden />
      {(['met', 'notMet', 'notApplicable', 'unjudgeable'] as const).map((verdict) => (
        <template key={verdict} data-chip={verdict}>
          <VerdictChip verdict={verdict} />
        </template>
      ))}
      <template data-of="clash">
        <div className={styles.clash} data-clash>
          <p />
          <button type="button" data-choice="mine">
            Giữ số của tôi
          </button>{' '}
          <button type="button" data-choice="theirs">
            Giữ số trên máy chủ
          </button>
        </div>
      </template>
      <dialog className={styles.paste} data-paste aria-labelledby="dan-tieu-de">
        <h2 id="dan-tieu-de">Dán từ bảng tính</h2>
        <p data-lead />
        <div className={styles.pasteRows}>
          <table>
            <thead>
              <tr>
                <th scope="col">Nội dung</th>
                <th scope="col">Đang ghi</th>
                <th scope="col">Sẽ ghi</th>
                <th scope="col">Cần sửa</th>
              </tr>
            </thead>
            <tbody />
          </table>
        </div>
        <p>
          <button type="button" value="ghi">
            Ghi vào phiếu
          </button>{' '}
          <button type="button" value="thoi">
            Thôi
          </button>
        </p>
      </dialog>
    </>
  )
}

/** Why a criterion came back, what it lacks and until when. */
const Back = ({ criterion: { reason, needs, dueOn } }: { criterion: CriterionView }) => (
  <Strip kind="warning">
    <p>{`Lý do trả lại: ${reason ?? 'chưa ghi'}${needs ? ` Cần bổ sung: ${needs}` : ''}${dueOn ? ` Hạn ${formatDate(dueOn)}.` : ''}`}</p>
  </Strip>
)

type CriterionProps = {
  criterion: CriterionView
  fills: boolean
  conflicts: ReadonlyMap<string, Conflict>
  proofs: Proofs
  add: string | null
}

function Criterion({ criterion, fills, conflicts, proofs, add }: CriterionProps) {
  return (
    <section className={styles.criterion} id={`tieu-chi-${criterion.code}`} aria-labelledby={`ten-${criterion.code}`}>
      <header className={styles.criterionHead}>
        <h2 id={`ten-${criterion.code}`}>{`${criterion.code}. ${criterion.name}`}</h2>
        <p data-criterion={criterion.code}>
          <VerdictChip verdict={criterion.verdict} />
          <span className={styles.why} data-why>
            {criterion.explanation}
          </span>
        </p>
        {criterion.state === 'open' ? null : <p className={styles.state}>{criterion.stateName}</p>}
      </header>
      {criterion.state === 'returned' ? <Back criterion={criterion} /> : null}
      <div className={styles.scroll}>
        <table className={styles.grid}>
          <caption className="visually-hidden">{`Tiêu chí ${criterion.code}: chỉ tiêu, kỳ trước, kỳ này, ngưỡng, kết quả`}</caption>
          <thead>
            <tr>
              <th scope="col">Mã</th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Kỳ trước</th>
              <th scope="col">Kỳ này</th>
              <th scope="col">Ngưỡng</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Minh chứng</th>
            </tr>
          </thead>
          <tbody>
            {criterion.indicators.map((line) => (
              <Line key={line.key} line={line} fills={fills} conflicts={conflicts} proofs={proofs[line.key] ?? []} add={add} />
            ))}
          </tbody>
        </table>
      </div>
      {fills ? (
        <p className={styles.save}>
          <button type="submit" name="tieu-chi" value={criterion.code}>
            Lưu
          </button>
        </p>
      ) : null}
    </section>
  )
}

type LineProps = { line: LineView; fills: boolean; conflicts: ReadonlyMap<string, Conflict>; proofs: ProofLink[]; add: string | null }

function Line({ line, fills, conflicts, proofs, add }: LineProps) {
  return (
    <tr data-indicator={line.key}>
      <td className={styles.code}>{line.key.replace('?', '')}</td>
      <th scope="row" className={styles.name}>
        {line.name}
        {line.note ? (
          <details>
            <summary>Lưu ý</summary>
            <p>{line.note}</p>
          </details>
        ) : null}
      </th>
      <td data-label="Kỳ trước" className={styles.before}>
        {line.cells.map((cell) => (
          <Before key={cell.measure} cell={cell} several={line.cells.length > 1} />
        ))}
      </td>
      <td data-label="Kỳ này" className={styles.now}>
        {line.cells.length === 0 ? <span className={styles.quiet}>Chưa rõ văn bản hỏi số nào</span> : null}
        {line.cells.map((cell) =>
          fills ? (
            <Entry key={cell.measure} cell={cell} line={line} conflict={conflicts.get(cell.measure)} />
          ) : (
            <Shown key={cell.measure} cell={cell} several={line.cells.length > 1} />
          ),
        )}
      </td>
      <td data-label="Ngưỡng" className={styles.bar}>
        {line.asked.map((one) => (
          <p key={one.text}>
            <strong>{one.text}</strong>
            <span className={styles.sure}>{` ${[one.why, one.certainty].filter(Boolean).join('; ')}`}</span>
          </p>
        ))}
        {line.clause ? <p className={styles.clause}>{line.clause}</p> : null}
      </td>
      <td data-label="Kết quả" data-verdict={line.key}>
        <VerdictChip verdict={line.verdict} />
        <span className={styles.why} data-why>
          {line.explanation}
        </span>
      </td>
      <td data-label="Minh chứng" className={styles.proofs}>
        {proofs.map((proof) => (
          <p key={proof.id}>
            <a href={proof.href}>{proof.title}</a>
          </p>
        ))}
        {add ? (
          <a
            className={styles.add}
            href={`${add}&chi-tieu=${encodeURIComponent(line.key)}`}
            aria-label={`Thêm minh chứng cho chỉ tiêu ${line.key}`}
          >
            Thêm
          </a>
        ) : proofs.length === 0 ? (
          <span className={styles.quiet}>Chưa có</span>
        ) : null}
      </td>
    </tr>
  )
}

function Before({ cell, several }: { cell: CellView; several: boolean }) {
  if (!cell.previous) return <p className={styles.quiet}>{several ? `${cell.name}: chưa có` : 'Chưa có'}</p>
  return (
    <p>
      {several ? `${cell.name}: ` : ''}
      <strong data-before={cell.measure}>{cell.previous.typed}</strong>
      <span className={styles.sure}>{` (${cell.previous.stage}, ${cell.previous.on})`}</span>
    </p>
  )
}

function Shown({ cell, several }: { cell: CellView; several: boolean }) {
  return (
    <p>
      {several ? `${cell.name}: ` : ''}
      <strong>{cell.typed === '' ? 'chưa nhập' : `${cell.typed}${cell.unit ? ` ${cell.unit}` : ''}`}</strong>
      {cell.note ? <span className={styles.sure}>{` Ghi chú: ${cell.note}`}</span> : null}
    </p>
  )
}
