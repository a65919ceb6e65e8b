import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { setInForce } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import * as allocations from './allocation.queries.ts'
import * as places from './place.queries.ts'
import * as projects from './project.queries.ts'
import * as published from './published.queries.ts'
import type { Allocation, Approval, Disbursement, Frame, LineOf, Project, PublishedTable, Span, Total, UnitSums } from './types.ts'

/** What does a place have and what did it spend in a year, line by line? Money handed on within the place counts once. */
export const linesOf = (ctx: ReadCtx, frame: Frame): Promise<LineOf[]> => places.linesOf(ctx.tx, frame)

/** The same of each unit right under the place (of provinces, for the country). In Vietnamese order of names. */
export const unitsOf = async (ctx: ReadCtx, frame: Frame): Promise<UnitSums[]> =>
  sortVietnamese(await places.unitsWithMoney(ctx.tx, frame), ({ name }) => name)

const rowsOfPage = 100
const all: Span = { limit: 5_000, offset: 0 }

/** A page of a long list, and how many pages there are. */
export type Page<Row> = { rows: Row[]; total: number; pages: number }

const spanOf = (page: number | 'all'): Span => (page === 'all' ? all : { limit: rowsOfPage, offset: (Math.max(1, page) - 1) * rowsOfPage })
function pageOf<Row extends Total>(rows: Row[]): Page<Row> {
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.ceil(total / rowsOfPage) }
}

/** Which movements of money were entered in a place for a year? The newest document first; a page at a time, or all (5,000 at most). */
export const allocationsOf = async (
  ctx: ReadCtx,
  frame: Frame,
  filter: allocations.Filter,
  page: number | 'all',
): Promise<Page<Allocation>> => pageOf(await allocations.allocationsOf(ctx.tx, frame, filter, spanOf(page)))

/** Which projects does a place have? Those that go on first. */
export const projectsOf = async (
  ctx: ReadCtx,
  frame: Frame,
  filter: projects.ProjectFilter,
  page: number | 'all',
): Promise<Page<Project>> => pageOf(await projects.projectsOf(ctx.tx, frame, filter, spanOf(page)))

/** What was paid out in a place for a year? The newest day first. */
export const disbursementsOf = async (
  ctx: ReadCtx,
  frame: Frame,
  filter: allocations.Filter,
  page: number | 'all',
): Promise<Page<Disbursement>> => pageOf(await projects.disbursementsOf(ctx.tx, frame, filter, spanOf(page)))

/** The project of this number; null where there is none, or it lies elsewhere. */
export const projectById = (ctx: ReadCtx, id: number): Promise<Project | null> => projects.projectById(ctx.tx, id)

/** A project with all that was approved and paid. */
export async function wholeProject(
  ctx: ReadCtx,
  id: number,
): Promise<{ project: Project; approvals: Approval[]; disbursements: Disbursement[] } | null> {
  const project = await projects.projectById(ctx.tx, id)
  if (!project) return null
  return {
    project,
    approvals: await projects.approvalsOf(ctx.tx, project),
    disbursements: await projects.disbursementsOfProject(ctx.tx, project),
  }
}

/** Which tables of money did somebody publish? Of a unit and year, or all. */
export const publishedTables = (
  ctx: Pick<ReadCtx, 'tx'>,
  of: { unitId: number | null; year: number | null } = { unitId: null, year: null },
): Promise<PublishedTable[]> => published.publishedTables(ctx.tx, of)

/** By which set are communes judged today: the one whose criteria projects are linked to. */
export const communeSet = (ctx: ReadCtx): Promise<CriteriaSet | undefined> => setInForce(ctx, 'commune', 'standard', ctx.today)
