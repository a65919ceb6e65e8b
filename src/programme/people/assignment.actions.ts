import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Unit } from '../units/types.ts'
import { roleLevels } from './access.ts'
import * as queries from './queries.ts'
import { refusals } from './text.ts'
import type { BodyKind, BodyLevel, RoleId } from './types.ts'

export type NewAssignment = {
  personId: number
  postName: string
  bodyName: string
  bodyKind: BodyKind
  role: RoleId
  /** where it works; the body is this unit's */
  unit: Pick<Unit, 'id' | 'level'>
  /** «xa-2026/17»; null: all */
  criteria: string[] | null
  from: LocalDate
  /** last day; null: until further notice */
  until: LocalDate | null
}

export const levelOf = (level: Unit['level']): BodyLevel => (level === 'village' ? 'commune' : level)

/** The person holds the post from the day on; body and post are made where they are not there yet. */
export async function assign(ctx: WriteCtx, given: NewAssignment): Promise<Result<{ assignmentId: number }>> {
  const [postName, bodyName] = [tidy(given.postName), tidy(given.bodyName)]
  if (postName === '' || bodyName === '') return refused(refusals.noPost)
  if (given.until !== null && given.until < given.from) return refused(refusals.badDates)
  if (!roleLevels[given.role].includes(levelOf(given.unit.level))) return refused(refusals.wrongLevel)
  const { personId, role, unit, criteria, from, until } = given
  const bodyId = await queries.bodyNamed(ctx.tx, {
    kind: given.bodyKind,
    level: levelOf(unit.level),
    unitId: unit.id,
    name: bodyName,
    from,
  })
  const postId = await queries.postNamed(ctx.tx, bodyId, postName, from)
  const assignmentId = await queries.addAssignment(ctx.tx, { personId, postId, role, unitId: unit.id, criteria, from, until })
  if (assignmentId === null) return refused(refusals.twice)
  const payload = { assignmentId, personId, postId, role, unitId: unit.id, criteria, from, until }
  await ctx.enter({ chain: `person:${personId}`, kind: 'people.assigned', payload })
  return done({ assignmentId })
}
