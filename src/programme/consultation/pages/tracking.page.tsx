import type { HeadersFunction, MetaFunction } from 'react-router'
import { data } from 'react-router'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { trackOpinion } from '../opinion.actions.ts'
import { trackedView } from '../views.ts'
import { residentOf } from '../visitor.reads.ts'
import type { Route } from './+types/tracking.page'
import styles from './consultation.module.css'

export const meta: MetaFunction = () => [{ title: 'Theo dõi ý kiến đã gửi – Nông thôn mới' }]

/** What somebody wrote is theirs: it stays in no memory, neither ours nor the browser's. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const code = searchParams.get('ma') ?? ''
  const fresh = searchParams.get('moi') === '1'
  if (code === '') return { code, fresh: false, problem: null, opinion: null }
  const found = await trackOpinion(await residentOf(context), code)
  if (found.ok) return { code, fresh, problem: null, opinion: trackedView(found.value) }
  return data({ code, fresh: false, problem: found.refusal, opinion: null }, { status: found.refusal.status ?? 422 })
}

export default function TrackingPage({ loaderData }: Route.ComponentProps) {
  const { code, fresh, problem, opinion } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/niem-yet', text: 'Niêm yết công khai' }]} title="Theo dõi ý kiến đã gửi" />
      <Problem problem={problem} />
      {fresh ? (
        <Strip kind="note">
          <p>Đã nhận ý kiến. Ghi lại mã theo dõi, hoặc lưu đường dẫn của trang này, để xem trả lời:</p>
          <p className={styles.hash}>
            <strong>{code}</strong>
          </p>
        </Strip>
      ) : null}
      {opinion ? (
        <>
          <Facts
            facts={[
              { name: 'Ngày gửi', value: opinion.receivedOn },
              {
                name: 'Tình trạng',
                value: opinion.answer ? `Đã trả lời ngày ${opinion.handledOn}: ${opinion.outcome}` : 'Đã tiếp nhận, chưa trả lời',
              },
            ]}
          />
          <Section title="Ý kiến">
            <p className={`prose ${styles.told}`}>{opinion.text}</p>
          </Section>
          {opinion.answer ? (
            <Section title="Trả lời">
              <p className={`prose ${styles.told}`}>{opinion.answer}</p>
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
