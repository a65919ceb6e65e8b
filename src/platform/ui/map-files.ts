import { readFile } from 'node:fs/promises'
import type { Topology } from 'topojson-specification'
import { day, type LocalDate } from '../base/local-date.ts'
import { type Drawing, draw } from './map-draw.ts'
import { type Area, type Piece, piecesOf } from './map-lines.ts'
import { archipelagos } from './map-vietnam.ts'

/** From this day there are boundaries of communes; before it only approximate ones of districts. */
export const communesDrawnSince = '2025-07-01'

const size = { width: 720, insets: archipelagos }
/** drawings are a few dozen kilobytes each, and boundaries never change while the server runs */
const kept = new Map<string, Promise<Drawing>>()

function keep(key: string, make: () => Promise<Drawing>): Promise<Drawing> {
  const known = kept.get(key)
  if (known) return known
  const made = make()
  kept.set(key, made)
  // a failed reading is tried again the next time
  made.catch(() => kept.delete(key))
  return made
}

const topology = async (file: string) => JSON.parse(await readFile(`country/${file}.topojson`, 'utf8')) as Topology

/** The country by the provinces of a day. */
export function countryDrawing(mapOf: string): Promise<Drawing> {
  const file = mapOf < communesDrawnSince ? 'provinces_63' : 'provinces_34'
  return keep(file, async () => draw(await topology(file), { ...size, maxHeight: 960 }))
}

/** A province from 2025-07-01 by its communes; undefined where there is no boundary of that code. */
export async function communesDrawing(province: string): Promise<Drawing | undefined> {
  if (!/^\d{2}$/.test(province)) return undefined
  const file = `communes_${province}`
  return keep(file, async () => draw(await topology(file), { ...size, maxHeight: 720 })).catch(absent)
}

/** A province before 2025-07-01 by its districts, or one of these alone; undefined where none has a boundary. */
export async function districtsDrawing(province: string, district: string | null): Promise<Drawing | undefined> {
  const pick = (area: Area) => area.p63 === province && (district === null || area.code === district)
  const drawing = await keep(`districts_${province}_${district ?? ''}`, async () => {
    const file = await topology('districts_2025_derived')
    return draw(file, { ...size, maxHeight: district === null ? 720 : 480, pick, rings: true })
  }).catch(absent)
  return drawing && drawing.shapes.length + drawing.insets.length > 0 ? drawing : undefined
}

/** The day whose lines a file has. */
const drawnOn = { now: day(communesDrawnSince), before: day('2025-06-30') }

/**
 * The areas of a level that the map of a day draws, with their rings in degrees, and the day whose lines they are; undefined where there are
 * none: communes only since 2025-07-01, districts (approximate) only before.
 */
export async function areasOn(
  level: 'province' | 'district' | 'commune',
  mapOf: LocalDate,
  province: string | null,
): Promise<{ pieces: Piece[]; on: LocalDate } | undefined> {
  const isNow = mapOf >= communesDrawnSince
  if (level !== 'province' && (province === null || isNow === (level === 'district'))) return undefined
  const name = { province: isNow ? 'provinces_34' : 'provinces_63', district: 'districts_2025_derived', commune: `communes_${province}` }[
    level
  ]
  const file = await topology(name).catch(absent)
  const pick = (area: Area) => level !== 'district' || area.p63 === province
  return file && { pieces: piecesOf(file, pick), on: isNow ? drawnOn.now : drawnOn.before }
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
