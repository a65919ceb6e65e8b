import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Impact, MapChange } from '../units/change.types.ts'
import * as queries from './succession.queries.ts'
import type { AtEndedUnit, MovedKind } from './succession.types.ts'

/** What of people lasts beyond the end of its unit? */
export const atEndedUnits = ({ tx }: ReadCtx, { endings }: MapChange): Promise<AtEndedUnit[]> => queries.atEndedUnits(tx, endings)

const words: Record<MovedKind, { name: string; fate: string }> = {
  assignment: { name: 'Phân công tại đơn vị thôi tồn tại', fate: 'đề nghị chuyển sang đơn vị tiếp nhận, xác nhận một lần sau khi duyệt' },
  duty: { name: 'Cơ quan phụ trách, giúp đỡ đơn vị thôi tồn tại', fate: 'đề nghị chuyển cùng phân công' },
  account: { name: 'Tài khoản do đơn vị thôi tồn tại giữ', fate: 'quản trị cấp trên vẫn thấy; chuyển khi đến ngày hiệu lực' },
}

/** Which people, duties and accounts does a change of the map touch? */
export async function impactOf(ctx: ReadCtx, change: MapChange): Promise<Impact[]> {
  const found = Map.groupBy(await atEndedUnits(ctx, change), ({ kind }) => kind)
  return [...found].map(([kind, rows]) => ({
    kind: `people.${kind}`,
    ...words[kind],
    count: rows.length,
    examples: rows.slice(0, 5).map(({ who, what }) => (kind === 'account' ? who : `${who}: ${what}`)),
  }))
}

/** Whose posts stand at units since they began? `except`: those that came with the change itself. */
export async function standingSince(
  { tx }: ReadCtx,
  units: readonly { unitId: number; on: LocalDate }[],
  except: readonly number[],
): Promise<Impact[]> {
  const rows = await queries.assignmentsSince(tx, units, except)
  if (rows.length === 0) return []
  const examples = rows.slice(0, 5).map(({ who }) => who)
  return [
    { kind: 'people.assignment', name: 'Phân công tại đơn vị mới', count: rows.length, examples, fate: 'kết thúc các phân công này trước' },
  ]
}
