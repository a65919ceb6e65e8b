import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { letterheadOf } from '../documents/draft.actions.ts'
import { appendicesOf } from './appendix.reads.ts'
import { paperOf } from './paper.views.ts'
import { firstYearOf } from './regime.reads.ts'
import type { Shown } from './report.reads.ts'
import type { Report } from './types.ts'

/**
 * What a report says as an administrative document. The appendices of one that is not frozen are those of this moment; a screen on which people
 * write does without them.
 */
export async function reportPaper(ctx: ReadCtx, report: Report, { ledger, sections, version }: Shown, onScreen = false): Promise<Paper> {
  const appendices = version?.appendices ?? (onScreen ? [] : await appendicesOf(ctx, { report, ledger }))
  const letterhead = await letterheadOf(ctx, report.unitId, report.bodyId)
  return paperOf({ report, ledger, sections, appendices, letterhead, firstYear: await firstYearOf(ctx, report) })
}
