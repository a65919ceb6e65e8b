import type { ComponentProps, ReactNode } from 'react'
import { Strip } from '../../../platform/ui/page.tsx'
import styles from './people.module.css'

type FieldProps = ComponentProps<'input'> & { name: string; label: string; hint?: string }

/** A labelled input; the hint is read with it. */
export function Field({ label, hint, ...input }: FieldProps) {
  const hintId = hint ? `${input.name}-ghi-chu` : undefined
  return (
    <div className={styles.field}>
      <label htmlFor={input.name}>{label}</label>
      <input id={input.name} aria-describedby={hintId} {...input} />
      {hint ? (
        <p id={hintId} className="source">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

export function Choice({ label, name, options }: { label: string; name: string; options: { value: string | number; text: string }[] }) {
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What was wrong with what was sent; read at once by screen readers. */
export function Wrong({ text }: { text: string | null | undefined }) {
  if (!text) return null
  return (
    <Strip kind="warning">
      <p role="alert">{text}</p>
    </Strip>
  )
}

/** Above every signed-in page: who works, as what, and the way out. */
export function Desk({ name, role, manages, children }: { name: string; role: string | null; manages: boolean; children?: ReactNode }) {
  return (
    <div className={styles.desk}>
      <span>
        {name}
        {role ? ` · Đang làm việc với vai trò: ${role}` : ''}
      </span>
      <a href="/tai-khoan">Tài khoản</a>
      {manages ? <a href="/quan-tri/nguoi-dung">Người dùng</a> : null}
      {children}
      <form method="post" action="/dang-xuat">
        <button type="submit" className={styles.quiet}>
          Đăng xuất
        </button>
      </form>
    </div>
  )
}
