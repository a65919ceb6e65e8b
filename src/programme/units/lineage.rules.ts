import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { type Codes, type System, twoTierDay } from './code.rules.ts'
import type { CsvRecord, EdgeDraft, TransitionDraft, UnitDraft, VersionDraft } from './country.types.ts'
import type { TransitionKind } from './types.ts'

export type Incoming = { from: VersionDraft; whole: boolean; source: string; note: string | null }

/** How a version differs from the one of the same unit before it. Kind weighs more than name, name more than place. */
export function changeBetween(before: VersionDraft, after: VersionDraft): 'upgrade' | 'rename' | 'move' | null {
  if (before.kind !== after.kind) return 'upgrade'
  if (before.name !== after.name || before.code !== after.code) return 'rename'
  if (before.parentId !== after.parentId) return 'move'
  return null
}

/** What kind of change made a version, from what it was made of. */
export function kindOf(to: VersionDraft, incoming: Incoming[]): TransitionKind {
  const [only, ...others] = incoming
  if (!only || others.length > 0) return 'merge'
  if (!only.whole) return 'split'
  if (only.from.unitId !== to.unitId) return 'renewal'
  return changeBetween(only.from, to) ?? 'renewal'
}

type Sourced = { decree: string | null; source: string; note: string | null }

/** The decree that a source names; the list of 34 resolutions does not say which one, and a note says so. */
function sourceOf(source: string, note: string | null): Sourced {
  if (source.startsWith('NQ 202/2025/QH15')) return { decree: '202/2025/QH15', source, note }
  if (source.startsWith('NQ 1654-1687'))
    return { decree: null, source, note: note ?? 'Một trong các nghị quyết 1654 đến 1687/NQ-UBTVQH15 năm 2025; nguồn không ghi số nào.' }
  return { decree: null, source, note }
}

function incomingOf(rows: CsvRecord[], codes: Codes): Map<number, Incoming[]> {
  const incoming = new Map<number, Incoming[]>()
  for (const row of rows) {
    const date = day(row.effective_date ?? '')
    const target: System = date < twoTierDay ? '3tier' : '2tier'
    const from = codes.endingAt('3tier', row.old_code ?? '', date)
    const to = codes.startingAt(target, row.new_code ?? '', date)
    if (!from || !to) throw new Error(`country: edge ${row.old_code} → ${row.new_code} on ${date} joins no versions`)
    const list = incoming.get(to.id) ?? []
    list.push({ from, whole: row.kind === 'full', source: row.source || 'sửa khi nhập (mends.csv)', note: row.note || null })
    incoming.set(to.id, list)
  }
  return incoming
}

/** The survivor's own territory is implicit in the source: the version before it, unless a row says what became of that. */
function addSurvivors(units: UnitDraft[], incoming: Map<number, Incoming[]>): void {
  const spoken = new Set([...incoming.values()].flat().map((edge) => edge.from.id))
  for (const unit of units)
    for (const [index, to] of unit.versions.entries()) {
      const from = unit.versions[index - 1]
      if (!from || spoken.has(from.id)) continue
      const list = incoming.get(to.id) ?? []
      list.unshift({ from, whole: true, source: list[0]?.source ?? to.source, note: null })
      incoming.set(to.id, list)
    }
}

/** Since when the territory of each version is unchanged; versions in the order of their days, so that what they come from is done. */
function settleTerritory(versions: VersionDraft[], incoming: Map<number, Incoming[]>): void {
  for (const version of versions) {
    const [only, ...others] = incoming.get(version.id) ?? []
    version.territorySince = only?.whole && others.length === 0 ? only.from.territorySince : version.validFrom
  }
}

export type Lineage = { transitions: TransitionDraft[]; edges: EdgeDraft[]; newFromOld: Map<number, Set<number>> }

/**
 * Transitions and edges of the country: one transition per version made (the resolutions word it so, one clause a unit).
 * `newFromOld` tells, per unit of 2025-07-01, the provinces before that day that it comes from. Sets `territorySince` of every version.
 */
export function lineage(rows: CsvRecord[], units: UnitDraft[], codes: Codes): Lineage {
  const incoming = incomingOf(rows, codes)
  addSurvivors(units, incoming)
  const versions = units
    .flatMap((unit) => unit.versions)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.id - b.id))
  settleTerritory(versions, incoming)
  const transitions: TransitionDraft[] = []
  const edges: EdgeDraft[] = []
  const newFromOld = new Map<number, Set<number>>()
  for (const to of versions) {
    const list = incoming.get(to.id)
    if (!list) continue
    const id = transitions.length + 1
    const effectiveDate = to.validFrom as LocalDate
    const note = list.find((edge) => edge.note)?.note ?? null
    transitions.push({ id, kind: kindOf(to, list), effectiveDate, ...sourceOf(list[0]?.source ?? to.source, note) })
    for (const { from, whole, note: edgeNote } of list)
      edges.push({ transitionId: id, fromVersionId: from.id, toVersionId: to.id, whole, share: whole ? 1 : null, note: edgeNote })
    if (effectiveDate === twoTierDay) newFromOld.set(to.unitId, new Set(list.flatMap(({ from }) => from.provinceId ?? [])))
  }
  return { transitions, edges, newFromOld }
}
