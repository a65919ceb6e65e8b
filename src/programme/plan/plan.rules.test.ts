import { describe, expect, test } from 'vitest'
import type { FigureDefinition } from '../../platform/base/figure.ts'
import { day } from '../../platform/base/local-date.ts'
import { canFollow } from './procedures.ts'
import { readDecision, readProposal } from './register.rules.ts'
import { readSlowRule } from './slow.rules.ts'
import { readTargetForm, readValue, type TargetForm } from './target.rules.ts'
import { slowText } from './text.ts'

const today = day('2026-03-10')
const wheres = (answer: { ok: boolean; refusal?: { text: string; offenders?: { where: string }[] } }) =>
  answer.ok ? [] : (answer.refusal?.offenders ?? []).map(({ where }) => where)

describe('steps of a registration', () => {
  test.each([
    ['propose', null, true],
    ['propose', 'proposed', true],
    ['propose', 'approved', false],
    ['propose', 'struck', true],
    ['approve', null, false],
    ['approve', 'proposed', true],
    ['approve', 'approved', false],
    ['approve', 'struck', false],
    ['strike', 'proposed', true],
    ['strike', 'approved', true],
    ['strike', 'struck', false],
    ['strike', null, false],
  ] as const)('%s after %s: %s', (deed, status, can) => expect(canFollow(deed, status)).toBe(can))
})

describe('a registration as typed', () => {
  const known = ['10', '17', '2']
  const form = { year: '2026', tier: 'standard', aim: 'tier', ticked: [], due: null }
  test.each([
    ['whole, until the end of the year', form, { whole: true, due: '2026-12-31', ticked: null }],
    ['ticked in the order of the set, once', { ...form, ticked: ['17', '10', '17'] }, { ticked: ['10', '17'] }],
    ['some criteria by a day', { ...form, aim: 'criteria', ticked: ['2'], due: day('2026-06-30') }, { whole: false, due: '2026-06-30' }],
  ])('%s', (_, typed, read) => expect(readProposal(typed, known, today)).toMatchObject({ ok: true, value: read }))
  test.each([
    ['a year that is over', { ...form, year: '2025' }, ['Năm']],
    ['a year that is no number', { ...form, year: '12a' }, ['Năm']],
    ['half a year', { ...form, year: '2026,5' }, ['Năm']],
    ['no tier', { ...form, tier: 'completion' }, ['Danh hiệu']],
    ['no aim', { ...form, aim: '' }, ['Mức đăng ký']],
    ['criteria without any', { ...form, aim: 'criteria' }, ['Tiêu chí']],
    ['a criterion of another set', { ...form, ticked: ['99'] }, ['Tiêu chí 99']],
    ['a day in another year', { ...form, due: day('2027-01-01') }, ['Thời hạn']],
  ])('%s is refused', (_, typed, offenders) => expect(wheres(readProposal(typed, known, today))).toEqual(offenders))
})

test.each([
  ['215/QĐ-UBND', day('2026-02-05'), 'Quyết định 215/QĐ-UBND ngày 5/2/2026'],
  ['Kế hoạch 7/KH-UBND', day('2026-02-05'), 'Kế hoạch 7/KH-UBND ngày 5/2/2026'],
  ['', day('2026-02-05'), null],
  ['quyết định', day('2026-02-05'), null],
  ['215/QĐ-UBND', day('2026-03-11'), null],
  ['215/QĐ-UBND', null, null],
])('decision %s of %s', (number, on, read) => {
  const answer = readDecision(number, on, today)
  expect(answer.ok ? answer.value : null).toBe(read)
})

