import { Area, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { examinationView } from '../file.views.ts'
import styles from './documents.module.css'

type Props = { examination: ReturnType<typeof examinationView>; version: number; explains: boolean }

/** What the checker of figures found; a contradiction is mended by people, or stands with a reason. */
export function Findings({ examination, version, explains }: Props) {
  const isOld = explains && examination !== null && examination.version < version
  return (
    <Section title="Kiểm tra số liệu">
      {examination === null ? <p className="muted">Chưa kiểm tra; hệ thống tự kiểm tra khi trình, khi ký và khi tải về.</p> : null}
      {examination ? (
        <p>
          {examination.findings.length === 0 ? 'Không thấy điều gì cần xem' : `${examination.findings.length} điều cần xem`} (bản{' '}
          {examination.version}, {examination.when}).{isOld ? ' Văn bản đã sửa sau lần kiểm tra này.' : ''}
        </p>
      ) : null}
      <ul className={styles.trail}>
        {examination?.findings.map(({ key, contradiction, sentence, text, said }) => (
          <li key={key}>
            <strong>{contradiction ? 'Mâu thuẫn: ' : 'Lưu ý: '}</strong>
            {text} <q>{sentence}</q>
            {said ? <p>Giữ nguyên. {said}</p> : null}
            {contradiction && !said && explains ? (
              <details>
                <summary>Giữ nguyên, ghi lý do</summary>
                <Form>
                  <input type="hidden" name="dieu" value={key} />
                  <Area id={`giai-trinh-${key}`} name="ly-do" label="Lý do" required maxLength={500} />
                  <QuietButton name="viec" value="giai-trinh">
                    Ghi lý do
                  </QuietButton>
                </Form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {explains && (examination === null || isOld) ? (
        <Form>
          <QuietButton name="viec" value="kiem-tra">
            Kiểm tra ngay
          </QuietButton>
        </Form>
      ) : null}
    </Section>
  )
}
