import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refused } from '../base/refusal.ts'
import { goneWithin, isPostgresOf } from './processes.ts'

/** A PostgreSQL that lives on a data folder, as its own `postmaster.pid` tells. */
export type Postmaster = { pid: number; socketFolder: string; ready: boolean }

/** Name of the folders for sockets whose path would be too long inside the data folder. */
export const socketPrefix = 'ntm-pg-'

/** What stands in the folder's `postmaster.pid`, alive or not; null when there is none. */
async function written(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  const pid = Math.abs(Number(lines[0]))
  if (!Number.isInteger(pid) || pid === 0) return null
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The PostgreSQL that runs on the folder; a stale file, or a number that another program has now, counts as none. */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const found = await written(data)
  const place = await realpath(data).catch(() => null)
  return found && place !== null && (await isPostgresOf(found.pid, place)) ? found : null
}

/** Stops a PostgreSQL that a killed process left behind, and removes the socket folder that it had. */
export async function stopLeftover(data: string): Promise<void> {
  const found = await written(data)
  if (found === null) return
  const running = await runningPostmaster(data)
  if (running) await stopPostmaster(running.pid)
  else await disown(data)
  if (basename(found.socketFolder).startsWith(socketPrefix)) await rm(found.socketFolder, { recursive: true, force: true })
}

/**
 * The number in a stale `postmaster.pid` may belong to another program by now, and PostgreSQL would not start.
 * It passes over the number of its parent, so ours is put there; the rest, by which it looks for shared memory still in use, stays.
 */
async function disown(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, [String(process.pid), ...rest].join('\n'))
}

/** Fast shutdown (sessions end, nothing committed is lost); at once when that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
      throw error
    }
    if (await goneWithin(pid, 15_000)) return
  }
  throw new Refused({
    code: 'database.notStopping',
    text: `PostgreSQL còn lại từ lần chạy trước (tiến trình ${pid}) không dừng. Dừng nó bằng lệnh «kill -9 ${pid}» rồi chạy lại.`,
  })
}
