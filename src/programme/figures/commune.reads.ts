import { day } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { criteriaOfCommune, historyOfCommune, type RecognitionRow, recognitionsOfUnit, type StandingRow } from './commune.queries.ts'
import type { CriterionResult, ResolvedFrame } from './types.ts'

export type CommuneResult = {
  criteria: CriterionResult[]
  /** acts of recognition decided by the day of the frame, those for an older territory too (`counts: false`) */
  recognitions: RecognitionRow[]
  /** results of all sets and stages, for the timeline of criteria met */
  history: StandingRow[]
}

/** The criteria of one commune in a frame, one by one, with where each verdict comes from and how it came about. */
export async function communeResult(ctx: ReadCtx, resolved: ResolvedFrame): Promise<CommuneResult> {
  const { frame, bases } = resolved
  const set = bases[0]?.set ?? null
  const { unit, stage, asOf: on } = frame
  // '1900-01-01' stands for «older than the list» in the database
  const territorySince = unit.territorySince ?? day('1900-01-01')
  const history = await historyOfCommune(ctx.tx, unit.id)
  const rows = set
    ? await criteriaOfCommune(ctx.tx, { unitId: unit.id, setId: set.id, version: set.version, stage, on, territorySince })
    : []
  const byCriterion = Map.groupBy(
    history.filter((row) => row.set === set?.id && row.stage === stage),
    (row) => row.criterion,
  )
  const criteria = rows.map((row): CriterionResult => {
    const { code, name, verdict, basis, since, title, demonstration, url } = row
    const source = title === null ? null : { title, demonstration: demonstration === true, url }
    return { criterion: code, name, verdict, basis, since, source, history: byCriterion.get(code) ?? [] }
  })
  return { criteria, recognitions: await recognitionsOfUnit(ctx.tx, unit.id, on, territorySince), history }
}
