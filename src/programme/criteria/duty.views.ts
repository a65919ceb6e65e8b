import { formatDate } from '../../platform/text/date.ts'
import type { Duty } from '../people/duty.types.ts'
import type { CriteriaSet } from './types.ts'

/** A charge in words: where it holds, from when, on what it rests. */
const charge = (duty: Duty) => ({
  id: duty.id,
  body: duty.bodyName,
  where: duty.unitName,
  days: `từ ${formatDate(duty.from)}${duty.until ? ` đến hết ${formatDate(duty.until)}` : ''}${duty.before ? ' (chưa đến ngày)' : ''}`,
  source: duty.source,
})
export type Charge = ReturnType<typeof charge>

export type DutyTable = {
  /** one a criterion of the set: who answers for it */
  rows: { criterion: string; number: string; name: string; charges: Charge[] }[]
  /** who answers for everything */
  all: Charge[]
  helping: Charge[]
  /** criteria for which somebody answers today, in any unit */
  covered: number
}

/** Who answers for each criterion of a set, and who helps which commune. */
export function dutyTable(set: CriteriaSet | undefined, duties: Duty[]): DutyTable {
  const answering = duties.filter(({ kind }) => kind === 'answers')
  const rows = (set?.criteria ?? []).map(({ code, name }) => {
    const criterion = `${set?.id}/${code}`
    return { criterion, number: code, name, charges: answering.filter((one) => one.criterion === criterion).map(charge) }
  })
  const isToday = (criterion: string | null) => answering.some((one) => one.criterion === criterion && !one.before)
  return {
    rows,
    all: answering.filter(({ criterion }) => criterion === null).map(charge),
    helping: duties.filter(({ kind }) => kind === 'helps').map(charge),
    covered: rows.filter(({ criterion }) => isToday(criterion) || isToday(null)).length,
  }
}
