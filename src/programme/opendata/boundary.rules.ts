import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Unit } from '../units/types.ts'

/** Rings of degrees as a map has them. */
type Piece = { area: { code: string }; polygons: (readonly [number, number])[][][] }

export const boundaryFiles = ['tinh', 'huyen', 'xa'] as const
export type BoundaryFile = { kind: (typeof boundaryFiles)[number]; province: string | null; name: string }

/** `tinh.geojson`, `huyen-20.geojson`, `xa-20.geojson`; null for any other name. */
export function boundaryFileOf(name: string): BoundaryFile | null {
  if (name === 'tinh.geojson') return { kind: 'tinh', province: null, name }
  const [, kind, province] = /^(huyen|xa)-(\d{2})\.geojson$/.exec(name) ?? []
  return kind && province ? { kind: kind as 'huyen' | 'xa', province, name } : null
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

const coordinates = ({ polygons }: Piece) => polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)])))

/** Where the lines come from: country/README.md of the system says more. */
const provenance =
  'thanglequoc/vietnamese-provinces-database (MIT), đã đơn giản hoá; điều khoản của nơi phát hành gốc không được nêu. Ranh giới huyện gộp từ xã của năm 2025 nên chỉ gần đúng.'

/**
 * Units of a day as GeoJSON (RFC 7946): longitude before latitude, WGS 84; five digits are a metre. A province has its archipelago with it,
 * which the maps draw apart. A unit without lines stands there with no geometry; `exact` says whether the lines are of its own time.
 */
export function geoJson(units: readonly Unit[], pieces: readonly Piece[], { mapOf, drawnOn }: { mapOf: LocalDate; drawnOn: LocalDate }) {
  const byCode = Map.groupBy(pieces, ({ area }) => area.code)
  const features = units.map(({ id, code, name, kind, level, validFrom, validTo }) => {
    const parts = byCode.get(code) ?? []
    const isOfItsTime = (validFrom ?? '') <= drawnOn && (validTo ?? '9999') > drawnOn
    return {
      type: 'Feature',
      id: code,
      properties: {
        unitId: id,
        code,
        name,
        kind,
        level,
        validFrom,
        validTo,
        exact: parts.length === 0 ? null : isOfItsTime && level !== 'district',
      },
      geometry: parts.length === 0 ? null : { type: 'MultiPolygon', coordinates: parts.flatMap(coordinates) },
    }
  })
  return { type: 'FeatureCollection', mapOf, boundariesOf: drawnOn, source: provenance, features }
}
