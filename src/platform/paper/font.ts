import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Font, openSync } from 'fontkit'

/** Faces of Tinos, whose letters are as wide as those of Times New Roman. */
export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic'
const names: Record<Face, string> = { regular: '400Regular', bold: '700Bold', italic: '400Regular_Italic', boldItalic: '700Bold_Italic' }

export const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))

/** Where a face stands. */
export const fileOf = (face: Face): string => join(fontFolder, names[face], `Tinos_${names[face]}.ttf`)

function readFont(face: Face): Font {
  const font = openSync(fileOf(face))
  if (font.type !== 'TTF') throw new Error(`${fileOf(face)} holds no single TrueType font`)
  return font
}

const kept = new Map<Face, Font>()

/** A face, read once. */
function fontOf(face: Face): Font {
  const found = kept.get(face) ?? readFont(face)
  kept.set(face, found)
  return found
}

/** Width of a text in points, set in this face and size, without kerning, as Word sets it. */
export function widthOf(text: string, face: Face, size: number): number {
  const font = fontOf(face)
  let units = 0
  for (const character of text) units += font.glyphForCodePoint(character.codePointAt(0) as number).advanceWidth
  return (units / font.unitsPerEm) * size
}

/** Characters of a text that this face cannot draw, each once. */
export const missingGlyphs = (text: string, face: Face): string[] => [
  ...new Set([...text.normalize('NFC')].filter((character) => !fontOf(face).hasGlyphForCodePoint(character.codePointAt(0) as number))),
]

/** What stands in for a character that the font cannot draw: a hollow box, seen by whoever reads the page. */
const standIn = '□'

/** The text with characters that no face can draw replaced, because PDF/A refuses them. */
export const drawable = (text: string): string =>
  [...text].map((character) => (fontOf('regular').hasGlyphForCodePoint(character.codePointAt(0) as number) ? character : standIn)).join('')
