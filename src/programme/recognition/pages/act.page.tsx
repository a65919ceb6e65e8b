import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import styles from '../../../platform/ui/paper.module.css'
import { PaperHead } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { actOf } from '../paper.reads.ts'
import type { Route } from './+types/act.page'

export const meta: MetaFunction = () => [{ title: 'Văn bản quyết định – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const act = await readPage(context, (ctx) => actOf(ctx, actor, Number(params.id) || 0))
  if (!act) throw refusePage(context, refusals.unknown)
  return act
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
          lead={view.day ? 'Lập từ bản chốt; in từ trình duyệt.' : 'Bản dự thảo: số và ngày để trống cho tới khi văn thư cấp.'}
        />
      </div>
      <Decision view={view} />
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

const Decision = ({ view }: { view: View }) => (
  <article className={styles.sheet}>
    <PaperHead body={view.body} number={view.number} place={view.placeLine} />
    <h2 className={styles.title}>
      QUYẾT ĐỊNH
      <span className={styles.subtitle}>Về việc {view.subject}</span>
    </h2>
    <div className={styles.body}>
      {[...new Set(view.conditions)].map((source) => (
        <p key={source}>
          <em>Căn cứ {source};</em>
        </p>
      ))}
      <p>
        <em>
          Theo kết quả bỏ phiếu của Hội đồng thẩm định ngày {view.heldOn} trên bản chốt {view.snapshot} của hồ sơ số {view.id}.
        </em>
      </p>
      <p>
        <strong>Điều 1.</strong> {view.kindName} {view.tier} nông thôn mới đối với {view.unit}
        {view.ending ? `, đã công nhận ngày ${view.ending}` : ` theo ${view.set}, ghi nhận cho năm ${view.bookedYear}`}.
      </p>
      <p>
        <strong>Điều 2.</strong> Quyết định này có hiệu lực kể từ ngày ký./.
      </p>
    </div>
    <div className={styles.signs}>
      <div className={styles.receivers}>
        <p>
          <em>
            <strong>Nơi nhận:</strong>
          </em>
        </p>
        <p>- {view.unit};</p>
        <p>- Lưu: VT.</p>
      </div>
      <Signature view={view} />
    </div>
    <p className={styles.digest}>
      Bản chốt {view.snapshot}: SHA-256 {view.hash}
    </p>
  </article>
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
