import type { ReactNode } from 'react'
import styles from './difficulties.module.css'

type Props = { name: string; defaultChecked?: boolean; required?: boolean; children: ReactNode }

/** A box to tick, never ticked beforehand where it gives a right away. */
export const Check = ({ children, ...input }: Props) => (
  <label className={styles.check}>
    <input type="checkbox" value="co" {...input} />
    <span>{children}</span>
  </label>
)
