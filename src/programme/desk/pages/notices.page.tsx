import { redirect } from 'react-router'
import { dayOf } from '../../../platform/base/local-date.ts'
import { readPage, writePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { markSeen } from '../actions.ts'
import { noticesOf } from '../reads.ts'
import type { Route } from './+types/notices.page'
import styles from './work.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Thông báo – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const notices = await readPage(context, (ctx) => noticesOf(ctx, actor))
  return { notices: notices.map(({ madeAt, ...notice }) => ({ ...notice, on: formatDate(dayOf(madeAt)) })) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const last = parseId(String((await request.formData()).get('den') ?? ''))
  await writePage(context, edgeOf(visit), (ctx) => markSeen(ctx, visit.actor.personId, last))
  return redirect('/thong-bao')
}

export default function NoticesPage({ loaderData: { notices } }: Route.ComponentProps) {
  const fresh = notices.filter(({ seen }) => !seen).length
  return (
    <>
      <PageHead
        title="Thông báo"
        lead={notices.length === 0 ? 'Chưa có thông báo nào.' : fresh > 0 ? `${fresh} thông báo chưa xem.` : 'Đã xem hết thông báo.'}
      >
        <p>
          <a href="/thong-bao/kenh">Nhận qua thư điện tử, máy nhận</a>
        </p>
      </PageHead>
      {fresh > 0 ? (
        <Form>
          <input type="hidden" name="den" value={Math.max(...notices.map(({ id }) => id))} />
          <QuietButton>Đánh dấu đã xem hết</QuietButton>
        </Form>
      ) : null}
      <ul className={styles.list}>
        {notices.map(({ id, title, href, unitName, on, seen }) => (
          <li key={id} data-group={seen ? 'open' : 'soon'}>
            <a href={href}>{title}</a>
            <p className={styles.where}>{`${unitName} · ${on}${seen ? '' : ' · chưa xem'}`}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
