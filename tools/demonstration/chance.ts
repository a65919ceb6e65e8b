/**
 * Numbers that look random and never change: each stream is seeded by words (a commune's code and what the number is for),
 * so adding a commune or a file moves no other number.
 */
export function chance(...words: string[]): () => number {
  let state = 2166136261
  for (const char of words.join('|')) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One number around 0 with a spread of about 1 (sum of six uniforms). */
export function bell(...words: string[]): number {
  const next = chance(...words)
  let sum = 0
  for (let i = 0; i < 6; i++) sum += next()
  return (sum - 3) * Math.SQRT2
}
