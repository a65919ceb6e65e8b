import { execFile } from 'node:child_process'

export type Ran = { code: number; stdout: string; stderr: string }

/** Runs the command line as an operator would, on one database. */
export const ntm = (databaseUrl: string, ...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, VITEST: undefined, NODE_ENV: undefined }
    execFile(process.execPath, ['src/cli.ts', ...args], { env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr })
    })
  })

/** The JSON that a command prints; a command that fails tells its own words. */
export async function ask<T>(databaseUrl: string, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await ntm(databaseUrl, ...args, '--json')
  if (code !== 0) throw new Error(`ntm ${args.join(' ')} ended with ${code}: ${stderr.slice(-600)}`)
  return JSON.parse(stdout) as T
}

/** Folder of the real texts, figures and registers. */
export const shared = process.env.NTM_SHARED ?? '../shared'
