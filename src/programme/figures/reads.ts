import type { FigureDefinition, FigureValue, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { metrics as assessment } from '../assessment/metrics.ts'
import { metrics as plan } from '../plan/metrics.ts'
import { metrics as recognition } from '../recognition/metrics.ts'
import { metrics as units } from '../units/metrics.ts'
import { communesPassing, countable, testsOf } from './behind.rules.ts'
import { figureOf, figuresOf } from './evaluate.rules.ts'
import {
  type Asked,
  communeFacts,
  criteriaOf,
  criterionCounts,
  criterionParts,
  factRows,
  newlyRecognised,
  straddlers,
  unitsUnder,
  verdictsOfCommunes,
} from './fact.queries.ts'
import { resolveFrame } from './frame.reads.ts'
import { identitiesOf } from './identity.rules.ts'
import { markOf } from './measure.rules.ts'
import type { Mark, Measure, TiledCommune } from './measure.types.ts'
import { metrics as figures } from './metrics.ts'
import { type MatrixFact, type MatrixFilter, partRows, passes } from './part.rules.ts'
import { newestReleases as newestOfEach, releasesByCode } from './release.queries.ts'
import { openMemory, remembered } from './remembered.reads.ts'
import { reportedOn, targetsOn } from './stated.queries.ts'
import { reportedBeside, targetBeside } from './stated.rules.ts'
import type { Ask, Behind, FactRow, MatrixRow, PartRow, Picture, Release, ResolvedFrame } from './types.ts'
import { type Material, viewOf } from './view.rules.ts'

/** Every figure that is defined, in the order of the modules. */
export const definitions: readonly FigureDefinition[] = [units, recognition, assessment, plan, figures].flatMap((of) => Object.values(of))

const definitionOf = (key: string) => definitions.find((one) => one.key === key)

/** Picture, parts and lists of one page rest on the same rows, asked shortly after each other. */
const rowsMemory = openMemory(8)

/** What tells two settled questions apart: the frame alone does not, where provinces answer by different releases. */
const identityOf = ({ mode, frame, bases }: ResolvedFrame) => [
  mode,
  frame.unit.id,
  frame.mapOf,
  frame.scope,
  bases.map((base) => [base.unitId, base.asOf, base.set?.id, base.stage, base.covered]),
]

const askedOf = ({ bases, frame, carried }: ResolvedFrame): Asked => ({
  bases,
  scope: frame.scope,
  target: { id: frame.unit.id, level: frame.unit.level },
  mapOf: carried ? frame.mapOf : null,
})

/** Where the criteria can be counted one by one: all under one set. Public pages of the country ask for single criteria (`figureIn`), all are too many. */
const countsCriteria = ({ bases }: Pick<ResolvedFrame, 'bases'>) =>
  new Set(bases.flatMap((base) => (base.set ? [base.set.id] : []))).size === 1

type Wanted = { periods?: { from: LocalDate; to: LocalDate }[]; byCriterion: boolean }

/** The rows of the bases, then those of the previous release. */
function rowsOf(ctx: ReadCtx, resolved: ResolvedFrame): Promise<FactRow[]> {
  const { bases, previous } = resolved
  const asked = { ...askedOf(resolved), bases: previous ? [...bases, previous] : bases }
  return remembered(ctx, [...identityOf(resolved), previous?.asOf, previous?.set?.id], () => factRows(ctx.tx, asked), rowsMemory)
}

async function materialOf(ctx: ReadCtx, resolved: ResolvedFrame, { periods = [], byCriterion }: Wanted): Promise<Material> {
  const asked = askedOf(resolved)
  const facts = await rowsOf(ctx, resolved)
  const criteria = byCriterion && countsCriteria(resolved) ? await criterionCounts(ctx.tx, asked) : []
  const split = resolved.carried ? await straddlers(ctx.tx, asked) : []
  const counts = periods.length > 0 ? await newlyRecognised(ctx.tx, asked, periods) : []
  const newly = periods.map((period, index) => ({ ...period, communes: counts[index] ?? 0 }))
  return { resolved, facts, criteria, straddlers: split, newly }
}

const periodsOf = (rows: readonly { key: string; qualifier: Qualifier }[]) =>
  rows.flatMap(({ key, qualifier: { from, to } }) => (key === recognition.communesNewlyRecognised.key && from && to ? [{ from, to }] : []))

const wantedBy = (key: string, qualifier: Qualifier): Wanted => ({
  periods: periodsOf([{ key, qualifier }]),
  byCriterion: qualifier.criterion !== undefined || key === assessment.weakestCriteria.key,
})

async function picture(ctx: ReadCtx, resolved: ResolvedFrame): Promise<Picture> {
  const { frame, release } = resolved
  const stated = resolved.carried ? [] : await reportedOn(ctx.tx, frame.unit.id, frame.asOf)
  const aims = await targetsOn(ctx.tx, frame.unit.id, resolved.asked, resolved.mode)
  const material = await materialOf(ctx, resolved, {
    periods: periodsOf([...stated, ...aims]),
    byCriterion: frame.unit.level !== 'country',
  })
  const values = figuresOf(material)
  const view = viewOf(material)
  const besideOf = (row: { key: string; qualifier: Qualifier }) => figureOf(material, row.key, row.qualifier)
  const unsure = view.known.reduce((sum, row) => sum + row.withUnjudgeable, 0)
  return {
    frame,
    release,
    figures: values,
    reported: stated.map((row) => reportedBeside(row, besideOf(row), definitionOf(row.key))),
    identities: identitiesOf(values, view.now, material.criteria),
    targets: aims.map((row) => targetBeside(row, besideOf(row), definitionOf(row.key))),
    notes: [
      ...resolved.notes,
      ...(unsure > 0 ? [`${unsure} xã còn tiêu chí chưa đủ căn cứ để kết luận; số tiêu chí đạt của các xã đó có thể cao hơn.`] : []),
    ],
  }
}

/** Everything that one frame says. */
export async function pictureOf(ctx: ReadCtx, ask: Ask): Promise<Result<Picture>> {
  return remembered(ctx, ['picture', ask], async () => {
    const resolved = await resolveFrame(ctx, ask)
    return resolved.ok ? done(await picture(ctx, resolved.value)) : resolved
  })
}

/** The table of the units right under the frame's unit, in Vietnamese order. */
export async function partsOf(ctx: ReadCtx, resolved: ResolvedFrame): Promise<PartRow[]> {
  return remembered(ctx, ['parts', ...identityOf(resolved)], async () => {
    const asked = askedOf(resolved)
    const { unit, mapOf } = resolved.frame
    const facts = (await rowsOf(ctx, resolved)).filter((row) => row.base < resolved.bases.length)
    const split = resolved.carried ? await straddlers(ctx.tx, asked) : []
    const { known } = viewOf({ resolved, facts, straddlers: split, criteria: [], newly: [] })
    const parts = unit.level === 'commune' ? [unit] : await unitsUnder(ctx.tx, unit.id, mapOf)
    const counted = new Set([...facts.map((row) => row.partId), ...split.flatMap((one) => one.touched)])
    const shown = parts.filter((part) => part.level !== 'commune' || counted.has(part.id))
    return partRows(shown, facts, split, new Set(known.map((row) => row.base)), resolved.bases)
  })
}

/** The parts under a measure, by the unit of the part; null where nobody knows. A criterion costs one query more. */
export async function marksOf(
  ctx: ReadCtx,
  resolved: ResolvedFrame,
  parts: readonly PartRow[],
  measure: Measure,
): Promise<ReadonlyMap<number, Mark>> {
  const counts =
    measure.kind === 'criterion'
      ? await remembered(ctx, ['criterion', measure.code, ...identityOf(resolved)], () =>
          criterionParts(ctx.tx, askedOf(resolved), measure.code),
        )
      : []
  const judged = new Map(counts.flatMap((one) => (one.partId === null ? [] : [[one.partId, one]])))
  return new Map(parts.map((row) => [row.unit.id, markOf(row, measure, judged)]))
}

/** The communes of a place as squares of its map. */
export async function tilesOf(ctx: ReadCtx, resolved: ResolvedFrame, measure: Measure): Promise<TiledCommune[]> {
  const asked = askedOf(resolved)
  const facts = countable(units.communesInScope.key, await communeFacts(ctx.tx, asked), resolved)
  const code = measure.kind === 'criterion' ? measure.code : null
  const verdicts = new Map(code === null ? [] : (await verdictsOfCommunes(ctx.tx, asked)).map((row) => [row.id, row.verdicts[code]]))
  return sortVietnamese(facts, ({ name }) => name).map((fact) => {
    const verdict = verdicts.get(fact.id) ?? 'unjudgeable'
    return { ...fact, meets: verdict === 'unjudgeable' ? null : verdict === 'met' }
  })
}

/** The criteria of the one set under which a frame is judged; none where several answer or none does. */
export const criteriaChoices = (ctx: ReadCtx, { set, bases }: ResolvedFrame): Promise<{ code: string; name: string }[]> =>
  set && countsCriteria({ bases }) ? criteriaOf(ctx.tx, set.id, set.version) : Promise.resolve([])

/** Communes × criteria, in Vietnamese order, narrowed by filters. */
export async function matrixOf(
  ctx: ReadCtx,
  resolved: ResolvedFrame,
  filter: MatrixFilter = {},
): Promise<{ criteria: { code: string; name: string }[]; rows: MatrixRow[] }> {
  const asked = askedOf(resolved)
  const { set } = resolved
  if (!set) return { criteria: [], rows: [] }
  const criteria = await criteriaOf(ctx.tx, set.id, set.version)
  const verdicts = new Map((await verdictsOfCommunes(ctx.tx, asked)).map((row) => [row.id, row.verdicts as MatrixRow['verdicts']]))
  const facts = communesPassing(await communeFacts(ctx.tx, asked), verdicts, () => true)
  const rows = facts.map((fact): MatrixFact => {
    const { id, code, name, district, districtId, met, allMet, registered } = fact
    return {
      unit: { id, code, name },
      district,
      districtId,
      verdicts: verdicts.get(id) ?? {},
      met,
      allMet,
      recognised: fact.standard,
      registered,
    }
  })
  return { criteria, rows: rows.filter((row) => passes(row, filter, set.criteriaCount ?? criteria.length)) }
}

/** The communes that a figure counts, and those it is counted out of; refused for figures that are no count of communes. */
export async function unitsBehind(ctx: ReadCtx, resolved: ResolvedFrame, key: string, qualifier: Qualifier = {}): Promise<Result<Behind>> {
  const tests = testsOf(key, qualifier, resolved)
  const definition = definitionOf(key)
  if (!tests || !definition) {
    const text = definition
      ? `«${definition.name}» không có danh sách xã: ${definition.definition}`
      : `Không có chỉ tiêu thống kê «${key}». Xem danh sách chỉ tiêu trong tài liệu của giao diện lập trình.`
    return refused({ code: 'figures.noList', status: 404, text })
  }
  const asked = askedOf(resolved)
  const facts = countable(key, await communeFacts(ctx.tx, asked), resolved)
  const verdicts = qualifier.criterion === undefined ? [] : await verdictsOfCommunes(ctx.tx, asked)
  const byCommune = new Map(verdicts.map((row) => [row.id, row.verdicts]))
  const name = figureOf(await materialOf(ctx, resolved, wantedBy(key, qualifier)), key, qualifier)?.name ?? definition.name
  return done({
    key,
    qualifier: Object.keys(qualifier).length === 0 ? null : qualifier,
    name,
    numerator: communesPassing(facts, byCommune, tests.counts),
    denominator: communesPassing(facts, byCommune, tests.outOf),
  })
}

/** One figure of a frame; undefined where no such figure is defined. */
export async function figureIn(
  ctx: ReadCtx,
  resolved: ResolvedFrame,
  key: string,
  qualifier: Qualifier = {},
): Promise<FigureValue | undefined> {
  return figureOf(await materialOf(ctx, resolved, wantedBy(key, qualifier)), key, qualifier)
}

/** Every release, or those of the units that ever held a code; newest first. */
export const releasesOf = (ctx: ReadCtx, code: string | null = null): Promise<Release[]> => releasesByCode(ctx.tx, code)

/** The newest release of each unit that has one, up to today. */
export const newestReleases = (ctx: ReadCtx): Promise<Release[]> => newestOfEach(ctx.tx, ctx.today, null, null)
