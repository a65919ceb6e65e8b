import { Area, Field, Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { fileView } from '../views.ts'
import styles from './library.module.css'

type Props = {
  id: number
  seen: number
  waits: boolean
  isPublic: boolean
  files: ReturnType<typeof fileView>[]
  megabytes: number
  opinions: { id: number; text: string; organisation: string | null }[] | null
  summarises: boolean
  summary: string
  typed: Record<string, string> | null
}

/** Approving, taking back, and the files of a document. */
export function Deeds({ id, seen, waits, isPublic, files, megabytes, typed }: Props) {
  return (
    <>
      <Section title="Tệp">
        {files.length === 0 ? <p className="muted">Chưa có tệp.</p> : null}
        <ul>
          {files.map((file) => (
            <li key={file.number}>
              <a href={`/van-ban/quan-ly/${id}/tep/${file.number}`}>{file.name}</a> ({file.size}), {file.added}
              {file.unread ? <span className="source"> Không tìm được theo chữ trong tệp: {file.unread}</span> : null}
              {file.removed ? (
                <span className="source"> {file.removed}</span>
              ) : (
                <details>
                  <summary>Gỡ tệp này</summary>
                  <Form>
                    <input type="hidden" name="viec" value="go-tep" />
                    <input type="hidden" name="tep-so" value={file.number} />
                    <Field id={`ly-do-tep-${file.number}`} name="ly-do" label={`Lý do gỡ ${file.name}`} required maxLength={500} />
                    <button type="submit">Gỡ tệp</button>
                  </Form>
                </details>
              )}
            </li>
          ))}
        </ul>
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
      </Section>
      <Section title="Công khai">
        <div className={styles.deeds}>
          {waits ? (
            <Form>
              <input type="hidden" name="viec" value="cong-khai" />
              <input type="hidden" name="ban" value={seen} />
              <p>Người bấm nút là người duyệt công khai; tên và thời điểm vào nhật ký.</p>
              <button type="submit">Duyệt công khai lần ghi {seen}</button>
            </Form>
          ) : (
            <p>Bản mới nhất đang công khai.</p>
          )}
          {isPublic ? (
            <details open={typed?.viec === 'go'}>
              <summary>Gỡ khỏi trang công khai</summary>
              <Form>
                <input type="hidden" name="viec" value="go" />
                <Field id="ly-do-go" name="ly-do" label="Lý do gỡ" required maxLength={500} />
                <button type="submit">Gỡ văn bản</button>
              </Form>
            </details>
          ) : null}
        </div>
      </Section>
    </>
  )
}

/** What came in on a draft, and the office's answer to it. */
export function Opinions({ opinions, summarises, summary, typed }: Props) {
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
      {summarises ? (
        <Form>
          <input type="hidden" name="viec" value="tong-hop" />
          <Area
            name="tong-hop"
            label="Tổng hợp, tiếp thu, giải trình"
            rows={8}
            maxLength={20000}
            required
            defaultValue={typed?.['tong-hop'] || summary}
            hint="Công khai ngay khi gửi, tên người duyệt vào nhật ký."
          />
          <button type="submit">Công khai bản tổng hợp</button>
        </Form>
      ) : (
        <p className="muted">Bản tổng hợp ghi được sau ngày cuối lấy ý kiến.</p>
      )}
    </Section>
  )
}
