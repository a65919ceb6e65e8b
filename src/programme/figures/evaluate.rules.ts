import type { FigureDefinition, FigureValue, Missing, Qualifier } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Ratio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import * as assessment from '../assessment/metrics.ts'
import { metrics as plan } from '../plan/metrics.ts'
import { type CountedTier, countedTiers, metrics as recognition } from '../recognition/metrics.ts'
import { metrics as units } from '../units/metrics.ts'
import { metrics as figures } from './metrics.ts'
import { otherDays } from './resolve.rules.ts'
import type { CriterionCount, FactRow } from './types.ts'
import { count, counted, type Extra, figure, type Material, newest, recognised, type View, viewOf } from './view.rules.ts'

const { metrics: criteria } = assessment

const tierNames: Record<CountedTier, string> = { standard: '', advanced: ' nâng cao', model: ' kiểu mẫu', modern: ' hiện đại' }

const holding = (rows: FactRow[], tier: CountedTier) => rows.reduce((sum, row) => sum + row[tier], 0)

export const bandName = (lo: number, hi: number | null): string =>
  hi === null ? `từ ${lo} tiêu chí trở lên` : lo === 0 ? `dưới ${hi + 1} tiêu chí` : lo === hi ? `${lo} tiêu chí` : `${lo}–${hi} tiêu chí`

function bandFigure(view: View, lo: number, hi: number | null): FigureValue {
  const name = `Số xã đạt ${bandName(lo, hi)}`
  return counted(view, criteria.communesInBand, () => ({ num: assessment.communesInBand(view.known, lo, hi), den: 1 }), {
    qualifier: { lo, hi },
    name,
  })
}

const underFigure = (view: View, k: number): FigureValue =>
  counted(view, criteria.communesUnderCriteria, () => ({ num: assessment.communesUnder(view.known, k), den: 1 }), {
    qualifier: { k },
    name: `Số xã đạt dưới ${k} tiêu chí`,
  })

const tierFigure = (view: View, tier: CountedTier): FigureValue =>
  recognised(view, recognition.communesRecognised, (rows) => holding(rows, tier), {
    ...(tier === 'standard' ? {} : { qualifier: { tier } }),
    name: `Số xã được công nhận đạt chuẩn nông thôn mới${tierNames[tier]}`,
  })

/** Why nobody can say what was decided until a day: the data of some places end before it. */
function unreached({ material, alive }: View, until: LocalDate): Missing | null {
  const short = material.resolved.bases.filter((base, index) => alive.has(index) && base.asOf < until)
  if (short.length === 0) return null
  const ends = otherDays(short, until)
  const text = `Chưa tính được đến ngày ${formatDate(until)}. ${ends.length > 0 ? ends.join(' ') : `Số liệu chỉ đến ${formatDate(newest(short.map((base) => base.asOf)) ?? until)}.`}`
  return { code: 'noData', text }
}

function newlyFigure(view: View, from: LocalDate | null, to: LocalDate | null): FigureValue {
  const day = view.material.resolved.frame.asOf
  const year = { from: `${day.slice(0, 4)}-01-01` as LocalDate, to: day }
  const period = { from: from ?? year.from, to: to ?? year.to }
  const ofYear = period.from === year.from && period.to >= year.to
  const other = view.material.newly.find((one) => one.from === period.from && one.to === period.to)
  // a period under way is counted so far, and its name says until when
  const until = period.from <= day && day < period.to ? day : period.to
  const extra = { qualifier: period, name: `Số xã được công nhận mới từ ${formatDate(period.from)} đến ${formatDate(until)}` }
  const short = view.missing ? null : unreached(view, until)
  if (short) return figure(view, recognition.communesNewlyRecognised, { missing: short }, extra)
  if (!ofYear && !other)
    return figure(
      view,
      recognition.communesNewlyRecognised,
      { missing: { code: 'notComputable', text: 'Chưa tính khoảng thời gian này.' } },
      extra,
    )
  const num = (rows: FactRow[]) => (ofYear ? rows.reduce((sum, row) => sum + row.newly, 0) : (other?.communes ?? 0))
  return recognised(view, recognition.communesNewlyRecognised, num, extra)
}

