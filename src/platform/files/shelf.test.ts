import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openShelf } from './shelf.ts'

const folder = await mkdtemp(join(tmpdir(), 'ntm-shelf-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a file is made once for who ask together, anew when the data changed, and again after it failed', async () => {
  const shelf = openShelf(join(folder, 'a'))
  let made = 0
  const make = (text: string) =>
    async function* () {
      made++
      yield Buffer.from(text)
    }
  const wanted = { question: 'q', mark: '1', make: make('một') }
  const both = await Promise.all([shelf.take(wanted), shelf.take(wanted)])
  expect([made, both[0], await readFile(both[0].path, 'utf8')]).toEqual([1, both[1], 'một'])
  const next = await shelf.take({ ...wanted, mark: '2', make: make('hai') })
  expect([made, await readFile(next.path, 'utf8'), next.tag === both[0].tag]).toEqual([2, 'hai', false])
  // the one before leaves nothing behind
  expect(await readdir(join(folder, 'a'))).toHaveLength(1)
  const broken = async function* () {
    yield Buffer.from('nửa')
    throw new Error('cut')
  }
  await expect(shelf.take({ question: 'x', mark: '1', make: broken })).rejects.toThrow('cut')
  expect(await readFile((await shelf.take({ question: 'x', mark: '1', make: make('trọn') })).path, 'utf8')).toBe('trọn')
})
