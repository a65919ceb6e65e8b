import { data } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Structured } from '../../../platform/ui/described.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { criterionNames } from '../../criteria/choice.reads.ts'
import { notHere } from '../../people/access.ts'
import { publicPath } from '../entry.rules.ts'
import { wholeQuestion } from '../reads.ts'
import { topicNames } from '../text.ts'
import type { Route } from './+types/public-question.page'
import styles from './questions.module.css'

export const loader = ({ context, params }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const whole = await wholeQuestion(ctx, parseId(params.id))
    if (!whole) throw refusePage(context, notHere)
    const { question: one, documents, others } = whole
    const names = await criterionNames(ctx, one.criteria)
    const view = {
      ...{ question: one.question, answer: one.answer, topic: one.topic, unitName: one.unitName, documents },
      approved: formatDate(one.approvedOn),
      ended: one.endedOn === null ? null : `Câu hỏi đã được gỡ ngày ${formatDate(one.endedOn)}. Lý do: ${one.endedBecause}`,
      criteria: one.criteria.map((key) => {
        const [set = '', code = ''] = key.split('/')
        return { href: `/bo-tieu-chi/${set}#tieu-chi-${code}`, text: names.get(key) ?? key }
      }),
      others: others.map(({ id, question }) => ({ id, question })),
    }
    return view.ended === null ? data(view) : data({ ...view, answer: '' }, { status: 410 })
  })

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.question ?? 'Hỏi đáp'} – Nông thôn mới` }]

const asked = ({ question, answer }: { question: string; answer: string }) => ({
  '@type': 'FAQPage',
  mainEntity: [{ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } }],
})

export default function PublicQuestionPage({ loaderData: view }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-dap', text: 'Hỏi đáp' },
          { href: publicPath({ topic: view.topic, text: '' }), text: topicNames[view.topic] },
        ]}
        title={view.question}
        description={view.answer || view.ended}
      />
      {view.ended === null ? <Structured of={() => asked(view)} /> : null}
      {view.ended === null ? <p className={`prose ${styles.told}`}>{view.answer}</p> : <p className="prose">{view.ended}</p>}
      {view.ended === null ? <QuestionFacts view={view} /> : null}
      {view.others.length > 0 ? (
        <Section title="Câu hỏi khác">
          <ul>
            {view.others.map(({ id, question }) => (
              <li key={id}>
                <a href={`/hoi-dap/${id}`}>{question}</a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <p className={styles.apart}>
        Chưa rõ, hoặc có việc riêng: <a href="/gop-y">gửi câu hỏi, góp ý</a> và nhận mã theo dõi.
      </p>
    </>
  )
}

const QuestionFacts = ({ view }: { view: Route.ComponentProps['loaderData'] }) => (
  <Facts
    facts={[
      { name: 'Cơ quan trả lời', value: view.unitName },
      { name: 'Duyệt ngày', value: view.approved },
      ...(view.criteria.length > 0
        ? [
            {
              name: 'Tiêu chí',
              value: view.criteria.map(({ href, text }) => (
                <a key={href} className={styles.line} href={href}>
                  {text}
                </a>
              )),
            },
          ]
        : []),
      ...(view.documents.length > 0
        ? [
            {
              name: 'Văn bản',
              value: view.documents.map(({ id, name }) =>
                id === null ? (
                  <span key={name} className={styles.line}>
                    {name} (chưa có trong thư viện)
                  </span>
                ) : (
                  <a key={name} className={styles.line} href={`/van-ban/${id}`}>
                    {name}
                  </a>
                ),
              ),
            },
          ]
        : []),
    ]}
  />
)
