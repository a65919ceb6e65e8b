import { BandBar } from '../../../platform/ui/bars.tsx'
import { MapLegend, MapView } from '../../../platform/ui/map.tsx'
import type { Drawing } from '../../../platform/ui/map-draw.ts'
import { Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { unitPath } from '../../figures/address.rules.ts'
import type { locatedOf, placeView } from '../home.views.ts'
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

/** Where there are published figures: a locator, no figure is drawn. */
export function Where({ located, drawing }: { located: ReturnType<typeof locatedOf>; drawing: Drawing }) {
  const places = new Map(located.map((place) => [place.code, place]))
  return (
    <div className="stack">
      <MapView
        name="Bản đồ các tỉnh có số liệu đã công bố"
        drawing={drawing}
        paint={(code) => {
          const place = places.get(code)
          const name = drawing.shapes.find((shape) => shape.code === code)?.name ?? ''
          return place
            ? { fill: 'band4', title: place.title, href: place.href }
            : { fill: 'none', title: `${name}: chưa có số liệu`, href: unitPath({ level: 'province', code }) }
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
