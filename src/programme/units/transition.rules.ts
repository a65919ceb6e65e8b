import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Offender } from './plan.rules.ts'
import type { PlanFacts, PlannedEdge, PlannedTransition, PlannedVersion, PlanOutcome, PlanRow } from './plan.types.ts'
import { kindWords } from './text.ts'
import type { Kind, Level, Unit } from './types.ts'

const all = 1_000_000
const levelOfKind: Partial<Record<Kind, Level>> = {
  province: 'province',
  centralCity: 'province',
  commune: 'commune',
  ward: 'commune',
  specialZone: 'commune',
}

const at = (rows: PlanRow[]): string => `dòng ${rows.map((row) => row.line).join(', ')}`
const groupBy = <T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** The unit under a code as it stands, if it can be changed on the day; else why not. */
function standing(code: string, on: LocalDate, versions: Unit[]): Unit | string {
  const held = versions.filter((v) => v.code === code)
  const last = held.at(-1)
  if (!last) return `không có đơn vị mang mã ${code}`
  const own = versions.filter((v) => v.id === last.id)
  const birth = own[0]?.validFrom ?? null
  if (birth !== null && birth >= on) return `ngày hiệu lực ${formatDate(on)} không sau ngày ra đời của ${last.name} (${formatDate(birth)})`
  const now = own.at(-1)
  if (last.validTo !== null || now !== last) return `${last.name} thôi mang mã ${code} từ ${formatDate(last.validTo ?? on)}`
  if (last.validFrom !== null && last.validFrom >= on)
    return `${last.name} đã có thay đổi ngày ${formatDate(last.validFrom)}, không trước ngày hiệu lực ${formatDate(on)}`
  return last
}

/** What a plan comes to, kept together while it is being decided. */
class Deciding {
  readonly wrong: Offender[] = []
  readonly froms = new Map<PlanRow, Unit>()
  readonly targets = new Map<PlanRow, number>()
  /** by unit id; negative for units that the plan founds */
  readonly existing = new Map<number, Unit>()
  readonly founded = new Map<string, number>()
  readonly rows: PlanRow[]
  readonly facts: PlanFacts

  constructor(rows: PlanRow[], facts: PlanFacts) {
    this.rows = rows
    this.facts = facts
  }

  blame(rows: PlanRow[], what: string): void {
    this.wrong.push({ where: at(rows), what })
  }

  /** Codes become units. A target is there, or it is founded here with name and kind. */
  resolve(): void {
    for (const row of this.rows) {
      const from = standing(row.from, row.on, this.facts.versions)
      if (typeof from === 'string') this.blame([row], from)
      else {
        this.froms.set(row, from)
        this.existing.set(from.id, from)
      }
    }
    for (const rows of groupBy(this.rows, (row) => row.to).values()) this.resolveTarget(rows)
  }

  private resolveTarget(rows: PlanRow[]): void {
    const [{ to: code, on }] = rows as [PlanRow]
    const target = standing(code, on, this.facts.versions)
    if (typeof target !== 'string') {
      this.existing.set(target.id, target)
      for (const row of rows) this.targets.set(row, target.id)
      return
    }
    // what is wrong with it is said of `from` already
    if (rows.some((row) => row.from === code)) return
    const busy = this.facts.versions.find((v) => v.code === code && (v.validTo === null || v.validTo > on))
    if (busy) this.blame(rows, target)
    else if (!rows.some((row) => row.toName && row.toKind))
      this.blame(rows, `đơn vị nhận ${code} không có vào ngày ${formatDate(on)}; đơn vị mới cần tên và loại (cột to_name, to_kind)`)
    else {
      this.founded.set(code, -1 - this.founded.size)
      for (const row of rows) this.targets.set(row, this.founded.get(code) ?? 0)
    }
  }

