import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { officialLetter } from '../official.reads.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { meetingView } from '../views.ts'
import type { Route } from './+types/letter.page'
import styles from './meetings.module.css'

export const meta: MetaFunction = () => [{ title: 'Giấy mời – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    return { meeting: meetingView(seen.meeting), paper: await officialLetter(ctx, seen, actor) }
  })
}

export default function LetterPage({ loaderData: { meeting, paper } }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/hoi-nghi', text: 'Hội nghị' },
            { href: `/hoi-nghi/${meeting.id}`, text: meeting.title },
          ]}
          title="Giấy mời"
          lead="Số, ngày và chữ ký do văn thư, người ký ghi."
        >
          <PaperFiles at={`/hoi-nghi/${meeting.id}/van-ban/giay-moi`} />
        </PageHead>
      </div>
      <PaperSheet paper={paper} />
    </>
  )
}
