import type { ReactNode } from 'react'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Strip } from '../../../platform/ui/page.tsx'
import styles from './dossier.module.css'

/** What was typed into the form that was refused, so that nothing is typed twice. */
export type Asked = Record<string, string> | null

export type Problem = { text: string; offenders: { where: string; what: string }[] } | null

/** What was wrong, with everything that it names; read at once by screen readers. */
export function Refused({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null
  return (
    <Strip kind="warning">
      <p role="alert">{problem.text}</p>
      {problem.offenders.length > 0 ? (
        <ul>
          {problem.offenders.map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              {where}: {what}
            </li>
          ))}
        </ul>
      ) : null}
    </Strip>
  )
}

type PressProps = { verb: string; version: number; children: ReactNode; wide?: boolean }

/** A form of the dossier: which button it is, and the version that its page was made of. */
export function Press({ verb, version, children, wide }: PressProps) {
  return (
    <Form wide={wide}>
      <input type="hidden" name="viec" value={verb} />
      <input type="hidden" name="phien-ban" value={version} />
      {children}
    </Form>
  )
}

/** A box with one form and what it does as its heading. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.panel}>
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** A button that asks for nothing but its reason. */
export function WithReason({
  verb,
  version,
  title,
  button,
  asked,
}: {
  verb: string
  version: number
  title: string
  button: string
  asked: Asked
}) {
  return (
    <Panel title={title}>
      <Press verb={verb} version={version}>
        <Field id={`${verb}-ly-do`} name="ly-do" label="Lý do" required maxLength={500} defaultValue={typed(asked, verb, 'ly-do')} />
        <QuietButton>{button}</QuietButton>
      </Press>
    </Panel>
  )
}

/** What stood in a field of this form when it was refused. */
export const typed = (asked: Asked, verb: string, name: string, otherwise = ''): string =>
  asked?.viec === verb ? (asked[name] ?? otherwise) : otherwise
