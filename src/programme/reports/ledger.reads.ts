import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { orThrow } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { earlier } from '../calendar/round.rules.ts'
import { communeResult } from '../figures/commune.reads.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { definitions, pictureOf } from '../figures/reads.ts'
import type { Ask, Picture, ResolvedFrame } from '../figures/types.ts'
import { slowPage } from '../progress/slow.reads.ts'
import { unitById } from '../units/reads.ts'
import * as activities from './activity.queries.ts'
import { activityName, activityWords } from './activity.text.ts'
import { belowOf, proposalsBelow } from './below.reads.ts'
import { type Before, counted, quotedOf } from './ledger.rules.ts'
import { behindLine, lackLine, noSlowRule, proposalLine, taskLine } from './ledger.text.ts'
import { moneyFigures } from './money.reads.ts'
import { refusals } from './refusals.text.ts'
import type { Ledger, Lists, Quoted, QuotedFrame, Report } from './types.ts'

/** lines of a list in a document; the rest is said to be more */
const mostLines = 15

export type Asked = Pick<Report, 'id' | 'unitId' | 'regime' | 'level' | 'kind' | 'year' | 'number' | 'opensOn' | 'closesOn'> & {
  previousOn: LocalDate
}

const askOf = (unitCode: string, asOf: LocalDate): Ask => ({
  ...{ unitCode, asOf, mapOf: null, set: null, stage: null, scope: null, mode: 'office' },
})

/** The picture of the period before, or why there is none. */
async function beforeOf(ctx: ReadCtx, { unitId, previousOn }: Asked): Promise<Before> {
  const unit = await unitById(ctx, unitId, previousOn)
  const day = formatDate(previousOn)
  if (!unit) return { why: `Ngày ${day} đơn vị chưa có trong danh mục` }
  const picture = await pictureOf(ctx, askOf(unit.code, previousOn))
  return picture.ok ? { picture: picture.value, on: previousOn } : { why: `Ngày ${day} chưa có số liệu` }
}

function frameOf({ frame }: Picture, resolved: ResolvedFrame): QuotedFrame {
  const { unit, asOf, mapOf, set, stage, scope } = frame
  return {
    ...{ unitId: unit.id, unitCode: unit.code, unitName: unit.name, asOf, mapOf, set, stage, scope },
    setLabel: resolved.set?.label ?? 'chưa rõ bộ tiêu chí',
  }
}

/** What is written down in the books of the modules, in the window and in the one before. */
async function activityFigures(ctx: ReadCtx, asked: Asked, until: LocalDate, frame: QuotedFrame): Promise<Quoted[]> {
  const { unitId, opensOn, previousOn } = asked
  const now = await activities.activityOf(ctx.tx, { unitId, from: opensOn, to: until })
  const before = await activities.activityOf(ctx.tx, { unitId, from: addDays(previousOn, -daysBetween(opensOn, until)), to: previousOn })
  const then = new Map(before.map((one) => [one.slot, one]))
  return now.flatMap(({ slot, value, ever }): Quoted[] => {
    const words = activityWords[slot.split(':')[0] ?? '']
    if (!words) return []
    const past = then.get(slot)
    const previous = past?.ever ? { value: past.value, on: previousOn } : null
    const missing = ever ? null : 'chưa ghi trên hệ thống'
    return [counted({ ...words, slot, name: activityName(slot), value: ever ? value : null, missing, previous }, frame)]
  })
}

