import { Area, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Act } from '../types.ts'

type Props = { acts: Act[]; seen: number; typed: Record<string, string | undefined> | undefined }

const plain: Partial<Record<Act, { button: string; hint: string }>> = {
  submit: { button: 'Gửi duyệt', hint: 'Người có quyền duyệt thấy câu hỏi này ở «Việc của tôi».' },
  approve: { button: 'Duyệt công khai', hint: 'Tên người duyệt và thời điểm vào nhật ký; câu hỏi hiện ở trang Hỏi đáp.' },
}
const reasoned: Partial<Record<Act, { title: string; button: string; hint?: string }>> = {
  return: { title: 'Trả lại kèm lý do', button: 'Trả lại' },
  withdraw: { title: 'Gỡ khỏi trang công khai', button: 'Gỡ câu hỏi', hint: 'Người đọc mở đường dẫn cũ sẽ thấy lý do này.' },
  discard: { title: 'Bỏ câu hỏi', button: 'Bỏ câu hỏi' },
}

/** What may be done with a question now, each with what it needs. */
export function Deeds({ acts, seen, typed }: Props) {
  if (acts.length === 0) return null
  return (
    <Section title="Xử lý">
      {acts.map((act) => {
        const [simple, words] = [plain[act], reasoned[act]]
        return simple ? (
          <Form key={act}>
            <input type="hidden" name="ban" value={seen} />
            <p className="source">{simple.hint}</p>
            <button type="submit" name="viec" value={act}>
              {simple.button}
            </button>
          </Form>
        ) : words ? (
          <details key={act} open={typed?.viec === act}>
            <summary>{words.title}</summary>
            <Form>
              <input type="hidden" name="ban" value={seen} />
              <Area
                id={`ly-do-${act}`}
                name="ly-do"
                label="Lý do"
                required
                maxLength={1000}
                defaultValue={typed?.viec === act ? typed['ly-do'] : undefined}
                hint={words.hint}
              />
              <QuietButton name="viec" value={act}>
                {words.button}
              </QuietButton>
            </Form>
          </details>
        ) : null
      })}
    </Section>
  )
}
