import { readConfig } from './platform/base/config.ts'
import { isRefused } from './platform/base/refusal.ts'
import { createLog } from './platform/http/logging.ts'
import { readSettings } from './programme/people/settings.rules.ts'
import { refusals } from './programme/people/text.ts'
import { start } from './start.ts'

/** `npm start` and `npm run dev`: one sentence for what a person must mend, the stack only for bugs. */
const dev = process.argv.includes('--dev')
const demonstration = process.argv.includes('--demo')
const production = process.env.NODE_ENV === 'production'
// read by React when the pages are imported, further down
process.env.NODE_ENV ??= dev ? 'development' : 'production'
const say = (text: string) => process.stdout.write(`${text}\n`)
const fail = (text: string): never => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const config = readConfig(process.env)
const settings = readSettings(process.env)
if (!config.ok) fail(config.refusal.text)
else if (!settings.ok) fail(settings.refusal.text)
else if (demonstration && production) fail(refusals.demonstrationForbidden.text)
else {
  const log = createLog(config.value)
  // while starting, a signal ends the process; what was begun is stopped on exit
  const cut = () => process.exit(130)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, cut)
  const onLost = (said: string) => {
    log.fatal({ said }, 'PostgreSQL ended')
    fail('PostgreSQL đã dừng bất ngờ nên máy chủ dừng theo. Chạy lại «npm start»; nguyên nhân nằm ở data/postgres.log.')
  }
  try {
    const running = await start({ config: config.value, settings: settings.value, log, dev, demonstration, say, onLost })
    let stoppingSince: number | undefined
    const stop = async () => {
      // Ctrl-C comes twice, from the terminal and from npm; a later one is a person who will not wait
      if (stoppingSince !== undefined) return Date.now() - stoppingSince > 2_000 ? process.exit(1) : undefined
      stoppingSince = Date.now()
      await running.stop()
      process.exit(0)
    }
    for (const signal of signals) process.off(signal, cut).on(signal, stop)
    say(`Hệ thống nông thôn mới: ${running.address}`)
  } catch (error) {
    if (isRefused(error)) fail(error.refusal.text)
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}
