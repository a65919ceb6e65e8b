import type { Sought } from '../base/found.ts'
import { fold, tidy } from './fold.ts'

/** letters of a question that are read; no title is longer */
export const longestSought = 150

const tones = '\u0300\u0301\u0303\u0309\u0323'
const toneFirst = new RegExp(`(^|[^q])(o|u)([${tones}])(a|e|y)$`, 'u')
const toneLast = new RegExp(`(^|[^q])(o|u)(a|e|y)([${tones}])$`, 'u')

/** The text with the tone of «oa», «oe», «uy» on either letter, as both ways are in official use: «hòa», «hoà». */
export function lettersOf(text: string): string[] {
  const small = text.toLowerCase()
  const written = (one: (word: string) => string) =>
    small
      .split(' ')
      .map((word) => one(word.normalize('NFD')).normalize('NFC'))
      .join(' ')
  return [
    ...new Set([small, written((word) => word.replace(toneFirst, '$1$2$4$3')), written((word) => word.replace(toneLast, '$1$2$4$3'))]),
  ]
}

/**
 * What somebody looks for; null where nothing was typed that has a letter or a digit. Signs of no letter, and what is too long, are left out.
 * `readingsOf`: the ways in which a folded text may be read, itself first.
 */
export function soughtIn(typed: string, readingsOf = (folded: string): string[] => [folded]): Sought | null {
  const text = tidy(
    typed
      .slice(0, 20 * longestSought)
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/[ÐĐ]/g, 'Đ'),
  )
    .slice(0, longestSought)
    .trim()
  const folded = fold(text)
  return folded === '' ? null : { text, letters: lettersOf(text), readings: readingsOf(folded), together: true }
}
