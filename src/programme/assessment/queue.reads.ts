import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { compareVietnamese, sortVietnamese } from '../../platform/text/collate.ts'
import { deadlinesIn, roundById, roundsByIds, workCalendar } from '../calendar/reads.ts'
import type { Deadline, Round, WorkCalendar } from '../calendar/types.ts'
import { setsOn, setVersion } from '../criteria/reads.ts'
import type { CriteriaSet, Criterion } from '../criteria/types.ts'
import { indicatorKey, measuresOf, referencesOf } from '../criteria/walk.rules.ts'
import { proofsOfMany } from '../evidence/proof.reads.ts'
import { criteriaOf as answersOf, dutiesIn } from '../people/reads.ts'
import type { Actor, Held } from '../people/types.ts'
import { unitByCode } from '../units/reads.ts'
import { dueOn } from './due.rules.ts'
import { flagLimits } from './flag.rules.ts'
import * as judgeQueries from './judge.queries.ts'
import { type Bench, type Law, lawOf } from './judge.rules.ts'
import { procedureByKey, stepFor } from './procedures.ts'
import * as queries from './queue.queries.ts'
import { type RowParts, rowOf } from './queue.rules.ts'
import type { CriterionQueue, Overdue, OverdueGroup, QueueLine, QueueScope } from './queue.types.ts'
import { subjectsOf } from './review.reads.ts'
import { type ReviewStage, reviewStages, type Subject } from './review.types.ts'

/** What an assignment looks after at a stage; `whole`: also what its body does not answer for. */
export const scopeOf = ({ unitId, criteria, bodyId }: Held, stage: ReviewStage, whole = false): QueueScope => ({
  ...{ stage, unitId, criteria },
  bodyId: whole || criteria !== null ? null : bodyId,
})

/** Whether the body of an assignment answers for anything in particular, so that its queue is narrower than its place. */
export const isCharged = async (ctx: ReadCtx, held: Held): Promise<boolean> => (await answersOf(ctx, held)).length > 0

/** The country is no filter: nothing lies outside it. */
const unitFilter = async ({ tx }: ReadCtx, unitId: number): Promise<number | null> =>
  (await queries.countryId(tx)) === unitId ? null : unitId

/**
 * The place whose queue is asked: the assignment's own, and for who works for the country the province of the code. Undefined where none is
 * named, or none has that code today.
 */
export async function provinceOf(
  ctx: ReadCtx,
  unitId: number,
  code: string | null,
): Promise<{ unitId: number; code: string | null } | undefined> {
  if ((await unitFilter(ctx, unitId)) !== null) return { unitId, code: null }
  const province = code === null ? undefined : await unitByCode(ctx, code, ctx.today)
  return province?.level === 'province' ? { unitId: province.id, code } : undefined
}

type Dues = (roundId: number, procedure: string, stage: ReviewStage, startedOn: LocalDate) => LocalDate | null

/** Last days by round, procedure and first day; each asked once. */
async function duesIn(ctx: ReadCtx, roundIds: readonly number[]): Promise<Dues> {
  const calendar = await workCalendar(ctx)
  const ids = [...new Set(roundIds)]
  const deadlines = await deadlinesIn(ctx, ids)
  const rounds = new Map([...(await roundsByIds(ctx, ids))].map(([id, round]) => [id, daysOfRound(round, deadlines.get(id) ?? [])]))
  const known = new Map<string, LocalDate | null>()
  return (roundId, procedure, stage, startedOn) => {
    const key = `${roundId} ${procedure} ${stage} ${startedOn}`
    const found = known.get(key)
    if (found !== undefined) return found
    const due = dueOf(procedure, stage, startedOn, rounds.get(roundId)?.[stage] ?? null, calendar)
    known.set(key, due)
    return due
  }
}

function daysOfRound(round: Round, deadlines: readonly Deadline[]): Partial<Record<ReviewStage, { before: LocalDate; due: LocalDate }>> {
  const days = new Map(deadlines.map(({ step, dueOn: on }) => [step, on]))
  const [verify, appraise] = [days.get('verify'), days.get('appraise')]
  return {
    ...(verify ? { verified: { before: round.dueOn, due: verify } } : {}),
    ...(verify && appraise ? { appraised: { before: verify, due: appraise } } : {}),
  }
}

