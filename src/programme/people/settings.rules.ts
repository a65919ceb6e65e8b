import { z } from 'zod'
import { done, type Result, refused } from '../../platform/base/result.ts'

/** Limits of accounts; the defaults are those of TCVN 14423:2026 for level 3 as far as it states one. */
export type Settings = {
  /** signs cookies and encrypts second factors; null: the file `secret` in the data folder */
  secret: string | null
  /** so many proxies stand before the server and each adds an address to X-Forwarded-For; 0: that header counts for nothing */
  proxies: number
  /** failures in a row after which a login is locked, and for how long */
  lockAfter: number
  lockMinutes: number
  /** without a request for so long, a session ends; shorter for administrators */
  idleMinutes: number
  administratorIdleMinutes: number
  /** a session ends after so many hours, however busy */
  sessionHours: number
  /** sign-ins from one address in a minute; an office behind one address shares it */
  signInsPerMinute: number
  /** an account that nobody worked with for so many days is disabled; from so many on it is named to administrators */
  idleDays: number
  idleNoticeDays: number
  /** so many of a person's last passwords are refused when they come again */
  passwordHistory: number
  /** an administrator's password is changed after so many days; 0: never */
  administratorPasswordDays: number
  /** what people may do is looked through every so many months */
  reviewMonths: number
  secondFactor: 'nobody' | 'administrators' | 'everyone'
  /** a token for a program lives at most so many days */
  tokenDays: number
  /** what one token may ask in a minute, and how many wrong ones an address may try */
  tokenCallsPerMinute: number
  wrongTokensPerMinute: number
  /** a province's or the national provider */
  provider: { id: string; name: string; discoveryUrl: string; clientId: string; clientSecret: string } | null
}

const count = (smallest: number, largest: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((value) => value >= smallest && value <= largest)

const shape = {
  NTM_SECRET: z.string().min(32),
  NTM_BEHIND_PROXY: count(0, 5),
  NTM_LOCK_AFTER: count(1, 100),
  NTM_LOCK_MINUTES: count(1, 1440),
  NTM_IDLE_MINUTES: count(1, 720),
  NTM_ADMINISTRATOR_IDLE_MINUTES: count(1, 720),
  NTM_SESSION_HOURS: count(1, 168),
  NTM_SIGN_INS_PER_MINUTE: count(1, 10_000),
  NTM_IDLE_DAYS: count(1, 1000),
  NTM_IDLE_NOTICE_DAYS: count(1, 1000),
  NTM_PASSWORD_HISTORY: count(0, 50),
  NTM_ADMINISTRATOR_PASSWORD_DAYS: count(0, 1000),
  NTM_REVIEW_MONTHS: count(1, 60),
  NTM_SECOND_FACTOR: z.enum(['nobody', 'administrators', 'everyone']),
  NTM_TOKEN_DAYS: count(1, 1825),
  NTM_TOKEN_CALLS_PER_MINUTE: count(1, 60_000),
  NTM_WRONG_TOKENS_PER_MINUTE: count(1, 10_000),
  OIDC_ID: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
  OIDC_NAME: z.string().min(1),
  OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/ }),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
}
type Name = keyof typeof shape

