import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Pages, Section } from '../../../platform/ui/page.tsx'
import { filterNames, groupNames } from '../text.ts'
import { type InvitationFilter, type InvitedGroup, invitationFilters } from '../types.ts'
import type { InvitationView } from '../views.ts'
import styles from './meetings.module.css'
import type { MeetingView } from './steps.part.tsx'

type Props = {
  meeting: MeetingView
  counts: string | null
  invitations: InvitationView[]
  groups: InvitedGroup[]
  bodies: { id: number; name: string }[]
  filter: InvitationFilter
  page: number
  pages: number
}

/** Who is invited, what they answered, who is there: as whoever holds the meeting sees it. */
export function Points({ meeting, counts, invitations, groups, bodies, filter, page, pages }: Props) {
  const at = `/hoi-nghi/${meeting.id}`
  return (
    <Section id="diem-cau" title="Điểm cầu, điểm danh" lead={counts}>
      {meeting.takesInvitations ? <Invite groups={groups} bodies={bodies} /> : null}
      <p className={styles.screen}>
        {invitationFilters.map((one, index) => (
          <span key={one}>
            {index > 0 ? ' · ' : null}
            {one === filter ? <strong>{filterNames[one]}</strong> : <a href={`${at}?loc=${one}#diem-cau`}>{filterNames[one]}</a>}
          </span>
        ))}
        {' · '}
        <a href={`${at}/diem-cau/tai-ve`}>Tải Excel</a>
      </p>
      <DataTable
        caption="Đơn vị được mời"
        captionHidden
        rows={invitations}
        keyOf={({ id }) => id}
        empty="Không có đơn vị nào."
        columns={[
          { key: 'name', head: 'Đơn vị', cell: ({ id, name, sent }) => (sent ? <a href={`${at}/diem-cau/${id}`}>{name}</a> : name) },
          { key: 'answer', head: 'Trả lời', cell: ({ answer }) => answer },
          {
            key: 'who',
            head: 'Người dự, lý do',
            width: 'third',
            cell: ({ who, reason }) => [who, reason].filter((one) => one !== '').join('; ') || '–',
          },
          { key: 'present', head: 'Số người dự', numeric: true, cell: ({ present }) => present || '–' },
          {
            key: 'drop',
            head: <span className="visually-hidden">Việc</span>,
            label: '',
            cell: ({ id, sent, name }) =>
              sent ? null : (
                <form method="post">
                  <input type="hidden" name="giay" value={id} />
                  <QuietButton name="viec" value="bo" aria-label={`Bỏ ${name} khỏi danh sách`}>
                    Bỏ
                  </QuietButton>
                </form>
              ),
          },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => `${at}?loc=${filter}&trang=${to}#diem-cau`} />
    </Section>
  )
}

function Invite({ groups, bodies }: Pick<Props, 'groups' | 'bodies'>) {
  return (
    <div className={styles.invite}>
      {groups.length > 0 ? (
        <Form>
          <Choice name="nhom" label="Mời cả nhóm" options={groups.map((group) => ({ value: group, text: groupNames[group] }))} />
          <QuietButton name="viec" value="moi-nhom">
            Thêm cả nhóm
          </QuietButton>
        </Form>
      ) : null}
      <Form>
        <Field name="ma" label="Mời một đơn vị, theo mã" maxLength={10} hint="Mã tại trang Đơn vị, ví dụ 06622" />
        <QuietButton name="viec" value="moi-don-vi">
          Thêm đơn vị
        </QuietButton>
      </Form>
      {bodies.length > 0 ? (
        <Form>
          <Choice name="co-quan" label="Mời cơ quan cùng cấp" options={bodies.map(({ id, name }) => ({ value: id, text: name }))} />
          <QuietButton name="viec" value="moi-co-quan">
            Thêm cơ quan
          </QuietButton>
        </Form>
      ) : null}
    </div>
  )
}
