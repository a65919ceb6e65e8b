import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate, parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { law, levelFor } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import { levelNames } from './text.ts'
import type { CouncilResult, Level, Regulation } from './types.ts'

/** What is typed of a decision, as it was typed. `level`: empty where the law leaves one. */
export type DecisionForm = { number: string; on: string; body: string; level: string; stars: string }
export type Decision = { decisionNumber: string; decidedOn: LocalDate; body: string; level: Level; stars: number }

/** Of which level a decision on so many stars can be, with the stars that it can give: five are given only by the centre. */
export const openLevels = (stars: number): Level[] => (stars >= 5 ? ['province', 'central'] : [])

type Known = { result: CouncilResult; concludedOn: LocalDate; today: LocalDate; own: readonly Regulation[] }

/**
 * A decision on what a council came to. With 90 points and more the province recognises four stars and proposes to the ministry, whose own
 * decision is entered later and gives four or five.
 */
export function readDecision(form: DecisionForm, { result, concludedOn, today, own }: Known): Result<Decision> {
  if (result.stars < law.certifiedFrom) return refused(refusals.noCertificate(result.stars))
  const [decisionNumber, body, decidedOn] = [tidy(form.number), tidy(form.body), parseDate(form.on)]
  const offenders: { where: string; what: string }[] = []
  if (decisionNumber === '') offenders.push({ where: 'Số quyết định', what: 'chưa ghi' })
  if (body === '') offenders.push({ where: 'Cơ quan ban hành', what: 'chưa ghi' })
  if (!decidedOn || decidedOn > today || decidedOn < concludedOn)
    offenders.push({ where: 'Ngày ban hành', what: `chưa đúng: phải từ ${formatDate(concludedOn)} (ngày tổng hợp) đến hôm nay` })
  const central = form.level === 'central'
  if (result.stars >= 5 && !openLevels(result.stars).some((one) => one === form.level))
    offenders.push({ where: 'Cấp quyết định', what: 'chọn cấp tỉnh (4 sao, đề nghị Trung ương) hoặc Trung ương' })
  if (result.stars >= 5 && central && form.stars !== '4' && form.stars !== '5')
    offenders.push({ where: 'Hạng theo quyết định của Trung ương', what: 'chọn 4 sao hoặc 5 sao' })
  if (offenders.length > 0 || !decidedOn) return refused(refusals.badDecision(offenders))
  if (result.stars >= 5)
    return done({ decisionNumber, decidedOn, body, level: central ? 'central' : 'province', stars: central ? Number(form.stars) : 4 })
  const said = levelFor(result.stars, decidedOn, own)
  if (said.value === null) return refused(refusals.noLevel(said.because ?? levelNames.province))
  return done({ decisionNumber, decidedOn, body, level: said.value, stars: result.stars })
}
