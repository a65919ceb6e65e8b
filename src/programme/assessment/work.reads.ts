import { roundsFor } from '../calendar/reads.ts'
import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import type { WorkItem } from '../people/work.types.ts'
import { reviewsDue } from './queue.reads.ts'
import { returnedOf } from './sheet.queries.ts'
import { setNames, sheetsOf } from './sheet.reads.ts'
import { sheetStateNames } from './sheet.text.ts'

/** Sheets that are filled, came back, or were never opened in a round that is open. */
export const sheetsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'sheet.fill', 'sheet.submit')) return []
  const [sheets, rounds, names] = [await sheetsOf(ctx, held.unitId), await roundsFor(ctx, held.unitId), await setNames(ctx)]
  const opened = new Set(sheets.map(({ roundId, setId }) => `${roundId} ${setId}`))
  const due = new Map(rounds.map(({ id, ownDueOn }) => [id, ownDueOn]))
  const common = { where: held.unitName, asked: false, as: heldText(held) }
  const returned = Map.groupBy(await returnedOf(ctx.tx, held.unitId), ({ sheetId }) => sheetId)
  const items: WorkItem[] = []
  for (const sheet of sheets.filter(({ state }) => state === 'draft' || state === 'returned')) {
    const back = returned.get(sheet.id) ?? []
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
export const reviewsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'sheet.verify', 'sheet.appraise')) return []
  const lines = (await reviewsDue(ctx, held)).filter(({ waiting }) => waiting > 0)
  return lines.map(({ stage, criterion, criterionName, waiting, late, dueOn, roundName }) => ({
    what: `${stage === 'verified' ? 'Thẩm tra' : 'Thẩm định'} tiêu chí ${criterion} (${criterionName}): ${waiting} xã chờ${late > 0 ? `, ${late} quá hạn` : ''}, ${roundName}`,
    where: held.unitName,
    href: stage === 'verified' ? '/tham-tra' : '/tham-dinh',
    dueOn,
    returned: null,
    asked: true,
    as: heldText(held),
  }))
}
