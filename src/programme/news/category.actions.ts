import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { countryUnit } from '../units/reads.ts'
import * as queries from './category.queries.ts'
import { readCategory } from './category.rules.ts'
import type { Given } from './form.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Category } from './types.ts'

/** The list is one for the whole portal, so who keeps it works at the country. */
async function keeping(ctx: WriteCtx, { actor }: Acting): Promise<Category[]> {
  const country = (await countryUnit(ctx)) ?? refuse(refusals.unknownCategory)
  await demand(ctx, actor, 'portal.keep', country.id)
  return queries.categories(ctx.tx)
}

async function enter(ctx: WriteCtx, category: Category): Promise<void> {
  if (!(await queries.addCategory(ctx.tx, category, { by: ctx.actor, at: ctx.now }))) refuse(refusals.categoryChanged)
  await ctx.enter({ chain: 'country', kind: 'news.category', payload: category })
}

/** The category of a form as it was seen; somebody else may have changed it since. */
function seenCategory(all: readonly Category[], slug: string, seen: number): Category {
  const found = all.find((one) => one.slug === slug) ?? refuse(refusals.unknownCategory)
  return found.number === seen ? found : refuse(refusals.categoryChanged)
}

/** Adds a category; its address is made of its name and stays so. */
export const addCategory = (acting: Acting, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    await enter(ctx, orThrow(readCategory(given, await keeping(ctx, acting), null)))
    return {}
  })

/** Gives a category another name or place; lists and feeds keep their address. */
export const renameCategory = (acting: Acting, slug: string, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const all = await keeping(ctx, acting)
    await enter(ctx, orThrow(readCategory(given, all, seenCategory(all, slug, seen))))
    return {}
  })

/** Closes a category for new articles, or opens it again; the last open one stays. */
export const closeCategory = (acting: Acting, slug: string, seen: number, closed: boolean): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const all = await keeping(ctx, acting)
    const before = seenCategory(all, slug, seen)
    if (before.closed === closed) return refuse(refusals.categoryChanged)
    if (closed && !all.some((one) => one.slug !== slug && !one.closed)) return refuse(refusals.lastCategory)
    await enter(ctx, { ...before, number: before.number + 1, closed })
    return {}
  })
