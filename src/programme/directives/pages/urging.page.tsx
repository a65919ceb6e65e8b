import { readPage, refusePage } from '../../../platform/http/context.ts'
import { ScrollBox } from '../../../platform/ui/data-table.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { idOf } from '../../consultation/survey.rules.ts'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { letterView } from '../letter.views.ts'
import { overdueOf } from '../reads.ts'
import { hereOf } from '../visitor.reads.ts'
import type { Route } from './+types/urging.page'
import styles from './directives.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Văn bản đôn đốc – Nông thôn mới' }]

/** A letter that urges one body or unit, with everything of theirs that is late today. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const to = { unitId: idOf(query.get('don-vi') ?? ''), bodyId: idOf(query.get('co-quan') ?? '') || null }
  const { chosen } = visitorOf(context).actor
  return readPage(context, async (ctx) => {
    const found = await overdueOf(ctx, to)
    if (!found) throw refusePage(context, notHere)
    const held = allowed(visitorOf(context).actor, 'tasks.assign', await placeOf(ctx, found.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    return letterView(found, { bodyName: chosen?.bodyName ?? '', ...hereOf(context) }, ctx.today)
  })
}

export default function UrgingPage({ loaderData }: Route.ComponentProps) {
  const { issuer, place, year, to, intro, rows, closing } = loaderData
  return (
    <>
      <div className={styles.screenOnly}>
        <PageHead
          crumbs={[
            { href: '/nhiem-vu', text: 'Nhiệm vụ' },
            { href: '/nhiem-vu/theo-co-quan', text: 'Theo cơ quan' },
          ]}
          title="Văn bản đôn đốc"
          lead="Bản in để trình ký; số, ngày và chữ ký để trống cho văn thư."
        />
      </div>
      <article className={styles.letter}>
        <header className={styles.letterHead}>
          <div>
            <p>
              <strong>{issuer}</strong>
            </p>
            <p>Số: …………</p>
            <p>V/v đôn đốc thực hiện nhiệm vụ quá hạn</p>
          </div>
          <div>
            <p>
              <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
            </p>
            <p>
              <strong>Độc lập – Tự do – Hạnh phúc</strong>
            </p>
            <p>
              <em>
                {place}, ngày … tháng … năm {year}
              </em>
            </p>
          </div>
        </header>
        <p className={styles.letterTo}>Kính gửi: {to}</p>
        <p>{intro}</p>
        {rows.length === 0 ? null : (
          <ScrollBox name="Các nhiệm vụ quá hạn">
            <table className={styles.letterTable}>
              <caption className="visually-hidden">Các nhiệm vụ quá hạn</caption>
              <thead>
                <tr>
                  <th scope="col">TT</th>
                  <th scope="col">Nhiệm vụ</th>
                  <th scope="col">Nguồn giao</th>
                  <th scope="col">Hạn</th>
                  <th scope="col">Quá hạn</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={row.id}>
                    <td>{at + 1}</td>
                    <td>
                      <a href={`/nhiem-vu/${row.id}`}>{row.what}</a>
                    </td>
                    <td>{row.source}</td>
                    <td>{row.due}</td>
                    <td>{row.late}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )}
        <p>{closing}</p>
        <footer className={styles.letterFoot}>
          <div>
            <p>
              <em>Nơi nhận:</em>
            </p>
            <p>– Như trên;</p>
            <p>– Lưu: VT.</p>
          </div>
          <div>
            <p>
              <strong>THỦ TRƯỞNG CƠ QUAN</strong>
            </p>
            <p>
              <em>(Ký, ghi rõ họ tên)</em>
            </p>
          </div>
        </footer>
      </article>
    </>
  )
}
