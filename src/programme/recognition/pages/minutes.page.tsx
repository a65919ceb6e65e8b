import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import styles from '../../../platform/ui/paper.module.css'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { minutesOf } from '../paper.reads.ts'
import { minutesPaper } from '../paper.views.ts'
import type { Route } from './+types/minutes.page'

export const meta: MetaFunction = () => [{ title: 'Biên bản họp hội đồng – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const session = Number(params.session) || 0
  const minutes = await readPage(context, (ctx) => minutesOf(ctx, actor, Number(params.id) || 0, session))
  if (!minutes) throw refusePage(context, refusals.unknownSession)
  return { id: minutes.id, session, snapshot: minutes.snapshot, hash: minutes.hash, paper: minutesPaper(minutes) }
}

export default function MinutesPage({ loaderData: { id, session, snapshot, hash, paper } }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/ho-so', text: 'Hồ sơ' },
            { href: `/ho-so/${id}#phien-hop`, text: `Hồ sơ số ${id}` },
          ]}
          title="Biên bản phiên họp"
          lead="Lập từ dữ liệu của phiên họp, để in và ký."
        >
          <PaperFiles at={`/ho-so/${id}/van-ban/bien-ban-${session}`} />
        </PageHead>
      </div>
      <PaperSheet
        paper={paper}
        foot={
          <p>
            Bản chốt {snapshot}: SHA-256 {hash}
          </p>
        }
      />
    </>
  )
}
