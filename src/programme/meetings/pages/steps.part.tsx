import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { meetingView } from '../views.ts'
import styles from './meetings.module.css'

export type MeetingView = ReturnType<typeof meetingView>

type Props = { meeting: MeetingView; unsent: number; typed: Readonly<Record<string, string | undefined>> }

/** What whoever holds the meeting does next. */
export function Steps({ meeting, unsent, typed }: Props) {
  const { isOpenable, isClosable, isCancellable, takesInvitations } = meeting
  if (!takesInvitations && !isClosable) return null
  return (
    <Section title="Việc tiếp theo">
      <div className={styles.steps}>
        {takesInvitations && (unsent > 0 || meeting.state === 'planned') ? (
          <Form>
            <p>Mỗi đơn vị trong danh sách nhận giấy mời tại «Việc của tôi» và «Thông báo».</p>
            <button type="submit" name="viec" value="gui-giay-moi">
              {unsent > 0 ? `Gửi giấy mời cho ${unsent} đơn vị` : 'Gửi giấy mời'}
            </button>
          </Form>
        ) : null}
        {isOpenable ? (
          <Form>
            <Field
              name="gio"
              label="Giờ khai mạc"
              required
              defaultValue={typed.viec === 'mo' ? typed.gio : meeting.startsAt}
              hint="Mở hội nghị thì số liệu trong tài liệu được chốt."
            />
            <button type="submit" name="viec" value="mo">
              Mở hội nghị
            </button>
          </Form>
        ) : null}
        {isClosable ? (
          <Form>
            <Field name="gio" label="Giờ bế mạc" required defaultValue={typed.gio} hint="Ví dụ 17:00" />
            <button type="submit" name="viec" value="be-mac">
              Bế mạc hội nghị
            </button>
          </Form>
        ) : null}
        {takesInvitations ? (
          <p>
            <a href={`/hoi-nghi/${meeting.id}/sua`}>Sửa ngày, giờ, địa điểm, chủ trì</a>
          </p>
        ) : null}
        {isCancellable ? (
          <details>
            <summary>Hủy hội nghị</summary>
            <Form>
              <Fields>
                <Field name="ly-do" label="Lý do hủy" required maxLength={300} />
              </Fields>
              <QuietButton name="viec" value="huy">
                Hủy hội nghị
              </QuietButton>
            </Form>
          </details>
        ) : null}
      </div>
    </Section>
  )
}
