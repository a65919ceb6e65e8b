import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { soughtIn } from '../../../platform/text/sought.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { FoundList } from '../../../platform/ui/found.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { pageIn, publicFilterIn, publicPath } from '../entry.rules.ts'
import { publicQuestions, topicCounts } from '../reads.ts'
import { topicNames } from '../text.ts'
import { topics } from '../types.ts'
import { publicLineView } from '../views.ts'
import type { Route } from './+types/public-list.page'
import styles from './questions.module.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [filter, page] = [publicFilterIn(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await publicQuestions(ctx, filter, page)
    const counts = await topicCounts(ctx)
    return {
      ...{ filter, page, pages: found.pages, isEmpty: found.rows.length === 0 },
      total: `${found.isMore ? 'hơn ' : ''}${formatNumber(found.total)}`,
      lines: found.rows.map((row) => publicLineView(row, soughtIn(filter.text)?.readings ?? [])),
      topics: topics.flatMap((topic) => counts.filter((one) => one.topic === topic)),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

const titleOf = ({ filter: { topic, text } }: Pick<Loaded, 'filter'>) =>
  text !== '' ? `Hỏi đáp: tìm «${text}»` : topic === null ? 'Hỏi đáp' : `Hỏi đáp: ${topicNames[topic]}`

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? titleOf(loaderData) : 'Hỏi đáp'} – Nông thôn mới` }]

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  const { filter, page, pages, total, lines, isEmpty } = loaderData
  return (
    <>
      <PageHead title={titleOf(loaderData)} lead="Câu hỏi thường gặp, với trả lời đã được người có tên duyệt công khai." />
      <Topics {...loaderData} />
      <search className={styles.box}>
        <Form method="get" action="/hoi-dap">
          {filter.topic === null ? null : <input type="hidden" name="chu-de" value={filter.topic} />}
          <Field
            id="tim-cau-hoi"
            name="tim"
            type="search"
            label="Tìm trong câu hỏi và trả lời (có dấu hoặc không dấu)"
            defaultValue={filter.text}
            maxLength={150}
          />
          <p>
            <button type="submit">Tìm câu hỏi</button>
          </p>
        </Form>
      </search>
      <Section title={`${total} câu hỏi`}>
        {isEmpty ? (
          <p className="muted">
            {filter.text === '' ? 'Chưa có câu hỏi nào được duyệt công khai ở đây. ' : 'Không có câu hỏi nào khớp. Bớt chữ, hoặc '}
            <a href="/hoi-dap">xem tất cả</a>
          </p>
        ) : (
          <FoundList rows={lines} />
        )}
        <Pages of={pages} page={page} href={(to) => publicPath(filter, to)} />
      </Section>
      <Asking />
    </>
  )
}

const Topics = ({ topics: counted, filter }: Loaded) =>
  counted.length === 0 ? null : (
    <nav aria-label="Chủ đề">
      <ul className={styles.topics}>
        <li>
          <a href="/hoi-dap" aria-current={filter.topic === null && filter.text === '' ? 'page' : undefined}>
            Tất cả
          </a>
        </li>
        {counted.map(({ topic, count }) => (
          <li key={topic}>
            <a href={publicPath({ topic, text: '' })} aria-current={filter.topic === topic ? 'page' : undefined}>
              {topicNames[topic]} ({formatNumber(count)})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )

/** Where somebody asks a question of their own. */
const Asking = () => (
  <Section title="Chưa thấy câu cần hỏi">
    <p>
      <a href="/gop-y">Gửi câu hỏi, góp ý</a> không cần tài khoản và nhận mã để theo dõi trả lời; hoặc xem{' '}
      <a href="/gop-y/tra-loi">các góp ý đã trả lời</a>.
    </p>
  </Section>
)