  /** A unit stands in one change only: what it gives goes once, and what goes away whole receives nothing. */
  checkUse(): void {
    for (const [code, rows] of groupBy(this.rows, (row) => row.from)) {
      const [first] = rows as [PlanRow]
      const from = this.froms.get(first)
      const divides = first.kind === 'split' || first.kind === 'extract'
      const same = rows.every((row) => row.kind === first.kind && row.on === first.on)
      const twice = new Set(rows.map((row) => row.to)).size < rows.length
      if (twice || !same || (rows.length > 1 && !divides))
        this.blame(rows, `${from ? `${from.name} (${code})` : `mã ${code}`} được dùng hai lần`)
      else if (from) this.checkReceiving(from, rows)
      if (from) this.checkShares(from, rows)
      if (from && first.kind === 'split' && rows.length < 2)
        this.blame(rows, `chia ${from.name} cần ít nhất hai đơn vị nhận; tách một phần thì dùng extract`)
    }
    for (const rows of groupBy([...this.targets.keys()], (row) => this.targets.get(row)).values()) this.checkTarget(rows)
  }

  private checkReceiving(from: Unit, rows: PlanRow[]): void {
    const receives = [...this.targets].filter(([row, id]) => id === from.id && !rows.includes(row)).map(([row]) => row)
    if (receives.length === 0) return
    const leaves = rows[0]?.kind !== 'extract' && !rows.some((row) => row.to === from.code)
    const stays = rows[0]?.kind === 'move' || rows[0]?.kind === 'rename' || rows[0]?.kind === 'upgrade'
    if (leaves || stays || receives.some((row) => row.on !== rows[0]?.on))
      this.blame([...rows, ...receives], `${from.name} (${from.code}) được dùng hai lần`)
  }

  private checkShares(from: Unit, rows: PlanRow[]): void {
    const [first] = rows as [PlanRow]
    const sum = rows.reduce((total, row) => total + (row.share ?? 0), 0)
    const percent = (millionths: number) => `${String(millionths / 10_000).replace('.', ',')}%`
    const divides = first.kind === 'split' || first.kind === 'extract'
    if (sum > all) this.blame(rows, `các phần của ${from.name} cộng lại ${percent(sum)}, quá 100%`)
    else if (!divides && rows.some((row) => row.share !== null && row.share !== all))
      this.blame(rows, `${first.kind} lấy trọn ${from.name}; chỉ lấy một phần thì dùng split hoặc extract`)
    else if (first.kind === 'split' && rows.every((row) => row.share !== null) && sum < all)
      this.blame(rows, `các phần của ${from.name} cộng lại ${percent(sum)}, chưa đủ 100%`)
    else if (first.kind === 'extract' && sum === all) this.blame(rows, `tách hết ${from.name} không phải là extract; dùng merge hoặc split`)
    else if (first.kind === 'extract' && rows.some((row) => row.to === row.from)) this.blame(rows, `${from.name} tách cho chính nó`)
  }

  private checkTarget(rows: PlanRow[]): void {
    const [first] = rows as [PlanRow]
    const id = this.targets.get(first) ?? 0
    const differs = <K extends 'toName' | 'toKind' | 'toParent' | 'on'>(key: K) => new Set(rows.flatMap((row) => row[key] ?? [])).size > 1
    if (differs('on')) this.blame(rows, `đơn vị nhận ${first.to} được dùng hai lần, vào những ngày khác nhau`)
    else if (differs('toName') || differs('toKind') || differs('toParent'))
      this.blame(rows, `các dòng ghi tên, loại hoặc nơi trực thuộc khác nhau cho đơn vị nhận ${first.to}`)
    const givers = new Set(rows.map((row) => this.froms.get(row)?.id))
    if (id > 0) givers.add(id)
    if (first.kind === 'merge' && givers.size < 2)
      this.blame(rows, `sáp nhập cần ít nhất hai đơn vị; chỉ đổi tên hoặc loại thì dùng rename, upgrade`)
    const kind = rows.find((row) => row.toKind)?.toKind
    for (const row of rows) {
      const from = this.froms.get(row)
      const level = kind ? levelOfKind[kind] : this.existing.get(id)?.level
      if (from && level && from.level !== level) this.blame([row], `${from.name} và đơn vị nhận ${row.to} không cùng cấp`)
    }
  }
}