const definition = (unit: string, decimals: 0 | 1 | 2) => ({ unit, decimals }) as FigureDefinition
describe('a number as typed', () => {
  test.each([
    ['14', 'xã', 0, { num: '14', den: '1' }],
    ['1.500', 'lượt tiêu chí', 0, { num: '1500', den: '1' }],
    ['13,8', 'tiêu chí/xã', 2, { num: '13.8', den: '1' }],
    ['30', '%', 1, { num: '30', den: '100' }],
  ] as const)('%s %s', (typed, unit, decimals, kept) =>
    expect(readValue(typed, definition(unit, decimals))).toEqual({ ok: true, value: kept }),
  )
  test.each([
    ['12a', 'xã', 0],
    ['1,5', 'xã', 0],
    ['', 'xã', 0],
    ['-3', 'xã', 0],
    ['1.500', 'tiêu chí/xã', 2],
    ['101', '%', 1],
  ] as const)('%s %s is refused', (typed, unit, decimals) => expect(readValue(typed, definition(unit, decimals)).ok).toBe(false))
})

describe('a target as typed', () => {
  const none = { k: '', criterion: '', tier: '', from: null, to: null, lo: '', hi: '' }
  const form: TargetForm = {
    ...{ unitCode: '20', figure: 'communes-recognised', value: '65', due: day('2026-12-31'), setOn: day('2026-01-15'), mapOf: null },
    ...{ document: 'Kế hoạch 12/KH-UBND', note: '', qualifier: none },
  }
  const count = definition('xã', 0)
  test.each([
    ['the map is that of the document', form, { qualifier: {}, mapOf: '2026-01-15' }],
    ['the standard tier narrows nothing', { ...form, qualifier: { ...none, tier: 'standard' } }, { qualifier: {} }],
    ['another tier does', { ...form, qualifier: { ...none, tier: 'model' } }, { qualifier: { tier: 'model' } }],
    ['new ones are of the year', { ...form, figure: 'communes-newly-recognised' }, { qualifier: { from: '2026-01-01', to: '2026-12-31' } }],
    ['under five', { ...form, figure: 'communes-under-criteria', qualifier: { ...none, k: '5' } }, { qualifier: { k: 5 } }],
  ])('%s', (_, typed, read) => expect(readTargetForm(typed, count, today)).toMatchObject({ ok: true, value: read }))
  test.each([
    ['no number', { ...form, value: '12a' }, ['Số giao']],
    ['no day', { ...form, due: null }, ['Thời hạn']],
    ['due before it was set', { ...form, due: day('2026-01-01') }, ['Thời hạn']],
    ['set tomorrow', { ...form, setOn: day('2026-03-11') }, ['Ngày văn bản']],
    ['no document', { ...form, document: '  ' }, ['Văn bản giao']],
    ['under nothing', { ...form, figure: 'communes-under-criteria' }, ['Dưới số tiêu chí']],
    ['a bound that the figure has not', { ...form, qualifier: { ...none, k: '5' } }, ['Dưới số tiêu chí']],
  ])('%s is refused', (_, typed, offenders) => expect(wheres(readTargetForm(typed, count, today))).toEqual(offenders))
})

describe('a rule of slowness as typed', () => {
  test.each([
    ['registeredShort', '3', '6', 'Xã đăng ký đạt chuẩn còn thiếu từ 3 tiêu chí khi còn không quá 6 tháng đến hạn'],
    ['fewCriteria', '10', '', 'Xã đạt dưới 10 tiêu chí'],
    ['noProgress', '', '12', 'Xã không tăng tiêu chí nào trong 12 tháng'],
  ])('%s', (kind, criteria, months, text) => {
    const read = readSlowRule({ kind, criteria, months, source: 'Kế hoạch 12' })
    expect(read.ok && slowText(read.value)).toBe(text)
  })
  test.each([
    ['anything', '3', '6', 'x', ['Quy tắc']],
    ['fewCriteria', '1,5', '', 'x', ['Số tiêu chí']],
    ['noProgress', '', '0', 'x', ['Số tháng']],
    ['registeredShort', '', '12a', ' ', ['Số tiêu chí', 'Số tháng', 'Căn cứ']],
  ])('%s %s %s is refused', (kind, criteria, months, source, offenders) =>
    expect(wheres(readSlowRule({ kind, criteria, months, source }))).toEqual(offenders),
  )
})
