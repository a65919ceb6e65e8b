import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import { refusals } from './refusals.text.ts'
import { type Band, type CommendedKind, type Criterion, commendedKinds, criterionSources, type NewPledge, type NewRound } from './types.ts'

type Offenders = { where: string; what: string }[]

const mostMoney = 1e15
const mostQuantity = 1e9

/** A number above nothing (or from it on), with two decimals at most; null for anything else. */
export function amountIn(typed: string, { whole, zero }: { whole: boolean; zero?: boolean }): number | null {
  const read = parseNumber(typed, whole ? 'integer' : 'decimal')
  if (!read.ok || read.value < 0 || (read.value === 0 && !zero)) return null
  if (read.value >= (whole ? mostMoney : mostQuantity)) return null
  const scaled = read.value * (whole ? 1 : 100)
  return Math.abs(scaled - Math.round(scaled)) < 1e-6 ? read.value : null
}

export type PledgeForm = {
  unitCode: string
  body: string
  what: string
  kind: string
  value: string
  unit: string
  due: string
  source: string
  on: string
}

/** A pledge as typed; a day that the document does not state stays open. */
export function readPledge(form: PledgeForm, today: LocalDate): Result<NewPledge> {
  const offenders: Offenders = []
  const [what, source, unit] = [tidy(form.what), tidy(form.source), tidy(form.unit)]
  if (what === '') offenders.push({ where: 'Nội dung', what: 'chưa ghi' })
  if (source === '') offenders.push({ where: 'Văn bản cam kết', what: 'chưa ghi số, ký hiệu hoặc biên bản' })
  const isMoney = form.kind === 'money'
  if (!isMoney && form.kind !== 'inKind') offenders.push({ where: 'Hình thức', what: 'chọn tiền hoặc hiện vật, ngày công' })
  const value = amountIn(form.value, { whole: isMoney })
  if (value === null)
    offenders.push({
      where: 'Mức cam kết',
      what: `«${form.value}» không phải ${isMoney ? 'số tiền (đồng)' : 'số lượng lớn hơn 0, ví dụ 12,5'}`,
    })
  if (!isMoney && unit === '') offenders.push({ where: 'Đơn vị tính', what: 'chưa ghi, ví dụ tấn xi măng, ngày công' })
  const pledgedOn = parseDate(form.on)
  if (!pledgedOn || pledgedOn > today) offenders.push({ where: 'Ngày cam kết', what: 'chưa đúng, hoặc sau hôm nay' })
  const dueOn = form.due.trim() === '' ? null : parseDate(form.due)
  if (form.due.trim() !== '' && (!dueOn || (pledgedOn && dueOn < pledgedOn)))
    offenders.push({ where: 'Thực hiện trước ngày', what: 'chưa đúng; để trống khi văn bản không nêu hạn' })
  if (offenders.length > 0 || value === null || !pledgedOn) return refused(refusals.bad(offenders))
  const how = isMoney ? { amount: value, quantity: null, unit: null } : { amount: null, quantity: value, unit }
  return done({ what, source, dueOn, pledgedOn, ...how })
}

export type RoundForm = { name: string; issuer: string; number: string; opens: string; closes: string; criteria: readonly CriterionForm[] }
export type CriterionForm = { name: string; source: string; unit: string; better: string; weight: string; bands: string }

/** «10: 5; 20: 8»: from 10 on 5 points, from 20 on 8. Null where a part is not such. */
export function bandsIn(typed: string): Band[] | null {
  const bands = typed
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from = '', points = '', ...rest] = part.split(':')
      const [bar, given] = [amountIn(from, { whole: false, zero: true }), amountIn(points, { whole: true, zero: true })]
      return rest.length > 0 || bar === null || given === null || given > 1000 ? null : { from: bar, points: given }
    })
  const read = bands.filter((band) => band !== null)
  return read.length === 0 || read.length < bands.length || new Set(read.map(({ from }) => from)).size < read.length
    ? null
    : read.sort((a, b) => a.from - b.from)
}

