import { expect, test } from 'vitest'
import { alternatesOf, englishOf, isEnglish, vietnameseOf } from './language.rules.ts'

test.each([
  ['/', '/en'],
  ['/gioi-thieu', '/en/about'],
  ['/lien-he', '/en/contacts'],
  ['/tin-tuc', '/en/news'],
])('%s stands in English at %s, and leads back', (vi, en) => {
  expect([englishOf(vi), vietnameseOf(en)]).toEqual([en, vi])
  expect([isEnglish(vi), isEnglish(en)]).toEqual([false, true])
  expect(alternatesOf(vi)).toEqual(alternatesOf(en))
})

test.each([
  ['/tin-tuc/duong-moi-7', '/en/news'],
  ['/ket-qua', '/en'],
  ['/english', '/en'],
])('%s has no English page of its own: the nearest is %s', (vi, en) => {
  expect([englishOf(vi), isEnglish(vi), alternatesOf(vi)]).toEqual([en, false, []])
})

test.each([
  ['/en/news/new-road-7', '/tin-tuc'],
  ['/en/nothing', '/'],
])('%s leads back to %s', (en, vi) => expect(vietnameseOf(en)).toBe(vi))
