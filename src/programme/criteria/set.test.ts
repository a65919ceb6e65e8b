import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkSet } from './check.rules.ts'
import { readFolder } from './folder.reads.ts'
import { readMeasures } from './measures.rules.ts'
import { readSet } from './set.rules.ts'
import type { Problem } from './types.ts'
import { writeSet } from './write.rules.ts'

const { sets, problems } = await readFolder('criteria-sets')
const xa2016 = await readFile('criteria-sets/xa-2016/set.yaml', 'utf8')
const { measures } = readMeasures('measures.yaml', await readFile('criteria-sets/measures.yaml', 'utf8'))

test('the sets of the house are in order', () => expect(problems).toEqual([]))

test.each([
  ['xa-2009', 1, 19, 39],
  ['xa-2009', 2, 19, 39],
  ['xa-2016', 1, 19, 49],
  ['xa-2021', 1, 19, 57],
  ['xa-nang-cao-2021', 1, 19, 75],
  ['xa-2026', 1, 10, 11],
  ['huyen-2016', 1, 9, 0],
  ['huyen-2021', 1, 9, 14],
])('%s, version %d: %d criteria, %d indicators', (id, version, criteria, indicators) => {
  const found = sets.find(({ set }) => set.id === id && set.version === version)?.set
  expect([found?.criteria.length, found?.criteria.flatMap((one) => one.indicators).length]).toEqual([criteria, indicators])
})

test('51/2025: 11 rows known, 36 unlisted, no threshold at all', () => {
  const set = sets.find(({ set: { id } }) => id === 'xa-2026')?.set
  expect([set?.unlisted, set?.counts.indicators]).toEqual([36, 47])
  expect(JSON.stringify(set?.criteria)).not.toMatch(/"value":[^n]/)
})

test('342/2013 rewrote criteria 7, 10, 12, 14 and 15 of 491/2009 and no other', () => {
  const [first, second] = [1, 2].map(
    (version) => sets.find(({ set }) => set.id === 'xa-2009' && set.version === version)?.set.criteria ?? [],
  )
  const changed = first?.filter((criterion, index) => JSON.stringify(criterion) !== JSON.stringify(second?.[index])).map(({ code }) => code)
  expect(changed).toEqual(['7', '10', '12', '14', '15'])
})

test('the files are written as the writer writes them', async () => {
  const texts = await Promise.all(
    sets.map(async ({ file, set: { measures: _, ...set } }) => [writeSet(set) === (await readFile(file, 'utf8')), file]),
  )
  expect(texts.filter(([same]) => !same)).toEqual([])
})

/** What the reader and the checks say of a text. */
function problemsOf(text: string): Problem[] {
  const { set, reading } = readSet('xa-2016/set.yaml', text)
  if (set) checkSet(set, measures, (at, what, mend) => reading.report(at, what, mend))
  return reading.problems
}

