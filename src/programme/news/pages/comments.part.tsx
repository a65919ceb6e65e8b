import type { Refusal } from '../../../platform/base/refusal.ts'
import { Area, Field, Form } from '../../../platform/ui/form.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import type { commentView } from '../views.ts'
import styles from './news.module.css'

type Typed = Record<string, string | undefined>
type Props = { comments: ReturnType<typeof commentView>[]; problem: Refusal | null; typed: Typed; privacy: string }

/** What readers said, and the form by which another says something; the form knows nothing of who reads. */
export function Comments({ comments, problem, typed, privacy }: Props) {
  return (
    <section className={`section ${styles.screen}`} id="binh-luan">
      <h2>{comments.length === 0 ? 'Bình luận' : `Bình luận (${comments.length})`}</h2>
      {comments.length === 0 ? <p className="muted">Chưa có lời bình nào.</p> : null}
      <ul className={styles.comments}>
        {comments.map((one) => (
          <li key={one.id}>
            <p className="source">
              <strong>{one.name}</strong> · {one.date}
            </p>
            <p className={styles.said}>{one.text}</p>
          </li>
        ))}
      </ul>
      <Problem problem={problem} />
      <details open={problem !== null}>
        <summary>Gửi bình luận</summary>
        <CommentForm typed={typed} privacy={privacy} />
      </details>
    </section>
  )
}

function CommentForm({ typed, privacy }: Pick<Props, 'typed' | 'privacy'>) {
  return (
    <Form action="#binh-luan">
      <Field name="ten" label="Họ và tên" required maxLength={80} autoComplete="name" defaultValue={typed.ten} />
      <Field
        name="lien-he"
        label="Cách liên hệ (không công khai)"
        required
        maxLength={120}
        autoComplete="email"
        defaultValue={typed['lien-he']}
        hint="Thư điện tử hoặc số điện thoại."
      />
      <Area id="loi-binh" name="noi-dung" label="Nội dung" rows={5} required maxLength={2000} defaultValue={typed['noi-dung']} />
      <div className={styles.trap} aria-hidden="true">
        <label htmlFor="trang-web">Để trống ô này</label>
        <input id="trang-web" name="trang-web" tabIndex={-1} autoComplete="off" />
      </div>
      <p className="source">{privacy} Bình luận được đọc trước khi hiển thị.</p>
      <button type="submit">Gửi bình luận</button>
    </Form>
  )
}
