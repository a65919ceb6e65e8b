import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { notHere } from '../../people/access.ts'
import { publishedAnswer } from '../reads.ts'
import { publicationView } from '../views.ts'
import type { Route } from './+types/public-answer.page'
import styles from './difficulties.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Góp ý đã trả lời'} – Nông thôn mới` }]

export const loader = ({ context, params }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const found = await publishedAnswer(ctx, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    return publicationView(found)
  })

export default function PublicAnswerPage({ loaderData: { title, where, question, answer, answered } }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/gop-y', text: 'Góp ý, phản ánh' },
          { href: '/gop-y/tra-loi', text: 'Góp ý đã trả lời' },
        ]}
        title={title}
        lead={where}
      />
      <p className={`prose ${styles.told}`}>{question}</p>
      <Section title="Trả lời">
        <p className={`prose ${styles.told}`}>{answer}</p>
        <p className="source">{answered}</p>
      </Section>
    </>
  )
}
