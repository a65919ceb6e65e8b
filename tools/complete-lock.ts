/**
 * Run after each `npm install`: `node tools/complete-lock.ts`.
 * npm leaves binaries of other platforms out of the lock (always where a registry lacks them), and `npm ci` then refuses the lock.
 * This writes them back as optional entries, so that one lock installs on every platform. `--check` only tells whether something is missing.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

type Entry = {
  version?: string
  integrity?: string
  resolved?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** What a package's name says of the machines it is for: `@biomejs/cli-linux-x64-musl` → linux, x64, musl. */
export function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name
    .replace(/\bwin-/, 'win32-')
    .replace(/-windows-/, '-win32-')
    .split(/[/.@-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.some((word) => word === processor || word.startsWith(`${processor}_`)))
  const libc = words.includes('musl') || words.includes('musleabihf') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return { ...(os.length > 0 ? { os } : {}), ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}) }
}

/** The optional packages that the lock names and does not hold: [name, exact version, whether only development needs it]. */
export function missingEntries(lock: Lock): { name: string; version: string; dev: boolean }[] {
  const missing = new Map<string, { name: string; version: string; dev: boolean }>()
  for (const [path, entry] of Object.entries(lock.packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const held = `node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages
      if (!held && /^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) missing.set(name, { name, version, dev: entry.dev === true })
    }
  return [...missing.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The registry's digest of a package, or null where the registry lacks it. */
function integrityOf(name: string, version: string): string | null {
  try {
    return (
      execFileSync('npm', ['view', `${name}@${version}`, 'dist.integrity'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || null
    )
  } catch {
    return null
  }
}

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const missing = missingEntries(lock)
  const urls = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)
  if (process.argv.includes('--check')) {
    for (const { name, version } of missing) console.error(`package-lock.json lacks ${name}@${version}: run node tools/complete-lock.ts`)
    for (const [path] of urls) console.error(`package-lock.json names the address of ${path}`)
    process.exit(missing.length + urls.length > 0 ? 1 : 0)
  }
  for (const [, entry] of urls) delete entry.resolved
  for (const { name, version, dev } of missing) {
    const integrity = integrityOf(name, version)
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(integrity ? { integrity } : {}),
      ...platformOf(name),
      ...(dev ? { dev: true } : {}),
      optional: true,
    }
  }
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
  console.error(`${missing.length} optional packages of other platforms written back`)
}
