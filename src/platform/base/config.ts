import { z } from 'zod'
import { type LocalDate, localDate } from './local-date.ts'
import { done, type Result, refused } from './result.ts'

/** Everything that the environment may set. */
export type Config = {
  /** port to serve on; 0 takes any free one */
  port: number
  /** address to listen on; loopback unless told otherwise */
  host: string
  /** a PostgreSQL ≥ 15 of one's own; null: the one that comes with the package */
  databaseUrl: string | null
  /** folder of the database that comes with the package, and of files */
  data: string
  /** address under which visitors reach the server; null: the one it listens on */
  publicUrl: string | null
  /** fixes the day for tests and demonstrations; null: the real day in Việt Nam */
  today: LocalDate | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  /** when set, /metrics answers only to `Authorization: Bearer …` */
  metricsToken: string | null
  /** an S3-compatible service for files; null: the folder `files` in the data folder */
  s3: S3Place | null
  /** the largest file that is taken in */
  uploadMegabytes: number
  /** the server through which mail leaves; null: none */
  mail: MailPlace | null
  /** pages that one network may have made a second, in the long run; 0: as many as wished */
  limitPages: number
  /** forms that one network may send a minute without being signed in; 0: as many as wished */
  limitForms: number
  /** what verifies digital signatures: a command that speaks as poppler's pdfsig, or an address; null: nothing does */
  signatureVerifier: string | null
  /** for tests and development: people's own receivers may stand on this machine */
  webhookLoopback: boolean
  /** the licence under which published data may be used again; null: the owner chose none */
  openLicence: { name: string; url: string | null } | null
  /** the code of the unit whose portal this is; null: the only one that published what it is, else the country */
  portalUnit: string | null
  /** whom to tell of a hole in the system, and until which day that is sure (RFC 9116); null: nobody was named */
  security: SecurityContact | null
}

/** `contact`: mailto:, tel: or https: address. */
export type SecurityContact = { contact: string; expires: LocalDate }

export type S3Place = { endpoint: string; bucket: string; region: string; key: string; secret: string }

/** `url`: smtp:// or smtps:// with name and password in it; `from`: the address that letters come from. */
export type MailPlace = { url: string; from: string }

const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())

const urlOf = (protocols: string[]) => (text: string) => {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol)
}

const upTo = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((count) => count <= most)

const shape = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
  ),
  HOST: optional(z.string().regex(/^[A-Za-z0-9.:-]+$/)),
  DATABASE_URL: optional(z.string().refine(urlOf(['postgres:', 'postgresql:']))),
  NTM_DATA: optional(z.string()),
  PUBLIC_URL: optional(z.string().refine(urlOf(['http:', 'https:']))),
  NTM_TODAY: optional(z.string().refine((text) => localDate(text) !== null)),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])),
  METRICS_TOKEN: optional(z.string().min(16)),
  NTM_UPLOAD_MB: optional(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine((count) => count >= 1 && count <= 1000),
  ),
  NTM_S3_ENDPOINT: optional(z.string().refine(urlOf(['http:', 'https:']))),
  NTM_S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
  NTM_S3_REGION: optional(z.string().regex(/^[a-z0-9-]+$/)),
  NTM_S3_KEY: optional(z.string()),
  NTM_S3_SECRET: optional(z.string()),
  NTM_SMTP_URL: optional(z.string().refine(urlOf(['smtp:', 'smtps:']))),
  NTM_MAIL_FROM: optional(z.string().regex(/^([^<>\r\n]* <)?[^\s<>@]+@[^\s<>@]+>?$/)),
  NTM_LIMIT_PAGES: optional(upTo(10_000)),
  NTM_LIMIT_FORMS: optional(upTo(100_000)),
  NTM_SIGNATURE_VERIFIER: optional(z.string().regex(/^(https?:\/\/\S+|[\w./\\: -]+)$/)),
  NTM_WEBHOOK_LOOPBACK: optional(z.enum(['0', '1'])),
  NTM_OPEN_LICENCE: optional(z.string().min(2).max(200)),
  NTM_PORTAL_UNIT: optional(z.string().regex(/^(VN|\d{2})$/)),
  NTM_SECURITY_CONTACT: optional(z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+|https:\/\/\S+)$/)),
  NTM_SECURITY_EXPIRES: optional(z.string().refine((text) => localDate(text) !== null)),
})

