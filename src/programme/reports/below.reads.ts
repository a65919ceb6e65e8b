import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { earlier } from '../calendar/round.rules.ts'
import { inSentence } from '../units/text.ts'
import * as queries from './below.queries.ts'
import type { Below, BelowLine, Report } from './types.ts'

type Asked = Pick<Report, 'unitId' | 'regime' | 'kind' | 'year' | 'number' | 'closesOn'>

/** The regime of the same kind at the level of communes: «tinh-6-thang» gathers «xa-6-thang». */
export const regimeBelow = (regime: string): string => regime.replace(/^(tinh|huyen)-/u, 'xa-')

const askedBelow = ({ unitId, regime, year, number }: Asked, on: LocalDate): queries.BelowAsked => ({
  ...{ unitId, year, number, on },
  regime: regimeBelow(regime),
})

/** The communes of a place with their reports of the period; in Vietnamese order, those without one first. */
export async function communesBelow(ctx: ReadCtx, asked: Asked, on: LocalDate): Promise<BelowLine[]> {
  const rows = sortVietnamese(await queries.communesBelow(ctx.tx, askedBelow(asked, on)), ({ name }) => name)
  return [...rows.filter(({ sent }) => sent === null), ...rows.filter(({ sent }) => sent !== null)]
}

/** How many communes are to report, how many did, and who is missing. */
export async function belowOf(ctx: ReadCtx, asked: Asked, on: LocalDate): Promise<Below> {
  const rows = await communesBelow(ctx, asked, on)
  const missing = rows.filter(({ sent }) => sent === null).map(({ name }) => name)
  return { regime: regimeBelow(asked.regime), asked: rows.length, came: rows.length - missing.length, missing }
}

/** What communes wrote themselves under «Kiến nghị, đề xuất», each with its commune. */
export async function proposalsBelow(ctx: ReadCtx, asked: Asked, most: number): Promise<string[]> {
  const until = earlier(asked.closesOn, ctx.today)
  const rows = await queries.sentBelow(ctx.tx, askedBelow(asked, until))
  return rows
    .flatMap(({ own, unitName }) => own.map((text) => `${text.replace(/[.;\s]+$/u, '')} (${inSentence(unitName)}).`))
    .slice(0, most)
}

/** The reports of communes that were sent. */
export const sentBelow = (ctx: ReadCtx, asked: Asked, on: LocalDate): Promise<queries.SentBelow[]> =>
  queries.sentBelow(ctx.tx, askedBelow(asked, on))
