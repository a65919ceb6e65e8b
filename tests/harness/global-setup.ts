import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/platform/db/database.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'

/**
 * Boots one PostgreSQL for the whole run and makes the template `ntm_empty` (migrated, without data).
 * Test files take a copy of it with `freshDatabase()`.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'ntm-test-'))
  await chmod(folder, 0o755)
  const server = await startEmbedded(join(folder, 'db'), {
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' },
  })
  const admin = openDatabase(server.url)
  await admin.pool.query('create database ntm_empty')
  await admin.close()
  const template = openDatabase(server.url.replace('/postgres?', '/ntm_empty?'))
  await migrate(template.pool, 'migrations')
  await template.close()
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}
