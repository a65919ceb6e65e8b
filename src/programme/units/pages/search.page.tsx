import { type LocalDate, localDate } from '../../../platform/base/local-date.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { spanText } from '../lane.views.ts'
import { gaps, search, unitsAsOf } from '../reads.ts'
import { levelWords } from '../text.ts'
import type { Route } from './+types/search.page'
import styles from './units.module.css'

export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const text = (query.get('tim') ?? '').slice(0, 100)
  const asOf = parseDate(query.get('ngay') ?? '')
  return readPage(context, async (ctx) => ({
    text,
    asOf,
    today: ctx.today,
    hits: text.trim() ? await search(ctx, text, { ...(asOf ? { asOf } : {}), limit: 50 }) : [],
    provinces: text.trim() ? [] : await unitsAsOf(ctx, { asOf: asOf ?? ctx.today, level: 'province' }),
    gapCount: (await gaps(ctx)).length,
  }))
}

const segment = { province: 'tinh', district: 'huyen', commune: 'xa' } as Record<string, string>
const resultHref = (unit: { level: string; code: string }) => (segment[unit.level] ? `/${segment[unit.level]}/${unit.code}` : '/ket-qua')
/** A day on which a version held its code, so that the link finds it again. */
const dayIn = (unit: { validFrom: LocalDate | null; validTo: LocalDate | null }) =>
  unit.validTo ? `?ngay=${unit.validFrom ?? localDate('2004-08-31')}` : ''

export default function Search({ loaderData }: Route.ComponentProps) {
  const { text, asOf, today, hits, provinces, gapCount } = loaderData
  return (
    <>
      <title>{text ? `Tìm «${text}» – Đơn vị hành chính` : 'Đơn vị hành chính – Nông thôn mới'}</title>
      <PageHead
        title="Đơn vị hành chính"
        lead="Tìm tỉnh, huyện, xã theo tên hoặc mã, có dấu hoặc không dấu, tên cũ cũng được. Mã có thể đã đổi chủ: xem thời hạn của từng đơn vị."
      />
      <form className={styles.form} action="/don-vi" method="get">
        <div>
          <label htmlFor="tim">Tên hoặc mã</label>
          <input id="tim" name="tim" type="search" defaultValue={text} autoComplete="off" />
        </div>
        <div>
          <label htmlFor="ngay">Xem như tại ngày (không bắt buộc)</label>
          <input
            id="ngay"
            name="ngay"
            type="text"
            inputMode="numeric"
            placeholder="31/12/2019"
            defaultValue={asOf ? formatDate(asOf) : ''}
          />
        </div>
        <button type="submit">Tìm</button>
      </form>
      {text ? (
        <Section
          title={`${hits.length === 50 ? 'Hơn 50' : hits.length} đơn vị khớp với «${text}»${asOf ? ` ngày ${formatDate(asOf)}` : ''}`}
        >
          <DataTable
            caption="Đơn vị tìm được"
            captionHidden
            rows={hits}
            keyOf={(hit) => hit.versionId}
            empty="Không có đơn vị nào khớp. Có thể đơn vị đã đổi tên: tìm theo tên cũ, hoặc bỏ ngày."
            columns={[
              { key: 'name', head: 'Đơn vị', cell: (hit) => <a href={`/don-vi/${hit.code}${dayIn(hit)}`}>{hit.name}</a> },
              {
                key: 'place',
                head: 'Thuộc',
                cell: (hit) =>
                  [hit.parentName, hit.parentName === hit.provinceName ? null : hit.provinceName]
                    .filter((name) => name && name !== 'Việt Nam')
                    .join(', '),
              },
              { key: 'level', head: 'Cấp', cell: (hit) => levelWords[hit.level] },
              { key: 'code', head: 'Mã', cell: (hit) => hit.code },
              {
                key: 'span',
                head: 'Thời hạn',
                cell: (hit) => (
                  <>
                    {spanText(hit)}
                    {hit.current ? null : <span className="muted"> (đã thay đổi)</span>}
                  </>
                ),
              },
              {
                key: 'results',
                head: 'Kết quả',
                cell: (hit) => (
                  <a href={`${resultHref(hit)}${dayIn(hit)}`}>
                    Kết quả<span className="visually-hidden"> của {hit.name}</span>
                  </a>
                ),
              },
            ]}
          />
        </Section>
      ) : (
        <Section title={`${provinces.length} tỉnh, thành phố ngày ${formatDate(asOf ?? today)}`}>
          <ul className="columns">
            {provinces.map((province) => (
              <li key={province.id}>
                <a href={`/don-vi/${province.code}${asOf ? `?ngay=${asOf}` : ''}`}>{province.name}</a>{' '}
                <span className="muted small">{province.code}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className="section">
        Nguồn dữ liệu còn để ngỏ {gapCount} chỗ (đơn vị không rõ trước hoặc sau):{' '}
        <a href="/don-vi/khoang-trong">xem danh sách khoảng trống</a>.
      </p>
    </>
  )
}
