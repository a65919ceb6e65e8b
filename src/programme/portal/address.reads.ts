import { createContext } from 'react-router'
import type { ReadCtx } from '../../platform/events/context.ts'
import { listSets } from '../criteria/reads.ts'
import type { Moment } from '../news/types.ts'
import { datasets } from '../opendata/dataset.text.ts'
import * as queries from './address.queries.ts'
import { partNames, partOf, partSize } from './address.rules.ts'
import { type AddressLine, type Listed, listed, type Site } from './address.types.ts'
import { mappedPages } from './site-map.text.ts'

/** Set by the application for every request. */
export const siteContext = createContext<Site>({ doors: [], security: null, pattern: '' })

/** Which parts has the list of all public pages? */
export async function sitemapParts(ctx: ReadCtx, moment: Moment): Promise<string[]> {
  const counts: [Listed, number][] = []
  for (const kind of listed) counts.push([kind, await queries.countAddresses(ctx.tx, kind, moment)])
  return partNames(Object.fromEntries(counts) as Record<Listed, number>)
}

/** Which pages stand in a part? Null for a part that there is not. */
export async function sitemapPart(ctx: ReadCtx, name: string, moment: Moment): Promise<AddressLine[] | null> {
  const part = partOf(name)
  if (part === null) return null
  if (part.kind === 'pages') return (await singlePages(ctx)).map((path) => ({ path, changed: null, english: null }))
  const lines = await queries.addressesOf(ctx.tx, part.kind, moment, { limit: partSize, offset: (part.number - 1) * partSize })
  return lines.length > 0 ? lines : null
}

const singlePages = async (ctx: ReadCtx): Promise<string[]> => [
  ...mappedPages,
  ...new Set((await listSets(ctx)).map(({ id }) => `/bo-tieu-chi/${id}`)),
  ...datasets.map(({ code }) => `/du-lieu/${code}`),
]
