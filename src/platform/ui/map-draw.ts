import type { Topology } from 'topojson-specification'
import { type Area, doubleArea, middle, type Piece, type Point, pathOf, piecesOf, type Ring } from './map-lines.ts'

/** One area of a drawing, in the units of its viewBox. */
export type Shape = {
  code: string
  name: string
  path: string
  centre: Point
  /** rings of the largest part, for placing tiles; empty where the drawing carries none */
  rings: Ring[]
}

/** A part of the map that lies far out: drawn larger in a box of its own, lettered. */
export type Inset = { label: string; x: number; y: number; width: number; height: number; shapes: Shape[] }

export type Drawing = { width: number; height: number; shapes: Shape[]; insets: Inset[] }

export type InsetRule = { label: string; belongs: (area: Area) => boolean }

type Options = {
  /** width of the viewBox */
  width: number
  /** the main map is not higher than this */
  maxHeight: number
  /** areas that are drawn */
  pick?: (area: Area) => boolean
  insets: InsetRule[]
  /** keep the rings that tiles are placed in */
  rings?: boolean
}

type Place = { x: number; y: number; width: number; maxHeight: number }
type Fit = { project: (point: Point) => Point; height: number; scale: number }

const nothing: Fit = { project: (point) => point, height: 0, scale: 1 }

/** lines are thinned to this many units of the viewBox */
const thinning = 0.9
const margin = 3
/** room for the two lines of an inset's letters */
const letters = 66

/** Draws a topology: equirectangular at its middle latitude, fitted, as paths. Areas of an inset rule go into a lettered box at the right. */
export function draw(topology: Topology, { width, maxHeight, pick = () => true, insets, rings = false }: Options): Drawing {
  const ruleOf = (area: Area) => insets.find((rule) => rule.belongs(area))
  const isMain = (area: Area) => pick(area) && !ruleOf(area)
  const used = insets.filter((rule) => piecesOf(topology, (area) => pick(area) && rule.belongs(area)).length > 0)
  const inner = piecesOf(topology, isMain)
  // a place that is nothing but islands has its box alone
  const column = used.length === 0 ? 0 : inner.length === 0 ? width : Math.round(width * 0.385)
  const frame = inner.length === 0 ? nothing : fitted(inner, { x: 0, y: 0, width: width - column, maxHeight })
  const shapes = inner.length === 0 ? [] : shapesOf(piecesOf(topology, isMain, thinning / frame.scale), frame)
  const boxes = used.map((rule, i) => {
    const y = frame.height * (used.length === 1 ? 0.3 : 0.34 + i * 0.34)
    const pieces = piecesOf(topology, (area) => pick(area) && rule.belongs(area))
    const room = inner.length === 0 ? maxHeight : frame.height * 0.32
    return inset(rule.label, pieces, { x: width - column + 8, y: Math.round(y), width: column - 10, maxHeight: room })
  })
  const height = Math.max(frame.height, ...boxes.map((box) => box.y + box.height + 2))
  return { width, height: Math.ceil(height), shapes: rings ? shapes : shapes.map((shape) => ({ ...shape, rings: [] })), insets: boxes }
}

function inset(label: string, pieces: Piece[], { x, y, width, maxHeight }: Place): Inset {
  const frame = fitted(pieces, { x: x + 14, y: y + letters, width: width - 28, maxHeight: Math.max(80, maxHeight - letters) })
  return {
    label,
    x,
    y,
    width,
    height: Math.ceil(frame.height + letters + 8),
    shapes: shapesOf(pieces, frame).map((shape) => ({ ...shape, rings: [] })),
  }
}

function fitted(pieces: Piece[], { x, y, width, maxHeight }: Place): Fit {
  const points = pieces.flatMap((piece) => piece.polygons.flat(2))
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [lon, lat] of points) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = (east - west) * squeeze
  const scale = Math.min((width - 2 * margin) / wide, (maxHeight - 2 * margin) / (north - south))
  const left = x + (width - wide * scale) / 2
  const project = ([lon, lat]: Point): Point => [left + (lon - west) * squeeze * scale, y + margin + (north - lat) * scale]
  return { project, height: (north - south) * scale + 2 * margin, scale }
}

function shapesOf(pieces: Piece[], { project }: Fit): Shape[] {
  return pieces.map(({ area, polygons }) => {
    const drawn = polygons.map((polygon) => polygon.map((ring) => ring.map(project)))
    const largest = drawn.reduce((best, polygon) => (size(polygon) > size(best) ? polygon : best), drawn[0] ?? [])
    return { code: area.code, name: area.name, path: pathOf(drawn), centre: middle(largest[0] ?? []), rings: largest }
  })
}

const size = (polygon: Ring[]): number => Math.abs(doubleArea(polygon[0] ?? []))
