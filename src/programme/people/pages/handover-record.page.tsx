import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Crumbs } from '../../../platform/ui/page.tsx'
import { handoverOf } from '../handover.reads.ts'
import { handoverView } from '../handover.views.ts'
import { refusals } from '../text.ts'
import { visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/handover-record.page'
import { MovedList } from './moved.part.tsx'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Biên bản bàn giao – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const found = await readPage(context, (ctx) => handoverOf(ctx, actor.chosen?.unitId ?? 0, parseId(params.id)))
  if (!found) throw refusePage(context, refusals.noHandover)
  return handoverView(found)
}

/** A record to print and sign: what was moved, as it was shown when it was moved. */
export default function HandoverRecordPage({ loaderData }: Route.ComponentProps) {
  const { id, from, to, day, reason, moved, by, at } = loaderData
  return (
    <>
      <div className={styles.screen}>
        <Crumbs crumbs={[{ href: '/quan-tri/ban-giao', text: 'Bàn giao' }]} />
        <p className="muted">In trang này để hai bên ký.</p>
      </div>
      <article className={styles.record}>
        <p className={styles.motto}>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
          <br />
          <strong>Độc lập - Tự do - Hạnh phúc</strong>
        </p>
        <h1>Biên bản bàn giao</h1>
        <p>
          Bên giao: <strong>{from}</strong>. Bên nhận: <strong>{to}</strong>. Người nhận bắt đầu từ ngày {day}.
        </p>
        <p>Lý do: {reason}.</p>
        <MovedList moved={moved} />
        <p>
          Đã bàn giao trong hệ thống lúc {at}, người thực hiện: {by}. Mã bàn giao trong hệ thống: {id}.
        </p>
        <div className={styles.signatures}>
          <p>
            <strong>Bên giao</strong>
            <span className="muted">(ký, ghi rõ họ tên)</span>
            <span>{from}</span>
          </p>
          <p>
            <strong>Bên nhận</strong>
            <span className="muted">(ký, ghi rõ họ tên)</span>
            <span>{to}</span>
          </p>
          <p>
            <strong>Người thực hiện</strong>
            <span className="muted">(ký, ghi rõ họ tên)</span>
            <span>{by}</span>
          </p>
        </div>
      </article>
    </>
  )
}