/** The step of a procedure that brings the verdicts of a stage. */
const stepAt = (procedure: string, stage: ReviewStage) =>
  stage === 'verified'
    ? stepFor(procedureByKey(procedure), 'submitted', 'verify')
    : stepFor(procedureByKey(procedure), 'verified', 'appraise')

function dueOf(
  procedure: string,
  stage: ReviewStage,
  startedOn: LocalDate,
  round: { before: LocalDate; due: LocalDate } | null,
  calendar: WorkCalendar,
): LocalDate | null {
  const step = stepAt(procedure, stage)
  return step ? dueOn({ startedOn, limit: step.limit, round }, calendar) : null
}

/** What waits for a scope, criterion by criterion; what is most pressing first. */
export async function queueOf(ctx: ReadCtx, scope: QueueScope): Promise<QueueLine[]> {
  const rows = await queries.waitingRows(ctx.tx, { ...scope, unitId: await unitFilter(ctx, scope.unitId) }, ctx.today)
  const dues = await duesIn(
    ctx,
    rows.map(({ roundId }) => roundId),
  )
  const names = await namesIn(ctx, rows)
  const groups = Map.groupBy(rows, ({ roundId, setId, criterion }) => `${roundId} ${setId} ${criterion}`)
  const lines = [...groups.values()].map((group) => lineOf(group, scope.stage, dues, names, ctx.today))
  return lines.filter(({ waiting, returned, done }) => waiting + returned + done > 0).sort(byPress)
}

type Names = { round: Map<number, string>; criterion: Map<string, string> }

async function namesIn(ctx: ReadCtx, rows: readonly queries.WaitingRow[]): Promise<Names> {
  const rounds = await roundsByIds(ctx, [...new Set(rows.map(({ roundId }) => roundId))])
  const names: Names = { round: new Map([...rounds].map(([id, { name }]) => [id, name])), criterion: new Map() }
  for (const key of new Set(rows.map(({ setId, setVersion: version }) => `${setId} ${version}`))) {
    const [id = '', version] = key.split(' ')
    const set = await setVersion(ctx, id, Number(version))
    for (const { code, name } of set?.criteria ?? []) names.criterion.set(`${id} ${code}`, name)
  }
  return names
}

function lineOf(group: readonly queries.WaitingRow[], stage: ReviewStage, dues: Dues, names: Names, today: LocalDate): QueueLine {
  const [{ roundId, setId, criterion }] = group as [queries.WaitingRow]
  const waiting = group.flatMap((row) =>
    row.startedOn && row.waiting > 0 ? [{ count: row.waiting, due: dues(roundId, row.procedure, stage, row.startedOn) }] : [],
  )
  const days = waiting.flatMap(({ due }) => (due ? [due] : [])).sort()
  const sum = (of: (row: queries.WaitingRow) => number) => group.reduce((total, row) => total + of(row), 0)
  return {
    ...{ roundId, setId, criterion },
    roundName: names.round.get(roundId) ?? '',
    criterionName: names.criterion.get(`${setId} ${criterion}`) ?? '',
    waiting: sum((row) => row.waiting),
    late: waiting.reduce((total, { count, due }) => total + (due !== null && due < today ? count : 0), 0),
    returned: sum((row) => row.returned),
    done: sum((row) => row.done),
    dueOn: days[0] ?? null,
  }
}

const byPress = (a: QueueLine, b: QueueLine) =>
  b.late - a.late ||
  Number(b.waiting > 0) - Number(a.waiting > 0) ||
  a.roundId - b.roundId ||
  compareVietnamese(a.setId, b.setId) ||
  a.criterion.localeCompare(b.criterion, 'en', { numeric: true })

