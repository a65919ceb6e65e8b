import type { Db } from '../../platform/db/database.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tell } from '../desk/actions.ts'
import { allRegulations } from './council.queries.ts'
import { usualWarningMonths, warningMonthsOn } from './procedures.ts'
import { addMonths, warningDue } from './validity.rules.ts'
import { warnable } from './work.queries.ts'

/** months after the last day for which it is still said that a certificate has ended: a server may have stood still */
const back = 3

/** Tells the communes of certificates that end, at the months of their province, and of those that have ended; each once. How many are new. */
export const tellOfExpiry = (db: Db, edge: Edge): Promise<number> =>
  writeAs(db, edge, async (ctx) => {
    const regulations = await allRegulations(ctx.tx)
    const byProvince = Map.groupBy(regulations, ({ unitId }) => unitId)
    const monthsOf = (provinceId: number | null) => warningMonthsOn(byProvince.get(provinceId ?? 0) ?? [], ctx.today)
    const longest = Math.max(...usualWarningMonths, ...[...byProvince.keys()].flatMap((id) => monthsOf(id)))
    const ending = await warnable(ctx.tx, ctx.today, addMonths(ctx.today, -back), addMonths(ctx.today, longest))
    const notices = ending.flatMap(({ id, unitId, provinceId, productId, productName, expiresOn }) => {
      const due = warningDue(expiresOn, ctx.today, monthsOf(provinceId))
      if (due === null) return []
      const said = due === 'expired' ? 'đã hết hiệu lực từ sau ngày' : 'hết hiệu lực sau ngày'
      const title = `Giấy chứng nhận OCOP của sản phẩm ${productName} ${said} ${formatDate(expiresOn)}`
      const key = `ocop:certificate:${id}:${due}`
      return [{ to: { unitId, verb: 'ocop.keep' as const }, key, title, href: `/ocop/san-pham/${productId}` }]
    })
    return tell(ctx, notices)
  })
