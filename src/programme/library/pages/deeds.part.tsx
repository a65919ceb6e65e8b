import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { standingView } from '../kept.views.ts'
import type { fileView } from '../views.ts'
import styles from './library.module.css'

type Typed = Record<string, string> | null
type Rights = { keeps: boolean; approves: boolean }

type Approving = Rights & ReturnType<typeof standingView> & { seen: number; typed: Typed }

/** Handing in, approving, giving back, and taking off the public pages. */
export function Approval({ seen, isNew, isPublic, waiting, returned, keeps, approves, typed }: Approving) {
  return (
    <Section title="Công khai">
      {returned ? (
        <Strip kind="warning">
          <p>{returned}</p>
        </Strip>
      ) : null}
      <div className={styles.deeds}>
        {waiting ? <p>{waiting.said}, đang chờ duyệt. Người nhập, thêm tệp hoặc trình không tự duyệt được.</p> : null}
        {!waiting && !isNew ? <p>Bản mới nhất đang công khai.</p> : null}
        {waiting && approves ? <Answer number={waiting.number} typed={typed} /> : null}
        {isNew && !waiting && keeps ? (
          <Form>
            <input type="hidden" name="viec" value="trinh" />
            <input type="hidden" name="ban" value={seen} />
            <button type="submit">Trình duyệt công khai lần ghi {seen}</button>
          </Form>
        ) : null}
        {isNew && !waiting && !keeps ? <p>Người giữ thư viện chưa trình duyệt lần ghi này.</p> : null}
        {isPublic ? <Reasoned viec="go" title="Gỡ khỏi trang công khai" label="Lý do gỡ" button="Gỡ văn bản" typed={typed} /> : null}
      </div>
    </Section>
  )
}

function Answer({ number, typed }: { number: number; typed: Typed }) {
  return (
    <>
      <Form>
        <input type="hidden" name="viec" value="duyet" />
        <input type="hidden" name="ban" value={number} />
        <p className={styles.apart}>Người bấm nút là người duyệt công khai: tên hiện trên trang công khai, thời điểm vào nhật ký.</p>
        <button type="submit">Duyệt công khai</button>
      </Form>
      <Reasoned viec="tra-lai" seen={number} title="Trả lại kèm lý do" label="Lý do trả lại" button="Trả lại" typed={typed} />
    </>
  )
}

type Reasons = { viec: string; seen?: number; title: string; label: string; button: string; typed: Typed }

/** A deed that needs a reason; refused, it stands open with what was typed. */
function Reasoned({ viec, seen, title, label, button, typed }: Reasons) {
  const isTyped = typed?.viec === viec
  return (
    <details open={isTyped}>
      <summary>{title}</summary>
      <Form>
        <input type="hidden" name="viec" value={viec} />
        {seen === undefined ? null : <input type="hidden" name="ban" value={seen} />}
        <Area id={`ly-do-${viec}`} name="ly-do" label={label} required maxLength={500} defaultValue={isTyped ? typed['ly-do'] : ''} />
        <QuietButton>{button}</QuietButton>
      </Form>
    </details>
  )
}

type FileProps = Rights & { id: number; files: ReturnType<typeof fileView>[]; megabytes: number }

/** The files of a document, and another one. */
export function Files({ id, files, megabytes, keeps }: FileProps) {
  return (
    <Section title="Tệp">
      {files.length === 0 ? <p className="muted">Chưa có tệp.</p> : null}
      <ul>
        {files.map((file) => (
          <li key={file.number}>
            <a href={`/van-ban/quan-ly/${id}/tep/${file.number}`}>{file.name}</a> ({file.size}), {file.added}
            {file.unread ? <span className="source"> Không tìm được theo chữ trong tệp: {file.unread}</span> : null}
            {file.removed ? <span className="source"> {file.removed}</span> : keeps ? <Removing {...file} /> : null}
          </li>
        ))}
      </ul>
      {keeps ? (
        <Form encType="multipart/form-data">
          <input type="hidden" name="viec" value="them-tep" />
          <Field
            name="tep"
            label="Thêm tệp"
            type="file"
            accept=".pdf,.docx,.xlsx"
            hint={`PDF, Word (.docx), Excel (.xlsx), đến ${megabytes} MB. Chữ trong PDF, Word được dùng để tìm.`}
          />
          <button type="submit">Thêm tệp</button>
        </Form>
      ) : null}
    </Section>
  )
}

const Removing = ({ number, name }: ReturnType<typeof fileView>) => (
  <details>
    <summary>Gỡ tệp này</summary>
    <Form>
      <input type="hidden" name="viec" value="go-tep" />
      <input type="hidden" name="tep-so" value={number} />
      <Field id={`ly-do-tep-${number}`} name="ly-do" label={`Lý do gỡ ${name}`} required maxLength={500} />
      <button type="submit">Gỡ tệp</button>
    </Form>
  </details>
)

type OpinionProps = Rights & {
  opinions: { id: number; text: string; organisation: string | null }[] | null
  isOver: boolean
  summary: string
  summaryWaits: boolean
  typed: Typed
}

/** What came in on a draft, and the office's answer to it. */
export function Opinions({ opinions, isOver, summary, summaryWaits, keeps, typed }: OpinionProps) {
  if (opinions === null) return null
  return (
    <Section title={`Ý kiến về dự thảo (${opinions.length})`}>
      <ol>
        {opinions.map((one) => (
          <li key={one.id} className={styles.told}>
            {one.text}
            {one.organisation ? <span className="source"> – {one.organisation}</span> : null}
          </li>
        ))}
      </ol>
      {summary === '' || keeps ? null : <p className={`prose ${styles.told}`}>{summary}</p>}
      {summaryWaits ? <p className="source">Bản tổng hợp này chưa công khai: công khai khi được duyệt.</p> : null}
      {isOver ? null : <p className="muted">Bản tổng hợp ghi được sau ngày cuối lấy ý kiến.</p>}
      {isOver && keeps ? (
        <Form>
          <input type="hidden" name="viec" value="tong-hop" />
          <Area
            name="tong-hop"
            label="Tổng hợp, tiếp thu, giải trình"
            rows={8}
            maxLength={20000}
            required
            defaultValue={typed?.['tong-hop'] || summary}
            hint="Ghi xong thì trình duyệt ở mục Công khai; được duyệt mới hiện trên trang công khai."
          />
          <button type="submit">Ghi bản tổng hợp</button>
        </Form>
      ) : null}
    </Section>
  )
}
