import { expect, test } from 'vitest'
import { countFile, countReport, sum, type VitestReport } from './test-results.ts'

const report = (success: boolean, ...files: [status: string, ...tests: string[]][]): VitestReport => ({
  success,
  testResults: files.map(([status, ...tests]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((one, index) => ({ fullName: `test ${index}`, status: one })),
  })),
})

test.each<[string, VitestReport, { passed: number; failed: number; skipped: string[] }]>([
  ['all is well', report(true, ['passed', 'passed', 'passed']), { passed: 2, failed: 0, skipped: [] }],
  ['one failed', report(false, ['failed', 'passed', 'failed']), { passed: 1, failed: 1, skipped: [] }],
  [
    'skipped tests are named',
    report(true, ['passed', 'passed', 'skipped', 'pending', 'todo']),
    { passed: 1, failed: 0, skipped: ['test 1', 'test 2', 'test 3'] },
  ],
  ['a file that could not run', report(false, ['failed']), { passed: 0, failed: 1, skipped: [] }],
  ['a file whose hook failed', report(false, ['failed', 'passed', 'skipped']), { passed: 1, failed: 1, skipped: ['test 1'] }],
  ['an error outside of any test', report(false, ['passed', 'passed']), { passed: 1, failed: 1, skipped: [] }],
])('%s', (_name, given, expected) => {
  expect(countReport(given)).toEqual(expected)
})

test('a report that was never written is a failure', () => {
  expect(countFile('no/such/file.json')).toEqual({ passed: 0, failed: 1, skipped: [] })
})

test('suites add up, and a failed check counts as one failure', () => {
  const counts = [
    { passed: 3, failed: 0, skipped: ['a'] },
    { passed: 4, failed: 1, skipped: ['b'] },
  ]
  const steps = [
    { name: 'lint', ok: false, seconds: 1 },
    { name: 'types', ok: true, seconds: 1 },
  ]
  expect(sum(counts, steps)).toEqual({ passed: 7, failed: 2, skipped: ['a', 'b'] })
})
