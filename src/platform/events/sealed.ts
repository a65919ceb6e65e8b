/**
 * SHA-256 cut in two: its state after the first blocks, and the last bytes. Whoever has both can finish the hash, and so can check that it
 * ends on given words, without learning what stands before them. node:crypto does not give the state away.
 */

const constants = primesTo(64).map((prime) => fraction(Math.cbrt(prime)))
const beginning = primesTo(8).map((prime) => fraction(Math.sqrt(prime)))

function primesTo(count: number): number[] {
  const found: number[] = []
  for (let at = 2; found.length < count; at++) if (found.every((prime) => at % prime !== 0)) found.push(at)
  return found
}

/** The first 32 bits behind the point. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function compress(state: number[], block: DataView): number[] {
  const words = Array.from({ length: 16 }, (_, at) => block.getInt32(at * 4))
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15] as number, words[at - 2] as number]
    const [low, high] = [turned(early, 7) ^ turned(early, 18) ^ (early >>> 3), turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)]
    words.push(((words[at - 16] as number) + low + (words[at - 7] as number) + high) | 0)
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const mixed = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
    const one = (h + mixed + (constants[at] as number) + (words[at] as number)) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + (state[at] as number)) | 0)
}

const hexOf = (state: number[]) => state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')

export type Sealed = {
  /** hexadecimal, after the whole blocks */
  state: string
  /** of the whole text, in bytes */
  length: number
  /** base64: the bytes after those blocks, at least `shown` of them */
  rest: string
}

/** The hash of a text as state and rest: of the text, only its last `shown` bytes (and at most 63 before them) are given away. */
export function sealText(text: string, shown: number): Sealed {
  const bytes = Buffer.from(text, 'utf8')
  const blocks = Math.max(0, Math.floor((bytes.length - shown) / 64))
  let state = beginning
  for (let at = 0; at < blocks; at++) state = compress(state, new DataView(bytes.buffer, bytes.byteOffset + at * 64, 64))
  return { state: hexOf(state), length: bytes.length, rest: bytes.subarray(blocks * 64).toString('base64') }
}

/** The hash of the whole text, from its state and rest. */
export function finish({ state, length, rest }: Sealed): string {
  const bytes = Buffer.from(rest, 'base64')
  const padded = Buffer.alloc(Math.ceil((bytes.length + 9) / 64) * 64)
  bytes.copy(padded)
  padded[bytes.length] = 0x80
  padded.writeBigUInt64BE(BigInt(length) * 8n, padded.length - 8)
  let words = (state.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 16) | 0)
  for (let at = 0; at < padded.length; at += 64) words = compress(words, new DataView(padded.buffer, padded.byteOffset + at, 64))
  return hexOf(words)
}
