import { formatDate } from '../../platform/text/date.ts'
import type { LineageStep, TransitionKind, Unit } from './types.ts'

/** «từ 1/7/2025», «từ trước 31/8/2004 đến hết 31/12/2019»; ends are exclusive in the data and said as the first day without it. */
export function spanText({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>): string {
  const from = validFrom ? `từ ${formatDate(validFrom)}` : 'từ trước 31/8/2004'
  return validTo ? `${from} đến trước ${formatDate(validTo)}` : from
}

type Span = { from: string | null; to: string | null; text: string; strong: boolean }
export type DrawnLane = { key: string; spans: Span[] }
export type DrawnJoin = { from: string; to: string; on: string; whole: boolean }

/** more lanes than these say nothing; the list says it all */
const mostLanes = 16

/** The lives that make up the descent of a unit as lanes: what came in above, the unit itself, what it went to below. Null: too many to draw. */
export function lanesOf(unitId: number, steps: readonly LineageStep[]): { lanes: DrawnLane[]; joins: DrawnJoin[] } | null {
  const near = steps.filter((step) => step.direction === 'own' || step.depth <= 2)
  const versions = new Map(near.flatMap((step) => [step.from, step.to]).map((version) => [version.versionId, version]))
  const byUnit = Map.groupBy([...versions.values()], (version) => version.id)
  if (byUnit.size > mostLanes || near.length === 0) return null
  const startOf = (versionsOfUnit: Unit[]) => versionsOfUnit.map((version) => version.validFrom ?? '').sort()[0] ?? ''
  const rank = (id: number) => (id === unitId ? 1 : near.some((step) => step.from.id === id && step.direction === 'before') ? 0 : 2)
  const ordered = [...byUnit].sort(([a, left], [b, right]) => rank(a) - rank(b) || (startOf(left) < startOf(right) ? -1 : 1))
  const lanes = ordered.map(([id, list]) => ({
    key: String(id),
    spans: list
      .toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
      .map((version) => ({ from: version.validFrom, to: version.validTo, text: version.name, strong: id === unitId })),
  }))
  const joins = near.map((step) => ({ from: String(step.from.id), to: String(step.to.id), on: step.on, whole: step.whole }))
  return { lanes, joins }
}

/** Steps of one day and one target together, as sentences are made of them. */
export function stepGroups(steps: readonly LineageStep[]): {
  on: LineageStep['on']
  to: Unit
  kind: TransitionKind
  decree: string | null
  note: string | null
  source: string
  from: { unit: Unit; whole: boolean }[]
}[] {
  const groups = Map.groupBy(steps, (step) => step.transitionId)
  return [...groups.values()].flatMap((list) => {
    const [first] = list
    if (!first) return []
    const from = list.map((step) => ({ unit: step.from, whole: step.whole }))
    return [{ on: first.on, to: first.to, kind: first.kind, decree: first.decree, note: first.note, source: first.source, from }]
  })
}
