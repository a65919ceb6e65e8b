import { type Page, pageOf, spanOf } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { tasksOfSource } from '../directives/reads.ts'
import type { TaskLine } from '../directives/types.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import * as courses from './course.queries.ts'
import type { VisitFilter, YearFilter } from './form.rules.ts'
import * as plans from './plan.queries.ts'
import { stateAfter } from './procedures.ts'
import {
  type Act,
  type Attendance,
  acts,
  type Chosen,
  type Course,
  type Finding,
  type Plan,
  type UnitYear,
  type Visit,
  type VisitLine,
  type YearTotals,
} from './types.ts'
import { mayAct, rightsOn } from './visit.actions.ts'
import * as visits from './visit.queries.ts'

/** Which visits were there in a year, in a unit and under it? The latest first; a page at a time, or all of them (null). */
export const visitsUnder = async (ctx: ReadCtx, unitId: number, filter: VisitFilter, page: number | null): Promise<Page<VisitLine>> =>
  pageOf(await visits.visitsUnder(ctx.tx, { unitId, ...filter }, spanOf(page)))

export type WholeVisit = { visit: Visit; findings: Finding[]; tasks: TaskLine[]; acts: Act[] }

/** A visit with what was found, what follows, and what this person may do now; null where it is not there for them. */
export async function wholeVisit(ctx: ReadCtx, actor: Actor, id: number): Promise<WholeVisit | null> {
  const visit = await visits.visitById(ctx.tx, id)
  if (!visit || !may(actor, 'inspections.read', await placeOf(ctx, visit.unitId))) return null
  const rights = await rightsOn(ctx, actor, visit)
  return {
    visit,
    findings: await visits.findingsOf(ctx.tx, visit),
    tasks: await tasksOfSource(ctx, 'inspection', id),
    acts: acts.filter((act) => mayAct(rights, act) && stateAfter(act, visit.state).ok),
  }
}

/** Which plans do a unit and those above it have? The newest year first. */
export const plansAround = async (ctx: ReadCtx, unitId: number): Promise<Plan[]> =>
  plans.plansOf(ctx.tx, (await placeOf(ctx, unitId)).unitPath)

/** A plan of the unit or of one above it, with the chosen units that the reader may see; null for any other. */
export async function planFor(ctx: ReadCtx, unitId: number, id: number): Promise<{ plan: Plan; chosen: Chosen[] } | null> {
  const plan = await plans.planById(ctx.tx, id)
  if (!plan || !(await placeOf(ctx, unitId)).unitPath.includes(plan.unitId)) return null
  return { plan, chosen: sortVietnamese(await plans.chosenOf(ctx.tx, id, ctx.today), ({ unitName }) => unitName) }
}

/** Which courses of a year concern a unit: its own and those of units above it (and under it, for the country)? The latest first. */
export async function coursesAround(ctx: ReadCtx, unitId: number, year: number, page: number | null): Promise<Page<Course>> {
  const { unitPath } = await placeOf(ctx, unitId)
  const unitIds = unitPath.length === 1 ? null : unitPath
  return pageOf(await courses.coursesOf(ctx.tx, { unitIds, year }, spanOf(page)))
}

/** A course that concerns the unit, with who came as far as the reader may see; null for any other. */
export async function courseFor(ctx: ReadCtx, unitId: number, id: number): Promise<{ course: Course; came: Attendance[] } | null> {
  const course = await courses.courseById(ctx.tx, id)
  if (!course) return null
  const { unitPath } = await placeOf(ctx, unitId)
  if (unitPath.length > 1 && !unitPath.includes(course.unitId)) return null
  return { course, came: sortVietnamese(await courses.attendanceOf(ctx.tx, id, ctx.today), ({ unitName }) => unitName) }
}

/** What had each commune in a year? Those with the least first; a page at a time, or all of them (null). */
export const unitYears = async (ctx: ReadCtx, unitId: number, { year, view }: YearFilter, page: number | null): Promise<Page<UnitYear>> =>
  pageOf(await plans.unitYears(ctx.tx, { unitId, year, view, on: ctx.today }, spanOf(page)))

/** How many communes there are, how many were inspected, how many trained in a year? */
export const yearTotals = (ctx: ReadCtx, unitId: number, year: number): Promise<YearTotals> =>
  plans.yearTotals(ctx.tx, { unitId, year, on: ctx.today })
