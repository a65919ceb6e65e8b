import { formatDate } from '../../platform/text/date.ts'
import type { CommuneProgress, CommuneState } from './round.rules.ts'
import { sheetStateNames } from './sheet.text.ts'

const nameOf = (state: CommuneState) => (state === 'none' ? 'Chưa mở phiếu' : sheetStateNames[state])

const timeOf = ({ lateBy, daysLeft, isMissing }: CommuneProgress): string | null => {
  if (lateBy > 0) return `quá hạn ${lateBy} ngày làm việc`
  if (daysLeft === null) return isMissing ? 'quá hạn' : null
  return daysLeft === 0 ? 'đến hạn hôm nay' : `còn ${daysLeft} ngày làm việc`
}

/** Where a commune stands in a round; nothing of what its sheet says. */
export const communeProgressView = (one: CommuneProgress) => ({
  ...{ unitId: one.unitId, name: one.name, sheetId: one.sheetId, isMissing: one.isMissing, isExtended: one.isExtended },
  state: nameOf(one.state),
  dueOn: formatDate(one.ownDueOn),
  time: timeOf(one),
  isLate: one.isMissing && one.daysLeft === null,
})
export type CommuneProgressView = ReturnType<typeof communeProgressView>
