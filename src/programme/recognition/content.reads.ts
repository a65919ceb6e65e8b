import type { ReadCtx } from '../../platform/events/context.ts'
import { standingsOf } from '../assessment/reads.ts'
import type { Standing } from '../assessment/types.ts'
import { satisfactionsOf } from '../consultation/reads.ts'
import { setVersion } from '../criteria/reads.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { knownArrears } from '../funding/reads.ts'
import { type ConditionFacts, conditionsOf } from './condition.rules.ts'
import * as queries from './content.queries.ts'
import { rulesOf } from './dossier.procedures.ts'
import { confirmationsIn, papersOf } from './dossier.queries.ts'
import type { Condition, Content, CriterionLine, Dossier, StageVerdict, ValueLine } from './dossier.types.ts'

/**
 * What does a dossier say as of now? Results are those of its day; papers and confirmations those that are in it. Frozen, this is what
 * the council sees; beside a frozen one it tells what has changed.
 */
export async function contentOf(ctx: ReadCtx, dossier: Dossier): Promise<Content> {
  const set = await setVersion(ctx, dossier.setId, dossier.setVersion)
  const unit = await queries.unitOn(ctx.tx, dossier.unitId, dossier.asOf)
  if (!set || !unit) throw new Error(`dossier ${dossier.id} lacks its set or unit`)
  const { id, code, name, level, province } = unit
  const sheet = dossier.sheetId === null ? undefined : await queries.sheetById(ctx.tx, dossier.sheetId)
  const criteria = await criteriaOf(ctx, dossier, set, unit)
  const papers = await papersOf(ctx.tx, dossier)
  return {
    unit: { id, code, name, level, province },
    dossier: pick(dossier),
    set: { id: set.id, version: set.version, name: set.name, decision: set.decision },
    sheet: sheet ? { id: sheet.id, asOf: sheet.asOf, submittedOn: sheet.submittedOn } : null,
    criteria,
    conditions: judged(
      dossier,
      criteria.map((one) => ({ code: one.code, name: one.name, verdict: one.verdicts.appraised?.verdict ?? null })),
      await saidOf(ctx, [dossier]),
    ),
    papers: papers.map(({ id: _id, ...paper }) => paper),
    opinions: sheet ? await queries.opinionsOn(ctx.tx, dossier.unitId, sheet.id) : [],
  }
}

const pick = ({ kind, tier, bookedYear, rules, asOf }: Dossier): Content['dossier'] => ({ kind, tier, bookedYear, rules, asOf })

type Said = Map<number, Omit<ConditionFacts, 'criteria'>>

const judged = (dossier: Dossier, criteria: ConditionFacts['criteria'], said: Said): Condition[] =>
  conditionsOf(rulesOf(dossier.rules), dossier.kind, { ...(said.get(dossier.id) as Omit<ConditionFacts, 'criteria'>), criteria })

/** What the conditions of dossiers are judged from, but for their criteria; a question for all of them. */
async function saidOf(ctx: ReadCtx, dossiers: readonly Dossier[]): Promise<Said> {
  const merged = dossiers.filter(({ kind }) => kind === 'acknowledgement')
  const [arrears, satisfactions, confirmations, predecessors] = [
    await knownArrears(
      ctx,
      dossiers.map(({ unitId }) => unitId),
    ),
    await satisfactionsOf(
      ctx,
      dossiers.map(({ unitId, bookedYear: year }) => ({ unitId, year })),
    ),
    Map.groupBy(await confirmationsIn(ctx.tx, dossiers), ({ dossierId }) => dossierId),
    Map.groupBy(merged.length === 0 ? [] : await queries.predecessorsIn(ctx.tx, merged), ({ dossierId }) => dossierId),
  ]
  return new Map(
    dossiers.map(({ id, kind, unitId, bookedYear, grounds }) => [
      id,
      {
        satisfaction: satisfactions.get(`${unitId} ${bookedYear}`) ?? null,
        confirmations: confirmations.get(id) ?? [],
        predecessors: kind === 'acknowledgement' ? (predecessors.get(id) ?? []) : null,
        grounds,
        arrears: arrears.get(unitId) ?? null,
      },
    ]),
  )
}

/** How do the conditions of dossiers stand as of now? As in their content, by dossier, without reading all the rest of it. */
export async function conditionsIn(ctx: ReadCtx, dossiers: readonly Dossier[]): Promise<Map<number, Condition[]>> {
  const said = await saidOf(ctx, dossiers)
  const verdicts = Map.groupBy(await queries.appraisedIn(ctx.tx, dossiers), ({ dossierId }) => dossierId)
  const sets = new Map<string, CriteriaSet>()
  for (const { id, setId, setVersion: version } of dossiers) {
    const key = `${setId} ${version}`
    const set = sets.get(key) ?? (await setVersion(ctx, setId, version))
    if (!set) throw new Error(`dossier ${id} lacks its set`)
    sets.set(key, set)
  }
  return new Map(
    dossiers.map((dossier) => {
      const own = new Map(verdicts.get(dossier.id)?.map(({ criterion, verdict }) => [criterion, verdict]))
      const { criteria } = sets.get(`${dossier.setId} ${dossier.setVersion}`) as CriteriaSet
      const told = criteria.map(({ code, name }) => ({ code, name, verdict: own.get(code) ?? null }))
      return [dossier.id, judged(dossier, told, said)]
    }),
  )
}

/** The criteria of a set with what was said of a unit and measured by a day; none where the unit is not known. */
export async function linesOf(ctx: ReadCtx, of: Pick<Dossier, 'unitId' | 'asOf'>, set: CriteriaSet): Promise<CriterionLine[]> {
  const unit = await queries.unitOn(ctx.tx, of.unitId, of.asOf)
  return unit ? criteriaOf(ctx, of, set, unit) : []
}

async function criteriaOf(
  ctx: ReadCtx,
  { unitId, asOf }: Pick<Dossier, 'unitId' | 'asOf'>,
  set: CriteriaSet,
  unit: queries.PlacedName,
): Promise<CriterionLine[]> {
  const standings = await standingsOf(ctx, unitId, { set: set.id, on: asOf })
  const measures = [...new Set(set.criteria.flatMap(({ indicators }) => indicators.flatMap(({ measure }) => measure ?? [])))]
  const values = Map.groupBy(await queries.valuesOn(ctx.tx, unitId, asOf, unit.territorySince, measures), (row) => row.measure)
  return set.criteria.map(({ code, name, indicators }) => ({
    code,
    name,
    verdicts: verdictsOf(standings.filter(({ criterion }) => criterion === code)),
    values: indicators.flatMap(({ measure }): ValueLine[] => {
      const known = measure === null ? undefined : values.get(measure)
      const told = measure === null ? undefined : set.measures?.[measure]
      if (measure === null || !known) return []
      return [
        {
          measure,
          name: told?.name ?? measure,
          unit: told?.unit ?? null,
          values: Object.fromEntries(known.map(({ stage, value }) => [stage, value])),
        },
      ]
    }),
  }))
}

const verdictsOf = (standings: readonly Standing[]): CriterionLine['verdicts'] =>
  Object.fromEntries(standings.map(({ stage, verdict, basis, from }): [string, StageVerdict] => [stage, { verdict, basis, since: from }]))