function criterionFigure(view: View, definition: FigureDefinition, code: string): FigureValue {
  const rows = view.material.criteria.filter((row) => row.base < view.material.resolved.bases.length && row.criterion === code)
  const sum = (of: (row: CriterionCount) => number) => rows.reduce((total, row) => total + of(row), 0)
  const have = sum((row) => row.met + row.notMet + row.notApplicable + row.unjudgeable)
  const extra = {
    qualifier: { criterion: code },
    name: `Số xã đạt tiêu chí ${code}${rows[0] ? ` (${rows[0].name})` : ''}`,
    coverage: { have, of: assessment.communesIn(view.now) },
  }
  const none: Missing = { code: 'noData', text: `Không có kết quả của tiêu chí ${code}; chỉ biết số tiêu chí đạt của từng xã.` }
  if (have === 0) return figure(view, definition, { missing: view.missing ?? view.mixed ?? none }, extra)
  return counted(view, definition, () => ({ num: sum((row) => row.met), den: 1 }), extra)
}

const criterionCodes = (view: View): string[] =>
  view.mixed
    ? []
    : [...new Set(view.material.criteria.filter((row) => row.base < view.material.resolved.bases.length).map((row) => row.criterion))]

/** The five criteria that the fewest communes meet; equal ones in the order of the set. */
function weakest(view: View): FigureValue[] {
  return criterionCodes(view)
    .map((code) => criterionFigure(view, criteria.weakestCriteria, code))
    .filter((one) => one.value !== null)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    .slice(0, 5)
    .map((one) => ({ ...one, name: one.name.replace(/^Số xã đạt/, 'Ít xã đạt nhất:'), opens: true }))
}

function changeFigures(view: View): FigureValue[] {
  const { previous, frame, set } = view.material.resolved
  const none: Missing | null = previous ? null : { code: 'noData', text: 'Chưa có lần duyệt trước để so sánh.' }
  const from = previous ? ` so với ${formatDate(previous.asOf)}` : ''
  const other = previous?.set && previous.set.id !== set?.id ? ` (lần trước theo ${previous.set.label})` : ''
  const extra = (definition: FigureDefinition): Extra => ({
    ...(previous ? { qualifier: { from: previous.asOf, to: frame.asOf } } : {}),
    name: `${definition.name}${from}${other}`,
    opens: false,
  })
  const met = (definition: FigureDefinition, of: (rows: FactRow[]) => Ratio) => {
    const partly = [view.now, view.before].some((rows) => assessment.communesWithData(rows) < assessment.communesIn(rows))
    const missing = none ?? (assessment.communesWithData(view.before) === 0 ? noEarlier : partly ? unlike : null)
    if (missing) return figure(view, definition, { missing: view.missing ?? missing }, extra(definition))
    return counted(view, definition, () => assessment.changeOf(of(view.known), of(view.before)), extra(definition))
  }
  const unlike: Missing = {
    code: 'notComputable',
    text: 'Không so sánh được: có xã chưa có số liệu ở một trong hai lần, nên hai bên không gồm cùng một phạm vi.',
  }
  const noEarlier: Missing = { code: 'noData', text: 'Lần duyệt trước không có số liệu.' }
  const definition = recognition.communesRecognisedChange
  return [
    met(criteria.totalChange, (rows) => ({ num: assessment.totalMet(rows), den: 1 })),
    met(criteria.averageChange, assessment.averageMet),
    none
      ? figure(view, definition, { missing: view.missing ?? none }, extra(definition))
      : recognised(view, definition, (rows) => holding(rows, 'standard') - holding(view.before, 'standard'), extra(definition)),
  ]
}

function registeredFigure(view: View): FigureValue {
  const year = Number(view.material.resolved.frame.asOf.slice(0, 4))
  const registered = view.now.reduce((total, row) => total + row.registered, 0)
  const extra = { qualifier: { year }, name: `Số xã đăng ký đạt chuẩn năm ${year}` }
  // a list of nobody is not kept, and one of communes that take on single criteria says nothing of the standard
  const none: Missing = { code: 'noData', text: `Không có danh sách đăng ký đạt chuẩn năm ${year}.` }
  if (registered === 0) return figure(view, plan.communesRegistered, { missing: view.missing ?? none }, extra)
  return figure(view, plan.communesRegistered, view.missing ? { missing: view.missing } : count(registered), extra)
}

