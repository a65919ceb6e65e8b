import { existsSync, readFileSync } from 'node:fs'
import { countFile, stepsFile, suites, sum } from './test-results.ts'

/** Ends `.ci/run`: all suites in one plain line. With CI set a skipped test is a failure too. */
const steps = existsSync(stepsFile) ? JSON.parse(readFileSync(stepsFile, 'utf8')) : []
// acceptance runs only where the shared texts and figures are; .ci/run says so, and in CI that is a failure
const isWhole = existsSync(process.env.NTM_SHARED ?? '../shared') || Boolean(process.env.CI)
const { passed, failed, skipped } = sum(
  [countFile(suites.tests), countFile(suites.simulation), ...(isWhole ? [countFile(suites.acceptance)] : [])],
  steps,
)
const refused = process.env.CI ? skipped.length : 0
for (const name of skipped) console.log(`skipped: ${name}`)
if (refused > 0) console.log(`${refused} skipped: CI accepts no skip, each counts as failed`)
console.log(`${passed} passed, ${failed + refused} failed`)
process.exitCode = failed + refused === 0 ? 0 : 1
