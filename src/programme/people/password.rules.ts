import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Settings } from './settings.rules.ts'
import type { Held } from './types.ts'

/** TCVN 14423:2026: 8 characters beside a second factor, 14 of four classes without one. */
export const shortest = { withSecondFactor: 8, alone: 14 }
const longest = 128

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]

/** Whether a password is good enough for its account; the refusal says what it lacks. */
export function checkPassword(password: string, about: { secondFactor: boolean; login: string }): Result<string> {
  const no = (code: string, text: string): Result<never> => refused({ code: `password.${code}`, text } satisfies Refusal)
  const text = password.normalize('NFC')
  const least = about.secondFactor ? shortest.withSecondFactor : shortest.alone
  const length = [...text].length
  if (length < least) return no('short', `Mật khẩu có ${length} ký tự; cần từ ${least} ký tự. Một câu dài dễ nhớ là cách tốt.`)
  if (length > longest) return no('long', `Mật khẩu có ${length} ký tự; nhiều nhất ${longest}.`)
  if (!about.secondFactor && !classes.every((one) => one.test(text)))
    return no('plain', 'Mật khẩu cần đủ bốn loại: chữ thường, chữ hoa, chữ số và dấu câu hoặc dấu cách.')
  const name = fold(about.login.split('@')[0] ?? '').replaceAll(' ', '')
  if (name.length > 3 && fold(text).replaceAll(' ', '').includes(name))
    return no('login', 'Mật khẩu chứa tên đăng nhập. Chọn mật khẩu khác.')
  if (new Set(text).size < 5) return no('repeats', 'Mật khẩu lặp lại vài ký tự. Chọn mật khẩu khác.')
  return done(text)
}

/** Whether a password has been used longer than an administrator may; one of unknown age is not judged, 0 days means any age will do. */
export function isPasswordOld(
  setAt: Date | null,
  held: Pick<Held, 'role'>[],
  { administratorPasswordDays: days }: Pick<Settings, 'administratorPasswordDays'>,
  now: Date,
): boolean {
  if (setAt === null || days === 0 || !held.some(({ role }) => role === 'administrator')) return false
  return now.getTime() - setAt.getTime() > days * 86_400_000
}

const alphabet = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const

/** A password to hand over once, from random bytes: four groups without letters that look alike, all four classes in it. */
export function temporaryPassword(bytes: Uint8Array): string {
  const all = alphabet.join('')
  const letters = Array.from({ length: 16 }, (_, at) => {
    const from = at < 3 ? (alphabet[at] as string) : all
    return from[(bytes[at] ?? 0) % from.length] as string
  })
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}
