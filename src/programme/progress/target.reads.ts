import type { FigureDefinition } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { type Answered, type Asking, figuresOfMany } from '../figures/many.reads.ts'
import { definitions, figureIn } from '../figures/reads.ts'
import { seriesOf } from '../figures/series.reads.ts'
import type { Ask, SeriesPoint } from '../figures/types.ts'
import { lineOf, targetsUnder } from '../plan/reads.ts'
import type { TargetLine } from '../plan/types.ts'
import { metrics as recognition } from '../recognition/metrics.ts'
import { metrics as units } from '../units/metrics.ts'
import { namedOn } from '../units/reads.ts'
import { aimKey, linesOf, nameOf } from './line.rules.ts'
import { carriedTarget, measuredOn, pyramidOf, standingOf, targetNumber } from './measure.rules.ts'
import * as queries from './queries.ts'
import type { Ground, ListedTarget, MeasuredTarget, PyramidLine, Requote } from './types.ts'

/** The figures that targets are set on, by key. */
export const figures: ReadonlyMap<string, FigureDefinition> = new Map(definitions.map((one) => [one.key, one]))

/** Figures that count acts of recognition. */
const acts: ReadonlySet<string> = new Set(Object.values(recognition).map(({ key }) => key))

const rowsOfPage = 50

/** On which unit each target is measured on its day. */
async function groundsOf(ctx: ReadCtx, targets: readonly TargetLine[], days: readonly LocalDate[]): Promise<Ground[]> {
  const asked = targets.map(({ unitId }, at) => ({ unitId, on: days[at] as LocalDate }))
  const holders = Map.groupBy(await queries.holdersOn(ctx.tx, asked), ({ at }) => at)
  return targets.map(({ unitName }, at) => {
    const found = holders.get(at) ?? []
    const [only] = found
    if (found.length === 1 && only?.alone) return { unit: only, why: null }
    const names = found.map(({ name }) => name).join(', ')
    return { unit: null, why: names ? `${unitName} đã nhập vào ${names} cùng đơn vị khác.` : `${unitName} không còn vào ngày này.` }
  })
}

/** The day of which a value is: that asked, for the public that of the release that answers. */
const dayOf = (figure: Answered | undefined, asked: LocalDate, mode: Ask['mode']): LocalDate =>
  (mode === 'public' ? figure?.released.find((on) => on <= asked) : null) ?? asked

/** What the figures say of targets on their days, of the public only releases: every target by the same handful of queries. */
export async function measure<T extends TargetLine>(
  ctx: ReadCtx,
  targets: readonly T[],
  day: LocalDate,
  mode: Ask['mode'] = 'office',
): Promise<(T & MeasuredTarget)[]> {
  const days = targets.map(({ due }) => measuredOn(due, day))
  const grounds = await groundsOf(ctx, targets, days)
  const scope = { key: units.communesInScope.key, qualifier: {} }
  const asking: Asking[] = targets.flatMap((target, at) => {
    const { unit } = grounds[at] as Ground
    const own = { id: target.unitId, level: target.level, code: target.code, name: target.unitName }
    const now = unit ? { ...unit, level: target.level } : own
    const on = days[at] as LocalDate
    return [
      { unit: now, on, key: target.figure, qualifier: target.qualifier },
      { unit: now, on, ...scope },
      { unit: own, on: target.mapOf, ...scope },
    ]
  })
  const answers = await figuresOfMany(ctx, asking, mode)
  return targets.map((target, at) => {
    const [figure, now, given] = answers.slice(at * 3, at * 3 + 3)
    const definition = figures.get(target.figure)
    const { why } = grounds[at] as Ground
    const unit = definition?.unit ?? ''
    const number = targetNumber(target, unit)
    const { due } = target
    const value = figure?.value
    const measuring = { target: number, due, day, value, better: definition?.better ?? null, byActs: acts.has(target.figure) }
    const standing =
      why === null ? standingOf({ ...measuring, released: figure?.released ?? [] }) : { state: 'unknown' as const, gap: null, why }
    return {
      ...target,
      name: nameOf(target, definition, value?.name),
      ...{ unit, decimals: definition?.decimals ?? 0, target: number, measuredOn: dayOf(figure, days[at] as LocalDate, mode) },
      value: why === null ? (value?.value ?? null) : null,
      dataOf: why === null ? (value?.asOf ?? null) : null,
      ...standing,
      communes: { given: given?.value?.value ?? null, now: why === null ? (now?.value?.value ?? null) : null },
    }
  })
}

