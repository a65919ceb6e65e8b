import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { placesIn, publicCounts, published } from '../reads.ts'
import { pageIn } from '../thread.rules.ts'
import { publicationView, publicCountView } from '../views.ts'
import type { Route } from './+types/public-answers.page'
import styles from './difficulties.module.css'

export const meta: MetaFunction = () => [{ title: 'Góp ý đã trả lời – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [code, page] = [searchParams.get('tinh') ?? '', pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const provinces = await placesIn(ctx, null)
    const found = await published(ctx, code === '' ? null : code, page)
    const counts = (await publicCounts(ctx, code === '' ? null : code)).map(publicCountView)
    return { provinces, code, counts, page, pages: found.pages, total: found.total, answers: found.rows.map(publicationView) }
  })
}

export default function PublicAnswersPage({ loaderData }: Route.ComponentProps) {
  const { provinces, code, counts, page, pages, total, answers } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/gop-y', text: 'Góp ý, phản ánh' }]}
        title="Góp ý đã trả lời"
        lead={
          total === 0
            ? 'Chưa có trả lời nào được công khai.'
            : `${total} góp ý, kiến nghị đã có trả lời công khai; không nêu tên người gửi.`
        }
      />
      <Form method="get">
        <Choice
          name="tinh"
          label="Tỉnh, thành phố"
          defaultValue={code}
          options={[{ value: '', text: 'Cả nước' }, ...provinces.map(({ code: value, name }) => ({ value, text: name }))]}
        />
        <button type="submit">Xem</button>
      </Form>
      {answers.map((one) => (
        <article key={one.id} className={styles.step} id={`tra-loi-${one.id}`}>
          <h2>
            <a href={`/gop-y/tra-loi/${one.id}`}>{one.title}</a>
          </h2>
          <p className="source">{one.where}</p>
          <p className={`prose ${styles.told}`}>{one.question}</p>
          <h3>Trả lời</h3>
          <p className={`prose ${styles.told}`}>{one.answer}</p>
          <p className="source">{one.answered}</p>
        </article>
      ))}
      <Pages of={pages} page={page} href={(to) => `/gop-y/tra-loi?tinh=${code}&trang=${to}`} />
      <Section
        title="Thống kê xử lý"
        lead="Góp ý gửi qua cổng, theo tháng tiếp nhận. «Quá hạn» tính theo thời hạn mà cơ quan trả lời đã quy định."
      >
        <DataTable
          caption="Góp ý gửi qua cổng theo tháng tiếp nhận"
          captionHidden
          rows={counts}
          keyOf={({ month }) => month}
          empty="Chưa có góp ý nào gửi qua cổng."
          columns={[
            { key: 'month', head: 'Tháng', cell: ({ month }) => month },
            { key: 'received', head: 'Tiếp nhận', numeric: true, cell: ({ received }) => received },
            { key: 'answered', head: 'Đã trả lời', numeric: true, cell: ({ answered }) => answered },
            { key: 'answeredLate', head: 'Trong đó trả lời quá hạn', numeric: true, cell: ({ answeredLate }) => answeredLate },
            { key: 'refused', head: 'Không thụ lý', numeric: true, cell: ({ refused }) => refused },
            { key: 'merged', head: 'Gộp vào góp ý khác', numeric: true, cell: ({ merged }) => merged },
            { key: 'open', head: 'Đang xử lý', numeric: true, cell: ({ open }) => open },
            { key: 'openLate', head: 'Trong đó quá hạn', numeric: true, cell: ({ openLate }) => openLate },
          ]}
        />
      </Section>
    </>
  )
}
