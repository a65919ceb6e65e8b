import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

/** A program that runs for a test, with everything that it said. */
export type Program = {
  child: ChildProcess
  said: { out: string; err: string }
  /** what a pattern finds in the standard output, as soon as it stands there; fails when the program ends before */
  heard: (pattern: RegExp) => Promise<RegExpExecArray>
  /** exit code, or the signal that ended it */
  ended: Promise<number | NodeJS.Signals | null>
}

/** Runs one of our programs (`src/server.ts`, `src/cli.ts`) with this environment over the test's own. */
export function run(program: string, words: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [program, ...words], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      LOG_LEVEL: 'info',
      NTM_LIMIT_PAGES: '0',
      NTM_LIMIT_FORMS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const look of waiting) look()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
    tell()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.on('close', (code, signal) => {
      done(code ?? signal)
      tell()
    })
  })
  const heard = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((done, fail) => {
      const look = () => {
        const found = pattern.exec(said.out)
        if (found) done(found)
        else if (child.exitCode !== null || child.signalCode !== null) fail(new Error(`ended without ${pattern}: ${said.out}${said.err}`))
        else return
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })
  return { child, said, heard, ended }
}

/** Numbers of the living processes whose command line names a path. */
export async function processesOf(path: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.filter((_, at) => lines[at]?.includes(path)).map(Number)
}
