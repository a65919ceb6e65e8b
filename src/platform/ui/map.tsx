import type { ReactNode } from 'react'
import styles from './map.module.css'
import type { Drawing, Shape } from './map-draw.ts'
import { placeTiles, type TileGrid } from './map-tiles.ts'

/** How an area is filled: a class of five, `none` = no data (hatched), `out` = does not count here. */
export type Fill = 'band1' | 'band2' | 'band3' | 'band4' | 'band5' | 'none' | 'out'
export type Paint = { fill: Fill; title: string; href: string | null }
/** A square inside an area, where the unit that it stands for has no boundary of its own. `marked`: carries a dot. */
export type Tile = Paint & { marked: boolean }

type Props = {
  /** what the map shows, for readers of the page by ear */
  name: string
  drawing: Drawing
  paint: (code: string) => Paint
  /** squares by area code; the areas are then drawn empty */
  tiles?: Map<string, Tile[]>
  /** names written on the areas */
  labels?: Map<string, string>
}

/** A map as SVG of the server: areas are links, far islands stand in lettered boxes, nothing needs a script. */
export function MapView({ name, drawing, paint, tiles, labels }: Props) {
  return (
    <figure aria-label={name}>
      <svg className={styles.map} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        <title>{name}</title>
        <Hatch />
        <g className={styles.areas}>
          {drawing.shapes.map((shape) => (
            <AreaLink key={shape.code + shape.path.slice(0, 12)} shape={shape} paint={paint(shape.code)} hollow={tiles !== undefined} />
          ))}
        </g>
        {tiles ? <Tiles drawing={drawing} tiles={tiles} labels={labels} /> : null}
        {labels && !tiles
          ? drawing.shapes.map((shape) => <Label key={shape.code} at={shape.centre} text={labels.get(shape.code)} />)
          : null}
        {drawing.insets.map((inset) => (
          <g key={inset.label}>
            <rect className={styles.box} x={inset.x} y={inset.y} width={inset.width} height={inset.height} />
            <Lettering x={inset.x + inset.width / 2} y={inset.y} text={inset.label} />
            <g className={styles.islands}>
              {inset.shapes.map((shape) => (
                <AreaLink key={shape.code} shape={shape} paint={paint(shape.code)} hollow={false} />
              ))}
            </g>
          </g>
        ))}
      </svg>
    </figure>
  )
}

/** The pattern of «không có dữ liệu», once a map. */
export function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.hatchGround} width="7" height="7" />
        <path className={styles.hatchLine} d="M0 0v7" />
      </pattern>
    </defs>
  )
}

function AreaLink({ shape, paint, hollow }: { shape: Shape; paint: Paint; hollow: boolean }) {
  const area = (
    <path className={hollow ? styles.hollow : styles[paint.fill]} d={shape.path}>
      <title>{paint.title}</title>
    </path>
  )
  return paint.href ? (
    <a href={paint.href} aria-label={paint.title}>
      {area}
    </a>
  ) : (
    area
  )
}

/** Two lines: the name, and in brackets where it belongs. */
function Lettering({ x, y, text }: { x: number; y: number; text: string }) {
  const cut = text.indexOf('(')
  return (
    <text className={styles.lettering} textAnchor="middle">
      <tspan x={x} y={y + 28}>
        {text.slice(0, cut)}
      </tspan>
      <tspan x={x} y={y + 56}>
        {text.slice(cut)}
      </tspan>
    </text>
  )
}

function Tiles({ drawing, tiles, labels }: { drawing: Drawing; tiles: Map<string, Tile[]>; labels?: Map<string, string> }) {
  const grid = placeTiles(drawing.shapes, new Map([...tiles].map(([code, list]) => [code, list.length])))
  const side = round(grid.size - Math.max(1.5, grid.size * 0.12))
  return (
    <>
      <g className={styles.tiles}>
        {drawing.shapes.flatMap((shape) =>
          (tiles.get(shape.code) ?? []).map((tile, i) => {
            const [x = 0, y = 0] = grid.places.get(shape.code)?.[i] ?? []
            return <TileLink key={tile.href ?? tile.title} tile={tile} x={x} y={y} side={side} />
          }),
        )}
      </g>
      {labels ? drawing.shapes.map((shape) => <Label key={shape.code} at={labelAt(shape, grid)} text={labels.get(shape.code)} />) : null}
    </>
  )
}

/** Over the squares of an area; on its middle where it has none. */
function labelAt(shape: Shape, { places, size }: TileGrid): readonly [number, number] {
  const own = places.get(shape.code) ?? []
  if (own.length === 0) return shape.centre
  const middle = own.reduce((sum, [x]) => sum + x, 0) / own.length + size / 2
  return [middle, Math.min(...own.map(([, y]) => y)) - 8]
}

/** Reached by pointer only: the table beside the map holds the same links for the keyboard. */
function TileLink({ tile, x, y, side }: { tile: Tile; x: number; y: number; side: number }) {
  const square = (
    <>
      <rect className={styles[tile.fill]} x={round(x)} y={round(y)} width={side} height={side}>
        <title>{tile.title}</title>
      </rect>
      {tile.marked ? (
        <circle className={styles[`on-${tile.fill}`]} cx={round(x + side / 2)} cy={round(y + side / 2)} r={round(side / 5)} />
      ) : null}
    </>
  )
  return tile.href ? (
    <a href={tile.href} tabIndex={-1} aria-label={tile.title}>
      {square}
    </a>
  ) : (
    square
  )
}

const round = (value: number) => Math.round(value * 10) / 10

function Label({ at, text }: { at: readonly [number, number]; text: string | undefined }) {
  if (!text) return null
  return (
    <text className={styles.label} x={round(at[0])} y={round(at[1])} textAnchor="middle">
      {text}
    </text>
  )
}

export type LegendItem = { fill: Fill; text: ReactNode; marked?: boolean }

/** The classes of a map with their words and counts. */
export function MapLegend({ title, items }: { title: string; items: LegendItem[] }) {
  return (
    <div className={styles.legend}>
      <p>{title}</p>
      <ul>
        {items.map((item) => (
          <li key={`${item.fill}${item.marked ?? ''}`}>
            <svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">
              <rect className={styles[item.fill]} x=".5" y=".5" width="21" height="15" />
              {item.marked ? <circle className={styles[`on-${item.fill}`]} cx="11" cy="8" r="3.4" /> : null}
            </svg>
            <span>{item.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