/** The whole plan as clauses; refused with every offender named, by its lines. Nothing is half decided. */
export function decidePlan(rows: PlanRow[], facts: PlanFacts): Result<PlanOutcome> {
  const deciding = new Deciding(rows, facts)
  deciding.resolve()
  deciding.checkUse()
  const transitions = deciding.wrong.length === 0 ? clauses(deciding) : []
  if (deciding.wrong.length === 0) return done({ transitions })
  return refused({
    code: 'units.planRefused',
    status: 422,
    text: `Kế hoạch chưa thực hiện được: ${deciding.wrong.length} chỗ cần sửa. Sửa từng dòng rồi chạy lại.`,
    offenders: deciding.wrong,
  })
}

function clauses(deciding: Deciding): PlannedTransition[] {
  const made = [...groupBy([...deciding.targets.keys()], (row) => deciding.targets.get(row) ?? 0)].map(([id, rows]) =>
    clauseOf(deciding, id, rows),
  )
  const given = groupBy([...deciding.froms.keys()], (row) => deciding.froms.get(row) as Unit)
  // what gives a part and receives nothing begins anew with the rest
  const rests = [...given].flatMap(([from, rows]) =>
    rows[0]?.kind === 'extract' && !made.some((t) => t.makes.unitId === from.id) ? [clauseOf(deciding, from.id, rows, true)] : [],
  )
  const clausesMade = [...made, ...rests]
  return [...clausesMade, ...followers(deciding, clausesMade)]
}

/** What is left with a unit that gives parts away. */
function restOf(from: Unit, deciding: Deciding): PlannedEdge {
  const given = [...deciding.froms].filter(([row, unit]) => unit.id === from.id && row.kind === 'extract').map(([row]) => row)
  const stated = given.every((row) => row.share !== null)
  const share = stated ? all - given.reduce((sum, row) => sum + (row.share ?? 0), 0) : null
  return given.length === 0 ? { from, whole: true, share: all, note: null } : { from, whole: false, share, note: null }
}

function clauseOf(deciding: Deciding, id: number, rows: PlanRow[], isRest = false): PlannedTransition {
  const [first] = rows as [PlanRow]
  const whole = (row: PlanRow) => row.kind !== 'split' && row.kind !== 'extract'
  const incoming = isRest ? [] : rows
  const edges = incoming.flatMap((row): PlannedEdge[] => {
    const from = deciding.froms.get(row)
    return from ? [{ from, whole: whole(row), share: whole(row) ? all : row.share, note: row.note }] : []
  })
  const old = deciding.existing.get(id)
  if (old && !edges.some((edge) => edge.from.id === id)) edges.unshift(restOf(old, deciding))
  const kind = rows.some((row) => row.kind === 'merge') ? 'merge' : first.kind
  const makes = versionMade(deciding, id, isRest ? [{ ...first, to: first.from, toName: null, toKind: null, toParent: null }] : rows, edges)
  return { kind, on: first.on, decree: rows.find((row) => row.decree)?.decree ?? null, makes, edges, lines: rows.map((row) => row.line) }
}

function versionMade(deciding: Deciding, id: number, rows: PlanRow[], edges: PlannedEdge[]): PlannedVersion {
  const [first] = rows as [PlanRow]
  const like = deciding.existing.get(id) ?? (edges[0]?.from as Unit)
  const kind = rows.find((row) => row.toKind)?.toKind ?? like.kind
  const shortName = rows.find((row) => row.toName)?.toName ?? like.shortName
  const parentId = parentOf(deciding, rows, like)
  const [only, ...others] = edges
  return {
    unitId: id,
    code: first.to,
    shortName,
    name: `${kindWords[kind]} ${shortName}`,
    level: like.level,
    kind,
    parentId,
    provinceId: like.level === 'province' ? id : parentId,
    validFrom: first.on,
    territorySince: only?.whole && others.length === 0 && only.from.id === id ? only.from.territorySince : first.on,
  }
}

