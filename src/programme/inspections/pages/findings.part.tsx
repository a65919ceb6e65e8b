import { Area, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Act } from '../types.ts'
import type { FindingView } from '../views.ts'
import styles from './inspections.module.css'

type Typed = Record<string, string> | null
type Props = { findings: FindingView[]; acts: Act[]; typed: Typed }

/** What was found, what the unit says of it, and the forms of those who may say more. */
export function Findings({ findings, acts, typed }: Props) {
  return (
    <Section title={`Nội dung ghi nhận (${findings.filter(({ takenBackBecause }) => takenBackBecause === null).length})`}>
      {findings.length === 0 ? <p className="muted">Chưa ghi nội dung nào.</p> : null}
      <ol className={styles.findings}>
        {findings.map((finding) => (
          <li key={finding.number} className={styles.finding} id={`noi-dung-${finding.number}`}>
            <Finding finding={finding} acts={acts} typed={typed?.so === String(finding.number) ? typed : null} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Finding({ finding, acts, typed }: { finding: FindingView; acts: Act[]; typed: Typed }) {
  const { number, explanation, takenBackBecause } = finding
  return (
    <>
      <p className="source">
        {number}. {finding.severity} · {finding.criterion} · {finding.enteredBy}
      </p>
      <p className={`prose ${styles.told} ${takenBackBecause ? styles.back : ''}`}>{finding.text}</p>
      {finding.proofId ? (
        <p>
          <a href={`/minh-chung/${finding.proofId}`}>Minh chứng số {finding.proofId}</a>
        </p>
      ) : null}
      {takenBackBecause ? <p>Đã rút: {takenBackBecause}</p> : null}
      {explanation ? (
        <p className={`prose ${styles.told}`}>
          <strong>Giải trình</strong> ({explanation.who}): {explanation.text}
        </p>
      ) : null}
      {acts.includes('explain') && !takenBackBecause ? (
        <details open={typed?.viec === 'giai-trinh'}>
          <summary>{explanation ? 'Giải trình lại' : 'Giải trình'}</summary>
          <Form>
            <input type="hidden" name="so" value={number} />
            <Area
              id={`giai-trinh-${number}`}
              name="giai-trinh"
              label="Giải trình của đơn vị"
              required
              minLength={5}
              maxLength={4000}
              defaultValue={typed?.['giai-trinh'] ?? explanation?.text}
            />
            <button type="submit" name="viec" value="giai-trinh">
              Ghi giải trình
            </button>
          </Form>
        </details>
      ) : null}
      {acts.includes('takeBack') && !takenBackBecause ? (
        <details open={typed?.viec === 'rut'}>
          <summary>Rút nội dung này</summary>
          <Form>
            <input type="hidden" name="so" value={number} />
            <Area
              id={`ly-do-rut-${number}`}
              name="ly-do"
              label="Lý do"
              required
              minLength={5}
              maxLength={500}
              defaultValue={typed?.['ly-do']}
            />
            <QuietButton name="viec" value="rut">
              Rút
            </QuietButton>
          </Form>
        </details>
      ) : null}
    </>
  )
}
