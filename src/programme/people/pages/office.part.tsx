import { QuietButton } from '../../../platform/ui/form.tsx'
import type { OfficeView } from '../views.ts'
import styles from './office.module.css'

/** Above every signed-in page: who works, as what, for whom, the other posts of that person, and the way out. */
export function OfficeBar({ name, role, standsIn, posts }: OfficeView) {
  return (
    <section className={styles.bar} aria-label="Người đang làm việc">
      <p>
        <a href="/tai-khoan">{name}</a>
        {role ? ` · Đang làm việc với vai trò: ${role}` : ' · Chưa có chức vụ đang hiệu lực'}
        {standsIn ? <strong>{` · ${standsIn}`}</strong> : null}
      </p>
      <form method="post" action="/dang-xuat" className={styles.leave}>
        <QuietButton>Đăng xuất</QuietButton>
      </form>
      {posts.length > 1 ? (
        <form method="post" action="/tai-khoan" className={styles.roles}>
          <input type="hidden" name="viec" value="vai-tro" />
          <label className="visually-hidden" htmlFor="doi-vai-tro">
            Đổi vai trò
          </label>
          <select id="doi-vai-tro" name="phan-cong" defaultValue={posts.find(({ chosen }) => chosen)?.assignmentId}>
            {posts.map(({ assignmentId, text }) => (
              <option key={assignmentId} value={assignmentId}>
                {text}
              </option>
            ))}
          </select>
          <QuietButton>Đổi vai trò</QuietButton>
        </form>
      ) : null}
    </section>
  )
}
