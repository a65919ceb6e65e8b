import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { clientFloors, isServerOnly } from './client-floors.ts'

test.each([
  ['src/programme/figures/reads.ts', true],
  ['src/programme/figures/release.queries.ts', true],
  ['src/programme/units/actions.ts', true],
  ['src/programme/units/api.ts', true],
  ['src/platform/db/database.ts', true],
  ['src/platform/events/log.ts', true],
  ['src/programme/units/types.ts', false],
  ['src/programme/units/frame.rules.ts', false],
  ['src/platform/ui/shell.tsx', false],
  ['src/platform/text/number.ts', false],
])('%s may not reach a browser: %s', (path, answer) => {
  expect(isServerOnly(path)).toBe(answer)
})

const from = resolve('src/programme/figures/pages/home.page.tsx')
const resolving = (environment: { name: string; mode: string }, specifier: string) => {
  const { resolveId } = clientFloors()
  if (typeof resolveId !== 'function') throw new Error('no hook')
  const plugin = {
    environment,
    error: (message: string) => {
      throw new Error(message)
    },
  }
  return () => Reflect.apply(resolveId, plugin, [specifier, from, {}])
}

test('a read in a component ends the build for browsers, naming both files', () => {
  expect(resolving({ name: 'client', mode: 'build' }, '../reads.ts')).toThrow(
    /src\/programme\/figures\/pages\/home\.page\.tsx imports src\/programme\/figures\/reads\.ts/,
  )
})

test('rules go everywhere, and the server build has what it needs', () => {
  expect(resolving({ name: 'client', mode: 'build' }, '../view.rules.ts')).not.toThrow()
  expect(resolving({ name: 'ssr', mode: 'build' }, '../reads.ts')).not.toThrow()
})
