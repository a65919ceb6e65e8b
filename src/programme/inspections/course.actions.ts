import { randomUUID } from 'node:crypto'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { allowed } from '../people/access.ts'
import type { Acting } from '../people/visit.reads.ts'
import * as queries from './course.queries.ts'
import { type Given, readAttendance, readCourse, readText } from './form.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Course } from './types.ts'

/** Announces a course, or enters one that was held. */
export const makeCourse = (acting: Acting, given: Given): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'inspections.run'))
    const course = orThrow(readCourse(given))
    const key = /^[0-9a-f-]{36}$/.test(given('khoa')) ? given('khoa') : randomUUID()
    const { id, isNew } = await queries.addCourse(ctx.tx, { ...course, unitId, key, by: ctx.actor, at: ctx.now })
    if (isNew) await ctx.enter({ chain: `unit:${unitId}`, kind: 'inspections.courseMade', payload: { courseId: id, ...course } })
    return { id }
  })

/** A course of the unit in which the person works, held until the end of the transaction. */
async function ownCourse(ctx: WriteCtx, { actor }: Acting, id: number): Promise<Course> {
  const held = orThrow(allowed(actor, 'inspections.run'))
  await queries.holdCourse(ctx.tx, id)
  const course = await queries.courseById(ctx.tx, id)
  return course && course.unitId === held.unitId && course.cancelledBecause === null ? course : refuse(refusals.noCourse)
}

/** Enters who came, a line a unit; a later entry of a unit replaces the earlier one, which stays. The log keeps counts, not names. */
export const enterAttendance = (acting: Acting, courseId: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const course = await ownCourse(ctx, acting, courseId)
    if (ctx.today < course.fromOn) refuse(refusals.beforeCourse(course.fromOn))
    const lines = orThrow(readAttendance(typed))
    const codes = lines.map(({ code }) => code)
    const units = await queries.unitsByCode(ctx.tx, codes, { unitId: course.unitId, on: ctx.today })
    const idOf = new Map(units.map(({ id, code }) => [code, id]))
    const missing = codes.filter((code) => !idOf.has(code))
    if (missing.length > 0) refuse(refusals.notUnits(missing.slice(0, 20)))
    const came = lines.map(({ code, people, names }) => ({ unitId: idOf.get(code) as number, people, names }))
    await queries.addAttendance(ctx.tx, {
      unitIds: came.map(({ unitId }) => unitId),
      people: came.map(({ people }) => people),
      names: came.map(({ names }) => names),
      ...{ courseId, by: ctx.actor, at: ctx.now },
    })
    const payload = { courseId, came: came.map(({ unitId, people }) => ({ unitId, people })) }
    await ctx.enter({ chain: `unit:${course.unitId}`, kind: 'inspections.attendance', payload })
    return {}
  })

/** Calls a course off; it counts no more. */
export const cancelCourse = (acting: Acting, courseId: number, reason: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const course = await ownCourse(ctx, acting, courseId)
    const because = readText(reason, 5, 500) ?? refuse(refusals.noReason)
    await queries.cancelCourse(ctx.tx, courseId, because)
    await ctx.enter({ chain: `unit:${course.unitId}`, kind: 'inspections.courseCancelled', payload: { courseId, because } })
    return {}
  })
