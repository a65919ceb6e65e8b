import { Command, CommanderError } from 'commander'
import { readConfig } from './platform/base/config.ts'
import { dayOf } from './platform/base/local-date.ts'
import { isRefused, Refused } from './platform/base/refusal.ts'
import type { Database } from './platform/db/database.ts'
import type { OpenSession, Session } from './platform/db/session.ts'

/** `npm run ntm -- …`. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. Standard output carries answers only. */
const say = (text: string) => process.stderr.write(`${text}\n`)

type Module = { commands: (program: Command, open: OpenSession) => void }

/** What each module adds to the command line, by the names of its commands: a module is read only when its command is called. */
const modules: { names: string[]; read: () => Promise<Module> }[] = [
  { names: ['units'], read: () => import('./programme/units/commands.ts') },
  { names: ['sets'], read: () => import('./programme/criteria/commands.ts') },
  { names: ['figures'], read: () => import('./programme/figures/commands.ts') },
  { names: ['import'], read: () => import('./programme/figures/import.commands.ts') },
  { names: ['verify'], read: () => import('./programme/figures/verify.commands.ts') },
  { names: ['read'], read: () => import('./programme/reading/commands.ts') },
]

const sessions: Session[] = []

/** What is slow to read (database, migrations, data) is read when a command opens the database, not for `--help`. */
const open: OpenSession = async () => {
  const settings = readConfig(process.env)
  if (!settings.ok) throw new Refused(settings.refusal)
  const config = settings.value
  const { openSession } = await import('./platform/db/session.ts')
  const prepare = async (database: Database) => {
    const [{ migrate }, { fill, needsFilling }] = await Promise.all([import('./platform/db/migrate.ts'), import('./fill.ts')])
    await migrate(database.pool, 'migrations')
    if (await needsFilling(database)) await fill(database, { today: config.today ?? dayOf(new Date()), onProgress: say })
  }
  const session = await openSession({ config, prepare, say })
  sessions.push(session)
  return session
}

async function run(words: string[]): Promise<number> {
  const program = new Command('ntm')
    .description('Dòng lệnh của hệ thống nông thôn mới')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  const called = words.find((word) => !word.startsWith('-'))
  const wanted = modules.filter(({ names }) => called !== undefined && names.includes(called))
  for (const { read } of wanted.length > 0 ? wanted : modules) (await read()).commands(program, open)
  try {
    await program.parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    return exitCode(error)
  } finally {
    for (const session of sessions) await session.close()
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (isRefused(error)) {
    const { text, offenders } = error.refusal
    say([text, ...(offenders ?? []).map(({ where, what }) => `  ${where}: ${what}`)].join('\n'))
    return 1
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

// `ntm … | head` closes our output early: nothing to tell
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

process.exitCode = await run(process.argv.slice(2))
