import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import { tierText } from '../../criteria/text.ts'
import type { Tier, Verdict } from '../../criteria/types.ts'
import type { Registration } from '../../plan/types.ts'
import type { CommuneResult } from '../commune.reads.ts'
import type { CriterionResult } from '../types.ts'

type Act = CommuneResult['recognitions'][number]

/** Recognition is a decision, apart from the score: with its number and day, or what of it is not known. */
export function Recognitions({ recognitions }: { recognitions: Act[] }) {
  if (recognitions.length === 0) return null
  return (
    <Section title="Quyết định công nhận">
      <ul>
        {recognitions.map((act) => (
          <li key={`${act.tier} ${act.decidedOn}`}>
            <strong>{act.kind === 'acknowledgement' ? 'Thừa nhận sau sáp nhập' : 'Công nhận'}</strong> {tierText[act.tier as Tier]} ngày{' '}
            {formatDate(act.decidedOn)}, {act.decision ? `quyết định ${act.decision}` : 'số quyết định không rõ'}
            {act.body ? `, ${act.body}` : ''}
            {act.bookedYear === null ? '' : `, ghi nhận cho năm ${act.bookedYear}`}
            {act.revokedOn ? <strong>; thu hồi ngày {formatDate(act.revokedOn)}</strong> : null}
            {act.counts || act.revokedOn ? null : ' (cho địa giới trước khi thay đổi, không tính cho địa giới hiện tại)'}
            <span className="source">
              {' '}
              {act.source}
              {act.demonstration ? '; dữ liệu minh hoạ dựng lại' : ''}
              {act.note ? `; ${act.note}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Registrations({ registrations }: { registrations: Registration[] }) {
  const shown = registrations.filter((one) => one.status === 'approved')
  if (shown.length === 0) return null
  return (
    <Section title="Đăng ký">
      <ul>
        {shown.map((one) => (
          <li key={`${one.year} ${one.tier}`}>
            Năm {one.year}: đăng ký {one.criteria === null ? tierText[one.tier] : `đạt thêm ${one.criteria} tiêu chí`}
            {one.due ? `, hạn ${formatDate(one.due)}` : ''}
            {one.decision ? <span className="source"> {one.decision}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const differs = ({ verdict, judged }: CriterionResult) =>
  judged !== null && verdict !== null && judged.verdict !== verdict && judged.verdict !== 'unjudgeable' && verdict !== 'unjudgeable'

const measured = ({ judged }: CriterionResult) => judged?.parts?.some((part) => part.value !== undefined && part.value !== null) ?? false

/** Every criterion: what was decided, what the measurements give, what is asked and how sure that is. */
export function Criteria({ criteria }: { criteria: CriterionResult[] }) {
  const withMeasures = criteria.some(measured)
  return (
    <DataTable
      caption="Kết quả theo tiêu chí"
      captionHidden
      rows={criteria}
      keyOf={(row) => row.criterion}
      columns={[
        {
          key: 'name',
          head: 'Tiêu chí',
          cell: (row) => (
            <>
              {row.criterion}. {row.name}
              <Asked judged={row.judged} />
            </>
          ),
        },
        {
          key: 'verdict',
          head: 'Kết quả',
          cell: (row) => (row.verdict ? <VerdictChip verdict={row.verdict} /> : <span className="muted">– chưa có kết quả</span>),
        },
        ...(withMeasures
          ? [
              {
                key: 'judged',
                head: 'Tính từ số liệu',
                cell: (row: CriterionResult) =>
                  measured(row) && row.judged ? (
                    <>
                      <VerdictChip verdict={row.judged.verdict} />
                      {differs(row) ? <strong className="alert"> ≠ khác kết quả đã kết luận</strong> : null}
                    </>
                  ) : (
                    <span className="muted">không có số liệu đo</span>
                  ),
              },
            ]
          : []),
        {
          key: 'since',
          head: 'Từ ngày, căn cứ',
          cell: (row) => (
            <span className="small">
              {row.since ? formatDate(row.since) : '–'}
              {row.basis ? `, ${row.basis === 'asserted' ? 'cơ quan kết luận' : 'tính theo bộ tiêu chí'}` : ''}
            </span>
          ),
        },
      ]}
    />
  )
}

/** What each indicator asks and what is known of it: opened on demand. */
function Asked({ judged }: { judged: Verdict | null }) {
  if (!judged?.parts || judged.parts.length === 0) return null
  return (
    <details className="small">
      <summary>{judged.parts.length} chỉ tiêu: ngưỡng và căn cứ</summary>
      <ul>
        {judged.parts.map((part) => (
          <li key={part.code}>
            <strong>{part.code}</strong> {part.explanation}
            {part.clause ? <span className="source"> {part.clause}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
