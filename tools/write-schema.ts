/** `npm run schema`: migrates an empty database and writes its schema to migrations/schema.sql. Run it after each new migration. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settledCatalogue } from '../src/platform/db/catalogue.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'

const folder = await mkdtemp(join(tmpdir(), 'ntm-schema-'))
const server = await startEmbedded(join(folder, 'db'), { settings: { fsync: 'off' } })
const open = (name: string) => openDatabase(server.url.replace('/postgres?', `/${name}?`), { max: 1 })
const admin = open('postgres')
try {
  await admin.pool.query('create database migrated')
  await admin.pool.query('create database bare')
  const [migrated, bare] = [open('migrated'), open('bare')]
  await migrate(migrated.pool, 'migrations')
  const [client, empty] = await Promise.all([migrated.pool.connect(), bare.pool.connect()])
  await writeFile('migrations/schema.sql', await settledCatalogue(client, empty))
  client.release()
  empty.release()
  await Promise.all([migrated.close(), bare.close()])
  console.log('migrations/schema.sql')
} finally {
  await admin.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
