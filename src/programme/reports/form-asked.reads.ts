import type { RouterContextProvider } from 'react-router'
import type { ReadCtx } from '../../platform/events/context.ts'
import { visitorOf } from '../people/visit.reads.ts'
import { closingDay, type FormsAsked } from './form.reads.ts'

/** Of which place and year the address asks: the place of the post that the visitor works in, the year that it names or the present one. */
export function askedIn(context: Readonly<RouterContextProvider>, request: Request, { today }: ReadCtx): FormsAsked {
  const typed = new URL(request.url).searchParams.get('nam') ?? ''
  const present = Number(today.slice(0, 4))
  const year = /^20[1-9]\d$/.test(typed) && Number(typed) <= present ? Number(typed) : present
  return { unitId: visitorOf(context).actor.chosen?.unitId ?? 0, year, asOf: closingDay(year, today) }
}
