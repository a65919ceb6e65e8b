import type { ReadCtx } from '../../platform/events/context.ts'
import * as queries from './category.queries.ts'
import type { Category } from './types.ts'

/** Which categories are there, in the order of the office? Closed ones too. */
export const categoriesOf = (ctx: Pick<ReadCtx, 'tx'>): Promise<Category[]> => queries.categories(ctx.tx)