const ofS3 = ['NTM_S3_ENDPOINT', 'NTM_S3_BUCKET', 'NTM_S3_KEY', 'NTM_S3_SECRET'] as const
const ofMail = ['NTM_SMTP_URL', 'NTM_MAIL_FROM'] as const
const ofSecurity = ['NTM_SECURITY_CONTACT', 'NTM_SECURITY_EXPIRES'] as const

/** What each name must be, in the words of whoever sets it. */
const wanted: Record<keyof z.infer<typeof shape>, string> = {
  PORT: 'một số từ 0 đến 65535, ví dụ PORT=3000',
  HOST: 'một địa chỉ để lắng nghe, ví dụ HOST=0.0.0.0',
  DATABASE_URL: 'địa chỉ PostgreSQL, ví dụ DATABASE_URL=postgresql://ntm:matkhau@localhost:5432/ntm',
  NTM_DATA: 'đường dẫn một thư mục, ví dụ NTM_DATA=./data',
  PUBLIC_URL: 'địa chỉ trang bắt đầu bằng http:// hoặc https://, ví dụ PUBLIC_URL=https://ntm.example.vn',
  NTM_TODAY: 'một ngày có thật dạng NĂM-THÁNG-NGÀY, ví dụ NTM_TODAY=2026-06-14',
  LOG_LEVEL: 'một trong fatal, error, warn, info, debug, silent',
  METRICS_TOKEN: 'một chuỗi từ 16 ký tự',
  NTM_UPLOAD_MB: 'số MB của tệp lớn nhất, từ 1 đến 1000',
  NTM_S3_ENDPOINT: 'địa chỉ kho S3, ví dụ NTM_S3_ENDPOINT=https://s3.example.vn',
  NTM_S3_BUCKET: 'tên một bucket, ví dụ NTM_S3_BUCKET=ntm-minh-chung',
  NTM_S3_REGION: 'tên vùng của kho S3, ví dụ NTM_S3_REGION=us-east-1',
  NTM_S3_KEY: 'mã truy cập kho S3',
  NTM_S3_SECRET: 'khóa truy cập kho S3',
  NTM_SMTP_URL: 'địa chỉ máy chủ thư, ví dụ NTM_SMTP_URL=smtps://ten:matkhau@thu.example.vn:465',
  NTM_MAIL_FROM: 'địa chỉ gửi thư, ví dụ NTM_MAIL_FROM=ntm@langson.gov.vn',
  NTM_LIMIT_PAGES: 'số trang một mạng được lập mỗi giây, từ 0 (không giới hạn) đến 10000',
  NTM_LIMIT_FORMS: 'số biểu mẫu một mạng được gửi mỗi phút, từ 0 (không giới hạn) đến 100000',
  NTM_SIGNATURE_VERIFIER: 'lệnh kiểm chữ ký số (pdfsig) hoặc địa chỉ dịch vụ, ví dụ NTM_SIGNATURE_VERIFIER=pdfsig',
  NTM_WEBHOOK_LOOPBACK: '0 hoặc 1; 1 chỉ dùng khi thử nghiệm',
  NTM_OPEN_LICENCE:
    'tên giấy phép của dữ liệu mở, có thể kèm địa chỉ, ví dụ NTM_OPEN_LICENCE="CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"',
  NTM_PORTAL_UNIT: 'mã tỉnh gồm hai chữ số, hoặc VN là cả nước, ví dụ NTM_PORTAL_UNIT=20',
  NTM_SECURITY_CONTACT:
    'nơi nhận báo lỗ hổng bảo mật bắt đầu bằng mailto:, tel: hoặc https:, ví dụ NTM_SECURITY_CONTACT=mailto:an-toan@ntm.example.vn',
  NTM_SECURITY_EXPIRES: 'ngày mà nơi nhận ấy còn đúng, dạng NĂM-THÁNG-NGÀY, ví dụ NTM_SECURITY_EXPIRES=2027-06-30',
}

