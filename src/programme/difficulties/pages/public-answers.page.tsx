import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { Choice, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { placesIn, published } from '../reads.ts'
import { pageIn } from '../thread.rules.ts'
import { publicationView } from '../views.ts'
import type { Route } from './+types/public-answers.page'
import styles from './difficulties.module.css'

export const meta: MetaFunction = () => [{ title: 'Góp ý đã trả lời – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [code, page] = [searchParams.get('tinh') ?? '', pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const provinces = await placesIn(ctx, null)
    const found = await published(ctx, code === '' ? null : code, page)
    return { provinces, code, page, pages: found.pages, total: found.total, answers: found.rows.map(publicationView) }
  })
}

export default function PublicAnswersPage({ loaderData }: Route.ComponentProps) {
  const { provinces, code, page, pages, total, answers } = loaderData
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
    </>
  )
}
