import type { Characters } from './characters.rules.ts'
import type { Token } from './types.ts'

/** One sentence: its tokens, and its text in canonical form with placeholders, on which rules are written. */
export type Sentence = {
  text: string
  start: number
  end: number
  tokens: Token[]
  /** `#4#` number, `@4@` fraction, `~4~` range, `§` year, `^` date, `¶` document number; the digits are the token's index */
  canonical: string
  /** where each token begins in `canonical` */
  at: number[]
  /** a new line, a new sentence, or a further part of one (after a semicolon) */
  opens: 'paragraph' | 'sentence' | 'part'
}

const placeholder = (token: Token, index: number): string => {
  if (token.type === 'number') return `#${index}#`
  if (token.type === 'fraction') return `@${index}@`
  if (token.type === 'range') return `~${index}~`
  if (token.type === 'year') return '§'
  if (token.type === 'date') return '^'
  if (token.type === 'document') return '¶'
  return token.text
}

const closing = new Set(['.', ';', '!', '?', '•'])

/** A «sentence» of more tokens is a list without punctuation: cut, so that time grows with the text and not with its square. */
const longest = 200

/** A full stop ends a sentence unless it stands inside an abbreviation («TP. Hồ Chí Minh», «tr. đồng»). */
function ends(tokens: Token[], i: number, text: Characters): boolean {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  if (!next) return true
  const gap = text.slice(token.end, next.start)
  if (gap.includes('\n')) return true
  if (token.type !== 'mark' || !closing.has(token.text)) return false
  if (token.text !== '.') return true
  const previous = tokens[i - 1]?.text ?? ''
  if (previous.length <= 2 && /^\p{L}+$/u.test(previous)) return false
  return gap.length > 0
}

/** Splits a text into sentences; line ends and semicolons end one too, because reports are written in items. */
export function sentences(text: Characters, tokens: Token[]): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!ends(tokens, i, text) && i < tokens.length - 1 && i - from < longest) continue
    const own = tokens.slice(from, i + 1)
    const [first, last] = [own[0], own.at(-1)]
    if (first && last) {
      const before = tokens[from - 1]
      const line = !before || text.slice(before.end, first.start).includes('\n')
      found.push({
        ...compose(own, text.slice(first.start, last.end), first.start, last.end),
        opens: line ? 'paragraph' : before?.text === ';' ? 'part' : 'sentence',
      })
    }
    from = i + 1
  }
  return found
}

function compose(own: Token[], text: string, start: number, end: number): Omit<Sentence, 'opens'> {
  let canonical = ''
  const at: number[] = []
  own.forEach((token, index) => {
    if (canonical) canonical += ' '
    at.push(canonical.length)
    canonical += placeholder(token, index)
  })
  return { text, start, end, tokens: own, canonical, at }
}
