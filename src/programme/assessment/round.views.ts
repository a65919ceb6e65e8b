import { formatDate } from '../../platform/text/date.ts'
import type { CommuneProgress, CommuneState } from './round.rules.ts'
import { sheetStateNames } from './sheet.text.ts'

const nameOf = (state: CommuneState) => (state === 'none' ? 'Chưa mở phiếu' : sheetStateNames[state])

/** Where a commune stands in a round; nothing of what its sheet says. */
export const communeProgressView = ({ unitId, name, ownDueOn, isExtended, sheetId, state, isMissing, lateBy }: CommuneProgress) => ({
  ...{ unitId, name, sheetId, isMissing, isExtended },
  state: nameOf(state),
  dueOn: formatDate(ownDueOn),
  late: lateBy > 0 ? `quá hạn ${lateBy} ngày làm việc` : null,
})
export type CommuneProgressView = ReturnType<typeof communeProgressView>