const wanted: Record<Name, string> = {
  NTM_SECRET: 'một chuỗi bí mật từ 32 ký tự',
  NTM_BEHIND_PROXY: 'số proxy đứng trước máy chủ, từ 0 đến 5',
  NTM_LOCK_AFTER: 'số lần sai, từ 1 đến 100',
  NTM_LOCK_MINUTES: 'số phút khóa, từ 1 đến 1440',
  NTM_IDLE_MINUTES: 'số phút, từ 1 đến 720',
  NTM_ADMINISTRATOR_IDLE_MINUTES: 'số phút, từ 1 đến 720',
  NTM_SESSION_HOURS: 'số giờ, từ 1 đến 168',
  NTM_SIGN_INS_PER_MINUTE: 'số lần, từ 1 đến 10000',
  NTM_IDLE_DAYS: 'số ngày, từ 1 đến 1000',
  NTM_IDLE_NOTICE_DAYS: 'số ngày, từ 1 đến 1000',
  NTM_PASSWORD_HISTORY: 'số mật khẩu, từ 0 đến 50',
  NTM_ADMINISTRATOR_PASSWORD_DAYS: 'số ngày, từ 0 (không giới hạn) đến 1000',
  NTM_REVIEW_MONTHS: 'số tháng, từ 1 đến 60',
  NTM_SECOND_FACTOR: 'một trong nobody, administrators, everyone',
  NTM_TOKEN_DAYS: 'số ngày, từ 1 đến 1825',
  NTM_TOKEN_CALLS_PER_MINUTE: 'số lần, từ 1 đến 60000',
  NTM_WRONG_TOKENS_PER_MINUTE: 'số lần, từ 1 đến 10000',
  OIDC_ID: 'tên ngắn không dấu, ví dụ OIDC_ID=tinh',
  OIDC_NAME: 'tên hiện trên nút đăng nhập',
  OIDC_DISCOVERY_URL: 'địa chỉ …/.well-known/openid-configuration',
  OIDC_CLIENT_ID: 'mã ứng dụng do nhà cung cấp danh tính cấp',
  OIDC_CLIENT_SECRET: 'khóa ứng dụng do nhà cung cấp danh tính cấp',
}

/** Reads the limits from the environment. Values are never repeated in the refusal: some are secret. */
export function readSettings(env: Record<string, string | undefined>): Result<Settings> {
  const bad: Name[] = []
  const given = <N extends Name>(name: N): z.infer<(typeof shape)[N]> | undefined => {
    const text = env[name]?.trim()
    if (!text) return undefined
    const parsed = shape[name].safeParse(text)
    if (!parsed.success) bad.push(name)
    return parsed.data as z.infer<(typeof shape)[N]> | undefined
  }
  const oidc = { id: given('OIDC_ID'), discoveryUrl: given('OIDC_DISCOVERY_URL'), clientId: given('OIDC_CLIENT_ID') }
  const clientSecret = given('OIDC_CLIENT_SECRET')
  const name = given('OIDC_NAME')
  const settings: Settings = {
    secret: given('NTM_SECRET') ?? null,
    proxies: given('NTM_BEHIND_PROXY') ?? 0,
    lockAfter: given('NTM_LOCK_AFTER') ?? 5,
    lockMinutes: given('NTM_LOCK_MINUTES') ?? 15,
    idleMinutes: given('NTM_IDLE_MINUTES') ?? 15,
    administratorIdleMinutes: given('NTM_ADMINISTRATOR_IDLE_MINUTES') ?? 5,
    sessionHours: given('NTM_SESSION_HOURS') ?? 12,
    signInsPerMinute: given('NTM_SIGN_INS_PER_MINUTE') ?? 30,
    idleDays: given('NTM_IDLE_DAYS') ?? 45,
    idleNoticeDays: given('NTM_IDLE_NOTICE_DAYS') ?? 40,
    passwordHistory: given('NTM_PASSWORD_HISTORY') ?? 10,
    administratorPasswordDays: given('NTM_ADMINISTRATOR_PASSWORD_DAYS') ?? 60,
    reviewMonths: given('NTM_REVIEW_MONTHS') ?? 6,
    secondFactor: given('NTM_SECOND_FACTOR') ?? 'administrators',
    tokenDays: given('NTM_TOKEN_DAYS') ?? 365,
    tokenCallsPerMinute: given('NTM_TOKEN_CALLS_PER_MINUTE') ?? 600,
    wrongTokensPerMinute: given('NTM_WRONG_TOKENS_PER_MINUTE') ?? 30,
    provider: null,
  }
  const { id, discoveryUrl, clientId } = oidc
  if (id && discoveryUrl && clientId && clientSecret) settings.provider = { id, name: name ?? id, discoveryUrl, clientId, clientSecret }
  else if (id || discoveryUrl || clientId || clientSecret)
    for (const one of ['OIDC_ID', 'OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
      if (!env[one]?.trim()) bad.push(one)
  if (bad.length === 0) return done(settings)
  return refused({
    code: 'settings.invalid',
    text: `Cấu hình tài khoản chưa đúng: ${bad.map((one) => `${one} phải là ${wanted[one]}`).join('; ')}. Sửa biến môi trường rồi chạy lại.`,
    offenders: bad.map((one) => ({ where: one, what: wanted[one] })),
  })
}
