import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { refusals } from './refusals.text.ts'

/** What is typed to report, as it was typed. */
export type ReportForm = { said: string; percent: string; evidence: string; done: boolean }

/** Reads a report: words are needed, a share is a whole number of 0 to 100, evidence is an address. */
export function readReport(form: ReportForm): Result<{ said: string; percent: number | null; evidence: string | null; done: boolean }> {
  const [said, typed, evidence] = [tidy(form.said), tidy(form.percent).replace(/ ?%$/u, ''), tidy(form.evidence)]
  if (said === '') return refused(refusals.noReport)
  const percent = typed === '' ? null : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN
  if (percent !== null && !(percent <= 100)) return refused(refusals.badPercent(typed))
  if (evidence !== '' && !/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/u.test(evidence)) return refused(refusals.badEvidence(evidence))
  return done({ said, percent, evidence: evidence === '' ? null : evidence, done: form.done })
}
