import { beforeAll, expect, test } from 'vitest'
import { freshDatabase, today } from '../../../tests/harness/database.ts'
import type { Sought } from '../../platform/base/found.ts'
import { type Database, read } from '../../platform/db/database.ts'
import { fold } from '../../platform/text/fold.ts'
import { similarUnits } from '../units/found.reads.ts'
import { findAll, findKind } from './search.reads.ts'
import { readSought } from './search.rules.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase('ntm_loaded')
})

const moment = { today, minute: 600 }
const sought = (text: string) => readSought(text) as Sought
const find = (text: string) => read(database.db, (tx) => findAll({ tx, today }, sought(text), moment))

/** What is typed → the kind that stands first, and the title that stands first in it. */
test.each([
  ['Bính Xá', 'don-vi', 'Xã Bính Xá (mã 06622)'],
  ['Bính Xá'.normalize('NFD'), 'don-vi', 'Xã Bính Xá (mã 06622)'],
  ['binh xa', 'don-vi', /^Xã B[ìí]nh X[aá] /],
  ['06622', 'don-vi', 'Xã Bính Xá (mã 06622)'],
  ['tỉnh Lạng Sơn', 'don-vi', 'Tỉnh Lạng Sơn (mã 20)'],
  ['Hoà Bình', 'don-vi', /Hòa Bình/],
  ['TP Hà Nội', 'don-vi', 'Thành phố Hà Nội (mã 01)'],
  ['Xã Bính Xá, huyện Đình Lập', 'don-vi', 'Xã Bính Xá (mã 06622)'],
  ['tieu chi 17', 'tieu-chi', 'Tiêu chí 17: Môi trường và an toàn thực phẩm'],
  ['Chỉ tiêu 17.1', 'tieu-chi', /^Chỉ tiêu 17\.1: /],
  ['318/QĐ-TTg', 'van-ban', /^Quyết định 318\/QĐ-TTg: /],
  ['quyet dinh 1980/qd-ttg', 'van-ban', /^Quyết định 1980\/QĐ-TTg: /],
  ['ma trận', 'trang', 'Ma trận xã và tiêu chí'],
  ['gop y', 'trang', 'Góp ý, phản ánh'],
  ['ket qua cua tung xa', 'du-lieu', 'Kết quả của từng xã'],
])('«%s» finds %s: %s', async (typed, kind, title) => {
  const [first] = await find(typed)
  expect(first?.kind).toBe(kind)
  expect(first?.rows[0]?.title).toEqual(typeof title === 'string' ? title : expect.stringMatching(title))
})

test('short and long forms find the same', async () => {
  const titles = async (text: string) => (await find(text)).map(({ kind, total }) => `${kind} ${total}`)
  const short = await titles('UBND tỉnh Lạng Sơn')
  expect(short).toContain('van-ban 2')
  for (const long of ['Ủy ban nhân dân tỉnh Lạng Sơn', 'Uỷ ban nhân dân tỉnh Lạng Sơn', 'uy ban nhan dan tinh lang son'])
    expect(await titles(long), long).toEqual(short)
})

test.each(['zzzqx', "o'", '%_\\', 'a'.repeat(10_000), '() | & ! :*', '𓀀 x'])('«%.12s» is answered calmly', async (typed) => {
  const read = readSought(typed)
  if (read) expect(Array.isArray(await find(typed))).toBe(true)
})

test('a page of a kind goes on where the last one ended; a page behind the last is the first', async () => {
  const at = (page: number) => read(database.db, (tx) => findKind({ tx, today }, 'don-vi', sought('tân'), moment, page))
  const [first, second, behind] = [await at(1), await at(2), await at(99)]
  expect(first).toMatchObject({ total: 400, isMore: true, pages: 20, page: 1 })
  expect(new Set([...first.rows, ...second.rows].map(({ href }) => href)).size).toBe(40)
  expect(behind).toEqual(first)
})

test('a name a little wrong leads to names like it', async () => {
  const similar = await read(database.db, (tx) => similarUnits({ tx, today }, sought('xa binh saa')))
  expect(similar.length).toBeGreaterThan(0)
})

test('PostgreSQL folds as the house does', async () => {
  const { rows } = await database.pool.query<{ name: string; folded: string; again: string }>(
    'select name, folded, platform.fold(name) as again from units.version',
  )
  expect(rows.filter(({ folded, again }) => folded !== again)).toEqual([])
  for (const text of ['Đổi mới – ĐẮK LẮK: «Ủy ban», 17.1 (a)', 'Điện Biên'.normalize('NFD'), '  ', "Óc Eo's"])
    expect((await database.pool.query('select platform.fold($1)', [text])).rows[0].fold, text).toBe(fold(text))
})
