import type { Paper } from '../../platform/base/paper.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Letterhead } from '../documents/draft.rules.ts'
import { appendicesOf } from './appendix.reads.ts'
import * as queries from './batch.queries.ts'
import type { Batch, BatchPart, MadePart } from './batch.types.ts'
import { compose } from './compose.rules.ts'
import { ledgerOf } from './ledger.reads.ts'
import { paperOf } from './paper.views.ts'
import { firstYearOf, outlineFor, regimesAt } from './regime.reads.ts'
import { reportById, versionOf } from './report.queries.ts'
import type { OutlineAt, Regime, Report } from './types.ts'

/** batches of a place that its page shows */
const most = 20

export const batchesOf = (ctx: ReadCtx, unitId: number): Promise<Batch[]> => queries.batchesOf(ctx.tx, unitId, most)
export const batchById = (ctx: ReadCtx, unitId: number, id: number): Promise<Batch | null> => queries.batchById(ctx.tx, unitId, id)
export const failedParts = async (ctx: ReadCtx, batch: Batch): Promise<MadePart[]> =>
  (await queries.madeParts(ctx.tx, batch)).filter(({ problem }) => problem !== null)

/** What the communes of a province have in common in a batch. */
export type Common = { regime: Regime; outline: OutlineAt; firstYear: number }

export async function commonOf(ctx: ReadCtx, batch: Batch, provinceId: number): Promise<Common> {
  const regime = (await regimesAt(ctx, provinceId, batch.closesOn)).find(({ code }) => code === batch.regime)
  if (!regime) throw new Error(`no regime ${batch.regime} on ${batch.closesOn}`)
  const outline = await outlineFor(ctx, provinceId, regime)
  return { regime, outline, firstYear: await firstYearOf(ctx, { kind: regime.kind, year: batch.year }) }
}

const headOf = ({ name }: BatchPart): Letterhead => ({
  above: null,
  name: `Ủy ban nhân dân ${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`,
  place: name.replace(/^(Xã|Phường|Đặc khu|Thị trấn)\s+/u, ''),
  abbreviation: null,
})

/**
 * The report of one commune as it is put into a batch: the version that it sent; where it sent none, what the data say now, in the words of the
 * outline alone. `version` is null then.
 */
export async function partPaper(
  ctx: ReadCtx,
  batch: Batch,
  part: BatchPart,
  common: Common,
): Promise<{ paper: Paper; version: number | null }> {
  const own = part.reportId !== null && part.sent !== null ? await reportById(ctx.tx, part.reportId) : null
  const sent = own && (await versionOf(ctx.tx, own, part.sent ?? 0))
  const { firstYear } = common
  const letterhead = headOf(part)
  if (own && sent) {
    const { ledger, sections } = sent.content
    return { paper: paperOf({ report: own, ledger, sections, appendices: sent.appendices, letterhead, firstYear }), version: sent.version }
  }
  const report = reportFor(batch, part, common)
  const ledger = await ledgerOf(ctx, { ...report, previousOn: batch.previousOn })
  const sections = compose(report.outline, ledger, new Map(), firstYear)
  const appendices = await appendicesOf(ctx, { report, ledger })
  return { paper: paperOf({ report, ledger, sections, appendices, letterhead, firstYear }), version: null }
}

/** A report that nobody began. */
function reportFor(batch: Batch, part: BatchPart, { regime, outline }: Common): Report {
  return {
    ...{ id: 0, unitId: part.communeId, unitName: part.name, unitCode: part.code, unitLevel: 'commune' as const },
    ...{ provinceName: part.provinceName, regime: regime.code, regimeName: regime.name, level: regime.level, kind: regime.kind },
    ...{ year: batch.year, number: batch.number, opensOn: batch.opensOn, closesOn: batch.closesOn, dueOn: batch.closesOn, dueSource: '' },
    ...{ bodyId: 0, bodyName: '', bodyKind: 'peoplesCommittee', outline: outline.outline, outlineVersion: outline.version },
    ...{ state: 'draft' as const, steps: 0, frozen: 0, sent: null, because: null, begunBy: '' },
  }
}