const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Communes that are slow by the rules of the place; of a commune the criteria that it does not meet. */
async function behindOf(ctx: ReadCtx, asked: Asked, resolved: ResolvedFrame, until: LocalDate): Promise<Lists['behind']> {
  if (asked.level === 'commune') {
    const { criteria } = await communeResult(ctx, resolved)
    const lacking = criteria.filter(({ verdict }) => verdict === 'notMet' || verdict === 'unjudgeable')
    const none = criteria.every(({ verdict }) => verdict === null)
    return { lines: lacking.map(lackLine), missing: none ? 'Chưa có số liệu: kết quả từng tiêu chí của xã.' : null, more: 0 }
  }
  const { rows, rules, total } = await slowPage(ctx, asked.unitId, until, resolved.frame.stage, 1)
  if (rules.length === 0) return { lines: [], missing: noSlowRule, more: 0 }
  return { lines: rows.slice(0, mostLines).map(behindLine), missing: null, more: Math.max(0, total - mostLines) }
}

async function listsOf(ctx: ReadCtx, asked: Asked, resolved: ResolvedFrame, until: LocalDate, missing: readonly string[]): Promise<Lists> {
  const window = { unitId: asked.unitId, from: asked.opensOn, to: until }
  const tasks = await activities.openTasks(ctx.tx, window, mostLines)
  const up = await activities.passedUp(ctx.tx, window, mostLines)
  const below = asked.level === 'commune' ? [] : await proposalsBelow(ctx, asked, mostLines)
  return {
    behind: await behindOf(ctx, asked, resolved, until),
    tasks: { lines: tasks.map(taskLine), missing: null, more: Math.max(0, (tasks[0]?.total ?? 0) - tasks.length) },
    proposals: { lines: [...up.map(proposalLine), ...below], missing: null, more: Math.max(0, (up[0]?.total ?? 0) - up.length) },
    missing: { lines: [...missing.slice(0, mostLines)], missing: null, more: Math.max(0, missing.length - mostLines) },
  }
}

/**
 * Everything that a report is composed from, as known today of its closing day (of today, while the period goes on): a bounded number of
 * questions, however many communes. Refused where the unit did not stand on that day.
 */
export async function ledgerOf(ctx: ReadCtx, asked: Asked): Promise<Ledger> {
  const until = earlier(asked.closesOn, ctx.today)
  const unit = await unitById(ctx, asked.unitId, until)
  const ask = askOf(unit?.code ?? '', until)
  if (!unit) return orThrow({ ok: false, refusal: refusals.noUnit(until) })
  const picture = orThrow(await pictureOf(ctx, ask))
  const resolved = orThrow(await resolveFrame(ctx, ask))
  const before = await beforeOf(ctx, asked)
  const frame = frameOf(picture, resolved)
  const byKey = new Map(definitions.map((one) => [one.key, one]))
  const quoted = picture.figures.flatMap((figure) => {
    const definition = byKey.get(figure.key)
    return definition ? [quotedOf(figure, definition, picture, before, frame)] : []
  })
  const below = asked.level === 'commune' ? null : await belowOf(ctx, asked, until)
  const figures = [
    ...quoted,
    ...(await activityFigures(ctx, asked, until, frame)),
    ...(await moneyFigures(ctx, { unitId: asked.unitId, year: asked.year, asOf: until }, frame)),
    ...(below === null ? [] : [cameOf(below, asked.id, frame)]),
  ]
  return {
    ...{ frame, level: asked.level, opensOn: asked.opensOn, closesOn: asked.closesOn, previousOn: asked.previousOn, figures, below },
    period: { kind: asked.kind, year: asked.year, number: asked.number },
    lists: await listsOf(ctx, asked, resolved, until, below?.missing ?? []),
  }
}

const cameOf = (below: NonNullable<Ledger['below']>, reportId: number, frame: QuotedFrame): Quoted =>
  counted(
    {
      slot: 'reports-came',
      name: 'Số đơn vị cấp dưới đã gửi báo cáo',
      definition: 'Số đơn vị cấp dưới có báo cáo của kỳ đã gửi, trên tổng số đơn vị phải báo cáo.',
      unit: 'đơn vị',
      origin: { text: 'Tổng hợp báo cáo cấp dưới', href: `/bao-cao/${reportId}/tong-hop` },
      value: below.came,
      of: below.asked,
    },
    frame,
  )
