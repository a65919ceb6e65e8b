import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import styles from '../../../platform/ui/paper.module.css'
import { PaperFiles, PaperSheet } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { actOf } from '../paper.reads.ts'
import { actPaper } from '../paper.views.ts'
import type { Route } from './+types/act.page'

export const meta: MetaFunction = () => [{ title: 'Văn bản quyết định – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const act = await readPage(context, (ctx) => actOf(ctx, actor, Number(params.id) || 0))
  if (!act) throw refusePage(context, refusals.unknown)
  return { ...act, paper: actPaper(act) }
}

type View = Route.ComponentProps['loaderData']

export default function ActPage({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/ho-so', text: 'Hồ sơ' },
            { href: `/ho-so/${view.id}#quyet-dinh`, text: `Hồ sơ số ${view.id}` },
          ]}
          title={view.kind === 'revocation' ? 'Văn bản quyết định' : 'Văn bản quyết định và bằng công nhận'}
          lead={view.day ? 'Lập từ bản chốt.' : 'Bản dự thảo: số và ngày để trống cho tới khi văn thư cấp.'}
        >
          <PaperFiles at={`/ho-so/${view.id}/van-ban/quyet-dinh`} />
        </PageHead>
      </div>
      <PaperSheet
        paper={view.paper}
        foot={
          <p>
            Bản chốt {view.snapshot}: SHA-256 {view.hash}
          </p>
        }
      />
      {view.kind === 'revocation' ? null : <Certificate view={view} />}
    </>
  )
}

const Signature = ({ view: { signature } }: { view: View }) => (
  <div>
    <p>
      <strong>{signature.line}</strong>
      {signature.post ? (
        <>
          <br />
          <strong>{signature.post}</strong>
        </>
      ) : null}
    </p>
    <div className={styles.space} />
    <p>
      <strong>{signature.signer}</strong>
    </p>
  </div>
)

const Certificate = ({ view }: { view: View }) => (
  <article className={`${styles.sheet} ${styles.certificate}`}>
    <p>
      <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
      <br />
      <strong>Độc lập - Tự do - Hạnh phúc</strong>
    </p>
    <h2 className={styles.title}>
      {view.body.toUpperCase()}
      <span className={styles.subtitle}>{view.kind === 'acknowledgement' ? 'THỪA NHẬN' : 'CÔNG NHẬN'}</span>
    </h2>
    <p className={styles.name}>{view.unit}</p>
    <p>
      {view.tier} nông thôn mới năm {view.bookedYear}
    </p>
    <p>
      Quyết định số {view.number}
      {view.day ? `, ${view.day}` : ''}
    </p>
    <div className={styles.signs}>
      <div />
      <Signature view={view} />
    </div>
  </article>
)
