import type { Shape } from './map-draw.ts'
import { contains, type Point } from './map-lines.ts'

export type TileGrid = { size: number; places: Map<string, Point[]> }

const largest = 64
const smallest = 5

/** so many of all squares may lie over the edge of an area too small for them */
const overflow = 0.05

/**
 * Places of `count` equal squares within each area, packed round its middle; one size for the whole map,
 * the largest at which nearly all fit. Where an area is too small, its squares stand in a block on it.
 */
export function placeTiles(shapes: Shape[], counts: Map<string, number>): TileGrid {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  for (let size = largest; size > smallest; size -= 1) {
    const places = placesAt(shapes, counts, size)
    const over = shapes.filter((shape) => (places.get(shape.code)?.length ?? 0) < (counts.get(shape.code) ?? 0))
    if (over.reduce((sum, shape) => sum + (counts.get(shape.code) ?? 0), 0) > total * overflow) continue
    // a little smaller than what just fits, so that names find room
    const roomy = Math.max(smallest, size * 0.88)
    return { size: roomy, places: blocked(over, counts, placesAt(shapes, counts, roomy), roomy) }
  }
  return { size: smallest, places: blocked(shapes, counts, new Map(), smallest) }
}

/** Squares in a block around the middle of each of these areas. */
function blocked(shapes: Shape[], counts: Map<string, number>, places: Map<string, Point[]>, size: number): Map<string, Point[]> {
  for (const { code, centre } of shapes) {
    const count = counts.get(code) ?? 0
    const wide = Math.ceil(Math.sqrt(count))
    const [x, y] = [centre[0] - (wide * size) / 2, centre[1] - (Math.ceil(count / wide) * size) / 2]
    places.set(
      code,
      Array.from({ length: count }, (_, i) => [x + (i % wide) * size, y + Math.floor(i / wide) * size] as const),
    )
  }
  return places
}

function placesAt(shapes: Shape[], counts: Map<string, number>, size: number): Map<string, Point[]> {
  return new Map(shapes.map((shape) => [shape.code, packed(shape, counts.get(shape.code) ?? 0, size)]))
}

/** The `count` cells of a grid that lie wholly inside, nearest to the middle, in reading order. */
function packed(shape: Shape, count: number, size: number): Point[] {
  if (count === 0) return []
  const outer = shape.rings[0] ?? []
  const xs = outer.map(([x]) => x)
  const ys = outer.map(([, y]) => y)
  const cells: Point[] = []
  for (let y = Math.min(...ys); y < Math.max(...ys); y += size)
    for (let x = Math.min(...xs); x < Math.max(...xs); x += size)
      if (corners(x, y, size).every((corner) => contains(shape.rings, corner))) cells.push([x, y])
  const [cx, cy] = heart(cells, shape.centre, size)
  const away = ([x, y]: Point) => (x + size / 2 - cx) ** 2 + (y + size / 2 - cy) ** 2
  return cells
    .sort((a, b) => away(a) - away(b))
    .slice(0, count)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
}

/** Middle of the cells: lies nearer to where there is room than the area's own centroid does. */
function heart(cells: Point[], otherwise: Point, size: number): Point {
  if (cells.length === 0) return otherwise
  const sum = cells.reduce(([x, y], cell) => [x + cell[0] + size / 2, y + cell[1] + size / 2] as const, [0, 0] as Point)
  return [sum[0] / cells.length, sum[1] / cells.length]
}

const corners = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x, y + size],
  [x + size, y + size],
]