const lineOf = (text: string, needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length

describe('every problem names its line, what is wrong and how to mend it', () => {
  const cases: [name: string, from: string, to: string, at: string, what: string][] = [
    ['a number as code', "code: '4.2'", 'code: 4.20', 'code: 4.20', 'chỉ tiêu 4.2: «code» phải là chữ'],
    [
      'an unknown key',
      'measure: electricity-system-standard',
      'meassure: electricity-system-standard',
      'meassure',
      'chỉ tiêu 4.1: khoá «meassure» không có trong ngữ pháp',
    ],
    [
      'a region left out',
      'TN: 98, DNB: 99, DBSCL: 98',
      'TN: 98, DNB: 99',
      '{TDMNPB: 95, DBSH: 99, BTB: 98, DHNTB: 98, TN: 98, DNB: 99}',
      'chỉ tiêu 4.2: atLeast: thiếu cột DBSCL',
    ],
    [
      'a value without certainty',
      '{same: 80, certainty: recalled}',
      '{same: 80}',
      '80}',
      'chỉ tiêu 3.1: atLeast: same: có giá trị 80 mà thiếu certainty',
    ],
    [
      'a slot without certainty',
      '{setBy: province, certainty: recalled}',
      '{setBy: province}',
      '{setBy: province}',
      'chỉ tiêu 2.1: atLeast: ô để province quy định mà thiếu certainty',
    ],
    [
      'a value that is called missing',
      '{same: 80, certainty: recalled}',
      '{same: 80, certainty: missing}',
      '80, certainty: missing',
      'chỉ tiêu 3.1: atLeast: same: có giá trị 80 mà certainty là missing',
    ],
    ['a code twice', "code: '3.2'", "code: '3.1'", "code: '3.1'\n        name: Đảm bảo", 'chỉ tiêu 3.1 có hai lần'],
    ['an indicator in the wrong criterion', "code: '3.2'", "code: '5.2'", "code: '5.2'", 'chỉ tiêu 5.2 nằm trong tiêu chí 3'],
    [
      'a measure that does not exist',
      'measure: electricity-system-standard',
      'measure: electricity',
      "code: '4.1'",
      'chỉ tiêu 4.1: không có số liệu «electricity»',
    ],
    [
      'another unit',
      'unit: triệu đồng/người/năm',
      'unit: nghìn đồng',
      "code: '10'\n        name",
      'chỉ tiêu 10: đơn vị «nghìn đồng» khác đơn vị «triệu đồng/người/năm» của income-per-capita',
    ],
    [
      'the wrong direction',
      'atMost:\n            byRegion: {TDMNPB: 12',
      'atLeast:\n            byRegion: {TDMNPB: 12',
      "code: '11'\n        name",
      'chỉ tiêu 11: multidimensional-poor-household-rate càng thấp càng tốt mà lại so atLeast',
    ],
    [
      'out of bounds',
      '{same: 80, certainty: recalled}',
      '{same: 800, certainty: recalled}',
      "code: '3.1'",
      'chỉ tiêu 3.1: mức 800 lớn hơn 100',
    ],
    ['bands with a hole', '15-18, 10-14', '15-18, 11-14', 'bands', 'bands không phủ 0…19 đúng một lần: 10 (không nhóm nào)'],
    ['bands that overlap', '15-18, 10-14', '14-18, 10-14', 'bands', 'bands không phủ 0…19 đúng một lần: 14 (2 nhóm)'],
    ['counts', 'indicators: 49', 'indicators: 50', 'counts', 'counts.indicators là 50 nhưng liệt kê 49 và unlisted 0'],
    [
      'a day that is none',
      'validFrom: 2016-12-01',
      'validFrom: 2016-11-31',
      'validFrom',
      'bộ tiêu chí: «validFrom» không phải ngày: 2016-11-31',
    ],
    [
      'an end before the start',
      'validTo: 2022-03-08',
      'validTo: 2016-03-08',
      'id: xa-2016',
      'validTo 2016-03-08 không sau validFrom 2016-12-01',
    ],
    [
      'a source without address',
      'source: [tkl1980]\n        measure: households',
      'source: [tkl]\n        measure: households',
      "code: '4.2'",
      'chỉ tiêu 4.2: nguồn «tkl» không có trong sources',
    ],
    ['read nowhere', 'source: [yte1980]\n        measure', 'measure', "code: '15.2'", 'chỉ tiêu 15.2: secondary mà không ghi nguồn'],
    [
      'two tests at once',
      'test: {yes: {certainty: recalled}}',
      'test: {yes: {certainty: recalled}, equals: {same: 1, certainty: recalled}}',
      '{yes: {certainty: recalled}, equals',
      'chỉ tiêu 1.1: phải có đúng một phép so',
    ],
    [
      'an expression',
      'test: {yes: {certainty: recalled}}',
      'test: {when: a > b}',
      'when',
      'chỉ tiêu 1.1: khoá «when» không có trong ngữ pháp',
    ],
    ['broken YAML', 'bands: [19', 'bands: [19]]', 'bands', 'không đọc được YAML'],
  ]
  test.each(cases)('%s', (_, from, to, at, what) => {
    const text = xa2016.replace(from, to)
    expect(text).not.toBe(xa2016)
    const found = problemsOf(text).find((problem) => problem.what.startsWith(what))
    expect(found, JSON.stringify(problemsOf(text).slice(0, 4), null, 1)).toBeDefined()
    expect(found?.line).toBe(lineOf(text, at))
    expect(found?.mend).not.toBe('')
  })
})

test('measures.yaml: what is wrong is told with its line', () => {
  const text = `Bad_key: {name: A, kind: percent, direction: up}\nno-unit:\n  name: B\n  kind: number\n  direction: up\nbounds-back:\n  name: C\n  kind: percent\n  direction: down\n  bounds: [100, 0]\n`
  expect(readMeasures('measures.yaml', text).problems.map(({ line, what }) => [line, what])).toEqual([
    [1, 'số liệu «Bad_key»: mã phải là chữ thường nối bằng gạch ngang'],
    [3, 'số liệu no-unit: thiếu đơn vị'],
    [10, 'số liệu bounds-back: bounds phải là [nhỏ nhất, lớn nhất]'],
  ])
})
