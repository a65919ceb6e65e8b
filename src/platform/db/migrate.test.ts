import { expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { migrate } from './migrate.ts'

test('a second run of the migrations changes nothing', async () => {
  const { pool } = await freshDatabase()
  expect((await migrate(pool, 'migrations')).ran).toEqual([])
})
