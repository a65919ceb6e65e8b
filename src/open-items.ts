import { queueOf, scopeOf } from './programme/assessment/queue.reads.ts'
import { sheetsOf } from './programme/assessment/sheet.reads.ts'
import { roles } from './programme/people/access.ts'
import type { OpenItems } from './programme/people/handover.reads.ts'
import type { Held, Verb } from './programme/people/types.ts'
import { openDossiersAt } from './programme/recognition/dossier.reads.ts'

const holding = (held: Held[], ...verbs: Verb[]) => held.filter(({ role }) => verbs.some((verb) => roles[role].includes(verb)))
const unitsOf = (held: Held[]) => [...new Set(held.map(({ unitId }) => unitId))]

/** Sheets of the communes for which the person fills or submits them. */
const sheets: OpenItems = async (ctx, { held }) => {
  let count = 0
  for (const unitId of unitsOf(holding(held, 'sheet.fill', 'sheet.submit')))
    count += (await sheetsOf(ctx, unitId)).filter(({ state }) => state === 'draft' || state === 'returned').length
  return [{ kind: 'sheets', count, label: 'Phiếu tự đánh giá đang nhập hoặc bị trả lại', href: '/phieu' }]
}

/** Criteria that wait before the person, at either stage. */
const queues: OpenItems = async (ctx, { held }) => {
  const waiting = async (verb: Verb, stage: 'verified' | 'appraised') => {
    let count = 0
    for (const one of holding(held, verb)) for (const line of await queueOf(ctx, scopeOf(one, stage))) count += line.waiting
    return count
  }
  return [
    { kind: 'verify', count: await waiting('sheet.verify', 'verified'), label: 'Lượt tiêu chí chờ thẩm tra', href: '/tham-tra' },
    { kind: 'appraise', count: await waiting('sheet.appraise', 'appraised'), label: 'Lượt tiêu chí chờ thẩm định', href: '/tham-dinh' },
  ]
}

/** Dossiers that are under way where the person prepares or decides them. */
const dossiers: OpenItems = async (ctx, { held, personId }) => {
  const open = new Set<number>()
  for (const unitId of unitsOf(holding(held, 'dossier.prepare', 'dossier.decide')))
    for (const { id } of await openDossiersAt(ctx, unitId, personId)) open.add(id)
  return [{ kind: 'dossiers', count: open.size, label: 'Hồ sơ công nhận, thu hồi chưa kết thúc', href: '/ho-so' }]
}

/** What each module has open with a person, for the page of handovers: a module with open work adds its question here. */
export const openItems: readonly OpenItems[] = [sheets, queues, dossiers]
