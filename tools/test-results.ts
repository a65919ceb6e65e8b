import { existsSync, readFileSync } from 'node:fs'

/** Where the runs leave their results. */
export const resultsFolder = 'test-results'
export const suites = {
  tests: `${resultsFolder}/tests.json`,
  acceptance: `${resultsFolder}/acceptance.json`,
  simulation: `${resultsFolder}/simulation.json`,
} as const
export const stepsFile = `${resultsFolder}/steps.json`

/** What of Vitest's JSON report is read. */
export type VitestReport = {
  success: boolean
  testResults: { name: string; status: string; message?: string; assertionResults: { fullName: string; status: string }[] }[]
}

export type Count = { passed: number; failed: number; skipped: string[] }

const skippedStates = ['skipped', 'pending', 'todo', 'disabled']

/**
 * Counts one report. A file that could not run counts as one failure, and so does a run that failed without a failed test:
 * the count never says «0 failed» of a run that was not sound.
 */
export function countReport(report: VitestReport): Count {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const unrun = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  )
  const failed = tests.filter((one) => one.status === 'failed').length + unrun.length
  return {
    passed: tests.filter((one) => one.status === 'passed').length,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: tests.filter((one) => skippedStates.includes(one.status)).map((one) => one.fullName),
  }
}

/** A report that was never written is a run that failed. */
export function countFile(path: string): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: [] }
  return countReport(JSON.parse(readFileSync(path, 'utf8')))
}

/** One check beside the tests: formatting, types, floors, documents … */
export type Step = { name: string; ok: boolean; seconds: number }

/** Tests of all suites together; a check that failed counts as one failure. */
export function sum(counts: readonly Count[], steps: readonly Step[]): Count {
  return {
    passed: counts.reduce((total, one) => total + one.passed, 0),
    failed: counts.reduce((total, one) => total + one.failed, 0) + steps.filter((step) => !step.ok).length,
    skipped: counts.flatMap((one) => one.skipped),
  }
}
