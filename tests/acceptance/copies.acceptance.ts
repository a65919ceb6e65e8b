import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shared } from './ntm.ts'

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const originals = readdirSync(join(shared, 'geo')).filter((name) => /\.(csv|topojson)$/.test(name))

test('the registers and boundaries are all here', () => {
  expect(originals.filter((name) => !existsSync(join('country', name)))).toEqual([])
  expect(originals.length).toBeGreaterThan(40)
})

test.each(originals)('country/%s equals its original; mends stand in files of their own', (name) => {
  expect(hash(join('country', name))).toBe(hash(join(shared, 'geo', name)))
})
