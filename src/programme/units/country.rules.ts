import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { beginning, Codes, type System, twoTierDay } from './code.rules.ts'
import type { AliasDraft, AttributeDraft, ClassDraft, Country, CountryFiles, CsvRecord, UnitDraft, VersionDraft } from './country.types.ts'
import { gapsOf } from './gap.rules.ts'
import { lineage } from './lineage.rules.ts'
import type { Kind, Level } from './types.ts'

const kinds: Record<string, { level: Level; kind: Kind }> = {
  Tỉnh: { level: 'province', kind: 'province' },
  'Thành phố Trung ương': { level: 'province', kind: 'centralCity' },
  Huyện: { level: 'district', kind: 'district' },
  Quận: { level: 'district', kind: 'urbanDistrict' },
  'Thị xã': { level: 'district', kind: 'town' },
  'Thành phố': { level: 'district', kind: 'provincialCity' },
  Xã: { level: 'commune', kind: 'commune' },
  Phường: { level: 'commune', kind: 'ward' },
  'Thị trấn': { level: 'commune', kind: 'township' },
  'Đặc khu': { level: 'commune', kind: 'specialZone' },
}

const kindWord = /^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn|Đặc khu) /u

/** «Xã Bính Xá» → «Bính Xá». A name that is only a kind word with something unknown stays as it is. */
export const shortNameOf = (name: string): string => name.replace(kindWord, '')

const sources = {
  '3tier': 'Danh mục hành chính (GSO) qua dvhcvn/data, đối chiếu tranngocminhhieu/vietnamadminunits',
  '2tier': 'dvhcvn/20250701; thanglequoc/vietnamese-provinces-database',
} as const

function versionOf(record: CsvRecord, system: System): VersionDraft {
  const found = kinds[record.type ?? '']
  if (!found) throw new Error(`country: unknown type «${record.type}» of ${record.code}`)
  const name = tidy(record.name ?? '')
  const agrees = found.level === 'province' || name.startsWith(`${record.type} `)
  return {
    id: 0,
    unitId: 0,
    code: record.code ?? '',
    name,
    shortName: shortNameOf(name),
    ...found,
    parentId: null,
    provinceId: null,
    validFrom: record.valid_from ? day(record.valid_from) : beginning,
    validTo: record.valid_to ? day(record.valid_to) : 'infinity',
    territorySince: beginning,
    source: sources[system],
    note: agrees ? null : `Nguồn ghi loại «${record.type}» nhưng tên «${name}».`,
  }
}

type Placed = { version: VersionDraft; record: CsvRecord }

/** Units of one system: versions of the same code that follow each other without a break are one unit. */
function unitsOf(records: CsvRecord[], system: System): { units: UnitDraft[]; placed: Placed[] } {
  const placed = records.map((record) => ({ version: versionOf(record, system), record }))
  placed.sort((a, b) =>
    a.version.code < b.version.code ? -1 : a.version.code > b.version.code ? 1 : a.version.validFrom < b.version.validFrom ? -1 : 1,
  )
  const units: UnitDraft[] = []
  for (const { version } of placed) {
    const last = units.at(-1)
    if (last?.code === version.code && last.versions.at(-1)?.validTo === version.validFrom) last.versions.push(version)
    else units.push({ id: 0, origin: system, code: version.code, versions: [version] })
  }
  return { units, placed }
}

/** A unit that absorbs others begins a new version on that day, whatever its name and code do. */
function cutAt(unit: UnitDraft, date: LocalDate): void {
  const index = unit.versions.findIndex((v) => v.validFrom < date && date < v.validTo)
  const whole = unit.versions[index]
  if (!whole) return
  unit.versions.splice(index, 1, { ...whole, validTo: date }, { ...whole, validFrom: date })
}

function placeUnder(
  placed: Placed[],
  codes: Codes,
  system: System,
  countryId: number,
): Map<string, { parentId: number; provinceId: number }> {
  const places = new Map<string, { parentId: number; provinceId: number }>()
  for (const { version, record } of placed) {
    const own = codes.at(system, version.code, version.validFrom)
    const parent = record.parent_code ? codes.at(system, record.parent_code, version.validFrom)?.id : countryId
    const provinceCode = record.level === '1' ? version.code : (record.province_code ?? record.parent_code ?? '')
    const province = codes.at(system, provinceCode, version.validFrom)?.id
    if (!own || !parent || !province) throw new Error(`country: ${version.code} ${version.name} has no parent «${record.parent_code}»`)
    places.set(`${own.id} ${version.validFrom}`, { parentId: parent, provinceId: province })
  }
  return places
}

function countryUnit(): UnitDraft {
  const version: VersionDraft = {
    id: 0,
    unitId: 0,
    code: 'VN',
    name: 'Việt Nam',
    shortName: 'Việt Nam',
    level: 'country',
    kind: 'country',
    parentId: null,
    provinceId: null,
    validFrom: beginning,
    validTo: 'infinity',
    territorySince: beginning,
    source: 'hệ thống',
    note: null,
  }
  return { id: 0, origin: 'country', code: 'VN', versions: [version] }
}

