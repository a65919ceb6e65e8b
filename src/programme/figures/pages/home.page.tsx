import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { MapLegend, MapView } from '../../../platform/ui/map.tsx'
import { countryDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead, Section } from '../../../platform/ui/page.tsx'
import { dayHref, unitPath } from '../address.rules.ts'
import { newestPictures } from '../home.reads.ts'
import { leadOf } from '../page.views.ts'
import type { Shown } from '../place.types.ts'
import type { Route } from './+types/home.page'
import styles from './home.module.css'
import { Bands, Demonstration } from './picture.part.tsx'

export const handle = { menu: '/' }

export function loader({ context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => ({
    today: ctx.today,
    shown: await newestPictures(ctx),
    drawing: await countryDrawing(ctx.today),
  }))
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { today, shown, drawing } = loaderData
  const current = shown.some((one) => one.release.asOf === today)
  return (
    <>
      <title>Nông thôn mới – kết quả theo ngày, theo bản đồ</title>
      <PageHead
        title="Bức tranh nông thôn mới"
        lead={
          shown.length === 0
            ? 'Chưa có số liệu nào được duyệt công khai.'
            : `${current ? '' : `Hôm nay, ${formatDate(today)}, chưa có số liệu được duyệt công khai. `}Dưới đây là số liệu công bố gần nhất của ${shown.length} địa phương.`
        }
      />
      <Demonstration releases={shown.map((one) => one.release)} />
      <Halves>
        <div className={styles.cards}>
          {shown.map((one) => (
            <Card key={one.release.id} shown={one} />
          ))}
        </div>
        <Where shown={shown} drawing={drawing} />
      </Halves>
      <Section title="Xem theo cách khác">
        <ul>
          <li>
            <a href="/ket-qua">Kết quả cả nước theo ngày chốt</a>: bản đồ, bảng theo tỉnh, thanh thời gian
          </li>
          <li>
            <a href="/ket-qua/ma-tran">Ma trận xã và tiêu chí</a>: xã nào thiếu tiêu chí nào
          </li>
          <li>
            <a href="/bo-tieu-chi">Bộ tiêu chí các thời kỳ</a>: ngưỡng, điều khoản, so sánh hai bộ
          </li>
          <li>
            <a href="/don-vi">Đơn vị hành chính</a>: tên cũ, sáp nhập, chia tách từ năm 2010
          </li>
        </ul>
      </Section>
    </>
  )
}

/** One place: the sentence, how its communes spread, and the way on. */
function Card({ shown }: { shown: Shown }) {
  const { release, picture, resolved, level } = shown
  return (
    <article className={styles.card}>
      <h2>
        <a href={dayHref({ level, code: release.unitCode }, release.asOf)}>{release.unitName}</a>
      </h2>
      <p className={styles.sentence}>{leadOf(picture)}</p>
      <Bands picture={picture} resolved={resolved} compact />
    </article>
  )
}

/** Where there are published figures: a locator, no figure is drawn. */
function Where({ shown, drawing }: { shown: Shown[]; drawing: Route.ComponentProps['loaderData']['drawing'] }) {
  const places = new Map(shown.flatMap((one) => one.today.map((unit) => [unit.code, { unit, asOf: one.release.asOf }] as const)))
  return (
    <div className="stack">
      <MapView
        name="Bản đồ các tỉnh có số liệu đã công bố"
        drawing={drawing}
        paint={(code) => {
          const place = places.get(code)
          const name = drawing.shapes.find((shape) => shape.code === code)?.name ?? ''
          return {
            fill: place ? 'band4' : 'none',
            title: place ? `${place.unit.name}: số liệu đến ${formatDate(place.asOf)}` : `${name}: chưa có số liệu`,
            href: place ? `${unitPath(place.unit)}?ngay=${place.asOf}&ban-do=hien-nay` : unitPath({ level: 'province', code }),
          }
        }}
      />
      <MapLegend
        title="Nơi có số liệu đã công bố, trên bản đồ hiện nay"
        items={[
          { fill: 'band4', text: 'Có số liệu (toàn tỉnh hoặc một phần)' },
          { fill: 'none', text: 'Chưa có số liệu' },
        ]}
      />
    </div>
  )
}
