import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimFolder, inUse, isClaim, type Owner, ownerOf } from './owner.ts'
import { goneWithin, isPostgresOf, markOf } from './processes.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ntm-owner-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (owner: unknown) => writeFile(join(folder, 'owner.json'), typeof owner === 'string' ? owner : JSON.stringify(owner))
const owner = (changes: Partial<Owner>): Owner => ({ pid: 1, mark: 'x', role: 'server', state: 'ready', address: null, ...changes })
const claim = async () => {
  const answer = await claimFolder(folder, 'server')
  if (!isClaim(answer)) throw new Error('refused')
  return answer
}

test('a folder has one owner, until it is released', async () => {
  const first = await claim()
  const second = await claimFolder(folder, 'command')
  expect(second).toMatchObject({ pid: process.pid, role: 'server', state: 'starting' })
  await first.release()
  expect(await ownerOf(folder)).toBeNull()
  await (await claim()).release()
  expect(await readdir(folder)).toEqual([])
})

test('an owner tells when it is ready and where', async () => {
  const mine = await claim()
  await mine.ready('http://localhost:3000')
  const seen = await ownerOf(folder)
  expect(seen).toMatchObject({ state: 'ready', address: 'http://localhost:3000' })
  expect(inUse(folder, seen as Owner).refusal.text).toMatch(
    new RegExp(`${folder}.*tiến trình ${process.pid} tại http://localhost:3000.*NTM_DATA`),
  )
  await mine.release()
})

test.each([
  ['a process that is gone', async () => write(owner({ pid: 2 ** 22 - 1, mark: 'gone' }))],
  ['a number that another process has now', async () => write(owner({ pid: process.pid, mark: 'before the last boot:123' }))],
  ['half a file', async () => write('{"pid": 12')],
  ['an empty file', async () => write('')],
])('what %s left behind is no obstacle', async (_, leave) => {
  await leave()
  expect(await ownerOf(folder)).toBeNull()
  const mine = await claim()
  expect(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid })
  await mine.release()
  expect(await readdir(folder)).toEqual([])
})

test('of many that come at once to a stale folder, one gets it', async () => {
  await write(owner({ mark: 'gone' }))
  const answers = await Promise.all(Array.from({ length: 20 }, () => claimFolder(folder, 'server')))
  const claims = answers.filter(isClaim)
  expect(claims).toHaveLength(1)
  await claims[0]?.release()
})

test('a process is known by its number and its beginning, and gone when it is dead', async () => {
  const child = spawn('sleep', ['60'])
  const pid = child.pid as number
  const mark = await markOf(pid)
  expect(mark).toMatch(/^[0-9a-f-]{36}:\d+$/)
  expect(await markOf(process.pid)).not.toBe(mark)
  expect(await isPostgresOf(pid, folder)).toBe(false)
  expect(await goneWithin(pid, 50)).toBe(false)
  child.kill()
  await once(child, 'exit')
  expect(await goneWithin(pid, 1_000)).toBe(true)
  expect(await markOf(pid)).toBeNull()
})