/** One criterion of a round across the communes of a unit, with all that a decision on each rests on. Undefined where there is nothing of the kind. */
export async function criterionQueue(
  ctx: ReadCtx,
  actor: Actor,
  q: { stage: ReviewStage; unitId: number; roundId: number; setId: string; criterion: string },
): Promise<CriterionQueue | undefined> {
  const round = await roundById(ctx, q.roundId)
  const list = await queries.listRows(ctx.tx, { ...q, unitId: await unitFilter(ctx, q.unitId) })
  const subjects = await subjectsOf(
    ctx,
    list.map(({ sheetId }) => sheetId),
    q.criterion,
  )
  const [first] = subjects
  const set = first && (await setVersion(ctx, q.setId, Math.max(...subjects.map(({ setVersion: version }) => version))))
  const criterion = set?.criteria.find(({ code }) => code === q.criterion)
  if (!round || !first || !set || !criterion) return undefined
  const parts = await partsOf(ctx, actor, { ...q, asOf: first.asOf, set, criterion, subjects })
  const bySheet = new Map(subjects.map((subject) => [subject.sheetId, subject]))
  const namesOf = new Map(subjects.map(({ sheetId, unitName }) => [sheetId, unitName]))
  const same = await queries.twins(ctx.tx, [...bySheet.keys()], flagLimits.twin)
  const dues = await duesIn(ctx, [q.roundId])
  const rows = list.flatMap((row) => {
    const subject = bySheet.get(row.sheetId)
    if (!subject) return []
    const due = row.startedOn ? dues(q.roundId, subject.procedure.key, q.stage, row.startedOn) : null
    const alike = same.filter(({ a }) => a === row.sheetId).map(({ b, equal }) => ({ unitName: namesOf.get(b) ?? '', equal }))
    return [rowOf(subject, row, { due, alike }, parts)]
  })
  return { round, set, criterion, rows: rows.sort((a, b) => compareVietnamese(a.subject.unitName, b.subject.unitName)) }
}

type Wanted = { stage: ReviewStage; asOf: LocalDate; set: CriteriaSet; criterion: Criterion; subjects: readonly Subject[] }

async function partsOf(ctx: ReadCtx, actor: Actor, { stage, asOf, set, criterion, subjects }: Wanted): Promise<RowParts> {
  const unitIds = subjects.map(({ unitId }) => unitId)
  const measures = [...new Set(criterion.indicators.flatMap(measuresOf))]
  const readings = await queries.readingRows(ctx.tx, { unitIds, measures, asOf, stage })
  const indicators = [criterion.code, ...criterion.indicators.map((_, index) => indicatorKey(criterion, index))]
  const sheetIds = subjects.map(({ sheetId }) => sheetId)
  return {
    ...{ actor, stage, today: ctx.today, asOf, set, criterion },
    laws: await lawsFor(ctx, set, asOf),
    benches: await benchesWith(ctx, unitIds, readings),
    readings: Map.groupBy(readings, ({ unitId }) => unitId),
    proofs: await proofsOfMany(ctx, { unitIds, sheetIds, set: set.id, indicators, year: Number(asOf.slice(0, 4)) }),
    names: new Map(subjects.map(({ unitId, unitName }) => [unitId, unitName])),
  }
}

/** The set alone, unless it speaks of others. */
async function lawsFor(ctx: ReadCtx, set: CriteriaSet, asOf: LocalDate): Promise<Law[]> {
  const others = referencesOf(set).length > 0 ? [...(await setsOn(ctx, asOf)).values()].filter(({ id }) => id !== set.id) : []
  return [set, ...others].map((one) => lawOf(one, null))
}

async function benchesWith({ tx }: ReadCtx, unitIds: number[], readings: readonly queries.ReadingRow[]): Promise<Map<number, Bench>> {
  const places = Map.groupBy(await judgeQueries.placesOf(tx, unitIds), ({ unitId }) => unitId)
  const classes = Map.groupBy(await judgeQueries.classesOf(tx, unitIds), ({ unitId }) => unitId)
  const provinces = [...new Set([...places.values()].flat().flatMap(({ provinceId }) => provinceId ?? []))]
  const slots = await judgeQueries.slotsOf(tx, provinces)
  const values = Map.groupBy(
    readings.flatMap(({ unitId, measure, now, nowText, nowOn }) =>
      nowOn === null ? [] : [{ unitId, stage: 'self' as const, measure, on: nowOn, value: nowText ?? now }],
    ),
    ({ unitId }) => unitId,
  )
  return new Map(
    unitIds.map((unitId) => [
      unitId,
      { unitId, places: places.get(unitId) ?? [], classes: classes.get(unitId) ?? [], slots, values: values.get(unitId) ?? [] },
    ]),
  )
}

