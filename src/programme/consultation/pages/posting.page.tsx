import { data, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { answerOpinion, enterOpinion, readContact } from '../opinion.actions.ts'
import { closePosting, withdrawPosting } from '../posting.actions.ts'
import { opinionsOf, postingById } from '../reads.ts'
import { idOf } from '../survey.rules.ts'
import { keptPostingView, opinionView } from '../views.ts'
import { actingOf } from '../visitor.reads.ts'
import type { Route } from './+types/posting.page'
import styles from './consultation.module.css'
import { EnterOpinion, OpinionItem } from './opinion.part.tsx'
import { PostedCriteria } from './posted.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.posting.title : 'Niêm yết'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const posting = await postingById(ctx, idOf(params.id))
    if (!posting) throw refusePage(context, notHere)
    const place = await placeOf(ctx, posting.unitId)
    const held = allowed(actor, 'sheet.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    return {
      today,
      posting: keptPostingView(posting, today),
      keeps: posting.state === 'open' && may(actor, 'posting.keep', place),
      opinions: (await opinionsOf(ctx, posting)).map((opinion) => opinionView(opinion, posting)),
    }
  })
}

type Answer = { ok: true } | { ok: false; refusal: Refusal }

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const postingId = idOf(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const opinionId = idOf(given('y-kien-so'))
  if (given('viec') === 'lien-he') {
    const read = await readContact(acting, postingId, opinionId)
    if (read.ok) return data({ typed: null, problem: null, contact: { opinionId, text: read.value.contact } })
    return refuse(context, read.refusal, typed)
  }
  const deeds: Record<string, () => Promise<Answer>> = {
    'tiep-nhan': () =>
      enterOpinion(acting, postingId, {
        text: given('y-kien'),
        criterion: given('tieu-chi'),
        contact: given('lien-he'),
        channel: given('cach'),
        receivedOn: parseDate(given('ngay')),
      }),
    'tra-loi': () => answerOpinion(acting, postingId, opinionId, { outcome: given('xu-ly'), answer: given('tra-loi') }),
    dong: () => closePosting(acting, postingId),
    rut: () => withdrawPosting(acting, postingId, given('ly-do')),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/lay-y-kien/niem-yet/${postingId}`, 303)
  return refuse(context, answer.refusal, typed)
}

function refuse(context: Route.ActionArgs['context'], refusal: Refusal, typed: Record<string, string>) {
  if (refusal.status === 404) throw refusePage(context, refusal)
  return data({ typed, problem: refusal, contact: null }, { status: refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PostingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { posting, opinions, keeps, today } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/lay-y-kien', text: 'Lấy ý kiến, niêm yết' }]} title={posting.title} lead={posting.lead} />
      <Problem problem={actionData?.problem} />
      {posting.changedSince ? (
        <Strip kind="warning">
          <p>Phiếu đã được sửa sau khi niêm yết. Nội dung niêm yết vẫn là kết quả lúc niêm yết; nếu kết quả đổi, rút và niêm yết lại.</p>
        </Strip>
      ) : null}
      {posting.withdrawnBecause ? (
        <Strip kind="warning">
          <p>Đã rút: {posting.withdrawnBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Niêm yết', value: `${posting.span} (${posting.stateName})` },
          { name: 'Số ngày phải niêm yết', value: posting.days },
          { name: 'Nơi niêm yết', value: posting.places.join('; ') },
          { name: 'Người niêm yết', value: posting.postedBy },
          { name: 'Trang công khai', value: <a href={`/niem-yet/${posting.id}`}>/niem-yet/{posting.id}</a> },
        ]}
      />
      <Section title={`Ý kiến (${opinions.length})`}>
        <p>
          <a href={`/lay-y-kien/niem-yet/${posting.id}/tong-hop`}>Bản tổng hợp ý kiến để in</a>
        </p>
        {opinions.length === 0 ? <p className="muted">Chưa nhận ý kiến nào.</p> : null}
        <ul className={styles.opinions}>
          {opinions.map((opinion) => (
            <OpinionItem
              key={opinion.id}
              opinion={opinion}
              keeps={keeps}
              typed={actionData?.typed?.['y-kien-so'] === String(opinion.id) ? actionData.typed : null}
              contact={actionData?.contact?.opinionId === opinion.id ? actionData.contact.text : null}
            />
          ))}
        </ul>
      </Section>
      {keeps && posting.hasBegun ? <EnterOpinion posting={posting} today={today} typed={typedOf(actionData)} /> : null}
      {keeps ? <End posting={posting} /> : null}
      <Section title="Nội dung niêm yết">
        <PostedCriteria criteria={posting.criteria} />
      </Section>
    </>
  )
}

const typedOf = (sent: Route.ComponentProps['actionData']) => (sent?.typed?.viec === 'tiep-nhan' ? sent.typed : {})

function End({ posting }: { posting: Loaded['posting'] }) {
  return (
    <Section title="Kết thúc">
      {posting.isOver ? (
        <Form>
          <p>Cách liên hệ của người góp ý được xóa khi đóng.</p>
          <button type="submit" name="viec" value="dong">
            Đóng niêm yết
          </button>
        </Form>
      ) : (
        <p>Đóng được sau ngày cuối, khi mọi ý kiến đã có trả lời.</p>
      )}
      <details>
        <summary>Rút niêm yết trước hạn</summary>
        <Form>
          <Field name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="rut">
            Rút niêm yết
          </QuietButton>
        </Form>
      </details>
    </Section>
  )
}
