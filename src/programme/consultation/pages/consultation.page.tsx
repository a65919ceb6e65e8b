import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { postableSheets, postingsUnder, surveysUnder } from '../reads.ts'
import { pageIn } from '../survey.rules.ts'
import { keptPostingView, surveyLineView } from '../views.ts'
import type { Route } from './+types/consultation.page'

export const meta: MetaFunction = () => [{ title: 'Lấy ý kiến, niêm yết – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [page, postingPage] = [pageIn(searchParams.get('trang')), pageIn(searchParams.get('trang-niem-yet'))]
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const keeps = may(actor, 'posting.keep')
    const sheets = keeps ? await postableSheets(ctx, unitId) : []
    const [surveys, postings] = [await surveysUnder(ctx, unitId, page), await postingsUnder(ctx, unitId, postingPage)]
    return {
      unitName: actor.chosen?.unitName ?? '',
      runs: may(actor, 'survey.run'),
      keeps,
      ...{ page, postingPage, pages: surveys.pages, postingPages: postings.pages },
      surveys: surveys.rows.map(surveyLineView),
      postings: postings.rows.map((posting) => keptPostingView(posting, ctx.today)),
      sheets: sheets
        .filter(({ hasOpenPosting }) => !hasOpenPosting)
        .map(({ sheetId, roundName, setId, asOf }) => ({ sheetId, roundName, setId, asOf: formatDate(asOf) })),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function ConsultationPage({ loaderData }: Route.ComponentProps) {
  const { unitName, keeps } = loaderData
  return (
    <>
      <PageHead title="Lấy ý kiến, niêm yết" lead={`Các đợt lấy ý kiến hài lòng và các lần niêm yết công khai thuộc ${unitName}.`} />
      <Surveys {...loaderData} />
      <Postings {...loaderData} />
      {keeps ? <Sheets {...loaderData} /> : null}
    </>
  )
}

function Surveys({ surveys, runs, page, pages, postingPage }: Loaded) {
  return (
    <Section title="Lấy ý kiến hài lòng của người dân">
      {runs ? (
        <p>
          <a href="/lay-y-kien/dot-moi">Mở đợt lấy ý kiến</a>
        </p>
      ) : null}
      <DataTable
        caption="Các đợt lấy ý kiến"
        captionHidden
        rows={surveys}
        keyOf={({ id }) => id}
        empty="Chưa có đợt lấy ý kiến nào. Văn phòng điều phối mở đợt lấy ý kiến."
        columns={[
          { key: 'unit', head: 'Xã', cell: (one) => <a href={`/lay-y-kien/dot/${one.id}`}>{one.unitName}</a> },
          { key: 'title', head: 'Năm, mức xét', cell: ({ title }) => title },
          { key: 'span', head: 'Thời gian', cell: ({ span }) => span },
          { key: 'answered', head: 'Đã trả lời', cell: ({ answered }) => answered },
          { key: 'state', head: 'Tình trạng', cell: ({ state }) => state },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => `/lay-y-kien?trang=${to}&trang-niem-yet=${postingPage}`} />
    </Section>
  )
}

function Postings({ postings, page, postingPage, postingPages }: Loaded) {
  return (
    <Section title="Niêm yết công khai">
      <DataTable
        caption="Các lần niêm yết"
        captionHidden
        rows={postings}
        keyOf={({ id }) => id}
        empty="Chưa có lần niêm yết nào."
        columns={[
          { key: 'title', head: 'Nội dung', cell: (one) => <a href={`/lay-y-kien/niem-yet/${one.id}`}>{one.title}</a> },
          { key: 'span', head: 'Thời gian', cell: ({ span }) => span },
          { key: 'opinions', head: 'Ý kiến', cell: ({ opinions, handled }) => `${opinions}, đã trả lời ${handled}` },
          { key: 'state', head: 'Tình trạng', cell: ({ stateName }) => stateName },
        ]}
      />
      <Pages of={postingPages} page={postingPage} href={(to) => `/lay-y-kien?trang=${page}&trang-niem-yet=${to}`} />
    </Section>
  )
}

function Sheets({ sheets }: Loaded) {
  return (
    <Section title="Phiếu có thể niêm yết">
      <DataTable
        caption="Phiếu có thể niêm yết"
        captionHidden
        rows={sheets}
        keyOf={({ sheetId }) => sheetId}
        empty="Không có phiếu tự đánh giá nào chờ niêm yết."
        columns={[
          { key: 'round', head: 'Kỳ', cell: (one) => <a href={`/lay-y-kien/niem-yet-moi/${one.sheetId}`}>{one.roundName}</a> },
          { key: 'set', head: 'Bộ tiêu chí', cell: ({ setId }) => setId },
          { key: 'asOf', head: 'Số liệu tại ngày', cell: ({ asOf }) => asOf },
        ]}
      />
    </Section>
  )
}
