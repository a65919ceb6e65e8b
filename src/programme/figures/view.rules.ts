import type { FigureDefinition, FigureValue, Missing, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Ratio, roundRatio } from '../../platform/base/ratio.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { formatDate } from '../../platform/text/date.ts'
import * as assessment from '../assessment/metrics.ts'
import type { Base, CriterionCount, FactRow, ResolvedFrame, Straddler } from './types.ts'

/** Everything that the figures of one frame are computed from. `facts` has the rows of the bases, then those of the previous release. */
export type Material = {
  resolved: ResolvedFrame
  facts: FactRow[]
  criteria: CriterionCount[]
  straddlers: Straddler[]
  /** communes newly recognised in periods other than the year of the frame */
  newly: { from: LocalDate; to: LocalDate; communes: number }[]
}

/** What the figures share: rows split by whether their base has data, and why something is missing. */
export type View = {
  material: Material
  now: FactRow[]
  /** indexes of the bases of which something is known */
  alive: ReadonlySet<number>
  /** their rows */
  known: FactRow[]
  /** rows of the previous release */
  before: FactRow[]
  missing: Missing | null
  /** why criteria cannot be added up: the bases are judged by different sets */
  mixed: Missing | null
}

/** Bases that a release covers, or of whose communes anything is known. */
export function aliveBases(bases: readonly Base[], rows: readonly Pick<FactRow, 'base' | 'met'>[]): Set<number> {
  const alive = new Set(rows.filter((row) => row.met !== null).map((row) => row.base))
  for (const [index, base] of bases.entries()) if (base.covered) alive.add(index)
  return alive
}

/** Communes of which it is known whether they are recognised: all of a base that is covered, else those with a result or a decision. */
export const communesCovered = (rows: readonly FactRow[], bases: readonly Base[]): number =>
  rows.reduce((sum, row) => sum + (row.met !== null || bases[row.base]?.covered ? row.communes : row.standard), 0)

export function viewOf(material: Material): View {
  const { resolved, facts, straddlers } = material
  const now = facts.filter((row) => row.base < resolved.bases.length)
  const alive = aliveBases(resolved.bases, now)
  const known = now.filter((row) => alive.has(row.base))
  const sets = new Set(resolved.bases.flatMap((base, index) => (base.set && alive.has(index) ? [base.set.label] : [])))
  const text = `Không cộng được vì số liệu của các nơi theo những bộ tiêu chí khác nhau: ${[...sets].join('; ')}.`
  return {
    material,
    now,
    alive,
    known,
    before: facts.filter((row) => row.base === resolved.bases.length),
    missing: missingOf(resolved, known, straddlers),
    mixed: sets.size > 1 ? { code: 'notComputable', text } : null,
  }
}

function missingOf(resolved: ResolvedFrame, known: FactRow[], straddlers: Straddler[]): Missing | null {
  const outside = straddlers.filter((one) => !one.inside).map((one) => one.name)
  if (outside.length > 0) return splitMissing(outside)
  if (known.length > 0) return null
  const [only] = resolved.bases
  if (resolved.bases.length === 1 && only?.why) return only.why
  return { code: 'noData', text: `Không có số liệu đến ngày ${formatDate(resolved.asked)}.` }
}

/** A count that a partial split makes impossible, and because of whom. */
export function splitMissing(of: readonly string[]): Missing {
  const units = sortVietnamese(of, (name) => name)
  return { code: 'notComputable', text: `Không tính được vì có xã chia cho nhiều nơi mà không rõ phần nào: ${units.join(', ')}.`, units }
}

export const newest = (days: (LocalDate | null)[]): LocalDate | null =>
  days.reduce<LocalDate | null>((latest, date) => (date !== null && (latest === null || date > latest) ? date : latest), null)

export type Answer = { exact: Ratio } | { missing: Missing }
export type Extra = {
  qualifier?: Qualifier
  name?: string
  asOf?: LocalDate | null
  coverage?: { have: number; of: number }
  opens?: boolean
}

export function figure(view: View, definition: FigureDefinition, answer: Answer, extra: Extra = {}): FigureValue {
  const { resolved } = view.material
  const missing = 'missing' in answer ? answer.missing : null
  const exact = 'missing' in answer ? null : answer.exact
  const mixed = view.mixed !== null
  return {
    key: definition.key,
    qualifier: extra.qualifier ?? null,
    name: extra.name ?? definition.name,
    value: exact ? roundRatio(exact, definition.decimals) : null,
    exact,
    unit: definition.unit,
    base: definition.base,
    asOf: missing ? null : (extra.asOf ?? newest(view.known.flatMap((row) => [row.newest, row.decidedNewest]))),
    set: mixed ? null : resolved.frame.set,
    stage: resolved.frame.stage,
    missing,
    ...(extra.coverage ? { coverage: extra.coverage } : {}),
    opens: extra.opens ?? (missing === null && definition.sums !== 'never'),
  }
}

export const count = (num: number): Answer => ({ exact: { num, den: 1 } })

/** A count over communes with data, missing where it cannot be said. */
export function counted(view: View, definition: FigureDefinition, exact: () => Ratio, extra: Extra = {}): FigureValue {
  const have = assessment.communesWithData(view.known)
  const none: Missing | null = have === 0 ? { code: 'noData', text: 'Không có số liệu về tiêu chí trong khung này.' } : null
  const missing = view.missing ?? view.mixed ?? none
  const coverage = { have, of: assessment.communesIn(view.now) }
  return figure(view, definition, missing ? { missing } : { exact: exact() }, {
    asOf: newest(view.known.map((row) => row.newest)),
    coverage,
    ...extra,
  })
}

/** A count over acts of recognition, out of the communes that are covered; known as soon as the base is. */
export function recognised(view: View, definition: FigureDefinition, num: (rows: FactRow[]) => number, extra: Extra = {}): FigureValue {
  const coverage = { have: communesCovered(view.known, view.material.resolved.bases), of: assessment.communesIn(view.now) }
  return figure(view, definition, view.missing ? { missing: view.missing } : count(num(view.known)), { coverage, ...extra })
}
