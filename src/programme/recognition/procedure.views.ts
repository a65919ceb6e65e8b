import { whoNames } from '../assessment/procedure.text.ts'
import type { Act, Limit, Procedure, Step } from '../assessment/procedure.types.ts'
import { certaintyText } from '../criteria/text.ts'

const limitText = (limit: Limit): string =>
  limit.days === null ? `chưa rõ: ${limit.because}` : `${limit.days} ngày${limit.counted === 'workingDays' ? ' làm việc' : ''}`

/** The way that the law lays down for a period, from the first act before the sheet to publishing: who, with which papers, in which time. */
export function procedureView(procedure: Procedure) {
  const ways: (Act | Step)[] = []
  const follow = (id: string | null): void => {
    for (const act of procedure.acts.filter(({ after }) => after === id)) {
      ways.push(act)
      follow(act.id)
    }
  }
  follow(null)
  for (const verb of ['submit', 'verify', 'appraise'] as const) {
    const step = procedure.steps.find((one) => one.verb === verb)
    if (!step) continue
    ways.push(step)
    follow(step.id)
  }
  return {
    name: procedure.name,
    ways: ways.map(({ id, name, by, documents, limit, basis }) => ({
      id,
      name,
      who: whoNames(by),
      papers: documents.join('; '),
      limit: limitText(limit),
      law: `${basis.text ?? 'quy tắc của hệ thống'} (${certaintyText[basis.certainty]})`,
    })),
  }
}
export type ProcedureView = ReturnType<typeof procedureView>
