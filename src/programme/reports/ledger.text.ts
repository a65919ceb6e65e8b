import { formatDate } from '../../platform/text/date.ts'
import type { CriterionResult } from '../figures/types.ts'
import type { Lacking, SlowCommune } from '../progress/types.ts'
import { inSentence } from '../units/text.ts'
import { padded } from './style.rules.ts'
import type { OpenTask } from './types.ts'

/** Where nobody says when a commune is slow, none is called so. */
export const noSlowRule = 'Chưa có số liệu: danh sách xã chậm tiến độ (chưa đặt quy tắc xác định xã chậm tiến độ).'

const communeName = (name: string): string => inSentence(name).replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('vi'))

/** «Xã Bính Xá: đạt 07/19 tiêu chí; chưa đạt tiêu chí 10 (Thu nhập), 11 (Nghèo).» */
export function behindLine({ name, met, needed, lacking }: SlowCommune & { lacking: Lacking[] }): string {
  const lacks = lacking.map((one) => `${one.criterion} (${one.name})`).join(', ')
  return `${communeName(name)}: đạt ${padded(met)}${needed === null ? '' : `/${padded(needed)}`} tiêu chí${lacks === '' ? '' : `; chưa đạt tiêu chí ${lacks}`}.`
}

/** «Tiêu chí 17 (Môi trường): chưa đạt.» */
export const lackLine = ({ criterion, name, verdict }: Pick<CriterionResult, 'criterion' | 'name' | 'verdict'>): string =>
  `Tiêu chí ${criterion} (${name}): ${verdict === 'unjudgeable' ? 'chưa đủ căn cứ để kết luận' : 'chưa đạt'}.`

/** «Sở Y tế: rà soát tiêu chí y tế; hạn 30/9/2026.» */
export const taskLine = ({ what, unitName, dueOn }: OpenTask): string =>
  `${unitName}: ${what.replace(/[.;\s]+$/u, '')}; ${dueOn === null ? 'không nêu hạn' : `hạn ${formatDate(dueOn)}`}.`

export const proposalLine = ({ title, unitName }: { title: string; unitName: string }): string =>
  `${title.replace(/[.;\s]+$/u, '')} (${inSentence(unitName)}).`
