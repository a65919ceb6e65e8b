import { sortVietnamese } from '../../platform/text/collate.ts'
import type { Kind, Level, TransitionKind, UnitClass } from './types.ts'

export const levelWords: Record<Level, string> = {
  country: 'cả nước',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  village: 'thôn',
}

/** Schemes that units are classed by. */
export const schemeWords: Record<string, string> = {
  region: 'Vùng',
  border: 'Biên giới',
  areaClass: 'Loại khu vực',
  group2026: 'Nhóm xã 2026–2030',
}

const classWords: Record<string, string> = {
  'border yes': 'có',
  'region TDMNPB': 'Trung du miền núi phía Bắc',
  'region DBSH': 'Đồng bằng sông Hồng',
  'region BTB': 'Bắc Trung Bộ',
  'region DHNTB': 'Duyên hải Nam Trung Bộ',
  'region TN': 'Tây Nguyên',
  'region DNB': 'Đông Nam Bộ',
  'region DBSCL': 'Đồng bằng sông Cửu Long',
  'areaClass speciallyDifficult': 'xã đặc biệt khó khăn',
  'areaClass safeZonePoorDistrict': 'xã an toàn khu thuộc huyện nghèo hoặc vừa thoát nghèo',
}

const sureness: Record<string, string> = {
  secondary: 'đọc ở nguồn thứ cấp',
  recalled: 'theo trí nhớ, chưa đối chiếu',
  inferred: 'suy ra',
  missing: 'chưa tìm thấy',
}

/** A class of a unit in words, with how sure it is where no official document says it. */
export function classText({ scheme, value, certainty, source }: Pick<UnitClass, 'scheme' | 'value' | 'certainty' | 'source'>): string {
  const text = classWords[`${scheme} ${value}`] ?? value
  const why = [sureness[certainty], sureness[certainty] ? source : null].filter(Boolean)
  return why.length > 0 ? `${text} (${why.join(': ')})` : text
}

/** Kind words as names begin with them. */
export const kindWords: Record<Kind, string> = {
  country: 'Nước',
  province: 'Tỉnh',
  centralCity: 'Thành phố',
  district: 'Huyện',
  urbanDistrict: 'Quận',
  town: 'Thị xã',
  provincialCity: 'Thành phố',
  commune: 'Xã',
  ward: 'Phường',
  township: 'Thị trấn',
  specialZone: 'Đặc khu',
  village: 'Thôn',
}

export const transitionWords: Record<TransitionKind, string> = {
  merge: 'sáp nhập',
  split: 'chia',
  extract: 'tách, điều chỉnh địa giới',
  move: 'chuyển đơn vị cấp trên',
  rename: 'đổi tên',
  upgrade: 'chuyển loại',
  renewal: 'giữ nguyên địa bàn',
}

/** Words that names of villages begin with; which one a place uses is its own. */
export const villageWords = [
  'Thôn',
  'Xóm',
  'Bản',
  'Ấp',
  'Buôn',
  'Làng',
  'Plei',
  'Khu',
  'Khu phố',
  'Khối',
  'Khóm',
  'Phum',
  'Sóc',
  'Tiểu khu',
  'Tổ',
  'Tổ dân phố',
] as const

const kindWord = new RegExp(`^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn|Đặc khu|${villageWords.join('|')}) `, 'u')

/** A name inside a sentence: «Xã Bính Xá» → «xã Bính Xá». */
export const inSentence = (name: string): string => (kindWord.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name)

/** «A», «A và B», «A, B và C». */
export function listed(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} và ${last}`
}

type Side = { id: number; name: string }
type Told = { kind: TransitionKind; edges: { from: Side; to: Side; whole: boolean }[] }

/**
 * A transition as people say it: «Sáp nhập xã A, xã B và một phần xã C thành xã D», «Sáp nhập xã B vào xã A».
 * Of a transition with several units made, one clause a unit.
 */
export function transitionSentence({ kind, edges }: Told): string {
  const made = new Map(edges.map((edge) => [edge.to.id, edge.to]))
  return [...made.values()]
    .map((to) =>
      clause(
        kind,
        to,
        edges.filter((edge) => edge.to.id === to.id),
      ),
    )
    .join('; ')
}

function clause(kind: TransitionKind, to: Side, edges: Told['edges']): string {
  const target = inSentence(to.name)
  const own = edges.find((edge) => edge.from.id === to.id)
  const ordered = sortVietnamese(edges, (edge) => `${edge.whole ? 0 : 1} ${edge.from.name}`)
  const nameOf = (edge: (typeof edges)[number]) => (edge.whole ? inSentence(edge.from.name) : `một phần ${inSentence(edge.from.name)}`)
  const others = ordered.filter((edge) => edge !== own)
  const only = inSentence(edges[0]?.from.name ?? '')
  switch (kind) {
    case 'rename':
      return `Đổi tên ${only} thành ${target}`
    case 'upgrade':
      return `Chuyển ${only} thành ${target}`
    case 'move':
      return `Chuyển ${target} về đơn vị cấp trên khác`
    case 'renewal':
      return only === target ? `Giữ nguyên địa bàn của ${target} trong đơn vị mới` : `Giữ nguyên địa bàn của ${only} thành ${target}`
  }
  if (others.length === 0) return `Điều chỉnh địa giới ${target}, một phần tách ra`
  // the survivor keeps its name: others went into it
  if (own?.whole && own.from.name === to.name) return `Nhập ${listed(others.map(nameOf))} vào ${target}`
  return `${kind === 'merge' ? 'Sáp nhập' : 'Tách'} ${listed(ordered.map(nameOf))} thành ${target}`
}
