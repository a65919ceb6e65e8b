import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { noteListRead } from '../read-log.actions.ts'
import { confirmReviews } from '../review.actions.ts'
import { reviewOf } from '../review.reads.ts'
import { overView, reviewView, vacantView } from '../review.views.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/review.page'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Rà soát quyền – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { actor, accounts, now } = visit
  const unitId = actor.chosen?.unitId ?? 0
  const { settings } = accounts
  const found = await readPage(context, (ctx) => reviewOf(ctx, unitId, { actor, settings, now }))
  await noteListRead({ ...visit, edge: edgeOf(visit) }, 'review', unitId, found.accounts.length)
  return {
    months: settings.reviewMonths,
    place: actor.chosen?.unitName ?? '',
    accounts: found.accounts.map(reviewView),
    vacant: found.vacant.map(vacantView),
    over: found.delegationsOver.map(overView),
    said: parseId(new URL(request.url).searchParams.get('xong') ?? ''),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const one = form.get('mot')
  const chosen = one === null ? form.getAll('nguoi') : [one]
  const made = await confirmReviews({ ...visit, edge: edgeOf(visit) }, [...new Set(chosen.map((id) => parseId(String(id))))])
  if (made.ok) throw redirect(`/quan-tri/ra-soat?xong=${made.value.count}`, 303)
  return data({ problem: made.refusal.text }, { status: made.refusal.status ?? 422 })
}

type Row = ReturnType<typeof reviewView>

export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { accounts, vacant, over, months, place, said } = loaderData
  const late = accounts.filter(({ overdue }) => overdue).length
  const lead = `${late} trong ${accounts.length} tài khoản tại ${place} đã quá ${months} tháng chưa được rà soát.`
  return (
    <>
      <PageHead title="Rà soát quyền" lead={lead} />
      <Wrong text={actionData?.problem} />
      {said > 0 && !actionData ? <Notes kind="note" notes={[`Đã ghi nhận rà soát ${said} tài khoản.`]} /> : null}
      <form id="ra-soat" method="post" className={styles.pair}>
        <button type="submit">Đã rà soát các tài khoản được chọn</button>
        <p className="muted">Đã chọn sẵn các tài khoản quá hạn không có gì bất thường; bỏ chọn tài khoản còn phải xem lại.</p>
      </form>
      <Section title="Tài khoản, chức vụ, quyền">
        <DataTable
          caption="Tài khoản theo hạn rà soát"
          captionHidden
          rows={accounts}
          keyOf={(row) => row.id}
          columns={[
            { key: 'name', head: 'Người dùng', cell: (row) => <Name row={row} /> },
            { key: 'posts', head: 'Chức vụ và quyền', width: 'third', cell: (row) => <Powers row={row} /> },
            { key: 'used', head: 'Dùng lần cuối', cell: (row) => row.usedAt },
            { key: 'last', head: 'Rà soát lần cuối', cell: (row) => row.last },
            { key: 'due', head: 'Hạn', cell: (row) => (row.overdue ? <strong className="alert">{`quá hạn ${row.due}`}</strong> : row.due) },
            { key: 'one', head: 'Xác nhận', cell: (row) => <Confirm row={row} /> },
          ]}
        />
      </Section>
      <Section title="Chức vụ chưa có người">
        <DataTable
          caption="Chức vụ chưa có người"
          captionHidden
          rows={vacant}
          keyOf={(row) => row.id}
          empty="Mọi chức vụ đều có người giữ."
          columns={[
            { key: 'text', head: 'Chức vụ', cell: (row) => row.text },
            { key: 'last', head: 'Người giữ trước', cell: (row) => row.last },
          ]}
        />
      </Section>
      <Section title={`Ủy quyền đã hết trong ${months} tháng qua`}>
        <DataTable
          caption="Ủy quyền đã hết"
          captionHidden
          rows={over}
          keyOf={(row) => row.id}
          empty="Không có ủy quyền nào."
          columns={[
            { key: 'text', head: 'Ủy quyền', cell: (row) => row.text },
            { key: 'days', head: 'Thời gian', cell: (row) => row.days },
          ]}
        />
      </Section>
    </>
  )
}

function Name({ row }: { row: Row }) {
  const odd = [...(row.off ? [`đã ngừng: ${row.off}`] : []), ...row.concerns]
  return (
    <>
      <label className={styles.tick}>
        <input
          form="ra-soat"
          type="checkbox"
          name="nguoi"
          value={row.id}
          defaultChecked={row.preset}
          disabled={row.barred !== null}
          aria-label={`Chọn ${row.name}`}
        />
        <a href={`/quan-tri/nguoi-dung/${row.id}`}>{row.name}</a>
      </label>
      <span className="source">{row.login}</span>
      {odd.length > 0 ? <p className="alert small">{odd.join('; ')}</p> : null}
    </>
  )
}

function Powers({ row }: { row: Row }) {
  if (row.posts.length === 0) return <span className="muted">không có</span>
  return (
    <>
      <ul className={styles.posts}>
        {row.posts.map((post) => (
          <li key={post}>{post}</li>
        ))}
      </ul>
      <details>
        <summary>{`${row.verbs.length} quyền`}</summary>
        <p className="small">{row.verbs.join(', ')}</p>
      </details>
    </>
  )
}

function Confirm({ row }: { row: Row }) {
  if (row.barred) return <span className="muted">{row.barred}</span>
  return (
    <button form="ra-soat" type="submit" name="mot" value={row.id} className={styles.plain} aria-label={`Đã rà soát ${row.name}`}>
      Đã rà soát
    </button>
  )
}
