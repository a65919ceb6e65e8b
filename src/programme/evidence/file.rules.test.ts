import { describe, expect, test } from 'vitest'
import { cameraPlace, cameraTime, dispositionOf, fileKinds, kindOf, nameFor, rangeOf, shotOf, stemOf, tidyName } from './file.rules.ts'
import type { FileKind } from './file.types.ts'

const jpeg = fileKinds[0] as FileKind

describe('the type that the bytes tell', () => {
  test.each(fileKinds.map(({ type }) => type))('%s is taken in', (type) => {
    expect(kindOf(type, 'tệp')).toMatchObject({ ok: true, value: { type } })
  })
  test.each([
    ['application/x-msdownload', 'anh.jpg', 'chương trình chạy được'],
    ['video/mp4', 'quay.mp4', 'chụp ảnh thay cho quay phim'],
    ['application/x-cfb', 'bao-cao.doc', 'lưu lại thành .docx'],
    ['application/vnd.ms-word.document.macroenabled.12', 'a.docm', 'macro'],
    ['application/zip', 'a.zip', 'từng tệp bên trong'],
    ['image/svg+xml', 'a.svg', 'mã chạy được'],
    [null, 'anh.jpg', 'không phải là loại tệp mà tên của nó nêu'],
  ])('%s named %s is refused with what to do', (type, name, why) => {
    const answer = kindOf(type, name)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'file.wrongType', text: expect.stringContaining(why) } })
    if (!answer.ok) expect(answer.refusal.text).toContain(`«${name}»`)
  })
})

test.each([
  ['C:\\Users\\Hoa\\Biên bản.PDF', 'Biên bản.PDF'],
  ['../../../etc/passwd', 'passwd'],
  ['Đường thôn Nà Lầu.jpg'.normalize('NFD'), 'Đường thôn Nà Lầu.jpg'],
  ['anh\u202egpj.exe', 'anh gpj.exe'],
  ['  .htaccess', 'htaccess'],
  ['a\u0000b\n"c"<d>.pdf', 'a b c d .pdf'],
  ['', 'không tên'],
  [`${'dài '.repeat(60)}.pdf`, `${'dài '.repeat(60).slice(0, 116)}.pdf`],
])('the name «%s» enters as «%s»', (given, tidy) => {
  expect(tidyName(given)).toBe(tidy)
})

test.each([
  ['anh.jpg', 'anh.jpg'],
  ['ANH.JPEG', 'ANH.JPEG'],
  ['anh.exe', 'anh.jpg'],
  ['anh', 'anh.jpg'],
  ['anh.html.svg', 'anh.html.jpg'],
])('a JPEG named %s is given back as %s', (given, name) => {
  expect(nameFor(given, jpeg)).toBe(name)
})

test('a file is shown only where nothing of it runs, and its name survives old programs', () => {
  const pdf = { name: "Quyết định (số 1) 'mới'.pdf", type: 'application/pdf' }
  expect(dispositionOf(pdf, true)).toBe(
    'inline; filename="quyet-dinh-so-1-moi.pdf"; filename*=UTF-8\'\'Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%28s%E1%BB%91%201%29%20%27m%E1%BB%9Bi%27.pdf',
  )
  expect(dispositionOf(pdf, false)).toMatch(/^attachment; /)
  expect(dispositionOf({ name: 'a.docx', type: fileKinds[5]?.type as string }, true)).toMatch(/^attachment; /)
  expect(dispositionOf({ name: 'a.html', type: 'text/html' }, true)).toMatch(/^attachment; /)
})

test.each([
  ['2026:03:12 14:05:09', '2026-03-12T14:05:09'],
  ['2026-03-12T14:05:09.123', '2026-03-12T14:05:09'],
  ['0000:00:00 00:00:00', null],
  ['2026:02:30 10:00:00', null],
  ['1980:01:01 00:00:00', null],
  [undefined, null],
  [new Date(0), null],
])('a camera that says %s means %s', (text, time) => {
  expect(cameraTime(text)).toBe(time)
})

test.each([
  [21.8531234567, 106.761, { lat: 21.853123, lon: 106.761 }],
  ['21.85', '106.76', { lat: 21.85, lon: 106.76 }],
  [0, 0, null],
  ['', '', null],
  [21.8, undefined, null],
  [91, 10, null],
  [Number.NaN, 10, null],
])('a place %s, %s', (lat, lon, place) => {
  expect(cameraPlace(lat, lon)).toEqual(place)
})

test('the file is believed before the device', () => {
  const [none, file, device] = [
    { takenAt: null, lat: null, lon: null },
    { takenAt: '2026-03-12T14:05:09', lat: null, lon: null },
    { takenAt: '2026-03-13T08:00:00', lat: 21.8, lon: 106.7 },
  ]
  expect(shotOf(file, device)).toEqual({ ...file, pictureToldBy: 'file' })
  expect(shotOf(none, device)).toEqual({ ...device, pictureToldBy: 'device' })
  expect(shotOf(none, none)).toEqual({ ...none, pictureToldBy: null })
})

test.each([
  [null, null],
  ['bytes=0-9', { first: 0, last: 9 }],
  ['bytes=90-', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=50-500', { first: 50, last: 99 }],
  ['bytes=100-', 'outside'],
  ['bytes=9-3', 'outside'],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
])('of a hundred bytes «%s» is %j', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range)
})

test('a first title is the name without its ending', () => {
  expect(['Biên bản.pdf', 'không ending', '.pdf'].map(stemOf)).toEqual(['Biên bản', 'không ending', '.pdf'])
})
