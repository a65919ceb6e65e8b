import { compareVietnamese } from '../../platform/text/collate.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Level, SearchHit } from './types.ts'

/** The five tone marks; the other marks (ă, â, ê, ô, ơ, ư) make letters. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A text with the tone of each syllable moved to its end: «Hoà» and «Hòa», «Thuỷ» and «Thủy» become the same. */
export function tonesLast(text: string): string {
  return tidy(text)
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const marks = word.normalize('NFD')
      return (marks.replace(tones, '') + (marks.match(tones) ?? []).join('')).normalize('NFC')
    })
    .join(' ')
}

/** Every way to read a folded text as a name followed by names of units above it; longer texts than any address have none. */
export function cutsOf(folded: string): { name: string; place: string }[] {
  const words = folded.split(' ')
  if (words.length > 16) return []
  return words.slice(1).map((_, index) => ({ name: words.slice(0, index + 1).join(' '), place: words.slice(index + 1).join(' ') }))
}

const levelRank: Record<Level, number> = { country: 0, province: 1, district: 2, commune: 3, village: 4 }

type Ranked = SearchHit & { rank: number }

/**
 * Orders what the database found: by how much of the name matches; then the very letters typed (diacritics count, place of the
 * tone mark does not); then names of today, higher tiers, Vietnamese order. One hit a unit: its best version.
 */
export function orderHits(found: Ranked[], text: string, limit: number): SearchHit[] {
  const typed = tonesLast(text)
  const sameLetters = (hit: Ranked): number => (tonesLast(hit.name).includes(typed) ? 0 : 1)
  const sorted = found
    .map((hit) => ({ hit, letters: sameLetters(hit) }))
    .sort(
      (a, b) =>
        Math.min(a.hit.rank, 3) - Math.min(b.hit.rank, 3) ||
        a.letters - b.letters ||
        a.hit.rank - b.hit.rank ||
        Number(b.hit.current) - Number(a.hit.current) ||
        levelRank[a.hit.level] - levelRank[b.hit.level] ||
        compareVietnamese(a.hit.shortName, b.hit.shortName) ||
        compareVietnamese(a.hit.provinceName ?? '', b.hit.provinceName ?? '') ||
        (a.hit.code < b.hit.code ? -1 : 1),
    )
  const seen = new Set<number>()
  const hits: SearchHit[] = []
  for (const { hit } of sorted) {
    if (hits.length === limit) break
    if (seen.has(hit.id)) continue
    seen.add(hit.id)
    const { rank: _rank, ...rest } = hit
    hits.push(rest)
  }
  return hits
}
