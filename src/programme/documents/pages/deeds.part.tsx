import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { DocumentStep } from '../types.ts'
import type { DocumentView } from '../views.ts'
import styles from './documents.module.css'

/** What each step's button says, and what it means. */
const buttons: Partial<Record<DocumentStep, [button: string, meaning: string]>> = {
  submit: ['Trình duyệt', 'Người duyệt nhận tại «Việc của tôi»; trong lúc chờ có thể rút về.'],
  approve: ['Duyệt nội dung', 'Chịu trách nhiệm về nội dung; văn thư kiểm tra thể thức tiếp theo.'],
  check: ['Thể thức đúng, chuyển ký', 'Thể thức, kỹ thuật trình bày theo Nghị định 30/2020/NĐ-CP.'],
  sign: ['Ký văn bản', 'Ký thì nội dung không sửa được nữa; văn thư cấp số, ngày.'],
  issue: ['Phát hành', 'Ghi ngày chuyển vào sổ; từ đây văn bản chỉ có thể đính chính, thay thế hoặc thu hồi.'],
}

const withReason: Partial<Record<DocumentStep, [summary: string, button: string]>> = {
  return: ['Trả lại để sửa', 'Trả lại'],
  recall: ['Thu hồi văn bản', 'Thu hồi'],
  drop: ['Bỏ dự thảo', 'Bỏ dự thảo'],
}

/** What the reader does with a document now. */
export function Deeds({ document }: { document: DocumentView }) {
  const { id, steps, own, edits, mends } = document
  const seen = <input type="hidden" name="buoc" value={steps} />
  if (own.length === 0 && !edits && !mends) return null
  return (
    <Section title="Việc tiếp theo">
      <div className={styles.deeds}>
        {edits ? (
          <p>
            <a href={`/van-ban-di/${id}/sua`}>Sửa dự thảo</a>
          </p>
        ) : null}
        {own.map(({ step, refusal }) => {
          const [button, meaning] = buttons[step] ?? []
          if (refusal && (button || step === 'number')) return <p key={step}>{refusal}</p>
          if (step === 'number')
            return (
              <Form key={step} className={styles.deed}>
                {seen}
                <Field name="so-ban" label="Số lượng bản (bỏ trống nếu chưa rõ)" maxLength={7} inputMode="numeric" />
                <p className="source">Hệ thống cấp số kế tiếp của sổ và ngày hôm nay; số đã cấp không cấp lại.</p>
                <button type="submit" name="viec" value="number">
                  Cấp số và ngày
                </button>
              </Form>
            )
          if (button)
            return (
              <Form key={step} className={styles.deed}>
                {seen}
                <p className="source">{meaning}</p>
                <button type="submit" name="viec" value={step}>
                  {button}
                </button>
              </Form>
            )
          if (step === 'withdraw')
            return (
              <Form key={step}>
                {seen}
                <QuietButton name="viec" value="withdraw">
                  Rút về soạn lại
                </QuietButton>
              </Form>
            )
          return <Reasoned key={step} step={step} seen={steps} />
        })}
        {mends ? (
          <p className={styles.links}>
            <a href={`/van-ban-di/moi?sua-cho=${id}&kieu=format`}>Soạn công văn đính chính</a>
            <a href={`/van-ban-di/moi?sua-cho=${id}&kieu=content`}>Soạn văn bản thay thế</a>
          </p>
        ) : null}
      </div>
    </Section>
  )
}

function Reasoned({ step, seen }: { step: DocumentStep; seen: number }) {
  const [summary, button] = withReason[step] ?? ['', '']
  return (
    <details className={styles.deed}>
      <summary>{summary}</summary>
      <Form>
        <input type="hidden" name="buoc" value={seen} />
        <Area id={`ly-do-${step}`} name="ly-do" label="Lý do" required maxLength={1000} />
        <QuietButton name="viec" value={step}>
          {button}
        </QuietButton>
      </Form>
    </details>
  )
}
