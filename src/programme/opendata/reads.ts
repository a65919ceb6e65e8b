import type { LocalDate } from '../../platform/base/local-date.ts'
import { refuse } from '../../platform/base/refusal.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { matrixOf, pictureOf, releasesOf } from '../figures/reads.ts'
import type { Ask, Release } from '../figures/types.ts'
import { unitsAsOf } from '../units/reads.ts'
import { couldFulfil, fulfils, ordered } from './filter.rules.ts'
import { selected } from './odata.rules.ts'
import { communeRows, figureRows, releaseListed, releaseRow, unitRows, verdictRows } from './rows.rules.ts'
import type { Condition, Dataset, DatasetCode, Place, Query, Row } from './types.ts'

/** rows of an answer to a program; more come on further pages */
const pageSize = 5_000
/** releases whose rows are read for one answer that needs all of them: a number, an order */
const mostReleases = 400

const askOf = ({ unitCode, asOf, set, stage, scope }: Release): Ask => ({ unitCode, asOf, mapOf: null, set, stage, scope, mode: 'public' })

/** The rows that a release gives to a data set. */
async function rowsOfRelease(ctx: ReadCtx, code: DatasetCode, release: Release): Promise<Row[]> {
  if (code === 'chi-tieu') {
    const picture = await pictureOf(ctx, askOf(release))
    return picture.ok ? figureRows(release, picture.value) : []
  }
  const resolved = await resolveFrame(ctx, askOf(release))
  if (!resolved.ok) return []
  const { criteria, rows } = await matrixOf(ctx, resolved.value)
  return code === 'ket-qua-xa' ? communeRows(release, rows) : verdictRows(release, criteria, rows)
}

/** The rows of a data set that does not go by releases. */
async function allRows(ctx: ReadCtx, code: DatasetCode): Promise<Row[]> {
  if (code === 'ban-duyet') return (await oldestFirst(ctx)).map(releaseListed)
  const units = await unitsAsOf(ctx, { asOf: ctx.today })
  return unitRows(units.filter(({ level }) => level !== 'village'))
}

const oldestFirst = async (ctx: ReadCtx): Promise<Release[]> =>
  (await releasesOf(ctx))
    .filter(({ asOf }) => asOf <= ctx.today)
    .sort((a, b) => (a.asOf === b.asOf ? a.id - b.id : a.asOf < b.asOf ? -1 : 1))

/** Which releases may have rows that fulfil a condition. */
const releasesFor = async (ctx: ReadCtx, condition: Condition | null): Promise<Release[]> =>
  (await oldestFirst(ctx)).filter((release) => condition === null || couldFulfil(releaseRow(release), condition))

/** All rows of a data set in portions, each read by itself, so that neither memory nor a transaction grows with the whole. */
export async function* portionsOf(db: Db, today: LocalDate, { code, byRelease }: Dataset): AsyncGenerator<Row[]> {
  if (!byRelease) {
    yield await read(db, (tx) => allRows({ tx, today }, code))
    return
  }
  const releases = await read(db, (tx) => releasesFor({ tx, today }, null))
  for (const release of releases) yield await read(db, (tx) => rowsOfRelease({ tx, today }, code, release))
}

/** How many releases there are and the day of the newest. */
export async function newestRelease(ctx: ReadCtx): Promise<{ count: number; asOf: LocalDate | null }> {
  const releases = await oldestFirst(ctx)
  return { count: releases.length, asOf: releases.at(-1)?.asOf ?? null }
}

type Answer = { rows: Row[]; count: number | null; next: Place | null }

/** What a program asked for: a page of rows, and where the next one begins. Refused where all of too many releases would have to be read. */
export const answerOf = (db: Db, today: LocalDate, dataset: Dataset, query: Query): Promise<Answer> =>
  read(db, (tx) => answer({ tx, today }, dataset, query))

async function answer(ctx: ReadCtx, { code, byRelease }: Dataset, query: Query): Promise<Answer> {
  const { filter, order, count } = query
  const portions = byRelease ? await releasesFor(ctx, filter) : [null]
  const portion = async (at: number): Promise<Row[]> => {
    const release = portions[at]
    const rows = release ? await rowsOfRelease(ctx, code, release) : await allRows(ctx, code)
    return filter === null ? rows : rows.filter((row) => fulfils(row, filter))
  }
  if (order.length === 0 && !count) return { ...(await pageOf(portions.length, portion, query)), count: null }
  if (portions.length > mostReleases)
    refuse({
      code: 'opendata.tooWide',
      status: 400,
      text: `$orderby và $count đọc được nhiều nhất ${mostReleases} bản duyệt một lần; đang hỏi ${portions.length}. Thêm điều kiện theo NgayChot hoặc MaDonVi.`,
    })
  const all: Row[] = []
  for (let at = 0; at < portions.length; at++) all.push(...(await portion(at)))
  const sorted = order.length === 0 ? all : ordered(all, order)
  return { ...(await pageOf(1, () => Promise.resolve(sorted), query)), count: count ? all.length : null }
}

/** Walks the portions from where the page before ended, leaves out what is skipped, and stops when the page is full. */
async function pageOf(portions: number, portion: (at: number) => Promise<Row[]>, query: Query): Promise<Omit<Answer, 'count'>> {
  const wanted = Math.min(query.top ?? pageSize, pageSize)
  const rows: Row[] = []
  let skip = query.skip
  for (let at = query.from.release; at < portions; at++) {
    const all = await portion(at)
    const first = (at === query.from.release ? query.from.row : 0) + skip
    skip = Math.max(0, first - all.length)
    const taken = all.slice(first, first + wanted - rows.length)
    rows.push(...taken.map((row) => selected(row, query.select)))
    const end = first + taken.length
    if (rows.length < wanted) continue
    const last = end >= all.length && at + 1 >= portions
    const asked = query.top !== null && query.top <= pageSize
    return { rows, next: last || asked ? null : end >= all.length ? { release: at + 1, row: 0 } : { release: at, row: end } }
  }
  return { rows, next: null }
}
