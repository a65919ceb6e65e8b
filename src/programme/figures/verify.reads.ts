import type { ReadCtx } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { formatDate } from '../../platform/text/date.ts'
import { checkFacts as assessment, checkDerived } from '../assessment/verify.reads.ts'
import { checkFacts as consultation } from '../consultation/verify.reads.ts'
import { checkHashes } from '../criteria/reads.ts'
import type { FactCheck } from '../evidence/types.ts'
import { checkFiles, checkHeld, checkFacts as evidence } from '../evidence/verify.reads.ts'
import { checkFacts as funding } from '../funding/verify.reads.ts'
import { checkFacts as plan } from '../plan/verify.reads.ts'
import { checkFacts as recognition } from '../recognition/verify.reads.ts'
import * as queries from './verify.queries.ts'

export type Verification = {
  ok: boolean
  /** how many of each were checked */
  checked: Record<string, number>
  /** the first thing that is not as it was written: which check found it, where, and what is wrong (Vietnamese) */
  first: { check: 'sets' | 'log' | 'facts' | 'standings' | 'files'; where: string; what: string } | null
}

/** Are the releases and reported figures those that the log tells of? */
async function checkFacts(ctx: ReadCtx): Promise<FactCheck[]> {
  const { release, reported } = await queries.counts(ctx.tx)
  return [
    await checkHeld(ctx, 'figures.release', release, queries.heldReleases),
    await checkHeld(ctx, 'figures.reported', reported, queries.heldReported),
  ]
}

const whatOf = ({ told, found }: NonNullable<FactCheck['wrong']>): string => {
  if (told === null) return `có ${found} dòng không ghi trong nhật ký`
  if (found === null || found < told) return `mất ${told - (found ?? 0)} trong ${told} dòng đã nhập`
  return found > told ? `thừa ${found - told} dòng so với nhật ký` : `một trong ${told} dòng đã bị sửa sau khi nhập`
}

/**
 * Checks everything again from the ground: the files of the published sets, the chains of the log, the facts of every table
 * against what the log tells of them, the standings and tallies against the facts, the bytes of every file of evidence. Reads everything;
 * not for a request.
 */
export async function verify(ctx: ReadCtx, { setsFolder, files }: { setsFolder: string; files: FileStore }): Promise<Verification> {
  const sets = await checkHashes(ctx, setsFolder)
  const log = await verifyChains(ctx.tx)
  const facts = [
    ...(await evidence(ctx)),
    ...(await assessment(ctx)),
    ...(await consultation(ctx)),
    ...(await funding(ctx)),
    ...(await recognition(ctx)),
    ...(await plan(ctx)),
    ...(await checkFacts(ctx)),
  ]
  const derived = await checkDerived(ctx)
  const bytes = await checkFiles(ctx, files)
  const found: Verification['first'][] = [
    sets.first && { check: 'sets', ...sets.first },
    log.first && {
      check: 'log',
      where: log.first.number > 0 ? `chuỗi ${log.first.chain}, mục ${log.first.number}` : 'gốc băm của ngày',
      what: log.first.why,
    },
    ...facts.map(
      ({ fact, wrong }) =>
        wrong && { check: 'facts' as const, where: `${fact}: ${wrong.unit}, nguồn «${wrong.source}»`, what: whatOf(wrong) },
    ),
    ...derived.map(
      ({ of, wrong }) =>
        wrong && {
          check: 'standings' as const,
          where: `${of}: ${wrong.unit}, bộ ${wrong.set}, cấp ${wrong.stage}${wrong.criterion === null ? '' : `, tiêu chí ${wrong.criterion}`}, từ ${formatDate(wrong.from)}`,
          what: 'không khớp với kết quả tính lại từ các dữ kiện',
        },
    ),
    bytes.first && { check: 'files', where: `tệp minh chứng: ${bytes.first.where}`, what: bytes.first.what },
  ]
  const first = found.find((one) => one !== null) ?? null
  const checked = {
    sets: sets.checked,
    logEntries: log.entries,
    logChains: log.chains,
    logDays: log.days,
    files: bytes.checked,
    ...Object.fromEntries([...facts.map((one) => [one.fact, one.checked]), ...derived.map((one) => [`assessment.${one.of}`, one.checked])]),
  }
  return { ok: first === null, checked, first }
}
