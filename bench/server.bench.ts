/**
 * The server as `npm start` starts it (production build, its own PostgreSQL as launched), asked over loopback.
 * Goals: counts by province for the whole country come in at most 30 ms when first asked, at most 5 ms when asked before, on a server
 * that is warm; and after a minute without visitors all processes together hold at most 250 MB (PSS: shared pages counted once).
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '../src/platform/db/database.ts'
import { databaseUrl } from '../src/platform/db/embedded.ts'
import { run as start } from '../tests/harness/process.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, median, ms, say, timed } from './measure.ts'

type Asked = { first: number[]; again: number[] }

/** Each day asked for the first time after the data changed, then again. */
async function ask(addresses: string[], forget: () => Promise<unknown>): Promise<Asked> {
  const fetched = async (address: string) => {
    const answer = await fetch(address)
    const body = await answer.arrayBuffer()
    if (answer.status !== 200 || body.byteLength < 1_000) throw new Error(`${address} answered ${answer.status}`)
  }
  const asked: Asked = { first: [], again: [] }
  // a server that just started translates its own code on the way
  for (let round = 0; round < 40; round++) await fetched(addresses[round % addresses.length] as string)
  for (let round = 0; round < 15; round++) {
    const address = addresses[round % addresses.length] as string
    await forget()
    asked.first.push(await timed(() => fetched(address)))
    for (let again = 0; again < 3; again++) asked.again.push(await timed(() => fetched(address)))
  }
  return asked
}

const findings = (what: string, goals: boolean, { first, again }: Asked): Finding[] => [
  {
    what: `${what}, first asked`,
    goal: goals ? '≤ 30 ms' : 'none',
    measured: `${ms(median(first))} median, ${ms(Math.min(...first))} to ${ms(Math.max(...first))} of ${first.length}`,
    held: goals ? median(first) <= 30 : null,
  },
  {
    what: `${what}, asked before`,
    goal: goals ? '≤ 5 ms' : 'none',
    measured: `${ms(median(again))} median, ${ms(Math.min(...again))} to ${ms(Math.max(...again))} of ${again.length}`,
    held: goals ? median(again) <= 5 : null,
  },
]

type Process = { pid: number; parent: number; name: string; megabytes: number }

/** A process and everything that it started, with the memory that is theirs. */
async function family(root: number): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map<number, { parent: number; name: string }>()
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, name = '', parent = '0'] = /\((.*)\) \S (\d+)/.exec(stat) ?? []
    parents.set(pid, { parent: Number(parent), name })
  }
  const ours = [root]
  for (const one of ours) for (const [pid, { parent }] of parents) if (parent === one) ours.push(pid)
  return Promise.all(
    ours.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
      const megabytes = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024
      return { pid, ...(parents.get(pid) as { parent: number; name: string }), megabytes }
    }),
  )
}

async function memory(pid: number): Promise<Finding> {
  say('server idle for 60 s …')
  await new Promise((wake) => setTimeout(wake, 60_000))
  const all = await family(pid)
  const sum = all.reduce((total, one) => total + one.megabytes, 0)
  const node = all.find((one) => one.pid === pid)?.megabytes ?? 0
  return {
    what: 'Memory of all processes after these questions and 60 s idle (PSS)',
    goal: '≤ 250 MB',
    measured: `${Math.round(sum)} MB (server ${Math.round(node)}, ${all.length - 1} of PostgreSQL ${Math.round(sum - node)})`,
    held: sum <= 250,
  }
}

export async function run(ground: Ground, { months }: Size): Promise<Finding[]> {
  await ground.stop()
  // with the words of `npm start`
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } }
  const [, first = '', ...words] = scripts.start.split(' ')
  const server = start(first, words, { NTM_DATA: ground.folder, NTM_TODAY: today, PORT: '0', LOG_LEVEL: 'warn' })
  const [, address] = await server.heard(/nông thôn mới: (http\S+)/)
  const database = openDatabase(databaseUrl(join(ground.folder, 'db'), 'ntm'), { max: 1 })
  const forget = () => database.pool.query('update figures.revision set n = n + 1 where shard = 0')
  const days = months.slice(-15).map((month) => month.day)
  try {
    const page = await ask(
      days.map((day) => `${address}/ket-qua?ngay=${day}`),
      forget,
    )
    const api = await ask(
      days.map((day) => `${address}/api/v1/figures?unit=VN&asOf=${day}`),
      forget,
    )
    await database.close()
    return [
      ...findings('Page of the country with its counts by province and map, over HTTP', true, page),
      ...findings('The country’s figures from `/api/v1/figures`, over HTTP', false, api),
      await memory(server.child.pid as number),
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}
