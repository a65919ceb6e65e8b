import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Measure, VerdictValue } from '../criteria/types.ts'
import { type Form, type Layout, type Ready, stageChoices } from '../evidence/import.rules.ts'
import * as text from './import.text.ts'
import type { SetInfo } from './types.ts'

export const measurementLayout = {
  key: 'so-lieu',
  name: 'số liệu chỉ tiêu',
  required: ['ma', 'ngay', 'chi_so', 'cap', 'gia_tri'],
  optional: [],
} as const satisfies Layout

export const verdictLayout = {
  key: 'ket-qua',
  name: 'kết quả từng tiêu chí',
  required: ['ma', 'ngay', 'bo', 'cap', 'tieu_chi', 'ket_qua'],
  optional: ['ly_do'],
} as const satisfies Layout

export const countLayout = {
  key: 'so-tieu-chi',
  name: 'số tiêu chí đạt',
  required: ['ma', 'ngay', 'bo', 'cap', 'so_tieu_chi'],
  optional: [],
} as const satisfies Layout

const verdicts: ReadonlyMap<string, VerdictValue> = new Map<string, VerdictValue>([
  ['Đ', 'met'],
  ['C', 'notMet'],
  ['K', 'notApplicable'],
  ['?', 'unjudgeable'],
  ['dat', 'met'],
  ['chua-dat', 'notMet'],
  ['khong-dat', 'notMet'],
  ['khong-ap-dung', 'notApplicable'],
  ['chua-du-can-cu', 'unjudgeable'],
])

/** Sets by id and by every other name that means one set only. */
export function setsByName(sets: readonly SetInfo[]): ReadonlyMap<string, SetInfo> {
  const named = new Map<string, SetInfo | null>()
  for (const set of sets) for (const alias of set.aliases) named.set(alias, named.has(alias) && named.get(alias) !== set ? null : set)
  const known = [...named].flatMap(([name, set]): [string, SetInfo][] => (set ? [[name, set]] : []))
  return new Map([...known, ...sets.map((set): [string, SetInfo] => [set.id, set])])
}

/** The set of a row, if it is published and units are judged by it on the row's day. */
export function setOn(form: Form, sets: ReadonlyMap<string, SetInfo>, day: LocalDate | null): SetInfo | null {
  const name = form.required('bo', form.text)
  if (name === null) return null
  const set = sets.get(name)
  if (!set) return form.refuse('bo', text.setUnknown(name))
  if (day !== null && (day < set.validFrom || (set.validTo !== null && day >= set.validTo)))
    return form.refuse('bo', text.setNotInForce(set, day))
  return set
}

/** ma, ngay, bo, cap, tieu_chi, ket_qua, ly_do → key: set, stage, criterion, day; then verdict and reason. */
export const readVerdict =
  (sets: ReadonlyMap<string, SetInfo>) =>
  (form: Form): Ready | null => {
    const [code, day] = [form.code(), form.required('ngay', form.day)]
    const set = setOn(form, sets, day)
    const stage = form.required('cap', (column) => form.choice(column, stageChoices))
    const criterion = form.required('tieu_chi', form.text)
    const verdict = form.required('ket_qua', (column) => form.choice(column, verdicts))
    const reason = form.words('ly_do')
    if (set && criterion && !set.criteria.has(criterion)) form.refuse('tieu_chi', text.criterionUnknown(set))
    if (!code || !day || !set || !stage || !criterion || !verdict) return null
    return { code, on: day, fields: [set.id, stage, criterion, day, verdict, reason] }
  }

/** ma, ngay, bo, cap, so_tieu_chi → key: set, stage, day; then the number met. */
export const readCount =
  (sets: ReadonlyMap<string, SetInfo>) =>
  (form: Form): Ready | null => {
    const [code, day] = [form.code(), form.required('ngay', form.day)]
    const set = setOn(form, sets, day)
    const stage = form.required('cap', (column) => form.choice(column, stageChoices))
    const met = form.required('so_tieu_chi', form.count)
    if (set?.criteriaCount != null && met !== null && met > set.criteriaCount) form.refuse('so_tieu_chi', text.moreThanSet(set))
    if (!code || !day || !set || !stage || met === null) return null
    return { code, on: day, fields: [set.id, stage, day, String(met)] }
  }

const answers: ReadonlyMap<string, '1' | '0'> = new Map<string, '1' | '0'>([
  ['1', '1'],
  ['0', '0'],
  ['co', '1'],
  ['khong', '0'],
  ['dat', '1'],
  ['chua-dat', '0'],
])

/** ma, ngay, chi_so, cap, gia_tri → key: measure, day, stage; then the value as a number or as a text. */
export const readMeasurement =
  (measures: ReadonlyMap<string, Measure>) =>
  (form: Form): Ready | null => {
    const [code, day] = [form.code(), form.required('ngay', form.day)]
    const key = form.required('chi_so', form.text)
    const stage = form.required('cap', (column) => form.choice(column, stageChoices))
    const measure = key === null ? undefined : measures.get(key)
    if (key !== null && !measure) form.refuse('chi_so', text.measureUnknown(key))
    const value = measure ? form.required('gia_tri', () => measuredValue(form, measure)) : null
    if (!code || !day || !measure || !stage || value === null) return null
    return { code, on: day, fields: [measure.key, day, stage, ...value] }
  }

function measuredValue(form: Form, measure: Measure): [string, null] | [null, string] | null {
  if (measure.kind === 'yesNo') {
    const answer = form.choice('gia_tri', answers)
    return answer === null ? null : [answer, null]
  }
  if (measure.kind === 'level') {
    const level = form.words('gia_tri')
    if (level === null) return null
    return measure.levels && !measure.levels.includes(level) ? form.refuse('gia_tri', text.levelUnknown(measure.levels)) : [null, level]
  }
  const value = form.number('gia_tri')
  if (value === null) return null
  const [from, to] = measure.bounds ?? [null, null]
  if ((from !== null && value < from) || (to !== null && value > to)) return form.refuse('gia_tri', text.outOfBounds(measure))
  return [String(value), null]
}