type Late = queries.Since & { due: LocalDate; procedure: string }

/** In which rounds, since which days, has something waited too long at a stage? */
async function lateIn(ctx: ReadCtx, stage: ReviewStage, unitId: number | null): Promise<Map<string, Late>> {
  const rows = await queries.waitingRows(ctx.tx, { stage, unitId, criteria: null, bodyId: null }, ctx.today)
  const dues = await duesIn(
    ctx,
    rows.map(({ roundId }) => roundId),
  )
  const late = rows.flatMap(({ roundId, procedure, startedOn }): [string, Late][] => {
    const due = startedOn && dues(roundId, procedure, stage, startedOn)
    return startedOn && due && due < ctx.today ? [[`${roundId} ${startedOn}`, { roundId, startedOn, due, procedure }]] : []
  })
  return new Map(late)
}

/** Which steps under a unit are overdue, one by one, and whom is each told to? */
export async function overdueUnder(ctx: ReadCtx, unitId: number): Promise<Overdue[]> {
  const filter = await unitFilter(ctx, unitId)
  const steps: Overdue[] = []
  for (const stage of reviewStages) {
    const late = await lateIn(ctx, stage, filter)
    const rows = late.size === 0 ? [] : await queries.waitingOnes(ctx.tx, stage, filter, [...late.values()])
    for (const { roundId, startedOn, ...row } of rows) {
      const { due, procedure } = late.get(`${roundId} ${startedOn}`) as Late
      const to = stepAt(procedure, stage)?.overdueTo
      if (to) steps.push({ ...row, stage, dueOn: due, to })
    }
  }
  return steps
}

/** What is overdue under a unit, by province and criterion, with who answers for it? The longest first. */
export async function overdueGroups(ctx: ReadCtx, unitId: number): Promise<OverdueGroup[]> {
  const filter = await unitFilter(ctx, unitId)
  const duties = (await dutiesIn(ctx, unitId)).filter(({ kind, before }) => kind === 'answers' && !before)
  const groups: OverdueGroup[] = []
  for (const stage of reviewStages) {
    const late = await lateIn(ctx, stage, filter)
    const rows = late.size === 0 ? [] : await queries.waitingGroups(ctx.tx, stage, filter, [...late.values()])
    for (const { roundId, ...row } of rows) {
      const { due } = late.get(`${roundId} ${row.startedOn}`) as Late
      const own = duties.filter(
        (duty) => duty.unitId === row.provinceId && (duty.criterion === null || duty.criterion === `${row.setId}/${row.criterion}`),
      )
      groups.push({ ...row, stage, dueOn: due, bodies: stage === 'verified' ? [...new Set(own.map(({ bodyName }) => bodyName))] : [] })
    }
  }
  return mergedByDay(groups).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** What began on different days and was due on the same one is one line. */
function mergedByDay(groups: readonly OverdueGroup[]): OverdueGroup[] {
  const same = Map.groupBy(groups, ({ stage, roundName, provinceId, setId, criterion, dueOn: on }) =>
    [stage, roundName, provinceId, setId, criterion, on].join(' '),
  )
  return [...same.values()].map((own) => ({
    ...(own[0] as OverdueGroup),
    count: own.reduce((sum, { count }) => sum + count, 0),
    units: sortVietnamese(
      own.flatMap(({ units }) => units),
      (name) => name,
    ).slice(0, 12),
  }))
}

/** What waits for an assignment, for handover and for «Việc của tôi»: by criterion, with the first due day. */
export async function reviewsDue(ctx: ReadCtx, held: Held): Promise<(QueueLine & { stage: ReviewStage })[]> {
  const stage: ReviewStage | null = held.role === 'departmentOfficer' ? 'verified' : held.role === 'appraiser' ? 'appraised' : null
  if (stage === null) return []
  return (await queueOf(ctx, scopeOf(held, stage))).filter(({ waiting }) => waiting > 0).map((line) => ({ ...line, stage }))
}
