import { data, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { followUpOf } from '../follow-up.reads.ts'
import { followUpText } from '../follow-up.views.ts'
import { dropInvitation, inviteBody, inviteGroup, inviteUnit } from '../invitation.actions.ts'
import { cancelMeeting, closeMeeting, openMeeting, sendInvitations, writeAgenda } from '../meeting.actions.ts'
import { agendaText } from '../meeting.rules.ts'
import { conclusionsOf, issuedMinutes, issuedNotice, speeches } from '../minutes.reads.ts'
import { agendaOf, bodiesOf, countsOf, groupsUnder, invitationsAt, invitationsOf, papersOf, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { invitationFilters, invitedGroups } from '../types.ts'
import { agendaView, countsText, invitationView, meetingView } from '../views.ts'
import type { Route } from './+types/meeting.page'
import { After, Previous, Speeches } from './after.part.tsx'
import { Agenda } from './agenda.part.tsx'
import styles from './meetings.module.css'
import { Points } from './points.part.tsx'
import { Steps } from './steps.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.meeting.title : 'Hội nghị'} – Nông thôn mới` }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  const page = parseId(query.get('trang') ?? '') || 1
  const filter = invitationFilters.find((one) => one === query.get('loc')) ?? 'all'
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const agenda = await agendaOf(ctx, meeting.id)
    const followUp = seen.within ? await followUpOf(ctx, meeting) : null
    const invited = holds ? await invitationsOf(ctx, meeting.id, filter, page) : { rows: [], pages: 0 }
    const counts = holds ? await countsOf(ctx, meeting.id) : null
    const own = await invitationsAt(ctx, meeting.id, actor.chosen?.unitId ?? 0)
    const view = meetingView(meeting)
    return {
      ...{ holds, filter, page, pages: invited.pages },
      meeting: view,
      agenda: agendaView(meeting.startsAt, agenda),
      agendaText: agendaText(agenda),
      counts: counts && countsText(counts),
      unsent: counts?.unsent ?? 0,
      invitations: invited.rows.map(invitationView),
      own: own.filter(({ sent, bodyId }) => sent && (bodyId === null || bodyId === actor.chosen?.bodyId)).map(invitationView),
      groups: holds && view.takesInvitations ? await groupsUnder(ctx, meeting) : [],
      bodies: holds && view.takesInvitations ? await bodiesOf(ctx, meeting.unitId) : [],
      previous: followUp && {
        title: followUp.previous.title,
        heldOn: formatDate(followUp.previous.heldOn),
        text: followUpText(followUp.tasks, ctx.today),
      },
      speeches: await speeches(ctx, meeting.id),
      hasMinutes: (holds && meeting.openedAt !== null) || (await issuedMinutes(ctx, meeting.id)) !== null,
      hasNotice: (await issuedNotice(ctx, meeting.id)) !== null,
      hasDraft: holds && (await conclusionsOf(ctx, meeting.id)) !== null,
      papers: (await papersOf(ctx, meeting.id)).map(({ number, title, writtenBy, version }) => ({ number, title, writtenBy, version })),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const id = parseId(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const group = invitedGroups.find((one) => one === given('nhom'))
  const deeds: Record<string, () => Promise<Result<unknown>>> = {
    'chuong-trinh': () => writeAgenda(acting, id, given('chuong-trinh')),
    ...(group ? { 'moi-nhom': () => inviteGroup(acting, id, group) } : {}),
    'moi-don-vi': () => inviteUnit(acting, id, given('ma')),
    'moi-co-quan': () => inviteBody(acting, id, parseId(given('co-quan'))),
    bo: () => dropInvitation(acting, id, parseId(given('giay'))),
    'gui-giay-moi': () => sendInvitations(acting, id),
    mo: () => openMeeting(acting, id, given('gio')),
    'be-mac': () => closeMeeting(acting, id, given('gio')),
    huy: () => cancelMeeting(acting, id, given('ly-do')),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/hoi-nghi/${id}${anchors[given('viec')] ?? ''}`, 303)
  return refuse(context, answer.refusal, typed)
}

const anchors: Record<string, string> = {
  'chuong-trinh': '#chuong-trinh',
  'moi-nhom': '#diem-cau',
  'moi-don-vi': '#diem-cau',
  'moi-co-quan': '#diem-cau',
  bo: '#diem-cau',
}

function refuse(context: Route.ActionArgs['context'], refusal: Refusal, typed: Record<string, string>) {
  if (refusal.status === 404) throw refusePage(context, refusal)
  return data({ typed, problem: refusal }, { status: refusal.status ?? 422 })
}

export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, holds, agenda, own } = loaderData
  const typed = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/hoi-nghi', text: 'Hội nghị' }]}
        kicker={meeting.stateName}
        title={meeting.title}
        lead={`${meeting.when}, ${meeting.kind.toLowerCase()}, ${meeting.place}.`}
      >
        <Sections />
      </PageHead>
      <Problem problem={actionData?.problem} />
      {meeting.cancelledBecause ? (
        <Strip kind="warning">
          <p>Đã hủy: {meeting.cancelledBecause}</p>
        </Strip>
      ) : null}
      <Previous {...loaderData} />
      <Facts
        facts={[
          { name: 'Cơ quan tổ chức', value: `${meeting.bodyName}, ${meeting.unitName}` },
          { name: 'Chủ trì', value: meeting.chair },
          { name: 'Thư ký', value: meeting.secretary },
          { name: 'Giấy mời', value: <a href={`/hoi-nghi/${meeting.id}/giay-moi`}>Bản in giấy mời</a> },
          ...(meeting.guests ? [{ name: 'Khách mời', value: meeting.guests }] : []),
          ...(meeting.openedClock ? [{ name: 'Khai mạc', value: meeting.openedClock }] : []),
          ...(meeting.closedClock ? [{ name: 'Bế mạc', value: meeting.closedClock }] : []),
        ]}
      />
      {holds ? <Steps meeting={meeting} unsent={loaderData.unsent} typed={typed} /> : null}
      <Own meeting={meeting} own={own} />
      <Agenda meeting={meeting} agenda={agenda} text={typed['chuong-trinh'] ?? loaderData.agendaText} holds={holds} />
      {holds ? <Points {...loaderData} /> : null}
      <Papers {...loaderData} />
      <Speeches {...loaderData} />
      <After {...loaderData} />
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Sections() {
  return (
    <p className={styles.screen}>
      <a href="#chuong-trinh">Chương trình</a> · <a href="#diem-cau">Điểm cầu, điểm danh</a> · <a href="#tai-lieu">Tài liệu</a> ·{' '}
      <a href="#y-kien">Ý kiến</a> · <a href="#ket-luan">Biên bản, kết luận</a>
    </p>
  )
}

/** What the reader's own unit was invited to, with the way to answer. */
function Own({ meeting, own }: Pick<Loaded, 'meeting' | 'own'>) {
  if (own.length === 0) return null
  return (
    <Section id="diem-cau" title="Đơn vị được mời">
      <DataTable
        caption="Giấy mời của đơn vị"
        captionHidden
        rows={own}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', head: 'Được mời', cell: ({ name }) => name },
          {
            key: 'answer',
            head: 'Trả lời',
            cell: ({ answer, who, reason }) => [answer, who, reason].filter((one) => one !== '').join('; '),
          },
          { key: 'present', head: 'Số người dự', numeric: true, cell: ({ present }) => present || '–' },
          {
            key: 'go',
            head: 'Việc của điểm cầu',
            cell: ({ id }) => (
              <a href={`/hoi-nghi/${meeting.id}/diem-cau/${id}`}>
                {meeting.takesAnswers ? 'Trả lời giấy mời' : meeting.takesAttendance ? 'Điểm danh' : 'Xem'}
              </a>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Papers({ meeting, papers, holds }: Loaded) {
  return (
    <Section
      id="tai-lieu"
      title={`Tài liệu (${papers.length})`}
      lead={
        meeting.takesPapers
          ? 'Số liệu trong tài liệu lấy trực tiếp từ hệ thống đến lúc mở hội nghị, rồi chốt.'
          : 'Số liệu đã chốt lúc mở hội nghị; số nào nay đã khác thì ghi bên cạnh.'
      }
    >
      <DataTable
        caption="Tài liệu của hội nghị"
        captionHidden
        rows={papers}
        keyOf={({ number }) => number}
        empty="Chưa có tài liệu."
        columns={[
          {
            key: 'title',
            head: 'Tài liệu',
            width: 'half',
            cell: ({ number, title }) => <a href={`/hoi-nghi/${meeting.id}/tai-lieu/${number}`}>{title}</a>,
          },
          { key: 'by', head: 'Người soạn lần cuối', cell: ({ writtenBy, version }) => `${writtenBy} (bản ${version})` },
        ]}
      />
      {holds && meeting.takesPapers ? (
        <p>
          <a href={`/hoi-nghi/${meeting.id}/tai-lieu/moi/soan`}>Soạn tài liệu mới</a>
        </p>
      ) : null}
    </Section>
  )
}
