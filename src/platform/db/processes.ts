import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/**
 * What tells one process from a later one with the same number: the machine's boot and the tick at which it began.
 * Null when it is gone (or dead and not yet collected). Source: /proc, so Linux only, as the PostgreSQL that we start.
 */
export async function markOf(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')])
    // the name in parentheses may hold anything, so fields are counted after its end: state is the 1st, start time the 20th
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot.trim()}:${fields[19]}`
  } catch {
    return null
  }
}

/** Whether `pid` is a PostgreSQL that was started on the data folder `folder` (a real path). The command line may be read without any right. */
export async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  if ((await markOf(pid)) === null) return false
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return basename(words[0] ?? '') === 'postgres' && words.includes(folder)
}

/** Waits until a process is gone; false when it is still there after `milliseconds`. */
export async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const mark = await markOf(pid)
  const end = Date.now() + milliseconds
  while (mark !== null && (await markOf(pid)) === mark) {
    if (Date.now() > end) return false
    await new Promise((wake) => setTimeout(wake, 20))
  }
  return true
}
