import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import styles from '../../../platform/ui/paper.module.css'
import { PaperHead } from '../../../platform/ui/paper.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../dossier.text.ts'
import { minutesOf } from '../paper.reads.ts'
import type { Route } from './+types/minutes.page'

export const meta: MetaFunction = () => [{ title: 'Biên bản họp hội đồng – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const minutes = await readPage(context, (ctx) => minutesOf(ctx, actor, Number(params.id) || 0, Number(params.session) || 0))
  if (!minutes) throw refusePage(context, refusals.unknownSession)
  return minutes
}

export default function MinutesPage({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[
            { href: '/ho-so', text: 'Hồ sơ' },
            { href: `/ho-so/${view.id}#phien-hop`, text: `Hồ sơ số ${view.id}` },
          ]}
          title="Biên bản phiên họp"
          lead="Lập từ dữ liệu của phiên họp; in từ trình duyệt để ký."
        />
      </div>
      <article className={styles.sheet}>
        <PaperHead body={view.body} number="…/BB-HĐTĐ" place={view.placeLine} />
        <h2 className={styles.title}>
          BIÊN BẢN
          <span className={styles.subtitle}>{view.subject}</span>
        </h2>
        <div className={styles.body}>
          <p>
            Thời gian: ngày {view.on}. Địa điểm: {view.place}.
          </p>
          <p>
            Chủ trì: {view.chair}. Thư ký: {view.secretary}.
          </p>
          <p>
            Thành phần: {view.attendance}.{view.away.length > 0 ? ` Vắng mặt: ${view.away.join('; ')}.` : ''}
          </p>
          {view.barred.length > 0 ? <p>Không tham gia bỏ phiếu: {view.barred.join('; ')}.</p> : null}
          <p>
            Hội đồng xem bản chốt {view.snapshot} lúc {view.frozenOn}, mã băm SHA-256 ghi ở cuối biên bản.
          </p>
          <p>Cách bỏ phiếu: {view.rule}</p>
          <p>
            Kết quả: {view.counts.agree} đồng ý, {view.counts.disagree} không đồng ý, {view.counts.blank} không có ý kiến hoặc phiếu không
            hợp lệ, {view.silent} người có mặt không bỏ phiếu.
          </p>
          <p>
            <strong>
              {view.result} {view.passed ? 'Hội đồng nhất trí đề nghị.' : 'Đề nghị không được thông qua.'}
            </strong>
          </p>
          {view.remarks.length > 0 ? <p>Ý kiến khác:</p> : null}
          {view.remarks.map((remark) => (
            <p key={remark}>– {remark}</p>
          ))}
          <table>
            <caption className="visually-hidden">Thành viên hội đồng</caption>
            <thead>
              <tr>
                <th scope="col">TT</th>
                <th scope="col">Họ và tên</th>
                <th scope="col">Chức vụ</th>
                <th scope="col">Bỏ phiếu</th>
              </tr>
            </thead>
            <tbody>
              {view.seats.map((seat, at) => (
                <tr key={seat.id}>
                  <td>{at + 1}</td>
                  <td>{seat.name}</td>
                  <td>{seat.post}</td>
                  <td>{seat.vote}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={styles.signs}>
          <div>
            <p>
              <strong>THƯ KÝ</strong>
            </p>
            <div className={styles.space} />
            <p>
              <strong>{view.secretary}</strong>
            </p>
          </div>
          <div>
            <p>
              <strong>CHỦ TRÌ</strong>
            </p>
            <div className={styles.space} />
            <p>
              <strong>{view.chair}</strong>
            </p>
          </div>
        </div>
        <p className={styles.digest}>
          Bản chốt {view.snapshot}: SHA-256 {view.hash}
        </p>
      </article>
    </>
  )
}
