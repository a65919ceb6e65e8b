import type { RouterContextProvider } from 'react-router'
import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import { visitorOf } from '../people/visit.reads.ts'
import type { Stage } from '../units/types.ts'

type PageContext = Readonly<RouterContextProvider>

/** Where the officer works, on which day the page asks (`?ngay=`, today without), and on which page of a list. */
export function askedOf(context: PageContext, request: Request): { placeId: number; place: string; day: LocalDate; page: number } {
  const { actor, today } = visitorOf(context)
  const { searchParams } = new URL(request.url)
  const page = /^\d{1,4}$/.test(searchParams.get('trang') ?? '') ? Math.max(1, Number(searchParams.get('trang'))) : 1
  const day = localDate(searchParams.get('ngay') ?? '')
  return { placeId: actor.chosen?.unitId ?? 0, place: actor.chosen?.unitName ?? '', day: day === null || day > today ? today : day, page }
}

/** At which stage results are looked at (`?cap=`); appraised ones without. */
export function stageIn(request: Request): Stage {
  const asked = new URL(request.url).searchParams.get('cap')
  return (['self', 'verified', 'appraised'] as const).find((stage) => stage === asked) ?? 'appraised'
}
