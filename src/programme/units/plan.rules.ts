import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { shortNameOf } from './country.rules.ts'
import type { PlanKind, PlanRecord, PlanRow } from './plan.types.ts'
import type { Kind } from './types.ts'

/** Columns of a plan, by their English and Vietnamese names (folded). */
const columns: Record<keyof Omit<PlanRow, 'line'>, string[]> = {
  kind: ['kind', 'loai thay doi'],
  on: ['effective date', 'ngay hieu luc'],
  decree: ['decree', 'nghi quyet'],
  from: ['from', 'tu ma'],
  to: ['to', 'den ma'],
  toName: ['to name', 'ten moi'],
  toKind: ['to kind', 'loai moi'],
  toParent: ['to parent', 'truc thuoc'],
  share: ['share', 'ty le'],
  note: ['note', 'ghi chu'],
}
const required: (keyof typeof columns)[] = ['kind', 'on', 'from']

const planKinds: Record<string, PlanKind> = {
  merge: 'merge',
  'sap nhap': 'merge',
  split: 'split',
  chia: 'split',
  extract: 'extract',
  tach: 'extract',
  move: 'move',
  chuyen: 'move',
  rename: 'rename',
  'doi ten': 'rename',
  upgrade: 'upgrade',
  'chuyen loai': 'upgrade',
}

const unitKinds: Record<string, Kind> = {
  tinh: 'province',
  province: 'province',
  'thanh pho truc thuoc trung uong': 'centralCity',
  'central city': 'centralCity',
  centralcity: 'centralCity',
  xa: 'commune',
  commune: 'commune',
  phuong: 'ward',
  ward: 'ward',
  'dac khu': 'specialZone',
  'special zone': 'specialZone',
  specialzone: 'specialZone',
}

export type Offender = { where: string; what: string }

/** A share in millionths from «40», «12,5» or «12,5%»; undefined when it is none. */
function shareOf(text: string): number | undefined {
  const reading = parseNumber(text.replace(/%$/, ''))
  if (!reading.ok || reading.value <= 0) return undefined
  return Math.round(reading.value * 10_000)
}

function fieldsOf(record: PlanRecord): Record<keyof typeof columns, string> {
  const byName = new Map(Object.entries(record.fields).map(([name, value]) => [fold(name), tidy(value)]))
  const value = (names: string[]) => names.map((name) => byName.get(name)).find((text) => text) ?? ''
  return Object.fromEntries(Object.entries(columns).map(([key, names]) => [key, value(names)])) as Record<keyof typeof columns, string>
}

function rowOf(record: PlanRecord, wrong: Offender[]): PlanRow | null {
  const where = `dòng ${record.line}`
  const blame = (what: string) => wrong.push({ where, what })
  const before = wrong.length
  const text = fieldsOf(record)
  const kind = planKinds[fold(text.kind)]
  if (!kind) blame(`loại thay đổi «${text.kind}» không có; viết merge, split, extract, move, rename hoặc upgrade`)
  const on: LocalDate | null = parseDate(text.on) ?? localDate(text.on)
  if (!on) blame(`ngày hiệu lực «${text.on}» không phải là ngày; viết 2026-07-01 hoặc 01/7/2026`)
  const toKind = text.toKind === '' ? null : (unitKinds[fold(text.toKind)] ?? undefined)
  if (toKind === undefined)
    blame(`loại đơn vị «${text.toKind}» không có; viết xã, phường, đặc khu, tỉnh hoặc thành phố trực thuộc trung ương`)
  const share = text.share === '' ? null : shareOf(text.share)
  if (share === undefined) blame(`tỷ lệ «${text.share}» không phải là số phần trăm lớn hơn 0`)
  if (text.from === '') blame('thiếu mã đơn vị cũ (cột from)')
  const stays = kind === 'move' || kind === 'rename' || kind === 'upgrade'
  if (stays && text.to !== '' && text.to !== text.from) blame(`${kind} không đổi mã; bỏ trống cột to hoặc ghi lại mã ${text.from}`)
  if (kind && !stays && text.to === '') blame('thiếu mã đơn vị nhận (cột to)')
  if (kind === 'move' && text.toParent === '') blame('move cần mã đơn vị cấp trên mới (cột to_parent)')
  if (kind === 'rename' && text.toName === '') blame('rename cần tên mới (cột to_name)')
  if (kind === 'upgrade' && !text.toKind) blame('upgrade cần loại mới (cột to_kind)')
  if (!kind || !on || toKind === undefined || share === undefined || wrong.length > before) return null
  const to = stays ? text.from : text.to
  const orNull = (value: string) => (value === '' ? null : value)
  const toName = text.toName === '' ? null : shortNameOf(text.toName)
  return {
    line: record.line,
    kind,
    on,
    decree: orNull(text.decree),
    from: text.from,
    to,
    toName,
    toKind,
    toParent: orNull(text.toParent),
    share,
    note: orNull(text.note),
  }
}

/** Reads the words of a plan; refused with every wrong cell by its line. */
export function readPlan(records: PlanRecord[]): Result<PlanRow[]> {
  const [first] = records
  if (!first)
    return refused({
      code: 'units.planEmpty',
      status: 422,
      text: 'Tệp kế hoạch không có dòng nào. Ghi mỗi dòng một đơn vị cũ và nơi nhận.',
    })
  const names = new Set(Object.keys(first.fields).map(fold))
  const missing = required.filter((key) => !columns[key].some((name) => names.has(name)))
  if (missing.length > 0) {
    const wanted = missing.map((key) => columns[key][0]?.replaceAll(' ', '_')).join(', ')
    return refused({
      code: 'units.planColumns',
      status: 422,
      text: `Tệp kế hoạch thiếu cột ${wanted}. Xem country/examples để biết các cột.`,
    })
  }
  const wrong: Offender[] = []
  const rows = records.flatMap((record) => rowOf(record, wrong) ?? [])
  if (wrong.length === 0) return done(rows)
  return refused({
    code: 'units.planUnreadable',
    status: 422,
    text: `Kế hoạch có ${wrong.length} chỗ chưa đúng; sửa từng dòng rồi chạy lại.`,
    offenders: wrong,
  })
}
