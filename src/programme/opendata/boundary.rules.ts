/** Rings of degrees as a map has them. */
type Piece = { area: { code: string; name: string }; polygons: (readonly [number, number])[][][] }

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

const coordinates = ({ polygons }: Piece) => polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)])))

/**
 * Areas as GeoJSON (RFC 7946): longitude before latitude, WGS 84; five digits are a metre. A province has its archipelago with it, which the
 * maps draw apart.
 */
export function geoJson(pieces: readonly Piece[]) {
  const byCode = Map.groupBy(pieces, ({ area }) => area.code)
  const features = [...byCode].map(([code, parts]) => ({
    type: 'Feature',
    id: code,
    properties: { ma: code, ten: (parts[0]?.area.name ?? '').normalize('NFC') },
    geometry: { type: 'MultiPolygon', coordinates: parts.flatMap(coordinates) },
  }))
  return { type: 'FeatureCollection', features }
}