function notMeetingFigure(view: View): FigureValue {
  const standing = view.known.filter((row) => row.met !== null && !row.allMet)
  return counted(view, recognition.recognisedButNotMeeting, () => ({ num: holding(standing, 'standard'), den: 1 }))
}

const noVillages: Missing = {
  code: 'notComputable',
  text: 'Không tính được: không có danh sách thôn, xóm và tổng số thôn, xóm; chỉ có số mà địa phương nêu.',
}

function inScopeFigure(view: View): FigureValue {
  const split = view.missing?.units ? view.missing : null
  const { asOf } = view.material.resolved.frame
  return figure(view, units.communesInScope, split ? { missing: split } : count(assessment.communesIn(view.now)), { asOf, opens: !split })
}

/** The figures of a frame, in the order in which people read them. */
export function figuresOf(material: Material): FigureValue[] {
  const view = viewOf(material)
  const { frame, set } = material.resolved
  const bands = view.mixed || set?.level !== 'commune' ? null : set.bands
  const ofUnit =
    frame.unit.level === 'commune' && !material.resolved.carried
      ? [counted(view, criteria.criteriaMetOfUnit, () => ({ num: assessment.totalMet(view.known), den: 1 }), { opens: true })]
      : []
  return [
    inScopeFigure(view),
    ...countedTiers.filter((tier) => tier === 'standard' || holding(view.known, tier) > 0).map((tier) => tierFigure(view, tier)),
    newlyFigure(view, null, null),
    ...ofUnit,
    counted(view, criteria.criteriaMetTotal, () => ({ num: assessment.totalMet(view.known), den: 1 })),
    counted(view, criteria.averageCriteriaMet, () => assessment.averageMet(view.known)),
    ...(bands ?? []).map(({ lo, hi }) => bandFigure(view, lo, hi)),
    counted(view, criteria.communesAllCriteriaMet, () => ({ num: assessment.communesAllMet(view.known), den: 1 })),
    underFigure(view, 5),
    underFigure(view, 10),
    underFigure(view, 15),
    notMeetingFigure(view),
    registeredFigure(view),
    withoutDataFigure(view),
    ...changeFigures(view),
    ...criterionCodes(view).map((code) => criterionFigure(view, criteria.communesMeetingCriterion, code)),
    ...weakest(view),
    figure(view, figures.villagesRecognised, { missing: noVillages }),
    figure(view, figures.villagesRecognisedShare, { missing: noVillages }),
  ]
}

function withoutDataFigure(view: View): FigureValue {
  const missing = view.missing
  const num = assessment.communesIn(view.now) - assessment.communesWithData(view.known)
  return figure(view, criteria.unitsWithoutData, missing ? { missing } : count(num))
}

/** Everything asked for is what the figure has; less may be asked. */
const narrows = (asked: Qualifier, has: Qualifier | null) =>
  Object.entries(asked).every(([key, value]) => has?.[key as keyof Qualifier] === value)

/** One figure of a frame by key and qualifier; undefined where no such figure is defined. */
export function figureOf(material: Material, key: string, qualifier: Qualifier): FigureValue | undefined {
  // narrowed in words of a document («3 xã điểm»): no figure of the registry says that, and the whole must not stand for the part
  if ('units' in qualifier) return undefined
  const view = viewOf(material)
  if (key === criteria.communesInBand.key && qualifier.lo !== undefined) return bandFigure(view, qualifier.lo, qualifier.hi ?? null)
  if (key === criteria.communesUnderCriteria.key && qualifier.k !== undefined) return underFigure(view, qualifier.k)
  if (key === criteria.communesMeetingCriterion.key && qualifier.criterion !== undefined)
    return criterionFigure(view, criteria.communesMeetingCriterion, qualifier.criterion)
  if (key === recognition.communesNewlyRecognised.key) return newlyFigure(view, qualifier.from ?? null, qualifier.to ?? null)
  if (key === recognition.communesRecognised.key) {
    const tier = countedTiers.find((one) => one === (qualifier.tier ?? 'standard'))
    return tier && tierFigure(view, tier)
  }
  return figuresOf(material).find((one) => one.key === key && narrows(qualifier, one.qualifier))
}
