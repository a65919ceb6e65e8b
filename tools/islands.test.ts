import { expect, test } from 'vitest'
import { islandOf } from './islands.ts'

test.each([
  ['src/programme/evidence/pages/upload.island.ts', 'evidence/upload'],
  ['src/programme/evidence/pages/upload.client.ts', null],
  ['src/programme/evidence/upload.island.ts', null],
  ['src/platform/ui/upload.island.ts', null],
])('%s is the island %s', (path, name) => {
  expect(islandOf(path)).toBe(name)
})
