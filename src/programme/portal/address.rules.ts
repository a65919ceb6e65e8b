import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Listed, listed, type Site } from './address.types.ts'

/** pages in one part: less than half a megabyte, however many pages there are in all */
export const partSize = 5_000

/** Names of parts in the address. */
const names: Record<Listed, string> = {
  units: 'don-vi',
  results: 'ket-qua',
  news: 'tin-tuc',
  documents: 'van-ban',
  products: 'ocop',
  decisions: 'quyet-dinh',
  questions: 'hoi-dap',
  answers: 'gop-y',
}

/** `don-vi-2`: the second part of a kind; `trang`: pages that are one of their kind. Null for what names no part. */
export function partOf(text: string): { kind: Listed | 'pages'; number: number } | null {
  if (text === 'trang') return { kind: 'pages', number: 1 }
  const [, name, number] = /^([a-z-]+)-([1-9]\d{0,3})$/.exec(text) ?? []
  const kind = listed.find((one) => names[one] === name)
  return kind ? { kind, number: Number(number) } : null
}

/** The parts that there are, by how many pages each kind has. */
export const partNames = (counts: Readonly<Record<Listed, number>>): string[] => [
  'trang',
  ...listed.flatMap((kind) => Array.from({ length: Math.ceil(counts[kind] / partSize) }, (_, at) => `${names[kind]}-${at + 1}`)),
]

/** Public, but of no use to who searches: forms of one's own, answers to a code, what is asked of a search, whole files. */
const besides = [
  '/api/',
  '/dang-nhap',
  '/gop-y/theo-doi',
  '/hien-thi',
  '/khoi-tao',
  '/lich/',
  '/niem-yet/theo-doi',
  '/phieu-y-kien',
  '/*/tai-ve',
  '/*?tim=',
  '/*&tim=',
]

const headOf = (pattern: string): string => pattern.split('/:')[0] as string

/** Robots read a rule as the beginning of an address; one that begins a public address too is written as its three ends. */
function rulesFor(head: string, publicHeads: readonly string[]): string[] {
  const isShared = publicHeads.some((one) => one !== head && one.startsWith(head) && !one.startsWith(`${head}/`))
  return isShared ? [`${head}$`, `${head}/`, `${head}?`] : [head]
}

/** What robots may read: public pages, one every two seconds. Nothing secret stands here: the doors are locked anyway. */
export function robotsText({ doors }: Pick<Site, 'doors'>, origin: string): string {
  const publicHeads = doors.filter(({ isPublic }) => isPublic).map(({ pattern }) => headOf(pattern))
  const heads = [...new Set(doors.filter(({ isPublic }) => !isPublic).map(({ pattern }) => headOf(pattern)))]
    .filter((head) => !head.startsWith('/api') && !publicHeads.includes(head))
    .sort()
  const shortest = heads.filter((head) => !heads.some((other) => head.startsWith(`${other}/`)))
  const rules = [...new Set([...shortest.flatMap((head) => rulesFor(head, publicHeads)), ...besides])].map((rule) => `Disallow: ${rule}`)
  return ['User-agent: *', 'Crawl-delay: 2', ...rules, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}

/**
 * Whom to tell of a hole in the system (RFC 9116). Null where nobody was named, or the day passed until which that was sure: the standard
 * asks readers not to use what is past its day.
 */
export function securityText(security: Site['security'], origin: string, today: LocalDate): string | null {
  if (security === null || security.expires < today) return null
  return [
    `Contact: ${security.contact}`,
    `Expires: ${security.expires}T23:59:59+07:00`,
    'Preferred-Languages: vi, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
