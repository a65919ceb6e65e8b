import type { ImportKind } from '../evidence/import.actions.ts'
import { publishedLayout, readPublished } from './import.rules.ts'
import * as queries from './published.queries.ts'

const published: ImportKind = {
  ...publishedLayout,
  keyFields: 3,
  open: async () => readPublished,
  land: async (ctx, origin) => [{ fact: 'funding.published', units: await queries.enterPublished(ctx.tx, origin) }],
}

/** Files of money: tables that somebody published, beside what is entered here. */
export const importKinds: readonly ImportKind[] = [published]
