import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { judge } from '../criteria/judge.rules.ts'
import { setsOn, setVersion, slotsOf } from '../criteria/reads.ts'
import { type CriteriaSet, type Facts, regions, type Verdict } from '../criteria/types.ts'
import { slotKey } from '../criteria/walk.rules.ts'
import { classesOf, lineageOf, regionOf } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import {
  criteriaOfCommune,
  historyOfCommune,
  measuredOn,
  type RecognitionRow,
  recognitionsOfUnit,
  type StandingRow,
} from './commune.queries.ts'
import type { Made } from './commune.views.ts'
import type { CriterionResult, ResolvedFrame } from './types.ts'

export type CommuneResult = {
  criteria: CriterionResult[]
  /** acts of recognition decided by the day of the frame, those for an older territory too (`counts: false`) */
  recognitions: RecognitionRow[]
  /** results of all sets and stages, for the timeline of criteria met */
  history: StandingRow[]
}

/** '1900-01-01' stands for «older than the list» in the database. */
const sinceOf = ({ frame }: ResolvedFrame): LocalDate => frame.unit.territorySince ?? day('1900-01-01')

/** What is known of the commune on the day of the frame, as the rules of a set take it. */
async function factsOf(ctx: ReadCtx, resolved: ResolvedFrame, set: CriteriaSet): Promise<Facts> {
  const { unit, asOf: on, stage } = resolved.frame
  const measured = await measuredOn(ctx.tx, unit.id, stage, on, sinceOf(resolved))
  const classes = await classesOf(ctx, unit.id, on)
  const region = await regionOf(ctx, unit.id, on)
  const slots = unit.provinceId === null ? [] : await slotsOf(ctx, unit.provinceId, set, on)
  const areaClasses = classes.filter((one) => one.scheme === 'areaClass').map((one) => one.value)
  return {
    date: on,
    region: regions.find((one) => one === region?.region) ?? null,
    areaClasses: areaClasses.length > 0 ? areaClasses : null,
    group: classes.find((one) => one.scheme === 'group2026')?.value ?? null,
    measurements: new Map(measured.map((row) => [row.measure, row.valueText ?? Number(row.value)])),
    slots: new Map(slots.map((slot) => [slotKey(set.id, slot.indicator), slot])),
    // only the higher tiers measure themselves against other sets
    sets: set.tier === 'standard' ? new Map() : await setsOn(ctx, on),
    shares: new Map(),
    meets: new Map(),
  }
}

async function judgedOf(ctx: ReadCtx, resolved: ResolvedFrame, id: string, version: number): Promise<Map<string, Verdict>> {
  const set = await setVersion(ctx, id, version)
  if (!set) return new Map()
  const { criteria } = judge(set, await factsOf(ctx, resolved, set))
  return new Map(criteria.map((verdict) => [verdict.code, verdict]))
}

/** When and how the territory of a commune came to be; null where it is older than the list. */
export async function madeOf(ctx: ReadCtx, { id, territorySince: on }: Pick<Unit, 'id' | 'territorySince'>): Promise<Made | null> {
  if (on === null) return null
  const steps = await lineageOf(ctx, id)
  return { on, merger: steps.some((step) => step.on === on && step.kind === 'merge' && step.to.id === id) }
}

/** The criteria of one commune in a frame, one by one: what was decided, where that comes from, and what the measurements say. */
export async function communeResult(ctx: ReadCtx, resolved: ResolvedFrame): Promise<CommuneResult> {
  const { unit, stage, asOf: on } = resolved.frame
  // the public sees nothing of a day that no release answers, recognitions neither
  if (resolved.mode === 'public' && !resolved.release) return { criteria: [], recognitions: [], history: [] }
  const set = resolved.bases[0]?.set ?? null
  const territorySince = sinceOf(resolved)
  const history = await historyOfCommune(ctx.tx, unit.id)
  const recognitions = await recognitionsOfUnit(ctx.tx, unit.id, on, territorySince)
  if (!set) return { criteria: [], recognitions, history }
  const rows = await criteriaOfCommune(ctx.tx, { unitId: unit.id, setId: set.id, version: set.version, stage, on, territorySince })
  const judged = await judgedOf(ctx, resolved, set.id, set.version)
  const byCriterion = Map.groupBy(
    history.filter((row) => row.set === set.id && row.stage === stage),
    (row) => row.criterion,
  )
  const criteria = rows.map((row): CriterionResult => {
    const { code, name, verdict, basis, since, title, demonstration, url } = row
    const source = title === null ? null : { title, demonstration: demonstration === true, url }
    const past = byCriterion.get(code) ?? []
    return { criterion: code, name, verdict, basis, since, source, history: past, judged: judged.get(code) ?? null }
  })
  return { criteria, recognitions, history }
}
