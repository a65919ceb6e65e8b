import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import { dayOf, type LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx, WriteCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { carryingOf, changeOf } from './change.rules.ts'
import type { Carrying, MapChange } from './change.types.ts'
import { effectsOf, planSentence } from './effect.rules.ts'
import * as queries from './plan.queries.ts'
import { readPlan } from './plan.rules.ts'
import type { Effect, PlanOutcome, PlanRecord, PlanRow } from './plan.types.ts'
import { type PlanFile, textOfPlan } from './plan-file.reads.ts'
import { countryUnit } from './queries.ts'
import { decidePlan } from './transition.rules.ts'
import { followMap, lockMap } from './village.actions.ts'
import { villagesUnder } from './village.queries.ts'
import { villagesOf } from './village.rules.ts'
import type { VillageFates } from './village.types.ts'

/** Lines of a CSV of any usual make: byte order mark, comma, semicolon or tab, composed or decomposed letters. */
function recordsOf(text: string): Result<PlanRecord[]> {
  try {
    const head = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
    const delimiter = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
    const options = { columns: true, bom: true, info: true, delimiter, trim: true, relax_column_count: true } as const
    const parsed: { info: { lines: number }; record: Record<string, string> }[] = parse(text, {
      ...options,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
    return done(parsed.map(({ info, record }) => ({ line: info.lines, fields: record })))
  } catch (error) {
    if (error instanceof CsvError) {
      const offenders = [{ where: `dòng ${error.lines ?? '?'}`, what: 'dấu ngoặc kép mở mà không đóng, hoặc đứng giữa ô' }]
      return refused({
        code: 'units.planUnreadable',
        status: 422,
        text: 'Không đọc được tệp kế hoạch; lưu lại dưới dạng CSV UTF-8.',
        offenders,
      })
    }
    throw error
  }
}

/** The same plan is the same whatever its file looks like: its identity is over what the rows say. */
const hashOf = (rows: PlanRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ line: _line, ...row }) => row)))
    .digest('hex')

async function rowsOf(file: PlanFile): Promise<Result<PlanRow[]>> {
  const text = await textOfPlan(file)
  if (!text.ok) return text
  const records = recordsOf(text.value)
  return records.ok ? readPlan(records.value) : records
}

type Decided = {
  rows: PlanRow[]
  outcome: PlanOutcome
  effects: Effect[]
  hash: string
  firstOn: LocalDate
  change: MapChange
  villages: VillageFates
}

async function decide(ctx: ReadCtx, file: PlanFile): Promise<Result<Decided>> {
  const rows = await rowsOf(file)
  if (!rows.ok) return rows
  const hash = hashOf(rows.value)
  const [entered] = await queries.transitionsOfPlan(ctx.tx, hash)
  if (entered) {
    const text = `Kế hoạch này đã được thực hiện ngày ${formatDate(dayOf(entered.knownAt))}; muốn bỏ thì chạy lại với --reverse.`
    return refused({ code: 'units.planApplied', status: 409, text })
  }
  const codes = [...new Set(rows.value.flatMap((row) => [row.from, row.to, row.toParent ?? row.to]))]
  const versions = await queries.versionsUnderCodes(ctx.tx, codes)
  const named = new Set(rows.value.map((row) => row.from))
  const subordinates = await queries.subordinatesOf(ctx.tx, [...new Set(versions.filter((v) => named.has(v.code)).map((v) => v.id))])
  const countryId = (await countryUnit(ctx.tx))?.id ?? 0
  const outcome = decidePlan(rows.value, { versions, subordinates, countryId })
  if (!outcome.ok) return outcome
  const change = changeOf(outcome.value)
  const firstOn = rows.value.map(({ on }) => on).sort()[0] as LocalDate
  const ending = change.endings.map(({ unitId }) => unitId)
  const villages = villagesOf(change, await villagesUnder(ctx.tx, ending, firstOn))
  if (!villages.ok) return villages
  return done({
    rows: rows.value,
    outcome: outcome.value,
    effects: effectsOf(outcome.value),
    hash,
    firstOn,
    change,
    villages: villages.value,
  })
}

/** What a plan comes to, before anything is written. */
export type TriedPlan = {
  /** sha256 over what its rows say: the same plan in another file is the same */
  hash: string
  /** rows of the table */
  rows: PlanRow[]
  firstOn: LocalDate
  lastOn: LocalDate
  effects: Effect[]
  /** changes of the map that it makes */
  changes: number
  change: MapChange
  carrying: Carrying
  villages: VillageFates
  /** over everything that would happen: another one when the map has changed since it was looked at */
  digest: string
}

