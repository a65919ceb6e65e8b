import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import * as certificates from './certificate.queries.ts'
import { regulationsOf } from './council.queries.ts'
import * as dossiers from './dossier.queries.ts'
import { warningMonthsOn } from './procedures.ts'
import { productById } from './product.queries.ts'
import { sheetsOf } from './score.queries.ts'
import type { Certificate, CertifiedProduct, Dossier, DossierLine, MemberSheet, Paper, Product } from './types.ts'
import { addMonths } from './validity.rules.ts'

/** Which dossiers are there in a unit and under it? The newest first, a page at a time; page 0 is the whole list, for a workbook. */
export const dossiersUnder = async (ctx: ReadCtx, filter: dossiers.DossierFilter, page: number): Promise<Page<DossierLine>> =>
  pageOf(await dossiers.dossiersUnder(ctx.tx, filter, ctx.today, spanOf(page || null)))

/** Where does a dossier stand? Null where there is none. */
export const dossierById = (ctx: ReadCtx, id: number): Promise<Dossier | null> => dossiers.dossierById(ctx.tx, id, ctx.today)

export type WholeDossier = { papers: Paper[]; sheets: MemberSheet[]; certificates: Certificate[] }

/** What belongs to a dossier: its papers, the sheets of its council, the certificates of its product. */
export async function wholeDossier(ctx: ReadCtx, { id, unitId, productId, councilId, councilUnitId }: Dossier): Promise<WholeDossier> {
  const council = councilId === null || councilUnitId === null ? null : { id: councilId, unitId: councilUnitId }
  return {
    papers: await dossiers.papersOf(ctx.tx, unitId, id),
    sheets: council ? await sheetsOf(ctx.tx, { unitId, dossierId: id, council }) : [],
    certificates: await certificates.certificatesOf(ctx.tx, productId),
  }
}

/** What is a product, and which certificates has it had? Null where there is none. */
export async function productWhole(
  ctx: ReadCtx,
  id: number,
): Promise<{ product: Product; certificates: Certificate[]; months: number } | null> {
  const product = await productById(ctx.tx, id, ctx.today)
  if (!product) return null
  return { product, certificates: await certificates.certificatesOf(ctx.tx, id), months: await warningMonths(ctx, product.provinceId) }
}

/** How many months before its last day does a certificate of the province count as expiring? The longest of its warnings. */
export const warningMonths = async (ctx: ReadCtx, provinceId: number): Promise<number> =>
  Math.max(...warningMonthsOn(await regulationsOf(ctx.tx, provinceId), ctx.today))

export type PublicFilter = { unitId: number | null; stars: number | null; group: number | null; folded: string }

/** Which products are certified today? Most stars first, a page at a time, with how many have so many stars. */
export async function certifiedToday(
  ctx: ReadCtx,
  filter: PublicFilter,
  page: number,
): Promise<Page<CertifiedProduct> & { stars: { stars: number; count: number }[] }> {
  const all = { ...filter, from: ctx.today, until: null }
  const rows = await certificates.certified(ctx.tx, all, ctx.today, { ...spanOf(page || null), order: 'stars' })
  return { ...pageOf(rows), stars: await certificates.countByStars(ctx.tx, all, ctx.today) }
}

/** Which products were certified last, of those whose certificates hold today? For the home page. */
export const newestCertified = (ctx: ReadCtx, count: number): Promise<CertifiedProduct[]> =>
  certificates.certified(ctx.tx, { unitId: null, stars: null, group: null, folded: '', from: ctx.today, until: null }, ctx.today, {
    limit: count,
    offset: 0,
    order: 'newest',
  })

/** Which certificates in a unit and under it end within so many months, or have ended since so many? What ends first comes first. */
export async function endingUnder(
  ctx: ReadCtx,
  unitId: number,
  { ahead, back }: { ahead: number; back: number },
  page: number,
): Promise<Page<CertifiedProduct>> {
  const span: { from: LocalDate; until: LocalDate } = { from: addMonths(ctx.today, -back), until: addMonths(ctx.today, ahead) }
  const filter = { unitId, stars: null, group: null, folded: '', ...span }
  return pageOf(await certificates.certified(ctx.tx, filter, ctx.today, { ...spanOf(page || null), order: 'expiry' }))
}
