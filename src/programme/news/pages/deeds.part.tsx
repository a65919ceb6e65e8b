import { Area, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Act } from '../types.ts'

type Props = { acts: Act[]; steps: number; isLive: boolean; today: string; typed: Record<string, string | undefined> }

const plain: Partial<Record<Act, string>> = { submit: 'Gửi biên tập', pass: 'Chuyển duyệt' }
const reasoned: Partial<Record<Act, { title: string; button: string }>> = {
  return: { title: 'Trả lại kèm lý do', button: 'Trả lại' },
  withdraw: { title: 'Gỡ bài khỏi trang công khai', button: 'Gỡ bài' },
  discard: { title: 'Bỏ bài', button: 'Bỏ bài' },
}

/** What may be done with an article now, each with what it needs. */
export function Deeds({ acts, steps, isLive, today, typed }: Props) {
  // somebody else was first: what was written for a deed that is not to be done any more is not lost
  const left = typed['ly-do'] && !acts.some((act) => act === typed.viec) ? typed['ly-do'] : null
  if (acts.length === 0 && left === null) return null
  return (
    <Section title="Xử lý">
      {left === null ? null : (
        <Area
          id="ly-do-da-ghi"
          name="ly-do-da-ghi"
          label="Lý do đã ghi, chưa dùng đến"
          readOnly
          defaultValue={left}
          hint="Chép lại nếu còn cần."
        />
      )}
      {acts
        .toSorted((one, other) => Number(one !== 'approve') - Number(other !== 'approve'))
        .map((act) => {
          const words = reasoned[act]
          if (act === 'approve') return <Approve key={act} {...{ steps, isLive, today, typed }} />
          if (!words)
            return (
              <Form key={act}>
                <input type="hidden" name="ban" value={steps} />
                <button type="submit" name="viec" value={act}>
                  {plain[act]}
                </button>
              </Form>
            )
          return (
            <details key={act} open={typed.viec === act}>
              <summary>{words.title}</summary>
              <Form>
                <input type="hidden" name="ban" value={steps} />
                <Area
                  id={`ly-do-${act}`}
                  name="ly-do"
                  label="Lý do"
                  required
                  maxLength={1000}
                  defaultValue={typed.viec === act ? typed['ly-do'] : undefined}
                  hint={act === 'withdraw' ? 'Người đọc mở đường dẫn cũ sẽ thấy lý do này.' : undefined}
                />
                <QuietButton name="viec" value={act}>
                  {words.button}
                </QuietButton>
              </Form>
            </details>
          )
        })}
    </Section>
  )
}

function Approve({ steps, isLive, today, typed }: Omit<Props, 'acts'>) {
  return (
    <Form wide>
      <input type="hidden" name="ban" value={steps} />
      <p>
        Duyệt công khai ghi tên người duyệt vào nhật ký; số liệu trong bài được chốt tại lúc duyệt.
        {isLive ? ' Bài đã công khai giữ ngày đăng cũ.' : ''}
      </p>
      <Fields>
        <Field name="ngay-dang" label="Ngày đăng" type="date" min={today} defaultValue={typed['ngay-dang'] ?? today} />
        <Field name="gio-dang" label="Giờ đăng" type="time" step={300} defaultValue={typed['gio-dang']} hint="Bỏ trống: đăng ngay." />
        <Field
          name="het-han"
          label="Ngày hết hạn"
          type="date"
          min={today}
          defaultValue={typed['het-han']}
          hint="Bỏ trống: không hết hạn."
        />
      </Fields>
      <button type="submit" name="viec" value="approve">
        Duyệt công khai
      </button>
    </Form>
  )
}
