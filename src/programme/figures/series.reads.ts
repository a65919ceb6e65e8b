import type { Qualifier } from '../../platform/base/figure.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { figureOf } from './evaluate.rules.ts'
import { criterionCounts, factRows } from './fact.queries.ts'
import { publishedSets, releasesCovering } from './release.queries.ts'
import { seriesBases } from './resolve.rules.ts'
import type { Base, ResolvedFrame, SeriesPoint } from './types.ts'

const ofBase = <Row extends { base: number }>(rows: readonly Row[], index: number): Row[] =>
  rows.filter((row) => row.base === index).map((row) => ({ ...row, base: 0 }))

/**
 * One figure of a unit at each of its releases up to today, oldest first, for the time slider and the burn-up.
 * A point made under another set than the one before breaks the line; each carries the number of communes it is out of.
 */
export async function seriesOf(ctx: ReadCtx, resolved: ResolvedFrame, key: string, qualifier: Qualifier = {}): Promise<SeriesPoint[]> {
  const { unit, scope } = resolved.frame
  const releases = await releasesCovering(ctx.tx, unit.id, ctx.today)
  const bases = seriesBases(unit, releases, await publishedSets(ctx.tx), resolved.frame.stage)
  if (bases.length === 0) return []
  const asked = { bases, scope, target: { id: unit.id, level: unit.level }, mapOf: null }
  const facts = await factRows(ctx.tx, asked)
  const criteria = qualifier.criterion === undefined ? [] : await criterionCounts(ctx.tx, asked)
  return bases.map((base, index) => {
    const material = {
      resolved: resolvedAt(resolved, base),
      facts: ofBase(facts, index),
      criteria: ofBase(criteria, index),
      straddlers: [],
      newly: [],
    }
    const value = figureOf(material, key, qualifier)
    return {
      asOf: base.asOf,
      set: base.set?.id ?? '',
      stage: base.stage,
      value: value?.value ?? null,
      exact: value?.exact ?? null,
      of: material.facts.reduce((sum, row) => sum + row.communes, 0),
      breaks: index > 0 && bases[index - 1]?.set?.id !== base.set?.id,
      missing: value?.missing ?? null,
    }
  })
}

const resolvedAt = (resolved: ResolvedFrame, base: Base): ResolvedFrame => ({
  ...resolved,
  asked: base.asOf,
  frame: { ...resolved.frame, asOf: base.asOf, mapOf: base.asOf, set: base.set?.id ?? '' },
  set: base.set,
  release: base.release,
  bases: [base],
  previous: null,
  carried: false,
})
