import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { scopeById, unitsById } from './frame.queries.ts'
import { holdersOfCode, unitByCode } from './queries.ts'
import type { Unit } from './types.ts'

const spanOf = ({ validFrom, validTo }: Unit) =>
  `${validFrom ? `từ ${formatDate(validFrom)}` : 'từ trước 31/8/2004'}${validTo ? ` đến trước ${formatDate(validTo)}` : ' đến nay'}`

/** The unit that held a code on a day; refused with the days on which somebody held it. */
export async function placeOf(ctx: ReadCtx, code: string, on: LocalDate): Promise<Result<Unit>> {
  const unit = await unitByCode(ctx.tx, code, on)
  if (unit) return done(unit)
  const holders = await holdersOfCode(ctx.tx, code)
  const known = holders.map((holder) => ({ where: holder.name, what: spanOf(holder) }))
  const hint =
    known.length > 0 ? `Mã này thuộc về: ${known.map(({ where, what }) => `${where} (${what})`).join('; ')}.` : 'Tìm đơn vị theo tên.'
  const text = `Không có đơn vị mang mã ${code} vào ngày ${formatDate(on)}. ${hint}`
  return refused({ code: 'units.unknown', status: 404, text, offenders: known })
}

/** A list of communes that count, by its id. */
export async function scopeOf(ctx: ReadCtx, id: string): Promise<Result<{ id: string; name: string }>> {
  const scope = await scopeById(ctx.tx, id)
  if (scope) return done(scope)
  return refused({ code: 'units.scopeUnknown', status: 404, text: `Không có danh sách xã «${id}». Dùng «xa» cho các đơn vị loại xã.` })
}

/** Units by identity, as they stood on a day; those that did not exist then are left out. */
export const unitsOn = (ctx: ReadCtx, ids: number[], on: LocalDate): Promise<Unit[]> => unitsById(ctx.tx, ids, on)
