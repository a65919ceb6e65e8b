import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { publicDocument } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { documentView } from '../views.ts'
import type { Route } from './+types/document.page'
import styles from './library.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.document.name ?? 'Văn bản'} – Nông thôn mới` }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const on = parseDate(new URL(request.url).searchParams.get('ngay') ?? '')
  return readPage(context, async (ctx) => {
    const found = await publicDocument(ctx, parseId(params.id), on)
    if (!found) throw refusePage(context, refusals.gone)
    return { document: documentView(found, ctx.today), on: formatDate(on ?? ctx.today), asked: on }
  })
}

export default function DocumentPage({ loaderData }: Route.ComponentProps) {
  const { document: one, on, asked } = loaderData
  return (
    <article itemScope itemType="https://schema.org/Legislation">
      <PageHead
        crumbs={[{ href: '/van-ban', text: 'Văn bản' }]}
        kicker={<span itemProp="legislationIdentifier">{one.name}</span>}
        title={<span itemProp="name">{one.title}</span>}
        lead={one.draft ? `Dự thảo, lấy ý kiến ${one.draft.window}.` : `Tại ngày ${on}: ${one.standing}.`}
      />
      {one.correction ? <Strip kind="note">{one.correction}</Strip> : null}
      {one.abstract ? <p className={`prose ${styles.told}`}>{one.abstract}</p> : null}
      <Facts facts={one.facts} />
      <Files {...one} />
      <Others {...one} />
      {one.draft ? <Draft id={one.id} draft={one.draft} /> : null}
      {one.note ? (
        <Section title="Ghi chú">
          <p className={`prose ${styles.told}`}>{one.note}</p>
        </Section>
      ) : null}
      <p className="source">
        {one.published}
        {one.certainty ? ` · ${one.certainty}` : ''}
        {one.source ? <> · Nguồn: {/^https?:/.test(one.source) ? <a href={one.source}>{one.source}</a> : one.source}</> : null}
      </p>
      {one.draft ? null : (
        <div className={styles.asOf}>
          <Form method="get">
            <Field name="ngay" type="date" label="Xem hiệu lực tại ngày" defaultValue={asked ?? ''} />
            <button type="submit">Xem</button>
          </Form>
        </div>
      )}
    </article>
  )
}

type Shown = Route.ComponentProps['loaderData']['document']

const Files = ({ id, files }: Shown) => (
  <Section title="Tệp văn bản">
    {files.length === 0 ? (
      <p className="muted">Chưa có tệp kèm theo; xem ở nguồn ghi dưới đây nếu có.</p>
    ) : (
      <ul>
        {files.map((file) => (
          <li key={file.number}>
            <a href={`/van-ban/${id}/tep/${file.number}`}>Tải {file.name}</a> ({file.size})
          </li>
        ))}
      </ul>
    )}
  </Section>
)

function Others({ related, criteria }: Shown) {
  if (related.length + criteria.length === 0) return null
  return (
    <Section title="Văn bản và tiêu chí liên quan">
      <ul>
        {related.map((other) => (
          <li key={`${other.what} ${other.name}`}>
            {other.what} {other.id === null ? other.name : <a href={`/van-ban/${other.id}`}>{other.name}</a>}, {other.from}
          </li>
        ))}
        {criteria.map(({ href, text }) => (
          <li key={text}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Draft = ({ id, draft }: { id: number; draft: NonNullable<Shown['draft']> }) => (
  <Section title="Lấy ý kiến dự thảo" lead={`${draft.opinions} ý kiến đã nhận, ${draft.window}.`}>
    {draft.isOpen ? (
      <p>
        <a href={`/van-ban/${id}/gop-y`}>Góp ý về dự thảo này</a>
      </p>
    ) : null}
    {draft.summary ? (
      <>
        <h3>Tổng hợp, tiếp thu, giải trình</h3>
        <p className={`prose ${styles.told}`}>{draft.summary.text}</p>
        <p className="source">{draft.summary.said}</p>
      </>
    ) : draft.isOpen ? null : (
      <p>Chưa có bản tổng hợp ý kiến.</p>
    )}
  </Section>
)
