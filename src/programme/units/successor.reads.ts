import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { communesAfterDistrict } from './successor.queries.ts'
import type { Unit } from './types.ts'

/** The district tier has ended: which communes of today lie where a district was on a day? In Vietnamese order. */
export const successorsOfDistrict = async (ctx: ReadCtx, districtId: number, asOf: LocalDate): Promise<Unit[]> =>
  sortVietnamese(await communesAfterDistrict(ctx.tx, districtId, asOf, ctx.today), (unit) => unit.shortName)
