import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { decideProfile } from '../profile.actions.ts'
import { editionFor } from '../profile.reads.ts'
import { changesOf } from '../profile.rules.ts'
import { states } from '../profile.text.ts'
import { editionLines } from '../profile.views.ts'
import type { Route } from './+types/edition.page'
import styles from './portal.module.css'
import { WholeProfile } from './profile.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Bản của trang giới thiệu – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const found = await editionFor(ctx, actor, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    const { edition, before, isNewest } = found
    const [line] = editionLines([edition])
    return {
      number: edition.edition,
      written: line?.written ?? '',
      state: isNewest || edition.decision ? (line?.state ?? '') : states.replaced,
      reason: edition.reason,
      said: edition.said,
      changes: before ? changesOf(before.said, edition.said) : null,
      keeps: may(actor, 'portal.keep'),
      decides: isNewest && edition.decision === null && may(actor, 'portal.approve') && edition.writerId !== actor.personId,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const id = parseId(params.id)
  const done = await decideProfile(actingOf(context), id, given('viec') === 'duyet' ? 'approved' : 'returned', given('ly-do'))
  if (done.ok) return redirect(`/quan-tri/cong/ban/${id}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

export default function EditionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { number, written, state, reason, said, changes, keeps, decides } = loaderData
  return (
    <>
      {actionData ? <title>Lỗi: Bản của trang giới thiệu – Nông thôn mới</title> : null}
      <PageHead
        crumbs={keeps ? [{ href: '/quan-tri/cong', text: 'Trang giới thiệu của cổng' }] : []}
        title={`Trang giới thiệu, bản ${number}`}
        lead={`Soạn ${written}. Trạng thái: ${state}.`}
      >
        {reason ? <p>Lý do sửa: {reason}</p> : null}
      </PageHead>
      <Problem problem={actionData?.problem} />
      {changes ? <Changes changes={changes} /> : null}
      <WholeProfile said={said} />
      {decides ? <Decide /> : null}
    </>
  )
}

/** What the approver has to look at: what is public now, and what would stand instead. */
function Changes({ changes }: { changes: ReturnType<typeof changesOf> }) {
  return (
    <Section title="Khác với bản đã duyệt trước đó">
      <DataTable
        caption="Các mục khác với bản đã duyệt trước đó"
        captionHidden
        rows={changes}
        keyOf={({ where }) => where}
        empty="Không mục nào khác."
        columns={[
          { key: 'where', head: 'Mục', cell: ({ where }) => where },
          {
            key: 'was',
            head: 'Trước',
            width: 'third',
            cell: ({ was }) => <span className={`${styles.told} ${styles.was}`}>{was || '–'}</span>,
          },
          { key: 'is', head: 'Nay', width: 'third', cell: ({ is }) => <span className={styles.told}>{is || 'bỏ'}</span> },
        ]}
      />
    </Section>
  )
}

const Decide = () => (
  <Section title="Duyệt công khai">
    <div className="stack">
      <Form>
        <input type="hidden" name="viec" value="duyet" />
        <p>Người bấm nút là người duyệt công khai; tên và thời điểm vào nhật ký.</p>
        <button type="submit">Duyệt công khai</button>
      </Form>
      <details>
        <summary>Trả lại người soạn</summary>
        <Form>
          <input type="hidden" name="viec" value="tra-lai" />
          <Field name="ly-do" label="Lý do trả lại" required maxLength={500} />
          <QuietButton>Trả lại</QuietButton>
        </Form>
      </details>
    </div>
  </Section>
)
