import type { Measures } from './measures.rules.ts'
import type { Condition, CriteriaSet, Indicator, Measure, MeasureKind, Test, Threshold, Value } from './types.ts'
import { isSure, thresholdsOf, valuesIn } from './walk.rules.ts'

type Check = {
  set: CriteriaSet
  row: Indicator | Condition
  name: string
  measures: Measures
  report: (at: object, what: string, mend: string) => void
}

const kindsFor: Partial<Record<string, readonly MeasureKind[]>> = {
  atLeast: ['number', 'percent', 'score'],
  atMost: ['number', 'percent', 'score'],
  within: ['number', 'percent', 'score'],
  ratioTo: ['number', 'percent', 'score'],
  yes: ['yesNo'],
  level: ['level'],
  oneOf: ['level'],
}

/** A test fits the measure that it asks of, and its values lie within what can be measured. */
export function checkTest(check: Check, test: Test, inherited: string | null, nested = false): void {
  if ('allOf' in test || 'anyOf' in test) {
    for (const part of 'allOf' in test ? test.allOf : test.anyOf) checkTest(check, part, inherited, true)
    return
  }
  if ('meetsSet' in test || 'shareOfUnits' in test) {
    checkUnits(check, test)
    return
  }
  const operator = Object.keys(test).find((key) => key !== 'measure' && key !== 'scale') ?? ''
  const key = test.measure ?? inherited
  const measure = key === null ? undefined : check.measures.get(key)
  if (key === null) {
    check.report(check.row, `${check.name}: ${operator} không nói so số liệu nào`, 'thêm measure')
    return
  }
  if (!measure) {
    if (key !== check.row.measure)
      check.report(check.row, `${check.name}: không có số liệu «${key}»`, 'thêm vào measures.yaml, hoặc dùng mã đã có')
    return
  }
  if (kindsFor[operator] && !kindsFor[operator].includes(measure.kind))
    check.report(
      check.row,
      `${check.name}: ${operator} không dùng được cho ${key} (${measure.kind})`,
      `${operator} chỉ dùng cho ${kindsFor[operator].join(', ')}`,
    )
  checkDirection(check, test, measure, nested)
  checkScale(check, test, measure)
  for (const threshold of thresholdsOf(test)) checkThreshold(check, threshold, measure)
  if ('ratioTo' in test && test.ratioTo.set === check.set.id)
    check.report(check.row, `${check.name}: ratioTo so với chính bộ này`, 'nêu bộ khác')
}

function checkUnits(check: Check, test: Extract<Test, { meetsSet: unknown } | { shareOfUnits: unknown }>): void {
  if (!('shareOfUnits' in test)) return
  const { atLeast, meet } = test.shareOfUnits
  if (typeof atLeast.value === 'number' && (atLeast.value <= 0 || atLeast.value > 100))
    check.report(check.row, `${check.name}: tỷ lệ ${atLeast.value} ra ngoài 0–100 %`, 'ghi phần trăm số đơn vị')
  if (meet === check.set.id) check.report(check.row, `${check.name}: shareOfUnits xét chính bộ này`, 'nêu bộ của đơn vị bên dưới')
}

/** Some pages print the wrong direction («tối thiểu» of a stunting rate): a lone test against the measure's direction is refused. */
function checkDirection(check: Check, test: Test, measure: Measure, nested: boolean): void {
  if (nested) return
  if ('atLeast' in test && measure.direction === 'down')
    check.report(
      check.row,
      `${check.name}: ${measure.key} càng thấp càng tốt mà lại so atLeast`,
      'dùng atMost, hoặc sửa direction của số liệu',
    )
  if ('atMost' in test && measure.direction === 'up')
    check.report(
      check.row,
      `${check.name}: ${measure.key} càng cao càng tốt mà lại so atMost`,
      'dùng atLeast, hoặc sửa direction của số liệu',
    )
}

function checkScale(check: Check, test: Test, measure: Measure): void {
  if ('level' in test && test.scale && measure.levels?.join() !== test.scale.join())
    check.report(check.row, `${check.name}: scale khác thang của ${measure.key}`, `dùng [${measure.levels?.join(', ') ?? ''}]`)
  if ('oneOf' in test && measure.levels) {
    const strange = test.oneOf.values.filter((value) => !measure.levels?.includes(value))
    if (strange.length > 0)
      check.report(
        check.row,
        `${check.name}: ${strange.join(', ')} không có trong thang của ${measure.key}`,
        `chọn trong ${measure.levels.join(', ')}`,
      )
  }
}

function checkThreshold(check: Check, threshold: Threshold, measure: Measure): void {
  for (const value of valuesIn(threshold)) checkValue(check, value, measure)
  if ('byGroup' in threshold) {
    const declared = (check.set.groups ?? []).map(({ code }) => code)
    const absent = declared.filter((code) => !(code in threshold.byGroup))
    const strange = Object.keys(threshold.byGroup).filter((code) => !declared.includes(code))
    if (absent.length > 0)
      check.report(check.row, `${check.name}: thiếu nhóm ${absent.join(', ')}`, 'ghi đủ các nhóm; nhóm chưa biết ghi null')
    if (strange.length > 0)
      check.report(check.row, `${check.name}: không có nhóm ${strange.join(', ')} trong groups`, 'thêm vào groups của bộ, hoặc bỏ đi')
  }
  if ('byAreaClass' in threshold) checkThreshold(check, threshold.otherwise, measure)
  if ('byYear' in threshold) for (const inner of Object.values(threshold.byYear)) checkThreshold(check, inner, measure)
  if ('byEndOf' in threshold) checkThreshold(check, threshold.threshold, measure)
}

function checkValue(check: Check, { value, certainty }: Value, measure: Measure): void {
  if (value === null) return
  if (isSure(certainty) && check.row.source.length === 0)
    check.report(check.row, `${check.name}: mức ${value} là ${certainty} mà không ghi nguồn`, 'thêm source: […], hoặc hạ certainty')
  const fits = fitsMeasure(value, measure)
  if (fits !== null) check.report(check.row, `${check.name}: mức ${value} ${fits}`, `xem ${measure.key} trong measures.yaml`)
}

/** Why a value cannot be one of the measure; null when it can. Used for thresholds and for measurements alike. */
export function fitsMeasure(value: number | boolean | string, measure: Measure): string | null {
  if (measure.kind === 'yesNo') return typeof value === 'boolean' || value === 1 || value === 0 ? null : 'không phải có/không'
  if (measure.kind === 'level')
    return !measure.levels || measure.levels.includes(String(value)) ? null : `không có trong thang ${measure.levels.join(', ')}`
  if (typeof value !== 'number') return 'không phải số'
  const [from, to] = measure.bounds ?? [null, null]
  if (from !== null && value < from) return `nhỏ hơn ${from}`
  if (to !== null && value > to) return `lớn hơn ${to}`
  return null
}
