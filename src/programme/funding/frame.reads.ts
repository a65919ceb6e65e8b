import { randomUUID } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { Refused } from '../../platform/base/refusal.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { parseId } from '../../platform/text/number.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { actingOf as officerOf, visitorOf } from '../people/visit.reads.ts'
import { childrenOf, unitByCode, unitById } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import type { Acting } from './acting.actions.ts'
import { lastDayOf } from './line.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Frame } from './types.ts'

type PageContext = Readonly<RouterContextProvider>

/** The place and the budget year that a page is asked for, and what the visitor may do there. */
export type Asked = { unit: Unit; frame: Frame; isOwn: boolean }

/** `?nam=`; this year without it, and for what is no year. */
const yearOf = (params: URLSearchParams, today: string): number => {
  const year = /^\d{4}$/.test(params.get('nam') ?? '') ? Number(params.get('nam')) : 0
  return year >= 2009 && year <= 2100 ? year : Number(today.slice(0, 4))
}

/** The unit of `?don-vi=` (the visitor's own without it) and the year of `?nam=`. Throws Refused where the visitor may not look there. */
export async function placeAsked(ctx: ReadCtx, actor: Actor, params: URLSearchParams, verb: Verb = 'funding.read'): Promise<Asked> {
  const year = yearOf(params, ctx.today)
  const asOf = lastDayOf(year, ctx.today)
  const code = params.get('don-vi')
  const own = actor.chosen?.unitId ?? 0
  const unit =
    code === null ? await unitById(ctx, own, ctx.today) : ((await unitByCode(ctx, code, asOf)) ?? (await unitByCode(ctx, code, ctx.today)))
  if (!unit) throw new Refused(refusals.noUnit)
  const may = allowed(actor, verb, await placeOf(ctx, unit.id))
  if (!may.ok) throw new Refused(may.refusal.status === 404 ? refusals.noUnit : may.refusal)
  return { unit, frame: { unitId: unit.id, year, asOf }, isOwn: unit.id === own }
}

/** What a page is asked for and what every page of money shows of it: the place, the units to choose from, a key for its forms. */
export async function pageAsked(ctx: ReadCtx, context: PageContext, request: Request) {
  const { actor } = visitorOf(context)
  const params = new URL(request.url).searchParams
  const asked = await placeAsked(ctx, actor, params)
  const { unit, frame, isOwn } = asked
  const home = isOwn ? unit : (await placeAsked(ctx, actor, new URLSearchParams())).unit
  const near = home.level === 'commune' ? [home] : [home, ...(await childrenOf(ctx, home.id, ctx.today))]
  const places = (near.some(({ code }) => code === unit.code) ? near : [...near, unit]).map(({ code, name }) => ({ code, name }))
  const shown = { place: { code: unit.code, name: unit.name, year: frame.year, places }, sending: randomUUID() }
  return { ...asked, actor, params, shown }
}

/** What stood in a form, and the key of its sending. */
export async function typedOf(request: Request): Promise<{ typed: Record<string, string>; form: FormData; sending: string }> {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return { typed, form, sending: typed['lan-gui'] || randomUUID() }
}

/** The officer behind a form, as actions want them. */
export const actingOf = (context: PageContext, sending: string): Acting => ({ ...officerOf(context), sending })

/** Which page of a list is asked for; the first for anything else. */
export const pageIn = (params: URLSearchParams): number => Math.max(1, parseId(params.get('trang') ?? ''))
