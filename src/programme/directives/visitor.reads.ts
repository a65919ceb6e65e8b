import type { RouterContextProvider } from 'react-router'
import { visitorOf } from '../people/visit.reads.ts'
import type { Responsible } from './types.ts'

type PageContext = Readonly<RouterContextProvider>

/** The unit and the body that the visitor works for now. */
export function hereOf(context: PageContext): Responsible & { unitName: string } {
  const { chosen } = visitorOf(context).actor
  return { unitId: chosen?.unitId ?? 0, bodyId: chosen?.bodyId ?? null, unitName: chosen?.unitName ?? '' }
}
