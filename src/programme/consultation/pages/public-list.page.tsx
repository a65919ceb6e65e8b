import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { Halves, PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { unitsAsOf } from '../../units/reads.ts'
import { closedSurveys, hanging } from '../reads.ts'
import { pageIn } from '../survey.rules.ts'
import { postingView } from '../views.ts'
import type { Route } from './+types/public-list.page'

export const meta: MetaFunction = () => [{ title: 'Niêm yết công khai – Nông thôn mới' }]

/** At the end of a year thousands of communes post at once: a province at a time, or a page of all. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const province = searchParams.get('tinh') || null
  const [page, surveyPage] = [pageIn(searchParams.get('trang')), pageIn(searchParams.get('trang-ket-qua'))]
  return readPage(context, async (ctx) => {
    const provinces = await unitsAsOf(ctx, { asOf: ctx.today, level: 'province' })
    const [postings, surveys] = [await hanging(ctx, province, page), await closedSurveys(ctx, province, surveyPage)]
    return {
      ...{ province: province ?? '', page, surveyPage, pages: postings.pages, total: postings.total, surveyPages: surveys.pages },
      provinces: provinces.map(({ code, shortName }) => ({ value: code, text: shortName })),
      postings: postings.rows.map((posting) => {
        const { id, unitName, setName, span } = postingView(posting)
        return { id, unitName, setName, span, province: posting.provinceName, round: posting.posted.roundName }
      }),
      surveys: surveys.rows.map(({ id, unitName, year, provinceName, closedOn }) => ({
        ...{ id, unitName, year, province: provinceName },
        closedOn: formatDate(closedOn),
      })),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Niêm yết công khai"
        lead="Kết quả tự đánh giá của các xã đang niêm yết để người dân xem và góp ý, và kết quả lấy ý kiến hài lòng đã công bố."
      />
      <Form method="get">
        <Choice
          name="tinh"
          label="Tỉnh, thành phố"
          defaultValue={loaderData.province}
          options={[{ value: '', text: 'Cả nước' }, ...loaderData.provinces]}
        />
        <button type="submit">Xem</button>
      </Form>
      <Hanging {...loaderData} />
      <Results {...loaderData} />
      <Halves>
        <Section title="Trả lời phiếu lấy ý kiến">
          <p>
            Hộ dân có phiếu mời trả lời tại trang <a href="/phieu-y-kien">Phiếu lấy ý kiến người dân</a>.
          </p>
        </Section>
        <Section title="Góp ý việc khác">
          <p>
            Việc không thuộc bản niêm yết: gửi tại trang <a href="/gop-y">Góp ý, phản ánh</a>.
          </p>
        </Section>
        <Section title="Theo dõi ý kiến đã gửi">
          <Form method="get" action="/niem-yet/theo-doi">
            <Field name="ma" label="Mã theo dõi" required maxLength={20} autoComplete="off" />
            <button type="submit">Xem trả lời</button>
          </Form>
        </Section>
      </Halves>
    </>
  )
}

const addressOf = (province: string, pages: Record<string, number>) =>
  `/niem-yet?${new URLSearchParams({ tinh: province, ...Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, String(page)])) })}`

function Hanging({ postings, province, page, pages, surveyPage, total }: Loaded) {
  return (
    <Section title={`Đang niêm yết (${total})`}>
      <DataTable
        caption="Đang niêm yết"
        captionHidden
        rows={postings}
        keyOf={(one) => one.id}
        empty="Hôm nay không có xã nào đang niêm yết."
        columns={[
          { key: 'unit', head: 'Xã', cell: (one) => <a href={`/niem-yet/${one.id}`}>{one.unitName}</a> },
          { key: 'province', head: 'Tỉnh', cell: (one) => one.province ?? '–' },
          { key: 'round', head: 'Kỳ', cell: (one) => one.round },
          { key: 'set', head: 'Bộ tiêu chí', cell: (one) => one.setName },
          { key: 'span', head: 'Thời gian niêm yết', cell: (one) => one.span },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => addressOf(province, { trang: to, 'trang-ket-qua': surveyPage })} />
    </Section>
  )
}

function Results({ surveys, province, page, surveyPage, surveyPages }: Loaded) {
  return (
    <Section title="Kết quả lấy ý kiến hài lòng">
      <DataTable
        caption="Kết quả lấy ý kiến hài lòng"
        captionHidden
        rows={surveys}
        keyOf={(one) => one.id}
        empty="Chưa có kết quả nào được công bố."
        columns={[
          { key: 'unit', head: 'Xã', cell: (one) => <a href={`/niem-yet/hai-long/${one.id}`}>{one.unitName}</a> },
          { key: 'province', head: 'Tỉnh', cell: (one) => one.province ?? '–' },
          { key: 'year', head: 'Năm', cell: (one) => one.year },
          { key: 'closed', head: 'Ngày đóng', cell: (one) => one.closedOn },
        ]}
      />
      <Pages of={surveyPages} page={surveyPage} href={(to) => addressOf(province, { trang: page, 'trang-ket-qua': to })} />
    </Section>
  )
}
