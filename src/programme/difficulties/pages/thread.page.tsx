import { data, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { may, notHere } from '../../people/access.ts'
import { type Acting, visitorOf } from '../../people/visit.reads.ts'
import { answer, assign, end, merge, passUp, start } from '../handle.actions.ts'
import { publish, readContact, unpublish } from '../publish.actions.ts'
import { wholeThread } from '../reads.ts'
import { stepView, threadView } from '../views.ts'
import type { Route } from './+types/thread.page'
import { Deeds } from './deeds.part.tsx'
import styles from './difficulties.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? `Kiến nghị số ${loaderData.thread.id}` : 'Kiến nghị'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeThread(ctx, actor, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const { thread, steps, photos, acts, bodies, readsContact, publicationId } = whole
    const answered = steps.findLast(({ kind }) => kind === 'answered' || kind === 'answeredAbove')
    return {
      thread: threadView(thread, await criterionNames(ctx, [thread.criterion]), ctx.today),
      steps: steps.map(stepView),
      photos: photos.map(({ number }) => number),
      bodies: bodies.map(({ bodyId, name }) => ({ value: bodyId, text: name })),
      answered: answered?.text ?? '',
      acts,
      readsContact,
      publicationId,
      keepsQuestions: may(actor, 'portal.keep'),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const id = parseId(params.id)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  if (given('viec') === 'lien-he') {
    const found = await readContact(acting, id)
    if (found.ok) return data({ problem: null, typed: null, contact: found.value.contact })
    return refuse(context, found.refusal, typed)
  }
  const done = await deed(acting, id, given)
  if (done === null) throw refusePage(context, notHere)
  return done.ok ? redirect(`/kien-nghi/${id}`, 303) : refuse(context, done.refusal, typed)
}

/** What a form of this page asks for; `ban` is how many steps there were when it was shown. */
function deed(acting: Acting, id: number, given: (name: string) => string): Promise<Result<object>> | null {
  const seen = parseId(given('ban'))
  switch (given('viec')) {
    case 'phan-cong':
      return assign(acting, id, seen, parseId(given('co-quan')))
    case 'bat-dau':
      return start(acting, id, seen)
    case 'tra-loi':
      return answer(acting, id, seen, given)
    case 'chuyen-len':
      return passUp(acting, id, seen, given)
    case 'gop':
      return merge(acting, id, seen, parseId(given('kien-nghi').trim()))
    case 'rut':
      return end(acting, id, seen, 'withdraw', given('ly-do'))
    case 'tu-choi':
      return end(acting, id, seen, 'refuse', given('ly-do'))
    case 'cong-khai':
      return publish(acting, id, seen, given)
    case 'go':
      return unpublish(acting, id, seen, given('ly-do'))
    default:
      return null
  }
}

function refuse(context: Route.ActionArgs['context'], refusal: Refusal, typed: Record<string, string>) {
  if (refusal.status === 404) throw refusePage(context, refusal)
  return data({ problem: refusal, typed, contact: null }, { status: refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ThreadPage({ loaderData, actionData }: Route.ComponentProps) {
  const { thread, readsContact, photos, publicationId, keepsQuestions } = loaderData
  return (
    <>
      {actionData?.problem ? <title>{`Lỗi: Kiến nghị số ${thread.id} – Nông thôn mới`}</title> : null}
      <PageHead
        crumbs={[{ href: '/kien-nghi', text: 'Khó khăn, kiến nghị' }]}
        kicker={`Kiến nghị số ${thread.id} · ${thread.unitName}`}
        title={thread.title}
        lead={`${thread.state}. Đang giữ: ${thread.holder}.`}
      />
      <Problem problem={actionData?.problem} />
      {publicationId === null ? null : (
        <p>
          <a href={`/gop-y/tra-loi/${publicationId}`}>Xem trả lời công khai</a>
          {keepsQuestions ? (
            <>
              {' '}
              · <a href={`/bien-tap/hoi-dap/moi?tra-loi=${publicationId}`}>Đưa vào hỏi đáp</a>
            </>
          ) : null}
        </p>
      )}
      {thread.isAbove ? (
        <Strip kind="note">
          <p>Đang ở cấp trên; cấp dưới đã chuyển lên chờ trả lời để trả lời nơi nêu.</p>
        </Strip>
      ) : null}
      <ThreadFacts thread={thread} />
      <Section title="Nội dung">
        <p className={`prose ${styles.told}`}>{thread.text}</p>
        {photos.map((number) => (
          <img key={number} className={styles.photo} src={`/kien-nghi/${thread.id}/anh/${number}`} alt={`Ảnh ${number} kèm kiến nghị`} />
        ))}
        {actionData?.contact ? <p>Người gửi, liên hệ: {actionData.contact}</p> : null}
        {readsContact && !actionData?.contact ? (
          <form method="post">
            <QuietButton name="viec" value="lien-he">
              Xem cách liên hệ (ghi nhật ký)
            </QuietButton>
          </form>
        ) : null}
      </Section>
      <Deeds {...loaderData} typed={actionData?.typed ?? null} />
      <Steps {...loaderData} />
    </>
  )
}

function ThreadFacts({ thread }: Pick<Loaded, 'thread'>) {
  return (
    <Facts
      facts={[
        { name: 'Nơi nêu', value: thread.unitName },
        { name: 'Tiêu chí', value: thread.criterion },
        { name: 'Tiếp nhận', value: `${thread.receivedOn}, ${thread.channel} (${thread.raisedBy})` },
        { name: 'Hạn trả lời', value: thread.isLate ? <span className={styles.late}>{thread.due}</span> : thread.due },
        ...(thread.mergedInto
          ? [{ name: 'Gộp vào', value: <a href={`/kien-nghi/${thread.mergedInto}`}>Kiến nghị số {thread.mergedInto}</a> }]
          : []),
      ]}
    />
  )
}

function Steps({ steps }: Pick<Loaded, 'steps'>) {
  return (
    <Section title="Quá trình xử lý">
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.number} className={styles.step}>
            <p>
              <strong>{step.name}</strong>
              {step.body ? `: ${step.body}` : ''}
              {step.otherId ? (
                <>
                  {' '}
                  (<a href={`/kien-nghi/${step.otherId}`}>kiến nghị số {step.otherId}</a>)
                </>
              ) : null}
            </p>
            {step.document ? <p>{step.document}</p> : null}
            {step.text ? <p className={`prose ${styles.told}`}>{step.text}</p> : null}
            <p className="source">{step.who}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
