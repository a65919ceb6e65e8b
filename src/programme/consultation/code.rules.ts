import { createHmac } from 'node:crypto'

/** Capital letters and digits that are not taken for one another; as many as a prime number, for the check sign. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const signs = 9

const rankOf = (sign: string) => alphabet.indexOf(sign)

/** Each place has a weight of its own, so one wrong sign and two that changed places are both found. */
const checkSign = (body: string): string =>
  alphabet[[...body].reduce((sum, sign, at) => sum + (at + 2) * rankOf(sign), 0) % alphabet.length] ?? ''

/** A code of nine signs and a check sign (44 bits), out of 16 random bytes. */
export function codeFrom(random: Uint8Array): string {
  let rest = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let body = ''
  for (let at = 0; at < signs; at++) {
    body += alphabet[Number(rest % BigInt(alphabet.length))]
    rest /= BigInt(alphabet.length)
  }
  return body + checkSign(body)
}

/** A code as people copy it from paper: any case, with spaces and strokes; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-–.]/gu, '')
  if (code.length !== signs + 1 || [...code].some((sign) => rankOf(sign) < 0)) return null
  return checkSign(code.slice(0, signs)) === code[signs] ? code : null
}

/** As it is printed: two groups of five. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

export type CodePurpose = 'survey' | 'opinion' | 'difficulty'

/** What is kept of a code: keyed, so that whoever reads the database cannot try out all codes. */
export const codeHash = (secret: string, purpose: CodePurpose, code: string): string =>
  createHmac('sha256', secret).update(`${purpose} ${code}`).digest('hex')
