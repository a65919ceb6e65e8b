import type { ReadCtx } from '../../platform/events/context.ts'
import type { Sheet } from './sheet.types.ts'

/** Which indicators of a sheet have evidence that is not withdrawn and holds on its day? */
export async function provenIn(_ctx: ReadCtx, _sheet: Sheet): Promise<ReadonlySet<string>> {
  return new Set()
}
