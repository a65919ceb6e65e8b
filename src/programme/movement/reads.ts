import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { matrixOf } from '../figures/reads.ts'
import { ancestorsOf, subtreeOf, unitById } from '../units/reads.ts'
import * as pledges from './pledge.queries.ts'
import * as rounds from './round.queries.ts'
import type { Commendation, Competitor, Contribution, Helper, Pledge, Round } from './types.ts'

/** Which pledges were made to the communes of a unit? What is due first comes first; page 0 is the whole list, for a workbook. */
export async function pledgesUnder(ctx: ReadCtx, filter: pledges.PledgeFilter, page: number): Promise<Page<Pledge>> {
  return pageOf(await pledges.pledgesUnder(ctx.tx, filter, ctx.today, spanOf(page || null)))
}

/** What was pledged to the communes of a unit, and what was given of it, in money and in each thing? */
export const sumsUnder = (ctx: ReadCtx, unitId: number): Promise<pledges.Sum[]> => pledges.sumsUnder(ctx.tx, unitId, ctx.today)

/** A pledge with what was given on it; null where there is none. */
export async function wholePledge(ctx: ReadCtx, id: number): Promise<{ pledge: Pledge; contributions: Contribution[] } | null> {
  const pledge = await pledges.pledgeById(ctx.tx, id, ctx.today)
  return pledge && { pledge, contributions: await pledges.contributionsOf(ctx.tx, pledge.unitId, id) }
}

/** Which bodies help the unit, what stands above it, or what stands under it? */
export async function helpersNear(ctx: ReadCtx, unitId: number): Promise<Helper[]> {
  const near = [...(await ancestorsOf(ctx, unitId, ctx.today)), ...(await subtreeOf(ctx, unitId, ctx.today))]
  return pledges.helpersOf(ctx.tx, [unitId, ...near.map(({ id }) => id)], ctx.today)
}

/** Which rounds concern whoever works at a unit: its own, and those of its province? For the country all. */
export async function roundsNear(ctx: ReadCtx, unitId: number): Promise<Round[]> {
  const here = await unitById(ctx, unitId, ctx.today)
  const near = [unitId, ...(await ancestorsOf(ctx, unitId, ctx.today)).map(({ id }) => id)]
  return rounds.roundsOf(ctx.tx, here?.level === 'country' ? null : near, ctx.today, 200)
}

/** A round; null where there is none. */
export const roundById = (ctx: ReadCtx, id: number): Promise<Round | null> => rounds.roundById(ctx.tx, id, ctx.today)

/** The newest counts of a unit in a round. */
export const countsOf = (ctx: ReadCtx, roundId: number, unitId: number): Promise<rounds.Counted[]> =>
  rounds.countsOf(ctx.tx, roundId, unitId)

/** Which communes of its province compete in a round, and what is known of each today? */
export async function competitorsOf(ctx: ReadCtx, round: Round): Promise<Competitor[]> {
  const communes = (await subtreeOf(ctx, round.unitId, ctx.today)).filter(({ level, kind }) => level === 'commune' && kind === 'commune')
  const counted = Map.groupBy(await rounds.countsOf(ctx.tx, round.id, null), ({ unitId }) => unitId)
  const figures = round.criteria.filter(({ source }) => source === 'figure')
  const met = figures.length > 0 ? await criteriaMet(ctx, round.unitId) : new Map<number, number>()
  return communes.map(({ id, name }) => {
    const values: Record<string, number> = {}
    for (const { criterion, value } of counted.get(id) ?? []) values[criterion] = value
    const known = met.get(id)
    if (known !== undefined) for (const { key } of figures) values[key] = known
    return { unitId: id, name, values }
  })
}

/** The figure `criteria-met-of-unit` of each commune of a province, as offices see it today; a commune of which nothing is known is missing. */
async function criteriaMet(ctx: ReadCtx, provinceId: number): Promise<Map<number, number>> {
  const province = await unitById(ctx, provinceId, ctx.today)
  if (!province) return new Map()
  const ask = { unitCode: province.code, asOf: null, mapOf: null, set: null, stage: null, scope: null, mode: 'office' } as const
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return new Map()
  const { rows } = await matrixOf(ctx, resolved.value)
  return new Map(rows.flatMap(({ unit, met }) => (met === null ? [] : [[unit.id, met] as const])))
}

/** Who was put forward for a commendation in a unit and under it? What is not decided first. */
export const commendationsUnder = (ctx: ReadCtx, unitId: number): Promise<Commendation[]> =>
  rounds.commendationsUnder(ctx.tx, unitId, null, ctx.today, 1000)
