import type { FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Level } from '../units/types.ts'
import { figureOf } from './evaluate.rules.ts'
import { type Asked, criterionCounts, factRows, newlyRecognised } from './fact.queries.ts'
import { resolveFrame } from './frame.reads.ts'
import { figureIn } from './reads.ts'
import { publishedSets, releasesCoveringEach } from './release.queries.ts'
import { officeBase, publicBase } from './resolve.rules.ts'
import type { Ask, Base, FactRow, ResolvedFrame } from './types.ts'
import type { Material } from './view.rules.ts'

/** A figure of a unit that stood on the day. */
export type Asking = { unit: { id: number; level: Level; code: string; name: string }; on: LocalDate; key: string; qualifier: Qualifier }

/** What it is, as an office sees it on that very day; and the days of the releases that cover the unit, newest first. */
export type Answered = { value: FigureValue | undefined; released: LocalDate[] }

const ofBase = <Row extends { base: number }>(rows: readonly Row[] | undefined): Row[] => (rows ?? []).map((row) => ({ ...row, base: 0 }))

/** The frame of one unit on one day. */
const frameOf = ({ unit, on }: Asking, base: Base, mode: Ask['mode']): ResolvedFrame => ({
  mode,
  asked: on,
  frame: {
    unit: unit as ResolvedFrame['frame']['unit'],
    ...{ asOf: base.asOf, mapOf: base.asOf, set: base.set?.id ?? '', stage: base.stage, scope: base.release?.scope ?? 'xa' },
  },
  set: base.set,
  release: base.release,
  bases: [base],
  previous: null,
  carried: false,
  notes: [],
})

/** Communes newly recognised in a period that is not the year up to the day: asked apart, as few targets have one. */
async function newlyOf(ctx: ReadCtx, base: Base, scope: string, { unit, qualifier: { from, to } }: Asking): Promise<Material['newly']> {
  if (!from || !to || (from === `${base.asOf.slice(0, 4)}-01-01` && to >= base.asOf)) return []
  const asked = { bases: [base], scope, target: { id: unit.id, level: unit.level }, mapOf: null }
  const [communes = 0] = await newlyRecognised(ctx.tx, asked, [{ from, to }])
  return [{ from, to, communes }]
}

/**
 * Many figures of many units, each on its own day, by a handful of queries however many they are. In the order asked. A unit that did not
 * stand on its day answers that there are no data. `public`: only releases answer, the last one before the day.
 */
export async function figuresOfMany(ctx: ReadCtx, asking: readonly Asking[], mode: Ask['mode'] = 'office'): Promise<Answered[]> {
  const placed = asking.filter(({ unit }) => unit.level !== 'country')
  const keyOf = ({ unit, on }: Asking) => `${unit.id} ${on}`
  const distinct = [...new Map(placed.map((one) => [keyOf(one), one])).values()]
  const sets = await publishedSets(ctx.tx)
  const releases = Map.groupBy(
    await releasesCoveringEach(
      ctx.tx,
      distinct.map(({ unit }) => unit.id),
      ctx.today,
    ),
    ({ ofUnit }) => ofUnit,
  )
  const bases = distinct.map(({ unit, on }) => {
    const before = (releases.get(unit.id) ?? []).filter(({ asOf }) => asOf <= on)
    return (mode === 'public' ? publicBase : officeBase)(unit, before, sets, { asked: on, set: null, stage: null })
  })
  const asked: Asked = { bases, scope: 'xa', target: { id: 0, level: 'country' }, mapOf: null }
  const facts = Map.groupBy<number, FactRow>(bases.length === 0 ? [] : await factRows(ctx.tx, asked), ({ base }) => base)
  const byCriterion = placed.some(({ qualifier }) => qualifier.criterion !== undefined)
  const criteria = Map.groupBy(byCriterion ? await criterionCounts(ctx.tx, asked) : [], ({ base }) => base)
  const at = new Map(distinct.map((one, index) => [keyOf(one), index]))
  const answers: Answered[] = []
  for (const one of asking) {
    if (one.unit.level === 'country') {
      answers.push({ value: await ofCountry(ctx, one, mode), released: [] })
      continue
    }
    const index = at.get(keyOf(one)) ?? 0
    const base = bases[index] as Base
    const resolved = frameOf(one, base, mode)
    const newly = await newlyOf(ctx, base, resolved.frame.scope, one)
    const material: Material = { resolved, facts: ofBase(facts.get(index)), criteria: ofBase(criteria.get(index)), straddlers: [], newly }
    answers.push({ value: figureOf(material, one.key, one.qualifier), released: (releases.get(one.unit.id) ?? []).map(({ asOf }) => asOf) })
  }
  return answers
}

async function ofCountry(ctx: ReadCtx, { unit, on, key, qualifier }: Asking, mode: Ask['mode']): Promise<FigureValue | undefined> {
  const ask = { unitCode: unit.code, asOf: on, mapOf: null, set: null, stage: null, scope: null, mode } as const
  const resolved = await resolveFrame(ctx, ask)
  return resolved.ok ? figureIn(ctx, resolved.value, key, qualifier) : undefined
}
