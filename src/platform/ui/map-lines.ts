import { feature, mergeArcs } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

export type Point = readonly [number, number]
export type Ring = Point[]
export type Area = { code: string; name: string; [property: string]: unknown }
/** An area and the rings of its parts. */
export type Piece = { area: Area; polygons: Ring[][] }

/** The areas of a topology's first object as rings in degrees, of lines thinned to `tolerance` degrees. Lines are thinned once, so neighbours keep fitting. */
export function piecesOf(topology: Topology, pick: (area: Area) => boolean, tolerance = 0): Piece[] {
  const object = Object.values(topology.objects)[0] as GeometryCollection<Area>
  const geometries = object.geometries.filter((geometry) => pick(geometry.properties as Area))
  const arcs = decode(topology).map((arc) => simplify(arc, tolerance).map((point) => [...point]))
  const thinned: Topology = { ...topology, transform: undefined, arcs }
  const { features } = feature(thinned, {
    type: 'GeometryCollection',
    geometries: geometries.map((one) => dissolved(thinned, one)),
  } as GeometryCollection<Area>)
  return features.map(({ properties, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    return { area: properties, polygons: polygons as unknown as Ring[][] }
  })
}

/** An area without the lines between its own parts: some files put areas together from smaller ones. */
function dissolved(topology: Topology, geometry: GeometryCollection<Area>['geometries'][number]): typeof geometry {
  if (geometry.type !== 'MultiPolygon') return geometry
  return { ...mergeArcs(topology, [geometry]), properties: geometry.properties }
}

/** Arcs in degrees: in the file they are whole steps from point to point. */
function decode({ arcs, transform }: Topology): Point[][] {
  if (!transform) return arcs as unknown as Point[][]
  const [kx, ky] = transform.scale
  const [dx, dy] = transform.translate
  return arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map((step) => {
      x += step[0] as number
      y += step[1] as number
      return [x * kx + dx, y * ky + dy] as const
    })
  })
}

/** Points of a line that stay when those nearer than `tolerance` to the chord are dropped (Douglas–Peucker). Both ends stay. */
export function simplify(line: Point[], tolerance: number): Point[] {
  if (tolerance <= 0 || line.length < 3) return line
  const keep = new Uint8Array(line.length)
  keep[0] = 1
  keep[line.length - 1] = 1
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    let [worst, at] = [0, -1]
    for (let i = first + 1; i < last; i += 1) {
      const away = distance(line[i] as Point, line[first] as Point, line[last] as Point)
      if (away > worst) [worst, at] = [away, i]
    }
    if (worst > tolerance) {
      keep[at] = 1
      spans.push([first, at], [at, last])
    }
  }
  return line.filter((_, i) => keep[i] === 1)
}

function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

/** A path of relative steps with one decimal; steps are differences of rounded points, so nothing drifts. */
export function pathOf(polygons: Ring[][]): string {
  let text = ''
  for (const ring of polygons.flat()) {
    const points = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const)
    const [sx, sy] = points[0] ?? [0, 0]
    let [px, py] = [sx, sy]
    const steps: string[] = []
    for (const [x, y] of points.slice(1, -1)) {
      if (x === px && y === py) continue
      steps.push(pair(x - px, y - py))
      ;[px, py] = [x, y]
    }
    // a part smaller than a tenth of a unit still shows: a dot with round caps
    text += `M${pair(sx, sy)}${steps.length > 0 ? `l${steps.join(' ').replaceAll(' -', '-')}` : 'h.1'}z`
  }
  return text
}

const tenth = (value: number) => (value / 10).toString().replace(/^(-?)0\./, '$1.')
const pair = (x: number, y: number) => `${tenth(x)} ${tenth(y)}`.replace(' -', '-')

/** Twice the signed area of a ring. */
export function doubleArea(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [ring[i] as Point, ring[i + 1] as Point]
    sum += x0 * y1 - x1 * y0
  }
  return sum
}

/** Centroid of a ring. */
export function middle(ring: Ring): Point {
  const area = doubleArea(ring)
  if (area === 0) return ring[0] ?? [0, 0]
  let [x, y] = [0, 0]
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [ring[i] as Point, ring[i + 1] as Point]
    const cross = x0 * y1 - x1 * y0
    x += (x0 + x1) * cross
    y += (y0 + y1) * cross
  }
  return [x / (3 * area), y / (3 * area)]
}

/** Whether a point lies in a polygon with holes (even-odd). */
export function contains(rings: Ring[], [x, y]: Point): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[xi, yi], [xj, yj]] = [ring[i] as Point, ring[j] as Point]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    }
  return inside
}
