import { createContext } from 'react-router'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import * as queries from './profile.queries.ts'
import type { Edition, PortalOffice } from './profile.types.ts'

/** Whose portal this is, for the pages and the foot of every page; the server hands it over. */
export const officeContext = createContext<() => Promise<PortalOffice | null>>(async () => null)

type Source = { db: Db; mark: () => Promise<string>; today: () => LocalDate; unitCode: string | null }

/**
 * Whose portal this is, read anew only when something changed in the database or the day did: the foot of a page costs no question of its own.
 * `now`: the state of the data where it is known already; else `mark` is asked.
 */
export function officeSource({ db, mark, today, unitCode }: Source): (now?: string) => Promise<PortalOffice | null> {
  let known: { state: string; office: Promise<PortalOffice | null> } | null = null
  return async (now) => {
    const day = today()
    const state = `${now ?? (await mark())} ${day}`
    if (known?.state !== state) {
      const office = read(db, (tx) => queries.portalOffice(tx, unitCode, day))
      known = { state, office }
      office.catch(() => {
        known = null
      })
    }
    return known.office
  }
}

/** Which editions has an office written? The newest first. */
export const editionsOf = (ctx: Pick<ReadCtx, 'tx'>, unitId: number): Promise<Edition[]> => queries.editionsOf(ctx.tx, unitId)

/** An edition with the last approved one before it; null where it is not there for this person. */
export async function editionFor(
  ctx: ReadCtx,
  actor: Actor,
  id: number,
): Promise<{ edition: Edition; before: Edition | null; isNewest: boolean } | null> {
  const edition = await queries.editionById(ctx.tx, id)
  if (!edition) return null
  const place = await placeOf(ctx, edition.unitId)
  if (!may(actor, 'portal.keep', place) && !may(actor, 'portal.approve', place)) return null
  const all = await queries.editionsOf(ctx.tx, edition.unitId)
  const before = all.find((one) => one.edition < edition.edition && one.decision?.kind === 'approved') ?? null
  return { edition, before, isNewest: all[0]?.id === id }
}
