import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { Speech } from '../types.ts'
import type { MeetingView } from './steps.part.tsx'

type PreviousProps = { meeting: MeetingView; previous: { title: string; heldOn: string; text: string } | null }

/** What a meeting opens on: what became of the conclusions before. */
export function Previous({ meeting, previous }: PreviousProps) {
  if (!previous) return null
  return (
    <Strip kind="note">
      <p>
        <strong>Kết luận kỳ trước: {previous.text}</strong> <a href={`/hoi-nghi/${meeting.id}/ky-truoc`}>Xem từng nhiệm vụ</a> (
        {previous.title}, {previous.heldOn})
      </p>
    </Strip>
  )
}

export function Speeches({ meeting, speeches }: { meeting: MeetingView; speeches: Speech[] }) {
  const at = `/hoi-nghi/${meeting.id}/y-kien`
  return (
    <Section id="y-kien" title={`Ý kiến (${speeches.length})`}>
      <DataTable
        caption="Ý kiến tại hội nghị"
        captionHidden
        rows={speeches}
        keyOf={({ id }) => id}
        empty="Chưa có ai đăng ký phát biểu."
        columns={[
          {
            key: 'speaker',
            head: 'Người phát biểu',
            width: 'third',
            cell: ({ id, position, speaker, unitName }) => (
              <>
                {position}. {meeting.takesSpeeches ? <a href={`${at}/${id}`}>{speaker}</a> : speaker} ({unitName})
              </>
            ),
          },
          { key: 'text', head: 'Nội dung', cell: ({ text }) => text || '–' },
        ]}
      />
      {meeting.takesSpeeches ? (
        <p>
          <a href={`${at}/moi`}>Đăng ký, ghi ý kiến</a>
        </p>
      ) : null}
    </Section>
  )
}

type AfterProps = { meeting: MeetingView; holds: boolean; hasMinutes: boolean; hasNotice: boolean; hasDraft: boolean }

/** Minutes and conclusions. */
export function After({ meeting, holds, hasMinutes, hasNotice, hasDraft }: AfterProps) {
  const at = `/hoi-nghi/${meeting.id}`
  const writes = holds && meeting.writesConclusions && !hasDraft
  return (
    <Section id="ket-luan" title="Biên bản, kết luận">
      {hasMinutes ? (
        <p>
          <a href={`${at}/bien-ban`}>Biên bản hội nghị</a>
        </p>
      ) : null}
      {hasNotice || hasDraft ? (
        <p>
          <a href={`${at}/ket-luan`}>{hasNotice ? 'Thông báo kết luận' : 'Dự thảo kết luận'}</a>
        </p>
      ) : null}
      {writes ? (
        <p>
          <a href={`${at}/ket-luan/soan`}>Soạn kết luận</a>
        </p>
      ) : null}
      {hasMinutes || hasNotice || hasDraft || writes ? null : <p className="muted">Chưa có biên bản, kết luận.</p>}
    </Section>
  )
}