/** never repeated in a refusal */
const secret = new Set<keyof typeof wanted>(['DATABASE_URL', 'METRICS_TOKEN', 'NTM_S3_KEY', 'NTM_S3_SECRET', 'NTM_SMTP_URL'])

/** `names`: the settings that will not do. */
function refuse(names: (keyof typeof wanted)[], env: Record<string, string | undefined>): Result<never> {
  const shown = (name: keyof typeof wanted) => (secret.has(name) ? '' : ` (đang là «${env[name] ?? ''}»)`)
  return refused({
    code: 'config.invalid',
    text: `Cấu hình chưa đúng: ${names.map((name) => `${name}${shown(name)} phải là ${wanted[name]}`).join('; ')}. Sửa biến môi trường rồi chạy lại.`,
    offenders: names.map((name) => ({ where: name, what: wanted[name] })),
  })
}

/** `CC BY 4.0 https://…`: a name, and an address where one stands at the end. */
function licenceOf(text: string): NonNullable<Config['openLicence']> {
  const [, name = '', url = null] = /^(.*?)\s*(https?:\/\/\S+)?\s*$/.exec(text.normalize('NFC').trim()) ?? []
  return { name: name === '' ? (url ?? '') : name, url }
}

function securityOf(contact: string | undefined, until: string | undefined): SecurityContact | null {
  const expires = until === undefined ? null : localDate(until)
  return contact === undefined || expires === null ? null : { contact, expires }
}

/** Reads the settings; a bad one is refused with what to write instead. The value itself is shown only where it is no secret. */
export function readConfig(env: Record<string, string | undefined>): Result<Config> {
  const parsed = shape.safeParse(env)
  if (!parsed.success) return refuse([...new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof typeof wanted))], env)
  const set = parsed.data
  const missing = ofS3.filter((name) => set[name] === undefined)
  // files that went into the folder because one of four names was mistyped would be missed later
  if (missing.length > 0 && missing.length < ofS3.length) return refuse(missing, env)
  // neither of two says anything without the other
  const unset = [ofMail, ofSecurity].map((two) => two.filter((name) => set[name] === undefined)).filter(({ length }) => length === 1)
  if (unset.length > 0) return refuse(unset.flat(), env)
  const [endpoint, bucket, key, password] = ofS3.map((name) => set[name])
  return done({
    port: set.PORT ?? 3000,
    host: set.HOST ?? '127.0.0.1',
    databaseUrl: set.DATABASE_URL ?? null,
    data: set.NTM_DATA ?? 'data',
    publicUrl: set.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    today: set.NTM_TODAY === undefined ? null : localDate(set.NTM_TODAY),
    logLevel: set.LOG_LEVEL ?? 'info',
    metricsToken: set.METRICS_TOKEN ?? null,
    s3:
      endpoint && bucket && key && password ? { endpoint, bucket, region: set.NTM_S3_REGION ?? 'us-east-1', key, secret: password } : null,
    uploadMegabytes: set.NTM_UPLOAD_MB ?? 20,
    mail: set.NTM_SMTP_URL && set.NTM_MAIL_FROM ? { url: set.NTM_SMTP_URL, from: set.NTM_MAIL_FROM } : null,
    limitPages: set.NTM_LIMIT_PAGES ?? 20,
    limitForms: set.NTM_LIMIT_FORMS ?? 120,
    signatureVerifier: set.NTM_SIGNATURE_VERIFIER ?? null,
    webhookLoopback: set.NTM_WEBHOOK_LOOPBACK === '1',
    openLicence: set.NTM_OPEN_LICENCE === undefined ? null : licenceOf(set.NTM_OPEN_LICENCE),
    portalUnit: set.NTM_PORTAL_UNIT ?? null,
    security: securityOf(set.NTM_SECURITY_CONTACT, set.NTM_SECURITY_EXPIRES),
  })
}
