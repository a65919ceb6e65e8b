import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf, type LocalDate, localDate } from './platform/base/local-date.ts'
import { isRefused, Refused } from './platform/base/refusal.ts'
import { type Database, openDatabase } from './platform/db/database.ts'
import { isDelivered, noteDelivered } from './platform/db/delivery.queries.ts'

/** The data that come with the system. */
const folders = ['country', 'criteria-sets', 'demonstration']

/** raised when loading brings more out of the same files, so that databases that are filled already get it */
const edition = 'the decisions of the sets'

/** One digest over every file that loading reads (maps are read by pages, not loaded). */
async function hashOfDelivery(): Promise<string> {
  const hash = createHash('sha256').update(edition)
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && /\.(csv|ya?ml|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
    for (const file of files.sort())
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update('\0')
  }
  return hash.digest('hex')
}

/** Whether the database lacks (a part of) the data that come with the system. */
export const needsFilling = async ({ pool }: Database): Promise<boolean> => !(await isDelivered(pool, await hashOfDelivery()))

export type FillOptions = { today: LocalDate; onProgress: (text: string) => void }

/** Loads what is lacking, in this process, and notes that it is there. */
export async function fill(database: Database, { today, onProgress }: FillOptions): Promise<void> {
  const hash = await hashOfDelivery()
  const { load } = await import('./load.ts')
  await load(database, { today, onProgress })
  await noteDelivered(database.pool, hash)
}

/** The same in a process of its own, whose memory (some 150 MB) goes back to the machine when it is done. */
export function fillApart(url: string, { today, onProgress }: FillOptions): Promise<void> {
  const child = spawn(process.execPath, [import.meta.filename], {
    env: { ...process.env, DATABASE_URL: url, NTM_TODAY: today },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const atExit = () => child.kill()
  process.on('exit', atExit)
  let [line, said] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (line + text).split('\n')
    line = lines.pop() ?? ''
    for (const whole of lines) onProgress(whole)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      process.off('exit', atExit)
      if (code === 0) done()
      else if (code === refusedCode) fail(new Refused({ code: 'data.refused', text: said.trim() }))
      else fail(new Error(`loading ended with ${code}: ${said}`))
    })
  })
}

/** exit code by which the process that fills tells a refusal from a bug */
const refusedCode = 3

if (process.argv[1] === import.meta.filename) {
  const database = openDatabase(process.env.DATABASE_URL as string, { max: 4 })
  try {
    const today = localDate(process.env.NTM_TODAY ?? '') ?? dayOf(new Date())
    await fill(database, { today, onProgress: (text) => process.stdout.write(`${text}\n`) })
  } catch (error) {
    if (!isRefused(error)) throw error
    const { text, offenders = [] } = error.refusal
    process.stderr.write([text, ...offenders.map(({ where, what }) => `  ${where}: ${what}`)].join('\n'))
    process.exitCode = refusedCode
  } finally {
    await database.close()
  }
}
