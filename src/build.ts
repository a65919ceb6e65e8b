import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const place = 'build'
const stamp = 'sources.sha256'

/** Builds the pages when their sources changed since the last build, or when there is none. `onStart` is called when a build begins. */
export async function ensureBuild(onStart: () => void): Promise<void> {
  const now = await hashOfSources()
  const before = existsSync(join(place, 'server/index.js')) ? await readFile(join(place, stamp), 'utf8').catch(() => '') : ''
  if (before === now) return
  onStart()
  // beside its place first: whoever reads the old build, or builds at the same time, never meets half a new one
  const [fresh, old] = [`${place}.${process.pid}.new`, `${place}.${process.pid}.old`]
  try {
    await runBuild(fresh)
    await writeFile(join(fresh, stamp), now)
    await rename(place, old).catch(() => undefined)
    await rename(fresh, place).catch((error: NodeJS.ErrnoException) => {
      // somebody else's was put there meanwhile
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true })
  }
}

/** One digest over everything that a build reads. */
async function hashOfSources(): Promise<string> {
  const entries = await readdir('src', { recursive: true, withFileTypes: true })
  const sources = entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
  const files = [
    ...sources,
    'vite.config.ts',
    'react-router.config.ts',
    'tools/client-floors.ts',
    'tools/islands.ts',
    'package-lock.json',
  ].sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

/** In a process of its own: the bundler's memory goes back when it is done. */
function runBuild(folder: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['node_modules/@react-router/dev/bin.cjs', 'build'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', NTM_BUILD_FOLDER: folder },
    })
    const atExit = () => child.kill()
    process.on('exit', atExit)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
      })
    child.on('error', fail)
    child.on('exit', (code) => {
      process.off('exit', atExit)
      if (code === 0) done()
      else fail(new Error(`the pages could not be built:\n${said.trim().slice(-3000)}`))
    })
  })
}

if (process.argv[1] === import.meta.filename) await ensureBuild(() => process.stdout.write('Đang dựng giao diện…\n'))
