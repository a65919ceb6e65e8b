import { Area, Field, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Strip } from '../../../platform/ui/page.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import { outcomeSlugs } from '../queue.text.ts'
import type { RecordView } from '../queue.views.ts'
import type { ReviewStage } from '../review.types.ts'
import { ownField, type Typed } from '../review-form.rules.ts'
import styles from './review.module.css'

type Props = {
  record: RecordView
  criterion: { code: string; name: string }
  /** the page's address, ready for what is asked next */
  at: string
  stage: ReviewStage
  problem: string | null
  offenders: { where: string; what: string }[]
  typed: Typed | null
}

/** One commune's criterion: what it says, what speaks for and against, and what the officer says of it. */
export function Record(props: Props) {
  const { record, at, problem, offenders } = props
  const canSay = record.waits && record.barred === null
  return (
    <article className={styles.record} aria-labelledby="ten-xa">
      <p className={styles.back}>
        <a href={at}>‹ Danh sách xã</a>
      </p>
      <header>
        <h2 id="ten-xa">{record.unit.name}</h2>
        <p>
          {`${record.stateName}${record.dueOn ? `, hạn ${record.dueOn}` : ''}. `}
          <a href={`/danh-gia/${record.sheetId}`}>Mở cả phiếu</a>
          {record.unit.code ? (
            <>
              {' · '}
              <a href={`/xa/${record.unit.code}`}>Trang xã</a>
            </>
          ) : null}
        </p>
      </header>
      <Wrong text={problem} />
      {offenders.length > 0 ? (
        <ul className={styles.offenders}>
          {offenders.map(({ where, what }) => (
            <li key={where}>{`${where}: ${what}`}</li>
          ))}
        </ul>
      ) : null}
      <Summary record={record} />
      <Form action={`${at}phieu=${record.sheetId}`} className={styles.form}>
        {/* Enter in a field decides nothing: the button that it would press is off */}
        <button type="submit" disabled hidden />
        <Lines {...props} canSay={canSay} />
        {canSay ? <Say {...props} /> : <p className={styles.barred}>{record.barred ?? 'Tiêu chí này không chờ kết luận ở bước này.'}</p>}
      </Form>
      <Thread {...props} />
    </article>
  )
}

