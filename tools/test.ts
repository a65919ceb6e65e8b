import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { missingPrograms } from '../tests/harness/needs.ts'
import { countFile, resultsFolder, type Step, stepsFile, suites } from './test-results.ts'

/** Everything that a newcomer should trust, cheapest first; every step runs, so one run tells all. */
const checks: [name: string, what: string][] = [
  ['lint', 'formatting and lint'],
  ['types', 'types'],
  ['floors', 'the six laws of the floors'],
  ['docs', 'documents, links, dependencies'],
  ['unused', 'unused files, exports and dependencies'],
]

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10

function check(name: string): Step {
  const since = performance.now()
  const run = spawnSync('npm', ['run', '--silent', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
  const ok = run.status === 0
  if (!ok) console.log(`${run.stdout}${run.stderr}`)
  const step = { name, ok, seconds: seconds(since) }
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${checks.find(([one]) => one === name)?.[1]}, ${step.seconds} s`)
  return step
}

rmSync(resultsFolder, { recursive: true, force: true })
mkdirSync(resultsFolder, { recursive: true })
const steps = checks.map(([name]) => check(name))
writeFileSync(stepsFile, JSON.stringify(steps))

const since = performance.now()
spawnSync('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${suites.tests}`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
const { passed, failed, skipped } = countFile(suites.tests)

console.log('')
for (const step of steps) console.log(`${step.ok ? 'ok    ' : 'FAILED'} ${step.name}`)
console.log(
  `${failed === 0 ? 'ok    ' : 'FAILED'} tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped, ${seconds(since)} s`,
)
if (skipped.length > 0) {
  const missing = missingPrograms().map(({ name, debian }) => `${name} (Debian: ${debian})`)
  console.log(`${skipped.length} skipped${missing.length > 0 ? `; not on this machine: ${missing.join(', ')}` : ''}:`)
  for (const name of skipped) console.log(`       ${name}`)
}
process.exitCode = failed === 0 && steps.every((step) => step.ok) ? 0 : 1
