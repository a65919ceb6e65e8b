import type { HeadersFunction, MetaFunction } from 'react-router'
import { data } from 'react-router'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { residentOf } from '../../consultation/visitor.reads.ts'
import { trackPublic } from '../raise.actions.ts'
import { trackedView } from '../views.ts'
import type { Route } from './+types/public-tracking.page'
import styles from './difficulties.module.css'

export const meta: MetaFunction = () => [{ title: 'Theo dõi góp ý đã gửi – Nông thôn mới' }]

/** What somebody wrote is theirs: it stays in no memory, neither ours nor the browser's. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const code = searchParams.get('ma') ?? ''
  const isNew = searchParams.get('moi') === '1'
  if (code === '') return { code, isNew: false, problem: null, sent: null }
  const found = await trackPublic(await residentOf(context), code)
  if (found.ok) return { code, isNew, problem: null, sent: trackedView(found.value) }
  return data({ code, isNew: false, problem: found.refusal, sent: null }, { status: found.refusal.status ?? 422 })
}

export default function PublicTrackingPage({ loaderData }: Route.ComponentProps) {
  const { code, isNew, problem, sent } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/gop-y', text: 'Góp ý, phản ánh' }]} title="Theo dõi góp ý đã gửi" />
      <Problem problem={problem} />
      {isNew ? (
        <Strip kind="note">
          <p>Đã nhận góp ý. Ghi lại mã theo dõi, in trang này hoặc lưu đường dẫn của trang, để xem trả lời:</p>
          <p className={styles.code}>
            <strong>{code}</strong>
          </p>
        </Strip>
      ) : null}
      {sent ? (
        <>
          <Facts
            facts={[
              { name: 'Nơi có sự việc', value: sent.unitName },
              { name: 'Ngày gửi', value: sent.receivedOn },
              { name: 'Tình trạng', value: sent.state },
              { name: 'Cơ quan trả lời', value: sent.body },
              { name: 'Hạn trả lời', value: sent.due },
            ]}
          />
          <Section title="Nội dung đã gửi">
            <p className={`prose ${styles.told}`}>{sent.text}</p>
          </Section>
          {sent.end ? (
            <Section title={sent.end.title}>
              <p className={`prose ${styles.told}`}>{sent.end.text}</p>
            </Section>
          ) : null}
        </>
      ) : (
        <Form method="get">
          <Field name="ma" label="Mã theo dõi" required maxLength={20} autoComplete="off" defaultValue={code} />
          <button type="submit">Xem trả lời</button>
        </Form>
      )}
    </>
  )
}
