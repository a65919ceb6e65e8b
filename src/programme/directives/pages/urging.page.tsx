import { readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { lateFor, urgedIn } from '../letter.reads.ts'
import { urgingPaper } from '../letter.views.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/urging.page'
import styles from './directives.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Văn bản đôn đốc – Nông thôn mới' }]

/** A letter that urges one body or unit, with everything of theirs that is late today. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { search, searchParams } = new URL(request.url)
  return readPage(context, async (ctx) => {
    const late = await lateFor(ctx, actor, urgedIn(searchParams))
    if (!late.ok) throw refusePage(context, late.refusal)
    return { search, paper: urgingPaper(late.value, { bodyName: actor.chosen?.bodyName ?? '', ...hereOf(context) }, ctx.today) }
  })
}

export default function UrgingPage({ loaderData: { search, paper } }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screenOnly}>
        <PageHead
          crumbs={[
            { href: '/nhiem-vu', text: 'Nhiệm vụ' },
            { href: '/nhiem-vu/theo-co-quan', text: 'Theo cơ quan' },
          ]}
          title="Văn bản đôn đốc"
          lead="Bản để trình ký; số, ngày và chữ ký để trống cho văn thư."
        >
          <PaperFiles at="/nhiem-vu/don-doc" search={search} />
        </PageHead>
      </div>
      <PaperSheet paper={paper} figure={(task, text) => <a href={`/nhiem-vu/${task}`}>{text}</a>} />
    </>
  )
}
