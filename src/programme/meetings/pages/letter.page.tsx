import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import paper from '../../../platform/ui/paper.module.css'
import { visitorOf } from '../../people/visit.reads.ts'
import { agendaOf, invitationsAt, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { agendaView, draftPlaceLine, meetingView } from '../views.ts'
import type { Route } from './+types/letter.page'
import styles from './meetings.module.css'
import { Official, Signatures } from './official.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Giấy mời – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { meeting, holds } = seen
    const own = holds ? [] : await invitationsAt(ctx, meeting.id, actor.chosen?.unitId ?? 0)
    return {
      meeting: meetingView(meeting),
      agenda: agendaView(meeting.startsAt, await agendaOf(ctx, meeting.id)),
      invited: own.filter(({ sent }) => sent).map(({ name }) => name),
      placeLine: draftPlaceLine(meeting.unitName, ctx.today),
    }
  })
}

export default function LetterPage({ loaderData }: Route.ComponentProps) {
  const { meeting, agenda, invited, placeLine } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          title="Giấy mời"
          lead="In từ trình duyệt; số, ngày và chữ ký do văn thư, người ký ghi."
        />
      </div>
      <Official body={meeting.bodyName} number="……/GM-…" place={placeLine} title="GIẤY MỜI" subtitle={meeting.title}>
        <div className={paper.body}>
          <p>
            {meeting.bodyName} trân trọng kính mời: {invited.length > 0 ? invited.join('; ') : '………………………………'}
          </p>
          <p>Tới dự {meeting.title}.</p>
          <p>Chủ trì: đồng chí {meeting.chair}.</p>
          <p>
            Thời gian: {meeting.when}. Hình thức: {meeting.kind.toLowerCase()}.
          </p>
          <p>Địa điểm: {meeting.place}.</p>
          {agenda.length > 0 ? <p>Chương trình:</p> : null}
          {agenda.map(({ key, title, presenter, at }) => (
            <p key={key}>
              {at ? `${at}: ` : `${key}. `}
              {title}
              {presenter ? ` (${presenter})` : ''}.
            </p>
          ))}
        </div>
        <Signatures left={{ receivers: ['Như trên;', 'Lưu: VT.'] }} right={{ role: '……………………' }} />
      </Official>
    </>
  )
}
