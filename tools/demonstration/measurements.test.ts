import { beforeAll, expect, it } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { readFolder } from '../../src/programme/criteria/folder.reads.ts'
import { judge } from '../../src/programme/criteria/judge.rules.ts'
import type { CriteriaSet, Facts, VerdictValue } from '../../src/programme/criteria/types.ts'
import { committed } from './committed.ts'

/** What nobody knows of Thái Nguyên: the province's own thresholds, and which communes were of which area class. */
const facts = (measurements: Map<string, number>): Facts => ({
  date: day('2019-06-30'),
  region: 'TDMNPB',
  areaClasses: null,
  group: null,
  measurements,
  slots: new Map(),
  sets: new Map(),
  shares: new Map(),
  meets: new Map(),
})

let set: CriteriaSet | undefined
beforeAll(async () => {
  set = (await readFolder('criteria-sets')).sets.find((one) => one.set.id === 'xa-2016')?.set
})

it('what was measured in Thái Nguyên is judged as it was asserted, but for roads, culture houses and income short of 2020', () => {
  if (!set) throw new Error('criteria-sets/xa-2016 could not be read')
  const measured = new Map<string, Map<string, number>>()
  for (const row of committed('thai-nguyen', 'so-lieu')) {
    const of = measured.get(row.ma ?? '') ?? new Map<string, number>()
    measured.set(row.ma ?? '', of.set(row.chi_so ?? '', Number(row.gia_tri)))
  }
  const judged = new Map<string, VerdictValue>()
  for (const [code, measurements] of measured) {
    for (const { code: criterion, verdict } of judge(set, facts(measurements)).criteria) judged.set(`${code} ${criterion}`, verdict)
  }
  const expected = committed('thai-nguyen', 'ket-qua').map((row): [string, VerdictValue] => {
    const met = row.ket_qua === 'Đ'
    const open = row.tieu_chi === '2' || row.tieu_chi === '6' || (row.tieu_chi === '10' && !met)
    return [`${row.ma} ${row.tieu_chi}`, open ? 'unjudgeable' : met ? 'met' : 'notMet']
  })
  expect(judged.size).toBe(139 * 19)
  expect(expected.filter(([key, verdict]) => judged.get(key) !== verdict).map(([key, verdict]) => [key, verdict, judged.get(key)])).toEqual(
    [],
  )
})
