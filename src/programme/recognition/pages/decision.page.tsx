import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { publishedDecision } from '../decision.reads.ts'
import { refusals } from '../dossier.text.ts'
import { dossierTitle } from '../dossier.views.ts'
import type { Route } from './+types/decision.page'
import styles from './dossier.module.css'

export const meta = ({ loaderData: loaded }: Route.MetaArgs) => [
  { title: loaded ? `Quyết định ${loaded.number} – Nông thôn mới` : 'Quyết định – Nông thôn mới' },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0
  const decision = await readPage(context, (ctx) => publishedDecision(ctx, id))
  if (!decision) throw refusePage(context, refusals.unpublished)
  const { unitName, above, unitCode, isCommune } = decision
  return {
    number: decision.number,
    on: formatDate(decision.decidedOn),
    what: dossierTitle(decision),
    unit: above ? `${unitName}, ${above}` : unitName,
    commune: isCommune ? { href: `/xa/${unitCode}`, name: unitName } : null,
    body: decision.body,
    year: decision.bookedYear,
    publishedOn: formatDate(decision.publishedOn),
    set: decision.setId,
    hash: decision.hash,
  }
}

export default function DecisionPage({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[{ href: '/quyet-dinh', text: 'Quyết định công nhận' }]}
        kicker={view.body}
        title={`Quyết định số ${view.number}`}
        lead={`${view.what}: ${view.unit}, ghi nhận cho năm ${view.year}. Ban hành ngày ${view.on}.`}
      />
      <Facts
        facts={[
          { name: 'Đơn vị', value: view.commune ? <a href={view.commune.href}>{view.commune.name}</a> : view.unit },
          { name: 'Danh hiệu', value: view.what },
          { name: 'Bộ tiêu chí', value: <a href={`/bo-tieu-chi/${view.set}`}>{view.set}</a> },
          { name: 'Công bố ngày', value: view.publishedOn },
        ]}
      />
      <Section
        title="Dấu vết của hồ sơ"
        lead="Mã băm của nội dung mà hội đồng đã xem và người ký đã dùng; đối chiếu với hồ sơ lưu và nhật ký."
      >
        <p className={styles.hash}>SHA-256 {view.hash}</p>
      </Section>
    </>
  )
}
