import { expect, test } from 'vitest'
import { readFolder } from './folder.reads.ts'

test('the sets of the house are in order', async () => {
  const { sets, problems } = await readFolder('criteria-sets')
  expect(problems).toEqual([])
  expect(sets).toHaveLength(17)
})
