import type { Refusal } from '../../../platform/base/refusal.ts'
import { Strip } from '../../../platform/ui/page.tsx'

/** What keeps a form from being taken, each thing by name. */
export function Problem({ problem }: { problem: Refusal | null | undefined }) {
  if (!problem) return null
  return (
    <Strip kind="warning">
      <div role="alert">
        <p>{problem.text}</p>
        {problem.offenders && problem.offenders.length > 0 ? (
          <ul>
            {problem.offenders.map(({ where, what }) => (
              <li key={`${where} ${what}`}>{`${where}: ${what}`}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Strip>
  )
}
