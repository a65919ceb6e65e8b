import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { ensureBuild } from './build.ts'
import { load } from './load.ts'
import { readConfig } from './platform/base/config.ts'
import { dayOf } from './platform/base/local-date.ts'
import { openDatabase } from './platform/db/database.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { migrate } from './platform/db/migrate.ts'
import { createMetrics } from './platform/http/metrics.ts'

const dev = process.argv.includes('--dev')
const settings = readConfig(process.env)
if (!settings.ok) {
  console.error(settings.refusal.text)
  process.exit(1)
}
const config = settings.value
const log = pino({ level: config.logLevel })
const say = (text: string) => console.log(text)

if (!dev) await ensureBuild(() => say('Đang dựng giao diện…'))
const embedded = config.databaseUrl ? null : await startEmbedded(join(config.data, 'db'))
const database = openDatabase(config.databaseUrl ?? (embedded?.url as string), {
  onError: (err) => log.warn({ err }, 'idle connection lost'),
})
await migrate(database.pool, 'migrations')
await load(database, { onProgress: say })

const edge = {
  db: database.db,
  today: () => config.today ?? dayOf(new Date()),
  config,
  log,
  metrics: createMetrics(database.pool),
  dev,
  ready: async () => true,
}

const listen = async () => {
  if (!dev) {
    const { createApp } = await import(pathToFileURL('build/server/index.js').href)
    return createAdaptorServer({ fetch: (await createApp(edge)).fetch })
  }
  const { createDevServer } = await import('./dev.ts')
  return createDevServer(edge)
}
const server = await listen()
server.listen(config.port, config.host, () => say(`Hệ thống nông thôn mới: http://localhost:${config.port}`))

const stop = async () => {
  server.close()
  await database.close()
  await embedded?.stop()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
