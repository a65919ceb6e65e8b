import type { WriteCtx } from '../../platform/events/context.ts'
import { listSets, setVersion } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { countryUnit, unitById } from '../units/reads.ts'
import { fromSets } from './delivery.rules.ts'
import * as queries from './document.queries.ts'
import { addEdition } from './entry.actions.ts'

/**
 * Brings the decisions by which the published criteria sets were issued and amended into the library of the country, public: the facts are
 * those of the sets' own files, with the page where they were read. What is there already is left as it is.
 */
export async function deliverDecisions(ctx: WriteCtx): Promise<number> {
  const country = await countryUnit(ctx)
  if (!country) return 0
  const sets: (CriteriaSet & { provinceName: string | null })[] = []
  for (const { id, version, provinceId, validFrom } of await listSets(ctx)) {
    const set = await setVersion(ctx, id, version)
    const province = provinceId === null ? undefined : await unitById(ctx, provinceId, validFrom)
    if (set) sets.push({ ...set, provinceName: province?.name ?? null })
  }
  const brought = new Map<string, number>()
  let count = 0
  for (const { key, metadata, amends } of fromSets(sets)) {
    const unitId = country.id
    const made = { by: ctx.actor, personId: null, on: ctx.today, at: ctx.now }
    const id = await queries.addDocument(ctx.tx, unitId, key, made)
    const known = id ?? (await queries.documentOfKey(ctx.tx, unitId, key))
    if (known !== null) brought.set(key, known)
    if (id === null) continue
    const relations = amends.map((other) => ({
      kind: 'amends' as const,
      otherId: brought.get(other.key) ?? null,
      other: other.code,
      fromOn: null,
    }))
    await addEdition(ctx, { unitId, id }, metadata, relations, { edition: 1, reason: null, personId: null })
    await queries.addPublication(ctx.tx, { unitId, id }, 1, 0, made)
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'library.published', payload: { documentId: id, edition: 1, files: 0 } })
    count++
  }
  return count
}
