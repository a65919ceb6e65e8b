import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { fold } from '../../platform/text/fold.ts'
import * as lineage from './lineage.queries.ts'
import * as queries from './queries.ts'
import { candidates, candidatesWithin } from './search.queries.ts'
import { cutsOf, orderHits } from './search.rules.ts'
import type { Gap, LineageStep, PlacedUnit, SearchHit, Transition, Unit, UnitAttributes, UnitClass, Whereabouts } from './types.ts'

type Ctx = Pick<ReadCtx, 'tx'>

/** Which unit bears this code on the day? A code is an attribute: 15 was Yên Bái until 2025-06-30 and is Lào Cai since. */
export const unitByCode = (ctx: Ctx, code: string, asOf: LocalDate): Promise<Unit | undefined> => queries.unitByCode(ctx.tx, code, asOf)

/** How did this unit stand on the day? Undefined before its birth and after its end. */
export const unitById = (ctx: Ctx, id: number, asOf: LocalDate): Promise<Unit | undefined> => queries.unitById(ctx.tx, id, asOf)

/** The country itself; undefined in an empty database. */
export const countryUnit = (ctx: Ctx): Promise<Unit | undefined> => queries.countryUnit(ctx.tx)

/** Which versions ever bore this code? Oldest first. */
export const holdersOfCode = (ctx: Ctx, code: string): Promise<Unit[]> => queries.holdersOfCode(ctx.tx, code)

/** Which units were there on the day? In the order of codes. */
export const unitsAsOf = (ctx: Ctx, filter: queries.UnitFilter): Promise<Unit[]> => queries.unitsAsOf(ctx.tx, filter)

/** What stands right under the unit on the day? In Vietnamese order of names. */
export const childrenOf = async (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<Unit[]> =>
  sortVietnamese(await queries.childrenOf(ctx.tx, unitId, asOf), (unit) => unit.shortName)

/** What stands anywhere under the unit on the day? Higher tiers first, codes within a tier. */
export const subtreeOf = (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<Unit[]> => queries.subtreeOf(ctx.tx, unitId, asOf)

/** What stands above the unit on the day? The country first. */
export const ancestorsOf = (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<Unit[]> => queries.ancestorsOf(ctx.tx, unitId, asOf)

/** What was this unit called, where did it belong, over all its life? Oldest first. */
export const versionsOf = (ctx: ReadCtx, unitId: number): Promise<PlacedUnit[]> => queries.versionsOf(ctx.tx, unitId, ctx.today)

/** Where did the unit come from, how did it change, where did it go, through several transitions? In the order of days. */
export async function lineageOf(ctx: Ctx, unitId: number): Promise<LineageStep[]> {
  const steps = await lineage.stepsOf(ctx.tx, unitId)
  const ids = [...new Set(steps.flatMap((step) => [step.fromVersionId, step.toVersionId]))]
  const versions = new Map((await lineage.versionsById(ctx.tx, ids)).map((unit) => [unit.versionId, unit]))
  return steps.flatMap(({ fromVersionId, toVersionId, ...step }) => {
    const [from, to] = [versions.get(fromVersionId), versions.get(toVersionId)]
    return from && to ? [{ ...step, from, to }] : []
  })
}

/** What is this unit called, and where does its territory belong, on the day? Several units where it was divided. */
export async function namedOn(ctx: Ctx, unitId: number, on: LocalDate): Promise<Whereabouts> {
  const found = await lineage.whereabouts(ctx.tx, unitId, on)
  const units = found.filter((row): row is PlacedUnit => row.id !== null)
  return { units, complete: units.length === found.length && units.length > 0 }
}

/** What is this unit called, and where does its territory belong, today? */
export const whereIsItNow = (ctx: ReadCtx, unitId: number): Promise<Whereabouts> => namedOn(ctx, unitId, ctx.today)

/** Which legal changes of the map were there? Newest first, a page at a time. */
export async function transitions(
  ctx: Ctx,
  filter: Partial<lineage.TransitionFilter> = {},
): Promise<{ items: Transition[]; total: number }> {
  const rows = await lineage.transitionsPage(ctx.tx, { limit: 50, offset: 0, ...filter })
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** Which units does this text mean? By code, or by name of any time, with or without diacritics, followed by names of what stands above it («chi lăng lạng sơn»); `asOf` keeps to the names of a day. */
export async function search(ctx: ReadCtx, text: string, options: { asOf?: LocalDate; limit?: number } = {}): Promise<SearchHit[]> {
  const folded = fold(text)
  if (folded === '') return []
  const found = await candidates(ctx.tx, folded, text.trim().toUpperCase(), options.asOf ?? null, ctx.today, 1000)
  const within = found.length === 0 ? cutsOf(folded) : []
  const hits = within.length > 0 ? await candidatesWithin(ctx.tx, within, options.asOf ?? null, ctx.today, 1000) : found
  return orderHits(hits, text, options.limit ?? 20)
}

/** What do the source data leave open? */
export const gaps = (ctx: Ctx): Promise<Gap[]> => lineage.allGaps(ctx.tx)

/** Which classes (region, border, areaClass …) has the unit on the day? No row means unknown. */
export const classesOf = (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<UnitClass[]> => queries.classesOf(ctx.tx, unitId, asOf)

/** In which region of the criteria sets does each unit lie on the day: its own class, else its province's. Unknown ones are left out. */
export const regionsOf = (ctx: Ctx, unitIds: number[], asOf: LocalDate): Promise<queries.UnitRegion[]> =>
  queries.regionsOf(ctx.tx, unitIds, asOf)

/** In which region does the unit lie on the day? Undefined where nobody says. */
export const regionOf = async (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<queries.UnitRegion | undefined> =>
  (await queries.regionsOf(ctx.tx, [unitId], asOf))[0]

/** Population and area as last known on the day. */
export const attributesOf = (ctx: Ctx, unitId: number, asOf: LocalDate): Promise<UnitAttributes | undefined> =>
  queries.attributesOf(ctx.tx, unitId, asOf)
