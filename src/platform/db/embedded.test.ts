import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { mendLinks } from './native.ts'
import { markOf } from './processes.ts'

const settings = { fsync: 'off', full_page_writes: 'off' }
let template: string
let folder: string
const running: EmbeddedServer[] = []

/** One database is made for all tests; each works on a copy. */
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'ntm-embedded-'))
  const server = await startEmbedded(join(template, 'db'), { settings })
  await ask(server.url, 'create table kept (id int); insert into kept values (1)')
  await server.stop()
})
afterAll(() => rm(template, { recursive: true, force: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ntm-embedded-'))
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const copy = async () => {
  await cp(join(template, 'db'), join(folder, 'db'), { recursive: true })
  return join(folder, 'db')
}
const start = async (place: string, options: EmbeddedOptions = {}) => {
  const server = await startEmbedded(place, { settings, ...options })
  running.push(server)
  return server
}
async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A PostgreSQL whose owner was killed with -9: its number. */
async function orphan(place: string): Promise<number> {
  const program = `import { startEmbedded } from '${import.meta.dirname}/embedded.ts'
    const server = await startEmbedded('${place}')
    console.log(server.pid)
    setInterval(() => undefined, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(owner.stdout, 'data')
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  return Number(String(said).trim())
}

describe('the PostgreSQL of the package', () => {
  test('starts on its data, answers on a socket that only its user may open, and stops without remains', async () => {
    const server = await start(await copy())
    expect(await ask(server.url, 'select * from kept')).toEqual([{ id: 1 }])
    expect((await stat(join(folder, 'db/.s.PGSQL.5432'))).mode & 0o077).toBe(0)
    await server.stop()
    expect(await markOf(server.pid)).toBeNull()
    expect(await readdir(join(folder, 'db'))).not.toContain('postmaster.pid')
  })

  test('left running by a killed owner, is stopped and started anew, and nothing that was committed is lost', async () => {
    const place = await copy()
    const left = await orphan(place)
    expect(await markOf(left)).not.toBeNull()
    const server = await start(place)
    expect(server.pid).not.toBe(left)
    expect(await markOf(left)).toBeNull()
    expect(await ask(server.url, 'select * from kept')).toEqual([{ id: 1 }])
  })

  test('killed with -9 itself, recovers', async () => {
    const place = await copy()
    const left = await orphan(place)
    process.kill(left, 'SIGKILL')
    const server = await start(place)
    expect(await ask(server.url, 'select * from kept')).toEqual([{ id: 1 }])
  })

  test('is not kept from starting by a stale postmaster.pid whose number another program has', async () => {
    const place = await copy()
    const stranger = spawn('sleep', ['60'])
    await writeFile(
      join(place, 'postmaster.pid'),
      `${stranger.pid}\n${place}\n1700000000\n5432\n${place}\n\n  1234567   7654321\nready   \n`,
    )
    const server = await start(place)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await markOf(stranger.pid as number)).not.toBeNull()
    stranger.kill()
  })

  test('uses a folder of its own for the socket where the path is too long for one, and removes it', async () => {
    const long = join(folder, 'thư-mục-có-tên-rất-dài-'.repeat(5))
    await mkdir(long)
    await cp(join(template, 'db'), join(long, 'db'), { recursive: true })
    const server = await start(join(long, 'db'))
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    const sockets = decodeURIComponent(new URL(server.url.replace('postgresql:///', 'postgresql://x/')).searchParams.get('host') as string)
    expect(basename(sockets)).toMatch(/^ntm-pg-/)
    expect((await stat(sockets)).mode & 0o777).toBe(0o700)
    await server.stop()
    await expect(stat(sockets)).rejects.toThrow('ENOENT')
  })

  test('makes its data anew where an earlier start was cut short half way', async () => {
    await mkdir(join(folder, 'db.new'))
    await writeFile(join(folder, 'db.new/PG_VERSION'), '18\n')
    const server = await start(join(folder, 'db'))
    expect(await ask(server.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await readdir(folder)).not.toContain('db.new')
  })

  test('tells when it is lost, and why', async () => {
    const lost = Promise.withResolvers<string>()
    const server = await start(await copy(), { onLost: lost.resolve })
    process.kill(server.pid, 'SIGKILL')
    await expect(lost.promise).resolves.toBeTypeOf('string')
  })
})

describe('refuses in one sentence', () => {
  test('a folder with other files', async () => {
    await mkdir(join(folder, 'db'))
    await writeFile(join(folder, 'db/báo-cáo.docx'), '')
    await expect(start(join(folder, 'db'))).rejects.toMatchObject({ refusal: { code: 'database.notData' } })
    expect(await readdir(join(folder, 'db'))).toEqual(['báo-cáo.docx'])
  })

  test('data of another version of PostgreSQL', async () => {
    const place = await copy()
    await writeFile(join(place, 'PG_VERSION'), '16\n')
    await expect(start(place)).rejects.toMatchObject({
      refusal: { code: 'database.otherVersion', text: expect.stringContaining('PostgreSQL 16') },
    })
  })
})

describe('library links that no install script made', () => {
  const links = [
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' },
  ]
  beforeEach(async () => {
    await mkdir(join(folder, 'native/lib'), { recursive: true })
    await writeFile(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
    for (const { source } of links) await writeFile(join(folder, source), source)
  })

  test('are made in the package, twice without harm', async () => {
    expect(await mendLinks(folder, null)).toBe(true)
    expect(await mendLinks(folder, null)).toBe(true)
    expect(await readlink(join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
    expect(await readFile(join(folder, 'native/lib/libicuuc.so.60'), 'utf8')).toBe('native/lib/libicuuc.so.60.2')
  })

  test('stand elsewhere where the package may not be written', async () => {
    const spare = join(folder, 'spare')
    await mkdir(spare)
    expect(await mendLinks(folder, spare)).toBe(true)
    expect(await readFile(join(spare, 'libpq.so.5'), 'utf8')).toBe('native/lib/libpq.so.5.18')
  })
})
