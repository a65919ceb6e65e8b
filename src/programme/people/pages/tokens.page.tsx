import { data, type MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { allowed } from '../access.ts'
import { verbNames } from '../text.ts'
import { makeToken, revokeToken } from '../token.actions.ts'
import { postsForTokens, tokensUnder } from '../token.reads.ts'
import { tokenView } from '../token.views.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/tokens.page'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Mã truy cập – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, accounts, now } = visitorOf(context)
  const held = allowed(actor, 'tokens.manage')
  const { searchParams } = new URL(request.url)
  const login = searchParams.get('ten') ?? ''
  return readPage(context, async (ctx) => {
    const [tokens, posts] = held.ok
      ? [await tokensUnder(ctx, held.value.unitId, now), login ? await postsForTokens(ctx, held.value.unitId, login) : []]
      : [[], []]
    const chosen =
      posts.find(({ assignmentId }) => String(assignmentId) === searchParams.get('chuc-vu')) ?? (posts.length === 1 ? posts[0] : null)
    return { tokens: tokens.map(tokenView), login, posts, chosen, days: accounts.settings.tokenDays }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const managing = { ...visit, edge: edgeOf(visit) }
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const refuse = (refusal: { text: string; status?: number }, asked: Asked | null) =>
    data({ problem: refusal.text, asked, made: null, done: null }, { status: refusal.status ?? 422 })
  if (given('viec') === 'thu-hoi') {
    const revoked = await revokeToken(managing, parseId(given('ma')))
    return revoked.ok ? { problem: null, asked: null, made: null, done: 'Đã thu hồi mã truy cập.' } : refuse(revoked.refusal, null)
  }
  const asked = { name: given('ten-ma'), verbs: form.getAll('quyen').map(String), until: given('den') }
  const made = await makeToken(managing, parseId(given('chuc-vu')), { ...asked, until: parseDate(asked.until) })
  return made.ok ? { problem: null, asked: null, made: made.value, done: null } : refuse(made.refusal, asked)
}

type Asked = { name: string; verbs: string[]; until: string }

export default function TokensPage({ loaderData, actionData }: Route.ComponentProps) {
  const { tokens, login, posts, chosen, days } = loaderData
  return (
    <>
      <PageHead
        title="Mã truy cập"
        lead="Phần mềm khác đọc và ghi qua API bằng mã gắn với một chức vụ, chỉ với các quyền đã chọn, có thời hạn."
      />
      <Wrong text={actionData?.problem} />
      {actionData?.done ? <Notes kind="note" notes={[actionData.done]} /> : null}
      {actionData?.made ? (
        <Strip kind="note">
          <p>Mã của «{actionData.made.name}», chỉ hiện một lần. Chép ngay vào phần mềm; trong hệ thống chỉ giữ bản băm.</p>
          <p className={styles.secret}>{actionData.made.key}</p>
        </Strip>
      ) : null}
      <DataTable
        caption="Các mã truy cập"
        captionHidden
        rows={tokens}
        keyOf={(one) => one.id}
        empty="Chưa cấp mã nào."
        columns={[
          { key: 'name', head: 'Tên', cell: (one) => one.name },
          { key: 'post', head: 'Chức vụ', cell: (one) => one.post },
          { key: 'verbs', head: 'Quyền', cell: (one) => one.verbs },
          { key: 'until', head: 'Hết hạn', cell: (one) => one.until },
          { key: 'used', head: 'Dùng gần nhất', cell: (one) => one.used },
          { key: 'state', head: 'Tình trạng', cell: (one) => one.state },
          { key: 'end', head: 'Thu hồi', cell: (one) => (one.works ? <Revoke id={one.id} name={one.name} /> : '–') },
        ]}
      />
      <Section title="Cấp mã" lead={`Một mã có hạn nhiều nhất ${days} ngày, và hết hiệu lực cùng chức vụ.`}>
        <Form method="get">
          <Field name="ten" label="Tên đăng nhập của người giữ chức vụ" type="email" required maxLength={200} defaultValue={login} />
          {posts.length > 1 ? (
            <Choice
              name="chuc-vu"
              label="Chức vụ"
              options={posts.map((post) => ({ value: post.assignmentId, text: post.text }))}
              defaultValue={chosen?.assignmentId}
            />
          ) : null}
          <QuietButton>{posts.length > 1 ? 'Chọn chức vụ' : 'Tìm'}</QuietButton>
        </Form>
        {login && posts.length === 0 ? (
          <Notes
            kind="warning"
            notes={['Không có người dùng này trong phạm vi quản lý, hoặc chức vụ của họ không có quyền nào cấp được cho phần mềm.']}
          />
        ) : null}
        {chosen ? <Make post={chosen} asked={actionData?.asked ?? null} /> : null}
      </Section>
    </>
  )
}

function Revoke({ id, name }: { id: number; name: string }) {
  return (
    <form method="post" className={styles.whole}>
      <input type="hidden" name="viec" value="thu-hoi" />
      <QuietButton name="ma" value={id} aria-label={`Thu hồi mã ${name}`}>
        Thu hồi
      </QuietButton>
    </form>
  )
}

type Post = Route.ComponentProps['loaderData']['posts'][number]

function Make({ post, asked }: { post: Post; asked: Asked | null }) {
  return (
    <Form>
      <input type="hidden" name="chuc-vu" value={post.assignmentId} />
      <p className={styles.post}>
        <strong>{post.personName}</strong>, {post.text}
      </p>
      <Field
        name="ten-ma"
        label="Tên mã"
        required
        maxLength={120}
        defaultValue={asked?.name ?? ''}
        hint="Tên phần mềm và nơi dùng. Nhật ký ghi tên này cạnh tên người."
      />
      <fieldset className={styles.verbs}>
        <legend>Quyền của mã</legend>
        {post.verbs.map((verb) => (
          <label key={verb}>
            <input type="checkbox" name="quyen" value={verb} defaultChecked={asked?.verbs.includes(verb) ?? false} /> {verbNames[verb]}
          </label>
        ))}
      </fieldset>
      <Field name="den" label="Dùng đến hết ngày" type="date" required defaultValue={asked?.until ?? ''} />
      <button type="submit">Cấp mã</button>
    </Form>
  )
}
