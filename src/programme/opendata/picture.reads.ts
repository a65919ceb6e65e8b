import { Refused } from '../../platform/base/refusal.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { definitions, figureIn, releasesOf } from '../figures/reads.ts'
import { seriesOf } from '../figures/series.reads.ts'
import { unknownPicture } from './refusals.text.ts'
import type { Pictured, Point } from './svg.rules.ts'

export type Asked = { code: string; key: string }

/** Figures that a picture can show: those that need nothing to narrow them. */
export const pictured = definitions.filter(
  ({ key }) => !['communes-in-band', 'communes-meeting-criterion', 'weakest-criteria'].includes(key),
)

/** One released figure of a place, with what a picture must say of it, and its course over the releases where that is asked for. */
export async function picturedFigure(
  ctx: ReadCtx,
  { code, key }: Asked,
  withSeries: boolean,
): Promise<{ figure: Pictured; points: Point[] }> {
  const newest = (await releasesOf(ctx, code)).find(({ unitCode, asOf }) => unitCode === code && asOf <= ctx.today)
  // of the day of its newest release: the unit that has the code today may be another one
  const { asOf = null, set = null, stage = null, scope = null } = newest ?? {}
  const ask = { unitCode: code, asOf, mapOf: null, set, stage, scope, mode: 'public' } as const
  const definition = pictured.find((one) => one.key === key)
  const resolved = await resolveFrame(ctx, ask)
  if (!definition || !resolved.ok) throw new Refused(unknownPicture(`${code}/${key}`))
  const { frame, release, bases } = resolved.value
  const value = await figureIn(ctx, resolved.value, key)
  const points = withSeries ? await seriesOf(ctx, resolved.value, key) : []
  return {
    figure: {
      name: value?.name ?? definition.name,
      place: frame.unit.name,
      value: value?.value ?? null,
      unit: definition.unit,
      missing: value?.missing?.text ?? (value ? null : 'Chưa có số liệu được duyệt công khai.'),
      asOf: frame.asOf,
      source: release?.title ?? 'các bản duyệt công khai của từng tỉnh',
      demonstration: bases.some((base) => base.release?.demonstration),
    },
    points,
  }
}