export type TargetsPage = { rows: ListedTarget[]; total: number; pages: number; pyramids: PyramidLine[] }

/** The targets that were set by a day on a place and under it, measured; a page of them, or all. */
export async function targetsPage(ctx: ReadCtx, placeId: number, day: LocalDate, page: number | null): Promise<TargetsPage> {
  const lines = linesOf(await targetsUnder(ctx, placeId, day))
  const span = page === null ? lines : lines.slice((page - 1) * rowsOfPage, page * rowsOfPage)
  const rows = await measure(ctx, span, day)
  return {
    rows,
    total: lines.length,
    pages: Math.ceil(lines.length / rowsOfPage),
    pyramids: (await pyramidsOf(ctx, rows, lines)).filter(isWorthSaying(day)),
  }
}

/** The year whose registrations make up a target: that of newly recognised communes. */
const yearOf = ({ figure, qualifier, due }: TargetLine): number | null =>
  figure === 'communes-newly-recognised' && (qualifier.from ?? due).slice(0, 4) === due.slice(0, 4) ? Number(due.slice(0, 4)) : null

/** Of targets that add up: the whole against what the parts were given, or against the communes that registered for the year. */
async function pyramidsOf(ctx: ReadCtx, rows: readonly MeasuredTarget[], all: readonly TargetLine[]): Promise<PyramidLine[]> {
  const wholes = rows.filter(
    ({ level, status, figure }) => level !== 'commune' && status === 'inForce' && figures.get(figure)?.sums === 'adds',
  )
  const asked = wholes.flatMap((target) => {
    const year = yearOf(target)
    return year === null ? [] : [{ unitId: target.unitId, year }]
  })
  const counts = asked.length === 0 ? [] : await queries.registeredUnder(ctx.tx, asked)
  return wholes.flatMap((target): PyramidLine[] => {
    const parts = all.filter(
      (one) => one.status === 'inForce' && one.unitId !== target.unitId && aimKey(one) === aimKey(target) && isPart(one, target, all),
    )
    const given = parts.map((one) => targetNumber(one, target.unit))
    const byParts: PyramidLine[] = parts.length === 0 ? [] : [{ target, of: 'parts', waiting: 0, pyramid: pyramidOf(target.target, given) }]
    const year = yearOf(target)
    if (year === null) return byParts
    const count = counts.find((one) => one.unitId === target.unitId && one.year === year)
    const pyramid = count ? { ...pyramidOf(target.target, [count.approved]), parts: count.approved } : null
    return [{ target, of: 'registrations', waiting: count?.proposed ?? 0, pyramid }, ...byParts]
  })
}

/** That nobody registered is said while somebody still can. */
const isWorthSaying =
  (day: LocalDate) =>
  ({ pyramid, target }: PyramidLine): boolean =>
    pyramid !== null || target.due >= day

/** Right under the whole: its district or, where no target of a district lies between, its commune. */
const isPart = (one: TargetLine, whole: TargetLine, all: readonly TargetLine[]): boolean =>
  one.parentId === whole.unitId ||
  (one.provinceId === whole.unitId && !all.some((between) => between.unitId === one.parentId && aimKey(between) === aimKey(one)))

export type TargetPage = {
  target: MeasuredTarget
  /** every document on it, the newest first */
  line: TargetLine[]
  parts: MeasuredTarget[]
  pyramids: PyramidLine[]
  series: SeriesPoint[]
  requotes: Requote[]
}