function Summary({ record }: { record: RecordView }) {
  return (
    <>
      <dl className={styles.summary}>
        <div>
          <dt>Đối chiếu số của xã</dt>
          <dd>
            <VerdictChip verdict={record.verdict} /> <span className={styles.quiet}>{record.explanation}</span>
          </dd>
        </div>
        <div>
          <dt>Kỳ trước</dt>
          <dd>
            {record.previous ? (
              <>
                <VerdictChip verdict={record.previous.verdict} /> <span className={styles.quiet}>{record.previous.text}</span>
              </>
            ) : (
              'Chưa có kết quả'
            )}
          </dd>
        </div>
        {record.verified ? (
          <div>
            <dt>Thẩm tra</dt>
            <dd>{record.verified}</dd>
          </div>
        ) : null}
      </dl>
      {record.flags.length > 0 ? (
        <Strip kind="warning">
          <ul aria-label="Dấu hiệu cần xem">
            {record.flags.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Strip>
      ) : null}
      {record.back ? (
        <Strip kind="history">
          <p>{`Lần trả lại trước: ${record.back.reason} Cần: ${record.back.needs}${record.back.dueOn ? ` Hạn ${record.back.dueOn}.` : ''}`}</p>
        </Strip>
      ) : null}
    </>
  )
}

function Lines({ record, criterion, typed, canSay }: Props & { canSay: boolean }) {
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">{`Tiêu chí ${criterion.code}: số của xã, kỳ trước, ngưỡng, các xã khác, số của cơ quan`}</caption>
      <thead>
        <tr>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col">Số của xã</th>
          <th scope="col">Ngưỡng và kết quả</th>
          <th scope="col">Số của cơ quan</th>
        </tr>
      </thead>
      <tbody>
        {record.lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <strong>{line.key.replace('?', '')}</strong> {line.name}
              <Proofs proofs={line.proofs} />
            </th>
            <td data-label="Số của xã">
              {line.cells.map((cell) => (
                <div key={cell.measure} className={styles.cell}>
                  <p>
                    {line.cells.length > 1 ? `${cell.name}: ` : ''}
                    <strong>{cell.said}</strong>
                  </p>
                  {cell.before ? <p className={styles.quiet}>{`Kỳ trước ${cell.before}`}</p> : null}
                  {cell.others ? <p className={styles.quiet}>{cell.others}</p> : null}
                  {cell.note ? <p className={styles.quiet}>{`Ghi chú: ${cell.note}`}</p> : null}
                </div>
              ))}
            </td>
            <td data-label="Ngưỡng và kết quả">
              <p>
                <VerdictChip verdict={line.verdict} />
              </p>
              <p className={styles.quiet}>{line.explanation}</p>
              {line.clause ? <p className={styles.quiet}>{line.clause}</p> : null}
            </td>
            <td data-label="Số của cơ quan">
              {line.cells.map((cell) => (
                <div key={cell.measure} className={styles.cell}>
                  {cell.own ? <p>{`Đã ghi: ${cell.own}`}</p> : null}
                  {canSay ? <Own cell={cell} typed={typed?.own[cell.measure] ?? ''} indicator={line.key} /> : cell.own ? null : '–'}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellOf = RecordView['lines'][number]['cells'][number]

function Own({ cell, typed, indicator }: { cell: CellOf; typed: string; indicator: string }) {
  const id = `so-${cell.measure}`
  return (
    <span className={styles.own}>
      <label className="visually-hidden" htmlFor={id}>{`Số của cơ quan, chỉ tiêu ${indicator}: ${cell.name}`}</label>
      <input id={id} name={ownField(cell.measure)} defaultValue={typed} autoComplete="off" inputMode="decimal" />
      {cell.unit ? <span className={styles.quiet}>{cell.unit}</span> : null}
    </span>
  )
}

function Proofs({ proofs }: { proofs: RecordView['proofs'] }) {
  if (proofs.length === 0) return null
  return (
    <ul className={styles.proofs} aria-label="Minh chứng">
      {proofs.map((proof) => (
        <li key={proof.id}>
          <a href={proof.href}>{proof.title}</a> <span className={styles.quiet}>{proof.on}</span>
        </li>
      ))}
    </ul>
  )
}

function Say({ record, typed, stage }: Props) {
  return (
    <>
      <input type="hidden" name="phieu" value={record.sheetId} />
      <input type="hidden" name="ban" value={record.version} />
      <input type="hidden" name="viec" value="ket-luan" />
      {record.proofs.length > 0 ? <Proofs proofs={record.proofs} /> : null}
      <Area
        name="ly-do"
        label="Lý do, căn cứ"
        maxLength={2000}
        defaultValue={typed?.reason ?? ''}
        hint={`Bắt buộc khi trả lại, khi ghi số của cơ quan, hoặc khi kết luận khác kết quả ${stage === 'verified' ? 'đối chiếu' : 'thẩm tra'}.`}
      />
      <details className={styles.returning} open={(typed?.needs ?? '') !== '' || (typed?.dueOn ?? '') !== ''}>
        <summary>Nội dung trả lại</summary>
        <Area name="can-bo-sung" label="Cần bổ sung" rows={2} maxLength={2000} defaultValue={typed?.needs ?? ''} />
        <Field name="han" label="Hạn bổ sung" placeholder="30/11/2026" autoComplete="off" defaultValue={typed?.dueOn ?? ''} />
      </details>
      <div className={styles.buttons}>
        {record.verdict === 'notApplicable' ? (
          <button type="submit" name="ket-luan" value={outcomeSlugs.notApplicable}>
            Xác nhận không áp dụng
          </button>
        ) : null}
        <button type="submit" name="ket-luan" value={outcomeSlugs.met} data-key="1">
          Xác nhận đạt
        </button>
        <button type="submit" name="ket-luan" value={outcomeSlugs.notMet} data-key="2">
          Xác nhận chưa đạt
        </button>
        <QuietButton name="ket-luan" value={outcomeSlugs.unjudgeable} data-key="3">
          Chưa đủ căn cứ
        </QuietButton>
        <QuietButton name="ket-luan" value={outcomeSlugs.returned} data-key="r">
          Trả lại
        </QuietButton>
      </div>
    </>
  )
}

function Thread({ record, at }: Props) {
  return (
    <section className={styles.thread} id="trao-doi" aria-labelledby="ten-trao-doi">
      <h3 id="ten-trao-doi">Kết luận và trao đổi</h3>
      {record.reviews.length + record.remarks.length === 0 ? <p className={styles.quiet}>Chưa có.</p> : null}
      <ol>
        {record.reviews.map((one) => (
          <li key={one.key}>
            <p>{one.text}</p>
            {one.reason ? <p className={styles.quiet}>{one.reason}</p> : null}
            {one.own.map((text) => (
              <p key={text} className={styles.quiet}>{`Số của cơ quan: ${text}`}</p>
            ))}
          </li>
        ))}
        {record.remarks.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            <p className={styles.quiet}>{`${one.who}, ${one.at}`}</p>
          </li>
        ))}
      </ol>
      <Form action={`${at}phieu=${record.sheetId}`}>
        <input type="hidden" name="phieu" value={record.sheetId} />
        <input type="hidden" name="viec" value="trao-doi" />
        <Area name="noi-dung" label="Nội dung trao đổi" rows={2} maxLength={2000} required />
        <QuietButton>Gửi trao đổi</QuietButton>
      </Form>
    </section>
  )
}
