import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from './frame.reads.ts'
import { measurementsUnder, type OpenAsk, type OpenMeasurement, type OpenStanding, standingsUnder } from './open.queries.ts'
import type { Ask } from './types.ts'

type Page = { limit: number; offset: number }
type Cut<T> = { items: Omit<T, 'total'>[]; total: number }

/** The one released frame that a question of open data means; the country has no single one. */
async function askOf(ctx: ReadCtx, ask: Ask, page: Page): Promise<Result<OpenAsk | null>> {
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return resolved
  const { frame, release, bases } = resolved.value
  if (bases.length !== 1)
    return refused({ code: 'open.tooWide', status: 422, text: 'Nêu mã một tỉnh, huyện hoặc xã, không kèm bản đồ của ngày khác.' })
  if (!release) return done(null)
  return done({ unitId: frame.unit.id, on: frame.asOf, setId: frame.set, stage: frame.stage, scope: frame.scope, ...page })
}

function cut<T extends { total: number }>(rows: T[]): Cut<T> {
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** The verdicts of the communes of a released place, criterion by criterion. Nothing released: an empty list. */
export async function openStandings(ctx: ReadCtx, ask: Ask, page: Page): Promise<Result<Cut<OpenStanding>>> {
  const asked = await askOf(ctx, ask, page)
  return asked.ok ? done(cut(asked.value ? await standingsUnder(ctx.tx, asked.value) : [])) : asked
}

/** The newest measurements of the communes of a released place. */
export async function openMeasurements(ctx: ReadCtx, ask: Ask, page: Page): Promise<Result<Cut<OpenMeasurement>>> {
  const asked = await askOf(ctx, ask, page)
  return asked.ok ? done(cut(asked.value ? await measurementsUnder(ctx.tx, asked.value) : [])) : asked
}
