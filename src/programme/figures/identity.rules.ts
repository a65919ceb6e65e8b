import type { FigureValue } from '../../platform/base/figure.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { CriterionCount, FactRow, Identity } from './types.ts'

const numberOf = (figures: readonly FigureValue[], key: string): number | null =>
  figures.find((one) => one.key === key && one.exact)?.exact?.num ?? null

const identity = (key: Identity['key'], left: number, right: number, text: string): Identity => ({
  key,
  holds: left === right,
  left,
  right,
  text,
})

function bandsSum(figures: readonly FigureValue[]): Identity[] {
  const bands = figures.filter((one) => one.key === 'communes-in-band')
  const [inScope, without] = [numberOf(figures, 'communes-in-scope'), numberOf(figures, 'units-without-data')]
  if (bands.length === 0 || bands.some((one) => !one.exact) || inScope === null || without === null) return []
  const parts = bands.map((one) => one.exact?.num ?? 0)
  const sum = parts.reduce((total, part) => total + part, 0) + without
  const words = parts.map((part) => formatNumber(part)).join(' + ')
  const tail = without > 0 ? ` + ${formatNumber(without)} xã chưa có số liệu` : ''
  return [
    identity(
      'bandsSum',
      sum,
      inScope,
      `Các nhóm xã cộng lại bằng số xã: ${words}${tail} = ${formatNumber(sum)}; số xã ${formatNumber(inScope)}.`,
    ),
  ]
}

function average(figures: readonly FigureValue[]): Identity[] {
  const [total, inScope, without] = ['criteria-met-total', 'communes-in-scope', 'units-without-data'].map((key) => numberOf(figures, key))
  const shown = figures.find((one) => one.key === 'average-criteria-met')
  if (!shown || total == null || inScope == null || without == null || shown.value === null) return []
  const communes = inScope - without
  const right = roundRatio({ num: total, den: communes }, 2)
  if (right === null) return []
  const text = `Tổng số lượt tiêu chí chia cho số xã có số liệu bằng số bình quân: ${formatNumber(total)} : ${formatNumber(communes)} = ${formatNumber(right)}.`
  return [identity('averageIsTotalOverCommunes', shown.value, right, text)]
}

function criteriaSum(figures: readonly FigureValue[], criteria: readonly CriterionCount[]): Identity[] {
  const total = numberOf(figures, 'criteria-met-total')
  const ofCriteria = figures.filter((one) => one.key === 'communes-meeting-criterion')
  const withData = figures.find((one) => one.key === 'criteria-met-total')?.coverage?.have
  // where only the number of criteria met is known of some communes, the sums must differ
  const complete = ofCriteria.length > 0 && ofCriteria.every((one) => one.coverage && one.coverage.have >= (withData ?? 0))
  if (total === null || !complete || criteria.length === 0) return []
  const sum = ofCriteria.reduce((all, one) => all + (one.exact?.num ?? 0), 0)
  const text = `Số xã đạt từng tiêu chí cộng lại bằng tổng số lượt tiêu chí: ${formatNumber(sum)}; tổng ${formatNumber(total)}.`
  return [identity('criterionCountsSumToTotal', sum, total, text)]
}

function partsSum(figures: readonly FigureValue[], facts: readonly FactRow[]): Identity[] {
  const whole = numberOf(figures, 'communes-in-scope')
  if (whole === null || facts.some((row) => row.partId === null)) return []
  const parts = new Map<number | null, number>()
  for (const row of facts) parts.set(row.partId, (parts.get(row.partId) ?? 0) + row.communes)
  const sum = [...parts.values()].reduce((all, one) => all + one, 0)
  return [
    identity(
      'partsSumToWhole',
      sum,
      whole,
      `Số xã của ${formatNumber(parts.size)} đơn vị trực thuộc cộng lại bằng số xã chung: ${formatNumber(sum)}; số chung ${formatNumber(whole)}.`,
    ),
  ]
}

/** The identities that can be checked over the figures of one frame; a broken one is shown, never hidden. */
export function identitiesOf(figures: readonly FigureValue[], facts: readonly FactRow[], criteria: readonly CriterionCount[]): Identity[] {
  return [...bandsSum(figures), ...average(figures), ...criteriaSum(figures, criteria), ...partsSum(figures, facts)]
}
