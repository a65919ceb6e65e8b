import { type PaperType, paperTypes } from '../../platform/base/paper.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { numberText, symbolOf } from '../../platform/text/paper.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { doerOf, heldDocument, situationOf } from './acting.actions.ts'
import { keeperOf, readCopies, recipientsText, type Typed } from './draft.rules.ts'
import { readPaperOrdinal, readSymbol } from './number.rules.ts'
import { mayTake } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './series.queries.ts'
import * as settings from './setting.queries.ts'
import { paperOf, take } from './step.actions.ts'
import { typeNames } from './text.ts'
import type { NewEntry, Series } from './types.ts'

const yearOf = (day: string) => Number(day.slice(0, 4))

/** Keeps a number in the register; one that stands there already is named. */
async function keepNumber(ctx: WriteCtx, unitId: number, entry: NewEntry): Promise<void> {
  const holder = await queries.holderOf(ctx.tx, { unitId, ...entry })
  if (holder) refuse(refusals.taken(numberText(entry), holder.subject, holder.on))
  await queries.advance(ctx.tx, unitId, entry.seriesId, entry.ordinal)
  await queries.addEntry(ctx.tx, unitId, fold(`${numberText(entry)} ${entry.subject} ${entry.recipients} ${entry.signer}`), entry, {
    by: ctx.actor,
    at: ctx.now,
  })
}

/** The symbol that a document bears: as typed, or of its type and body. */
async function symbolFor(ctx: WriteCtx, unitId: number, bodyId: number, type: PaperType, typed: string): Promise<string> {
  if (typed !== '') return typed
  const issuer = (await settings.issuersOf(ctx.tx, unitId)).find((one) => one.bodyId === bodyId)
  return issuer ? symbolOf(type, issuer.abbreviation) : refuse(refusals.noSymbol)
}

/**
 * The clerk's step: gives a signed document the next number of its run, and the day of today. The run is held until the end of the
 * transaction, so parallel steps get numbers one after another, and one that fails leaves no gap.
 */
export const numberDocument = (
  acting: Acting,
  id: number,
  { seen, copies: typed }: { seen: number; copies: string },
): Promise<Result<{ number: string }>> =>
  writing(acting, async (ctx) => {
    const document = await heldDocument(ctx, acting.actor, id, seen)
    const situation = await situationOf(ctx, document)
    orThrow(mayTake('number', situation, doerOf(acting.actor), ctx.today))
    const { unitId, bodyId, type } = document
    const paper = await paperOf(ctx, document)
    const wanted = { unitId, bodyId, type, year: yearOf(ctx.today) }
    const symbol = await symbolFor(ctx, unitId, bodyId, type, paper.number.symbol)
    const copies = orThrow(readCopies(typed)) ?? paper.drafter?.copies ?? null
    const series = await openSeries(ctx, wanted)
    if (!series) return refuse(refusals.noSeries(document.bodyName, typeNames[type], wanted.year))
    const entry: NewEntry = {
      ...{
        seriesId: series.id,
        ordinal: series.last + 1,
        symbol,
        bodyId,
        year: wanted.year,
        type,
        subject: document.subject,
        on: ctx.today,
      },
      ...{ signer: situation.authority?.name ?? '', recipients: recipientsText(paper), keeper: keeperOf(paper.recipients), copies },
      ...{ note: '', documentId: id, because: null },
    }
    await keepNumber(ctx, unitId, entry)
    const numbered = { ...paper, number: { ordinal: entry.ordinal, symbol }, on: ctx.today }
    const number = numberText(entry)
    await take(ctx, acting, 'number', { situation, reason: null, paper: numbered, extra: { number, seriesId: series.id } })
    return { number }
  })

/** The run of numbers of a year, opened from 01 where the year before had one. */
async function openSeries(ctx: WriteCtx, wanted: Parameters<typeof queries.holdSeries>[1]): Promise<Series | null> {
  const there = await queries.holdSeries(ctx.tx, wanted)
  if (there) return there
  await queries.carrySeries(ctx.tx, wanted, { by: ctx.actor, at: ctx.now })
  return queries.holdSeries(ctx.tx, wanted)
}

/** Whoever numbers documents of a body: its own clerk, or the one of the body whose seal it uses. */
export async function demandClerk(ctx: WriteCtx, actor: Actor, bodyId: number): Promise<number> {
  const who = doerOf(actor)
  orThrow(allowed(actor, 'documents.number', await placeOf(ctx, who.unitId)))
  const issuer = (await settings.issuersOf(ctx.tx, who.unitId)).find((one) => one.bodyId === bodyId)
  if (who.bodyId !== bodyId && who.bodyId !== issuer?.clerkBodyId) refuse(refusals.notYours('number'))
  return who.unitId
}

