import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { phases, workCalendar } from '../calendar/reads.ts'
import type { WorkCalendar } from '../calendar/types.ts'
import { ancestorsOf, unitById } from '../units/reads.ts'
import { defaultOutlines } from './outline.procedures.ts'
import { daysOf, type PeriodDays, periodAround, previousPeriod } from './period.rules.ts'
import { outlineOn, regimesOn } from './regime.queries.ts'
import type { OutlineAt, Period, Regime, ReportLevel } from './types.ts'

/** The unit and all above it, nearest first: whose settings hold for it. */
export const pathOf = async (ctx: ReadCtx, unitId: number): Promise<number[]> => [
  unitId,
  ...(await ancestorsOf(ctx, unitId, ctx.today)).map(({ id }) => id).toReversed(),
]

/** Which reports are asked for, as it holds for a unit on a day: of all levels that the day knows. */
export const regimesAt = async (ctx: ReadCtx, unitId: number, on: LocalDate): Promise<Regime[]> =>
  regimesOn(ctx.tx, await pathOf(ctx, unitId), on)

const reportLevels = new Set<string>(['commune', 'district', 'province'])

/** The regimes by which a unit itself reports; none for the country. */
export async function regimesOf(ctx: ReadCtx, unitId: number, on: LocalDate): Promise<Regime[]> {
  const unit = await unitById(ctx, unitId, on)
  if (!unit || !reportLevels.has(unit.level)) return []
  return (await regimesAt(ctx, unitId, on)).filter(({ level }) => level === unit.level)
}

/** The outline that holds for a unit: its own, that of a unit above, else the system's. */
export async function outlineFor(ctx: ReadCtx, unitId: number, regime: { code: string; level: ReportLevel }): Promise<OutlineAt> {
  const own = await outlineOn(ctx.tx, await pathOf(ctx, unitId), regime.code)
  return own
    ? { outline: own.content, unitId: own.unitId, version: own.version }
    : { outline: defaultOutlines[regime.level], unitId: null, version: null }
}

/** The first year of the phase that ends in a year; of everything else the year itself. */
export async function firstYearOf(ctx: ReadCtx, { kind, year }: Pick<Period, 'kind' | 'year'>): Promise<number> {
  if (kind !== 'phase') return year
  return (await phases(ctx)).find(({ lastYear }) => lastYear === year)?.firstYear ?? year - 4
}

/** Days of a period under a regime, and the closing day of the period before. */
export async function daysIn(
  ctx: ReadCtx,
  regime: Regime,
  period: Period,
  calendar: WorkCalendar,
): Promise<PeriodDays & { previousOn: LocalDate; firstYear: number }> {
  const firstYear = await firstYearOf(ctx, period)
  const previous = daysOf(previousPeriod(period, firstYear), regime, calendar)
  return { ...daysOf(period, regime, calendar, firstYear), previousOn: previous.closesOn, firstYear }
}

/** What working days are counted from at a unit. */
export const calendarAt = (ctx: ReadCtx, unitId: number): Promise<WorkCalendar> => workCalendar(ctx, unitId)

export type Due = { regime: Regime; period: Period; days: PeriodDays & { previousOn: LocalDate; firstYear: number } }

/**
 * The period that a unit reports on next, or lately should have, for each of its regimes; years of phases by the phases of the programme.
 * `below`: for the communes of the unit, as its own settings hold for them.
 */
export async function dueNow(ctx: ReadCtx, unitId: number, below = false): Promise<Due[]> {
  const regimes = below
    ? (await regimesAt(ctx, unitId, ctx.today)).filter(({ level }) => level === 'commune')
    : await regimesOf(ctx, unitId, ctx.today)
  if (regimes.length === 0) return []
  const calendar = await calendarAt(ctx, unitId)
  const known = await phases(ctx)
  return regimes.map((regime): Due => {
    const around = periodAround(regime.kind, ctx.today, regime, calendar)
    const phase = known.findLast(({ lastYear }) => lastYear <= around.year)
    const period =
      regime.kind === 'phase' && phase
        ? { ...around, year: phase.lastYear }
        : regime.kind === 'decade'
          ? { ...around, year: around.year - (around.year % 10) }
          : around
    const firstYear = regime.kind === 'phase' ? (phase?.firstYear ?? period.year) : period.year
    const previousOn = daysOf(previousPeriod(period, firstYear), regime, calendar).closesOn
    return { regime, period, days: { ...daysOf(period, regime, calendar, firstYear), previousOn, firstYear } }
  })
}
