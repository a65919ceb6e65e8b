import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'

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
