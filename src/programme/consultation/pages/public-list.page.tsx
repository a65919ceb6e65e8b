import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { Halves, PageHead, Section } from '../../../platform/ui/page.tsx'
import { closedSurveys, hanging } from '../reads.ts'
import { postingView } from '../views.ts'
import type { Route } from './+types/public-list.page'

export const meta: MetaFunction = () => [{ title: 'Niêm yết công khai – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const [postings, surveys] = await readPage(context, async (ctx) => [await hanging(ctx), await closedSurveys(ctx)])
  return {
    postings: postings.map((posting) => {
      const { id, unitName, setName, span } = postingView(posting)
      return { id, unitName, setName, span, province: posting.provinceName, round: posting.posted.roundName }
    }),
    surveys: surveys.map(({ id, unitName, year, provinceName, closedOn }) => ({
      ...{ id, unitName, year, province: provinceName },
      closedOn: formatDate(closedOn),
    })),
  }
}

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  const { postings, surveys } = loaderData
  return (
    <>
      <PageHead
        title="Niêm yết công khai"
        lead="Kết quả tự đánh giá của các xã đang niêm yết để người dân xem và góp ý, và kết quả lấy ý kiến hài lòng đã công bố."
      />
      <Section title="Đang niêm yết">
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
      </Section>
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
      </Section>
      <Halves>
        <Section title="Trả lời phiếu lấy ý kiến">
          <p>
            Hộ dân có phiếu mời trả lời tại trang <a href="/phieu-y-kien">Phiếu lấy ý kiến người dân</a>.
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
