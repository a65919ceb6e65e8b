import type { LocalDate } from '../../platform/base/local-date.ts'
import { judgeCriterion } from '../criteria/judge.rules.ts'
import type { CriteriaSet, Criterion, Verdict } from '../criteria/types.ts'
import { indicatorKey, measuresOf } from '../criteria/walk.rules.ts'
import type { ProofLink } from '../evidence/proof.types.ts'
import type { Actor } from '../people/types.ts'
import type { Stage } from '../units/types.ts'
import { type Flag, jumpsIn, nearBar, spreadOf } from './flag.rules.ts'
import { type Bench, factsOn, type Law } from './judge.rules.ts'
import type { QueueRow, Reading } from './queue.types.ts'
import { placeOfSubject } from './review.rules.ts'
import type { ReviewStage, Subject } from './review.types.ts'
import { mayStep } from './step.rules.ts'

type Said = {
  measure: string
  now: number | null
  nowText: string | null
  before: number | null
  beforeText: string | null
  beforeOn: LocalDate | null
  beforeStage: Stage | null
  own: number | null
  ownText: string | null
}

/** What all rows of one criterion share. */
export type RowParts = {
  actor: Actor
  stage: ReviewStage
  today: LocalDate
  asOf: LocalDate
  set: CriteriaSet
  criterion: Criterion
  laws: readonly Law[]
  benches: ReadonlyMap<number, Bench>
  readings: ReadonlyMap<number, readonly Said[]>
  proofs: ReadonlyMap<number, ReadonlyMap<string, readonly ProofLink[]>>
  /** of the units in the list */
  names: ReadonlyMap<number, string>
}

type Listed = {
  unitCode: string
  startedOn: LocalDate | null
  reason: string | null
  needs: string | null
  dueOn: LocalDate | null
  previous: Verdict['verdict'] | null
  previousOn: LocalDate | null
  previousStage: Stage | null
}

export type Around = { due: LocalDate | null; alike: readonly { unitName: string; equal: number }[] }

/** One commune's row: what the rules say of its values, what should be looked at, and whether this person may say anything. */
export function rowOf(subject: Subject, listed: Listed, { due, alike }: Around, parts: RowParts): QueueRow {
  const { set, criterion, asOf, laws, stage, today, actor } = parts
  const bench = parts.benches.get(subject.unitId)
  const facts = bench && factsOn(bench, 'self', asOf, set, laws)
  const verdict = facts && judgeCriterion(set, criterion, facts)
  const readings = new Map((parts.readings.get(subject.unitId) ?? []).map((said) => [said.measure, readingOf(said)]))
  const proofs = parts.proofs.get(subject.unitId) ?? new Map<string, readonly ProofLink[]>()
  const isLate = due !== null && due < today
  const may = mayStep({
    ...{ procedure: subject.procedure, state: subject.sheetState, actor, hands: subject.hands },
    verb: stage === 'verified' ? 'verify' : 'appraise',
    place: placeOfSubject(subject),
  })
  const { reason, needs, previous, previousOn, previousStage } = listed
  return {
    ...{ subject, unitCode: listed.unitCode, startedOn: listed.startedOn, dueOn: due, isLate, verdict, readings },
    previous: previous && previousOn && previousStage ? { verdict: previous, on: previousOn, stage: previousStage } : null,
    group: facts?.group ?? null,
    proofs,
    flags: [
      ...criterion.indicators.flatMap((_, index) => flagsOf(parts, index, readings, verdict)),
      ...alike.map((one): Flag => ({ kind: 'twin', ...one })),
      ...proofFlags(parts, proofs),
      ...(isLate && due ? [{ kind: 'late', dueOn: due } satisfies Flag] : []),
    ],
    barred: may.ok ? null : may.refusal,
    back: reason === null ? null : { reason, needs: needs ?? '', dueOn: listed.dueOn },
  }
}

const readingOf = ({ measure, now, nowText, before, beforeText, beforeOn, beforeStage, own, ownText }: Said): Reading => ({
  ...{ measure, beforeOn, beforeStage },
  now: nowText ?? now,
  before: beforeText ?? before,
  own: ownText ?? own,
})

function flagsOf(
  { set, criterion }: RowParts,
  index: number,
  readings: ReadonlyMap<string, Reading>,
  verdict: Verdict | undefined,
): Flag[] {
  const indicator = criterion.indicators[index] as Criterion['indicators'][number]
  const key = indicatorKey(criterion, index)
  const seen = measuresOf(indicator).flatMap((name) => {
    const [measure, reading] = [set.measures?.[name], readings.get(name)]
    if (!measure || !reading) return []
    const number = (value: Reading['now']) => (typeof value === 'number' ? value : null)
    return [{ measure, now: number(reading.now), before: number(reading.before), beforeOn: reading.beforeOn }]
  })
  const part = verdict?.parts?.find(({ code }) => code === key)
  return [...jumpsIn(key, seen), ...(part ? nearBar(part, set.measures?.[indicator.measure ?? '']) : [])]
}

/** Indicators that nothing stands for, and pictures that other communes have as well. */
function proofFlags({ criterion, names }: RowParts, proofs: ReadonlyMap<string, readonly ProofLink[]>): Flag[] {
  const keys = criterion.indicators.map((_, index) => indicatorKey(criterion, index))
  const bare = (proofs.get(criterion.code) ?? []).length > 0 ? [] : keys.filter((key) => (proofs.get(key) ?? []).length === 0)
  const shared = [...proofs.values()]
    .flat()
    .flatMap(({ flags }) => flags.flatMap(({ kind, unitIds }) => (kind === 'elsewhere' || kind === 'sameShot' ? (unitIds ?? []) : [])))
  return [
    ...(bare.length > 0 ? [{ kind: 'noProof', indicators: bare } satisfies Flag] : []),
    ...[...new Set(shared)].map((unitId): Flag => ({ kind: 'samePhoto', unitName: names.get(unitId) ?? null })),
  ]
}

/**
 * Whether a row can be confirmed with others unseen: it waits, nothing about it is strange, the rules (or who verified) say met, and it is
 * not one's own work. Being late says something of the office, not of the commune.
 */
export function isPlain({ subject, flags, barred }: QueueRow, stage: ReviewStage): boolean {
  const said = stage === 'appraised' ? subject.last.verified?.outcome : subject.selfVerdict
  return (
    isWaiting(subject, stage) &&
    flags.every(({ kind }) => kind === 'late') &&
    barred === null &&
    (said === 'met' || said === 'notApplicable')
  )
}

export const isWaiting = ({ state, sheetState }: Subject, stage: ReviewStage): boolean =>
  stage === 'verified' ? state === 'submitted' : state === 'verified' && sheetState === 'verified'

/** What the others of a commune's group (of the whole list where nobody classified it) say of a measure. */
export function othersOf(rows: readonly QueueRow[], own: QueueRow, measure: string) {
  const others = rows.filter((row) => row !== own && row.group === own.group)
  return spreadOf(
    others.flatMap(({ readings }) => {
      const now = readings.get(measure)?.now
      return typeof now === 'number' ? [now] : []
    }),
  )
}
