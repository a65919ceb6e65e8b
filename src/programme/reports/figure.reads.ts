import type { Qualifier } from '../../platform/base/figure.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { figureIn, unitsBehind } from '../figures/reads.ts'
import type { Quoted } from './types.ts'

type Commune = { code: string; name: string; district: string | null; met: number | null }
export type BehindFigure = { communes: { counted: Commune[]; of: number } | null; now: string | null }

/** The qualifier that a slot's name carries. */
function qualifierOf({ key, slot }: Quoted): Qualifier {
  const part = key !== null && slot.length > key.length ? slot.slice(key.length + 1) : ''
  const band = /^(\d+)-(\d*)$/u.exec(part)
  if (band && key === 'communes-in-band') return { lo: Number(band[1]), hi: band[2] === '' ? null : Number(band[2]) }
  if (part === '') return {}
  if (key === 'communes-under-criteria') return { k: Number(part) }
  return key === 'communes-recognised' ? { tier: part } : { criterion: part }
}

/** The communes that a figure of the registry counts, and what it says now of the same day where that is something else. */
export async function behindFigure(ctx: ReadCtx, figure: Quoted): Promise<BehindFigure> {
  if (figure.key === null) return { communes: null, now: null }
  const { unitCode, asOf, set, stage, scope } = figure.frame
  const resolved = await resolveFrame(ctx, { unitCode, asOf, mapOf: null, set: set === '' ? null : set, stage, scope, mode: 'office' })
  if (!resolved.ok) return { communes: null, now: null }
  const qualifier = qualifierOf(figure)
  const behind = await unitsBehind(ctx, resolved.value, figure.key, qualifier)
  const now = await figureIn(ctx, resolved.value, figure.key, qualifier)
  const same = now !== undefined && now.value === figure.value
  return {
    communes: behind.ok
      ? {
          counted: behind.value.numerator.map(({ code, name, district, met }) => ({ code, name, district, met })),
          of: behind.value.denominator.length,
        }
      : null,
    now: same || !now ? null : now.value === null ? 'chưa có số liệu' : formatNumber(now.value),
  }
}
