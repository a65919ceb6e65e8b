import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { type Face, fileOf } from './font.ts'

/**
 * What a Word file carries of Tinos: all letters that Vietnamese documents are written with, so an officer without Times New Roman can go on
 * writing, at a tenth of the size.
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

const letters = ranges
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
  .join('')

const kept = new Map<Face, Promise<Buffer>>()

/** The face as Word files embed it, made once. */
export function embeddable(face: Face): Promise<Buffer> {
  const found = kept.get(face) ?? readFile(fileOf(face)).then((file) => subsetFont(file, letters, { targetFormat: 'truetype' }))
  kept.set(face, found)
  return found
}
