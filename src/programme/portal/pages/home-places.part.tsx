import { BandBar } from '../../../platform/ui/bars.tsx'
import { MapLegend, MapView } from '../../../platform/ui/map.tsx'
import type { Drawing } from '../../../platform/ui/map-draw.ts'
import { Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { unitPath } from '../../figures/address.rules.ts'
import { fillAt, shareClasses } from '../../figures/page.views.ts'
import type { ownCommunes } from '../home.reads.ts'
import type { Located, placeView } from '../home.views.ts'
import styles from './home.module.css'

/** Every place with published figures: the sentence, how its communes spread, and the way on. */
export function Places({ places }: { places: ReturnType<typeof placeView>[] }) {
  if (places.length === 0) return null
  return (
    <Section title="Số liệu công bố gần nhất của từng nơi">
      <div className={styles.cards}>
        {places.map(({ id, name, href, sentence, bands, source }) => (
          <article key={id} className={styles.card}>
            <h3>
              <a href={href}>{name}</a>
            </h3>
            <p>{sentence}</p>
            {bands.length > 0 ? (
              <>
                <BandBar name="Số xã theo nhóm tiêu chí đạt" unit="xã" parts={bands} compact />
                <SourceLine parts={source} />
              </>
            ) : null}
          </article>
        ))}
      </div>
    </Section>
  )
}

type Own = Awaited<ReturnType<typeof ownCommunes>>
type WhereProps = { own: Own; areas: Located[]; drawing: Drawing }

const noData = { fill: 'none', text: 'Không có dữ liệu hoặc không tính được' } as const
const shares = shareClasses.map((text, at) => ({ fill: fillAt(at, shareClasses.length), text }))

/** The communes of the portal's own province; of the country a locator of where there are figures. */
export function Where({ own, areas, drawing }: WhereProps) {
  const places = new Map(areas.map((area) => [area.code, area]))
  const unknown = (code: string) => {
    const name = drawing.shapes.find((shape) => shape.code === code)?.name ?? ''
    return own
      ? { fill: 'out' as const, title: `${name}: ngoài phạm vi tính`, href: unitPath({ level: 'commune', code }) }
      : { fill: 'none' as const, title: `${name}: chưa có số liệu`, href: unitPath({ level: 'province', code }) }
  }
  return (
    <div className="stack">
      <MapView
        name={own ? `Bản đồ các xã của ${own.name}` : 'Bản đồ các tỉnh có số liệu đã công bố'}
        drawing={drawing}
        paint={(code) => places.get(code) ?? unknown(code)}
      />
      {own ? (
        <>
          <MapLegend
            title={own.carried ? 'Tỷ lệ xã cũ được công nhận đạt chuẩn, trên bản đồ hiện nay' : 'Xã được công nhận đạt chuẩn'}
            items={
              own.carried ? [...shares, noData] : [{ fill: 'band5', text: 'Đã được công nhận' }, { fill: 'band1', text: 'Chưa' }, noData]
            }
          />
          <SourceLine parts={own.source} />
        </>
      ) : (
        <MapLegend
          title="Nơi có số liệu đã công bố, trên bản đồ hiện nay"
          items={[
            { fill: 'band4', text: 'Có số liệu (toàn tỉnh hoặc một phần)' },
            { fill: 'none', text: 'Chưa có số liệu' },
          ]}
        />
      )}
    </div>
  )
}
