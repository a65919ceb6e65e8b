import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { matrixOf } from '../figures/reads.ts'
import { communesBelow } from './below.reads.ts'
import { formsOf } from './form.reads.ts'
import { appendixOf } from './form.views.ts'
import type { AppendixTable, Ledger, Report } from './types.ts'

/** What an appendix is made of: the report and the ledger that is frozen with it. */
export type AppendixAsked = { report: Report; ledger: Ledger }

/** Communes with the criteria that they meet on the closing day, and whether their own reports came. */
async function communesMeeting(ctx: ReadCtx, { report, ledger: { frame } }: AppendixAsked): Promise<AppendixTable | null> {
  if (report.level === 'commune') return null
  const { unitCode, asOf } = frame
  const resolved = await resolveFrame(ctx, { unitCode, asOf, mapOf: null, set: null, stage: null, scope: null, mode: 'office' })
  if (!resolved.ok) return null
  const { rows } = await matrixOf(ctx, resolved.value)
  const sent = new Map((await communesBelow(ctx, report, asOf)).map(({ unitId, sentAt }) => [unitId, sentAt !== null]))
  return {
    code: 'PL01',
    title: 'Số tiêu chí đạt của từng xã',
    unit: 'ĐVT: tiêu chí',
    columns: [
      { key: 'code', head: 'Mã', numeric: false },
      { key: 'name', head: 'Xã', numeric: false },
      ...(rows.some(({ district }) => district !== null) ? [{ key: 'district', head: 'Huyện', numeric: false }] : []),
      { key: 'met', head: 'Số tiêu chí đạt', numeric: true },
      { key: 'recognised', head: 'Được công nhận', numeric: false },
      { key: 'report', head: 'Báo cáo', numeric: false },
    ],
    rows: rows.map(({ unit, district, met, recognised }) => ({
      ...{ code: unit.code, name: unit.name, district, met },
      recognised: recognised ? 'có' : 'chưa',
      report: sent.get(unit.id) ? 'đã gửi' : 'chưa gửi',
    })),
    source: `Số liệu chốt đến hết ngày ${formatDate(asOf)}; ${frame.setLabel}.`,
  }
}

/** The appendices of a report, as they are frozen with it. */
export async function appendicesOf(ctx: ReadCtx, asked: AppendixAsked): Promise<AppendixTable[]> {
  const meeting = await communesMeeting(ctx, asked)
  return [...(meeting === null ? [] : [meeting]), ...(await formsWith(ctx, asked))]
}

/**
 * Our own tables, and with the report of a year's first half the prescribed forms, which tell of it. A commune's other reports have none: its
 * figures stand in their text. Tables without rows say nothing.
 */
async function formsWith(ctx: ReadCtx, { report, ledger }: AppendixAsked): Promise<AppendixTable[]> {
  const isFirstHalf = report.kind === 'halfYear' && report.number === 1
  if (report.level === 'commune' && !isFirstHalf) return []
  const tables = await formsOf(ctx, { unitId: report.unitId, year: report.year, asOf: ledger.frame.asOf })
  return tables.filter(({ rows, code }) => rows.length > 0 && (isFirstHalf || code.startsWith('PL'))).map(appendixOf)
}
