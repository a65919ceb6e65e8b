import { refuse } from '../../platform/base/refusal.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { filterIn } from '../library/filter.rules.ts'
import { documentsBy, documentsByCode } from '../library/reads.ts'
import type { DocumentLine } from '../library/types.ts'
import { publishedPlaces } from '../plan/reads.ts'
import { publicPlan, publicTargetPage } from '../progress/public.reads.ts'
import type { PublicMeasured } from '../progress/types.ts'
import { codesIn, type PlanAsk } from './plan.rules.ts'

/** Documents that set plans, in the order in which the page lists them. */
const planTypes = ['resolution', 'programme', 'plan'] as const

export type PlanPage = {
  rows: PublicMeasured[]
  total: number
  pages: number
  places: { code: string; name: string }[]
  place: string | null
  years: number[]
  /** the library's documents by their number in small letters */
  documents: ReadonlyMap<string, number>
}

/** Public targets by place and year, measured by releases; with the places and years that there are. Refused for a place without any. */
export async function planPage(ctx: ReadCtx, ask: PlanAsk, all = false): Promise<PlanPage> {
  const known = await publishedPlaces(ctx)
  const byCode = new Map(known.map((one) => [one.code, one]))
  const place = ask.place === null ? null : (byCode.get(ask.place) ?? null)
  if (ask.place !== null && place === null)
    return refuse({
      code: 'plan.noPlace',
      status: 404,
      text: 'Nơi này chưa có mục tiêu nào được công bố. Mở trang Kế hoạch, mục tiêu và chọn nơi trong danh sách.',
    })
  const found = await publicPlan(ctx, { placeId: place?.unitId ?? null, year: ask.year }, all ? null : ask.page)
  return {
    ...found,
    places: sortVietnamese(
      [...byCode.values()].map(({ code, name }) => ({ code, name })),
      ({ name }) => name,
    ),
    place: place?.name ?? null,
    years: [...new Set(known.map(({ year }) => year))].sort((a, b) => b - a),
    documents: await documentsByCode(
      ctx,
      found.rows.flatMap(({ document }) => codesIn(document)),
    ),
  }
}

/** The newest public documents of the library that set plans, some of each type. */
export async function planDocuments(ctx: ReadCtx): Promise<{ type: (typeof planTypes)[number]; total: number; rows: DocumentLine[] }[]> {
  const found = []
  for (const type of planTypes) {
    const { rows, total } = await documentsBy(ctx, filterIn(new URLSearchParams({ loai: type })), 1)
    found.push({ type, total, rows: rows.slice(0, 5) })
  }
  return found.filter(({ total }) => total > 0)
}

/** One public target with its course, and its document in the library where it stands there; undefined where it is not public. */
export async function planTarget(ctx: ReadCtx, id: number) {
  const page = await publicTargetPage(ctx, id)
  if (!page) return undefined
  const texts = [page.target, ...page.before].map(({ document }) => document)
  return { ...page, documents: await documentsByCode(ctx, texts.flatMap(codesIn)) }
}
