import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { fromSets } from './delivery.rules.ts'
import { formOf, isNamed, readEntry, searchedOf } from './entry.rules.ts'
import { filterIn, filterPath, wordsQuery } from './filter.rules.ts'

const today = day('2026-11-22')
const right: Record<string, string> = {
  ...{ loai: 'decision', so: '51/2025', 'ky-hieu': 'QĐ-TTg', 'co-quan': 'Thủ tướng Chính phủ', 'trich-yeu': 'Ban hành Bộ tiêu chí' },
  ...{ 'ban-hanh': '29/12/2025', 'hieu-luc': '2026-02-15', 'quan-he-1': 'replaces', 'vb-1': '318/QĐ-TTg' },
}
const read = (change: Record<string, string> = {}) => {
  const fields: Record<string, string> = { ...right, ...change }
  return readEntry((name) => fields[name] ?? '', today)
}

describe('what is entered', () => {
  test('is read whole; a relation without a day begins with the document; the form gives it back', () => {
    const entry = read({ 'trich-yeu': 'Ban hành Bộ tiêu chí'.normalize('NFD') })
    if (!entry.ok) throw new Error(entry.refusal.text)
    const { metadata, relations } = entry.value
    expect(metadata).toMatchObject({ number: '51/2025', issuedOn: '2025-12-29', inForceOn: '2026-02-15', expiresOn: null, isDraft: false })
    expect(metadata.title).toBe('Ban hành Bộ tiêu chí')
    expect(relations).toEqual([{ kind: 'replaces', other: '318/QĐ-TTg', fromOn: '2026-02-15' }])
    const form = formOf(
      metadata,
      relations.map((one) => ({ ...one, otherId: null })),
    )
    expect(readEntry((name) => form[name] ?? '', today)).toEqual(entry)
  })

  test.each<[string, Record<string, string>, string]>([
    ['no title', { 'trich-yeu': ' ' }, 'Trích yếu'],
    ['no number', { so: '' }, 'Số'],
    ['no day of issue', { 'ban-hanh': '' }, 'Ngày ban hành'],
    ['a day of issue to come', { 'ban-hanh': '23/11/2026' }, 'Ngày ban hành'],
    ['31/2', { 'hieu-luc': '31/2/2026' }, 'Có hiệu lực từ ngày'],
    ['an end before the beginning', { 'het-hieu-luc': '1/1/2026' }, 'Hết hiệu lực từ ngày'],
    ['a draft without days', { 'du-thao': 'co' }, 'Lấy ý kiến dự thảo'],
    ['a draft that ends before it begins', { 'du-thao': 'co', 'y-kien-tu': '2/3/2026', 'y-kien-den': '1/3/2026' }, 'Lấy ý kiến dự thảo'],
    ['another document without what is done to it', { 'quan-he-1': '' }, 'Văn bản liên quan 1'],
    ['a source that is no address', { nguon: 'javascript://x' }, 'Nguồn'],
    ['a task that is no number', { 'nhiem-vu': '1,5x' }, 'Nhiệm vụ'],
    ['a criterion that is none', { 'tieu-chi': '../x' }, 'Bộ tiêu chí, tiêu chí'],
  ])('%s is refused by name', (_, change, where) => {
    const entry = read(change)
    expect(entry.ok ? [] : entry.refusal.offenders?.map((one) => one.where)).toContain(where)
  })
})

test.each([
  ['491/QĐ-TTg', '491/QĐ-TTg', true],
  ['491/QĐ-TTg', 'Quyết định số 491/qd-ttg ngày 16/4/2009', true],
  ['491/QĐ-TTg', '1491/QĐ-TTg', false],
  ['91/QĐ-TTg', '491/QĐ-TTg', false],
  ['', 'gì đó', false],
])('«%s» is named in «%s»: %s', (code, text, is) => {
  expect(isNamed(code, text)).toBe(is)
})

test('a document is searched with and without marks, and nothing typed becomes an operator', () => {
  const entry = read()
  if (!entry.ok) throw new Error('not read')
  expect(searchedOf(entry.value.metadata)).toEqual({
    letters: '51/2025/qđ-ttg quyết định thủ tướng chính phủ ban hành bộ tiêu chí',
    folded: '51 2025 qd ttg quyet dinh thu tuong chinh phu ban hanh bo tieu chi',
  })
  expect(wordsQuery(filterIn(new URLSearchParams({ tim: "318 & !'; drop | (x)" })).words)).toBe('318:* & drop:* & x:*')
  const filter = filterIn(new URLSearchParams('tim=Bộ+tiêu+chí&loai=bia&hieu-luc=expired&ngay=1/1/2020&tu=x'))
  expect(filterPath('/van-ban', filter, 2)).toBe('/van-ban?tim=B%E1%BB%99+ti%C3%AAu+ch%C3%AD&hieu-luc=expired&ngay=2020-01-01&trang=2')
})

test('decisions of sets: one for its sets together, then what amended them; an unknown issuer stays unknown', () => {
  const set = (id: string, decision: string, validTo: string | null, more = {}) => ({
    ...{ id, decision, name: `Bộ ${id}`, issued: day('2022-03-08'), validFrom: day('2022-03-08'), validTo: validTo && day(validTo) },
    ...{ sources: { a: 'https://nguon.example/a' }, provinceName: null, ...more },
  })
  const amendedBy = [{ decision: '211/QĐ-TTg', date: day('2024-03-01'), note: 'nhớ', certainty: 'recalled' }]
  const found = fromSets([
    set('huyen', '320/QĐ-TTg', '2025-07-01', { amendedBy }),
    set('huyen-nc', '320/QĐ-TTg', '2025-08-01', { amendedBy }),
    set('thon', '738/QĐ-UBND', null, { provinceName: 'Tỉnh Lạng Sơn' }),
    set('la', '1/ABC', null),
  ] as never)
  expect(found.map(({ metadata: one }) => [one.number, one.symbol, one.issuer, one.expiresOn, one.criteria])).toEqual([
    ['320', 'QĐ-TTg', 'Thủ tướng Chính phủ', '2025-08-01', ['huyen', 'huyen-nc']],
    ['738', 'QĐ-UBND', 'Ủy ban nhân dân tỉnh Lạng Sơn', null, ['thon']],
    ['1', 'ABC', 'chưa rõ', null, ['la']],
    ['211', 'QĐ-TTg', 'Thủ tướng Chính phủ', null, ['huyen', 'huyen-nc']],
  ])
  expect(found.at(-1)?.amends).toEqual([{ key: 'delivery:320/QĐ-TTg', code: '320/QĐ-TTg' }])
})
