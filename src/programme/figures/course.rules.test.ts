import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { courseAsk, coursePath, figureSlug, readFigure, readSlug, slugOf } from './course.rules.ts'

test.each([
  ['20', { code: '20', on: null }],
  ['15.2025-06-30', { code: '15', on: '2025-06-30' }],
  [' 06325 ', { code: '06325', on: null }],
  ['15.2025-02-30', null],
  ['15.', null],
  ['VN', null],
  ['1 or 1=1', null],
  ['', null],
])('%s names %j', (text, slug) => expect(readSlug(text)).toEqual(slug))

test('an ended unit is named with its last day, a living one by its code', () => {
  const today = day('2026-03-10')
  expect(slugOf({ code: '15', validTo: day('2025-07-01') }, today)).toBe('15.2025-06-30')
  expect(slugOf({ code: '15', validTo: null }, today)).toBe('15')
  expect(slugOf({ code: '15', validTo: day('2026-07-01') }, today)).toBe('15')
})

test.each([
  ['communes-recognised', {}],
  ['communes-recognised.advanced', { tier: 'advanced' }],
  ['communes-under-criteria.10', { k: 10 }],
  ['communes-meeting-criterion.17.1', { criterion: '17.1' }],
  ['communes-in-band.5-9', { lo: 5, hi: 9 }],
  ['communes-in-band.19-', { lo: 19, hi: null }],
  ['average-criteria-met', {}],
])('%s is read and written the same', (slug, qualifier) => {
  const read = readFigure(slug)
  expect(read.qualifier).toEqual(qualifier)
  expect(figureSlug(read.key, read.qualifier)).toBe(slug)
})

test('what narrows a figure wrongly is left out', () => {
  for (const slug of ['communes-recognised.zzz', 'communes-under-criteria.x', 'average-criteria-met.10'])
    expect(readFigure(slug).qualifier).toEqual({})
})

test('an address names each unit once, five at most, and is written the same again', () => {
  const query = new URLSearchParams(
    'don-vi=20&don-vi=20&don-vi=04&don-vi=x&don-vi=1a&don-vi=08&don-vi=10&don-vi=11&don-vi=12&ban-do=hien-nay&ve=ty-le',
  )
  const ask = courseAsk(query)
  expect(ask.units).toEqual(['20', '04', '08', '10', '11'])
  expect(courseAsk(new URL(coursePath(ask), 'http://a').searchParams)).toEqual(ask)
})
