import type { ReadCtx } from '../../platform/events/context.ts'
import type { Impact, MapChange } from '../units/change.types.ts'
import { openAt } from './impact.queries.ts'

const words = {
  survey: { name: 'Đợt lấy ý kiến đang mở', fate: 'đóng trước ngày hiệu lực; đơn vị mới mở đợt của mình' },
  posting: { name: 'Niêm yết đang mở', fate: 'khép lại trước ngày hiệu lực' },
}

/** Which surveys and postings of residents does a change of the map touch? */
export async function impactOf({ tx }: ReadCtx, { endings }: MapChange): Promise<Impact[]> {
  const found = Map.groupBy(await openAt(tx, endings), ({ kind }) => kind)
  return [...found].map(([kind, rows]) => ({
    kind: `consultation.${kind}`,
    ...words[kind],
    count: rows.length,
    examples: rows.slice(0, 5).map(({ name }) => name),
  }))
}
