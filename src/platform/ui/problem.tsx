import type { Refusal } from '../base/refusal.ts'
import { Strip } from './page.tsx'

type What = { problem: Pick<Refusal, 'text' | 'offenders'> | null | undefined; at?: (where: string) => string | undefined }

/** as many offenders as are told at once */
const most = 60

/** What keeps a form from being taken, each thing by name; `at` leads to where it stands on the page. */
export function Problem({ problem, at }: What) {
  if (!problem) return null
  const offenders = problem.offenders ?? []
  return (
    <Strip kind="warning">
      <div role="alert">
        <p>{problem.text}</p>
        {offenders.length > 0 ? (
          <ul>
            {offenders.slice(0, most).map(({ where, what }) => {
              const href = at?.(where)
              return (
                <li key={`${where} ${what}`}>
                  {href ? <a href={href}>{where}</a> : where}: {what}
                </li>
              )
            })}
            {offenders.length > most ? <li>{`và ${offenders.length - most} chỗ nữa`}</li> : null}
          </ul>
        ) : null}
      </div>
    </Strip>
  )
}