/** The unit above: the one named, else the old one, or whoever takes the old one in whole. */
function parentOf(deciding: Deciding, rows: PlanRow[], like: Unit): number | null {
  const code = rows.find((row) => row.toParent)?.toParent
  const [first] = rows as [PlanRow]
  if (like.level === 'province') {
    if (code) deciding.blame(rows, 'đơn vị cấp tỉnh trực thuộc cả nước; bỏ trống cột to_parent')
    return deciding.facts.countryId
  }
  if (!code) {
    const heir = heirOf(deciding, like.parentId ?? 0)
    if (heir === null) deciding.blame(rows, `đơn vị cấp trên của ${like.name} bị chia; ghi mã đơn vị cấp trên mới (cột to_parent)`)
    return heir
  }
  const founded = deciding.founded.get(code)
  if (founded) return founded
  // a parent that begins on the very day will do
  const parent = standing(code, addDays(first.on, 1), deciding.facts.versions)
  if (typeof parent === 'string') deciding.blame(rows, `đơn vị cấp trên ${code}: ${parent}`)
  else if (parent.level !== 'province') deciding.blame(rows, `${parent.name} không phải là đơn vị cấp tỉnh`)
  else if (heirOf(deciding, parent.id) !== parent.id)
    deciding.blame(rows, `đơn vị cấp trên ${parent.name} thôi tồn tại trong chính kế hoạch này`)
  else return parent.id
  return null
}

/** Who stands in the place of a unit after the plan: itself, the one that takes it whole, or nobody (it is divided). */
function heirOf(deciding: Deciding, id: number): number | null {
  const rows = [...deciding.froms].filter(([, from]) => from.id === id).map(([row]) => row)
  const [first] = rows
  if (!first || first.kind === 'extract' || rows.some((row) => deciding.targets.get(row) === id)) return id
  return first.kind === 'merge' ? (deciding.targets.get(first) ?? null) : null
}

/** Units under a unit that goes away follow its heir; where it is divided each needs a row of its own. */
function followers(deciding: Deciding, made: PlannedTransition[]): PlannedTransition[] {
  const spoken = new Set([...made.map((t) => t.makes.unitId), ...made.flatMap((t) => t.edges.map((edge) => edge.from.id))])
  return deciding.facts.subordinates.flatMap((unit): PlannedTransition[] => {
    const heir = heirOf(deciding, unit.parentId ?? 0)
    if (spoken.has(unit.id) || heir === unit.parentId) return []
    const rows = [...deciding.froms].filter(([, from]) => from.id === unit.parentId).map(([row]) => row)
    const [first] = rows as [PlanRow]
    if (heir === null) {
      deciding.blame(rows, `${unit.name} (${unit.code}) chưa có đơn vị cấp trên mới; thêm một dòng move cho đơn vị này`)
      return []
    }
    if (unit.validFrom !== null && unit.validFrom >= first.on) {
      deciding.blame(rows, `${unit.name} (${unit.code}) đã có thay đổi ngày ${formatDate(unit.validFrom)}, không trước ngày hiệu lực`)
      return []
    }
    const { id, versionId: _v, validTo: _t, ...rest } = unit
    const makes: PlannedVersion = { ...rest, unitId: id, parentId: heir, provinceId: heir, validFrom: first.on }
    return [
      {
        kind: 'move',
        on: first.on,
        decree: first.decree,
        makes,
        edges: [{ from: unit, whole: true, share: all, note: null }],
        lines: rows.map((row) => row.line),
      },
    ]
  })
}
