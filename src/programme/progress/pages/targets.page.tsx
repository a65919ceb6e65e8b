import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { targetsPage } from '../target.reads.ts'
import { listedView, pyramidView } from '../views.ts'
import { askedOf } from '../visitor.reads.ts'
import type { Route } from './+types/targets.page'
import styles from './progress.module.css'
import { TargetsTable } from './targets-table.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Mục tiêu – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { placeId, place, day, page } = askedOf(context, request)
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const { rows, total, pages, pyramids } = await targetsPage(ctx, placeId, day, page)
    const count = (state: string) => rows.filter((row) => row.status === 'inForce' && row.state === state).length
    return {
      ...{ place, day, page, pages, total, sets: may(actor, 'plan.set') },
      dayText: formatDate(day),
      counts: { reached: count('reached'), open: count('open'), late: count('late'), unknown: count('unknown') },
      rows: rows.map(listedView),
      pyramids: pyramids.map(pyramidView),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function TargetsPage({ loaderData }: Route.ComponentProps) {
  const { place, dayText, total, counts, rows, page, pages, day, sets } = loaderData
  const lead =
    total === 0
      ? `Chưa có mục tiêu nào được giao cho ${place} đến ngày ${dayText}.`
      : `${place}, đến ngày ${dayText}: ${counts.reached} mục tiêu đạt, ${counts.open} chưa đến hạn, ${counts.late} chậm, ${counts.unknown} không tính được${pages > 1 ? ` (trong trang này; tất cả ${total})` : ''}.`
  return (
    <>
      <PageHead title="Mục tiêu" lead={lead} />
      <Pyramids {...loaderData} />
      <div className={styles.links}>
        {sets ? <a href="/muc-tieu/moi">Giao mục tiêu</a> : null}
        <a href="/dang-ky">Đăng ký của xã</a>
        <a href="/cham-tien-do">Xã chậm tiến độ</a>
        <a href={`/muc-tieu/tai-ve?ngay=${day}`}>Tải Excel</a>
      </div>
      <Section
        title="Mục tiêu và thực hiện"
        lead="Mục tiêu đã qua hạn được đo tại ngày hết hạn. Số cũ của văn bản đã thay được gạch ngang."
      >
        <TargetsTable
          caption="Mục tiêu và thực hiện"
          rows={rows}
          empty="Chưa có mục tiêu nào. Văn phòng điều phối giao mục tiêu theo văn bản."
        />
        <Pages of={pages} page={page} href={(to) => `/muc-tieu?ngay=${day}&trang=${to}`} />
      </Section>
      <Section title="Xem tại ngày khác">
        <Form method="get">
          <Field name="ngay" label="Ngày" type="date" defaultValue={day} hint="Mục tiêu đã giao đến ngày ấy, đo tại ngày ấy." />
          <button type="submit">Xem</button>
        </Form>
      </Section>
    </>
  )
}

function Pyramids({ pyramids }: Loaded) {
  if (pyramids.length === 0) return null
  return (
    <Section title="Tổng và các phần" lead="Số giao cho nơi bên trên so với các phần bên dưới.">
      <ul>
        {pyramids.map(({ key, id, name, text, matches }) => (
          <li key={key}>
            <a href={`/muc-tieu/${id}`}>{name}</a>: {matches ? text : <strong>{text}</strong>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
