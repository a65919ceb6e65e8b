import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused } from '../base/refusal.ts'
import { markOf } from './processes.ts'

/** Who uses a data folder: written into it as `owner.json` and believed only while that very process lives. */
export type Owner = { pid: number; mark: string; role: 'server' | 'command'; state: 'starting' | 'ready'; address: string | null }

/** This process owns the folder. */
export type Claim = { ready: (address: string | null) => Promise<void>; release: () => Promise<void> }

const fileOf = (folder: string) => join(folder, 'owner.json')

/** The living owner of a folder, or null. */
export async function ownerOf(folder: string): Promise<Owner | null> {
  const text = await readFile(fileOf(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unreadable(folder, error)
  })
  if (text === null) return null
  try {
    const owner = JSON.parse(text) as Owner
    return (await markOf(owner.pid)) === owner.mark ? owner : null
  } catch {
    return null
  }
}

/**
 * Takes the folder for this process, or tells who has it. A file left by a process that is gone is replaced,
 * even when its number now belongs to another process.
 */
export async function claimFolder(folder: string, role: Owner['role']): Promise<Claim | Owner> {
  try {
    await makeFolder(folder)
  } catch (error) {
    throw unreadable(folder, error as NodeJS.ErrnoException)
  }
  const mine: Owner = { pid: process.pid, mark: (await markOf(process.pid)) ?? 'unknown', role, state: 'starting', address: null }
  const file = fileOf(folder)
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await writeFile(file, JSON.stringify(mine), { flag: 'wx' })
      return claimOf(file, mine)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(folder, error as NodeJS.ErrnoException)
    }
    const text = await readFile(file, 'utf8').catch(() => null)
    const owner = await ownerOf(folder)
    if (owner) return owner
    // empty: another process is writing it right now
    const settled = text !== null && (text !== '' || attempt >= 20)
    if (settled && (await replaceStale(file, text, mine))) return claimOf(file, mine)
    await new Promise((wake) => setTimeout(wake, 10))
  }
  throw new Error(`cannot claim ${folder}`)
}

/** Puts our file in the place of a stale one, one process at a time; false when somebody else did or is about to. */
async function replaceStale(file: string, seen: string, mine: Owner): Promise<boolean> {
  const lock = `${file}.lock`
  try {
    await mkdir(lock)
  } catch {
    // held for a few milliseconds, unless its process was killed right then
    const since = await stat(lock).catch(() => null)
    if (since && Date.now() - since.mtimeMs > 5_000) await rmdir(lock).catch(() => undefined)
    return false
  }
  try {
    if ((await readFile(file, 'utf8').catch(() => null)) !== seen) return false
    await put(file, mine)
    return true
  } finally {
    await rmdir(lock)
  }
}

/** Replaces the file whole: a reader sees the old one or the new one. */
async function put(file: string, owner: Owner): Promise<void> {
  const next = `${file}.${randomUUID()}`
  await writeFile(next, JSON.stringify(owner))
  await rename(next, file)
}

function claimOf(file: string, mine: Owner): Claim {
  // also when the process ends without release; a killed one leaves a stale file, which the next start replaces
  const atExit = () => rmSync(file, { force: true })
  process.on('exit', atExit)
  return {
    async ready(address) {
      await put(file, { ...mine, state: 'ready', address })
    },
    async release() {
      process.off('exit', atExit)
      await rm(file, { force: true })
    },
  }
}

export const isClaim = (answer: Claim | Owner): answer is Claim => 'release' in answer

/** Lets a claim and its folder belong to the one who runs PostgreSQL, so that the same person can start without root later. */
export async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid)
  await chown(fileOf(folder), uid, gid).catch(() => undefined)
}

/** The sentence for whoever wants to start a second server on a folder. */
export function inUse(folder: string, owner: Owner): Refused {
  const who = owner.role === 'server' ? 'một máy chủ' : 'một lệnh ntm'
  const where = owner.address === null ? '' : ` tại ${owner.address}`
  return new Refused({
    code: 'folder.inUse',
    text: `Thư mục dữ liệu ${folder} đang có ${who} dùng (tiến trình ${owner.pid}${where}). Dừng tiến trình ấy trước, hoặc đặt NTM_DATA sang thư mục khác.`,
    status: 409,
  })
}

/** Makes a folder and those above it, one by one: Node's own recursion never ends where the system refuses with ENOENT, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const there = await stat(folder).catch(() => null)
    if (there?.isDirectory()) return
    const above = dirname(folder)
    if (code !== 'ENOENT' || above === folder || (await stat(above).catch(() => null))) throw error
    await makeFolder(above)
    await mkdir(folder)
  }
}

/** what the system says where a folder cannot be made or written */
const noFolder = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EINVAL', 'ENAMETOOLONG'])

function unreadable(folder: string, error: NodeJS.ErrnoException): Error {
  if (!noFolder.has(error.code ?? '')) return error
  return new Refused({
    code: 'folder.notWritable',
    text: `Không ghi được vào thư mục dữ liệu ${folder}. Chạy bằng người dùng đã tạo ra nó, chuyển quyền bằng lệnh «sudo chown -R $(id -u) ${folder}», hoặc đặt NTM_DATA sang thư mục khác.`,
    status: 403,
  })
}