function classesOf(files: CountryFiles, codes: Codes, newFromOld: Map<number, Set<number>>, units: UnitDraft[]): ClassDraft[] {
  const regionOfOld = new Map<number, string>()
  const classes: ClassDraft[] = []
  for (const row of files.regions) {
    const unit = codes.at('3tier', row.province_code ?? '', day('2025-06-30'))
    if (!unit) throw new Error(`country: regions_63.csv names an unknown province ${row.province_code}`)
    regionOfOld.set(unit.id, row.region_code ?? '')
    classes.push({
      unitId: unit.id,
      scheme: 'region',
      value: row.region_code ?? '',
      validFrom: beginning,
      validTo: twoTierDay,
      source: 'kiến thức chung về vùng của các bộ tiêu chí; cần đối chiếu QĐ 1980/2016, 318/2022',
      certainty: 'recalled',
    })
  }
  const settled = new Set<number>()
  const inferred = (unit: UnitDraft, value: string) =>
    classes.push({
      unitId: unit.id,
      scheme: 'region',
      value,
      validFrom: twoTierDay,
      validTo: 'infinity',
      source: 'vùng của tỉnh cũ trước 01/7/2025',
      certainty: 'inferred',
    })
  for (const level of ['province', 'commune'])
    for (const unit of units) {
      const version = unit.versions[0]
      if (unit.origin !== '2tier' || version?.level !== level || settled.has(version.parentId ?? 0)) continue
      const regions = new Set([...(newFromOld.get(unit.id) ?? [])].map((id) => regionOfOld.get(id)))
      const only = regions.size === 1 ? [...regions][0] : undefined
      if (!only) continue
      inferred(unit, only)
      settled.add(unit.id)
    }
  for (const row of files.border) {
    const unit = codes.at('2tier', row.code ?? '', twoTierDay)
    if (!unit) throw new Error(`country: border_communes_derived.csv names an unknown commune ${row.code}`)
    classes.push({
      unitId: unit.id,
      scheme: 'border',
      value: 'yes',
      validFrom: twoTierDay,
      validTo: 'infinity',
      source: 'tính từ ranh giới xã; không phải danh mục pháp lý',
      certainty: 'inferred',
    })
  }
  return classes
}

function attributesOf(rows: CsvRecord[], codes: Codes): AttributeDraft[] {
  return rows.map((row) => {
    const unit = codes.at('2tier', row.code ?? '', twoTierDay)
    if (!unit) throw new Error(`country: units_2tier_attrs.csv names an unknown commune ${row.code}`)
    return {
      unitId: unit.id,
      validFrom: twoTierDay,
      areaKm2: row.area_km2 || null,
      // «đang cập nhật» where the publisher has no number yet: unknown is not zero
      population: /^\d+$/.test(row.population ?? '') ? Number(row.population) : null,
      centreLon: row.centre_lon || null,
      centreLat: row.centre_lat || null,
      source: 'sapnhap.bando.com.vn (17/7/2025) qua vietnamadminunits',
    }
  })
}

/**
 * The whole country as rows, from the files of `country/`. Pure and deterministic: the same files give the same ids.
 * Throws where the files contradict themselves (a code that no unit bears): that is a broken file, not an answer.
 */
export function buildCountry(files: CountryFiles): Country {
  const country = countryUnit()
  const three = unitsOf(files.threeTier, '3tier')
  const two = unitsOf(files.twoTier, '2tier')
  const units = [country, ...three.units, ...two.units]
  const codes = new Codes()
  units.forEach((unit, index) => {
    unit.id = index + 1
    codes.add(unit)
  })
  const places = new Map([...placeUnder(three.placed, codes, '3tier', country.id), ...placeUnder(two.placed, codes, '2tier', country.id)])
  for (const unit of units)
    for (const version of unit.versions) Object.assign(version, { unitId: unit.id }, places.get(`${unit.id} ${version.validFrom}`))
  const mended = new Set(files.mends.map((row) => `${row.old_code} ${row.effective_date}`))
  const rows = [...files.merges.filter((row) => !mended.has(`${row.old_code} ${row.effective_date}`)), ...files.mends]
  for (const row of rows) {
    const date = day(row.effective_date ?? '')
    const target = date < twoTierDay ? codes.at('3tier', row.new_code ?? '', date) : undefined
    if (target) cutAt(target, date)
  }
  let versionId = 0
  for (const unit of units) for (const version of unit.versions) version.id = ++versionId

  const { transitions, edges, newFromOld } = lineage(rows, units, codes)
  const aliases: AliasDraft[] = files.aliases.map((row) => ({
    code: row.code ?? '',
    unitId: codes.at('2tier', row.alias_of ?? '', twoTierDay)?.id ?? 0,
    validFrom: day(row.valid_from ?? ''),
    note: row.note ?? '',
  }))
  return {
    units,
    transitions,
    edges,
    classes: classesOf(files, codes, newFromOld, units),
    attributes: attributesOf(files.attributes, codes),
    gaps: gapsOf({ units, edges, mends: files.mends, aliases, codes }),
    aliases,
  }
}
