import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { setInForce } from '../criteria/reads.ts'
import { certaintyText, tierText } from '../criteria/text.ts'
import { may } from '../people/access.ts'
import type { Actor } from '../people/types.ts'
import { rulesFor } from './dossier.procedures.ts'
import { revocationsUnderWay, type WatchedTier, waitingAt, warningsAt, watchActsAt, watchedAt } from './watch.reads.ts'
import { waitsFor } from './watch.rules.ts'
import { groupLeads, groupNames, groupSlugs } from './watch.text.ts'
import { type WatchGroup, watchGroups } from './watch.types.ts'
import { ruleText, type WaitingView, type WatchedView, waitingView, watchActView, watchedView } from './watch.views.ts'

export const pageSize = 50

export type Listed = WatchedView & {
  warnedSince: string | null
  asked: { text: string; due: string; reason: string; by: string }[]
  dossierId: number | null
}
export type GroupList = {
  key: WatchGroup
  slug: string
  name: string
  lead: string
  count: number
  page: number
  pages: number
  rows: Listed[]
}
export type WaitingList = { count: number; page: number; pages: number; rows: WaitingView[]; rule: string }

/** A page of each list, by its number in the address; a number that is not there is the last. */
const cut = <Row>(rows: Row[], wanted: number) => {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const page = Math.min(Math.max(1, wanted), pages)
  return { page, pages, rows: rows.slice((page - 1) * pageSize, page * pageSize) }
}

/** All that the page of maintenance shows this visitor: the lists of the place where they work, and what waits after mergers. */
export async function watchPage(ctx: ReadCtx, actor: Actor, pageOf: (slug: string) => number) {
  const place = actor.chosen?.unitId ?? 0
  const all = await watchedAt(ctx, place)
  const beside = await besideOf(ctx, place)
  const lists = watchGroups.map((key): GroupList => {
    const of = all.filter(({ weighed }) => weighed.group === key).sort(byUrgency)
    const { rows, ...where } = cut(of, pageOf(groupSlugs[key]))
    return { key, slug: groupSlugs[key], name: groupNames[key], lead: groupLeads[key], count: of.length, ...where, rows: rows.map(beside) }
  })
  const rules = [...new Map(all.map(({ yardstick: { rule } }) => [rule?.key, rule])).values()]
  return {
    place: actor.chosen?.unitName ?? '',
    today: ctx.today,
    year: Number(ctx.today.slice(0, 4)),
    mayAct: may(actor, 'dossier.prepare'),
    maySeeDossiers: may(actor, 'dossier.read'),
    units: new Set(all.map(({ unitId }) => unitId)).size,
    lists,
    rules: rules.map((rule) => (rule ? ruleText(rule) : 'Hôm nay không có bộ tiêu chí nào cho một số danh hiệu đang giữ.')),
    waiting: await waitingList(ctx, place, pageOf('sap-nhap')),
  }
}

/** Most failing first, those with a key criterion before others; the order of names within. */
const byUrgency = (a: WatchedTier, b: WatchedTier) =>
  b.failing.length - a.failing.length || Number(b.weighed.keyFailing.length > 0) - Number(a.weighed.keyFailing.length > 0)

/** What stands beside a row: since when it is warned of, what was asked of the unit, the dossier that goes on. */
async function besideOf(ctx: ReadCtx, place: number): Promise<(one: WatchedTier) => Listed> {
  const warned = new Map((await warningsAt(ctx, place)).map(({ unitId, tier, since }) => [`${unitId} ${tier}`, formatDate(since)]))
  const acts = Map.groupBy((await watchActsAt(ctx, place)).map(watchActView), ({ unitId }) => unitId)
  const dossiers = await revocationsUnderWay(ctx)
  return (one) => {
    const view = watchedView(one)
    return {
      ...view,
      warnedSince: warned.get(view.key) ?? null,
      asked: (acts.get(one.unitId) ?? []).map(({ text, due, reason, by }) => ({ text, due, reason, by })),
      dossierId: dossiers.get(view.key) ?? null,
    }
  }
}

async function waitingList(ctx: ReadCtx, place: number, wanted: number): Promise<WaitingList> {
  const all = await waitingAt(ctx, place)
  const { rows, ...where } = cut(all, wanted)
  return {
    count: all.length,
    ...where,
    rule: await acknowledgementRule(ctx),
    rows: rows.map((one) => waitingView(one, waitsFor(one.predecessors))),
  }
}

/** The rule of today's period on what a merged commune keeps. */
async function acknowledgementRule(ctx: ReadCtx): Promise<string> {
  const set = await setInForce(ctx, 'commune', 'standard', ctx.today)
  const rules = set && rulesFor(set, ctx.today)
  const found = rules?.conditions.find(({ key }) => key === 'predecessors')
  if (!rules || !found) return 'Chưa có quy định về xã hình thành do sáp nhập cho thời điểm này.'
  return `${rules.name}: thừa nhận ${tierText.standard} khi mọi xã trước sáp nhập đã được công nhận; lẫn lộn thì đánh giá lại. (${found.source}; ${certaintyText[found.certainty]})`
}
