import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { agendaView } from '../views.ts'
import { AgendaField } from './meeting-form.part.tsx'
import type { MeetingView } from './steps.part.tsx'

type Props = { meeting: MeetingView; agenda: ReturnType<typeof agendaView>; text: string; holds: boolean }

export function Agenda({ meeting, agenda, text, holds }: Props) {
  return (
    <Section id="chuong-trinh" title="Chương trình">
      <DataTable
        caption="Chương trình hội nghị"
        captionHidden
        rows={agenda}
        keyOf={({ key }) => key}
        empty="Chưa có chương trình."
        columns={[
          { key: 'title', head: 'Nội dung', width: 'half', cell: ({ key, title }) => `${key}. ${title}` },
          { key: 'presenter', head: 'Người trình bày', cell: ({ presenter }) => presenter || '–' },
          { key: 'at', head: 'Bắt đầu', numeric: true, cell: ({ at }) => at || '–' },
          { key: 'minutes', head: 'Thời lượng', numeric: true, cell: ({ minutes }) => minutes || '–' },
        ]}
      />
      {holds && meeting.takesInvitations ? (
        <details>
          <summary>Sửa chương trình</summary>
          <Form wide>
            <AgendaField value={text} />
            <button type="submit" name="viec" value="chuong-trinh">
              Ghi chương trình
            </button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
