import { data, type MetaFunction, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatNumber, parseId } from '../../../platform/text/number.ts'
import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { forwardComment, readContact, refuseComment, showComment } from '../comment.actions.ts'
import { commentsUnder } from '../comment.reads.ts'
import { pageIn } from '../form.rules.ts'
import { commentStateNames } from '../text.ts'
import { commentStates } from '../types.ts'
import { moderationView } from '../views.ts'
import type { Route } from './+types/comments.page'
import styles from './news.module.css'

export const meta: MetaFunction = () => [{ title: 'Bình luận – Biên tập – Nông thôn mới' }]

const stateIn = (asked: string | null) => commentStates.find((one) => one === asked) ?? 'waiting'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { actor } = visitorOf(context)
  const [state, page] = [stateIn(searchParams.get('xem')), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await commentsUnder(ctx, { unitId: actor.chosen?.unitId ?? 0 }, state, page)
    return {
      ...{ state, page, pages: found.pages, total: formatNumber(found.total), comments: found.rows.map(moderationView) },
      raises: may(actor, 'difficulties.raise'),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const id = parseId(given('binh-luan'))
  const answer = (problem: Refusal | null, contact: string | null) =>
    data(
      { problem, contact, id, typed: { reason: given('ly-do'), code: given('xa') } },
      { status: problem?.status ?? (problem ? 422 : 200) },
    )
  if (given('viec') === 'lien-he') {
    const found = await readContact(acting, id)
    return found.ok ? answer(null, found.value.contact) : answer(found.refusal, null)
  }
  const done = await (given('viec') === 'duyet'
    ? showComment(acting, id)
    : given('viec') === 'chuyen'
      ? forwardComment(acting, id, given('xa'))
      : refuseComment(acting, id, given('ly-do')))
  if (done.ok) return redirect('/bien-tap/binh-luan', 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return answer(done.refusal, null)
}

export default function CommentsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { state, page, pages, total, comments, raises } = loaderData
  const href = (base: string, to = 1) => `${base}?xem=${state}${to > 1 ? `&trang=${to}` : ''}`
  return (
    <>
      {actionData?.problem ? <title>Lỗi: Bình luận – Biên tập – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/bien-tap', text: 'Biên tập' }]}
        title="Bình luận của người đọc"
        lead="Đọc trước khi hiển thị. Lời của người đọc không được sửa: hiển thị nguyên văn, từ chối kèm lý do, hoặc chuyển thành kiến nghị."
      />
      <Problem problem={actionData?.problem} />
      <ul className={styles.views} aria-label="Xem theo tình trạng">
        {commentStates.map((one) => (
          <li key={one}>
            <a href={`/bien-tap/binh-luan?xem=${one}`} aria-current={one === state ? 'page' : undefined}>
              {commentStateNames[one]}
            </a>
          </li>
        ))}
      </ul>
      <Section title={`${commentStateNames[state]} (${total})`}>
        {comments.length === 0 ? <p className="muted">Không có bình luận nào.</p> : null}
        <ul className={styles.comments}>
          {comments.map((one) => (
            <li key={one.id}>
              <Comment one={one} raises={raises} answer={actionData?.id === one.id ? actionData : null} />
            </li>
          ))}
        </ul>
        <Pages of={pages} page={page} href={(to) => href('/bien-tap/binh-luan', to)} />
        <p className={styles.apart}>
          <a href={href('/bien-tap/binh-luan/tai-ve')}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}

type One = ReturnType<typeof moderationView>
/** What was answered to a form of this comment. */
type Answer = { contact: string | null; typed: { reason: string; code: string } } | null

function Comment({ one, raises, answer }: { one: One; raises: boolean; answer: Answer }) {
  const contact = answer?.contact ?? null
  return (
    <>
      <p className="source">
        <strong>{one.name}</strong> · {one.received} · về bài <a href={`/bien-tap/${one.articleId}`}>{one.title}</a>
      </p>
      <p className={styles.said}>{one.text}</p>
      {one.handled === null ? null : <p className="source">{one.handled}</p>}
      {one.threadId === null ? null : (
        <p>
          <a href={`/kien-nghi/${one.threadId}`}>Kiến nghị số {one.threadId}</a>
        </p>
      )}
      {contact === null ? null : <p>Liên hệ: {contact}</p>}
      <Handling one={one} raises={raises} typed={answer?.typed ?? { reason: '', code: '' }} />
    </>
  )
}

type HandlingProps = { one: One; raises: boolean; typed: { reason: string; code: string } }

function Handling({ one, raises, typed }: HandlingProps) {
  const isOpen = one.state === 'waiting'
  return (
    <>
      <form method="post" className={styles.buttons}>
        <input type="hidden" name="binh-luan" value={one.id} />
        {isOpen ? (
          <button type="submit" name="viec" value="duyet">
            Duyệt
          </button>
        ) : null}
        {one.hasContact ? (
          <QuietButton name="viec" value="lien-he">
            Xem cách liên hệ (ghi nhật ký)
          </QuietButton>
        ) : null}
      </form>
      {isOpen || one.state === 'approved' ? (
        <details open={typed.reason !== ''}>
          <summary>{isOpen ? 'Từ chối' : 'Gỡ bình luận'}</summary>
          <Form>
            <input type="hidden" name="binh-luan" value={one.id} />
            <Area id={`ly-do-${one.id}`} name="ly-do" label="Lý do" required maxLength={1000} rows={2} defaultValue={typed.reason} />
            <QuietButton name="viec" value="tu-choi">
              {isOpen ? 'Từ chối' : 'Gỡ'}
            </QuietButton>
          </Form>
        </details>
      ) : null}
      {isOpen && raises ? (
        <details open={typed.code !== ''}>
          <summary>Chuyển thành kiến nghị</summary>
          <Form>
            <input type="hidden" name="binh-luan" value={one.id} />
            <Field
              id={`xa-${one.id}`}
              name="xa"
              label="Mã xã nơi có sự việc"
              required
              maxLength={5}
              defaultValue={typed.code}
              hint="Tra mã tại trang Đơn vị."
            />
            <QuietButton name="viec" value="chuyen">
              Chuyển thành kiến nghị
            </QuietButton>
          </Form>
        </details>
      ) : null}
    </>
  )
}