/** Opens a run of numbers of a body: for which types, in which year, after which number given before. */
export const startSeries = (acting: Acting, form: Typed, types: readonly string[]): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = (name: string) => tidy(form[name] ?? '')
    const bodyId = parseId(given('co-quan'))
    const unitId = await demandClerk(ctx, acting.actor, bodyId)
    if (!(await settings.bodiesOf(ctx.tx, unitId, ctx.today)).some(({ id }) => id === bodyId)) return refuse(refusals.unknownBody)
    const year = /^\d{4}$/.test(given('nam')) ? Number(given('nam')) : 0
    if (year < 2000 || year > 2100) return refuse(refusals.badYear)
    const wanted = paperTypes.filter((type) => types.includes(type))
    if (wanted.length === 0) return refuse(refusals.noType)
    if (!/^\d{1,5}$/.test(given('da-cap') || '0')) return refuse(refusals.badBegan)
    const [name, began] = [given('ten'), Number(given('da-cap') || '0')]
    if (name === '') return refuse(refusals.incomplete('tên sổ'))
    // two who open a run for the same body wait for each other here
    await queries.holdBody(ctx.tx, bodyId)
    const clash = (await queries.seriesOf(ctx.tx, unitId)).find(
      (one) => one.bodyId === bodyId && one.year === year && one.types.some((type) => wanted.includes(type)),
    )
    if (clash) return refuse(refusals.seriesThere(clash.name))
    const reason = given('ly-do')
    const id = await queries.addSeries(ctx.tx, { unitId, bodyId, year, name, types: wanted, began, reason, by: ctx.actor, at: ctx.now })
    if (id === null) return refuse(refusals.seriesThere(name))
    await ctx.enter({
      chain: chainOf({ unitId }),
      kind: 'documents.seriesOpened',
      payload: { seriesId: id, bodyId, year, name, types: wanted, began, reason },
    })
    return {}
  })

/** Enters a number that a document made on paper bears («số trên giấy»), with why it was not made here. Only the next number is free. */
export const enterPaperNumber = (acting: Acting, form: Typed): Promise<Result<{ number: string }>> =>
  writing(acting, async (ctx) => {
    const given = (name: string) => tidy(form[name] ?? '')
    const who = doerOf(acting.actor)
    orThrow(allowed(acting.actor, 'documents.number', await placeOf(ctx, who.unitId)))
    const series = (await queries.holdSeriesById(ctx.tx, who.unitId, parseId(given('so-dang-ky')))) ?? refuse(refusals.unknownSetting)
    const unitId = await demandClerk(ctx, acting.actor, series.bodyId)
    const type = series.types.find((one) => one === given('loai')) ?? refuse(refusals.noType)
    for (const [name, what] of [
      ['trich-yeu', 'trích yếu'],
      ['nguoi-ky', 'người ký'],
      ['noi-nhan', 'nơi nhận'],
      ['ly-do', 'lý do văn bản làm trên giấy'],
    ] as const)
      if (given(name) === '') refuse(refusals.incomplete(what))
    const on = parseDate(given('ngay')) ?? refuse(refusals.badDay)
    if (on > ctx.today) refuse(refusals.futureDay)
    if (yearOf(on) !== series.year) refuse(refusals.badDay)
    const ordinal = orThrow(readPaperOrdinal(given('so'), series))
    if (typeof ordinal !== 'number') {
      const holder = await queries.entryOf(ctx.tx, unitId, series.id, ordinal.taken)
      return holder
        ? refuse(refusals.taken(numberText({ ordinal: ordinal.taken, symbol: holder.symbol }), holder.subject, holder.on))
        : refuse(refusals.badOrdinal)
    }
    const symbol = await symbolFor(ctx, unitId, series.bodyId, type, orThrow(readSymbol(given('ky-hieu'))))
    const entry: NewEntry = {
      ...{ seriesId: series.id, ordinal, symbol, bodyId: series.bodyId, year: series.year, type, subject: given('trich-yeu'), on },
      ...{ signer: given('nguoi-ky'), recipients: given('noi-nhan'), keeper: given('luu'), copies: orThrow(readCopies(given('so-ban'))) },
      ...{ note: given('ghi-chu'), documentId: null, because: given('ly-do') },
    }
    await keepNumber(ctx, unitId, entry)
    const number = numberText(entry)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.paperNumber', payload: { ...entry, number } })
    return { number }
  })
