import type { ComponentProps, ReactNode } from 'react'
import styles from './form.module.css'
import { Strip } from './page.tsx'

/** A form that is sent with POST: one column, or as wide as a row of `Fields`. */
export function Form({ wide, children, ...form }: ComponentProps<'form'> & { wide?: boolean }) {
  return (
    <form method="post" className={wide ? `${styles.form} ${styles.wide}` : styles.form} {...form}>
      {children}
    </form>
  )
}

/** Fields beside each other where there is room. */
export const Fields = ({ children }: { children: ReactNode }) => <div className={styles.fields}>{children}</div>

type Labelled = { name: string; label: string; hint?: string }

/** `id` tells two fields of the same name on one page apart. */
function Labelling({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint ? (
        <p id={`${id}-ghi-chu`} className="source">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** A labelled input; the hint is read with it. */
export function Field({ label, hint, id, ...input }: ComponentProps<'input'> & Labelled) {
  const own = id ?? input.name
  return (
    <Labelling id={own} label={label} hint={hint}>
      <input id={own} aria-describedby={hint ? `${own}-ghi-chu` : undefined} {...input} />
    </Labelling>
  )
}

/** A labelled field of several lines. */
export function Area({ label, hint, id, ...area }: ComponentProps<'textarea'> & Labelled) {
  const own = id ?? area.name
  return (
    <Labelling id={own} label={label} hint={hint}>
      <textarea id={own} rows={3} aria-describedby={hint ? `${own}-ghi-chu` : undefined} {...area} />
    </Labelling>
  )
}

type ChoiceProps = ComponentProps<'select'> & Labelled & { options: { value: string | number; text: string }[] }

/** A labelled choice of one. */
export function Choice({ label, hint, id, options, ...select }: ChoiceProps) {
  const own = id ?? select.name
  return (
    <Labelling id={own} label={label} hint={hint}>
      <select id={own} aria-describedby={hint ? `${own}-ghi-chu` : undefined} {...select}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelling>
  )
}

/** A button that is not what a page is for. */
export const QuietButton = (button: ComponentProps<'button'>) => <button type="submit" {...button} className={styles.quiet} />

/** What was wrong with what was sent; read at once by screen readers. */
export function Wrong({ text }: { text: string | null | undefined }) {
  if (!text) return null
  return (
    <Strip kind="warning">
      <p role="alert">{text}</p>
    </Strip>
  )
}
