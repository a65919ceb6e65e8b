import type { Db } from '../../platform/db/database.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import { chainOf } from '../units/chain.rules.ts'
import { countryUnit } from '../units/reads.ts'
import { illustration } from './illustration.text.ts'
import * as queries from './profile.queries.ts'

/** Words that show how the pages of an office look, where the country's office wrote none: marked as an illustration wherever they stand. */
export const deliverIllustration = (db: Db, edge: Edge): Promise<void> =>
  writeAs(db, edge, async (ctx) => {
    const country = await countryUnit(ctx)
    if (!country || (await queries.lastEdition(ctx.tx, country.id))) return
    const [unitId, edition, hash] = [country.id, 1, sha256(canonical(illustration))]
    const made = { by: ctx.actor, personId: null, on: ctx.today, at: ctx.now }
    await queries.addEdition(ctx.tx, { unitId, edition, said: illustration, hash, reason: null }, made)
    await queries.addDecision(ctx.tx, { unitId, edition, kind: 'approved', reason: null }, made)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'portal.illustrationDelivered', payload: { edition, hash } })
  })
