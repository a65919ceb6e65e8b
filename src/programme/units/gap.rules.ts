import { day } from '../../platform/base/local-date.ts'
import { fold } from '../../platform/text/fold.ts'
import { beginning, type Codes, twoTierDay } from './code.rules.ts'
import type { AliasDraft, CsvRecord, EdgeDraft, GapDraft, UnitDraft, VersionDraft } from './country.types.ts'

/** Spelling aside: without diacritics, numbers without leading zeros. «Phường 05» and «Phường 5» are one name. */
const plain = (shortName: string): string => fold(shortName).replace(/\b0+(?=\d)/g, '')

/** The list of transitions begins here: older units have no known origin, and that is no gap. */
const listBegins = day('2010-01-01')

type Known = { units: UnitDraft[]; edges: EdgeDraft[]; mends: CsvRecord[]; aliases: AliasDraft[]; codes: Codes }

function renames(unit: UnitDraft, made: Map<number, number>): GapDraft[] {
  return unit.versions.flatMap((after, index): GapDraft[] => {
    const before = unit.versions[index - 1]
    if (!before || after.level !== 'commune' || after.validFrom < listBegins || unit.origin !== '3tier') return []
    // the version's own edge is the only one
    if (made.get(after.id) !== 1 || plain(before.shortName) === plain(after.shortName)) return []
    const note = `${before.name} thành ${after.name} mà không có đơn vị nào nhập vào: chỉ đổi tên, hoặc một lần sáp nhập mà nguồn không ghi.`
    return [{ kind: 'renameWithoutEdge', unitId: unit.id, onDate: after.validFrom, note }]
  })
}

/**
 * What the source leaves open: units whose end or beginning nobody explains, changes of name that may hide a merger,
 * edges mended here, codes that differ between lists. Listed on a page so that nothing is lost in silence.
 */
export function gapsOf({ units, edges, mends, aliases, codes }: Known): GapDraft[] {
  const left = new Set(edges.map((edge) => edge.fromVersionId))
  const made = new Map<number, number>()
  for (const edge of edges) made.set(edge.toVersionId, (made.get(edge.toVersionId) ?? 0) + 1)
  const gaps: GapDraft[] = []
  for (const unit of units) {
    const first = unit.versions[0] as VersionDraft
    const last = unit.versions.at(-1) as VersionDraft
    if (last.validTo < twoTierDay && last.validTo !== 'infinity' && !left.has(last.id))
      gaps.push({
        kind: 'noSuccessor',
        unitId: unit.id,
        onDate: last.validTo,
        note: `${last.name} giải thể; nguồn không ghi nơi nhận địa bàn.`,
      })
    if (first.validFrom > beginning && first.validFrom >= listBegins && !made.has(first.id))
      gaps.push({
        kind: 'noPredecessor',
        unitId: unit.id,
        onDate: first.validFrom,
        note: `${first.name} thành lập; nguồn không ghi lập từ đơn vị nào.`,
      })
    gaps.push(...renames(unit, made))
  }
  for (const row of mends) {
    const on = day(row.effective_date ?? '')
    const unit = row.gap_code ? (codes.endingAt('3tier', row.gap_code, on) ?? codes.startingAt('3tier', row.gap_code, on)) : undefined
    if (unit) gaps.push({ kind: 'mended', unitId: unit.unitId, onDate: on, note: row.note ?? '' })
  }
  for (const alias of aliases) gaps.push({ kind: 'codeAlias', unitId: alias.unitId, onDate: alias.validFrom, note: alias.note })
  return gaps
}
