import type { ReadCtx } from '../../platform/events/context.ts'
import { setsOn } from '../criteria/reads.ts'
import { definitions } from '../figures/reads.ts'
import { type Directory, groupNames } from './assignee.rules.ts'
import { bodiesOf, unitsUnder } from './directory.queries.ts'

/** To whom may be given work from a unit: its bodies, and the units under it today. */
export const directoryOf = async (ctx: ReadCtx, unitId: number): Promise<Directory> => ({
  bodies: await bodiesOf(ctx.tx, unitId, ctx.today),
  units: await unitsUnder(ctx.tx, unitId, ctx.today),
})

/** Figures that say something without being narrowed further. */
const alone = [
  'communes-recognised',
  'average-criteria-met',
  'criteria-met-total',
  'communes-all-criteria-met',
  'recognised-but-not-meeting',
]

export type Bindables = {
  criteria: { key: string; text: string }[]
  figures: { key: string; name: string; unit: string; decimals: number }[]
}

/** What an expected result may be bound to: the criteria of communes in force today, and figures. */
export async function bindablesOf(ctx: ReadCtx): Promise<Bindables> {
  const sets = [...(await setsOn(ctx, ctx.today)).values()].filter(({ level }) => level === 'commune')
  return {
    criteria: sets.flatMap(({ id, criteria }) =>
      criteria.map(({ code, name }) => ({ key: `${id}/${code}`, text: `${id}, tiêu chí ${code}: ${name}` })),
    ),
    figures: definitions.filter(({ key }) => alone.includes(key)).map(({ key, name, unit, decimals }) => ({ key, name, unit, decimals })),
  }
}

/** Name and unit of a figure; null where there is none of that key. */
export function figureNamed(key: string): { name: string; unit: string } | null {
  const found = definitions.find((one) => one.key === key)
  return found ? { name: found.name, unit: found.unit } : null
}

/** What the form of new work offers: bodies and groups by name, how many units are below, what a result may be bound to. */
export async function choicesOf(ctx: ReadCtx, unitId: number) {
  const { bodies, units } = await directoryOf(ctx, unitId)
  return { bodies: bodies.map(({ name }) => name), units: units.length, groups: groupNames, bindables: await bindablesOf(ctx) }
}
