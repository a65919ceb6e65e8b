import type { RouterContextProvider } from 'react-router'
import type { Acting } from '../consultation/acting.actions.ts'
import { edgeOf, visitorOf } from '../people/visit.reads.ts'

/** The officer behind a request, as actions want them. */
export function actingOf(context: Readonly<RouterContextProvider>): Acting {
  const visit = visitorOf(context)
  return { db: visit.db, actor: visit.actor, edge: edgeOf(visit) }
}