/** What would the plan do? Nothing is written. Refused with every offender by its line. */
export async function tryPlan(ctx: ReadCtx, file: PlanFile): Promise<Result<TriedPlan>> {
  const decided = await decide(ctx, file)
  if (!decided.ok) return decided
  const { rows, outcome, effects, hash, firstOn, change, villages } = decided.value
  const lastOn = rows
    .map(({ on }) => on)
    .sort()
    .at(-1) as LocalDate
  const touched = [...new Set(outcome.transitions.flatMap(({ edges }) => edges.map(({ from }) => from.id)))]
  const carrying = carryingOf(outcome, await queries.populationsOf(ctx.tx, touched, firstOn))
  const digest = createHash('sha256')
    .update(JSON.stringify([hash, effects]))
    .digest('hex')
  return done({ hash, rows, firstOn, lastOn, effects, changes: outcome.transitions.length, change, carrying, villages, digest })
}

export type AppliedPlan = { effects: Effect[]; transitions: number[] }

/** Writes the versions, transitions and edges of a plan, all or nothing, as one event. What it says holds from its effective dates on. */
export async function applyPlan(ctx: WriteCtx, file: PlanFile): Promise<Result<AppliedPlan>> {
  await lockMap(ctx)
  const decided = await decide(ctx, file)
  if (!decided.ok) return decided
  const { outcome, effects, hash } = decided.value
  const planned = outcome.transitions
  const founded = [...new Set(planned.map((t) => t.makes.unitId).filter((id) => id < 0))]
  const ids = await queries.foundUnits(ctx.tx, founded.length)
  const real = (id: number) => (id < 0 ? (ids[founded.indexOf(id)] ?? id) : id)
  const realOrNull = (id: number | null) => (id === null ? null : real(id))
  const ended = new Map(planned.flatMap((t) => t.edges.map((edge) => [edge.from.versionId, t.on] as const)))
  await queries.endVersions(ctx.tx, [...ended.keys()], [...ended.values()])
  const makes = planned.map(({ makes: v }) => ({
    ...v,
    unitId: real(v.unitId),
    parentId: realOrNull(v.parentId),
    provinceId: realOrNull(v.provinceId),
  }))
  const versionIds = await queries.beginVersions(ctx.tx, makes, file.name, ctx.now)
  const transitions = await queries.enterTransitions(ctx.tx, planned, file.name, hash, ctx.now)
  const edges = planned.flatMap((t, index) =>
    t.edges.map((edge) => ({ ...edge, transitionId: transitions[index] ?? 0, toVersionId: versionIds.get(real(t.makes.unitId)) ?? 0 })),
  )
  await queries.enterEdges(ctx.tx, edges)
  await followMap(ctx, [...new Set(planned.flatMap((t) => t.edges.map(({ from }) => from.id)))])
  const payload = { file: file.name, plan: hash, transitions, sentences: planned.map(planSentence) }
  await ctx.enter({ chain: 'country', kind: 'units.planApplied', payload })
  return done({ effects, transitions })
}

export type ReversedPlan = { transitions: number[]; withdrawn: string[]; restored: string[] }

/** Takes a plan back: what it began is withdrawn, what it ended goes on, nothing is deleted. Refused where something later stands on it. */
export async function reversePlan(ctx: WriteCtx, file: PlanFile): Promise<Result<ReversedPlan>> {
  await lockMap(ctx)
  const rows = await rowsOf(file)
  if (!rows.ok) return rows
  const hash = hashOf(rows.value)
  const transitions = (await queries.transitionsOfPlan(ctx.tx, hash)).map((t) => t.id)
  if (transitions.length === 0)
    return refused({
      code: 'units.planNotApplied',
      status: 409,
      text: 'Kế hoạch này chưa được thực hiện, hoặc đã được bỏ; không có gì để bỏ.',
    })
  const later = await queries.builtUpon(ctx.tx, transitions)
  if (later.length > 0) {
    const offenders = later.map(({ name, code }) => ({
      where: code === null ? name : `${name} (${code})`,
      what: 'đã có thay đổi khác dựa trên kế hoạch này',
    }))
    const text = 'Chưa bỏ được kế hoạch: có thay đổi khác dựa trên nó. Bỏ thay đổi sau trước.'
    return refused({ code: 'units.planBuiltUpon', status: 409, text, offenders })
  }
  const { ended, restored } = await queries.withdrawTransitions(ctx.tx, transitions, ctx.now)
  await ctx.enter({ chain: 'country', kind: 'units.planReversed', payload: { file: file.name, plan: hash, transitions } })
  const told = (units: { name: string; code: string | null }[]) =>
    units.flatMap(({ name, code }) => (code === null ? [] : [`${name} (${code})`]))
  return done({ transitions, withdrawn: told(ended), restored: told(restored) })
}
