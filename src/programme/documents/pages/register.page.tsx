import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { readFilter } from '../filter.rules.ts'
import { registerChoices, registerOf } from '../reads.ts'
import { entryView } from '../views.ts'
import type { Route } from './+types/register.page'
import styles from './documents.module.css'

export const meta: MetaFunction = () => [{ title: 'Sổ đăng ký văn bản đi – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const filter = readFilter(new URL(request.url).searchParams, Number(ctx.today.slice(0, 4)))
    const { rows } = await registerOf(ctx, actor, filter, null)
    const { bodies } = await registerChoices(ctx, actor)
    return {
      year: filter.year,
      body: bodies.find(({ id }) => id === filter.bodyId)?.name ?? actor.chosen?.unitName ?? '',
      // in the order of the numbers, as a book is kept
      rows: rows.toReversed().map(entryView),
      printed: formatDate(ctx.today),
    }
  })
}

const heads = [
  'Số, ký hiệu văn bản',
  'Ngày tháng văn bản',
  'Tên loại và trích yếu nội dung văn bản',
  'Người ký',
  'Nơi nhận văn bản',
  'Đơn vị, người nhận bản lưu',
  'Số lượng bản',
  'Ngày chuyển',
  'Ký nhận',
  'Ghi chú',
]

/** The register in the ten columns of the decree, to be printed and bound. */
export default function RegisterPage({ loaderData: { year, body, rows, printed } }: Route.ComponentProps) {
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[{ href: '/van-ban-di', text: 'Văn bản đi' }]}
          title="Bản in sổ đăng ký văn bản đi"
          lead="Mười cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP. In ngang khổ A4 bằng lệnh in của trình duyệt; cột Ký nhận ký trên giấy."
        />
      </div>
      <h2>
        {body.toLocaleUpperCase('vi')} – SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM {year}
      </h2>
      <p className="source">
        {rows.length === 0
          ? 'Chưa có số nào.'
          : `Từ số ${rows[0]?.number} đến số ${rows.at(-1)?.number}; ${rows.length} văn bản; in ngày ${printed}.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved sideways by the keys too */}
      <section className={styles.scroll} tabIndex={0} aria-label="Sổ đăng ký văn bản đi">
        <table className={styles.register}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
            <tr>
              {heads.map((head, at) => (
                <td key={head}>({at + 1})</td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{row.number}</td>
                <td>{row.on}</td>
                <td>{row.subject}</td>
                <td>{row.signer}</td>
                <td>{row.recipients}</td>
                <td>{row.keeper}</td>
                <td>{row.copies}</td>
                <td>{row.passed}</td>
                <td />
                <td>{row.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
