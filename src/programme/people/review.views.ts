import { formatDate } from '../../platform/text/date.ts'
import { roles } from './access.ts'
import type { DelegationOf } from './delegation.types.ts'
import type { AssignmentOf } from './person.types.ts'
import type { Concern, Reviewed, VacantPost } from './review.types.ts'
import { roleNames, verbNames } from './text.ts'
import { instant } from './views.ts'

/** «Công chức kinh tế, UBND xã Bính Xá: Cán bộ xã tại Xã Bính Xá (đến hết 31/12/2026)» */
export const postLine = (one: AssignmentOf): string => {
  const criteria = one.criteria ? `, tiêu chí ${one.criteria.join(', ')}` : ''
  const until = one.until ? ` (đến hết ${formatDate(one.until)})` : ''
  return `${one.postName}, ${one.bodyName}: ${roleNames[one.role]} tại ${one.unitName}${criteria}${until}`
}

const concernText: Record<Concern, string> = {
  noPosts: 'không có chức vụ nào',
  offWithPosts: 'đã ngừng nhưng còn chức vụ',
  idle: 'lâu không sử dụng',
  noSecondFactor: 'chưa bật xác thực hai lớp',
}

const barredText = { self: 'người khác rà soát', beyond: 'quản trị cấp trên rà soát' } as const

export const reviewView = ({ person, last, dueOn, overdue, concerns, barred }: Reviewed) => {
  const holds = person.assignments.filter(({ state }) => state !== 'over')
  const verbs = [...new Set(holds.flatMap(({ role }) => roles[role]))].map((verb) => verbNames[verb])
  return {
    id: person.id,
    name: person.name,
    login: person.login,
    posts: holds.map(postLine),
    verbs,
    usedAt: person.usedAt ? instant(person.usedAt) : 'chưa đăng nhập lần nào',
    off: person.disabledBecause,
    last: last ? `${last.by}, ${instant(last.at)}` : 'chưa rà soát lần nào',
    due: formatDate(dueOn),
    overdue,
    concerns: concerns.map((one) => concernText[one]),
    barred: barred ? barredText[barred] : null,
    // what is odd is looked at one by one
    preset: overdue && concerns.length === 0 && barred === null,
  }
}

export const vacantView = (one: VacantPost) => ({
  id: one.id,
  text: `${one.name}, ${one.bodyName} (${one.unitName})`,
  last: one.lastHeldBy ? `${one.lastHeldBy}${one.since ? `, thôi từ ${formatDate(one.since)}` : ''}` : 'chưa ai giữ',
})

export const overView = (one: DelegationOf) => ({
  id: one.id,
  text: `${one.holderName} → ${one.toName}: ${one.postName}, ${one.bodyName}`,
  days: one.void ? `thu lại trước ngày ${formatDate(one.from)}` : `từ ${formatDate(one.from)} đến hết ${formatDate(one.until)}`,
})
