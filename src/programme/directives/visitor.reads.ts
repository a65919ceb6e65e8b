import type { RouterContextProvider } from 'react-router'
import type { Acting } from '../consultation/acting.actions.ts'
import { edgeOf, visitorOf } from '../people/visit.reads.ts'
import type { Responsible } from './types.ts'

type PageContext = Readonly<RouterContextProvider>

/** The officer behind a request, as actions want them. */
export function actingOf(context: PageContext): Acting {
  const visit = visitorOf(context)
  return { db: visit.db, actor: visit.actor, edge: edgeOf(visit) }
}

/** The unit and the body that the visitor works for now. */
export function hereOf(context: PageContext): Responsible & { unitName: string } {
  const { chosen } = visitorOf(context).actor
  return { unitId: chosen?.unitId ?? 0, bodyId: chosen?.bodyId ?? null, unitName: chosen?.unitName ?? '' }
}
