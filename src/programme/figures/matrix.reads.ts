import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { parseFrame } from '../units/frame.rules.ts'
import { childrenOf } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { resolveFrame } from './frame.reads.ts'
import { type MatrixQuery, matrixFilter, placeText } from './matrix.views.ts'
import { matrixOf, newestReleases, pictureOf, releasesOf } from './reads.ts'
import type { Ask, MatrixRow, Picture, Release, ResolvedFrame } from './types.ts'

export type MatrixPage = {
  resolved: ResolvedFrame
  picture: Picture
  /** false: no release answers on the day asked, so no commune is shown */
  answered: boolean
  /** newest release of each place that has one */
  places: Release[]
  /** releases of the place chosen, newest first */
  days: Release[]
  code: string
  districts: Unit[]
  criteria: { code: string; name: string }[]
  rows: MatrixRow[]
}

/** Everything that the page of the matrix shows; null when nothing is published. */
export async function matrixPage(ctx: ReadCtx, query: MatrixQuery, search: Record<string, string>): Promise<Result<MatrixPage> | null> {
  const given = placeText(search)
  if (given && !query.place) {
    const what = `«${given}» không phải là mã đơn vị; viết mã tỉnh hoặc mã huyện, thí dụ tinh=20`
    return refused({ code: 'frame.invalid', status: 400, text: `Địa chỉ chưa đúng: ${what}.`, offenders: [{ where: 'tinh', what }] })
  }
  const places = await newestReleases(ctx)
  const place = places.find((release) => release.unitCode === query.place) ?? (query.place ? undefined : places[0])
  const code = query.place ?? place?.unitCode
  if (!code) return null
  const days = (await releasesOf(ctx, code)).filter((release) => release.asOf <= ctx.today)
  const request = parseFrame({ ...search, ngay: search.ngay ?? days[0]?.asOf ?? ctx.today }, query.district ?? code)
  if (!request.ok) return request
  const ask: Ask = { ...request.value, mode: 'public' }
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return resolved
  const picture = await pictureOf(ctx, ask)
  if (!picture.ok) return picture
  const { frame } = resolved.value
  const provinceId = frame.unit.level === 'province' ? frame.unit.id : frame.unit.provinceId
  const districts = provinceId === null ? [] : await childrenOf(ctx, provinceId, frame.mapOf)
  const answered = resolved.value.bases.some((base) => base.release)
  const matrix = answered ? await matrixOf(ctx, resolved.value, matrixFilter(query)) : { criteria: [], rows: [] }
  const rows = query.text ? matrix.rows.filter((row) => fold(row.unit.name).includes(fold(query.text ?? ''))) : matrix.rows
  return done({
    resolved: resolved.value,
    picture: picture.value,
    answered,
    places,
    days,
    code,
    districts: districts.filter((unit) => unit.level === 'district'),
    criteria: matrix.criteria,
    rows,
  })
}
