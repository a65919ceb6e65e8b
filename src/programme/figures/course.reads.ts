import type { FigureDefinition, Qualifier } from '../../platform/base/figure.ts'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { holdersOfCode, namedOn, regionsOf, search, unitByCode } from '../units/reads.ts'
import type { SearchHit, Unit } from '../units/types.ts'
import { mostCarried, readSlug, slugOf } from './course.rules.ts'
import type { CourseAsk, CoursePoint, CourseUnit } from './course.types.ts'
import { resolveFrame } from './frame.reads.ts'
import { heldBefore, stopsOf } from './place.reads.ts'
import type { Stop } from './place.types.ts'
import { criteriaChoices, definitions, figureIn } from './reads.ts'
import { remembered } from './remembered.reads.ts'
import { seriesOf } from './series.reads.ts'
import type { Release, ResolvedFrame } from './types.ts'

export type CoursesPage = {
  units: CourseUnit[]
  /** what the address names and nobody ever held */
  unknown: string[]
  definition: FigureDefinition
  qualifier: Qualifier
  name: string
  criteria: { code: string; name: string }[]
  hits: SearchHit[]
  /** what the courses rest on */
  releases: Release[]
  /** communes lie in different regions, whose thresholds differ */
  regions: string[]
}

/** The unit that a slug means: who holds the code on its day, without a day today's holder, else the last one. */
async function unitOf(ctx: ReadCtx, slug: string): Promise<Unit | undefined> {
  const asked = readSlug(slug)
  if (!asked) return undefined
  const unit = (await unitByCode(ctx, asked.code, asked.on ?? ctx.today)) ?? (await holdersOfCode(ctx, asked.code)).at(-1)
  return unit && ['province', 'district', 'commune'].includes(unit.level) ? unit : undefined
}

type Figure = { key: string; qualifier: Qualifier }

/** The figure over the released days of before a merger, over the communes of then that lie in the unit today. */
async function carriedPoints(ctx: ReadCtx, unit: Unit, stops: readonly Stop[], { key, qualifier }: Figure): Promise<CoursePoint[]> {
  const points: CoursePoint[] = []
  for (const { asOf } of stops.slice(-mostCarried)) {
    const question = ['carried', unit.id, asOf, key, qualifier]
    const [point] = await remembered(ctx, question, () => carriedPoint(ctx, unit, asOf, { key, qualifier }))
    if (point) points.push({ ...point, breaks: points.length > 0 && points.at(-1)?.set !== point.set })
  }
  return points
}

/** One such point; none where nothing answers. */
async function carriedPoint(ctx: ReadCtx, unit: Unit, asOf: LocalDate, { key, qualifier }: Figure): Promise<CoursePoint[]> {
  const ask = { unitCode: unit.code, asOf, mapOf: 'today', set: null, stage: null, scope: null, mode: 'public' } as const
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return []
  const { set, stage } = resolved.value.frame
  const value = await figureIn(ctx, resolved.value, key, qualifier)
  const { value: number = null, exact = null, missing = null, coverage } = value ?? {}
  return [{ ...{ asOf, set, stage, exact, missing }, value: number, of: coverage?.have ?? 0, breaks: false, carried: true }]
}

type Opened = { slug: string; unit: Unit; resolved: ResolvedFrame; stops: Stop[] }

async function openUnit(ctx: ReadCtx, slug: string): Promise<Opened | null> {
  const unit = await unitOf(ctx, slug)
  if (!unit) return null
  const on = unit.validTo !== null && unit.validTo <= ctx.today ? addDays(unit.validTo, -1) : ctx.today
  const ask = { unitCode: unit.code, asOf: on, mapOf: null, set: null, stage: null, scope: null, mode: 'public' } as const
  const resolved = await resolveFrame(ctx, ask)
  return resolved.ok ? { slug, unit, resolved: resolved.value, stops: await stopsOf(ctx, unit) } : null
}

/** Places of before whose figures these are, where any were published. */
async function placesBefore(ctx: ReadCtx, { unit, stops }: Opened): Promise<CourseUnit['before']> {
  if (stops.every(({ onToday }) => !onToday)) return []
  return (await heldBefore(ctx, unit)).map((one) => ({ slug: slugOf(one, ctx.today), name: one.name }))
}

async function courseOf(ctx: ReadCtx, opened: Opened, figure: Figure, map: CourseAsk['map']): Promise<CourseUnit> {
  const { slug, unit, resolved, stops } = opened
  const own = (await seriesOf(ctx, resolved, figure.key, figure.qualifier)).map((point): CoursePoint => ({ ...point, carried: false }))
  const earlier = stops.filter(({ onToday }) => onToday)
  const carried = map === 'today' ? await carriedPoints(ctx, unit, earlier, figure) : []
  const [first, ...others] = own
  const ended = unit.validTo !== null && unit.validTo <= ctx.today
  const now = ended ? (await namedOn(ctx, unit.id, ctx.today)).units.filter(({ level }) => level === unit.level) : []
  return {
    ...{ slug, unit },
    points: first && carried.length > 0 ? [...carried, { ...first, breaks: true }, ...others] : [...carried, ...own],
    before: await placesBefore(ctx, opened),
    now: now.map((one) => ({ slug: slugOf(one, ctx.today), name: one.name })),
  }
}

/** The figure that is shown without a choice: for communes alone their own criteria, else the average, which counts of communes do not sway. */
const usualKey = (units: readonly Unit[]): string =>
  units.length > 0 && units.every(({ level }) => level === 'commune') ? 'criteria-met-of-unit' : 'average-criteria-met'

/** Two to five units beside each other over their published days, by one figure of the registry. */
export async function coursesPage(ctx: ReadCtx, ask: CourseAsk): Promise<CoursesPage> {
  const opened: Opened[] = []
  const unknown: string[] = []
  for (const slug of ask.units) {
    const one = await openUnit(ctx, slug)
    if (one) opened.push(one)
    else unknown.push(slug)
  }
  const known = definitions.find(({ key }) => key === ask.key)
  const key = known?.key ?? usualKey(opened.map(({ unit }) => unit))
  const qualifier = known ? ask.qualifier : {}
  const units: CourseUnit[] = []
  for (const one of opened) units.push(await courseOf(ctx, one, { key, qualifier }, ask.map))
  const definition = definitions.find((one) => one.key === key) as FigureDefinition
  const communes = opened.filter(({ unit }) => unit.level === 'commune').map(({ unit }) => unit.id)
  const [last] = opened.flatMap(({ resolved }) => (resolved.set ? [resolved] : []))
  return {
    ...{ units, unknown, definition, qualifier },
    name: (last && (await figureIn(ctx, last, key, qualifier))?.name) ?? definition.name,
    releases: opened.flatMap(({ stops }) => stops.map(({ release }) => release)),
    criteria: last ? await criteriaChoices(ctx, last) : [],
    hits: ask.text.trim() === '' ? [] : await findUnits(ctx, ask.text),
    regions: [...new Set((await regionsOf(ctx, communes, ctx.today)).map(({ region }) => region))],
  }
}

const findUnits = async (ctx: ReadCtx, text: string): Promise<SearchHit[]> =>
  (await search(ctx, text, { limit: 15 })).filter(({ level }) => level === 'province' || level === 'district' || level === 'commune')
