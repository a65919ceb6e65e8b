import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Faces of Tinos, whose letters are as wide as those of Times New Roman. */
export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic'
const names: Record<Face, string> = { regular: '400Regular', bold: '700Bold', italic: '400Regular_Italic', boldItalic: '700Bold_Italic' }

export const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))

export type Font = {
  file: Buffer
  /** parts of an em */
  unitsPerEm: number
  glyphOf: (codePoint: number) => number
  advanceOf: (glyph: number) => number
}

/** The tables of a TrueType file by name. */
export function tablesOf(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>()
  for (let at = 0; at < file.readUInt16BE(4); at++) {
    const record = 12 + 16 * at
    const [offset, length] = [file.readUInt32BE(record + 8), file.readUInt32BE(record + 12)]
    tables.set(file.toString('latin1', record, record + 4), file.subarray(offset, offset + length))
  }
  return tables
}

/** Which glyph draws which character: the map of format 4 that every Unicode font carries. */
function charactersOf(cmap: Buffer): Map<number, number> {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(4 + 8 * at + 4))
  const start = starts.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (start === undefined) throw new Error('the font has no map of characters of format 4')
  const count = cmap.readUInt16BE(start + 6) / 2
  const word = (part: number, at: number) => start + 14 + part * 2 * count + (part > 0 ? 2 : 0) + 2 * at
  const glyphs = new Map<number, number>()
  for (let at = 0; at < count; at++) {
    const [last, first] = [cmap.readUInt16BE(word(0, at)), cmap.readUInt16BE(word(1, at))]
    const [delta, range] = [cmap.readUInt16BE(word(2, at)), cmap.readUInt16BE(word(3, at))]
    for (let code = first; code <= last && code < 0xffff; code++) {
      const found = range === 0 ? code : cmap.readUInt16BE(word(3, at) + range + 2 * (code - first))
      if (found !== 0) glyphs.set(code, (found + delta) & 0xffff)
    }
  }
  return glyphs
}

function readFont(face: Face): Font {
  const file = readFileSync(join(fontFolder, names[face], `Tinos_${names[face]}.ttf`))
  const tables = tablesOf(file)
  const table = (name: string): Buffer => {
    const found = tables.get(name)
    if (!found) throw new Error(`the font ${face} has no table ${name}`)
    return found
  }
  const metrics = table('hmtx')
  const measured = table('hhea').readUInt16BE(34)
  const glyphs = charactersOf(table('cmap'))
  return {
    file,
    unitsPerEm: table('head').readUInt16BE(18),
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    advanceOf: (glyph) => metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)),
  }
}

const kept = new Map<Face, Font>()

/** A face, read once. */
export function fontOf(face: Face): Font {
  const found = kept.get(face) ?? readFont(face)
  kept.set(face, found)
  return found
}

/** Width of a text in points, set in this face and size, without kerning, as Word sets it. */
export function widthOf(text: string, face: Face, size: number): number {
  const font = fontOf(face)
  let units = 0
  for (const character of text) units += font.advanceOf(font.glyphOf(character.codePointAt(0) as number))
  return (units / font.unitsPerEm) * size
}

/** Characters of a text that this face cannot draw, each once. */
export const missingGlyphs = (text: string, face: Face): string[] => [
  ...new Set([...text.normalize('NFC')].filter((character) => fontOf(face).glyphOf(character.codePointAt(0) as number) === 0)),
]

/** What stands in for a character that the font cannot draw: a hollow box, seen by whoever reads the page. */
const standIn = '□'

/** The text with characters that no face can draw replaced, because PDF/A refuses them. */
export const drawable = (text: string): string =>
  [...text].map((character) => (fontOf('regular').glyphOf(character.codePointAt(0) as number) === 0 ? standIn : character)).join('')
