import { fold } from './fold.ts'

/** A stretch of a text, and whether it is what somebody looked for. */
export type Piece = { text: string; isSought: boolean }

type Word = { from: number; to: number; folded: string }

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({ from: index, to: index + word.length, folded: fold(word) }))

/** Where the words of folded readings stand one after the other; where no reading does so, each of their words alone. */
function stretches(text: string, readings: readonly string[]): { from: number; to: number }[] {
  const words = wordsIn(text)
  const sought = readings.filter((reading) => reading !== '').map((reading) => reading.split(' '))
  const found: { from: number; to: number }[] = []
  for (let at = 0; at < words.length; at++) {
    const length = Math.max(
      0,
      ...sought.filter((one) => one.every((word, nth) => words[at + nth]?.folded === word)).map((one) => one.length),
    )
    if (length === 0) continue
    found.push({ from: (words[at] as Word).from, to: (words[at + length - 1] as Word).to })
    at += length - 1
  }
  if (found.length > 0) return found
  const single = new Set(sought.flat())
  return words.filter(({ folded }) => single.has(folded))
}

/** A text in pieces, those that are sought told apart; marks of letters do not count: «Hòa Bình» has `hoa binh` in it. */
export function marked(text: string, readings: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of stretches(text, readings)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isSought: false })
    pieces.push({ text: text.slice(from, to), isSought: true })
    at = to
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isSought: false })
  return pieces
}

/** A stretch of a long text around what is sought, cut between words; «…» stands where something is left out. `length`: letters, about. */
export function excerpt(text: string, readings: readonly string[], length = 220): string {
  if (text.length <= length) return text
  const [first] = stretches(text, readings)
  const from = first === undefined || first.to <= length ? 0 : text.indexOf(' ', Math.max(0, first.from - length / 3)) + 1
  const end = text.lastIndexOf(' ', from + length)
  const to = from + length >= text.length ? text.length : end > from ? end : from + length
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`
}
