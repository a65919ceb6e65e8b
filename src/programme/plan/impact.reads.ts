import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Impact, MapChange } from '../units/change.types.ts'
import { dueSince, type Planned } from './impact.queries.ts'

const names: Record<Planned['kind'], string> = { registration: 'Đăng ký đạt chuẩn', target: 'Chỉ tiêu được giao' }

const told = (rows: Planned[], fates: Record<Planned['kind'], string>): Impact[] =>
  [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, group]) => ({
    kind: `plan.${kind}`,
    name: names[kind],
    count: group.length,
    examples: group.slice(0, 5).map(({ example }) => example),
    fate: fates[kind],
  }))

/** Which registrations and targets does a change of the map touch? */
export const impactOf = async ({ tx }: ReadCtx, { endings }: MapChange): Promise<Impact[]> =>
  told(await dueSince(tx, endings), {
    registration: 'ở lại với đơn vị cũ; đơn vị mới đăng ký lại',
    target: 'giữ trên bản đồ lúc giao; quy đổi bằng văn bản điều chỉnh',
  })

/** What was registered by, or set for, units that a change of the map began? */
export const standingSince = async ({ tx }: ReadCtx, units: readonly { unitId: number; on: LocalDate }[]): Promise<Impact[]> =>
  told(await dueSince(tx, units), { registration: 'rút đăng ký của đơn vị mới trước', target: 'bỏ chỉ tiêu của đơn vị mới trước' })
