import { createContext } from 'react-router'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { definitions, pictureOf, releasesOf } from '../figures/reads.ts'
import type { Release } from '../figures/types.ts'
import type { Ask, Condition, Order } from './ask.types.ts'
import { freshnessOf, countOf as storedCount, rowsOf as storedRows } from './row.queries.ts'
import { compareValues, gatherer, mayStill, placeIn, satisfies } from './row.rules.ts'
import type { Dataset, Field, Freshness, Owner, Row, Value } from './types.ts'

/** What the owner of the site chose; the server hands it over. */
export const ownerContext = createContext<Owner>({ licence: null, publicUrl: null })

const isComputed = ({ code }: Dataset) => code === 'so-lieu' || code === 'dinh-nghia-so-lieu'

/** The order in which the rows of a data set leave. */
export const keyOrder = ({ key, fields }: Dataset): Order[] =>
  key.flatMap((name) => fields.filter((field) => field.name === name)).map((field) => ({ field, descending: false }))

const definitionRows: readonly Row[] = definitions
  .map(({ key, name, definition, unit, base, sums, decimals, better }) => ({
    ...{ key, name, definition, unit, base, sums, decimals, better },
    source: 'Hệ thống này',
  }))
  .toSorted((a, b) => compareValues(a.key, b.key))

/** What of a row of figures its release alone says. */
const releaseRow = (release: Release) => ({
  releaseId: release.id,
  asOf: release.asOf,
  set: release.set,
  stage: release.stage,
  unitId: release.unitId,
  unitCode: release.unitCode,
  unitName: release.unitName,
  source: release.title,
  demonstration: release.demonstration,
})

/** Every figure of a release as its page says it, in the order of the key. */
async function figureRows(ctx: ReadCtx, release: Release): Promise<Row[]> {
  const { asOf, set, stage, scope } = release
  const answer = await pictureOf(ctx, { unitCode: release.unitCode, asOf, mapOf: null, set, stage, scope, mode: 'public' })
  if (!answer.ok) return []
  const { frame, figures } = answer.value
  return figures
    .map(
      (figure): Row => ({
        ...releaseRow(release),
        level: frame.unit.level,
        mapOf: frame.mapOf,
        key: figure.key,
        qualifier: figure.qualifier === null ? '' : JSON.stringify(figure.qualifier),
        name: figure.name,
        value: figure.value,
        numerator: figure.exact?.num ?? null,
        denominator: figure.exact?.den ?? null,
        unit: figure.unit,
        base: figure.base,
        newestOn: figure.asOf,
        missing: figure.missing?.text ?? null,
      }),
    )
    .toSorted((a, b) => compareValues(a.key as string, b.key as string) || compareValues(a.qualifier as string, b.qualifier as string))
}

/** The computed rows of a data set in the order of its key; those of a release that cannot be asked for are not computed. */
async function* computedRows(ctx: ReadCtx, { code }: Dataset, where: Condition | null, fromRelease: Value = null): AsyncGenerator<Row> {
  if (code === 'dinh-nghia-so-lieu') {
    yield* definitionRows
    return
  }
  const releases = (await releasesOf(ctx)).toSorted((a, b) => a.id - b.id)
  for (const release of releases) {
    if (typeof fromRelease === 'number' && release.id < fromRelease) continue
    if (where && !mayStill(releaseRow(release), where)) continue
    yield* await figureRows(ctx, release)
  }
}

const isByKey = (dataset: Dataset, { order }: Pick<Ask, 'order'>) =>
  order.every(({ field, descending }, index) => !descending && field.name === dataset.key[index])

const of = (dataset: Dataset, today: LocalDate) => ({ ...dataset, today })

/** The rows of a data set that are asked for, not more than asked; never more than these are in memory. */
export async function rowsOf(ctx: ReadCtx, dataset: Dataset, ask: Ask): Promise<Row[]> {
  if (!isComputed(dataset)) return storedRows(ctx.tx, of(dataset, ctx.today), ask)
  const gathered = gatherer(ask)
  const inOrder = isByKey(dataset, ask)
  for await (const row of computedRows(ctx, dataset, ask.where, inOrder ? ask.after?.[0] : null)) {
    gathered.add(row)
    if (inOrder && gathered.isFull()) break
  }
  return gathered.rows()
}

/** How many rows satisfy a condition. */
export async function countOf(ctx: ReadCtx, dataset: Dataset, where: Condition | null): Promise<number> {
  if (!isComputed(dataset)) return storedCount(ctx.tx, of(dataset, ctx.today), where)
  let count = 0
  for await (const row of computedRows(ctx, dataset, where)) if (!where || satisfies(row, where)) count++
  return count
}

/** rows that are in memory at once */
const batch = 4_000

/** All rows of a data set that satisfy a condition, in the order of the key, a batch in memory at a time. */
export async function* allRows(ctx: ReadCtx, dataset: Dataset, where: Condition | null): AsyncGenerator<Row> {
  if (isComputed(dataset)) {
    for await (const row of computedRows(ctx, dataset, where)) if (!where || satisfies(row, where)) yield row
    return
  }
  const [first] = keyOrder(dataset)
  if (first?.field.name !== 'releaseId') {
    yield* storedBatches(ctx, dataset, where)
    return
  }
  // release by release, so that the rows of one are all that is ever sorted
  for (const { id } of (await releasesOf(ctx)).toSorted((a, b) => a.id - b.id)) {
    const own = isAt(first.field, id)
    yield* storedBatches(ctx, dataset, where ? { is: 'both', left: own, right: where } : own)
  }
}

async function* storedBatches(ctx: ReadCtx, dataset: Dataset, where: Condition | null): AsyncGenerator<Row> {
  const order = keyOrder(dataset)
  let after: Value[] | null = null
  for (;;) {
    const rows: Row[] = await storedRows(ctx.tx, of(dataset, ctx.today), { where, order, after, skip: 0, limit: batch })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = placeIn(last, order)
  }
}

/** When did a data set last change? */
export const freshness = (ctx: ReadCtx, { code }: Dataset): Promise<Freshness> => freshnessOf(ctx.tx, code)

/** A condition that says where a field stands. */
const isAt = (field: Field, value: Value): Condition => ({ is: 'compared', field, by: 'eq', value })
