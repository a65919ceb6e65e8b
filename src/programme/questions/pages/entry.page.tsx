import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { criteriaChoices, criterionNames } from '../../criteria/choice.reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { act, rewrite } from '../entry.actions.ts'
import { filledOf, typedOf } from '../entry.rules.ts'
import { seenEntry } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { stateNames, topicNames } from '../text.ts'
import { acts, type Version } from '../types.ts'
import { stepView, versionView } from '../views.ts'
import type { Route } from './+types/entry.page'
import { Deeds } from './deeds.part.tsx'
import { EntryFields } from './entry-fields.part.tsx'
import styles from './questions.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.question ?? 'Câu hỏi'} – Soạn hỏi đáp – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenEntry(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { entry, versions, steps, acts: may, writes } = seen
    const newest = versions[0] as Version
    const names = await criterionNames(ctx, newest.criteria)
    return {
      ...{ id: entry.id, unitName: entry.unitName, author: entry.author, state: stateNames[entry.state], seen: entry.steps },
      ...{ isLive: entry.liveVersion !== null && entry.state !== 'withdrawn', publicationId: entry.publicationId, acts: may, writes },
      ...{ question: newest.question, answer: newest.answer, topic: topicNames[newest.topic], documents: newest.documents },
      criteria: newest.criteria.map((one) => names.get(one) ?? one),
      filled: filledOf(newest),
      choices: writes ? await criteriaChoices(ctx) : [],
      versions: versions.slice(1).map(versionView),
      steps: steps.map(stepView),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const id = parseId(params.id)
  const typed = typedOf(await request.formData())
  const given = (name: string) => typed[name] ?? ''
  const [seen, what] = [parseId(given('ban')), acts.find((one) => one === given('viec'))]
  const done = what ? await act(actingOf(context), id, seen, what, given('ly-do')) : await rewrite(actingOf(context), id, seen, given)
  if (done.ok) return redirect(`/bien-tap/hoi-dap/${id}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  return data({ typed, problem: done.refusal }, { status: done.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function EntryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, unitName, question, answer, state, isLive, seen, writes, filled, choices, acts: may } = loaderData
  const typed = actionData?.typed
  const isWriting = typed !== undefined && 'cau-hoi' in typed
  return (
    <>
      {actionData ? <title>Lỗi: Soạn hỏi đáp – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/bien-tap/hoi-dap', text: 'Soạn hỏi đáp' }]}
        kicker={`Câu hỏi số ${id} · ${unitName}`}
        title={question}
        lead={`${state}. ${isLive ? 'Bản đã duyệt đang công khai.' : 'Chưa công khai.'}`}
      >
        {isLive ? (
          <p>
            <a href={`/hoi-dap/${id}`}>Xem trang công khai</a>
          </p>
        ) : null}
      </PageHead>
      <Problem problem={actionData?.problem} />
      <p className={`prose ${styles.told}`}>{answer}</p>
      <EntryFacts {...loaderData} />
      <Deeds acts={may} seen={seen} typed={typed} />
      {writes ? (
        <Section title="Sửa" lead={isLive ? 'Bản đang công khai giữ nguyên đến khi bản mới được duyệt.' : undefined}>
          <details open={isWriting}>
            <summary>Mở biểu mẫu sửa</summary>
            <Form wide>
              <input type="hidden" name="ban" value={seen} />
              <EntryFields filled={isWriting ? typed : filled} criteria={choices} />
              <button type="submit">Ghi bản mới</button>
            </Form>
          </details>
        </Section>
      ) : null}
      <History {...loaderData} />
    </>
  )
}

const EntryFacts = ({ topic, author, criteria, documents, publicationId }: Loaded) => (
  <Facts
    facts={[
      { name: 'Chủ đề', value: topic },
      { name: 'Người soạn', value: author },
      { name: 'Tiêu chí', value: criteria.length > 0 ? criteria.join('; ') : 'không gắn' },
      { name: 'Văn bản', value: documents.length > 0 ? documents.join(', ') : 'không gắn' },
      ...(publicationId === null
        ? []
        : [{ name: 'Lấy từ', value: <a href={`/gop-y/tra-loi/${publicationId}`}>góp ý đã trả lời số {publicationId}</a> }]),
    ]}
  />
)

const History = ({ steps, versions }: Loaded) => (
  <Section title="Đã làm">
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.number}>
          {step.name}: {step.who}
          {step.reason ? `. Lý do: ${step.reason}` : ''}
        </li>
      ))}
    </ol>
    {versions.map((one) => (
      <details key={one.number}>
        <summary>
          Bản {one.number}: {one.who}
        </summary>
        <p>
          <strong>{one.question}</strong>
        </p>
        <p className={`prose ${styles.told}`}>{one.answer}</p>
      </details>
    ))}
  </Section>
)
