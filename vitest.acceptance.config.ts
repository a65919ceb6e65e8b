import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Real texts, figures and registers stand outside the repository, beside it by default. */
const shared = resolve(process.env.NTM_SHARED ?? '../shared')
const isThere = existsSync(shared)
if (!isThere) {
  const sentence = `acceptance: no folder ${shared} (set NTM_SHARED)`
  if (process.env.CI) throw new Error(sentence)
  console.error(`${sentence}; nothing to compare with, nothing run`)
}

export default defineConfig({
  test: {
    include: isThere ? ['tests/acceptance/**/*.acceptance.ts'] : [],
    passWithNoTests: !isThere,
    globalSetup: ['tests/harness/global-setup.ts'],
    env: { NTM_SHARED: shared },
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
