/** A text addressed by code points. Vietnamese has one UTF-16 unit a letter, so mostly both counts agree and nothing is copied. */
export type Characters = { text: string; length: number; slice: (start: number, end?: number) => string }

const outsidePlane = /[\ud800-\udfff]/

export function characters(text: string): Characters {
  if (!outsidePlane.test(text)) return { text, length: text.length, slice: (start, end) => text.slice(start, end) }
  const points = [...text]
  return { text, length: points.length, slice: (start, end) => points.slice(start, end).join('') }
}
