import { done, type Result } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import type { Actor } from '../people/types.ts'
import { criterionQueue } from './queue.reads.ts'
import { isPlain, isWaiting } from './queue.rules.ts'
import { flagText } from './queue.text.ts'
import { confirmMany, type Left } from './review.actions.ts'
import { reviewRefusals } from './review.text.ts'
import type { ReviewStage } from './review.types.ts'

type Asked = {
  stage: ReviewStage
  unitId: number
  roundId: number
  setId: string
  criterion: string
  rows: { sheetId: number; seen: number }[]
}

/** Confirms many at once, looking at each again first: a row that is flagged by now is left as it is and named with why. */
export async function confirmPlain(ctx: WriteCtx, actor: Actor, asked: Asked): Promise<Result<{ confirmed: number; left: Left[] }>> {
  const { stage, criterion, rows } = asked
  const queue = await criterionQueue(ctx, actor, asked)
  const known = new Map(queue?.rows.map((row) => [row.subject.sheetId, row]))
  const left = rows.flatMap(({ sheetId }): Left[] => {
    const row = known.get(sheetId)
    if (!row || !isWaiting(row.subject, stage) || isPlain(row, stage) || row.barred) return []
    const why = row.flags.length > 0 ? row.flags.map(flagText).join(' ') : reviewRefusals.notPlain.text
    return [{ sheetId, unitName: row.subject.unitName, why }]
  })
  const kept = rows.filter(({ sheetId }) => known.has(sheetId) && !left.some((one) => one.sheetId === sheetId))
  if (kept.length === 0 && left.length > 0) return done({ confirmed: 0, left })
  const confirmed = await confirmMany(ctx, actor, { stage, criterion, rows: kept })
  return confirmed.ok ? done({ ...confirmed.value, left: [...left, ...confirmed.value.left] }) : confirmed
}
