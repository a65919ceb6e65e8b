import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { conditionView, criterionViews, dossierTitle, paperViews, snapshotView } from '../dossier.views.ts'
import { frozenOf } from '../paper.reads.ts'
import type { Route } from './+types/snapshot.page'
import { Conditions } from './condition.part.tsx'
import { AllCriteria } from './criterion.part.tsx'
import styles from './dossier.module.css'
import { Papers } from './paper.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Bản chốt hồ sơ – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const frozen = await readPage(context, (ctx) => frozenOf(ctx, actor, Number(params.id) || 0, Number(params.number) || 0))
  if (!frozen) throw refusePage(context, refusals.unknown)
  const { content, text } = frozen
  return {
    id: frozen.id,
    title: `${dossierTitle(content.dossier)}: ${content.unit.name}`,
    snapshot: snapshotView(frozen),
    asOf: formatDate(content.dossier.asOf),
    conditions: content.conditions.map(conditionView),
    papers: paperViews(
      content.dossier,
      content.papers.map((paper, id) => ({ ...paper, id })),
    ),
    criteria: criterionViews(content),
    text,
  }
}

export default function SnapshotPage({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/ho-so', text: 'Hồ sơ' },
          { href: `/ho-so/${view.id}`, text: `Hồ sơ số ${view.id}` },
        ]}
        kicker={view.snapshot.text}
        title={view.title}
        lead={`Bản chốt ${view.snapshot.number}, kết quả đến ngày ${view.asOf}. Bản này không đổi.`}
      />
      <p className={styles.hash}>SHA-256 {view.snapshot.hash}</p>
      <Section title="Điều kiện">
        <Conditions conditions={view.conditions} />
      </Section>
      <Section title="Thành phần hồ sơ">
        <Papers papers={view.papers} />
      </Section>
      <Section title="Kết quả từng tiêu chí">
        <AllCriteria criteria={view.criteria} />
      </Section>
      <Section
        title="Nội dung để đối chiếu"
        lead="Lưu đúng đoạn này thành tệp UTF-8 không xuống dòng cuối; SHA-256 của tệp là mã băm ở trên."
      >
        <details>
          <summary>Xem nội dung JSON</summary>
          <p className={styles.hash}>{view.text}</p>
        </details>
      </Section>
    </>
  )
}
