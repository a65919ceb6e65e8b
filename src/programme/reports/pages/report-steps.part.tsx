import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { FindingView, ReportView } from '../views.ts'
import styles from './reports.module.css'

type Typed = Record<string, string>
type Given = {
  report: ReportView
  composes: boolean
  approves: boolean
  receives: boolean
  missing: string | null
  version: { version: number } | null
  typed: Typed
}

function Hidden({ report, deed }: { report: ReportView; deed: string }) {
  return (
    <>
      <input type="hidden" name="viec" value={deed} />
      <input type="hidden" name="buoc" value={report.steps} />
    </>
  )
}

/** A deed that needs a reason, folded until it is wanted. */
function WithReason({
  report,
  deed,
  summary,
  label,
  typed,
}: {
  report: ReportView
  deed: string
  summary: string
  label: string
  typed: Typed
}) {
  return (
    <details open={typed.viec === deed}>
      <summary>{summary}</summary>
      <Form>
        <Hidden report={report} deed={deed} />
        <Area id={`ly-do-${deed}`} name="ly-do" label={label} required defaultValue={typed.viec === deed ? typed['ly-do'] : ''} />
        <button type="submit">{summary}</button>
      </Form>
    </details>
  )
}

function Simple({ report, deed, text }: { report: ReportView; deed: string; text: string }) {
  return (
    <form method="post">
      <Hidden report={report} deed={deed} />
      <button type="submit">{text}</button>
    </form>
  )
}

/** What can be done with the report from where it stands, by whom. */
export function Steps({ report, composes, approves, receives, missing, version, typed }: Given) {
  const { may } = report
  const isNewest = version === null || version.version === report.frozen
  return (
    <div className={styles.row}>
      {composes && may.submit ? <Submit report={report} missing={missing} typed={typed} /> : null}
      {approves && may.approve && isNewest ? (
        <>
          <Simple report={report} deed="duyet" text="Duyệt báo cáo" />
          <WithReason report={report} deed="tra-lai" summary="Trả lại để sửa" label="Lý do trả lại, cần sửa gì" typed={typed} />
        </>
      ) : null}
      {(composes || approves) && may.send ? <Simple report={report} deed="gui" text="Gửi lên cấp trên" /> : null}
      {composes && may.correct ? <Simple report={report} deed="van-ban" text="Chuyển thành văn bản đi" /> : null}
      {receives && may.receive ? <Simple report={report} deed="tiep-nhan" text="Tiếp nhận" /> : null}
      {receives && may.reject ? (
        <WithReason report={report} deed="tra-cap-duoi" summary="Trả lại đơn vị gửi" label="Lý do trả lại, cần sửa gì" typed={typed} />
      ) : null}
      {composes && may.correct ? (
        <WithReason report={report} deed="ban-sua" summary="Lập bản sửa" label="Lý do phải sửa báo cáo đã chốt" typed={typed} />
      ) : null}
    </div>
  )
}

function Submit({ report, missing, typed }: Pick<Given, 'report' | 'missing' | 'typed'>) {
  return (
    <Form className={styles.composing}>
      <Hidden report={report} deed="chot" />
      {missing ? (
        <>
          <label>
            <input type="checkbox" name="mot-phan" value="co" defaultChecked={typed['mot-phan'] === 'co'} /> {missing}: vẫn tổng hợp một
            phần
          </label>
          <Field
            id="ly-do-chot"
            name="ly-do"
            label="Lý do tổng hợp khi còn thiếu"
            defaultValue={typed.viec === 'chot' ? typed['ly-do'] : ''}
          />
        </>
      ) : null}
      <button type="submit">Chốt số liệu, trình duyệt</button>
    </Form>
  )
}

/** What the checker says of the report as it stands. */
export function Findings({
  findings,
  writes,
  report,
  typed,
}: {
  findings: FindingView[]
  writes: boolean
  report: ReportView
  typed: Typed
}) {
  if (!writes) return null
  return (
    <Section
      id="kiem-tra"
      title={`Kiểm tra (${findings.length})`}
      lead={
        findings.length === 0
          ? 'Lời văn khớp với số liệu.'
          : 'Chỗ không khớp trong lời văn tự viết phải sửa, hoặc ghi lý do giữ nguyên, trước khi chốt.'
      }
    >
      {findings.map((one) => (
        <div key={one.key} className={styles.item}>
          <p>
            <strong>«{one.sentence}»</strong>
          </p>
          <p>
            {one.how} {one.likely}
          </p>
          {one.reason ? <p className="source">Giữ nguyên: {one.reason}</p> : null}
          {one.own && one.reason === null ? (
            <Form>
              <Hidden report={report} deed="giu-nguyen" />
              <input type="hidden" name="phat-hien" value={one.key} />
              <Field
                id={`ly-do-${one.key.slice(0, 8)}`}
                name="ly-do"
                label="Lý do giữ nguyên"
                required
                defaultValue={typed['phat-hien'] === one.key ? typed['ly-do'] : ''}
              />
              <QuietButton>Giữ nguyên</QuietButton>
            </Form>
          ) : null}
        </div>
      ))}
    </Section>
  )
}