/** One target with its burn-up, parts, documents and what it means on other maps; undefined where there is none. */
export async function targetPage(ctx: ReadCtx, id: number, day: LocalDate): Promise<TargetPage | undefined> {
  const known = await lineOf(ctx, id)
  const asked = known.find((one) => one.id === id)
  // of each document what is known last
  const line = known.filter((one, at) => known.findIndex(({ setOn }) => setOn === one.setOn) === at)
  const found = line.find(({ setOn }) => setOn === asked?.setOn)
  if (!found) return undefined
  const [target] = await measure(ctx, [found], day)
  if (!target) return undefined
  const under = found.level === 'commune' ? [] : linesOf(await targetsUnder(ctx, found.unitId, day))
  const parts = under.filter((one) => one.unitId !== found.unitId && one.status === 'inForce' && aimKey(one) === aimKey(found))
  const series = await burnUp(ctx, found, target.measuredOn)
  return {
    target,
    line,
    parts: await measure(ctx, parts.slice(0, 200), day),
    pyramids: (await pyramidsOf(ctx, [target], under)).filter(isWorthSaying(day)),
    series,
    requotes: await requotesOf(ctx, target, series, await addedBy(ctx, found)),
  }
}

/** The figure at each release of the unit until the day of measuring. */
export async function burnUp(
  ctx: ReadCtx,
  { code, mapOf, figure, qualifier, level }: TargetLine,
  until: LocalDate,
): Promise<SeriesPoint[]> {
  if (level === 'country') return []
  const ask = { unitCode: code, asOf: mapOf, mapOf: null, set: null, stage: null, scope: null, mode: 'office' } as const
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return []
  return (await seriesOf(ctx, resolved.value, figure, qualifier)).filter(({ asOf }) => asOf <= until)
}

/** What the plan of the same day adds until the due day: the target on newly recognised communes, beside one on all recognised. */
async function addedBy(ctx: ReadCtx, { unitId, figure, qualifier, due, setOn }: TargetLine): Promise<number | null> {
  if (figure !== 'communes-recognised' || Object.keys(qualifier).length > 0) return null
  const beside = (await targetsUnder(ctx, unitId, ctx.today)).find(
    (one) =>
      one.unitId === unitId &&
      one.figure === 'communes-newly-recognised' &&
      one.due === due &&
      one.setOn === setOn &&
      one.status === 'inForce',
  )
  return beside ? targetNumber(beside, 'xã') : null
}

/**
 * A target on other maps: the last data of before on a map with other communes, the map on which it was set, and today's. On each: how many
 * communes, what the figure says of the data known when it was set, and what the target means there.
 */
async function requotesOf(ctx: ReadCtx, target: MeasuredTarget, series: readonly SeriesPoint[], added: number | null): Promise<Requote[]> {
  const { unitId, code, mapOf, setOn, figure, qualifier, level, unit, communes } = target
  if (level === 'country' || level === 'commune') return []
  const earlier = series.findLast(({ asOf, of }) => asOf < mapOf && of !== communes.given)
  const found: Requote[] = []
  const { given } = communes
  const carry = (now: number | null) =>
    carriedTarget({ target: target.target, unit, sums: figures.get(figure)?.sums ?? 'never', given, now })
  if (earlier) {
    const { asOf, of, value, missing } = earlier
    found.push({ on: asOf, communes: of, actual: value, missing: missing?.text ?? null, carried: false, added, ...carry(of) })
  }
  const ask = { set: null, stage: null, scope: null, mode: 'public' } as const
  const known = await resolveFrame(ctx, { ...ask, unitCode: code, asOf: setOn, mapOf: null })
  if (!known.ok) return found
  const atSetting = await figureIn(ctx, known.value, figure, qualifier)
  const said = (value: typeof atSetting) => ({ actual: value?.value ?? null, missing: value?.missing?.text ?? null })
  found.push({ on: mapOf, communes: given, ...said(atSetting), carried: false, added, target: target.target, why: null })
  const [now, other] = (await namedOn(ctx, unitId, ctx.today)).units
  if (!now || other) return found
  const [scope] = await figuresOfMany(ctx, [{ unit: { ...now, level }, on: ctx.today, key: units.communesInScope.key, qualifier: {} }])
  const onToday = scope?.value?.value ?? null
  if (onToday === given) return found
  const carried = await resolveFrame(ctx, { ...ask, unitCode: now.code, asOf: known.value.frame.asOf, mapOf: 'today' })
  const value = carried.ok ? await figureIn(ctx, carried.value, figure, qualifier) : undefined
  found.push({ on: ctx.today, communes: onToday, ...said(value), carried: true, added: null, ...carry(onToday) })
  return found
}
