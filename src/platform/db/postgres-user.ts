import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refused } from '../base/refusal.ts'
import type { Native } from './native.ts'

/**
 * As whom PostgreSQL runs. It refuses root, so root hands over to somebody without rights:
 * whoever owns the data already, else whoever owns the folder, else nobody.
 */
export type PostgresUser = { uid: number; gid: number; run: (command: string, args: string[], options: SpawnOptions) => ChildProcess }

const nobody = { uid: 65_534, gid: 65_534 }
/** lets the unprivileged user pass folders that only root may enter, first by reading only */
const passes = ['+dac_read_search', '+dac_override']

export async function choosePostgresUser(data: string, native: Native): Promise<PostgresUser> {
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  if (self.uid !== 0) return { ...self, run: (command, args, options) => spawn(command, args, options) }
  const { uid, gid } = (await firstOwner([data, dirname(data), dirname(dirname(data))])) ?? nobody
  const plain: PostgresUser = { uid, gid, run: (command, args, options) => spawn(command, args, { ...options, uid, gid }) }
  if (await reaches(plain, data, native)) return plain
  for (const pass of passes) {
    const user = passing(uid, gid, pass)
    if (await reaches(user, data, native)) return user
  }
  throw new Refused({
    code: 'database.unreachable',
    text: `PostgreSQL không chạy bằng root được, còn người dùng không đặc quyền (uid ${uid}) không vào được ${dirname(data)} hoặc ${native.root}. Chuyển dự án sang thư mục ai cũng vào được (ví dụ /srv/ntm), chạy bằng người dùng thường, hoặc đặt DATABASE_URL.`,
  })
}

/** With setpriv (util-linux), whose one extra right is to walk through closed folders. */
function passing(uid: number, gid: number, pass: string): PostgresUser {
  // without no_setuid_fixup, access(2), by which PostgreSQL looks at its own programs, would not count the right
  const drop = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${pass}`,
    `--ambient-caps=${pass}`,
  ]
  return { uid, gid, run: (command, args, options) => spawn('setpriv', [...drop, '--', command, ...args], options) }
}

async function firstOwner(paths: string[]): Promise<{ uid: number; gid: number } | null> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  }
  return null
}

/** Tried, not computed: modes, access lists, containers and namespaces all have a say. */
async function reaches(user: PostgresUser, data: string, native: Native): Promise<boolean> {
  const check = 'cd "$1" && exec "$2" --show -D "$1/db"'
  return new Promise((done) => {
    try {
      const child = user.run('/bin/sh', ['-c', check, 'sh', dirname(data), native.initdb], { env: native.env, stdio: 'ignore' })
      child.on('error', () => done(false))
      child.on('exit', (code) => done(code === 0))
    } catch {
      done(false)
    }
  })
}
