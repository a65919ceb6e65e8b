import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { notHere } from '../people/access.ts'
import type { Actor, BodyLevel, Held, Place } from '../people/types.ts'
import { stepRefusals } from './procedure.text.ts'
import type { CriterionState, Hands, Procedure, SheetState, Step, StepVerb } from './procedure.types.ts'
import { nextSteps } from './procedures.ts'

/** At which level an assignment works: seen from the path of a commune, from itself up to the country. */
export function levelIn({ unitPath }: Place, unitId: number): BodyLevel | null {
  const at = unitPath.indexOf(unitId)
  if (at < 0) return null
  const above = unitPath.length - 1 - at
  if (above <= 1) return above === 0 ? 'country' : 'province'
  return at === 0 ? 'commune' : 'district'
}

export type StepAsked = {
  procedure: Procedure
  state: SheetState
  verb: StepVerb
  actor: Pick<Actor, 'personId' | 'chosen' | 'mustChangePassword'>
  /** of the sheet's unit, with the criterion where the step is about one */
  place: Place
  hands: Hands
}

/**
 * Whether this person may take this step now: the procedure has it from here, their assignment is the step's role at the step's
 * level and covers the place, and they check nothing of their own making. The refusal says who can act, or what can be done.
 */
export function mayStep({ procedure, state, verb, actor, place, hands }: StepAsked): Result<Step> {
  const here = nextSteps(procedure, state).filter((step) => step.verb === verb)
  const [first] = here
  if (!first) return refused(stepRefusals.notNow(state, verb, nextSteps(procedure, state)))
  const { chosen } = actor
  const own = chosen && here.find((step) => isHolder(step, chosen, place))
  if (!chosen || !own || actor.mustChangePassword) return refused(stepRefusals.notYours(first))
  if (!covers(chosen, place)) return refused(notHere)
  const made = ownWork(own, actor.personId, hands)
  return made ? refused(made) : done(own)
}

const isHolder = ({ by }: Step, { role, unitId }: Held, place: Place) =>
  by.some((one) => one.role === role && (levelIn(place, unitId) ?? one.level) === one.level)

/** An assignment elsewhere, or for other criteria, is told as if the sheet were not there. */
const covers = ({ unitId, criteria }: Held, { unitPath, criterion }: Place) =>
  unitPath.includes(unitId) && (criterion === undefined || criteria === null || criteria.includes(criterion))

/** Who filled or submitted a sheet does not check it; who verified it does not appraise it. */
function ownWork(step: Step, personId: number, hands: Hands): Refusal | null {
  const checks = step.stage === 'verified' || step.stage === 'appraised' || step.verb === 'return'
  if (!checks) return null
  if (hands.submitted.includes(personId)) return stepRefusals.ownWork(step, 'submitted')
  if (hands.filled.includes(personId)) return stepRefusals.ownWork(step, 'filled')
  const appraises = step.by.some(({ role }) => role === 'appraiser')
  return appraises && hands.verified.includes(personId) ? stepRefusals.ownWork(step, 'verified') : null
}

/** Where a sheet stands, from where its criteria stand; a sheet without criteria is a draft. */
export function sheetStateOf(criteria: readonly CriterionState[]): SheetState {
  if (criteria.includes('returned')) return 'returned'
  if (criteria.length === 0 || criteria.includes('open')) return 'draft'
  if (criteria.includes('submitted')) return 'submitted'
  return criteria.includes('verified') ? 'verified' : 'appraised'
}

export type Standing = { criterion: string; state: CriterionState }
export type Taken = { state: SheetState; moved: Standing[] }

/**
 * What a step makes of a sheet: the criteria that move, and where the sheet stands then. `named` are the criteria that it is
 * about; null: all that can take it (submit, withdraw). The refusal names the first criterion that cannot.
 */
export function take(step: Step, criteria: readonly Standing[], named: readonly string[] | null): Result<Taken> {
  const { criterion: change, to, verb } = step
  if (!change) return done({ state: to, moved: [] })
  const able = ({ state }: Standing) => change.from.includes(state)
  const asked = named === null ? criteria.filter(able) : criteria.filter(({ criterion }) => named.includes(criterion))
  const unable = asked.find((one) => !able(one))
  if (unable) return refused(stepRefusals.criterionNotNow(unable.criterion, unable.state, verb))
  const reviewed = verb === 'withdraw' && criteria.find((one) => !able(one))
  if (reviewed) return refused(stepRefusals.reviewed(reviewed.criterion))
  const moved = asked.map(({ criterion }) => ({ criterion, state: change.to }))
  const after = criteria.map((one) => moved.find(({ criterion }) => criterion === one.criterion) ?? one)
  return done({ state: sheetStateOf(after.map(({ state }) => state)), moved })
}
