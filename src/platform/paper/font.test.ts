import { create, type Font, openSync } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { drawable, type Face, fileOf, missingGlyphs, widthOf } from './font.ts'
import { embeddable } from './subset.ts'

const faces: Face[] = ['regular', 'bold', 'italic', 'boldItalic']

/** All letters of Vietnamese with their tones, small and capital: 12 vowels in 6 tones, and the consonants. */
const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const small = [...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))), ...'bcdđfghjklmnpqrstvwxz']
const letters = [...small, ...small.map((letter) => letter.toLocaleUpperCase('vi'))].join('')
const signs = '0123456789.,;:!?()[]/%-–—…«»“”‘’"\'°²³×±≤≥→•₫@&+=<>*#$□'

describe.each(faces)('Tinos %s', (face) => {
  test('draws every letter of Vietnamese and every sign of documents', () => {
    expect(letters).toHaveLength(2 * (72 + 21))
    expect(missingGlyphs(letters + signs, face)).toEqual([])
  })

  test('is embedded with all of them, each drawn by the same outline as before', async () => {
    const bytes = await embeddable(face)
    const [own, whole] = [create(bytes) as Font, openSync(fileOf(face)) as Font]
    const outline = (font: Font, letter: string) => font.glyphForCodePoint(letter.codePointAt(0) as number).path.toSVG()
    expect([...letters].filter((letter) => outline(own, letter) === '' || outline(own, letter) !== outline(whole, letter))).toEqual([])
    expect(bytes.length).toBeLessThan(200_000)
  })
})

test('letters that no face has are noticed, and a hollow box stands in', () => {
  expect(missingGlyphs('Xã 村 😀 村', 'regular')).toEqual(['村', '😀'])
  expect(drawable('Xã 村 😀')).toBe('Xã □ □')
  expect(missingGlyphs('Điện Biên'.normalize('NFD'), 'bold')).toEqual([])
})

test('widths are those of Times New Roman, as measured on the forms of the decree', () => {
  const millimetres = (text: string, face: Face, size: number) => (widthOf(text, face, size) * 25.4) / 72
  expect(millimetres('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'bold', 12)).toBeCloseTo(88.3, 1)
  expect(millimetres('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'bold', 13)).toBeCloseTo(95.7, 1)
  expect(millimetres('VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI', 'bold', 12)).toBeCloseTo(86.5, 1)
})
