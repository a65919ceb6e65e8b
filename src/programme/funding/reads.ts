import type { Page, Span, Total } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { setById, setInForce } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import type { Stage } from '../units/types.ts'
import * as allocations from './allocation.queries.ts'
import * as arrears from './arrears.queries.ts'
import { criteriaWithMoney } from './criterion.queries.ts'
import * as gifts from './in-kind.queries.ts'
import * as places from './place.queries.ts'
import * as projects from './project.queries.ts'
import * as published from './published.queries.ts'
import type {
  Allocation,
  Approval,
  Arrears,
  CriterionMoney,
  Disbursement,
  Frame,
  InKind,
  InKindSum,
  KnownArrears,
  LineOf,
  Project,
  PublishedTable,
  UnitSums,
} from './types.ts'

/** What does a place have and what did it spend in a year, line by line? Money handed on within the place counts once. */
export const linesOf = (ctx: ReadCtx, frame: Frame): Promise<LineOf[]> => places.linesOf(ctx.tx, frame)

/** The same of each unit right under the place (of provinces, for the country). In Vietnamese order of names. */
export const unitsOf = async (ctx: ReadCtx, frame: Frame): Promise<UnitSums[]> =>
  sortVietnamese(await places.unitsWithMoney(ctx.tx, frame), ({ name }) => name)

const rowsOfPage = 100
const all: Span = { limit: 5_000, offset: 0 }

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

/** What was given in kind in a place in a year? The newest day first. */
export const giftsOf = async (ctx: ReadCtx, frame: Frame, page: number | 'all'): Promise<Page<InKind>> =>
  pageOf(await gifts.giftsOf(ctx.tx, frame, spanOf(page)))

/** How much of each good was given in a place in a year, in its own unit? */
export const giftSums = (ctx: ReadCtx, frame: Frame): Promise<InKindSum[]> => gifts.giftSums(ctx.tx, frame)

/** What do projects of a place owe, by the newest word of each? */
export const arrearsOf = (ctx: ReadCtx, frame: Frame): Promise<Arrears[]> => arrears.arrearsOf(ctx.tx, frame)

/** What was ever said of what a project owes? */
export const arrearsOfProject = (ctx: ReadCtx, { unitId, id }: Pick<Project, 'unitId' | 'id'>): Promise<Arrears[]> =>
  arrears.arrearsOfProject(ctx.tx, unitId, id)

/** What does this system know of units' arrears today? By unit; none of it where nobody said anything of any project: that is not «none». */
export async function knownArrears(ctx: ReadCtx, unitIds: readonly number[]): Promise<Map<number, KnownArrears>> {
  const told = Map.groupBy(await arrears.arrearsOfUnits(ctx.tx, unitIds, ctx.today), ({ unitId }) => unitId)
  return new Map([...told].map(([unitId, own]) => [unitId, knownOf(own as [Arrears])]))
}

const knownOf = (told: [Arrears, ...Arrears[]]): KnownArrears => ({
  total: told.reduce((sum, { amount }) => sum + amount, 0),
  told: told.length,
  asOf:
    told
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? told[0].asOf,
  owing: told.filter(({ amount }) => amount > 0).map(({ projectName, amount, asOf }) => ({ projectName, amount, asOf })),
})

/** What was paid in a year on projects that serve a criterion, and how many communes meet it before and after? */
export const criteriaWithMoneyOf = (ctx: ReadCtx, frame: Frame, stage: Stage): Promise<CriterionMoney[]> =>
  criteriaWithMoney(ctx.tx, frame, stage)

/** How are these criteria called in their sets? */
export async function criterionNames(ctx: ReadCtx, rows: readonly Pick<CriterionMoney, 'setId'>[]) {
  const names = new Map<string, string>()
  for (const setId of new Set(rows.map((row) => row.setId)))
    for (const { code, name } of (await setById(ctx, setId))?.criteria ?? []) names.set(`${setId}/${code}`, name)
  return (setId: string, criterion: string): string | undefined => names.get(`${setId}/${criterion}`)
}
