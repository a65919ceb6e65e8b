import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { figureAt, stageName } from './page.views.ts'
import type { PlacePage } from './place.types.ts'

/** How the territory of a commune came to be what it is: the day, and whether by a merger. */
export type Made = { on: LocalDate; merger: boolean }

/** An act of recognition; `counts`: decided for the present territory and not revoked. */
type Act = { tier: string; kind: 'recognition' | 'acknowledgement'; decidedOn: LocalDate; counts: boolean }

/** What is known of a commune on the day of a release. */
export type Known = {
  /** null: the territory is as old as the list of units */
  made: Made | null
  recognised: boolean
  acts: readonly Act[]
  /** some criterion has a verdict for the present territory */
  assessed: boolean
}

const madeText = ({ on, merger }: Made) => `${merger ? 'sáp nhập' : 'thay đổi địa giới'} ngày ${formatDate(on)}`

/** «Được công nhận …», «Chờ xem xét sau sáp nhập …» or «Chưa được công nhận …»: what decisions say, apart from the score. */
export function stateOf({ made, recognised, acts, assessed }: Known): string {
  if (recognised) {
    const act = acts.findLast((one) => one.counts && one.tier === 'standard')
    if (!act) return 'Được công nhận đạt chuẩn'
    return act.kind === 'acknowledgement'
      ? `Được công nhận đạt chuẩn (thừa nhận sau sáp nhập, quyết định ngày ${formatDate(act.decidedOn)})`
      : `Được công nhận đạt chuẩn (quyết định ngày ${formatDate(act.decidedOn)})`
  }
  if (made && !assessed)
    return `Chờ xem xét sau ${madeText(made)}: kết quả của các xã trước ${made.merger ? 'sáp nhập' : 'thay đổi'} không tự chuyển sang`
  return 'Chưa được công nhận đạt chuẩn'
}

/** Said of a commune whose criteria nobody has judged since its territory changed. */
export const notReassessed = (made: Made): string =>
  `Chưa đánh giá lại sau ${made.merger ? 'sáp nhập' : 'thay đổi địa giới'}: kết quả trước ngày ${formatDate(made.on)} không tính cho địa giới mới.`

const metOf = ({ picture }: PlacePage) => figureAt(picture.figures, 'criteria-met-of-unit')

/** «Đạt 14/19 tiêu chí (cấp thẩm định, 31/12/2019).» Null where the criteria of the commune are not known. */
export function scoreOf(place: PlacePage): string | null {
  const { frame, set } = place.resolved
  const met = metOf(place)
  if (met?.value === null || met?.value === undefined) return null
  const of = set?.criteriaCount ? `/${set.criteriaCount}` : ''
  return `Đạt ${formatNumber(met.value)}${of} tiêu chí (${stageName(frame.stage).toLowerCase()}, ${formatDate(frame.asOf)}).`
}

/** Why a commune has no score. */
export const missingScore = (place: PlacePage): string =>
  `Ngày ${formatDate(place.resolved.frame.asOf)}: ${metOf(place)?.missing?.text ?? 'chưa có số liệu được duyệt công khai.'}`
