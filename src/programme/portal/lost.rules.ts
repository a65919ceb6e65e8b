import { tidy } from '../../platform/text/fold.ts'

/** letters of an address that are looked for */
const longest = 60

/**
 * What somebody may have meant by an address that names nothing: the words of its last part, without the number that ends an article's;
 * a code as it is. Empty where there is nothing to look for.
 */
export function wordsOfPath(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? ''
  const text = URL.canParse(`https://a/${last}`) ? decodeURIComponent(last) : last
  const words = tidy(text.replace(/\.[a-z]{2,5}$/i, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')).slice(0, longest)
  if (/^\d+$/.test(words)) return words
  const named = words.replace(/ \d+$/, '')
  return named.length < 2 ? '' : named
}