function readCriterion(form: CriterionForm, number: number, offenders: Offenders): Criterion | null {
  const where = `Tiêu chí ${number}`
  const source = criterionSources.find((one) => one === form.source)
  const [name, unit] = [tidy(form.name), tidy(form.unit)]
  const faults: string[] = []
  if (name === '') faults.push('chưa ghi tên')
  if (!source) faults.push('chưa chọn nguồn số liệu')
  if (unit === '') faults.push('chưa ghi đơn vị tính')
  if (form.better !== 'more' && form.better !== 'less') faults.push('chưa chọn chiều tốt hơn')
  const byBands = form.bands.trim() !== ''
  const bands = byBands ? bandsIn(form.bands) : null
  const weight = byBands ? null : amountIn(form.weight, { whole: true })
  if (byBands && bands === null) faults.push(`mốc điểm «${form.bands}» chưa đúng, ví dụ 10: 5; 20: 8`)
  if (!byBands && (weight === null || weight > 1000)) faults.push(`điểm tối đa «${form.weight}» phải là số nguyên từ 1 đến 1.000`)
  offenders.push(...faults.map((what) => ({ where, what })))
  if (faults.length > 0 || !source) return null
  return { key: `tieu-chi-${number}`, name, source, unit, better: form.better === 'less' ? 'less' : 'more', weight, bands }
}

/** A round as typed; lines of criteria that are left empty are passed over. */
export function readRound(form: RoundForm): Result<NewRound> {
  const offenders: Offenders = []
  const named = (where: string, typed: string) => {
    const text = tidy(typed)
    if (text === '') offenders.push({ where, what: 'chưa ghi' })
    return text
  }
  const [name, issuer, decisionNumber] = [
    named('Tên đợt', form.name),
    named('Cơ quan phát động', form.issuer),
    named('Văn bản phát động', form.number),
  ]
  const [opensOn, closesOn] = [parseDate(form.opens), parseDate(form.closes)]
  if (!opensOn) offenders.push({ where: 'Từ ngày', what: 'chưa đúng' })
  if (!closesOn || (opensOn && closesOn < opensOn)) offenders.push({ where: 'Đến hết ngày', what: 'chưa đúng, hoặc trước ngày bắt đầu' })
  const criteria = form.criteria
    .map((one, at) => (tidy(one.name) === '' && tidy(one.unit) === '' ? undefined : readCriterion(one, at + 1, offenders)))
    .filter((one) => one !== undefined)
  if (criteria.length === 0) offenders.push({ where: 'Tiêu chí', what: 'ghi ít nhất một tiêu chí đo được' })
  const read = criteria.filter((one) => one !== null)
  if (offenders.length > 0 || !opensOn || !closesOn || read.length < criteria.length) return refused(refusals.bad(offenders))
  return done({ name, issuer, decisionNumber, opensOn, closesOn, criteria: read })
}

export type CommendationForm = { unitCode: string; name: string; kind: string; form: string; deed: string; round: string }

/** Somebody who is put forward, as typed. */
export function readCommendation(form: CommendationForm): Result<{ name: string; kind: CommendedKind; form: string; deed: string }> {
  const offenders: Offenders = []
  const [name, wanted, deed] = [tidy(form.name), tidy(form.form), tidy(form.deed)]
  const kind = commendedKinds.find((one) => one === form.kind)
  if (name === '') offenders.push({ where: 'Tập thể, cá nhân', what: 'chưa ghi tên' })
  if (!kind) offenders.push({ where: 'Loại', what: 'chưa chọn trong danh sách' })
  if (wanted === '') offenders.push({ where: 'Hình thức', what: 'chưa ghi, ví dụ Bằng khen của Chủ tịch UBND tỉnh' })
  if (deed === '') offenders.push({ where: 'Thành tích', what: 'chưa ghi' })
  return offenders.length > 0 || !kind ? refused(refusals.bad(offenders)) : done({ name, kind, form: wanted, deed })
}
