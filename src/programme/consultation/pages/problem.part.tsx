import type { Refusal } from '../../../platform/base/refusal.ts'
import { Strip } from '../../../platform/ui/page.tsx'

/** What keeps a form from being taken, each thing by name; `at` leads to where it stands on the page. */
export function Problem({ problem, at }: { problem: Refusal | null | undefined; at?: (where: string) => string | undefined }) {
  if (!problem) return null
  return (
    <Strip kind="warning">
      <div role="alert">
        <p>{problem.text}</p>
        {problem.offenders && problem.offenders.length > 0 ? (
          <ul>
            {problem.offenders.map(({ where, what }) => {
              const href = at?.(where)
              return (
                <li key={`${where} ${what}`}>
                  {href ? <a href={href}>{where}</a> : where}: {what}
                </li>
              )
            })}
          </ul>
        ) : null}
      </div>
    </Strip>
  )
}
