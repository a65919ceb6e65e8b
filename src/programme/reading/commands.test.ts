import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ntm } from '../../../tests/acceptance/ntm.ts'
import { freshDatabase } from '../../../tests/harness/database.ts'

// Anh Quân checks what the districts send before it is put together.
let url = ''
let folder = ''
beforeAll(async () => {
  url = (await freshDatabase('ntm_loaded')).url
  folder = await mkdtemp(join(tmpdir(), 'ntm-read-'))
})

const file = async (name: string, text: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('ntm read', () => {
  test('each line is a text of its own, one JSON object a figure; empty lines keep their number', async () => {
    const path = await file('lines.txt', '\ufeffCó 24/207 xã đạt 19 tiêu chí\r\n\r\nbình quân 8,5 tiêu chí/xã\r\n')
    const { code, stdout } = await ntm(url, 'read', '--lines', path, '--json')
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(rows.map((row) => [row.line, row.what, row.key, row.value])).toEqual([
      [1, 'communes_meeting_19', 'communes-all-criteria-met', 24],
      [1, 'communes_total', 'communes-in-scope', 207],
      [3, 'avg_criteria', 'average-criteria-met', 8.5],
    ])
  })

  test('--check prints one object with figures, directives and findings', async () => {
    const path = await file(
      'report.txt',
      'Báo cáo của huyện Mường Khương quý I năm 2024.\nTổng số tiêu chí là 122 lượt tiêu chí, bình quân 7,46 tiêu chí/xã.',
    )
    const { stdout } = await ntm(url, 'read', path, '--check', '--json')
    const answer = JSON.parse(stdout)
    expect(answer.findings.map((one: { kind: string; severity: string }) => [one.kind, one.severity])).toEqual([['average', 'error']])
    expect(Object.keys(answer)).toEqual(['figures', 'directives', 'findings'])
  })

  test.each<[string, string[], number, string]>([
    ['a missing file', ['/khong/co/tep.txt'], 1, 'Không mở được tệp'],
    ['no file at all', [], 2, 'Nêu ít nhất một tệp'],
    ['a day that is none', ['x.txt', '--day', '31/2/2024'], 2, 'không phải là ngày'],
    ['an unknown option', ['--check-all'], 2, 'unknown option'],
  ])('%s', async (_, args, code, sentence) => {
    const ran = await ntm(url, 'read', ...args)
    expect([ran.code, ran.stdout]).toEqual([code, ''])
    expect(ran.stderr).toContain(sentence)
    expect(ran.stderr).not.toMatch(/ at .*\.ts:\d/)
  })

  test('an encoding of the last century is refused by name', async () => {
    const { code, stderr } = await ntm(url, 'read', await file('cu.txt', Uint8Array.from([0x58, 0xb7, 0x20, 0xae, 0xa2])))
    expect([code, stderr.includes('cu.txt')]).toEqual([1, true])
  })
})
