import type { ReadCtx } from '../../platform/events/context.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { earlier } from '../calendar/round.rules.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { matrixOf } from '../figures/reads.ts'
import { unitById } from '../units/reads.ts'
import { communesBelow, sentBelow } from './below.reads.ts'
import type { BelowLine, Report } from './types.ts'

export type Aggregated = BelowLine & { met: number | null; now: number | null }
export type Aggregate = { rows: Aggregated[]; sums: { text: string; differ: number } }

/**
 * Communes with what their sent reports say of criteria met, beside what the data say of the same day: the sum over the reports is that of the
 * communes that sent one, and says so.
 */
export async function aggregateOf(ctx: ReadCtx, report: Report): Promise<Aggregate> {
  const on = earlier(report.closesOn, ctx.today)
  const below = await communesBelow(ctx, report, on)
  const said = new Map((await sentBelow(ctx, report, on)).map(({ unitId, met }) => [unitId, met]))
  const known = await metOf(ctx, report, on)
  const rows = below.map((line) => ({ ...line, met: said.get(line.unitId) ?? null, now: known.get(line.unitId) ?? null }))
  const told = rows.filter(({ met }) => met !== null)
  const sum = (of: (row: Aggregated) => number | null) => told.reduce((total, row) => total + (of(row) ?? 0), 0)
  const text =
    told.length === 0
      ? 'Chưa có báo cáo nào nêu số tiêu chí đạt để cộng.'
      : `Cộng báo cáo của ${told.length}/${rows.length} xã: ${formatNumber(sum(({ met }) => met))} lượt tiêu chí đạt; theo hệ thống các xã đó: ${formatNumber(sum(({ now }) => now))}.`
  return { rows, sums: { text, differ: told.filter(({ met, now }) => met !== now).length } }
}

async function metOf(ctx: ReadCtx, { unitId }: Report, on: Report['closesOn']): Promise<Map<number, number | null>> {
  const unit = await unitById(ctx, unitId, on)
  if (!unit) return new Map()
  const resolved = await resolveFrame(ctx, {
    unitCode: unit.code,
    asOf: on,
    mapOf: null,
    set: null,
    stage: null,
    scope: null,
    mode: 'office',
  })
  if (!resolved.ok) return new Map()
  return new Map((await matrixOf(ctx, resolved.value)).rows.map((row) => [row.unit.id, row.met]))
}
