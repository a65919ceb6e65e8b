import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Impact, MapChange } from '../units/change.types.ts'
import * as queries from './impact.queries.ts'

const words: Record<string, { name: string; fate: string }> = {
  draft: {
    name: 'Phiếu đang nhập, bị trả lại',
    fate: 'đến ngày hiệu lực bản nháp chuyển sang đơn vị tiếp nhận toàn bộ; đơn vị bị chia thì phiếu ở lại để xem',
  },
  underWay: {
    name: 'Phiếu đang thẩm tra, thẩm định',
    fate: 'ở lại với đơn vị cũ; việc đang chờ cần làm xong hoặc trả lại trước ngày hiệu lực',
  },
  round: { name: 'Kỳ báo cáo còn hạn', fate: 'kỳ của tỉnh thôi tồn tại cần mở lại ở tỉnh tiếp nhận' },
  fact: { name: 'Số liệu, kết quả đã ghi từ ngày hiệu lực trở đi', fate: 'giữ nguyên trong nhật ký nhưng không còn nói về đơn vị nào' },
  sheet: { name: 'Phiếu của đơn vị từ ngày hiệu lực', fate: 'đóng hoặc rút các phiếu này trước' },
}
const factsSince = { name: 'Số liệu, kết quả của đơn vị từ ngày hiệu lực', fate: 'đã nói về địa bàn mới, nên không bỏ được thay đổi' }

const told = ({ kind, count, examples }: queries.Counted, said = words[kind]): Impact => ({
  kind: `assessment.${kind}`,
  name: said?.name ?? kind,
  fate: said?.fate ?? '',
  count,
  examples,
})

/** Which drafts, sheets, rounds and facts does a change of the map touch? */
export const impactOf = async ({ tx }: ReadCtx, { endings }: MapChange): Promise<Impact[]> =>
  (await queries.openAt(tx, endings)).map((one) => told(one))

/** What was said of units since they began or went on over other territory? */
export const standingSince = async ({ tx }: ReadCtx, units: readonly { unitId: number; on: LocalDate }[]): Promise<Impact[]> =>
  (await queries.knownSince(tx, units)).map((one) => told(one, one.kind === 'fact' ? factsSince : words[one.kind]))
