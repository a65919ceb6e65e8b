import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { opinionsOf, postingById } from '../reads.ts'
import { idOf } from '../survey.rules.ts'
import { keptPostingView, opinionView, summaryView } from '../views.ts'
import type { Route } from './+types/summary.page'
import styles from './consultation.module.css'

export const meta: MetaFunction = () => [{ title: 'Bản tổng hợp ý kiến – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const posting = await postingById(ctx, idOf(params.id))
    if (!posting) throw refusePage(context, notHere)
    const held = allowed(actor, 'sheet.read', await placeOf(ctx, posting.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    const opinions = await opinionsOf(ctx, posting)
    return {
      today: formatDate(today),
      posting: keptPostingView(posting, today),
      counts: summaryView(opinions),
      opinions: opinions.map((opinion) => opinionView(opinion, posting)).sort((a, b) => a.id - b.id),
    }
  })
}

/** For the dossier: printed, signed by hand. Neither contacts nor names of residents stand in it. */
export default function SummaryPage({ loaderData }: Route.ComponentProps) {
  const { posting, opinions, counts, today } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: `/lay-y-kien/niem-yet/${posting.id}`, text: 'Niêm yết' }]}
        kicker={posting.unitName}
        title="Bản tổng hợp ý kiến của nhân dân"
        lead={`${posting.title}. ${posting.lead}`}
      />
      <Facts
        facts={[
          { name: 'Niêm yết', value: `${posting.span} (${posting.stateName})` },
          { name: 'Nơi niêm yết', value: posting.places.join('; ') },
          { name: 'Số ngày phải niêm yết', value: posting.days },
          { name: 'Ý kiến', value: `${posting.opinions}, đã trả lời ${posting.handled}` },
        ]}
      />
      <Section title="Theo cách tiếp nhận và cách xử lý">
        <div className={styles.lists}>
          <Counted list={counts.channels} />
          <Counted list={counts.outcomes} />
        </div>
      </Section>
      <Section title="Từng ý kiến">
        <DataTable
          caption="Từng ý kiến"
          captionHidden
          rows={opinions}
          keyOf={({ id }) => id}
          empty="Không có ý kiến nào trong thời gian niêm yết."
          columns={[
            { key: 'id', head: 'Số', cell: ({ id }) => id },
            { key: 'about', head: 'Về', cell: ({ about, how }) => `${about}. ${how}` },
            { key: 'text', head: 'Ý kiến', width: 'third', cell: ({ text }) => <span className={styles.told}>{text}</span> },
            {
              key: 'answer',
              head: 'Xử lý, trả lời',
              width: 'third',
              cell: ({ outcomeName, answer, handled }) =>
                answer ? <span className={styles.told}>{`${outcomeName}: ${answer} (${handled})`}</span> : 'chưa trả lời',
            },
          ]}
        />
      </Section>
      <p className="source section">
        Lập ngày {today} từ hệ thống. Mã băm của nội dung niêm yết: <span className={styles.hash}>{posting.hash}</span>
      </p>
    </>
  )
}

function Counted({ list }: { list: { name: string; count: number }[] }) {
  return (
    <ul>
      {list.map(({ name, count }) => (
        <li key={name}>
          {name}: {count}
        </li>
      ))}
    </ul>
  )
}
