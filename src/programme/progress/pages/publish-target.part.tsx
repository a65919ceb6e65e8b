import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { publicationView } from '../views.ts'

type Props = {
  id: number
  publications: ReturnType<typeof publicationView>[]
  /** the visitor approves what the public sees of this unit */
  publishes: boolean
  /** the visitor entered the target */
  own: boolean
}

/** Whether everybody sees the target, who said so, and the act for whoever may say it. */
export function PublishTarget({ id, publications, publishes, own }: Props) {
  const isPublic = publications.some(({ ended }) => ended === null)
  return (
    <Section title="Công bố">
      {publications.length === 0 ? (
        <p className="muted">Chưa công bố: chỉ cán bộ thấy mục tiêu này.</p>
      ) : (
        <ul>
          {publications.map(({ key, text, ended }) => (
            <li key={key}>
              {text}
              {ended ? (
                `; ${ended}`
              ) : (
                <>
                  {' '}
                  (<a href={`/ke-hoach/${id}`}>trang người dân thấy</a>)
                </>
              )}
              .
            </li>
          ))}
        </ul>
      )}
      {publishes && isPublic ? (
        <Form>
          <Field id="ly-do-thoi" name="ly-do" label="Lý do thôi công bố" required maxLength={300} />
          <QuietButton name="viec" value="thoi-cong-bo">
            Thôi công bố
          </QuietButton>
        </Form>
      ) : null}
      {publishes && !isPublic && !own ? (
        <Form>
          <button type="submit" name="viec" value="cong-bo">
            Công bố mục tiêu
          </button>
        </Form>
      ) : null}
      {publishes && !isPublic && own ? <p>Người nhập mục tiêu không tự công bố; cần người khác có quyền duyệt công khai.</p> : null}
    </Section>
  )
}
