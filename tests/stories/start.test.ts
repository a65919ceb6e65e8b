import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Program, processesOf, run } from '../harness/process.ts'
import { buildOnce } from '../harness/server.ts'

/** One installation lives through its first start, a killed server, commands and its end. The steps build on each other. */
let home: string
let data: string
let server: Program
let address: string
const programs: Program[] = []

beforeAll(async () => {
  await buildOnce()
  home = await mkdtemp(join(tmpdir(), 'ntm-start-'))
  data = join(home, 'data')
})
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGKILL')
  for (const pid of await processesOf(home)) process.kill(pid, 'SIGINT')
  await vi.waitFor(async () => expect(await processesOf(home)).toEqual([]), { timeout: 20_000 })
  await rm(home, { recursive: true, force: true })
})

const start = (env: Record<string, string> = {}) => {
  const program = run('src/server.ts', [], { PORT: '0', NTM_DATA: data, ...env })
  programs.push(program)
  return program
}
const ntm = (...words: string[]) => {
  const program = run('src/cli.ts', words, { NTM_DATA: data })
  programs.push(program)
  return program
}
const ready = async (program: Program) => {
  const [, url] = await program.heard(/^Hệ thống nông thôn mới: (http:\S+)$/m)
  return url as string
}
const status = async (path: string) => (await fetch(`${address}${path}`)).status
const postgres = async () => Number((await readFile(join(data, 'db/postmaster.pid'), 'utf8')).split('\n')[0])

describe('an installation', () => {
  test('starts from nothing: the country, the sets and the demonstration data are there when it says so', async () => {
    server = start()
    address = await ready(server)
    expect(server.said.out).toMatch(/^Nạp 15311 đơn vị/m)
    expect([await status('/healthz'), await status('/readyz'), await status('/metrics')]).toEqual([200, 200, 200])
    const page = await fetch(address)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/nông thôn mới/i)
    expect(server.said.err).toBe('')
  }, 120_000)

  test('a second server on the same folder is refused in one sentence', async () => {
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.said).toEqual({
      out: '',
      err: expect.stringMatching(
        /^Thư mục dữ liệu \S+ đang có một máy chủ dùng \(tiến trình \d+ tại http:\/\/localhost:\d+\)\. .+NTM_DATA.+\n$/,
      ),
    })
    expect(await status('/readyz')).toBe(200)
  })

  test('a port in use is told before anything is done', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const second = start({ PORT: String(port), NTM_DATA: join(home, 'other') })
    expect(await second.ended).toBe(1)
    expect(second.said).toEqual({ out: '', err: expect.stringMatching(new RegExp(`^Cổng ${port} .+PORT=${port + 1} npm start.+\n$`)) })
    other.close()
  })

  test('a command joins the database of the running server, and prints its answer only', async () => {
    const command = ntm('figures', '--unit', '20', '--as-of', '2016-12-31', '--json')
    expect(await command.ended).toBe(0)
    expect(command.said.err).toBe('')
    expect(JSON.parse(command.said.out)).toMatchObject({ frame: { unit: { code: '20' }, asOf: '2016-12-31' } })
  })

  test('killed with -9, it comes back: the PostgreSQL left running is found and owned again', async () => {
    const left = await postgres()
    server.child.kill('SIGKILL')
    await server.ended
    expect(await processesOf(home)).toContain(left)
    server = start()
    address = await ready(server)
    expect(server.said.out).not.toContain('Nạp')
    expect(await status('/readyz')).toBe(200)
    expect(await postgres()).not.toBe(left)
    expect(await processesOf(home)).not.toContain(left)
  })

  test('asked to end, finishes cleanly and leaves no process behind', async () => {
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.said.err).toBe('')
    expect(await processesOf(home)).toEqual([])
  })

  test('a command without a server starts the database, answers and stops it', async () => {
    const command = ntm('figures', '--unit', '20', '--as-of', '2016-12-31', '--json')
    expect(await command.ended).toBe(0)
    expect(JSON.parse(command.said.out)).toMatchObject({ frame: { asOf: '2016-12-31' } })
    expect(await processesOf(home)).toEqual([])
  })

  test('two commands at once: the second waits for the first', async () => {
    const commands = [ntm('figures', '--unit', '20', '--json'), ntm('figures', '--unit', '04', '--as-of', '2022-12-31', '--json')]
    expect(await Promise.all(commands.map(({ ended }) => ended))).toEqual([0, 0])
    expect(await processesOf(home)).toEqual([])
  })

  test('interrupted while it starts, leaves no process behind', async () => {
    const begun = start()
    await vi.waitFor(async () => expect(await processesOf(home)).not.toEqual([]), { timeout: 20_000 })
    begun.child.kill('SIGINT')
    await begun.ended
    await vi.waitFor(async () => expect(await processesOf(home)).toEqual([]), { timeout: 20_000 })
  })
})

describe('the command line', () => {
  test.each([
    ['an unknown command', ['figurs'], 2],
    ['a missing option', ['figures'], 2],
    ['an unknown option', ['figures', '--unit', '20', '--colour', 'red'], 2],
    ['help', ['--help'], 0],
  ])('%s ends with the code for it', async (_, words, code) => {
    expect(await ntm(...words).ended).toBe(code)
  })

  test('a bad setting is told in one sentence', async () => {
    const command = run('src/cli.ts', ['figures', '--unit', '20'], { NTM_TODAY: 'hôm nay' })
    expect(await command.ended).toBe(1)
    expect(command.said).toEqual({ out: '', err: expect.stringMatching(/^Cấu hình chưa đúng: NTM_TODAY.*\n( {2}NTM_TODAY: .*\n)?$/) })
  })
})
