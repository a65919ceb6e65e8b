import type { Refusal } from '../../../platform/base/refusal.ts'
import { Strip } from '../../../platform/ui/page.tsx'

/** as many offenders as are told at once */
const most = 60

/** Why something was refused, with every offender: on top of the form that was sent. */
export function Trouble({ refusal }: { refusal: Pick<Refusal, 'text' | 'offenders'> | null | undefined }) {
  if (!refusal) return null
  const offenders = refusal.offenders ?? []
  return (
    <Strip kind="warning">
      <div role="alert">
        <p>{refusal.text}</p>
        {offenders.length > 0 ? (
          <ul>
            {offenders.slice(0, most).map(({ where, what }) => (
              <li key={`${where} ${what}`}>
                <strong>{where}</strong>: {what}
              </li>
            ))}
            {offenders.length > most ? <li>{`và ${offenders.length - most} chỗ nữa`}</li> : null}
          </ul>
        ) : null}
      </div>
    </Strip>
  )
}
