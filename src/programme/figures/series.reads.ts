import type { Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { metrics as assessment } from '../assessment/metrics.ts'
import { metrics as recognition } from '../recognition/metrics.ts'
import { figureOf } from './evaluate.rules.ts'
import { criterionCounts, factRows } from './fact.queries.ts'
import { resolveFrame } from './frame.reads.ts'
import { publishedSets, releasesCovering } from './release.queries.ts'
import { remembered } from './remembered.reads.ts'
import { seriesBases } from './resolve.rules.ts'
import type { Base, FactRow, ResolvedFrame, SeriesPoint } from './types.ts'

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

/** how many published days the country is followed over, the newest */
const mostDays = 12

/**
 * Communes recognised and the average of the country over its newest published days, oldest first. Each day adds the provinces that have data
 * of it; where these, and so the communes counted, change, the line breaks.
 */
export const countrySeries = (ctx: ReadCtx, days: readonly LocalDate[]): Promise<{ recognised: SeriesPoint[]; average: SeriesPoint[] }> =>
  remembered(ctx, ['country', days.slice(-mostDays)], async () => {
    const frames: ResolvedFrame[] = []
    for (const asOf of days.slice(-mostDays)) {
      const frame = await resolveFrame(ctx, { ...wholeCountry, asOf })
      if (frame.ok) frames.push(frame.value)
    }
    const bases = frames.flatMap((frame) => frame.bases.filter(({ covered }) => covered))
    const [first] = frames
    if (!first || bases.length === 0) return { recognised: [], average: [] }
    const { unit, scope } = first.frame
    const facts = await factRows(ctx.tx, { bases, scope, target: { id: unit.id, level: unit.level }, mapOf: null })
    const follow = (key: string) => countryPoints(frames, facts, key)
    return { recognised: follow(recognition.communesRecognised.key), average: follow(assessment.averageCriteriaMet.key) }
  })

const wholeCountry = { unitCode: 'VN', mapOf: null, set: null, stage: null, scope: null, mode: 'public' } as const

/** One figure at each frame; `facts` are those of the covered bases of all frames, in their order. */
function countryPoints(frames: readonly ResolvedFrame[], facts: readonly FactRow[], key: string): SeriesPoint[] {
  let start = 0
  let before: string | undefined
  return frames.map((frame) => {
    const bases = frame.bases.filter(({ covered }) => covered)
    const own = facts.filter(({ base }) => base >= start && base < start + bases.length).map((row) => ({ ...row, base: row.base - start }))
    start += bases.length
    const value = figureOf({ resolved: { ...frame, bases }, facts: own, criteria: [], straddlers: [], newly: [] }, key, {})
    const sets = [...new Set(bases.map(({ set }) => set?.id ?? ''))].sort().join(' ')
    const breaks = before !== undefined && before !== sets
    before = sets
    return {
      ...{ asOf: frame.asked, set: sets, stage: frame.frame.stage, breaks },
      ...{ value: value?.value ?? null, exact: value?.exact ?? null, missing: value?.missing ?? null },
      of: own.reduce((sum, row) => sum + row.communes, 0),
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
