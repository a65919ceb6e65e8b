import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tierText } from '../criteria/text.ts'
import type { Impact, MapChange } from '../units/change.types.ts'
import * as queries from './impact.queries.ts'

const example = ({ name, tier, decidedOn }: queries.Holder) => `${name}: ${tierText[tier]}, ${formatDate(decidedOn)}`

const told = (holders: queries.Holder[], words: Pick<Impact, 'name' | 'fate'>): Impact[] =>
  holders.length === 0 ? [] : [{ kind: 'recognition.held', ...words, count: holders.length, examples: holders.slice(0, 5).map(example) }]

/** Which recognitions stop holding by themselves, because their unit ends or goes on over other territory, and which dossiers are under way? */
export async function impactOf({ tx }: ReadCtx, { endings, regrounded }: MapChange): Promise<Impact[]> {
  const units = [...endings, ...regrounded.filter(({ isNew }) => !isNew)]
  const held = told(await queries.heldOn(tx, units), {
    name: 'Quyết định công nhận',
    fate: 'đơn vị mới ở trạng thái «chờ xem xét» cho đến khi có văn bản ghi nhận; quyết định cũ vẫn lưu và xem được',
  })
  const dossiers = await queries.dossiersUnderWay(tx, units)
  if (dossiers.length === 0) return held
  const examples = dossiers.slice(0, 5).map(({ name, tier }) => `${name}: ${tierText[tier]}`)
  const fate = 'quyết định trước ngày hiệu lực, hoặc rút; sau ngày ấy lập hồ sơ của đơn vị mới'
  return [...held, { kind: 'recognition.dossier', name: 'Hồ sơ công nhận đang làm', count: dossiers.length, examples, fate }]
}

/** Which recognitions were decided of units since they began or went on over other territory? */
export const standingSince = async ({ tx }: ReadCtx, units: readonly { unitId: number; on: LocalDate }[]): Promise<Impact[]> =>
  told(await queries.decidedSince(tx, units), { name: 'Quyết định công nhận đơn vị mới', fate: 'quyết định đứng trên địa bàn mới' })
