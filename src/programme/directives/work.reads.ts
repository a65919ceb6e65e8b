import type { ReadCtx } from '../../platform/events/context.ts'
import { reviewsDue } from '../assessment/queue.reads.ts'
import { criteriaOf, setNames, sheetsOf } from '../assessment/sheet.reads.ts'
import { sheetStateNames } from '../assessment/sheet.text.ts'
import { requestsOf, roundsFor, roundsRunBy, workCalendar } from '../calendar/reads.ts'
import { roles } from '../people/access.ts'
import { roleNames } from '../people/text.ts'
import type { Actor, Held, Verb } from '../people/types.ts'
import { openDossiersAt } from '../recognition/dossier.reads.ts'
import { kindNames, stateNames } from '../recognition/dossier.text.ts'
import type { PlacedItem, WorkItem } from './types.ts'
import { placed } from './work.rules.ts'

const has = ({ role }: Held, ...verbs: Verb[]) => verbs.some((verb) => roles[role].includes(verb))
const asOf = ({ role, unitName, delegatedBy }: Held) =>
  `${roleNames[role]}, ${unitName}${delegatedBy === null ? '' : ` (làm thay đồng chí ${delegatedBy})`}`

/** What waits for a person, under every post that they hold today? */
export async function workOf(ctx: ReadCtx, actor: Actor): Promise<PlacedItem[]> {
  const items: WorkItem[] = []
  for (const held of actor.held)
    for (const gather of [sheetsOfPost, reviewsOfPost, dossiersOfPost, requestsOfPost]) items.push(...(await gather(ctx, held, actor)))
  return placed(items, ctx.today, await workCalendar(ctx))
}

type Gather = (ctx: ReadCtx, held: Held, actor: Actor) => Promise<WorkItem[]>

/** Sheets that are filled, came back, or were never opened in a round that is open. */
const sheetsOfPost: Gather = async (ctx, held) => {
  if (!has(held, 'sheet.fill', 'sheet.submit')) return []
  const [sheets, rounds, names] = [await sheetsOf(ctx, held.unitId), await roundsFor(ctx, held.unitId), await setNames(ctx)]
  const opened = new Set(sheets.map(({ roundId, setId }) => `${roundId} ${setId}`))
  const due = new Map(rounds.map(({ id, ownDueOn }) => [id, ownDueOn]))
  const common = { where: held.unitName, asked: false, as: asOf(held) }
  const items: WorkItem[] = []
  for (const sheet of sheets.filter(({ state }) => state === 'draft' || state === 'returned')) {
    const back = sheet.state === 'returned' ? (await criteriaOf(ctx, sheet)).filter(({ state }) => state === 'returned') : []
    const days = back.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort()
    items.push({
      ...common,
      what: `${back.length > 0 ? 'Sửa' : 'Nhập'} phiếu ${sheet.roundName}: ${sheet.cells} ô đã có số (${sheetStateNames[sheet.state].toLowerCase()})`,
      href: `/danh-gia/${sheet.id}`,
      dueOn: back.length > 0 ? (days[0] ?? null) : (due.get(sheet.roundId) ?? sheet.dueOn),
      returned: back.length > 0 ? back.map(({ criterion, reason }) => `Tiêu chí ${criterion}: ${reason ?? ''}`).join(' ') : null,
    })
  }
  for (const round of rounds.filter(({ state }) => state === 'open'))
    for (const setId of round.setIds.filter((id) => !opened.has(`${round.id} ${id}`)))
      items.push({
        ...common,
        what: `Mở phiếu ${round.name}: ${names.get(setId) ?? setId}`,
        href: '/phieu',
        dueOn: round.ownDueOn,
        returned: null,
      })
  return items
}

/** Criteria that wait before a department or an appraiser, across communes. */
const reviewsOfPost: Gather = async (ctx, held) => {
  if (!has(held, 'sheet.verify', 'sheet.appraise')) return []
  const lines = (await reviewsDue(ctx, held)).filter(({ waiting }) => waiting > 0)
  return lines.map(({ stage, criterion, criterionName, waiting, late, dueOn, roundName }) => ({
    what: `${stage === 'verified' ? 'Thẩm tra' : 'Thẩm định'} tiêu chí ${criterion} (${criterionName}): ${waiting} xã chờ${late > 0 ? `, ${late} quá hạn` : ''}, ${roundName}`,
    where: held.unitName,
    href: stage === 'verified' ? '/tham-tra' : '/tham-dinh',
    dueOn,
    returned: null,
    asked: true,
    as: asOf(held),
  }))
}

const dossiersOfPost: Gather = async (ctx, held, actor) => {
  if (!has(held, 'dossier.prepare', 'dossier.decide', 'dossier.vote')) return []
  const open = await openDossiersAt(ctx, held.unitId, actor.personId)
  // each role is asked for what it can do: votes while a session lasts, a decision after the vote
  const mine = open.filter(
    ({ state }) =>
      has(held, 'dossier.prepare') ||
      (has(held, 'dossier.vote') && state === 'inSession') ||
      (has(held, 'dossier.decide') && state === 'voted'),
  )
  return mine.map(({ id, unitName, kind, state }) => ({
    what: `Hồ sơ ${kindNames[kind].toLowerCase()}: ${stateNames[state].toLowerCase()}`,
    where: unitName,
    href: `/ho-so/${id}`,
    dueOn: null,
    returned: state === 'returned' ? 'Hội đồng trả lại hồ sơ.' : null,
    asked: !has(held, 'dossier.prepare'),
    as: asOf(held),
  }))
}

/** Communes that asked for more time and got no answer yet. */
const requestsOfPost: Gather = async (ctx, held) => {
  if (!has(held, 'rounds.extend')) return []
  const items: WorkItem[] = []
  for (const round of (await roundsRunBy(ctx, held.unitId)).filter(
    ({ endsOn, cancelledBecause }) => endsOn >= ctx.today && cancelledBecause === null,
  )) {
    const open = (await requestsOf(ctx, round.id, null)).filter(({ answer }) => answer === null)
    if (open.length > 0)
      items.push({
        what: `${open.length} xã xin gia hạn, ${round.name}: ${open.map(({ unitName }) => unitName).join(', ')}`,
        where: held.unitName,
        href: `/ky-bao-cao/${round.id}/dieu-chinh`,
        dueOn: open.map(({ until }) => until).sort()[0] ?? null,
        returned: null,
        asked: true,
        as: asOf(held),
      })
  }
  return items
}
