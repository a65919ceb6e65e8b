import { type Face, fontOf, tablesOf } from './font.ts'

/**
 * What a Word file carries of Tinos: all letters that Vietnamese documents are written with, so an officer without Times New Roman can go on
 * writing, at a tenth of the size. Glyphs keep their numbers; the outlines of all others are empty.
 */
const ranges: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x1a0, 0x1b0],
  [0x300, 0x309],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ab, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x221e],
  [0x2248, 0x2265],
  [0x25a0, 0x25cf],
]

const keptTables = ['OS/2', 'cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post', 'prep']

/** Glyphs that a glyph is put together from. */
function partsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    more = (flags & 0x20) !== 0
  }
  return parts
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])

/** The outlines that stay, and where each begins. */
function outlinesOf(face: Face): { glyf: Buffer; loca: Buffer } {
  const font = fontOf(face)
  const tables = tablesOf(font.file)
  const [glyf, loca, head] = ['glyf', 'loca', 'head'].map((name) => tables.get(name)) as [Buffer, Buffer, Buffer]
  const long = head.readInt16BE(50) === 1
  const offset = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph))
  const count = loca.length / (long ? 4 : 2) - 1
  const outline = (glyph: number) => glyf.subarray(offset(glyph), offset(glyph + 1))
  const kept = new Set<number>([0])
  const keep = (glyph: number): void => {
    if (kept.has(glyph)) return
    kept.add(glyph)
    partsOf(outline(glyph)).forEach(keep)
  }
  for (const [first, last] of ranges) for (let code = first; code <= last; code++) keep(font.glyphOf(code))
  const places = Buffer.alloc(4 * (count + 1))
  const outlines: Buffer[] = []
  let at = 0
  for (let glyph = 0; glyph < count; glyph++) {
    places.writeUInt32BE(at, 4 * glyph)
    if (!kept.has(glyph)) continue
    const bytes = padded(outline(glyph))
    outlines.push(bytes)
    at += bytes.length
  }
  places.writeUInt32BE(at, 4 * count)
  return { glyf: Buffer.concat(outlines), loca: places }
}

/** The characters that stay, as the map of format 4: a stretch of characters whose glyphs follow one another is one segment. */
function charactersOf(face: Face): Buffer {
  const font = fontOf(face)
  const segments: { first: number; last: number; delta: number }[] = []
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) {
      const glyph = font.glyphOf(code)
      const before = segments.at(-1)
      if (glyph === 0) continue
      if (before?.last === code - 1 && before.delta === glyph - code) before.last = code
      else segments.push({ first: code, last: code, delta: glyph - code })
    }
  segments.push({ first: 0xffff, last: 0xffff, delta: 1 })
  const [count, power] = [segments.length, 2 ** Math.floor(Math.log2(segments.length))]
  const lasts = segments.map(({ last }) => last)
  const firsts = segments.map(({ first }) => first)
  const deltas = segments.map(({ delta }) => delta & 0xffff)
  const length = 16 + 8 * count
  const map = [
    4,
    length,
    0,
    2 * count,
    2 * power,
    Math.log2(power),
    2 * (count - power),
    ...lasts,
    0,
    ...firsts,
    ...deltas,
    ...segments.map(() => 0),
  ]
  // one map, for Windows and Unicode
  const words = [0, 1, 3, 1, 0, 12, ...map]
  const table = Buffer.alloc(2 * words.length)
  for (const [at, word] of words.entries()) table.writeUInt16BE(word, 2 * at)
  return table
}

function written(tables: readonly [string, Buffer][]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const header = Buffer.alloc(12 + 16 * tables.length)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(tables.length, 4)
  header.writeUInt16BE(16 * power, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE(16 * (tables.length - power), 10)
  let at = header.length
  const bodies = tables.map(([name, table], place) => {
    const body = padded(table)
    header.write(name, 12 + 16 * place, 'latin1')
    header.writeUInt32BE(checksum(body), 16 + 16 * place)
    header.writeUInt32BE(at, 20 + 16 * place)
    header.writeUInt32BE(table.length, 24 + 16 * place)
    at += body.length
    return body
  })
  return Buffer.concat([header, ...bodies])
}

function subset(face: Face): Buffer {
  const tables = tablesOf(fontOf(face).file)
  const { glyf, loca } = outlinesOf(face)
  const cmap = charactersOf(face)
  const head = Buffer.from(tables.get('head') as Buffer)
  // the places of outlines are long ones; the sum of the whole file is set when it is whole
  head.writeInt16BE(1, 50)
  head.writeUInt32BE(0, 8)
  const parts = keptTables.flatMap((name): [string, Buffer][] => {
    const table = { glyf, loca, head, cmap }[name.trim()] ?? tables.get(name)
    return table ? [[name, table]] : []
  })
  const file = written(parts)
  const at = parts.findIndex(([name]) => name === 'head')
  file.writeUInt32BE((0xb1b0afba - checksum(padded(file))) >>> 0, file.readUInt32BE(20 + 16 * at) + 8)
  return file
}

const kept = new Map<Face, Buffer>()

/** The face as Word files embed it, made once. */
export function embeddable(face: Face): Buffer {
  const found = kept.get(face) ?? subset(face)
  kept.set(face, found)
  return found
}
