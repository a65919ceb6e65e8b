import { isRefused, Refused, refuse } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseId } from '../../platform/text/number.ts'
import { unitByCode } from '../units/reads.ts'
import type { Acting } from './acting.actions.ts'
import { allocateIn } from './allocation.actions.ts'
import type { BookKind, TypedRow } from './book.rules.ts'
import { readAllocation, readDisbursement } from './form.rules.ts'
import { disburseIn } from './project.actions.ts'
import { refusals } from './refusals.text.ts'

/**
 * Enters the rows of a workbook, all of them or none, each as its form would; a refusal names the row. `dryRun` tries them and leaves nothing
 * behind. Sent twice they are entered once.
 */
export async function enterBook(
  acting: Acting,
  kind: BookKind,
  rows: readonly TypedRow[],
  { dryRun }: { dryRun: boolean },
): Promise<Result<object>> {
  const result = await writing(acting, async (ctx) => {
    for (const row of rows) await enterRow(ctx, { ...acting, sending: `${acting.sending}:${row.line}` }, kind, row)
    if (dryRun) throw new Refused(refusals.tried)
    return {}
  })
  return !result.ok && result.refusal === refusals.tried ? done({}) : result.ok ? result : refused(result.refusal)
}

async function enterRow(ctx: WriteCtx, acting: Acting, kind: BookKind, { line, typed }: TypedRow): Promise<void> {
  try {
    const unit = (await unitByCode(ctx, typed['don-vi'] ?? '', ctx.today)) ?? refuse(refusals.noUnit)
    if (kind === 'phan-bo') {
      const fromUnitId = typed['tu-phan'] === 'co' ? (unit.parentId ?? refuse(refusals.notFrom)) : null
      await allocateIn(ctx, acting, unit.id, fromUnitId, orThrow(readAllocation(typed, ctx.today)))
    } else {
      const projectId = typed['du-an'] ? parseId(typed['du-an']) : null
      await disburseIn(ctx, acting, unit.id, orThrow(readDisbursement(typed, projectId, ctx.today)))
    }
  } catch (error) {
    if (!isRefused(error)) throw error
    const { refusal } = error
    throw new Refused(refusals.badRow(line, refusal.text, refusal.offenders ?? []))
  }
}
