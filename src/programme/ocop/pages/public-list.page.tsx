import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { Stat, Stats } from '../../../platform/ui/stat.tsx'
import { unitByCode, unitsAsOf } from '../../units/reads.ts'
import { addressWith, pageIn, publicFilterIn } from '../filter.rules.ts'
import { groups, law, usualWarningMonths } from '../procedures.ts'
import { certifiedToday } from '../reads.ts'
import { starsText } from '../text.ts'
import { certifiedView } from '../views.ts'
import type { Route } from './+types/public-list.page'
import styles from './ocop.module.css'

export const meta: MetaFunction = () => [{ title: 'Sản phẩm OCOP – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { province, stars, group, text, folded } = publicFilterIn(searchParams)
  const page = pageIn(searchParams.get('trang'))
  return readPage(context, async (ctx) => {
    const provinces = await unitsAsOf(ctx, { asOf: ctx.today, level: 'province' })
    const unit = province === '' ? undefined : await unitByCode(ctx, province, ctx.today)
    const found = await certifiedToday(ctx, { unitId: unit?.id ?? null, stars, group, folded }, page)
    return {
      ...{
        today: formatDate(ctx.today),
        where: unit?.name ?? 'Cả nước',
        page,
        pages: found.pages,
        total: found.total,
        counts: found.stars,
      },
      asked: { tinh: unit ? province : '', sao: stars, nhom: group, tim: text },
      provinces: provinces.map(({ code, shortName }) => ({ value: code, text: shortName })),
      rows: found.rows.map((row) => certifiedView(row, ctx.today, Math.max(...usualWarningMonths))),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function PublicListPage({ loaderData }: Route.ComponentProps) {
  const { where, today, total, counts, asked, page, pages } = loaderData
  const counted = total === 0 ? 'hệ thống chưa ghi sản phẩm nào' : `${total} sản phẩm`
  return (
    <>
      <PageHead title="Sản phẩm OCOP" lead={`${where}: ${counted} được công nhận còn hiệu lực đến ngày ${today}.`} />
      <Filter {...loaderData} />
      {counts.length > 0 ? (
        <Stats>
          {counts.map((one) => (
            <Stat key={one.stars} name={starsText(one.stars)} value={one.count} unit="sản phẩm" />
          ))}
        </Stats>
      ) : null}
      {page === 1 ? <Gallery {...loaderData} /> : null}
      <Certified {...loaderData} />
      <Pages of={pages} page={page} href={(to) => addressWith('/ocop', { ...asked, trang: to })} />
      <p className="source section">
        Hạng sao và hiệu lực {law.validityMonths} tháng theo {law.name}. Chỉ gồm giấy chứng nhận chưa thu hồi, chưa hết hiệu lực, bản mới
        nhất của từng sản phẩm.
      </p>
    </>
  )
}

function Filter({ provinces, asked }: Loaded) {
  const any = { value: '', text: 'Tất cả' }
  return (
    <div className={styles.filter}>
      <Form method="get">
        <Choice name="tinh" label="Tỉnh, thành phố" defaultValue={asked.tinh} options={[{ value: '', text: 'Cả nước' }, ...provinces]} />
        <Choice
          name="nhom"
          label="Nhóm"
          defaultValue={asked.nhom ?? ''}
          options={[any, ...groups.map(({ number, name }) => ({ value: number, text: name }))]}
        />
        <Choice
          name="sao"
          label="Hạng"
          defaultValue={asked.sao ?? ''}
          options={[any, ...[5, 4, 3].map((stars) => ({ value: stars, text: starsText(stars) }))]}
        />
        <Field name="tim" label="Tên sản phẩm, chủ thể" defaultValue={asked.tim} maxLength={100} />
        <button type="submit">Xem</button>
      </Form>
    </div>
  )
}

/** cards before the table: those with most stars */
const shown = 6

function Gallery({ rows }: Loaded) {
  if (rows.length === 0) return null
  return (
    <Section title="Hạng cao nhất">
      <ul className={styles.gallery}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className={styles.card}>
            <strong>
              <a href={`/ocop/${row.productId}`}>{row.productName}</a>
            </strong>
            <span className={styles.stars}>{row.stars}</span>
            <span>{row.producerName}</span>
            <span className="small muted">
              {row.unitName}, {row.provinceName}
            </span>
            <span className="small muted">{row.group}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Certified({ rows, asked }: Loaded) {
  return (
    <Section title="Danh sách">
      {rows.length > 0 ? (
        <p className={styles.links}>
          <a href={addressWith('/ocop/tai-ve', asked)}>Tải Excel</a>
        </p>
      ) : null}
      <DataTable
        caption="Sản phẩm OCOP được công nhận"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        empty="Không có sản phẩm nào như vậy. Bỏ bớt điều kiện lọc, hoặc xem cả nước."
        columns={[
          { key: 'product', head: 'Sản phẩm', cell: (row) => <a href={`/ocop/${row.productId}`}>{row.productName}</a> },
          { key: 'producer', head: 'Chủ thể', cell: ({ producerName }) => producerName },
          { key: 'unit', head: 'Xã', cell: ({ unitName, provinceName }) => `${unitName}, ${provinceName}` },
          { key: 'group', head: 'Nhóm', cell: ({ group }) => group },
          { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars },
          { key: 'decision', head: 'Quyết định', cell: ({ decision, body }) => `${decision}, ${body}` },
          { key: 'expires', head: 'Hiệu lực đến hết', cell: ({ expiresOn }) => expiresOn },
        ]}
      />
    </Section>
  )
}
