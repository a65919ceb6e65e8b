import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { type FrameRequest, parseFrame } from '../units/frame.rules.ts'
import { ancestorsOf, holdersOfCode, namedOn } from '../units/reads.ts'
import type { Level, Unit } from '../units/types.ts'
import { resolveFrame } from './frame.reads.ts'
import type { PlacePage, Stop } from './place.types.ts'
import { pictureOf } from './reads.ts'
import { releasedDays, releasesCovering } from './release.queries.ts'
import type { Ask } from './types.ts'

type Opened = { ask: Ask; unit: Unit; outsideLife: string | null }

const holds = (unit: Unit, on: LocalDate) => (unit.validFrom ?? '1900-01-01') <= on && (unit.validTo === null || on < unit.validTo)

/** Which unit an address means, and of which day: a code whose holder has ended answers with that holder, as it last was. */
async function open(ctx: ReadCtx, request: FrameRequest, holders: Unit[]): Promise<Opened | null> {
  const ask: Ask = { ...request, mode: 'public' }
  const mapDay = request.mapOf === 'today' ? ctx.today : (request.mapOf ?? request.asOf ?? ctx.today)
  const alive = holders.find((unit) => holds(unit, mapDay))
  if (alive) return { ask, unit: alive, outsideLife: null }
  const ended = holders.findLast((unit) => unit.validTo !== null && unit.validTo <= mapDay)
  if (ended?.validTo) {
    const lastDay = addDays(ended.validTo, -1)
    const newest = request.asOf ? undefined : (await releasesCovering(ctx.tx, ended.id, lastDay))[0]
    const asOf = request.asOf && request.asOf < lastDay && holds(ended, request.asOf) ? request.asOf : (newest?.asOf ?? lastDay)
    const outsideLife = `${ended.name} (mã ${ended.code}) kết thúc ngày ${formatDate(ended.validTo)}. Trang hiển thị đơn vị như ngày ${formatDate(asOf)}.`
    return { ask: { ...ask, asOf, mapOf: null }, unit: ended, outsideLife }
  }
  const [first] = holders
  if (!first?.validFrom) return null
  const outsideLife = `${first.name} (mã ${first.code}) chỉ có từ ngày ${formatDate(first.validFrom)}. Trang hiển thị đơn vị như ngày đó.`
  return { ask: { ...ask, asOf: first.validFrom, mapOf: null }, unit: first, outsideLife }
}

/** Who held the territory of a unit on the day before it began; none where it has always been. */
export async function heldBefore(ctx: ReadCtx, unit: Unit) {
  if (unit.validFrom === null) return []
  const before = (await namedOn(ctx, unit.id, addDays(unit.validFrom, -1))).units
  return before.filter(({ id, level }) => id !== unit.id && level === unit.level)
}

/** The published days of a unit, and of those whose territory it holds now: these are shown on its own map. */
export async function stopsOf(ctx: ReadCtx, unit: Unit): Promise<Stop[]> {
  const own = (await releasesCovering(ctx.tx, unit.id, ctx.today)).map((release) => ({ asOf: release.asOf, onToday: false, release }))
  const before = holds(unit, ctx.today) ? await heldBefore(ctx, unit) : []
  const earlier: Stop[] = []
  for (const from of before)
    for (const release of await releasesCovering(ctx.tx, from.id, ctx.today)) earlier.push({ asOf: release.asOf, onToday: true, release })
  const byDay = new Map<LocalDate, Stop>()
  for (const stop of [...own, ...earlier]) if (!byDay.has(stop.asOf)) byDay.set(stop.asOf, stop)
  return [...byDay.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1))
}

/** Everything that the page of a unit needs to begin with; refused where nobody ever had the code at this level. */
export async function placePage(
  ctx: ReadCtx,
  level: Level,
  code: string,
  query: Record<string, string | undefined>,
): Promise<Result<PlacePage>> {
  const request = parseFrame(query, code)
  if (!request.ok) return request
  const holders = (await holdersOfCode(ctx, code)).filter((unit) => unit.level === level)
  const opened = await open(ctx, request.value, holders)
  if (!opened)
    return refused({
      code: 'units.unknown',
      status: 404,
      text: `Không có đơn vị nào mang mã ${code}. Tìm đơn vị theo tên, có dấu hoặc không dấu.`,
    })
  const resolved = await resolveFrame(ctx, opened.ask)
  if (!resolved.ok) return resolved
  const picture = await pictureOf(ctx, opened.ask)
  if (!picture.ok) return picture
  const { frame, carried } = resolved.value
  const { unit } = frame
  return done({
    resolved: resolved.value,
    picture: picture.value,
    stops: await stopsOf(ctx, unit),
    above: (await ancestorsOf(ctx, unit.id, frame.mapOf)).filter((one) => one.id !== unit.id),
    namesakes: holders.filter((holder, index) => holder.id !== unit.id && holders.findIndex((one) => one.id === holder.id) === index),
    outsideLife: opened.outsideLife,
    before: await heldBefore(ctx, unit),
    today: (await namedOn(ctx, unit.id, ctx.today)).units,
    atData: carried ? (await namedOn(ctx, unit.id, frame.asOf)).units : [],
  })
}

/** The picture of the whole country; without a day that of the newest published day. */
export async function countryPage(ctx: ReadCtx, query: Record<string, string | undefined>): Promise<Result<PlacePage>> {
  const request = parseFrame(query, 'VN')
  if (!request.ok) return request
  const releases = await releasedDays(ctx.tx)
  const newest = releases.find((release) => release.asOf <= ctx.today)?.asOf ?? null
  const ask: Ask = { ...request.value, asOf: request.value.asOf ?? newest, mode: 'public' }
  const resolved = await resolveFrame(ctx, ask)
  if (!resolved.ok) return resolved
  const picture = await pictureOf(ctx, ask)
  if (!picture.ok) return picture
  const stops = releases.map((release) => ({ asOf: release.asOf, onToday: false, release })).reverse()
  return done({
    resolved: resolved.value,
    picture: picture.value,
    stops,
    above: [],
    namesakes: [],
    outsideLife: null,
    before: [],
    today: [],
    atData: [],
  })
}
